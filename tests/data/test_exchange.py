"""Facts go out and come in without loss; merging is a union; a broken file changes nothing."""

import csv
import json
import stat
from datetime import datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homeprog.data.errors import Missing
from homeprog.data.exchange import ExchangeError, export_csv, export_jsonl, merge, read_jsonl
from homeprog.data.ids import new_id
from homeprog.data.journal import Journal
from homeprog.data.profiles import Profile
from homeprog.data.rows import line_of, row_of_line
from homeprog.program.facts import NoteWritten, UnknownFact, WalkDone, decode_fact

WALK = '{"id":"w-1","at":"2026-03-01T10:00:00+01:00","kind":"walk_done","minutes":10}'

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).flatmap(  # noqa: DTZ001
    lambda moment: st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    )
)
POOL_SIZE = 8
POOLS = st.lists(
    st.tuples(MOMENTS, st.dictionaries(st.text(), JSON, max_size=3)), min_size=POOL_SIZE, max_size=POOL_SIZE
)
PARTS = st.sets(st.integers(0, POOL_SIZE - 1))


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def line_of_newer_version(number: int, at: datetime, fields: dict[str, object]) -> str:
    head = {"id": f"n-{number}", "at": at.isoformat(), "kind": "mood_rated"}
    body = {name: value for name, value in fields.items() if name not in head}
    return msgspec.json.encode({**head, **body}).decode()


def test_the_exchange_form_is_one_fact_a_line_with_flat_fields(profile: Profile, now, tmp_path: Path) -> None:
    note = NoteWritten(id="a", at=now, text='so so\n"better"', about=None)
    with profile.open(now) as journal:
        journal.append([note])

        assert export_jsonl(journal, tmp_path / "out.jsonl") == 1

    assert (tmp_path / "out.jsonl").read_text() == (
        '{"id":"a","at":"2026-03-01T12:00:00+01:00","kind":"note_written",'
        '"text":"so so\\n\\"better\\"","about":null}\n'
    )
    assert stat.S_IMODE((tmp_path / "out.jsonl").stat().st_mode) == 0o600


def test_everything_survives_the_way_to_another_computer(filled: Profile, now, tmp_path: Path) -> None:
    with filled.open(now) as journal:
        wrong = journal.facts()[0]
        journal.retract(wrong.id, at=now + timedelta(days=30))
        export_jsonl(journal, tmp_path / "out.jsonl")
        before = list(journal.lines())

    with Journal.open(tmp_path / "other.sqlite") as other:
        merged = merge(other, read_jsonl(tmp_path / "out.jsonl"))

        assert list(other.lines()) == before
    assert (merged.new, merged.known) == (401, 0)


@settings(max_examples=40, deadline=None)
@given(pool=POOLS, here=PARTS, there=PARTS)
def test_merging_may_be_repeated_and_done_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, pool: list, here: set[int], there: set[int]
) -> None:
    tmp_path = tmp_path_factory.mktemp("merge")
    lines = [line_of_newer_version(n, at, fields) for n, (at, fields) in enumerate(pool)]
    a = read_jsonl(write(tmp_path / "a.jsonl", *(lines[n] for n in here)))
    b = read_jsonl(write(tmp_path / "b.jsonl", *(lines[n] for n in there)))

    with Journal.open(tmp_path / "ab.sqlite") as ab, Journal.open(tmp_path / "ba.sqlite") as ba:
        assert merge(ab, a).new == len(here)
        assert merge(ab, b).known == len(here & there)
        assert merge(ab, a).new == 0
        merge(ba, b)
        merge(ba, a)

        union = list(ab.lines())
        assert union == list(ba.lines())
    assert sorted(union) == sorted(lines[n] for n in here | there)


@given(at=MOMENTS, fields=st.dictionaries(st.text(), JSON))
def test_a_line_of_a_newer_version_comes_out_byte_for_byte(at: datetime, fields: dict[str, object]) -> None:
    line = line_of_newer_version(1, at, fields)

    assert isinstance(decode_fact(line), UnknownFact)
    assert line_of(row_of_line(line)) == line


