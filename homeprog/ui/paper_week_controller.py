"""Typing in a paper week: every key is kept in a draft, one confirm makes the facts."""

from datetime import date, datetime, time, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from homeprog.data.draft import PaperDraft, drop_draft, load_paper_draft, save_draft
from homeprog.data.errors import StoreError
from homeprog.data.ids import new_id
from homeprog.data.profiles import Profile
from homeprog.handout.handout import Sources
from homeprog.handout.logsheet import DAYS_A_PAGE, legend_of, log_grid
from homeprog.handout.wording import no_pictures
from homeprog.program.facts import FactRetracted
from homeprog.program.paper_past import Known
from homeprog.program.paper_week import TypedWeek, type_in
from homeprog.program.planner import plan_day
from homeprog.program.week_ahead import days_ahead
from homeprog.ui import paper_week_words as say
from homeprog.ui.companion import Companion
from homeprog.ui.paper_week_past import JournalPast
from homeprog.ui.paper_week_sheet import Place, Sheet, days_of, sheet_of, take
from homeprog.ui.paper_week_vm import SheetVM, look_vm, sheet_vm
from homeprog.ui.words_paper import PaperWords

UNDO_KEPT = 200
WEEK = timedelta(days=DAYS_A_PAGE - 1)
"""From the first column to the last."""
MORNING = time(7)
"""The hour at which the sheet of a day is planned: before its readiness answer (RU-21)."""


