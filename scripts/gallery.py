"""Paint every widget in every theme and text size into PNG files, to be looked at.

python scripts/gallery.py FOLDER
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from homeprog.data.resources import resources_root
from homeprog.ui import theme
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.buttons import Button, Icon
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.choice import BigChoice, Option
from homeprog.ui.widgets.empty_state import EmptyState
from homeprog.ui.widgets.flow import EvenGrid
from homeprog.ui.widgets.page import PageScaffold
from homeprog.ui.widgets.plan_line import PlanLine, PlanLineVM
from homeprog.ui.widgets.score_row import ScoreRow
from homeprog.ui.widgets.step_list import StepList
from homeprog.ui.widgets.text import Text
from homeprog.ui.widgets.toast import Toast
from homeprog.ui.widgets.zone_map import ZoneMap


@dataclass(frozen=True)
class Look:
    theme: str
    text_scale: float


def answers() -> PageScaffold:
    page = PageScaffold("How is your back now?", "One answer in each row is enough.", back=True)
    pain = Card("Pain at rest")
    row = ScoreRow("Pain at rest", "no pain", "worst pain you can imagine", parent=pain)
    row.set_value(3)
    pain.body.addWidget(row)
    other = ScoreRow("Effort", "none", "all-out", tinted=False, parent=pain)
    other.set_value(8)
    pain.body.addWidget(other)
    page.add(pain)
    where = Card("How far does it reach?")
    zones = ZoneMap(where)
    zones.set_zones(3, 1)
    where.body.addWidget(zones)
    page.add(where)
    new = Card("Anything new or different?")
    choice = BigChoice(
        "New", [Option("no", "No"), Option("yes", "Yes", "We will ask a few more questions.")], 2, new
    )
    choice.set_value("no")
    new.body.addWidget(choice)
    page.add(new)
    page.add_action("Later", "quiet")
    page.add_action("Continue", icon="next")
    return page


def plan() -> PageScaffold:
    page = PageScaffold("Good morning, Ruth", "A normal day: about 18 minutes.")
    page.add(Banner("good", "Your morning is as usual.", "So today can go on as planned."))
    page.add(Banner("info", "Ten minutes after the last session you felt the same.", action="Show"))
    page.add(Banner("caution", "A gentle day: the same stretches, a little shorter."))
    page.add(Banner("stop", "Please stop and get help now.", "You said that there is new numbness."))
    change = PlanLineVM(
        name="Single knee to chest",
        dose="2 times 30 seconds, each side",
        badge="a little longer",
        why="Your last three sessions went well.",
        numbers=("Pain during: 2, 1, 2", "Good sessions in a row: 3"),
        rule="H-3",
    )
    line = PlanLine(change, Icon("person", factor=3.0))
    line.why.button.click()
    page.add(line)
    page.add(PlanLine(PlanLineVM(name="Pelvic tilt lying", dose="2 sets of 8"), Icon("person", factor=3.0)))
    steps = Card("How to do it", "raised")
    steps.body.addWidget(
        StepList(
            [
                "Lie on your back with both knees bent.",
                "Bring one knee slowly towards your chest until you feel a mild pull, and breathe on.",
                "Hold, then lower it slowly.",
            ]
        )
    )
    page.add(steps)
    page.add_action("Print", icon="print", kind="secondary")
    page.add_action("Start", icon="play")
    return page


def parts() -> PageScaffold:
    page = PageScaffold("Parts")
    row = QWidget()
    box = QHBoxLayout(row)
    for kind in ("primary", "secondary", "quiet", "stop"):
        box.addWidget(Button(kind, kind, "heart", row))
    off = Button("not now", "primary", "heart", row)
    off.setEnabled(False)
    box.addWidget(off)
    page.add(row)
    icons = Card("Icons")
    grid = EvenGrid(8)
    for path in sorted((resources_root() / "icons").glob("*.svg")):
        grid.addWidget(Icon(path.stem, "text", 1.6, icons))
    icons.body.addLayout(grid)
    page.add(icons)
    types = Card("Type")
    for role in ("display", "title", "heading", "strong", "body", "muted", "small"):
        types.body.addWidget(Text(f"{role}: Move a little, often", role, types))
    page.add(types)
    page.add(
        EmptyState(
            "progress",
            "Nothing to draw yet",
            "After your first session your pain over time appears here.",
            "Go to Today",
        )
    )
    return page


def main(folder: str) -> None:
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    for name in ("light", "dark", "contrast"):
        for scale in (1.0, 2.0):
            theme.apply_theme(app, Look(name, scale))
            for build in (answers, plan, parts):
                page = build()
                for label, size in (("", (1024, 600)), ("-tall", (1024, 1500))):
                    page.resize(*size)
                    page.show()
                    app.processEvents()
                    if build is plan and not label:
                        toast = Toast(page)
                        toast.show_message("Saved: pain 3.", undo=True)
                        app.processEvents()
                    page.grab().save(str(out / f"{build.__name__}{label}-{name}-{scale:.0%}.png"))
                page.close()
                page.deleteLater()


if __name__ == "__main__":
    main(sys.argv[1])
