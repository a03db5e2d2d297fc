"""The numbers of the pain rules that a clinician may set, and their bounds (clinical.md 5.7)."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from homeprog.program.catalog import Catalog, Limit


class Limits(Struct, frozen=True):
    """The limits in force; every field is the catalogue's limit of the same name in capitals.

    Attributes:
        d7_ceiling: Highest `D` that is plainly ok (D-7).
        d8_rise: Highest `D - R` that is still ok-hold (D-8).
        d6_stop: `D` from which an exercise stops (D-6).
        d10_swap_rise: `D - R` from which SWAP replaces EASE (D-10).
        a7_gentle: `R` from which a session is GENTLE (A-7).
        a6_flare: `R` from which a day is FLARE whatever the baseline (A-6).
        a5_no_session: `R` from which there is no session (A-5).
        a6_rise: `R - B` from which a day is FLARE, if `R` is at least 4 (A-6).
        m4_excess: `M - BM` from which the last change is stepped back (M-4).
        n_up: Ok instances needed to progress, stretches and strength (H-1).
        n_up_s: Ok instances needed to progress, setting and balance (H-1).
        changes_per_week: Changes allowed in a calendar week (H-4).
        bench_days: Days an exercise rests after symptoms moved outwards (D-3).
        flare_days: Flare-up days without improvement before CLINICIAN (5.9).
        flare_days_total: Flare-up days in all before CLINICIAN (5.9).
    """

    d7_ceiling: int
    d8_rise: int
    d6_stop: int
    d10_swap_rise: int
    a7_gentle: int
    a6_flare: int
    a5_no_session: int
    a6_rise: int
    m4_excess: int
    n_up: int
    n_up_s: int
    changes_per_week: int
    bench_days: int
    flare_days: int
    flare_days_total: int

    @classmethod
    def from_catalog(cls, catalog: Catalog) -> "Limits":
        """The defaults of 5.7."""
        return cls(**{field: int(catalog.limits[field.upper()].default) for field in cls.__struct_fields__})


_ORDERED = (
    ("d7_ceiling", "d6_stop"),
    ("d8_rise", "d10_swap_rise"),
    ("a7_gentle", "a6_flare"),
    ("a6_flare", "a5_no_session"),
    ("flare_days", "flare_days_total"),
)
"""Each left value stays below its right value (5.7, last paragraph)."""


def with_override(limits: Limits, catalog: Catalog, target: str, value: bool | float | str | None) -> Limits:
    """Set one limit to a clinician's value.

    `FLARE_DAYS` sets the days without improvement; the days in total stay as they are.

    Args:
        limits: The limits in force before.
        catalog: Holds the bounds.
        target: Id of the limit, such as `D7_CEILING`.
        value: The new whole number.

    Raises:
        ValueError: No such limit, no whole number, outside the bounds, or the order of two limits would be
            lost; one sentence saying what to do.
    """
    changed = replace(limits, **{target.lower(): in_bounds(catalog, target, value)})
    _check_order(changed)
    return changed


def with_overrides(limits: Limits, catalog: Catalog, values: Mapping[str, float]) -> Limits:
    """Set several limits at once; only the result has to be in order.

    Raises:
        ValueError: As `with_override`.
    """
    set_now = {target.lower(): in_bounds(catalog, target, value) for target, value in values.items()}
    changed = replace(limits, **set_now)
    _check_order(changed)
    return changed


def in_bounds(catalog: Catalog, target: str, value: bool | float | str | None) -> int:
    """A value for one limit, whatever the others are.

    Raises:
        ValueError: As `with_override`, the order of two limits left aside.
    """
    if target not in catalog.limits or target.lower() not in Limits.__struct_fields__:
        known = ", ".join(name.upper() for name in Limits.__struct_fields__)
        raise ValueError(f"{target!r} is no limit that can be set; choose one of {known}.")
    return _whole_number_in_bounds(catalog.limits[target], value)


def _whole_number_in_bounds(limit: Limit, value: bool | float | str | None) -> int:
    bounds = f"a whole number from {limit.minimum:g} to {limit.maximum:g}"
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        raise ValueError(f"{limit.id} is {value!r}; give {bounds}.")
    if not limit.minimum <= value <= limit.maximum:
        raise ValueError(f"{limit.id} is {value:g}, outside its bounds; give {bounds}.")
    return int(value)


def _check_order(limits: Limits) -> None:
    values: Mapping[str, int] = {field: getattr(limits, field) for field in limits.__struct_fields__}
    for lower, higher in _ORDERED:
        if values[lower] >= values[higher]:
            raise ValueError(
                f"{lower.upper()} {values[lower]} must stay below {higher.upper()} {values[higher]}; "
                "change the other limit first or choose another value."
            )
