"""Reads what figures need from resources/: bases, colours, and the `[figure]` table of an exercise or test.

The shipped exercises come parsed in the catalogue; reading one file anew is for those who write poses.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from homeprog.data.resources import resources_root
from homeprog.data.toml import read_toml
from homeprog.figure.clip import Clip, load_clip
from homeprog.figure.pose import PoseError, Stance
from homeprog.figure.reading import parse_bases
from homeprog.figure.style import Theme


@lru_cache(maxsize=4)
def figure_bases(root: Path | None = None) -> Mapping[str, Stance]:
    """The bases that figures start from.

    Raises:
        PoseError: A base is wrong; names file and key.
        LibraryError: The file cannot be read.
    """
    name = "figure/bases.toml"
    return parse_bases(read_toml((root or resources_root()) / name, name), name)


@lru_cache(maxsize=4)
def figure_theme(root: Path | None = None) -> Theme:
    """The colours of figures.

    Raises:
        PoseError: A colour is wrong; names file and key.
        LibraryError: The file cannot be read.
    """
    name = "theme/figure.toml"
    return Theme(read_toml((root or resources_root()) / name, name), name)


def make_clip(figure: Mapping[str, Any], name: str, *, strict: bool = True) -> Clip:
    """Read and solve a `[figure]` table on the shipped bases.

    Args:
        figure: The table, as in `Exercise.figure`.
        name: How the file is called in messages.
        strict: As in `load_clip`.

    Raises:
        PoseError: The figure cannot be used; names file, key and the miss.
    """
    return load_clip(figure, figure_bases(), name, strict=strict)


def clip_from_file(path: Path, *, strict: bool = True) -> Clip:
    """Read and solve the figure of one exercise file.

    Raises:
        PoseError: There is no `[figure]`, or it cannot be used.
        LibraryError: The file cannot be read.
    """
    data = read_toml(path, path.name)
    figure = data.get("figure")
    if not isinstance(figure, Mapping):
        raise PoseError(path.name, "figure", "this file has no table [figure] yet (docs/figures.md)")
    return make_clip(figure, path.name, strict=strict)


@lru_cache(maxsize=4)
def selftest_figures(root: Path | None = None) -> Mapping[str, Mapping[str, Any]]:
    """The `[figure]` tables of the self-tests by test id (`resources/figure/tests.toml`).

    Raises:
        LibraryError: The file cannot be read.
    """
    name = "figure/tests.toml"
    path = (root or resources_root()) / name
    return read_toml(path, name) if path.exists() else {}
