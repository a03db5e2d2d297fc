"""Limits of the pain rules and their bounds (clinical.md 5.7)."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from homeprog.program.catalog import Catalog
from homeprog.program.limits import Limits, with_override

# id, default, minimum, maximum as printed in 5.7
PRINTED = [
    ("D7_CEILING", 2, 1, 3),
    ("D8_RISE", 1, 0, 2),
    ("D6_STOP", 6, 4, 6),
    ("D10_SWAP_RISE", 4, 3, 4),
    ("A7_GENTLE", 5, 4, 6),
    ("A6_FLARE", 7, 6, 7),
    ("A5_NO_SESSION", 8, 7, 8),
    ("A6_RISE", 3, 2, 3),
    ("M4_EXCESS", 2, 1, 2),
    ("N_UP", 3, 2, 5),
    ("N_UP_S", 2, 2, 4),
    ("CHANGES_PER_WEEK", 4, 1, 6),
    ("BENCH_DAYS", 14, 7, 28),
    ("FLARE_DAYS", 3, 2, 5),
    ("FLARE_DAYS_TOTAL", 7, 5, 10),
]
IDS = [row[0] for row in PRINTED]


@pytest.mark.parametrize(("target", "default", "low", "high"), PRINTED, ids=IDS)
def test_default_and_bounds_are_those_printed(
    target: str, default: int, low: int, high: int, catalog: Catalog, limits: Limits
) -> None:
    limit = catalog.limits[target]

    assert (limit.default, limit.minimum, limit.maximum) == (default, low, high)
    assert getattr(limits, target.lower()) == default


def test_every_limit_of_the_table_is_a_field() -> None:
    assert {field.upper() for field in Limits.__struct_fields__} == set(IDS)


@pytest.mark.parametrize(("target", "default", "low", "high"), PRINTED, ids=IDS)
def test_bounds_are_enforced_on_both_sides(
    target: str, default: int, low: int, high: int, catalog: Catalog, limits: Limits
) -> None:
    for outside in (low - 1, high + 1):
        with pytest.raises(
            ValueError, match=rf"{target} is {outside}, outside its bounds.*{low} to {high}\.$"
        ):
            with_override(limits, catalog, target, outside)


ALONE = [row for row in PRINTED if row[0] != "A5_NO_SESSION"]  # needs A6_FLARE lower first


@pytest.mark.parametrize(("target", "default", "low", "high"), ALONE, ids=[row[0] for row in ALONE])
def test_each_bound_itself_can_be_set_and_changes_nothing_else(
    target: str, default: int, low: int, high: int, catalog: Catalog, limits: Limits
) -> None:
    for value in (low, high):
        changed = with_override(limits, catalog, target, float(value))

        fields = Limits.__struct_fields__
        differing = {name for name in fields if getattr(changed, name) != getattr(limits, name)}
        assert getattr(changed, target.lower()) == value
        assert differing <= {target.lower()}


@pytest.mark.parametrize("value", [None, True, "2", 2.5, float("nan"), float("inf")])
def test_only_a_whole_number_is_taken(value: object, catalog: Catalog, limits: Limits) -> None:
    with pytest.raises(ValueError, match=r"D7_CEILING.*a whole number from 1 to 3"):
        with_override(limits, catalog, "D7_CEILING", value)  # type: ignore[arg-type]


@pytest.mark.parametrize("target", ["A-1", "D-3", "M-2", "RF-01", "d7_ceiling", ""])
def test_rules_that_can_never_be_changed_are_no_limits(target: str, catalog: Catalog, limits: Limits) -> None:
    with pytest.raises(ValueError, match="no limit that can be set"):
        with_override(limits, catalog, target, 2)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("D7_CEILING", "D6_STOP"),
        ("D8_RISE", "D10_SWAP_RISE"),
        ("A7_GENTLE", "A6_FLARE"),
        ("A6_FLARE", "A5_NO_SESSION"),
        ("FLARE_DAYS", "FLARE_DAYS_TOTAL"),
    ],
)
def test_order_holds_by_itself_however_wide_the_bounds(
    low: str, high: str, catalog: Catalog, limits: Limits
) -> None:
    """Today's bounds keep some of these apart anyway; the order does not lean on that (D-7, D-8)."""
    bounds = {**catalog.limits, low: replace(catalog.limits[low], maximum=30)}
    reached = getattr(limits, high.lower())

    with pytest.raises(ValueError, match=f"{low} {reached} must stay below {high} {reached}"):
        with_override(limits, replace(catalog, limits=bounds), low, reached)


def test_order_gentle_stays_below_flare(catalog: Catalog, limits: Limits) -> None:
    gentle_later = with_override(limits, catalog, "A7_GENTLE", 6)

    with pytest.raises(ValueError, match="A7_GENTLE 6 must stay below A6_FLARE 6"):
        with_override(gentle_later, catalog, "A6_FLARE", 6)


def test_order_flare_stays_below_no_session(catalog: Catalog, limits: Limits) -> None:
    with pytest.raises(ValueError, match="A6_FLARE 7 must stay below A5_NO_SESSION 7"):
        with_override(limits, catalog, "A5_NO_SESSION", 7)

    stricter = with_override(with_override(limits, catalog, "A6_FLARE", 6), catalog, "A5_NO_SESSION", 7)
    assert (stricter.a6_flare, stricter.a5_no_session) == (6, 7)


def test_flare_days_sets_the_first_number_and_stays_below_the_second(
    catalog: Catalog, limits: Limits
) -> None:
    longest = with_override(limits, catalog, "FLARE_DAYS", 5)

    assert (longest.flare_days, longest.flare_days_total) == (5, 7)
    with pytest.raises(ValueError, match="FLARE_DAYS 5 must stay below FLARE_DAYS_TOTAL 5"):
        with_override(longest, catalog, "FLARE_DAYS_TOTAL", 5)


@given(changes=st.lists(st.tuples(st.sampled_from(IDS), st.integers(-1, 30)), max_size=20))
def test_no_sequence_of_overrides_leaves_the_bounds_or_the_order(
    changes: list[tuple[str, int]], catalog: Catalog
) -> None:
    limits = Limits.from_catalog(catalog)
    for target, value in changes:
        with suppress(ValueError):
            limits = with_override(limits, catalog, target, value)

    for target, _, low, high in PRINTED:
        assert low <= getattr(limits, target.lower()) <= high
    assert limits.d7_ceiling < limits.d6_stop
    assert limits.d8_rise < limits.d10_swap_rise
    assert limits.a7_gentle < limits.a6_flare < limits.a5_no_session
    assert limits.flare_days < limits.flare_days_total
