"""What was taken back: which facts no longer count (design.md section 3, `fact_retracted`).

A retraction is a fact too and can itself be taken back; then it does nothing, and what it took back counts
again. Only a later retraction takes an earlier one back, so that circles cannot form.
"""

from collections.abc import Iterable

from homeprog.program.facts import Fact, FactRetracted, UnknownFact


def retractions_that_count(facts: Iterable[Fact | UnknownFact]) -> list[FactRetracted]:
    """The retractions that do something, oldest first; the given facts may come in any order."""
    made = sorted((one for one in facts if isinstance(one, FactRetracted)), key=lambda one: (one.at, one.id))
    counting: list[FactRetracted] = []
    gone: set[str] = set()
    later: set[str] = set()  # and the one looked at
    for one in reversed(made):
        later.add(one.id)
        if one.id not in gone and one.fact not in later:
            gone.add(one.fact)
            counting.append(one)
    return counting[::-1]


def taken_back_ids(facts: Iterable[Fact | UnknownFact]) -> set[str]:
    """Ids of the facts that no longer count; the given facts may come in any order."""
    return {one.fact for one in retractions_that_count(facts)}
