"""Process start to Today painted, and memory there, on ten years, beside a bare window (design.md 9).

The program itself starts, as `homeprog --data-dir FOLDER` does, on the morning after the last answer, so that
Today asks how getting up was; only its event loop is replaced by one paint.
Both find their modules compiled, as an installed program does. CPU time is told beside the wall's: a busy
machine lengthens it less.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bench import ten_years
from bench.rows import Row
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile

ROUNDS = 15

TELL = """
import sys, time
from datetime import datetime
def tell():
    taken, used = time.monotonic() - float(sys.argv[1]), time.process_time()
    with open("/proc/self/status") as status:
        pages = next(line for line in status if line.startswith("VmRSS"))
    print(taken * 1e3, used * 1e3, int(pages.split()[1]) / 1024)
"""
BARE = f"""{TELL}
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("bare", window))
window.showMaximized()  # as the other is on a small screen, such as the offscreen one
app.processEvents()
tell()
"""
WHOLE = f"""{TELL}
def paint_once(app):
    app.processEvents()
    tell()
    app.closeAllWindows()
    return 0

from homeprog import __main__ as program, cli
options = cli.parse(["--data-dir", sys.argv[2]])
home = program.load_window()
morning = datetime.fromisoformat(sys.argv[3])
home.SystemClock = type("Morning", (home.SystemClock,), {{"now": lambda clock: morning}})
from PySide6.QtWidgets import QApplication
QApplication.exec = paint_once
home.main(options)
"""


class Start(NamedTuple):
    """What one start took: milliseconds on the wall and of the CPU, and MB."""

    wall_ms: float
    cpu_ms: float
    memory_mb: float


def rows() -> list[Row]:
    """Start and memory, alternating with the bare window."""
    with tempfile.TemporaryDirectory() as kept:
        folder = DataFolder(Path(kept) / "data").prepare()
        profile = create_profile(folder, "Ten years")
        shutil.copy(ten_years.write(Path(tempfile.gettempdir())), profile.journal)
        with profile.read() as journal:
            morning = journal.facts()[-1].at.replace(hour=8) + timedelta(days=1)
        starts = {"whole": WHOLE, "bare": BARE}
        for _ in range(2):  # the first replays and keeps a snapshot; both find compiled modules from now on
            for code in starts.values():
                _start(code, folder.root, morning)
        taken = [[_start(code, folder.root, morning) for code in starts.values()] for _ in range(ROUNDS)]
    whole, bare = (list(zip(*values, strict=True)) for values in zip(*taken, strict=True))
    beside = "bare PySide6 window"
    return [
        Row("start to Today, ten years", whole[0], "ms", 1.5, beside, bare[0]),
        Row("the same, CPU time", whole[1], "ms", 1.5, beside, bare[1]),
        Row("memory at Today, ten years", whole[2], "MB", 1.5, beside, bare[2]),
    ]


def _start(code: str, folder: Path, morning: datetime) -> Start:
    """Run a process up to its painted window."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings["PYTHONPYCACHEPREFIX"] = str(folder / "cache" / "compiled")
    begin = time.monotonic()
    words = [sys.executable, "-c", code, str(begin), str(folder), morning.isoformat()]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=surroundings)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Start(*map(float, done.stdout.split()[-3:]))