class PaperWeekController(QObject):
    """One sheet being typed in.

    Args:
        companion: The open profile.
        profile: Where the half-typed sheet is kept.

    Signals:
        changed(SheetVM): The sheet shows something else.
        went_on(Place, str): A box is complete; the next one is wanted, with a key that belongs there.
        refused(str): A key made no sense; a sentence.
        looked(LookVM): What the rules say of the days.
        missed(): The look was asked for, and something is missing; the sheet says what.
        kept(int): So many days are on the disk.
        failed(str): The draft could not be kept, or the journal not be read; a sentence.
    """

    changed = Signal(object)
    went_on = Signal(object, str)
    refused = Signal(str)
    looked = Signal(object)
    missed = Signal()
    kept = Signal(int)
    failed = Signal(str)

    def __init__(self, companion: Companion, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._companion, self._profile = companion, profile
        self._draft = PaperDraft(companion.now().date())
        self._earlier: list[PaperDraft] = []
        self._asked = False
        self._journal = JournalPast(companion)
        self._known: Known | None = None
        self._sheet: Sheet | None = None
        self._limits = (self._draft.first_day, self._draft.first_day)
        self._spares: tuple[tuple[str, str], ...] = ()
        self._kept_ids: tuple[str, ...] = ()

    @property
    def has_typed(self) -> bool:
        """Whether there is a half-typed sheet."""
        return not self._draft.is_empty

    @property
    def opens_slowly(self) -> bool:
        """Whether `open` has to read a long journal first, so that this should be told."""
        return self._journal.takes_long(self._midnight(self._draft_to_open().first_day))

    @Slot()
    def open(self) -> None:
        """Go on with the draft, or begin the week that probably lies on the table."""
        self._earlier, self._asked = [], False
        self._draft = self._draft_to_open()
        self._read_sheet()
        self._show()

    @Slot(object)
    def choose_first_day(self, day: date) -> None:
        """The date above the first column; what was typed stays in its columns."""
        earliest, latest = self._limits
        self._change(replace(self._draft, first_day=min(max(day, earliest), latest)), new_sheet=True)

    @Slot(object, str)
    def type(self, place: Place, text: str) -> None:
        """Keys in a box."""
        sheet = self._sheet
        if sheet is None or not sheet.is_open(place):
            return
        row = sheet.row(place.row)
        taken = take(row.kind, place.half, text)
        if taken.text is None:
            name = say.place_name(sheet, self._draft, self._companion.catalog, place)
            self._show()
            self.refused.emit(say.refused(name, row, place.half))
            return
        cells = {key: kept for key, kept in self._draft.cells.items() if key != place.key}
        if taken.text:
            cells[place.key] = taken.text
        self._change(replace(self._draft, cells=cells))
        if taken.moves_on:
            self.went_on.emit(place, taken.rest)

    @Slot(str, str)
    def choose_spare(self, row: str, exercise: str) -> None:
        """Name the exercise of a spare row; empty for none."""
        spares = {key: kept for key, kept in self._draft.spares.items() if key != row}
        if exercise:
            spares[row] = exercise
        self._change(replace(self._draft, spares=spares))

    @Slot(int, str, bool)
    def choose_sign(self, offset: int, sign: str, is_new: bool) -> None:
        """Say what was new on a ticked day."""
        chosen = [one for one in self._draft.signs.get(str(offset), ()) if one != sign]
        signs = {**self._draft.signs, str(offset): tuple([*chosen, sign] if is_new else chosen)}
        self._change(replace(self._draft, signs=signs))

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        if self._earlier:
            before = self._earlier.pop()
            new_sheet = before.first_day != self._draft.first_day
            self._take_over(before, new_sheet=new_sheet)

    @Slot()
    def clear(self) -> None:
        """An empty sheet of the same week; undo brings the typed one back."""
        self._change(PaperDraft(self._draft.first_day))

    @Slot()
    def look(self) -> None:
        """Say what the rules make of the days, or what is still missing."""
        self._asked = True
        vm = self._vm()
        self.changed.emit(vm)
        if vm.problem_at is not None:
            self.missed.emit()
        elif vm.can_look and self._sheet is not None:
            self.looked.emit(look_vm(self._typed(), self._sheet))

    @Slot()
    def keep(self) -> None:
        """Write all days in one transaction; the draft has then done its work."""
        week = self._typed()
        if not week.facts or not self._companion.record_many(week.facts):
            return  # the companion has said why; the sheet stays
        self._kept_ids = tuple(fact.id for fact in week.facts)
        try:
            drop_draft(self._profile.paper_draft)
        except StoreError as error:
            self.failed.emit(str(error))
        self.kept.emit(len(week.days))

    @Slot()
    def take_back(self) -> None:
        """Take the whole week back that was kept last."""
        stamp = self._companion.stamp
        gone = [stamp(FactRetracted, fact=fact, reason="paper week") for fact in self._kept_ids]
        if gone and self._companion.record_many(gone):
            self._kept_ids = ()

    def _draft_to_open(self) -> PaperDraft:
        draft = load_paper_draft(self._profile.paper_draft)
        return draft or PaperDraft(self._likely_first_day())

    def _change(self, draft: PaperDraft, *, new_sheet: bool = False) -> None:
        if draft == self._draft:
            return
        self._earlier = [*self._earlier, self._draft][-UNDO_KEPT:]
        self._take_over(draft, new_sheet=new_sheet)

    def _take_over(self, draft: PaperDraft, *, new_sheet: bool) -> None:
        self._draft = draft
        try:
            if draft.is_empty:
                drop_draft(self._profile.paper_draft)
            else:
                save_draft(self._profile.paper_draft, draft)
        except StoreError as error:
            self.failed.emit(str(error))
        if new_sheet:
            self._read_sheet()
        self._show()

    def _show(self) -> None:
        self.changed.emit(self._vm())

    def _vm(self) -> SheetVM:
        assert self._sheet is not None
        return sheet_vm(
            self._sheet,
            self._draft,
            self._companion.catalog,
            legend=legend_of(PaperWords()),
            spares=self._spares,
            limits=self._limits,
            can_undo=bool(self._earlier),
            asked=self._asked,
        )

    def _typed(self) -> TypedWeek:
        assert self._sheet is not None
        assert self._known is not None
        return type_in(
            days_of(self._sheet, self._draft),
            self._known,
            self._companion.catalog,
            now=self._companion.now(),
            new_id=self._new_id,
        )

    def _new_id(self) -> str:
        return new_id(self._companion.now())

    def _read_sheet(self) -> None:
        """The sheet as it was printed for its first day: from what was known on that morning."""
        companion, first = self._companion, self._draft.first_day
        zone = companion.now().tzinfo
        self._known = known = self._journal.around(self._midnight(first))
        plan = plan_day(known.before, datetime.combine(first, MORNING, zone), companion.catalog)
        sources = Sources(plan, known.before, companion.catalog, PaperWords(), no_pictures, "")
        grid = log_grid(sources, first, days_ahead(plan, known.before, companion.catalog))
        today = companion.now().date()
        begun = today if known.begun is None else known.begun.date()
        self._limits = (begun - WEEK, today)
        self._sheet = sheet_of(grid, first, begun, today, known.later)
        rows = {row.exercise for row in self._sheet.rows}
        others = (set(known.before.exercises) | plan.allowed) - rows
        named = ((one, companion.catalog.exercises[one].name) for one in others)
        self._spares = tuple(sorted(named, key=lambda pair: pair[1]))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._companion.now().tzinfo)

    def _likely_first_day(self) -> date:
        """The day after the last answer on the screen; a week ago when the screen was used lately."""
        today, state = self._companion.now().date(), self._companion.state
        answered = [one.day for one in state.days if one.readiness or one.morning or one.sessions]
        last = max(answered, default=state.screening.last_full or today)
        return last + timedelta(days=1) if last < today - timedelta(days=1) else today - WEEK
