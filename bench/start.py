"""Process start to Today painted, and memory there, on ten years, beside a bare window (design.md 9)."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import ten_years
from bench.rows import Row
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile

ROUNDS = 11

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("bare", window))
window.resize(1280, 800)
window.show()
app.processEvents()
"""
WHOLE = """
import sys, time
from homeprog import cli
options = cli.parse(["--data-dir", sys.argv[2]])
from PySide6.QtWidgets import QApplication
from homeprog import app as home
from homeprog.clock import SystemClock
from homeprog.data.paths import find_data_folder
app = QApplication([])
folder = find_data_folder(options.data_dir).prepare()
window = home.build(folder, SystemClock())
window.resize(1280, 800)
window.show()
app.processEvents()
"""
TOLD = """
taken = time.monotonic() - float(sys.argv[1])
from pathlib import Path
pages = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")]
print(taken * 1e3, int(pages[0].split()[1]) / 1024)
"""
CLOSE = "window.close()\n"


def rows() -> list[Row]:
    """Start and memory, alternating with the bare window."""
    with tempfile.TemporaryDirectory() as kept:
        folder = DataFolder(Path(kept) / "data").prepare()
        profile = create_profile(folder, "Ten years")
        shutil.copy(ten_years.write(Path(tempfile.gettempdir())), profile.journal)
        _child(WHOLE + TOLD + CLOSE, folder.root)  # the first start replays and keeps a snapshot
        pairs = [
            (_child(WHOLE + TOLD + CLOSE, folder.root), _child(BARE + TOLD, folder.root))
            for _ in range(ROUNDS)
        ]
    wholes, bares = zip(*pairs, strict=True)
    beside = "bare PySide6 window"
    return [
        Row(
            "start to Today, ten years",
            [one[0] for one in wholes],
            "ms",
            1.5,
            beside,
            [one[0] for one in bares],
        ),
        Row(
            "memory at Today, ten years",
            [one[1] for one in wholes],
            "MB",
            1.5,
            beside,
            [one[1] for one in bares],
        ),
    ]


def _child(code: str, folder: Path) -> tuple[float, float]:
    """Milliseconds from the start of a process to its painted window, and its memory in MB then."""
    begin = time.monotonic()
    words = [sys.executable, "-c", code, str(begin), str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    taken_ms, memory_mb = done.stdout.split()[-2:]
    return float(taken_ms), float(memory_mb)
