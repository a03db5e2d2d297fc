"""The journal keeps what it was given, in the order of time, and nothing can be changed in it."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from homeprog.data.errors import Damaged, Missing
from homeprog.data.ids import new_id
from homeprog.data.journal import START, FactClash, Journal
from homeprog.data.profiles import Profile
from homeprog.data.rows import row_of_line
from homeprog.program.facts import (
    ExerciseRated,
    FactRetracted,
    MorningRated,
    SessionEnded,
    SessionStarted,
    TestTaken,
    UnknownFact,
    WalkDone,
)

UNKNOWN = '{"id":"n-1","at":"2026-03-01T10:00:00+01:00","kind":"mood_rated","mood":1.50,"why":{"a":[1, 2e0]}}'


def walk(at: datetime, **fields: object) -> WalkDone:
    return WalkDone(id=new_id(at), at=at, minutes=10, **fields)  # type: ignore[arg-type]


def test_what_was_appended_is_there_after_reopening(profile: Profile, now: datetime, walks) -> None:
    facts = walks(3)
    with profile.open(now) as journal:
        journal.append(facts)

    with profile.open(now) as journal:
        assert journal.facts() == facts
        assert len(journal) == 3
        assert facts[1].id in journal


def test_an_answer_is_on_the_disk_when_append_returns(profile: Profile, now: datetime) -> None:
    with profile.open(now) as journal:
        assert journal._db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert journal._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_files_are_private(profile: Profile, now: datetime, walks) -> None:
    with profile.open(now) as journal:
        journal.append(walks(1))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in profile.journal.parent.iterdir()}

    assert modes == dict.fromkeys(
        ["anna.sqlite", "anna.sqlite-wal", "anna.sqlite-shm", "anna.lock", "anna.name"], 0o600
    )
    assert stat.S_IMODE(profile.journal.parent.stat().st_mode) == 0o700


def test_files_are_private_also_where_the_process_is_generous(tmp_path: Path, walks) -> None:
    usual = os.umask(0o022)
    try:
        with Journal.open(tmp_path / "new" / "anna.sqlite") as journal:
            journal.append(walks(1))
            modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}
    finally:
        os.umask(usual)

    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_the_same_fact_twice_is_one_fact(profile: Profile, now: datetime, walks) -> None:
    facts = walks(2)
    with profile.open(now) as journal:
        journal.append(facts)
        journal.append(facts)

        assert journal.facts() == facts


def test_a_different_fact_of_one_name_is_refused_with_all_that_came_with_it(
    profile: Profile, now: datetime
) -> None:
    first = walk(now)
    other = WalkDone(id=first.id, at=now, minutes=11)
    with profile.open(now) as journal:
        journal.append([first])

        with pytest.raises(FactClash, match=first.id):
            journal.append([walk(now), other])

        assert journal.facts() == [first]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fact SET body = '{}'",
        "DELETE FROM fact",
        "INSERT OR REPLACE INTO fact SELECT id, at, kind, '{}' FROM fact",
        "DELETE FROM v_fact",
    ],
)
def test_other_tools_cannot_change_a_journal(filled: Profile, statement: str) -> None:
    with closing(sqlite3.connect(filled.journal)) as db, pytest.raises(sqlite3.DatabaseError):
        db.execute(statement)

    with filled.read() as journal:
        assert len(journal.facts()) == 400


def test_a_retracted_fact_stays_and_is_marked(profile: Profile, now: datetime) -> None:
    wrong = walk(now)
    with profile.open(now) as journal:
        journal.append([wrong])

        back = journal.retract(wrong.id, at=now + timedelta(minutes=1), reason="wrong key")

        assert journal.facts() == [wrong, back]
        assert isinstance(back, FactRetracted)
        assert (back.fact, back.reason) == (wrong.id, "wrong key")


def test_only_a_stored_fact_can_be_retracted(profile: Profile, now: datetime) -> None:
    with profile.open(now) as journal:
        with pytest.raises(KeyError):
            journal.retract("nobody", at=now)

        assert len(journal) == 0


def test_order_is_of_instants_not_of_texts(profile: Profile, now: datetime) -> None:
    honolulu = walk(datetime(2026, 3, 1, 9, tzinfo=timezone(timedelta(hours=-10))))  # 19:00 UTC
    tokyo = walk(datetime(2026, 3, 1, 23, tzinfo=timezone(timedelta(hours=9))))  # 14:00 UTC
    with profile.open(now) as journal:
        journal.append([honolulu, tokyo])

        assert honolulu.at.isoformat() < tokyo.at.isoformat()
        assert [fact.id for fact in journal.facts()] == [tokyo.id, honolulu.id]
        assert [row_of_line(line).id for line in journal.lines()] == [tokyo.id, honolulu.id]
        assert [row[0] for row in journal._db.execute("SELECT id FROM v_fact")] == [tokyo.id, honolulu.id]


def test_the_hour_that_comes_twice_keeps_its_order(profile: Profile, now: datetime) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    summer = walk(datetime(2026, 10, 25, 2, 50, tzinfo=berlin))
    winter = walk(datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=berlin))
    with profile.open(now) as journal:
        journal.append([winter, summer])

        found = journal.facts()

    assert [fact.id for fact in found] == [summer.id, winter.id]
    assert [fact.at.utcoffset() for fact in found] == [timedelta(hours=2), timedelta(hours=1)]
    assert [fact.day for fact in found] == [summer.at.date()] * 2


def test_after_the_clock_was_set_back_facts_are_stored_and_ordered(profile: Profile, now: datetime) -> None:
    later, earlier = walk(now), walk(now - timedelta(days=400))
    with profile.open(now) as journal:
        journal.append([later])
        journal.append([earlier])

        assert journal.facts() == [earlier, later]
        assert journal.facts(since=START) == [earlier, later]


def test_since_gives_only_what_came_after(profile: Profile, now: datetime, walks) -> None:
    old, new = walks(2), walk(now - timedelta(days=1))
    with profile.open(now) as journal:
        journal.append(old)
        mark = journal.mark
        journal.append([new])

        assert mark == (2, old[-1].id)
        assert journal.facts(since=mark) == [new]
        assert list(journal.lines(since=journal.mark)) == []
        assert journal.goes_on_from(mark)
        assert journal.goes_on_from(START)
        assert not journal.goes_on_from(mark._replace(fact_id="another"))


def test_the_facts_of_a_day_are_those_dated_with_it_wherever_that_was(
    profile: Profile, now: datetime
) -> None:
    """RU-23: the day written in the fact."""
    hawaii = walk(datetime(2026, 3, 1, 23, tzinfo=timezone(timedelta(hours=-10))))  # 2 March in UTC
    tokyo = walk(datetime(2026, 3, 1, 0, tzinfo=timezone(timedelta(hours=9))))  # 28 February in UTC
    others = [walk(tokyo.at - timedelta(minutes=1)), walk(hawaii.at + timedelta(hours=1))]
    with profile.open(now) as journal:
        journal.append([hawaii, *others, tokyo])

        assert [fact.id for fact in journal.facts_on(now.date())] == [tokyo.id, hawaii.id]


def test_a_fact_of_a_newer_version_comes_out_byte_for_byte(profile: Profile, now: datetime, walks) -> None:
    with profile.open(now) as journal:
        journal.append(walks(1))
        journal.append_rows([row_of_line(UNKNOWN)])

        assert UNKNOWN in list(journal.lines())
        strange, known = journal.facts()

    assert strange == UnknownFact(id="n-1", at=datetime(2026, 3, 1, 9, tzinfo=UTC), kind="mood_rated")
    assert isinstance(known, WalkDone)


def test_an_answer_that_only_a_newer_version_allows_is_kept_and_not_used(
    profile: Profile, now: datetime
) -> None:
    line = '{"id":"n-2","at":"2026-03-01T10:00:00Z","kind":"walk_done","minutes":"a while"}'
    with profile.open(now) as journal:
        journal.append_rows([row_of_line(line)])

        assert [type(fact) for fact in journal.facts()] == [UnknownFact]
        assert list(journal.lines()) == [line]


def test_a_fact_that_is_no_json_any_more_is_damage(profile: Profile, now: datetime) -> None:
    with profile.open(now) as journal:
        journal._db.execute("INSERT INTO fact VALUES ('x', '2026-03-01T10:00:00Z', 'walk_done', '{\"min')")

        with pytest.raises(Damaged) as caught:
            journal.facts()

    assert "fact x" in caught.value.detail


def test_reading_needs_a_journal(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="There is no file"):
        Journal.read(tmp_path / "nobody.sqlite")

    assert list(tmp_path.iterdir()) == []


def test_reading_goes_on_while_a_window_writes(filled: Profile, now: datetime, walks) -> None:
    with filled.open(now) as writer, filled.read() as reader:
        writer.append(walks(1))

        assert len(reader) == 401


def test_views_tell_what_counts(profile: Profile, now: datetime, ids_in: Callable[[Path], list[str]]) -> None:
    def at(minutes: int) -> dict[str, object]:
        moment = now + timedelta(minutes=minutes)
        return {"id": new_id(moment), "at": moment}

    wrong = ExerciseRated(**at(4), session="s1", exercise="LB-02", pain=9)  # type: ignore[arg-type]
    facts = [
        MorningRated(**at(0), pain=3, zone_right=2),  # type: ignore[arg-type]
        TestTaken(**at(1), test="T-HS1", side="left", value=25),  # type: ignore[arg-type]
        SessionStarted(**at(2), session="s1", day_rule="A-1"),  # type: ignore[arg-type]
        ExerciseRated(**at(3), session="s1", exercise="LB-01", pain=4),  # type: ignore[arg-type]
        wrong,
        SessionEnded(**at(5), session="s1", how="completed"),  # type: ignore[arg-type]
    ]
    with profile.open(now) as journal:
        journal.append(facts)
        journal.retract(wrong.id, at=now + timedelta(minutes=6))

    with closing(sqlite3.connect(profile.journal)) as db:
        pain = db.execute("SELECT day, moment, pain, zone_right, exercise FROM v_pain").fetchall()
        sessions = db.execute(
            "SELECT day, how, session, day_rule, exercises, worst_pain FROM v_sessions"
        ).fetchall()
        tests = db.execute("SELECT test, side, value FROM v_tests").fetchall()
    assert pain == [("2026-03-01", "morning", 3, 2, None), ("2026-03-01", "during", 4, None, "LB-01")]
    assert sessions == [("2026-03-01", "completed", "s1", "A-1", 1, 4)]
    assert tests == [("T-HS1", "left", 25)]
