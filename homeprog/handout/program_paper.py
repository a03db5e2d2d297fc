"""A program file on paper: its selection and its own exercises, before anybody's answers are known.

Paper cannot look at gates and pain: it prints what the author chose, with the stop rules and the pain table
on the first page, and says that the health questions come first.
"""

from datetime import date

from msgspec.structs import replace

from homeprog.handout.document import Block, Document, ExerciseBlock, Note, Paragraph, Title
from homeprog.handout.handout import Sources, exercise_blocks, first_page, sentence
from homeprog.handout.wording import Pictures, Wording, no_pictures
from homeprog.program.catalog import PAIRS, Catalog, Exercise
from homeprog.program.dosing import make_item
from homeprog.program.plan import DayPlan, Item
from homeprog.program.program_file import SESSION_MAX, OwnExercise, ProgramFile
from homeprog.program.records import Adopted, ProgramState
from homeprog.program.templates import phase

OWN = "own-{number}"
"""The id under which an own exercise stands on paper."""
WALK = "fa-walk"


def program_sources(
    program: ProgramFile,
    catalog: Catalog,
    words: Wording,
    pictures: Pictures = no_pictures,
    *,
    day: date,
) -> Sources:
    """What the builders of paper need, for a program instead of a person: nobody's name, the file's limits.

    Args:
        catalog: The library; the sources' own has the program's own exercises besides.
        day: The day on the paper.
    """
    together = with_own(program, catalog)
    limits = {name: float(value) for name, value in program.limits.items()}
    adopted = Adopted(day=day, sha256="", title=program.title, limits=limits)
    return Sources(
        plan=_plan(day, items_of(program, together)),
        state=ProgramState(program=adopted),
        catalog=together,
        words=words,
        pictures=pictures,
        name=program.title,
    )


def with_own(program: ProgramFile, catalog: Catalog) -> Catalog:
    """The library with the program's own exercises in it, each with the rules of the one it is like."""
    own = {
        OWN.format(number=number): _as_exercise(OWN.format(number=number), one, catalog.exercises[one.like])
        for number, one in enumerate(program.own, start=1)
    }
    return replace(catalog, exercises={**catalog.exercises, **own})


def _as_exercise(id_: str, own: OwnExercise, like: Exercise) -> Exercise:
    """An own exercise as one of the library: its own words and picture, everything else inherited."""
    return replace(
        like,
        id=id_,
        name=own.name,
        steps=own.steps,
        feel=own.feel or like.feel,
        errors=(),
        figure=own.figure,
    )


def items_of(program: ProgramFile, catalog: Catalog) -> tuple[Item, ...]:
    """The program's exercises in the order of a session (4.6), at the doses that it prints."""
    doses = [(one.id, one.step) for one in program.exercises]
    doses += [(OWN.format(number=number), one.step) for number, one in enumerate(program.own, start=1)]
    items = [
        make_item(
            catalog,
            exercise,
            step or catalog.exercises[exercise].dose.start,
            part="walk" if exercise == WALK else "main",
        )
        for exercise, step in doses
    ]
    main = [item for item in items if item.part == "main"]
    return (
        *sorted(main, key=lambda item: phase(catalog, item.exercise)),
        *(item for item in items if item.part == "walk"),
    )


def _plan(day: date, items: tuple[Item, ...]) -> DayPlan:
    """A day on which nothing is known but the items."""
    return DayPlan(
        day=day,
        action="NORMAL",
        rule="A-0",
        stage="S1",
        gates={},
        pairs=dict.fromkeys(PAIRS, "LOCKED"),
        tags=(),
        asks=(),
        items=items,
        locked=(),
        cards=(),
        benched=(),
        reasons=(),
    )


def build_program_handout(program: ProgramFile, sources: Sources) -> Document:
    """Build the handout of a program file.

    Args:
        sources: What `program_sources` gave for it.
    """
    words = sources.words
    by = words.label("program_by").format(author=program.author) if program.author else ""
    fits = 0 < len(sources.plan.items) <= SESSION_MAX
    blocks: list[Block] = [
        Title(program.title, (by,) if by else (), words.minutes(sources.plan.minutes) if fits else ""),
        Paragraph(words.label("program_lead")),
    ]
    blocks += _notes(program, words)
    blocks += first_page(sources)
    if len(sources.plan.items) > SESSION_MAX:
        blocks.append(Paragraph(words.label("program_many").format(most=SESSION_MAX)))
    blocks += [_with_note(program, sources, block) for block in exercise_blocks(sources)]
    return Document(
        title=program.title,
        running=" · ".join(part for part in (program.title, by) if part),
        footer=sources.catalog.texts["session_footer"],
        page_of=words.label("page_of"),
        blocks=tuple(blocks),
    )


def _notes(program: ProgramFile, words: Wording) -> list[Block]:
    """The author's words; empty lines part paragraphs."""
    paragraphs = [" ".join(part.split()) for part in program.notes.split("\n\n")]
    first, *others = [part for part in paragraphs if part] or [""]
    return [Note(words.label("program_notes"), first), *map(Paragraph, others)] if first else []


def _with_note(program: ProgramFile, sources: Sources, block: Block) -> Block:
    """An exercise with the author's note, and whose place an own one takes."""
    if not isinstance(block, ExerciseBlock):
        return block
    exercise = sources.plan.items[block.number - 1].exercise
    chosen = program.chosen(exercise)
    said = [chosen.note] if chosen is not None and chosen.note else []
    own = {OWN.format(number=number): one for number, one in enumerate(program.own, start=1)}.get(exercise)
    if own is not None:
        like = sources.catalog.exercises[own.like].name
        said = [*([own.note] if own.note else []), sources.words.label("program_like").format(name=like)]
    return replace(block, changes=(*block.changes, *map(sentence, said)))
