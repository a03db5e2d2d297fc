"""What is not finished yet, kept until its facts are written: a screening, and a paper week being typed in.

The journal takes either only as a whole; a small file beside it holds what there is so far.
"""

from datetime import date, timedelta
from pathlib import Path

import msgspec

from homeprog.data.errors import sorted_errors
from homeprog.data.files import write_whole
from homeprog.program.facts import Answer

KEPT = timedelta(days=1)
"""Older answers come again: several questions are about the last day."""


class PaperDraft(msgspec.Struct, frozen=True):
    """A log sheet as far as it is typed in.

    Attributes:
        first_day: Its first column.
        cells: Text by place (`2/before/0`: day of the sheet, row, half of the box).
        spares: Exercise by spare row.
        signs: What was new, by day of the sheet (as a text) and field of `ReadinessChecked`.
    """

    first_day: date
    cells: dict[str, str] = {}
    spares: dict[str, str] = {}
    signs: dict[str, tuple[str, ...]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.cells


def load_paper_draft(path: Path) -> PaperDraft | None:
    """The sheet being typed in; None when there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=PaperDraft)
    except (OSError, msgspec.MsgspecError):
        return None


class ScreeningDraft(msgspec.Struct, frozen=True):
    """Answers so far.

    Attributes:
        form: The form they belong to.
        begun: The day of the first answer.
        answers: Answer by question id.
        screens: Question ids of every answered screen, in order, for the way back.
    """

    form: str
    begun: date
    answers: dict[str, Answer] = {}
    screens: tuple[tuple[str, ...], ...] = ()

    def with_screen(self, answers: dict[str, Answer]) -> "ScreeningDraft":
        """One more screen answered."""
        return ScreeningDraft(
            self.form, self.begun, {**self.answers, **answers}, (*self.screens, tuple(answers))
        )

    def without_last(self) -> "ScreeningDraft":
        """The same before its last screen; its answers go."""
        gone = self.screens[-1] if self.screens else ()
        kept = {id_: answer for id_, answer in self.answers.items() if id_ not in gone}
        return ScreeningDraft(self.form, self.begun, kept, self.screens[:-1])


def load_draft(path: Path, form: str, today: date) -> ScreeningDraft:
    """The answers so far of a form; an empty draft when there are none that can be read.

    A draft of another form or of an earlier day, or one that was damaged, is no loss worth a message: the
    questions come again.
    """
    fresh = ScreeningDraft(form, today)
    try:
        draft = msgspec.json.decode(path.read_bytes(), type=ScreeningDraft)
    except (OSError, msgspec.MsgspecError):
        return fresh
    return draft if draft.form == form and today - draft.begun <= KEPT else fresh


def save_draft(path: Path, draft: ScreeningDraft | PaperDraft) -> None:
    """Keep the answers so far.

    Raises:
        StoreError: They cannot be written.
    """
    write_whole(path, msgspec.json.encode(draft))


def drop_draft(path: Path) -> None:
    """Forget the answers so far: their fact is written.

    Raises:
        StoreError: The file cannot be removed.
    """
    with sorted_errors(path):
        path.unlink(missing_ok=True)
