"""One exercise of today's plan: picture, name, dose, what changed and why."""

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.widgets.card import Card
from homeprog.ui.widgets.flow import BarLayout
from homeprog.ui.widgets.reason import WhyPanel
from homeprog.ui.widgets.text import Badge, Text


class PlanLineVM(Struct, frozen=True, kw_only=True):
    """What a plan line shows, in words.

    Attributes:
        name: The exercise.
        dose: Its numbers today, such as "2 x 10, each side".
        badge: What changed since last time, empty if nothing did.
        why: The reason in a sentence, empty if there is none to give.
        numbers, rule: The inputs and the id of the rule, shown when asked.
    """

    name: str
    dose: str
    badge: str = ""
    why: str = ""
    numbers: tuple[str, ...] = ()
    rule: str = ""


class PlanLine(Card):
    """A line of the plan.

    Args:
        line: Its words.
        thumbnail: The exercise's picture; the line becomes its parent.
    """

    def __init__(
        self, line: PlanLineVM, thumbnail: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.space("m"))
        if thumbnail is not None:
            row.addWidget(thumbnail, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(now.space("xs"))
        words.addStretch(1)
        words.addWidget(Text(line.name, "strong", self))
        words.addWidget(Text(line.dose, "muted", self))
        foot = BarLayout(now.space("s"))
        words.addLayout(foot)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        if line.badge:
            foot.addWidget(Badge(line.badge, self))
        if line.why:
            self.why = WhyPanel(line.why, line.numbers, line.rule, line.name, self)
            foot.addWidget(self.why.button)
            self.body.addWidget(self.why)
        self.setAccessibleName(", ".join(part for part in (line.name, line.dose, line.badge) if part))