def test_what_is_not_understood_is_told_once_and_kept(tmp_path: Path) -> None:
    path = write(
        tmp_path / "in.jsonl",
        WALK,
        '{"id":"w-2","at":"2026-03-01T11:00:00+01:00","kind":"walk_done","minutes":5,"steps":700}',
        '{"id":"n-1","at":"2026-03-01T09:00:00+01:00","kind":"mood_rated","mood":1}',
        '{"id":"n-2","at":"2026-03-01T09:30:00+01:00","kind":"mood_rated","mood":2}',
        '{"id":"r-1","at":"2026-03-01T12:00:00+01:00","kind":"fact_retracted","fact":"elsewhere"}',
    )

    file = read_jsonl(path)

    assert [fact.id for fact in file.facts] == ["w-1", "w-2", "r-1"]
    assert [fact.id for fact in file.unknown] == ["n-1", "n-2"]
    assert len(file.rows) == 5
    assert file.warnings == (
        "Field `steps` of `walk_done` is from a newer version: kept as it is, not used (1 times).",
        "Kind `mood_rated` is from a newer version: kept as it is, not used (2 times).",
        "Fact r-1 takes back elsewhere, which is not in this file.",
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not a JSON object"),
        ("[]", "Expected `object`"),
        ('"walk_done"', "Expected `object`"),
        ("\x00\x00", "not a JSON object"),
        ('{"at":"2026-03-01T10:00:00Z","kind":"walk_done","minutes":1}', "field `id` is missing"),
        ('{"id":"x","kind":"walk_done","minutes":1}', "field `at` is missing"),
        ('{"id":"x","at":"2026-03-01T10:00:00Z","minutes":1}', "field `kind` is missing"),
        ('{"id":"x","at":"2026-03-01T10:00:00","kind":"walk_done","minutes":1}', "field `at`"),
        ('{"id":"x","at":"yesterday","kind":"walk_done","minutes":1}', "field `at`"),
        ('{"id":"x","at":"2026-03-01T10:00:00Z","kind":"walk_done"}', "`minutes`"),
        ('{"id":"x","at":"2026-03-01T10:00:00Z","kind":"walk_done","minutes":"ten"}', "field `minutes`"),
        ('{"id":"x","at":"2026-03-01T10:00:00Z","kind":"walk_done","minutes":1,"pain":11}', "field `pain`"),
        ('{"id":"x y","at":"2026-03-01T10:00:00Z","kind":"walk_done","minutes":1}', "field `id`"),
        ('{"id":"","at":"2026-03-01T10:00:00Z","kind":"walk_done","minutes":1}', "field `id`"),
        ('{"id":"x","at":"2026-03-01T10:00:00Z","kind":"a\\"b"}', "field `kind`"),
        (WALK.replace("10}", "11}"), "field `id`: w-1 is already used in line 1"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_taken_over(
    profile: Profile, now, tmp_path, line: str, words
) -> None:
    path = write(tmp_path / "in.jsonl", WALK, "", line)

    with pytest.raises(ExchangeError) as caught:
        read_jsonl(path)

    assert str(caught.value).startswith(f"{path}, line 3: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_fact_that_differs_from_the_journals_stops_the_whole_merge(
    profile: Profile, now, tmp_path: Path
) -> None:
    other = '{"id":"w-2","at":"2026-03-01T10:00:00Z","kind":"walk_done","minutes":1}'
    with profile.open(now) as journal:
        merge(journal, read_jsonl(write(tmp_path / "a.jsonl", WALK)))
        changed = read_jsonl(write(tmp_path / "b.jsonl", other, WALK.replace("10}", "11}")))

        with pytest.raises(ExchangeError, match=r"b\.jsonl, line 2: field `id`: fact w-1 is already"):
            merge(journal, changed)

        assert list(journal.lines()) == [WALK]


def test_the_same_fact_in_another_spelling_is_the_same_fact(profile: Profile, now, tmp_path: Path) -> None:
    spelled = '{ "kind": "walk_done", "minutes": 1e1, "at": "2026-03-01 10:00:00+01:00", "id": "w\\u002d1" }'
    with profile.open(now) as journal:
        merge(journal, read_jsonl(write(tmp_path / "a.jsonl", WALK)))

        merged = merge(journal, read_jsonl(write(tmp_path / "b.jsonl", WALK, spelled)))

        assert (merged.new, merged.known) == (0, 1)
        assert list(journal.lines()) == [WALK]


def test_numbers_are_compared_to_the_last_digit(profile: Profile, now, tmp_path: Path) -> None:
    line = '{"id":"n","at":"2026-03-01T10:00:00Z","kind":"mood_rated","mood":' + "9" * 5000 + "}"
    with profile.open(now) as journal:
        merge(journal, read_jsonl(write(tmp_path / "a.jsonl", line)))

        spelled = read_jsonl(write(tmp_path / "b.jsonl", line.replace('"mood":', '"mood": ')))
        assert merge(journal, spelled).known == 1
        with pytest.raises(ExchangeError, match="other content"):
            merge(journal, read_jsonl(write(tmp_path / "c.jsonl", line.replace("9}", "8}"))))

        assert export_csv(journal, tmp_path / "out.csv") == 1


def test_a_file_of_another_system_is_read(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + WALK.encode() + b"\r\n\r\n" + WALK.replace("w-1", "w-2").encode())

    assert [fact.id for fact in read_jsonl(path).facts] == ["w-1", "w-2"]


def test_an_empty_file_is_an_empty_journal(tmp_path: Path) -> None:
    file = read_jsonl(write(tmp_path / "in.jsonl"))

    assert (file.facts, file.unknown, file.rows, file.warnings) == ((), (), (), ())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"There is no file .*nobody\.jsonl"):
        read_jsonl(tmp_path / "nobody.jsonl")


def test_facts_are_read_in_the_order_of_time(tmp_path: Path) -> None:
    earlier = WALK.replace("w-1", "w-0").replace("10:00:00+01:00", "09:30:00+02:00")

    assert [fact.id for fact in read_jsonl(write(tmp_path / "in.jsonl", WALK, earlier)).facts] == [
        "w-0",
        "w-1",
    ]


def test_csv_does_not_mark_what_counts_again(profile: Profile, now: datetime, tmp_path: Path) -> None:
    with profile.open(now) as journal:
        journal.append([WalkDone(id="w", at=now, minutes=10)])
        slip = journal.retract("w", at=now + timedelta(minutes=1))
        journal.retract(slip.id, at=now + timedelta(minutes=2))
        export_csv(journal, tmp_path / "out.csv")

    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["taken_back"] for row in csv.DictReader(file)] == ["", "yes", ""]


def test_csv_is_a_table_for_people(profile: Profile, now: datetime, tmp_path: Path) -> None:
    wrong = WalkDone(id="w", at=now, minutes=10)
    formula = NoteWritten(id=new_id(now), at=now + timedelta(minutes=1), text='=HYPERLINK("x")')
    with profile.open(now) as journal:
        journal.append([wrong, formula])
        journal.append_rows(
            [row_of_line('{"id":"n","at":"2026-03-02T10:00:00Z","kind":"mood_rated","m":[1,"ü"]}')]
        )
        journal.retract("w", at=now + timedelta(minutes=2), reason="typing")

        assert export_csv(journal, tmp_path / "out.csv") == 4

    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        walk, note, retraction, mood = csv.DictReader(file)
    assert (walk["kind"], walk["minutes"], walk["leg_symptoms"], walk["pain"]) == (
        "walk_done",
        "10",
        "false",
        "",
    )
    assert (walk["taken_back"], note["taken_back"], retraction["fact"]) == ("yes", "", "w")
    assert note["text"] == "'" + formula.text
    assert json.loads(mood["m"]) == [1, "ü"]
