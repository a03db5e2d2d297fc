"""Reads pose data: a mapping from a file becomes checked records, or one error that says what to mend."""

from collections.abc import Mapping
from typing import Any

from homeprog.figure.layers import base_layer
from homeprog.figure.names import check_names, check_stance
from homeprog.figure.pose import FigureSpec, PoseError, Stance, convert

LARGEST = 1000.0
"""No centimetre and no degree of a figure is beyond this, either way."""


def parse_bases(data: Mapping[str, Any], source: str) -> dict[str, Stance]:
    """Read the table of bases (`resources/figure/bases.toml`).

    Raises:
        PoseError: A base has an unknown key, point or base; names file and key.
    """
    _check_numbers(data, source, "")
    bases: dict[str, Stance] = {name: convert(layer, Stance, source, name) for name, layer in data.items()}
    for name, stance in bases.items():
        check_stance(stance, frozenset(bases), source, name)
        base_layer(name, bases, source)
    return bases


def parse_figure(data: Mapping[str, Any], bases: Mapping[str, Stance], source: str) -> FigureSpec:
    """Read the table `[figure]` of an exercise.

    Args:
        data: The table as read from TOML.
        bases: What `parse_bases` gave.
        source: File name for errors.

    Raises:
        PoseError: An unknown key, point, view or muscle, or an impossible angle; names file and key.
    """
    _check_numbers(data, source, "figure")
    spec: FigureSpec = convert(data, FigureSpec, source, "figure")
    if not 1 <= len(spec.frames) <= 9:
        raise PoseError(source, "figure.frames", f"{len(spec.frames)} frames; a figure has 1 to 9")
    check_names(spec, frozenset(bases), source)
    return spec


def _check_numbers(value: object, source: str, key: str) -> None:
    """Refuse what is no number to draw with, such as `nan`, before anything is computed from it."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            _check_numbers(part, source, f"{key}.{name}".lstrip("."))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            _check_numbers(part, source, f"{key}[{index}]")
    elif isinstance(value, int | float) and not -LARGEST <= value <= LARGEST:
        allowed = f"a number from {-LARGEST:g} to {LARGEST:g} is expected"
        raise PoseError(source, key, f"{value!s:.20} cannot be drawn; {allowed}")
