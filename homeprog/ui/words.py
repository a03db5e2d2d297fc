"""Every rule, number and state of the program in plain words; the only clinical wording in code.

The rules answer with ids and numbers. This module turns them into short, warm sentences that a person of
twelve can read, through Qt translation (context `words`). Wording obeys clinical.md 10.2.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from homeprog.program.catalog import Catalog
from homeprog.program.plan import DayPlan, Item, Missing, Reason
from homeprog.ui import words_day, words_past, words_rules

DONE_RULE = "FREQ-2"
"""The rule that makes the rest of a day with a session a rest."""

_translate = QCoreApplication.translate
_QUESTION = re.compile(r"(RF|NV|PR|WK)-\d+[a-z]?")


def translated(text: object) -> str:
    """A marked source text in the language in force."""
    return QCoreApplication.translate("words", str(text))


def rule(rule_id: str, inputs: Mapping[str, Any] | None = None) -> str:
    """Why: the sentence of a rule.

    Args:
        rule_id: Rule of clinical.md, or the screening question that decided.
        inputs: The numbers the rule looked at; with them the sentence may say more.
    """
    known = inputs or {}
    for wording in words_rules.RULES.get(rule_id, ()):
        if _fields(str(wording)) <= known.keys():
            return translated(wording).format(**known)
    if rule_id == "PR-01":
        return translated(words_rules.ADULTS_ONLY)
    if _QUESTION.fullmatch(rule_id):
        return translated(words_rules.ANSWER)
    return translated(words_rules.OTHER)


def past_rule(rule_id: str, inputs: Mapping[str, Any], day: str) -> str:
    """Why, for a day that may be over.

    Args:
        rule_id, inputs: As `rule`.
        day: The name of the day, such as "Tuesday".
    """
    known = {**inputs, "day": day}
    for wording in words_past.RULES.get(rule_id, ()):
        if _fields(str(wording)) <= known.keys():
            return translated(wording).format(**known)
    return rule(rule_id, inputs)


def past_title(action: str) -> str:
    """The action of a day that may be over, as a heading."""
    return translated(words_past.TITLES.get(action, words_day.TITLES[action]))


def knows_rule(rule_id: str) -> bool:
    """Whether a rule has a sentence of its own (screening questions share one)."""
    return rule_id in words_rules.RULES or _QUESTION.fullmatch(rule_id) is not None


def numbers(reason: Reason) -> tuple[str, ...]:
    """What a rule looked at, one short line per number."""
    lines = []
    for key, text in words_rules.INPUTS.items():
        if key in reason.inputs:
            lines.append(translated(text).format(value=_value(reason.inputs[key])))
    return tuple(lines)


def action_title(action: str) -> str:
    """The day's action as a heading."""
    return translated(words_day.TITLES[action])


def day_title(plan: DayPlan) -> str:
    """The heading of today; a rest that was earned is not called a day of rest (FREQ-2)."""
    return translated(words_day.DONE_TITLE) if plan.rule == DONE_RULE else action_title(plan.action)


def action_text(plan: DayPlan) -> str:
    """What to do today, in one or two sentences."""
    if plan.rule == DONE_RULE:
        return translated(words_day.DONE_TEXT)
    if plan.stage == "N" and plan.action in {"GENTLE", "EASY", "NORMAL-HOLD", "NORMAL"}:
        return translated(words_day.NERVE_TEXT)
    if plan.stage == "S0" and plan.action == "NORMAL":
        return translated(words_day.TESTS_TEXT)
    return translated(words_day.TEXTS[plan.action])


def dose(item: Item, catalog: Catalog) -> str:
    """Today's numbers of an exercise, such as "2 times 10 seconds on each side"."""
    exercise = catalog.exercises[item.exercise]
    parts = [_amount(item, exercise.dose.ladder)]
    if item.side == "each":
        parts.append(_translate("words", "on each side"))
    elif item.side != "both":
        parts.append(
            _translate("words", "on the left side")
            if item.side == "left"
            else _translate("words", "on the right side")
        )
    words = " ".join(parts)
    if item.load_kg:
        words = _translate("words", "{dose}, with {kg} kg").format(
            dose=words, kg=QLocale().toString(item.load_kg, "g", 3)
        )
    if item.support:
        words = f"{words}, {support(item.support)}"
    return words


def support(kind: str) -> str:
    """Hand support of balance work."""
    return {
        "both": _translate("words", "both hands on something firm"),
        "one": _translate("words", "one hand on something firm"),
        "fingertips": _translate("words", "fingertips on something firm"),
        "hovering": _translate("words", "hands just above something firm"),
    }[kind]


def minutes(value: float) -> str:
    """A length of time in whole minutes, at least one: "about 12 minutes"."""
    whole = max(1, round(value))
    return (
        _translate("words", "about 1 minute")
        if whole == 1
        else _translate("words", "about %n minutes", None, whole)
    )


