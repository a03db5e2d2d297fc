"""What the report and its ten lines say of a known journal."""

from datetime import timedelta

import pytest
from paper_lives import KNOWN_END, known_facts

from homeprog.handout.document import Columns, Document, Plots, Table
from homeprog.handout.report import build_report
from homeprog.handout.summary import MOST_LINES, as_summary
from homeprog.handout.text import as_text
from homeprog.program import facts as f
from homeprog.ui.report_sources import report_sources

pytestmark = pytest.mark.usefixtures("qapp")


def blocks_of(document: Document, kind: type) -> list:
    return [block for block in document.blocks if isinstance(block, kind)]


def glance(document: Document) -> dict[str, str]:
    return dict(blocks_of(document, Table)[0].rows)


@pytest.fixture(scope="module")
def known(catalog):
    return known_facts(catalog)


@pytest.fixture
def sources(known, catalog):
    return report_sources(known, catalog, KNOWN_END)


def test_the_summary_of_a_known_journal_is_these_ten_lines(sources):
    assert as_summary(sources).splitlines() == [
        "Home exercise program for low back pain. Maria, born 1960. 2 Mar 2026 to 22 Mar 2026.",
        "Stage and muscle pairs: Stage 2: finding your core; in the program since 2 Mar 2026. "
        "Low back and belly: Free since 20 Mar 2026 (6.9); "
        "Front of the hip and buttocks: Getting free (still to come: 2 more free weekly tests, "
        "8 more sessions with this stretch); "
        "Back and front of the thigh: Getting free (still to come: 2 more free weekly tests, "
        "8 more sessions with this stretch).",
        "Sessions: 3 (1 completed, 1 stopped by a rule or by choice, 1 left early). "
        "Days of rest or walking: 6. Counted since the start: 3, 35 % of 3 a week.",
        "Pain at rest, 0 to 10: 2 this week, 5 at the start (-3, a meaningful change for the better).",
        "Furthest point: left buttock, hip or groin, right nowhere this week; left shin or calf, right "
        "nowhere at the start.",
        "Self-tests, first and newest: Both knees to chest (cm) 20→12 (a change that counts), nearly free; "
        "One knee hugged, other leg flat (cm) left 10→9, right 10→5 (a change that counts), tight; "
        "90/90 knee straightening (degrees short of straight) left 30, right 30, nearly free.",
        "Own activities (PSFS), overall change (PGIC): PSFS 6.3 of 10, 4 at first (+2.3, a meaningful change "
        "for the better). PGIC 2: much better (a meaningful change for the better).",
        "Flare-ups: 1 in this time, the newest 11 Mar 2026 to 13 Mar 2026.",
        "Rules that ended a session: D-2 (days: 1, last 9 Mar 2026): You felt something new or stronger in a "
        "leg, so we stopped for the day.",
        "Precautions and review: From the answers: low bone density or long steroid use. "
        "No review is asked for. Self-reported; not a medical record.",
    ]


def test_an_empty_journal_has_ten_lines_and_a_report_too(catalog):
    sources = report_sources([], catalog, KNOWN_END)

    assert len(as_summary(sources).splitlines()) == MOST_LINES
    text = as_text(build_report(sources))
    assert "There are no answers to draw yet." in text
    assert text.endswith("Self-reported; not a medical record.\n")


def test_the_report_says_the_same_as_the_summary(sources):
    rows = glance(build_report(sources))

    summary = as_summary(sources)
    for label in ("Sessions", "Pain at rest, 0 to 10", "Furthest point", "Flare-ups"):
        assert f"{label}: {rows[label]}" in summary


def test_plots_hold_what_was_answered(sources):
    plots = {plot.key: plot for block in blocks_of(build_report(sources), Plots) for plot in block.plots}

    assert plots["pain"].levels[0].value == 5
    assert [reading.values[1] for reading in plots["pain"].readings][:2] == ["5", "4"]
    assert any(band.flare for band in plots["pain"].bands)
    assert plots["zones"].downwards
    assert plots["activities"].readings[-1].values[0] == "6.3"


def test_section_3_a_test_stands_per_side_with_the_change_that_counts(sources):
    table = next(block for block in blocks_of(build_report(sources), Columns) if "Side" in block.head)

    assert [row[0:2] + row[4:6] for row in table.rows] == [
        ("Both knees to chest, cm", "", "-8 ✓ (from 4)", "nearly free"),
        ("One knee hugged, other leg flat, cm", "left", "-1  (from 4)", "tight"),
        ("One knee hugged, other leg flat, cm", "right", "-5 ✓ (from 4)", "tight"),
        ("90/90 knee straightening, degrees short of straight", "left", "", "nearly free"),
        ("90/90 knee straightening, degrees short of straight", "right", "", "nearly free"),
    ]


def test_rules_overrides_rest_days_and_what_was_taken_back_are_told(sources):
    text = as_text(build_report(sources))

    assert "- D-2 | You felt something new or stronger in a leg, so we stopped for the day. | 1" in text
    assert "Set a pair of muscles: Low back and belly: RESTORED, by physiotherapist (seen)" in text
    assert "of a flare-up, handled as advised: 3" in text
    assert "Entries taken back so far: 1" in text


def test_the_program_stands_with_its_doses(sources, catalog):
    table = next(block for block in blocks_of(build_report(sources), Columns) if "Dose" in block.head)

    assert [row[0] for row in table.rows] == [catalog.exercises["lb-single-knee-to-chest"].name]
    assert "seconds" in table.rows[0][1]


def test_a_shorter_period_counts_less_but_compares_with_the_same_start(known, catalog):
    week = report_sources(known, catalog, KNOWN_END, weeks=1)

    assert week.course.first == KNOWN_END.date() - timedelta(days=6)
    assert sum(week.course.sessions.values()) == 0
    assert week.course.stops == ()
    assert "5 at the start" in glance(build_report(week))["Pain at rest, 0 to 10"]


def test_what_comes_after_the_moment_is_left_out(known, catalog):
    early = report_sources(known, catalog, known[0].at + timedelta(days=1))

    assert early.course.taken_back == 0
    assert sum(early.course.sessions.values()) == 0


def test_the_name_is_left_out_on_request(known, catalog):
    document = build_report(report_sources(known, catalog, KNOWN_END, named=False))

    assert "Maria" not in as_text(document) + document.running


def test_2_1_a_stop_is_the_first_thing_the_review_line_says(known, catalog):
    alarm = f.ReadinessChecked(id="z", at=KNOWN_END, rest=2, new_alarm=True)
    text = as_summary(report_sources([*known, alarm], catalog, KNOWN_END))

    assert "No exercise is offered until a clinician has seen the person: Get help now (A-1)." in text
