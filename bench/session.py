"""How exactly a hold is counted on loaded cores, and what the session screen costs (design.md section 9).

Beside: the monotonic clock for the hold, one core for the CPU. Goals: end and each second within 20 ms;
session screen at most 8 % of a core while the figure moves, 1 % paused.

Usage: python -m bench.session [--hold SECONDS] [--cpu SECONDS]
"""

import argparse
import math
import multiprocessing
import os
import statistics
import time
from datetime import date
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from homeprog.clock import SystemClock
from homeprog.data.library import load_catalog
from homeprog.data.settings import Settings
from homeprog.program.dosing import make_item
from homeprog.program.limits import Limits
from homeprog.program.plan import DayPlan
from homeprog.program.session_script import build
from homeprog.program.session_types import Pace, Script
from homeprog.ui import theme
from homeprog.ui.figure_view import FigureView
from homeprog.ui.session_page import SessionPage

GOAL_MS, GOAL_MOVING, GOAL_PAUSED = 20.0, 8.0, 1.0
EXERCISES = {"hold": "hs-strap", "moving": "ab-heel-slide"}


class Nowhere:
    """Takes facts and forgets them."""

    def stamp(self, kind: Any, **fields: Any) -> Any:
        return kind(id="x", at=SystemClock().now(), **fields)

    def record_many(self, _facts: Any) -> bool:
        return True


def spin() -> None:
    """Load one core."""
    while True:
        math.sqrt(2.0)


def script_of(exercise: str, **numbers: Any) -> Script:
    """One exercise with the numbers wanted."""
    catalog = load_catalog()
    item = make_item(catalog, exercise, catalog.exercises[exercise].dose.start)
    fields = {name: getattr(item, name) for name in item.__struct_fields__} | numbers
    plan = DayPlan(
        **dict.fromkeys(("tags", "asks", "locked", "cards", "benched", "reasons"), ()),
        day=date(2026, 1, 1),
        action="NORMAL",
        rule="A-10",
        stage="S2",
        gates={},
        pairs={},
        items=(type(item)(**fields),),
    )
    pace = Pace(next_up_s=0.2, get_ready_s=0.2, lead_in_s=0.2)
    return build(
        plan,
        catalog,
        session="bench",
        rest_pain=0,
        start_zones=(0, 0),
        limits=Limits.from_catalog(catalog),
        pace=pace,
    )


def open_page(script: Script) -> SessionPage:
    page = SessionPage(
        script, Nowhere(), SystemClock(), lambda parent: FigureView(script.catalog.exercises, parent)
    )
    page.resize(900, 640)
    page.show()
    return page


def run_for(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def until(page: SessionPage, *phases: str) -> None:
    loop = QEventLoop()
    page.controller.changed.connect(lambda vm: loop.quit() if vm.phase in phases else None)
    if page.controller.state.phase not in phases:
        loop.exec()


def measure_hold(hold_s: float) -> list[float]:
    """Milliseconds by which each shown second, and the end, come after the monotonic clock."""
    page = open_page(script_of(EXERCISES["hold"], sets=1, hold_s=hold_s, side="left"))
    late: list[float] = []
    shown: dict[str, Any] = {"digits": "", "ends": None}

    def look(vm: Any) -> None:
        at = time.monotonic()
        state = page.controller.state
        if vm.phase == "hold":
            shown["ends"] = state.until
            if vm.digits != shown["digits"] and vm.digits != str(round(hold_s)):
                late.append((at - (state.until - int(vm.digits))) * 1000)
            shown["digits"] = vm.digits
        elif shown["ends"] is not None:
            late.append((at - shown["ends"]) * 1000)
            shown["ends"] = None

    page.controller.changed.connect(look)
    page.start()
    until(page, "rate")
    page.controller.leave()
    page.deleteLater()
    return late


def measure_cpu(seconds: float, paused: bool) -> float:
    """Percent of one core while an exercise is counted, or paused."""
    page = open_page(script_of(EXERCISES["moving"], sets=1, reps=500))
    page.start()
    until(page, "move")
    run_for(6.0)  # every picture of the movement is painted once
    if paused:
        page.controller.pause()
    cpu, wall = time.process_time(), time.monotonic()
    run_for(seconds)
    used = (time.process_time() - cpu) / (time.monotonic() - wall) * 100
    page.controller.leave()
    page.deleteLater()
    return used


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hold", type=float, default=30.0)
    parser.add_argument("--cpu", type=float, default=10.0)
    options = parser.parse_args()
    app = QApplication([])
    theme.apply_theme(app, Settings())
    moving = [measure_cpu(options.cpu, False) for _ in range(3)]
    still = [measure_cpu(options.cpu, True) for _ in range(3)]
    load = [multiprocessing.Process(target=spin, daemon=True) for _ in range(os.cpu_count() or 2)]
    for process in load:
        process.start()
    try:
        late = measure_hold(options.hold)
    finally:
        for process in load:
            process.terminate()
    print(f"{options.hold:g} s hold, all cores loaded, against the monotonic clock:")
    print(
        f"  seconds late by median {statistics.median(late):.1f} ms, most {max(late):.1f} ms; "
        f"end {late[-1]:.1f} ms (goal {GOAL_MS:g})"
    )
    print(
        f"session screen, figure moving: {statistics.median(moving):.1f} % of a core (goal {GOAL_MOVING:g})"
    )
    print(f"session screen, paused:        {statistics.median(still):.1f} % of a core (goal {GOAL_PAUSED:g})")


if __name__ == "__main__":
    main()
