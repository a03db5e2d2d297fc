"""Whether a window can open is known before Qt is asked."""

import socket
from pathlib import Path

import pytest

from homeprog.ui.display import display_problem


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "darwin"),
        ({}, "win32"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"QT_QPA_PLATFORM": "vnc:port=1"}, "linux"),
    ],
)
def test_no_display_is_needed(environ: dict[str, str], platform: str) -> None:
    assert display_problem(environ, platform) is None


@pytest.mark.parametrize("plugin", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland"}])
def test_no_display_at_all(plugin: dict[str, str]) -> None:
    sentence = display_problem(plugin, "linux")

    assert sentence is not None
    assert "needs a display" in sentence


def test_a_display_that_does_not_answer_is_named() -> None:
    sentence = display_problem({"DISPLAY": ":64999"}, "linux")

    assert sentence is not None
    assert ":64999" in sentence


def test_a_wayland_session_that_answers_is_enough(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        assert display_problem(environ, "linux") is not None
        server.listen()
        assert display_problem(environ, "linux") is None
