"""Names of facts sort by time and never repeat."""

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeprog.data.ids import IdSource, new_id

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_name_is_a_version_7_uuid_of_its_millisecond() -> None:
    name = UUID(IdSource()(NOON))

    assert name.version == 7
    assert name.variant == "specified in RFC 4122"
    assert name.int >> 80 == int(NOON.timestamp() * 1000)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=50))
def test_names_grow_whatever_the_clock_does(jumps_ms: list[int]) -> None:
    source = IdSource()

    names = [source(NOON + timedelta(milliseconds=jump)) for jump in jumps_ms]

    assert names == sorted(set(names))


def test_ten_thousand_names_in_one_millisecond_run_over_into_the_next() -> None:
    source = IdSource()

    names = [source(NOON) for _ in range(10_000)]

    assert names == sorted(set(names))
    assert UUID(names[-1]).int >> 80 == int(NOON.timestamp() * 1000) + 2


def test_a_seeded_source_repeats_itself() -> None:
    first, second = (IdSource(random.Random(5).getrandbits) for _ in range(2))

    assert [first(NOON) for _ in range(3)] == [second(NOON) for _ in range(3)]


def test_a_time_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        new_id(NOON.replace(tzinfo=None))