def missing(row: Missing) -> str:
    """What a gate still misses, such as "3 more sessions with this stretch"."""
    if row.what in words_day.OPEN_CONDITIONS:
        return translated(words_day.OPEN_CONDITIONS[row.what])
    one, more = words_day.COUNTED[row.what]
    left = max(1, round(row.need - row.have))
    return translated(one) if left == 1 else _translate("words", str(more), None, left)


def gate(gate_id: str) -> str:
    """What opens a gate."""
    return translated(words_day.GATES[gate_id])


def pair(name: str) -> str:
    """The two sides of a pair."""
    return translated(words_day.PAIRS[name])


def pair_state(state: str) -> str:
    """How free the tight side of a pair is."""
    return translated(words_day.PAIR_STATES[state])


def stage(code: str) -> str:
    """A stage with its aim."""
    return translated(words_day.STAGES[code])


def group(name: str) -> str:
    """A muscle group in everyday words."""
    return translated(words_day.GROUPS[name])


def zone(number: int) -> str:
    """A zone of clinical.md 0.3."""
    return translated(words_day.ZONES[number])


def zones(legs: Sequence[int]) -> str:
    """The furthest point of both legs."""
    left, right = (zone(number) for number in legs)
    return (
        left
        if left == right
        else _translate("words", "left {left}, right {right}").format(left=left, right=right)
    )


def change(kind: str) -> str:
    """What changed since last time, as a short badge."""
    return translated(words_day.CHANGES[kind])


def change_rule(item: Item, catalog: Catalog) -> str:
    """The rule that explains a change (6.6, H-11 and RU-48 aside): its id, for `rule`."""
    if item.change == "new":
        return "H-3"
    return words_day.CHANGE_RULES.get(catalog.exercises[item.exercise].dose.ladder, "H-1")


def line_rule(item: Item, plan: DayPlan, catalog: Catalog) -> str:
    """The rule that puts an unchanged exercise into the day, by day, part and role: its id."""
    if plan.action in words_day.DAY_RULES:
        return words_day.DAY_RULES[plan.action] or plan.rule
    if item.part in words_day.PART_RULES:
        return words_day.PART_RULES[item.part]
    if plan.stage in words_day.STAGE_RULES:
        return words_day.STAGE_RULES[plan.stage]
    return words_day.ROLE_RULES[catalog.exercises[item.exercise].role]


def step_place(item: Item, catalog: Catalog) -> tuple[str, ...]:
    """Where an exercise stands on its ladder, in numbers; nothing where there is no ladder to climb."""
    dose_ = catalog.exercises[item.exercise].dose
    ladder = catalog.ladders[dose_.ladder]
    if item.step is None or dose_.start == dose_.top:
        return ()
    first, last, now = (ladder.index(step) for step in (dose_.start, dose_.top, item.step))
    text = _translate("words", "Step {now} of {all}")
    return (text.format(now=max(1, now - first + 1), all=last - first + 1),)


def purpose(item: Item, catalog: Catalog) -> str:
    """Why an exercise is in the plan."""
    by_part = words_day.PARTS.get(item.part)
    return translated(by_part or words_day.ROLES[catalog.exercises[item.exercise].role])


def ask(name: str) -> str:
    """Something the plan asks for, as the words of a button."""
    return translated(words_day.ASKS[name.partition(":")[0]])


def day(of: date) -> str:
    """A date as people write it here."""
    return QLocale().toString(QDate(of.year, of.month, of.day), QLocale.FormatType.LongFormat)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return zones(value)
    if isinstance(value, float):
        return QLocale().toString(value, "g", 3)
    if isinstance(value, str):
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            return value
    return str(value)


def _amount(item: Item, ladder: str) -> str:
    if item.part != "main" or ladder in {"REST", "WALK"}:
        return _duration(item.hold_s or item.minutes * 60)
    if item.reps is None:
        length = _duration(item.hold_s or 0)
        return (
            length
            if item.sets == 1
            else _translate("words", "%n times {length}", None, item.sets).format(length=length)
        )
    count = _steps(item) if ladder == "BALW" else _times(item)
    if item.hold_s:
        return _translate("words", "{count}, {length} each").format(
            count=count, length=_duration(item.hold_s)
        )
    return count


def _times(item: Item) -> str:
    if item.sets > 1:
        return _translate("words", "%n rounds of {each}", None, item.sets).format(each=item.reps)
    return _translate("words", "%n times", None, item.reps or 0)


def _steps(item: Item) -> str:
    if item.sets > 1:
        return _translate("words", "%n rounds of {each} steps", None, item.sets).format(each=item.reps)
    return _translate("words", "%n steps", None, item.reps or 0)


def _duration(seconds: float) -> str:
    if seconds >= 60 and seconds % 60 == 0:
        whole = round(seconds / 60)
        return (
            _translate("words", "1 minute") if whole == 1 else _translate("words", "%n minutes", None, whole)
        )
    return _translate("words", "%n seconds", None, round(seconds))
