"""Makes a checkout ready: system libraries, virtual environment, packages by hash.

Called by `make`; needs Python's standard library only. On Windows and macOS: `python scripts/setup.py`.
"""

import argparse
import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-dev.lock"}


def main() -> int:
    """Set up for a purpose.

    Returns:
        0 when everything is there, 1 after a sentence that says what is missing.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("purpose", nargs="?", choices=tuple(LOCKS), default="run")
    purpose: str = parser.parse_args().purpose
    if sys.version_info < OLDEST:
        return _refuse(f"This is Python {sys.version.split()[0]}; Python 3.11 or newer is needed.")
    if sys.platform == "linux" and not _have_system_packages(purpose):
        return 1
    return _make_environment(LOCKS[purpose])


def _have_system_packages(purpose: str) -> bool:
    """Install what is missing where this may be done, else say the line to type."""
    needed, wished = _missing(purpose)
    if not needed and not wished:
        return True
    line = ["apt-get", "install", "-y", "--no-install-recommends", *needed, *wished]
    if shutil.which("apt-get") is None:
        print("Please install these system libraries (Debian's names):", *needed, *wished, file=sys.stderr)
        return not needed
    prefix = _as_root()
    if prefix is None:
        print("Please type this line, then run make again:\n  sudo", *line, file=sys.stderr)
        return not needed
    print("Installing system libraries:", *needed, *wished)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], env=environment, check=False)
    subprocess.run([*prefix, *line, "-qq"], env=environment, check=False)
    still_needed, _ = _missing(purpose)
    if still_needed:
        _refuse("These system libraries could not be installed: " + " ".join(still_needed))
    return not still_needed


def _missing(purpose: str) -> tuple[list[str], list[str]]:
    """Packages whose probe fails: those that are needed, and those that can be done without."""
    import tomllib  # not there in the old Pythons that main() refuses

    groups = tomllib.loads((ROOT / "scripts/system-packages.toml").read_text(encoding="utf-8"))["group"]
    needed: list[str] = []
    wished: list[str] = []
    for group in groups:
        if purpose in group["for"]:
            found = wished if group.get("optional") else needed
            found += [package for package, probe in group["packages"].items() if not _there(probe)]
    return needed, wished


def _there(probe: str) -> bool:
    """Whether a probe of system-packages.toml succeeds."""
    if probe.startswith("/"):
        return Path(probe).exists()
    if probe.startswith("python:"):
        return importlib.util.find_spec(probe.removeprefix("python:")) is not None
    if ".so" not in probe:
        return shutil.which(probe) is not None
    try:
        ctypes.CDLL(probe)
    except OSError:
        return False
    return True


def _as_root() -> list[str] | None:
    """What goes before a command to run it as root; None where that needs a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def _make_environment(lock: Path) -> int:
    """Create .venv and install the locked packages, each checked by its hash."""
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check"]
    steps = (
        [sys.executable, "-m", "venv", str(VENV)],
        [*pip, "install", "--quiet", "--require-hashes", "--requirement", str(lock)],
    )
    for step in steps:
        if subprocess.run(step, check=False).returncode:
            return _refuse(f"This did not work: {' '.join(step)}")
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
