"""Today's program as a document: the fridge page first, then every exercise with its pictures."""

from msgspec import Struct

from homeprog.handout.document import (
    Block,
    Cue,
    Document,
    ExerciseBlock,
    Heading,
    Note,
    Overview,
    Paragraph,
    RuleBox,
    Table,
    Title,
)
from homeprog.handout.wording import Pictures, Wording, no_pictures
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.context import limits_of
from homeprog.program.plan import DayPlan, Item, Part
from homeprog.program.records import ProgramState

PARTS: tuple[Part, ...] = ("warm_up", "main", "walk", "closing")
LOCKING = ("EMERGENCY", "URGENT", "CLINICIAN-FIRST")
"""Actions under which nothing is offered (clinical.md 2.1, RU-26)."""
ORDER_CARDS = {"N": "E7"}
"""The card that says why the order is as it is (clinical.md 9); E6 on every other stage."""
USUAL = ("NORMAL", "NORMAL-HOLD")
"""Days on which the order of the exercises is all there is to say."""


class Sources(Struct, frozen=True):
    """What a handout is made from.

    Attributes:
        plan, state: The day and what the facts amount to.
        words: Sentences.
        pictures: Draws an exercise.
        name: Whom it is for; empty leaves the name out.
    """

    plan: DayPlan
    state: ProgramState
    catalog: Catalog
    words: Wording
    pictures: Pictures = no_pictures
    name: str = ""


def build_handout(sources: Sources) -> Document:
    """Build the handout of a day.

    Under EMERGENCY, URGENT and CLINICIAN-FIRST it says what to do now and offers no exercise.
    """
    plan, words = sources.plan, sources.words
    blocks: list[Block] = [_title(sources), Paragraph(_lead(sources))]
    if plan.action in LOCKING:
        blocks.append(_stop_box(words))
    else:
        blocks += first_page(sources)
        blocks += exercise_blocks(sources)
    day = words.day(plan.day)
    return Document(
        title=words.label("handout_title"),
        running=" · ".join(part for part in (sources.name, words.label("handout_title"), day) if part),
        footer=sources.catalog.texts["session_footer"],
        page_of=words.label("page_of"),
        blocks=tuple(blocks),
    )


def _title(sources: Sources) -> Title:
    plan, words = sources.plan, sources.words
    lines = (sources.name, words.day(plan.day), words.action_title(plan.action))
    timed = bool(plan.items) and plan.action not in LOCKING
    return Title(
        words.label("handout_title"),
        tuple(line for line in lines if line),
        words.minutes(plan.minutes) if timed else "",
    )


def _lead(sources: Sources) -> str:
    plan, words = sources.plan, sources.words
    if plan.action in LOCKING:
        return sources.catalog.texts[plan.action]
    said = [] if plan.action in USUAL and plan.items else [words.action_text(plan)]
    said += [words.label("handout_lead")] if plan.items else []
    return " ".join(said)


def first_page(sources: Sources) -> list[Block]:
    """The page for the fridge: the session at a glance, stop signs, what to do at which pain."""
    words, limits = sources.words, limits_of(sources.state, sources.catalog)
    blocks: list[Block] = []
    if sources.plan.items:
        blocks.append(_overview(sources))
    blocks.append(_stop_box(words))
    if sources.plan.items:
        blocks.append(Table(_before_title(sources), words.readiness_rows(limits)))
        blocks.append(Table(words.label("pain_title"), words.pain_rows(limits)))
        card = sources.catalog.cards[ORDER_CARDS.get(sources.plan.stage, "E6")]
        blocks.append(Note(words.label("why_order"), card.text))
    return blocks


def _before_title(sources: Sources) -> str:
    """The title over the readiness rows, with the usual pain B that they speak of (clinical.md 0.4)."""
    title = sources.words.label("before_title")
    baseline = sources.state.baseline
    if baseline is None:
        return title
    return f"{title} {sources.words.label('before_usual').format(usual=baseline.b)}"


def _overview(sources: Sources) -> Overview:
    return Overview(
        tuple(
            (
                number,
                sources.catalog.exercises[item.exercise].name,
                sources.words.dose(item, sources.catalog),
            )
            for number, item in enumerate(sources.plan.items, start=1)
        )
    )


def _stop_box(words: Wording) -> RuleBox:
    return RuleBox(words.label("stop_title"), words.stop_signs(), words.label("stop_closing"))


def exercise_blocks(sources: Sources) -> list[Block]:
    """Every exercise under the heading of its part."""
    blocks: list[Block] = []
    numbered = list(enumerate(sources.plan.items, start=1))
    for part in PARTS:
        members = [(number, item) for number, item in numbered if item.part == part]
        if members:
            blocks.append(Heading(sources.words.label(f"part_{part}")))
            blocks += [exercise_block(sources, number, item) for number, item in members]
    return blocks


def exercise_block(sources: Sources, number: int, item: Item) -> ExerciseBlock:
    """One exercise with the words and changes for this person."""
    exercise, words = sources.catalog.exercises[item.exercise], sources.words
    readable = sources.catalog.readable
    return ExerciseBlock(
        number=number,
        name=exercise.name,
        dose=words.dose(item, sources.catalog),
        badge=words.change(item.change) if item.change else "",
        position=capital(words.position(exercise.position)),
        pictures=sources.pictures(exercise, item.side),
        steps=exercise.steps,
        cues=_cues(exercise, sources),
        errors_title=words.label("errors"),
        errors=tuple(sentence(readable(error)) for error in exercise.errors),
        changes=tuple(
            sentence(readable(change.text))
            for tag, change in exercise.modify.items()
            if tag in sources.plan.tags
        ),
    )


def _cues(exercise: Exercise, sources: Sources) -> tuple[Cue, ...]:
    words, readable = sources.words, sources.catalog.readable
    cues = [
        Cue(words.label("feel"), sentence(exercise.feel)),
        Cue(words.label("should_not_feel"), sentence(readable(exercise.should_not_feel))),
        Cue(words.label("breathing"), sentence(exercise.breathing)),
    ]
    if exercise.core_cue:
        cues.append(Cue(words.label("core"), sentence(exercise.core_cue)))
    return tuple(cue for cue in cues if cue.text)


def sentence(text: str) -> str:
    """A phrase of the library as a sentence: capital first, full stop last."""
    return capital(text if not text or text[-1] in ".!?" else f"{text}.")


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
