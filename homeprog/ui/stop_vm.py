"""What a stop page shows: the instruction of 2.1, what led here, and what lifts it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from homeprog.data.settings import Settings
from homeprog.program.catalog import Catalog
from homeprog.program.clearance import is_red_flag
from homeprog.program.facts import Fact, UnknownFact
from homeprog.program.plan import DayPlan
from homeprog.program.records import ProgramState
from homeprog.program.retractions import taken_back_ids
from homeprog.ui import words
from homeprog.ui.clinician_vm import entries
from homeprog.ui.companion import Companion
from homeprog.ui.help_panel import emergency_number

_translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class StopVM:
    """A stop page.

    Attributes:
        action: `EMERGENCY`, `URGENT` or `CLINICIAN-FIRST`.
        title, text: What to do now.
        advice: A further line, such as the maternity unit.
        steps: What to do, one after another; an emergency has only its message.
        call: The number to call now, for an emergency.
        reasons: The answers that led here, one line each.
        summary: All of it as text to copy, save or print.
        can_clear: Whether a clinician's clearance lifts it (never PR-01).
        can_learn: Whether the education cards stay open (2.1).
        slip: Id of the fact to take back when an answer was a slip; None if there is none.
        tags: Limits a clinician may have set: id and words.
        statement: What is ticked for the clearance (2.1).
    """

    action: str
    title: str
    text: str
    advice: str
    steps: tuple[str, ...]
    call: str
    reasons: tuple[str, ...]
    summary: str
    can_clear: bool
    can_learn: bool
    slip: str | None
    tags: tuple[tuple[str, str], ...]
    statement: str


def stop_vm(companion: Companion, settings: Settings) -> StopVM:
    """The stop page of the state, which must hold one of the three stop actions."""
    state, plan, catalog = companion.state, companion.plan(), companion.catalog
    facts = [fact for fact in companion.all_facts() if not isinstance(fact, UnknownFact)]
    text = catalog.texts[plan.action]
    unliftable = plan.action == "CLINICIAN-FIRST" and state.screening.unliftable
    reasons = reasons_of(state, plan, catalog)
    if unliftable:
        text = catalog.texts["advice_adults_only"]
    return StopVM(
        action=plan.action,
        title=_translate("stop", "This program is for adults")
        if unliftable
        else words.action_title(plan.action),
        text=text,
        advice=_advice(state, catalog),
        steps=_adult_steps() if unliftable else _steps(plan.action),
        call=emergency_number(settings) if plan.action == "EMERGENCY" else "",
        reasons=reasons,
        summary=_summary(state, plan, catalog, reasons, text, entries([*facts], catalog)),
        can_clear=not unliftable,
        can_learn=plan.action != "EMERGENCY",
        slip=_slip(facts, catalog),
        tags=tuple((tag.id, tag.means) for tag in catalog.tags.values() if not tag.id.startswith("preg")),
        statement=catalog.texts["clearance_statement"],
    )


def reasons_of(state: ProgramState, plan: DayPlan, catalog: Catalog) -> tuple[str, ...]:
    """The answers behind the stop, as questions with their answer or as sentences of rules."""
    rules = [halt.rule for halt in state.screening.halts if halt.cleared_at is None]
    rules += [rule for rule in state.screening.clinician_first if rule not in rules]
    lines = []
    for rule in rules or [plan.rule]:
        question = catalog.questions.get(rule)
        if question is None:
            lines.append(catalog.texts["day_new_alarm"] if rule == "A-1" else words.rule(rule))
            continue
        given = state.screening.answers.get(rule)
        lines.append(f"{question.text} {_answer(given)}".strip())
    return tuple(lines)


def _answer(given: object) -> str:
    known = {
        "yes": _translate("stop", "Your answer: Yes."),
        "no": _translate("stop", "Your answer: No."),
        "not_sure": _translate("stop", "Your answer: Not sure."),
    }
    return known.get(str(given), "")


def _steps(action: str) -> tuple[str, ...]:
    """The way on from URGENT and CLINICIAN-FIRST; the message of an EMERGENCY says it all (2.1)."""
    if action == "EMERGENCY":
        return ()
    call = {
        "URGENT": _translate("stop", "Call a doctor, a physiotherapist or an advice line today."),
        "CLINICIAN-FIRST": _translate("stop", "Ask a doctor or physiotherapist to see you about this."),
    }[action]
    return (
        call,
        _translate("stop", "Take the summary below with you, on paper or copied to your phone."),
        _translate(
            "stop",
            "When they have seen you and agreed, press \N{LEFT DOUBLE QUOTATION MARK}A clinician has seen "
            "me\N{RIGHT DOUBLE QUOTATION MARK}. Then we go on.",
        ),
    )


def _adult_steps() -> tuple[str, ...]:
    """PR-01: nothing lifts it; only a slip can be put right."""
    return (
        _translate("stop", "Talk to your parents and to a doctor or physiotherapist about your back."),
        _translate(
            "stop",
            "If you are 18 or older, press \N{LEFT DOUBLE QUOTATION MARK}I did not mean that "
            "answer\N{RIGHT DOUBLE QUOTATION MARK}.",
        ),
    )


def _advice(state: ProgramState, catalog: Catalog) -> str:
    if "maternity_unit" in state.screening.advice:
        return catalog.texts["advice_maternity_unit"]
    return ""


def _summary(
    state: ProgramState,
    plan: DayPlan,
    catalog: Catalog,
    reasons: tuple[str, ...],
    text: str,
    entered: list[str],
) -> str:
    """Ten lines for a clinician (10.1: self-reported)."""
    who = state.name or _translate("stop", "No name given")
    born = (
        "" if state.birth_year is None else _translate("stop", ", born {year}").format(year=state.birth_year)
    )
    lines = [
        _translate("stop", "Home exercise program for low back pain: summary"),
        f"{who}{born}",
        words.day(plan.day),
        "",
        words.action_title(plan.action),
        text,
        "",
        _translate("stop", "What was answered:"),
        *(f"- {reason}" for reason in reasons),
    ]
    if state.baseline is not None:
        usual = _translate("stop", "Usual pain at rest {rest} of 10, in the morning {morning} of 10.")
        lines += ["", usual.format(rest=state.baseline.b, morning=state.baseline.bm)]
    if entered:
        heading = _translate("stop", "What clinicians have entered:")
        lines += ["", heading, *(f"- {line}" for line in entered)]
    return "\n".join([*lines, "", catalog.texts["report"]])


def _slip(facts: list[Fact], catalog: Catalog) -> str | None:
    """The newest answer that asks for a stop and still counts."""
    gone = taken_back_ids(facts)
    for fact in reversed(facts):
        if fact.id not in gone and is_red_flag(fact, catalog):
            return fact.id
    return None
