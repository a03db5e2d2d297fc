"""Parts of Today's view-model beside the plan itself: what a day adds in notes, notices, offers and locks."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from homeprog.program import maintenance, reassess
from homeprog.program.catalog import Catalog
from homeprog.program.gates import GATES, PAIR_GATES
from homeprog.program.pairs import WEAK_GROUP
from homeprog.program.plan import DayPlan, Missing
from homeprog.program.records import ProgramState
from homeprog.ui import words, words_day
from homeprog.ui.learn_panels import CardVM
from homeprog.ui.welcome import welcome_back

_translate = QCoreApplication.translate

ROUNDS_LEAST, ROUNDS_MOST = 3, 5
"""A flare-up day has three to five small rounds (clinical.md 5.9)."""
PAPER_DAYS = 2
"""More days than these without an entry may stand on paper."""
ROUND_ACTIONS = frozenset({"FLARE", "FLARE-NERVE"})
TRAINING_ACTIONS = frozenset({"GENTLE", "EASY", "NORMAL-HOLD", "NORMAL"})
GATES_AHEAD: Mapping[str, tuple[str, ...]] = {
    "G-CORE": ("G-ANY",),
    "G-SET": ("G-CORE", "G-A", "G-B", "G-C"),
    "G-SET-X": ("G-SET",),
    "G-SET-L": ("G-SET-X",),
    "G-BAL": ("G-SET",),
    "G-MAINT": ("G-BAL",),
}
"""A gate is spoken of once those before it are open (clinical.md 6.3); the pairs' gates always are."""


class LockVM(Struct, frozen=True):
    """A gate that is still shut.

    Attributes:
        title: What it holds.
        opens: What opens it.
        why: The reason for waiting.
        missing: What is still missing, in numbers.
        gate: Its id.
    """

    title: str
    opens: str
    why: str
    missing: tuple[str, ...]
    gate: str


class OfferVM(Struct, frozen=True):
    """What a press does: `review` (seen by a clinician), `falls` (more support, SB-4), `paper` (type in).

    Attributes:
        reasons, rule: Why it is offered: a sentence for each rule, and the rules' ids; empty without a rule.
    """

    key: str
    title: str
    text: str
    button: str
    reasons: tuple[str, ...] = ()
    rule: str = ""


def rounds_done(state: ProgramState, day: date) -> int:
    """Small rounds of a flare-up day so far."""
    record = state.day_record(day)
    return 0 if record is None else len(record.sessions)


def notes(state: ProgramState, plan: DayPlan, catalog: Catalog) -> tuple[str, ...]:
    """What is said once under the action: a welcome, advice of the screening, rounds, the set of stage 5."""
    found = [welcome_back(state, plan.day)]
    found += [catalog.texts[f"advice_{key}"] for key in state.screening.advice]
    if plan.action in ROUND_ACTIONS:
        found.append(_rounds(rounds_done(state, plan.day)))
    elif plan.action in TRAINING_ACTIONS and plan.stage == "S5" and not reassess.re_enters(state):
        found.append(_maintenance(state))
    return tuple(note for note in found if note)


def _rounds(done: int) -> str:
    if done >= ROUNDS_MOST:
        return _translate("today", "Rounds done today: {done}. That is enough for today. Well done.").format(
            done=done
        )
    if done >= ROUNDS_LEAST:
        counted = _translate("today", "Rounds done today: {done}. That is fine; up to five do you good.")
        return counted.format(done=done)
    return _translate("today", "Rounds done today: {done}. Three to five do you good.").format(done=done)


def _maintenance(state: ProgramState) -> str:
    """The two sets of stage 5 come in turn (4.7)."""
    if maintenance.letter(state) == "A":
        return _translate("today", "Today is set A. Next time comes set B.")
    return _translate("today", "Today is set B. Next time comes set A.")


def notices(state: ProgramState, plan: DayPlan, catalog: Catalog) -> tuple[CardVM, ...]:
    """Unread notices, for the top of the page."""
    return tuple(card for card in _cards(state, plan, catalog) if _is_notice(card) and not card.read)


