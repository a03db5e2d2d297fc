"""The pure parts run without Qt, and the command line does not load what it does not need."""

import subprocess
import sys

import pytest

QT = ("PySide6", "shiboken6", "pyqtgraph")


def loaded_after(code: str) -> set[str]:
    """Top-level packages in a fresh process after running some code."""
    tell = "import sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    script = f"{code}\n{tell}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("package", ["program", "figure", "handout", "data"])
def test_pure_packages_import_no_qt(package: str) -> None:
    code = (
        "import importlib, pkgutil, homeprog\n"
        f"package = importlib.import_module('homeprog.{package}')\n"
        "for found in pkgutil.iter_modules(package.__path__, package.__name__ + '.'):\n"
        "    importlib.import_module(found.name)"
    )
    assert not loaded_after(code).intersection(QT)


@pytest.mark.parametrize("line", [["--help"], ["--version"], ["exercises", "nrv-knee"], ["doctor", "--help"]])
def test_verbs_and_help_import_no_qt(line: list[str]) -> None:
    code = f"from homeprog.__main__ import main\ntry:\n    main({line!r})\nexcept SystemExit:\n    pass"
    assert not loaded_after(code).intersection(QT)


def test_the_window_starts_without_plots_sound_and_printing() -> None:
    loaded = loaded_after("import homeprog.app")

    assert "PySide6" in loaded
    assert not loaded.intersection({"pyqtgraph", "numpy", "miniaudio", "wakepy", "asyncio"})
