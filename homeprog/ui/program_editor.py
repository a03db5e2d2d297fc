"""Makes and changes a program: every wish is one pure change, kept on the disk, and can be undone."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from homeprog.data.draft import drop_draft
from homeprog.data.errors import StoreError
from homeprog.data.program_file import load_program_draft, save_program_draft
from homeprog.program import program_editing as edits
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.program_file import ProgramFile, problems, steps_of
from homeprog.ui import program_file_words as say
from homeprog.ui import words
from homeprog.ui.program_file_vm import PARTS, EditorVM, NumberVM, RowVM, part_of

UNDO_MOST = 100
_ONE_KIND = frozenset({"FA", "N", "S3", "S4"})


class ProgramEditor(QObject):
    """Holds the program that is being made.

    Signals:
        changed(object): An `EditorVM`.
        failed(str): The draft could not be kept; a sentence.

    Attributes:
        program: As it is now.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, catalog: Catalog, draft: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog, self._draft = catalog, draft
        self.program = edits.EMPTY
        self._before: list[tuple[str, ProgramFile]] = []
        self._part = PARTS[1]

    def has_begun(self) -> bool:
        """Whether something unfinished is kept."""
        return load_program_draft(self._draft) is not None

    def open(self, otherwise: ProgramFile) -> None:
        """Go on with what was begun, else begin with a program."""
        self._begin(load_program_draft(self._draft) or otherwise)

    def start(self, program: ProgramFile) -> None:
        """Begin with a program, whatever was begun before."""
        self._begin(program)
        self._keep()

    def forget(self) -> None:
        """It is done: in use or in a file."""
        self._before = []
        try:
            drop_draft(self._draft)
        except StoreError as error:
            self.failed.emit(str(error))

    def problem(self) -> str:
        """What keeps the program from being used, the first sentence of it."""
        found = problems(self.program, self._catalog)
        return say.problem(found[0]) if found else ""

    @Slot(str)
    def choose_part(self, part: str) -> None:
        """Show the exercises of another part."""
        self._part = part
        self._tell()

    @Slot(str, str)
    def say(self, field: str, text: str) -> None:
        """Change the title, the author or the notes; typing on is one step back."""
        self._change(f"words {field}", edits.with_words(self.program, field, text), merge=True)

    @Slot(str, bool)
    def use(self, exercise: str, on: bool) -> None:
        """Choose an exercise, or no longer."""
        self._change("use", edits.use(self.program, exercise, on, self._catalog))

    @Slot(str, bool)
    def leave(self, exercise: str, on: bool) -> None:
        """Leave an exercise out, or no longer."""
        self._change("leave", edits.leave(self.program, exercise, on))

    @Slot(str, str, str)
    def dose(self, exercise: str, step: str, top: str) -> None:
        """Set the doses of a chosen exercise; empty is "as usual"."""
        made = edits.with_dose(self.program, exercise, self._catalog, step=step or None, top=top or None)
        self._change("dose", made)

    @Slot(str, object)
    def limit(self, limit: str, value: int | None) -> None:
        """Set a number of the pain rules; None is the usual one."""
        made = edits.with_limit(self.program, limit, value)
        self._change(f"limit {limit}", made, merge=True)

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            _, self.program = self._before.pop()
            self._keep()
            self._tell()

    def _begin(self, program: ProgramFile) -> None:
        self.program, self._before = program, []
        self._tell()

    def _change(self, what: str, made: ProgramFile, *, merge: bool = False) -> None:
        if made == self.program:
            return
        if not (merge and self._before and self._before[-1][0] == what):
            self._before = [*self._before, (what, self.program)][-UNDO_MOST:]
        self.program = made
        self._keep()
        self._tell()

    def _keep(self) -> None:
        try:
            save_program_draft(self._draft, self.program)
        except StoreError as error:
            self.failed.emit(str(error))

    # -- what is shown ---------------------------------------------------------------------------------------

    def _tell(self) -> None:
        numbers = self._part == "numbers"
        self.changed.emit(
            EditorVM(
                title=self.program.title,
                author=self.program.author,
                notes=self.program.notes,
                part=self._part,
                sections=() if numbers else self._sections(),
                numbers=self._numbers() if numbers else (),
                counts=self.tr("Chosen so far: {n}").format(n=len(self.program.exercises)),
                problem=self.problem(),
                can_undo=bool(self._before),
            )
        )

    def _sections(self) -> tuple[tuple[str, tuple[RowVM, ...]], ...]:
        found: dict[str, list[RowVM]] = {}
        for exercise in self._catalog.exercises.values():
            if part_of(exercise) == self._part:
                found.setdefault(self._heading(exercise), []).append(self._row(exercise))
        return tuple((heading, tuple(rows)) for heading, rows in found.items())

    def _heading(self, exercise: Exercise) -> str:
        """The muscle group, where a part has several; else the stage."""
        return words.stage(exercise.stage) if exercise.stage in _ONE_KIND else words.group(exercise.group)

    def _row(self, exercise: Exercise) -> RowVM:
        chosen = self.program.chosen(exercise.id)
        steps = steps_of(exercise, self._catalog.ladders[exercise.dose.ladder])
        return RowVM(
            id=exercise.id,
            name=exercise.name,
            used=chosen is not None,
            left_out=exercise.id in self.program.leave_out,
            can_leave=exercise.stage != "FA",
            steps=tuple((step, say.dose(exercise.id, step, self._catalog)) for step in steps),
            step=(chosen.step if chosen is not None else None) or "",
            top=(chosen.top if chosen is not None else None) or "",
        )

    def _numbers(self) -> tuple[NumberVM, ...]:
        return tuple(
            NumberVM(
                id=limit.id,
                name=limit.text[:1].upper() + limit.text[1:],
                usual=int(limit.default),
                lowest=int(limit.minimum),
                highest=int(limit.maximum),
                value=self.program.limits.get(limit.id),
            )
            for limit in self._catalog.limits.values()
        )
