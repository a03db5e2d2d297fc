"""Progress opened on ten years, and a pan step, beside bare pyqtgraph with the same four plots (design.md 9).

Every measurement is a fresh process: both sides pay for importing pyqtgraph, as the patient does on opening
the page. The rival gets its numbers ready made; the page reads and sums up the journal itself. Both windows
are so tall that all plots are painted.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import ten_years
from bench.rows import Row
from homeprog.data.history import open_history
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import create_profile
from homeprog.program.facts import ActivityScored, WalkDone

ROUNDS = 7
PANS = 30

PAGE = """
import sys, time
from PySide6.QtWidgets import QApplication
from homeprog import app as home
from homeprog.clock import SystemClock
from homeprog.data.paths import find_data_folder
app = QApplication([])
window = home.build(find_data_folder(sys.argv[1]).prepare(), SystemClock())
window.resize(1200, 2600)
window.show()
app.processEvents()
begin = time.perf_counter()
page = window.show_page("progress")
app.processEvents()
opened = time.perf_counter()
page.controller.choose_range("all")
app.processEvents()
everything = time.perf_counter()
plots = [card.plot for card in (page.plots.pain, page.plots.zones, page.plots.walking, page.plots.activities)]
"""
BARE = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
data = json.loads(Path(sys.argv[1]).read_text())
app = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
window.resize(1200, 2600)
window.show()
app.processEvents()
begin = time.perf_counter()
import pyqtgraph
plots = []
for lines in data:
    plot = pyqtgraph.PlotWidget()
    plot.setDownsampling(auto=True, mode="peak")
    plot.setClipToView(True)
    for xs, ys in lines:
        plot.plot(xs, ys, connect="finite")
    column.addWidget(plot)
    plots.append(plot)
app.processEvents()
opened = everything = time.perf_counter()
"""
TOLD = f"""
first, last = plots[0].viewRange()[0]
step = (last - first) / 100
panning = time.perf_counter()
for number in range(1, {PANS} + 1):
    for plot in plots:
        plot.setXRange(first + number * step, first + number * step + (last - first) / 2, padding=0)
    app.processEvents()
panned = time.perf_counter()
print((opened - begin) * 1e3, (everything - opened) * 1e3, (panned - panning) * 1e3 / {PANS})
"""


def rows() -> list[Row]:
    """Opening with the last month, showing all ten years, and a pan step."""
    with tempfile.TemporaryDirectory() as kept:
        folder = DataFolder(Path(kept) / "data").prepare()
        profile = create_profile(folder, "Ten years")
        shutil.copy(ten_years.write(Path(tempfile.gettempdir())), profile.journal)
        numbers = Path(kept) / "numbers.json"
        numbers.write_text(json.dumps(_numbers(profile.journal)))
        _child(PAGE + TOLD + "window.close()\n", folder.root)  # keeps a snapshot, so that all start alike
        pairs = [(_child(PAGE + TOLD, folder.root), _child(BARE + TOLD, numbers)) for _ in range(ROUNDS)]
    pages, bares = zip(*pairs, strict=True)
    beside = "bare pyqtgraph, the same four plots"
    opened = [one[0] for one in bares]
    return [
        Row("Progress opened on ten years", [one[0] for one in pages], "ms", 1.3, beside, opened),
        Row("then all ten years shown", [one[1] for one in pages], "ms", 1.3, beside, opened),
        Row("Progress, a pan step", [one[2] for one in pages], "ms", 1.3, beside, [one[2] for one in bares]),
    ]


def _numbers(journal: Path) -> list[list[tuple[list[float], list[float | None]]]]:
    """What the page draws, day by day, without any summing up."""
    with open_history(journal) as history:
        days = history.pain()
        walks = [one for one in history.facts(WalkDone) if isinstance(one, WalkDone)]
        scored = [one for one in history.facts(ActivityScored) if isinstance(one, ActivityScored)]
    xs = [float(day.day.toordinal()) for day in days]
    pain = [(xs, [_number(day[at]) for day in days]) for at in range(1, 5)]
    zones = [(xs, [_number(day[at]) for day in days]) for at in (5, 6)]
    walking = [([float(one.day.toordinal()) for one in walks], [one.minutes for one in walks])]
    at = [float(one.day.toordinal()) for one in scored]
    activities = [(at, [float(one.activities[place].score) for one in scored]) for place in range(3)]
    return [pain, zones, walking, activities]  # type: ignore[list-item]  # three lines, not one


def _number(value: object) -> float:
    return float("nan") if value is None else float(value)  # type: ignore[arg-type]  # a number or None


def _child(script: str, argument: Path) -> tuple[float, ...]:
    told = subprocess.run(
        [sys.executable, "-c", script, str(argument)], capture_output=True, text=True, check=True
    )
    return tuple(map(float, told.stdout.split()))


if __name__ == "__main__":
    from bench.rows import HEAD, as_line

    print(HEAD)
    for row in rows():
        print(as_line(row))