def lessons(state: ProgramState, plan: DayPlan, catalog: Catalog) -> tuple[CardVM, ...]:
    """The education card of the day, and notices that were read and still hold."""
    return tuple(card for card in _cards(state, plan, catalog) if not _is_notice(card) or card.read)


def _is_notice(card: CardVM) -> bool:
    return not card.id.startswith("E")


def _cards(state: ProgramState, plan: DayPlan, catalog: Catalog) -> list[CardVM]:
    """CLINICIAN says what RA-2 to RA-5 have said already; it comes alone or not at all."""
    ids = [card for card in plan.cards if card in catalog.cards]
    if any(card in state.clinician for card in ids):
        ids = [card for card in ids if card != "CLINICIAN"]
    return [
        CardVM(id_, catalog.cards[id_].title, catalog.cards[id_].text, _is_read(state, id_)) for id_ in ids
    ]


def _is_read(state: ProgramState, card: str) -> bool:
    """A notice that was asked for anew is to be read anew; a lesson on show is never read yet."""
    read = state.cards_read.get(card)
    if read is None or card.startswith("E"):
        return False
    asked = state.clinician.values() if card == "CLINICIAN" else [state.clinician.get(card, read)]
    return read >= max(asked, default=read)


def offers(state: ProgramState, plan: DayPlan) -> Iterator[OfferVM]:
    """A review to note while one is asked for; more support after a shaky balance session (SB-4)."""
    if state.clinician:
        yield OfferVM(
            "review",
            _translate("today", "Have you been seen?"),
            _translate("today", "Once a doctor or physiotherapist has looked at your plan, note it here."),
            _translate("today", "I have been seen"),
            tuple(dict.fromkeys(words.rule(rule) for rule in state.clinician)),
            ", ".join(state.clinician),
        )
    if "SB-4" in plan.cards and "falls" not in plan.tags:
        yield OfferVM(
            "falls",
            _translate("today", "More support?"),
            _translate(
                "today", "Your balance was shaky. We can keep your hands on something firm from now on."
            ),
            _translate("today", "Yes, with more support"),
            (words.rule("SB-4"),),
            "SB-4",
        )


def locks(plan: DayPlan) -> tuple[LockVM, ...]:
    """What the program still keeps shut: the leg or the questions alone where they come first."""
    shut = [gate for gate in GATES if not plan.gates.get(gate, False)]
    if "G-SCREEN" in shut:
        return (_lock("G-SCREEN", plan),)
    if "G-FLEX" in shut:
        return (_lock("G-FLEX", plan),)
    return tuple(_lock(gate, plan) for gate in shut if _is_next(gate, plan))


def _is_next(gate: str, plan: DayPlan) -> bool:
    before = GATES_AHEAD.get(gate)
    return gate in PAIR_GATES or (before is not None and all(plan.gates.get(one, False) for one in before))


def _lock(gate: str, plan: DayPlan) -> LockVM:
    pair = PAIR_GATES.get(gate)
    rows: tuple[Missing, ...] = plan.missing.get(pair or gate, ())
    held = words.group(WEAK_GROUP[pair]) if pair else words.translated(words_day.HELD[gate])  # type: ignore[index]
    why = words.rule("R-PAIR") if pair else words.translated(words_day.GATE_REASONS[gate])
    return LockVM(held, words.gate(gate), why, tuple(words.missing(row) for row in rows), gate)


def paper_offer(state: ProgramState, plan: DayPlan, *, is_typing: bool) -> Iterator[OfferVM]:
    """A paper week half typed in, or days without an entry that may stand on paper."""
    if is_typing:
        yield OfferVM(
            "paper",
            _translate("today", "Your paper week"),
            _translate("today", "What you typed so far is kept."),
            _translate("today", "Go on typing"),
        )
        return
    answered = [one.day for one in state.days if one.readiness or one.morning or one.sessions]
    before = max((day for day in answered if day < plan.day), default=plan.day)
    if (plan.day - before).days > PAPER_DAYS:
        yield OfferVM(
            "paper",
            _translate("today", "Did you exercise on paper?"),
            _translate("today", "The last days have no entries here. A filled sheet is typed in quickly."),
            _translate("today", "Type in a paper week"),
        )
