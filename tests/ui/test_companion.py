"""One round trip on a real journal: on the disk first, then counted, then told."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import FakeClock
from pytestqt.qtbot import QtBot

from homeprog.data import database
from homeprog.data.journal import Journal
from homeprog.data.standing import keep_standing, load_standing
from homeprog.program.catalog import Catalog
from homeprog.program.facts import (
    BaselineGiven,
    Fact,
    FactRetracted,
    MorningRated,
    NoteWritten,
    ProfileSet,
    TermsAccepted,
    WalkDone,
)
from homeprog.program.state import replay, to_snapshot
from homeprog.ui.companion import Companion


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "anna.sqlite") as opened:
        yield opened


@pytest.fixture
def companion(journal: Journal, catalog: Catalog, clock: FakeClock) -> Companion:
    state = load_standing(journal, catalog, Path("none"), clock.now().date())
    return Companion(journal, catalog, clock, state)


def same_as_replay(companion: Companion) -> bool:
    whole = replay(companion.journal.facts(), companion.catalog)
    return to_snapshot(companion.state) == to_snapshot(whole)


def test_a_fact_is_on_the_disk_before_anyone_is_told(
    companion: Companion, journal: Journal, clock: FakeClock
) -> None:
    found: list[list[object]] = []

    def look() -> None:
        with Journal.read(journal.path) as other:
            found.append(other.facts())

    companion.changed.connect(look)
    fact = companion.record(TermsAccepted, version="1")

    assert found == [[fact]]
    assert fact.at == clock.now()
    assert companion.state.terms == "1"


def test_each_fact_has_its_own_name_and_moment(companion: Companion, clock: FakeClock) -> None:
    first = companion.record(WalkDone, minutes=10)
    clock.advance(60)
    second = companion.record(WalkDone, minutes=12)

    assert first.id < second.id
    assert second.at - first.at == timedelta(minutes=1)


def test_many_facts_are_one_change(companion: Companion) -> None:
    told: list[int] = []
    companion.changed.connect(lambda: told.append(len(companion.journal)))
    facts: list[Fact] = [
        companion.stamp(TermsAccepted, version="1"),
        companion.stamp(ProfileSet, name="Anna", birth_year=1960),
    ]

    assert companion.record_many(facts)
    assert told == [2]
    assert (companion.state.terms, companion.state.birth_year) == ("1", 1960)


def test_a_fact_that_cannot_be_stored_is_told_and_changes_nothing(
    tmp_path: Path, catalog: Catalog, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.0)
    with Journal.open(tmp_path / "anna.sqlite") as journal:
        companion = Companion(journal, catalog, clock, replay([], catalog))
        sentences: list[str] = []
        changes: list[bool] = []
        companion.failed.connect(sentences.append)
        companion.changed.connect(lambda: changes.append(True))
        other = database.connect(journal.path)
        other.execute("BEGIN IMMEDIATE")

        refused = companion.record(TermsAccepted, version="1")
        other.execute("ROLLBACK")
        other.close()

        assert refused is None
        assert companion.state.terms is None
        assert changes == []
        assert len(sentences) == 1
        assert str(journal.path) in sentences[0]
        assert companion.record(TermsAccepted, version="1") is not None


@pytest.mark.parametrize(
    ("kind", "fields", "names"),
    [
        (MorningRated, {"pain": 11}, "pain"),
        (MorningRated, {"pain": 3, "zone_left": 6}, "zone_left"),
        (MorningRated, {}, "pain"),
        (MorningRated, {"pain": 3, "colour": "red"}, "colour"),
    ],
)
def test_a_wrong_value_never_reaches_the_journal(
    companion: Companion, kind: type[Fact], fields: dict[str, object], names: str
) -> None:
    with pytest.raises((ValueError, TypeError), match=names):
        companion.record(kind, **fields)

    assert len(companion.journal) == 0


def test_a_fact_of_an_earlier_moment_means_a_full_replay(companion: Companion, clock: FakeClock) -> None:
    companion.record(BaselineGiven, rest=3, morning=4)
    companion.record(MorningRated, pain=5, at=clock.now() - timedelta(days=2))

    assert len(companion.journal) == 2
    assert same_as_replay(companion)


def test_a_clock_set_back_keeps_every_fact_in_order(companion: Companion, clock: FakeClock) -> None:
    companion.record(NoteWritten, text="before")
    clock.set_wall(clock.now() - timedelta(hours=3))
    companion.record(NoteWritten, text="after")

    assert [fact.text for fact in companion.all_facts()] == ["after", "before"]
    assert same_as_replay(companion)


def test_what_is_taken_back_no_longer_counts_and_stays_visible(companion: Companion) -> None:
    terms = companion.record(TermsAccepted, version="1")
    walk = companion.record(WalkDone, minutes=10)
    assert companion.facts_of_today() == [terms, walk]

    assert companion.retract(terms.id, "a slip")

    assert companion.state.terms is None
    assert companion.facts_of_today() == [walk]
    assert terms in companion.all_facts()
    assert same_as_replay(companion)


def test_what_was_taken_back_by_mistake_counts_again(companion: Companion, clock: FakeClock) -> None:
    walk = companion.record(WalkDone, minutes=10)
    clock.advance(1)
    slip = companion.record(FactRetracted, fact=walk.id, reason="")
    clock.advance(1)
    assert companion.retract(slip.id, "it was right")

    assert companion.facts_of_today() == [walk]
    assert same_as_replay(companion)


def test_facts_of_today_leave_other_days_out(companion: Companion, clock: FakeClock) -> None:
    companion.record(WalkDone, minutes=10)
    clock.advance(24 * 3600)
    today = companion.record(WalkDone, minutes=12)

    assert companion.facts_of_today() == [today]


def test_the_plan_is_kept_for_a_minute_and_until_a_fact(companion: Companion, clock: FakeClock) -> None:
    plan = companion.plan()
    clock.advance(59)
    assert companion.plan() is plan
    clock.advance(1)
    later = companion.plan()
    assert later is not plan
    companion.record(TermsAccepted, version="1")

    assert companion.plan() is not later


def test_time_alone_is_told_when_it_changes_the_plan(companion: Companion, clock: FakeClock) -> None:
    told: list[bool] = []
    companion.changed.connect(lambda: told.append(True))
    companion.plan()
    clock.advance(60)
    companion.look()
    assert told == []

    clock.advance(24 * 3600)
    companion.look()

    assert told == [True]


def test_facts_merged_from_outside_are_counted_after_reload(companion: Companion, journal: Journal) -> None:
    journal.append([companion.stamp(TermsAccepted, version="1")])
    assert companion.state.terms is None
    companion.reload()

    assert companion.state.terms == "1"


def test_a_kept_state_equals_a_replay_also_with_facts_since(
    companion: Companion, journal: Journal, catalog: Catalog, clock: FakeClock, tmp_path: Path
) -> None:
    snapshot = tmp_path / "anna.snapshot"
    companion.record(TermsAccepted, version="1")
    today = clock.now().date()
    keep_standing(journal, catalog, snapshot, companion.state, today)
    clock.advance(60)
    companion.record(WalkDone, minutes=10)
    assert to_snapshot(load_standing(journal, catalog, snapshot, today)) == to_snapshot(companion.state)

    companion.record(WalkDone, minutes=5, at=clock.now() - timedelta(days=1))
    companion.retract(companion.facts_of_today()[0].id)

    assert to_snapshot(load_standing(journal, catalog, snapshot, today)) == to_snapshot(companion.state)


def test_facts_of_the_future_wait_for_their_day(
    companion: Companion, journal: Journal, catalog: Catalog, clock: FakeClock, tmp_path: Path
) -> None:
    """Left behind by a clock that was wrong: today is planned without them, and they are not lost."""
    snapshot = tmp_path / "anna.snapshot"
    ahead = clock.now() + timedelta(days=400)
    companion.record(TermsAccepted, version="2", at=ahead)
    companion.record(TermsAccepted, version="1")
    assert (companion.state.terms, companion.state.day) == ("1", clock.now().date())

    keep_standing(journal, catalog, snapshot, companion.state, clock.now().date())
    assert load_standing(journal, catalog, snapshot, clock.now().date()).terms == "1"
    assert load_standing(journal, catalog, snapshot, ahead.date()).terms == "2"


def test_companion_dies_with_its_owner(qtbot: QtBot, companion: Companion) -> None:
    with qtbot.waitSignal(companion.destroyed):
        companion.deleteLater()
