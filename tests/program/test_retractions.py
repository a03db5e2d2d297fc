"""What was taken back no longer counts; a retraction can be taken back too."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from homeprog.program.facts import Fact, FactRetracted, UnknownFact, WalkDone
from homeprog.program.retractions import retractions_that_count, taken_back_ids

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
WALK = WalkDone(id="walk", at=MORNING, minutes=10)


def retract(id_: str, fact: str, minute: int) -> FactRetracted:
    return FactRetracted(id=id_, at=MORNING + timedelta(minutes=minute), fact=fact)


@pytest.mark.parametrize(
    ("made", "gone"),
    [
        ([], set()),
        ([("a", "walk", 1)], {"walk"}),
        ([("a", "walk", 1), ("b", "walk", 2)], {"walk"}),
        ([("a", "walk", 1), ("b", "a", 2)], {"a"}),
        ([("a", "walk", 1), ("b", "a", 2), ("c", "b", 3)], {"walk", "b"}),
        ([("a", "walk", 1), ("b", "a", 2), ("c", "walk", 3)], {"a", "walk"}),
        ([("a", "walk", 1), ("b", "a", 2), ("c", "a", 3), ("d", "b", 4)], {"a", "b"}),
        ([("a", "elsewhere", 1)], {"elsewhere"}),
    ],
    ids=["none", "one", "twice", "undone", "undone-and-redone", "again", "undone-twice", "not-there"],
)
def test_what_is_gone_whatever_the_order_of_the_facts(
    made: list[tuple[str, str, int]], gone: set[str]
) -> None:
    journal: list[Fact] = [WALK, *(retract(*one) for one in made)]

    for order in permutations(journal):
        assert taken_back_ids(order) == gone


def test_an_earlier_retraction_cannot_take_a_later_one_back() -> None:
    circle = [retract("a", "b", 1), retract("b", "a", 2)]

    assert taken_back_ids(circle) == {"a"}
    assert taken_back_ids([retract("a", "a", 1)]) == set()


def test_of_one_moment_the_name_decides() -> None:
    """As everywhere in a journal, so that two merged computers agree."""
    assert taken_back_ids([retract("a", "walk", 1), retract("b", "a", 1)]) == {"a"}
    assert taken_back_ids([retract("b", "walk", 1), retract("a", "b", 1)]) == {"walk"}


def test_moments_are_compared_whatever_their_offset() -> None:
    first = FactRetracted(id="z", at=datetime.fromisoformat("2026-03-02T09:00+01:00"), fact="walk")
    second = FactRetracted(id="a", at=datetime.fromisoformat("2026-03-02T08:30+00:00"), fact="z")

    assert taken_back_ids([first, second]) == {"z"}


def test_facts_of_a_newer_version_take_nothing_back() -> None:
    unknown = UnknownFact(id="u", at=MORNING, kind="fact_retracted_kindly")

    assert taken_back_ids([WALK, unknown]) == set()


def test_the_retractions_that_count_come_oldest_first() -> None:
    first, undone, second = retract("a", "walk", 1), retract("b", "other", 2), retract("c", "b", 3)

    assert retractions_that_count([second, undone, first]) == [first, second]
