"""The test poses: 48 clips, solved once."""

import tomllib
from pathlib import Path

import pytest

from homeprog.data.figures import clip_from_file, figure_bases
from homeprog.figure.clip import Clip

POSES = Path(__file__).parent / "poses"
NAMES = sorted(path.stem for path in POSES.glob("*.toml"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests that take a `pose_name` run for every test pose."""
    if "pose_name" in metafunc.fixturenames:
        metafunc.parametrize("pose_name", NAMES)


@pytest.fixture(scope="session")
def clips() -> dict[str, Clip]:
    """Every test pose, refused when something is out of reach or out of range."""
    return {name: clip_from_file(POSES / f"{name}.toml") for name in NAMES}


@pytest.fixture
def bases():
    """The shipped bases."""
    return figure_bases()


@pytest.fixture
def written():
    """A small figure as written, to be spoilt by a test."""
    return tomllib.loads((POSES / "knee-chest1.toml").read_text(encoding="utf-8"))["figure"]
