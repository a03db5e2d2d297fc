"""Program files in the window: look, adopt, stop, save; the editor's part is `program_editor.py`'s."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from homeprog.data.errors import StoreError
from homeprog.data.profiles import Profile
from homeprog.data.program_file import ProgramFileError, digest, load_program, plain, write_program
from homeprog.program.facts import ProgramAdopted
from homeprog.program.program_file import ProgramFile, from_fact
from homeprog.program.program_preview import preview, program_of
from homeprog.program.retractions import taken_back_ids
from homeprog.ui import program_file_words as say
from homeprog.ui.companion import Companion
from homeprog.ui.program_editor import ProgramEditor
from homeprog.ui.program_file_vm import CardVM, SheetVM


class ProgramFileController(QObject):
    """Holds the program that is being looked at.

    Signals:
        home_changed(object): A `SheetVM` of what is in use.
        looked(object): A `SheetVM` of a program before it is used.
        adopted(): It is in use now.
        stopped(): None is in use any more.
        saved(str): A file was written; its path.
        refused(str): A file cannot be used; one sentence a line.
        failed(str): Something could not be stored; a sentence.

    Attributes:
        editor: Makes and changes a program.
    """

    home_changed = Signal(object)
    looked = Signal(object)
    adopted = Signal()
    stopped = Signal()
    saved = Signal(str)
    refused = Signal(str)
    failed = Signal(str)

    def __init__(self, companion: Companion, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._companion = companion
        self._looked_at: tuple[ProgramFile, str] | None = None
        self.editor = ProgramEditor(companion.catalog, profile.program_draft, self)
        self.editor.failed.connect(self.failed)

    @Slot()
    def refresh(self) -> None:
        """Show what is in use."""
        self.home_changed.emit(self._home())

    def in_use(self) -> ProgramAdopted | None:
        """The fact of the program in use, None without one."""
        adopted = self._companion.state.program
        if adopted is None:
            return None
        facts = self._companion.all_facts()
        gone = taken_back_ids(facts)
        found = (fact for fact in reversed(facts) if isinstance(fact, ProgramAdopted) and fact.id not in gone)
        return next((fact for fact in found if fact.sha256 == adopted.sha256), None)

    def open_file(self, path: Path) -> None:
        """Read a file and show what it would change."""
        try:
            loaded = load_program(path, self._companion.catalog)
        except ProgramFileError as error:
            self.refused.emit(str(error))
            return
        self._look(loaded.program, loaded.sha256)

    @Slot()
    def look_at_edited(self) -> None:
        """Show what the edited program would change, if it can be used."""
        if not self.editor.problem():
            self._look(self.editor.program, digest(self.editor.program))

    @Slot()
    def adopt(self) -> None:
        """Use the program that is being looked at."""
        if self._looked_at is None:
            return
        program, sha256 = self._looked_at
        kept = self._companion.record(ProgramAdopted, program=plain(program), sha256=sha256)
        if kept is not None:
            self.editor.forget()
            self.adopted.emit()

    @Slot()
    def stop(self) -> None:
        """Use no program file any more: the fact is taken back."""
        fact = self.in_use()
        if fact is not None and self._companion.retract(fact.id):
            self.stopped.emit()

    @Slot()
    def edit(self) -> None:
        """Go on with what was begun, else with the program in use, else with the exercises of now."""
        self.editor.open(self._program())

    @Slot()
    def edit_looked_at(self) -> None:
        """Change the program that is being looked at."""
        if self._looked_at is not None:
            self.editor.start(self._looked_at[0])

    def save(self, path: Path) -> None:
        """Write the program in use, or the exercises of now, as a file."""
        if self._written(path, self._program()):
            self.saved.emit(str(path))

    def save_edited(self, path: Path) -> None:
        """Write the edited program as a file."""
        if self._written(path, self.editor.program):
            self.editor.forget()
            self.saved.emit(str(path))

    def _program(self) -> ProgramFile:
        fact = self.in_use()
        program = from_fact(fact.program) if fact is not None else None
        title = self.tr("My program")
        return program or program_of(self._companion.state, self._companion.catalog, title)

    def _written(self, path: Path, program: ProgramFile) -> bool:
        try:
            write_program(path, program)
        except StoreError as error:
            self.failed.emit(str(error))
            return False
        return True

    def _look(self, program: ProgramFile, sha256: str) -> None:
        self._looked_at = (program, sha256)
        companion = self._companion
        found = preview(program, companion.state, companion.plan(), companion.catalog)
        kept = (*say.kept_back(found, companion.catalog), say.always())
        nothing = (self.tr("Nothing changes."),)
        cards = [
            CardVM(self.tr("What changes"), say.changes(found, companion.catalog) or nothing),
            CardVM(self.tr("What the rules keep back"), kept),
        ]
        if program.notes:
            cards.insert(0, CardVM(self.tr("Good to know"), tuple(program.notes.splitlines())))
        cards += say.own_cards(program, companion.catalog)
        self.looked.emit(SheetVM(program.title, say.made_by(program), tuple(cards)))

    def _home(self) -> SheetVM:
        fact = self.in_use()
        program = from_fact(fact.program) if fact is not None else None
        if fact is None or program is None:
            none = self.tr("None. The program chooses your exercises by itself.")
            cards = [CardVM(self.tr("In use now"), (none,))]
        else:
            lines = tuple(line for line in (say.made_by(program), say.since(fact)) if line)
            catalog = self._companion.catalog
            cards = [CardVM(program.title, (*lines, *say.selection(program, catalog)))]
            cards += say.own_cards(program, catalog)
        return SheetVM(
            self.tr("Program file"),
            self.tr(
                "A physiotherapist can choose exercises for you, or you can. "
                "The rules for pain and for the gates stay."
            ),
            tuple(cards),
            in_use=fact is not None,
            begun=self.editor.has_begun(),
        )
