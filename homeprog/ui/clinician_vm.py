"""What the clinician's page shows: kinds of entries, what they can name, what was entered (6.9)."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from homeprog.program import overrides
from homeprog.program.catalog import Catalog
from homeprog.program.facts import (
    ClearanceRecorded,
    Fact,
    OverrideRecorded,
    ProgramAdopted,
    UnknownFact,
)
from homeprog.program.overrides import What
from homeprog.program.program_file import from_fact
from homeprog.program.records import ProgramState
from homeprog.program.retractions import taken_back_ids
from homeprog.ui import words
from homeprog.ui.companion import Companion

_translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class KindVM:
    """A kind of entry.

    Attributes:
        targets: Id and words of everything it can name.
        hint: What the value is; empty where there is none.
    """

    what: What
    label: str
    targets: tuple[tuple[str, str], ...]
    hint: str


@dataclass(frozen=True, slots=True)
class ClinicianVM:
    """The page: what can be entered, and the entries that hold, newest first."""

    kinds: tuple[KindVM, ...]
    entries: tuple[str, ...]


def clinician_vm(companion: Companion) -> ClinicianVM:
    """The page of this moment."""
    state, catalog = companion.state, companion.catalog
    kinds = tuple(
        KindVM(what, _label(what), _targets(what, state, catalog), _hint(what)) for what in overrides.KINDS
    )
    return ClinicianVM(kinds, tuple(reversed(entries(companion.all_facts(), catalog))))


def entries(facts: list[Fact | UnknownFact], catalog: Catalog) -> list[str]:
    """Every override, clearance and program file that counts, in words, for page and summary (6.9)."""
    gone = taken_back_ids(facts)
    found = []
    for fact in facts:
        if fact.id in gone or not isinstance(fact, OverrideRecorded | ClearanceRecorded | ProgramAdopted):
            continue
        if isinstance(fact, ProgramAdopted):
            found.append(f"{words.day(fact.day)}: {_program_words(fact, catalog)}")
            continue
        what = (
            _override_words(fact, catalog) if isinstance(fact, OverrideRecorded) else _clearance_words(fact)
        )
        by = _translate("clinician", ", by {by}").format(by=fact.by) if fact.by else ""
        reason = fact.reason if isinstance(fact, OverrideRecorded) else fact.note
        found.append(f"{words.day(fact.day)}: {what}{by}{f' ({reason})' if reason else ''}")
    return found


def _override_words(fact: OverrideRecorded, catalog: Catalog) -> str:
    value = fact.value
    shown = (
        ""
        if value is None or isinstance(value, bool)
        else f": {value:g}"
        if isinstance(value, float)
        else f": {value}"
    )
    target = f" {_name(fact.target, catalog)}" if fact.target else ""
    return f"{_label(fact.what)}{target}{shown}"


def _program_words(fact: ProgramAdopted, catalog: Catalog) -> str:
    """A program file with the numbers of 5.7 that it sets."""
    program = from_fact(fact.program)
    if program is None:
        return _translate("clinician", "A program file of a newer version")
    named = _translate("clinician", "Program file “{title}”").format(title=program.title)
    by = _translate("clinician", ", by {by}").format(by=program.author) if program.author else ""
    numbers = "; ".join(f"{_name(limit, catalog)}: {value}" for limit, value in program.limits.items())
    return f"{named}{by}{f' ({numbers})' if numbers else ''}"


def _clearance_words(fact: ClearanceRecorded) -> str:
    return _translate("clinician", "Cleared for home exercise ({lifts})").format(lifts=", ".join(fact.lifts))


def _name(target: str, catalog: Catalog) -> str:
    """A target as people read it."""
    if target in catalog.exercises:
        return catalog.exercises[target].name
    if target in catalog.tags:
        return catalog.tags[target].means
    if target in catalog.limits:
        return catalog.limits[target].text
    if target in {"A", "B", "C"}:
        return words.pair(target)
    return words.gate(target) if target.startswith("G-") else words.rule(target)


def _targets(what: What, state: ProgramState, catalog: Catalog) -> tuple[tuple[str, str], ...]:
    return tuple((id_, _name(id_, catalog)) for id_ in overrides.targets(what, state, catalog))


def _label(what: str) -> str:
    return {
        "tag_set": _translate("clinician", "Set a precaution:"),
        "tag_removed": _translate("clinician", "Remove a precaution:"),
        "pair_set": _translate("clinician", "Set a pair of muscles:"),
        "limit_set": _translate("clinician", "Change a number of the pain rules:"),
        "exercise_benched": _translate("clinician", "Leave out an exercise:"),
        "exercise_allowed": _translate("clinician", "Allow an exercise:"),
        "load_ceiling": _translate("clinician", "Highest load in kg"),
        "gate_opened": _translate("clinician", "Open the nerve sliders:"),
        "review_recorded": _translate("clinician", "The plan was reviewed"),
    }[what]


def _hint(what: What) -> str:
    return {
        "pair_set": _translate("clinician", "RESTORED or RESTORED-LIMITED"),
        "limit_set": _translate("clinician", "A whole number inside its bounds"),
        "exercise_benched": _translate("clinician", "Days, or a date such as 2026-03-20"),
        "load_ceiling": _translate("clinician", "0 to 12"),
    }.get(what, "")
