"""Choosing exercises: what tags and surfaces allow, the first of a group, SWAP-1 (clinical.md 4.1, 4.5)."""

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

from homeprog.program.catalog import Catalog, Exercise

Allowed = Callable[[str], bool]


def suits(exercise: Exercise, tags: Collection[str], surfaces: Collection[str]) -> bool:
    """Whether no tag forbids the exercise and the patient can use one of its surfaces (2.7, 4.1).

    `flex-sens` treats end-range bending as avoided (RU-50); `no-floor` takes the floor away.
    """
    usable = set(surfaces) - ({"floor"} if "no-floor" in tags else set())
    if not usable.intersection(exercise.surfaces):
        return False
    if exercise.flexion_end_range and "flex-sens" in tags:
        return False
    if any(tag in tags for tag in exercise.avoid):
        return False
    return not any(tag in tags and change.use for tag, change in exercise.modify.items())


@lru_cache(maxsize=256)
def suitable(catalog: Catalog, tags: tuple[str, ...], surfaces: tuple[str, ...]) -> frozenset[str]:
    """The exercises that tags and surfaces allow."""
    return frozenset(one.id for one in catalog.exercises.values() if suits(one, tags, surfaces))


def in_order(catalog: Catalog, group: str, allowed: Allowed) -> Iterator[str]:
    """The allowed exercises of a group in the order of clinical.md 4.5."""
    return (exercise for exercise in catalog.order[group] if allowed(exercise))


def easier_chain(catalog: Catalog, exercise: str) -> Iterator[str]:
    """The exercise's easier neighbours, nearest first."""
    following = catalog.exercises[exercise].easier
    while following is not None:
        yield following
        following = catalog.exercises[following].easier


def swap(catalog: Catalog, exercise: str, allowed: Allowed) -> str | None:
    """SWAP-1: the nearest allowed easier neighbour, else the first allowed `instead`, else None (skip)."""
    for candidate in easier_chain(catalog, exercise):
        if allowed(candidate):
            return candidate
    return next((other for other in catalog.exercises[exercise].instead if allowed(other)), None)


def step_back_target(catalog: Catalog, exercise: str, allowed: Allowed) -> str | None:
    """Where STEP-BACK goes from the first step: it never leaves the role (RU-7).

    The easier neighbour of the same role, else the first allowed `instead` of that role, else the first
    other allowed exercise of the same group in 4.5; None when there is nothing else.
    """
    here = catalog.exercises[exercise]

    def fits(candidate: str) -> bool:
        there = catalog.exercises[candidate]
        same = there.role == here.role and there.stage == here.stage and there.family == here.family
        return candidate != exercise and same and allowed(candidate)

    candidates = [here.easier] if here.easier else []
    candidates += [*here.instead, *catalog.order.get(here.family or here.group, ())]
    return next((candidate for candidate in candidates if fits(candidate)), None)
