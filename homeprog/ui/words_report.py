"""The words of the report to a clinician and of its summary; see `homeprog.handout.wording.ReportWording`."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from homeprog.program.plan import Missing
from homeprog.program.self_tests import SelfTest
from homeprog.ui import program_words, progress_words, words
from homeprog.ui.words_paper import PaperWords

SUMMARY: Mapping[str, object] = {
    "sum_title": QT_TRANSLATE_NOOP(
        "words_report", "Home exercise program for low back pain. {who}. {first} to {last}."
    ),
    "no_name": QT_TRANSLATE_NOOP("words_report", "No name given"),
    "born": QT_TRANSLATE_NOOP("words_report", "{name}, born {year}"),
    "none": QT_TRANSLATE_NOOP("words_report", "none"),
    "none_yet": QT_TRANSLATE_NOOP("words_report", "None yet."),
    "no_answer": QT_TRANSLATE_NOOP("words_report", "no answer in the last seven days"),
    "verdict_better": QT_TRANSLATE_NOOP("words_report", "a meaningful change for the better"),
    "verdict_some": QT_TRANSLATE_NOOP("words_report", "a small change for the better"),
    "verdict_same": QT_TRANSLATE_NOOP("words_report", "no change that counts"),
    "verdict_worse": QT_TRANSLATE_NOOP("words_report", "meaningfully worse"),
    "counts_better": QT_TRANSLATE_NOOP("words_report", "a change that counts"),
    "counts_worse": QT_TRANSLATE_NOOP("words_report", "worse by a change that counts"),
    "side_left": QT_TRANSLATE_NOOP("words_report", "left"),
    "side_right": QT_TRANSLATE_NOOP("words_report", "right"),
    "side_both": "",
    "pair_since": QT_TRANSLATE_NOOP("words_report", "{state} since {day} ({rule})"),
    "pair_shut": QT_TRANSLATE_NOOP("words_report", "{state} (still to come: {missing})"),
    "sum_stage": QT_TRANSLATE_NOOP("words_report", "Stage and muscle pairs"),
    "sum_since": QT_TRANSLATE_NOOP("words_report", "{stage}; in the program since {day}"),
    "sum_sessions": QT_TRANSLATE_NOOP("words_report", "Sessions"),
    "sum_sessions_text": QT_TRANSLATE_NOOP(
        "words_report",
        "{all} ({completed} completed, {stopped} stopped by a rule or by choice, {left} left early). "
        "Days of rest or walking: {rest}.",
    ),
    "sum_counted": QT_TRANSLATE_NOOP(
        "words_report", "Counted since the start: {n}, {share} % of {week} a week."
    ),
    "sum_pain": QT_TRANSLATE_NOOP("words_report", "Pain at rest, 0 to 10"),
    "sum_pain_text": QT_TRANSLATE_NOOP(
        "words_report", "{now} this week, {start} at the start ({change}, {verdict})."
    ),
    "sum_pain_now": QT_TRANSLATE_NOOP("words_report", "{now} this week."),
    "sum_old_pain": QT_TRANSLATE_NOOP(
        "words_report", "{start} at the start, no answer in the last seven days."
    ),
    "sum_no_pain": QT_TRANSLATE_NOOP("words_report", "No answer yet."),
    "sum_zones": QT_TRANSLATE_NOOP("words_report", "Furthest point"),
    "sum_zones_text": QT_TRANSLATE_NOOP("words_report", "{now} this week; {start} at the start."),
    "sum_zones_now": QT_TRANSLATE_NOOP("words_report", "{now} this week."),
    "sum_tests": QT_TRANSLATE_NOOP("words_report", "Self-tests, first and newest"),
    "sum_activities": QT_TRANSLATE_NOOP("words_report", "Own activities (PSFS), overall change (PGIC)"),
    "sum_activities_text": QT_TRANSLATE_NOOP(
        "words_report", "PSFS {now} of 10, {start} at first ({change}, {verdict})."
    ),
    "sum_felt": QT_TRANSLATE_NOOP("words_report", "PGIC {value}: {answer} ({verdict})."),
    "sum_flares": QT_TRANSLATE_NOOP("words_report", "Flare-ups"),
    "sum_flares_text": QT_TRANSLATE_NOOP("words_report", "{n} in this time, the newest {newest}."),
    "sum_no_flare": QT_TRANSLATE_NOOP("words_report", "None in this time."),
    "sum_stops": QT_TRANSLATE_NOOP("words_report", "Rules that ended a session"),
    "sum_stop_text": QT_TRANSLATE_NOOP("words_report", "{rule} (days: {n}, last {day})"),
    "sum_no_stop": QT_TRANSLATE_NOOP("words_report", "None in this time."),
    "sum_review": QT_TRANSLATE_NOOP("words_report", "Precautions and review"),
    "sum_cautions": QT_TRANSLATE_NOOP("words_report", "From the answers: {cautions}."),
    "sum_asked": QT_TRANSLATE_NOOP("words_report", "{rule} since {day}"),
    "sum_shut": QT_TRANSLATE_NOOP(
        "words_report", "No exercise is offered until a clinician has seen the person: {title} ({rule})."
    ),
    "sum_review_text": QT_TRANSLATE_NOOP(
        "words_report", "The program asks for a clinician's review: {rules}."
    ),
    "sum_no_review": QT_TRANSLATE_NOOP("words_report", "No review is asked for."),
}

REPORT: Mapping[str, object] = {
    "report_title": QT_TRANSLATE_NOOP("words_report", "Progress report"),
    "report_lead": QT_TRANSLATE_NOOP(
        "words_report",
        "What the person answered at home, and what the program made of it. Self-reported; not a medical "
        "record. Letters and numbers such as A-6 name the program's rules.",
    ),
    "report_glance": QT_TRANSLATE_NOOP("words_report", "At a glance"),
    "report_no_plots": QT_TRANSLATE_NOOP("words_report", "There are no answers to draw yet."),
    "report_over_time": QT_TRANSLATE_NOOP("words_report", "Over time"),
    "report_tests": QT_TRANSLATE_NOOP("words_report", "Self-tests"),
    "report_tests_detail": QT_TRANSLATE_NOOP(
        "words_report",
        "Measured at home. Dashed lines are the borders of the classes for age and sex. A change counts from "
        "the number in brackets on: ✓ for the better, ! for the worse.",
    ),
    "report_test": QT_TRANSLATE_NOOP("words_report", "Test"),
    "report_side": QT_TRANSLATE_NOOP("words_report", "Side"),
    "report_first": QT_TRANSLATE_NOOP("words_report", "First"),
    "report_newest": QT_TRANSLATE_NOOP("words_report", "Newest"),
    "report_change": QT_TRANSLATE_NOOP("words_report", "Change"),
    "report_counts": QT_TRANSLATE_NOOP("words_report", "from {least}"),
    "report_klass": QT_TRANSLATE_NOOP("words_report", "Class"),
    "report_program": QT_TRANSLATE_NOOP("words_report", "The program now"),
    "report_stage": QT_TRANSLATE_NOOP("words_report", "Stage"),
    "report_exercise": QT_TRANSLATE_NOOP("words_report", "Exercise"),
    "report_dose": QT_TRANSLATE_NOOP("words_report", "Dose"),
    "report_since": QT_TRANSLATE_NOOP("words_report", "First done"),
    "report_happened": QT_TRANSLATE_NOOP("words_report", "What happened"),
    "report_days_title": QT_TRANSLATE_NOOP("words_report", "Days in this time"),
    "report_day_session": QT_TRANSLATE_NOOP("words_report", "with a session"),
    "report_day_rest": QT_TRANSLATE_NOOP("words_report", "of rest, as planned"),
    "report_day_walk": QT_TRANSLATE_NOOP("words_report", "with a walk only"),
    "report_day_flare": QT_TRANSLATE_NOOP("words_report", "of a flare-up, handled as advised"),
    "report_walked": QT_TRANSLATE_NOOP("words_report", "Minutes walked"),
    "report_cards": QT_TRANSLATE_NOOP("words_report", "Cards read so far"),
    "report_taken_back": QT_TRANSLATE_NOOP("words_report", "Entries taken back so far"),
    "report_rules": QT_TRANSLATE_NOOP("words_report", "Rules that spoke, most often first"),
    "report_rule": QT_TRANSLATE_NOOP("words_report", "Rule"),
    "report_means": QT_TRANSLATE_NOOP("words_report", "What the person was told"),
    "report_days": QT_TRANSLATE_NOOP("words_report", "Days"),
    "report_last": QT_TRANSLATE_NOOP("words_report", "Last"),
    "report_entries": QT_TRANSLATE_NOOP("words_report", "Set by a clinician"),
}
_LABELS = {**SUMMARY, **REPORT}


class ReportWords(PaperWords):
    """Sentences of the report in the language in force."""

    def label(self, key: str) -> str:
        """A fixed word or sentence, of the report or of paper in general."""
        if key not in _LABELS:
            return super().label(key)
        text = str(_LABELS[key])
        return QCoreApplication.translate("words_report", text) if text else ""

    def number(self, value: float) -> str:
        """One decimal at most."""
        return progress_words.number(value)

    def date(self, of: datetime.date) -> str:
        """Day, month, year."""
        return progress_words.short_day(of)

    def rule(self, rule_id: str, inputs: Mapping[str, Any]) -> str:
        """The sentence that the patient reads."""
        return words.rule(rule_id, inputs)

    def stage(self, code: str) -> str:
        """A stage with its aim."""
        return words.stage(code)

    def pair(self, name: str) -> str:
        """The two sides of a pair."""
        return words.pair(name)

    def pair_state(self, state: str) -> str:
        """How free the tight side is."""
        return words.pair_state(state)

    def missing(self, row: Missing) -> str:
        """What a gate still misses."""
        return words.missing(row)

    def legs(self, zones: Sequence[int]) -> str:
        """The furthest point of both legs."""
        return words.zones(zones)

    def klass(self, name: str) -> str:
        """A class of a self-test."""
        return program_words.klass(name)

    def unit(self, test: SelfTest) -> str:
        """The unit of a self-test."""
        return program_words.unit(test)

    def felt(self, value: int) -> str:
        """The answer about overall change."""
        return progress_words.change_answer(value)
