"""Sheets, fonts and wrapped text for paper, in tenths of a point so that no device changes a line break."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageSize, QPainter, QTextLayout, QTextOption

from homeprog.ui import theme

PaperName = Literal["a4", "letter"]
TypeRole = Literal["title", "heading", "name", "body", "strong", "small", "tiny"]

UNITS_PER_POINT = 10
UNITS_PER_INCH = 72 * UNITS_PER_POINT
_SIZES_PT: dict[TypeRole, float] = {
    "title": 25.0,
    "heading": 15.0,
    "name": 13.5,
    "body": 10.5,
    "strong": 10.5,
    "small": 8.8,
    "tiny": 7.0,
}
_HEAVY: tuple[TypeRole, ...] = ("title", "heading", "name", "strong")
_LARGE = 1.35
_LEADING = 1.16

INK = QColor("#111417")
SOFT_INK = QColor("#4a5157")
ACCENT = QColor("#12485a")
"""Dark enough to be read as black where there is no colour."""
RULE = QColor("#8b9399")
WASH = QColor("#eef1f2")
"""Stays white on a poor printer; nothing depends on it."""
WHITE = QColor("#ffffff")


def pt(points: float) -> float:
    """Points in units."""
    return points * UNITS_PER_POINT


def mm(millimetres: float) -> float:
    """Millimetres in units."""
    return millimetres / 25.4 * UNITS_PER_INCH


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper and the size of its text; lengths in units.

    Attributes:
        width, height: Of the paper as it is read.
        large: Whether the text is a third larger.
        columns: 2: the words of an exercise stand beside its pictures; 1: below them.
    """

    width: float
    height: float
    large: bool = False
    columns: int = 2

    @classmethod
    def of_name(
        cls, paper: PaperName, *, large: bool = False, landscape: bool = False, columns: int = 2
    ) -> "Sheet":
        """A4 or Letter, upright or across."""
        size = page_size(paper).size(QPageSize.Unit.Point)
        sides = (pt(size.height()), pt(size.width())) if landscape else (pt(size.width()), pt(size.height()))
        return cls(*sides, large, columns)

    @classmethod
    def of_device(cls, device: QPagedPaintDevice, *, large: bool = False, columns: int = 2) -> "Sheet":
        """The paper that a printer holds."""
        size = QSizeF(device.pageLayout().fullRect(device.pageLayout().units().Point).size())
        return cls(pt(size.width()), pt(size.height()), large, columns)

    @property
    def margin(self) -> float:
        """White on every side: 13 mm, more than any printer needs."""
        return mm(13)

    @property
    def type_scale(self) -> float:
        """Factor of the text size."""
        return _LARGE if self.large else 1.0

    @property
    def inner(self) -> QRectF:
        """The paper inside its margins."""
        margin = self.margin
        return QRectF(margin, margin, self.width - 2 * margin, self.height - 2 * margin)

    def font(self, role: TypeRole) -> QFont:
        """The font of a role; never hinted, so that every device breaks lines alike."""
        theme.current()  # loads the shipped font
        font = QFont(theme.load_tokens().type.family)
        font.setPixelSize(round(pt(_SIZES_PT[role]) * self.type_scale))
        font.setWeight(QFont.Weight.DemiBold if role in _HEAVY else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def line_height(self, role: TypeRole) -> float:
        """Height of a line."""
        return pt(_SIZES_PT[role]) * self.type_scale * _LEADING


def page_size(paper: PaperName) -> QPageSize:
    """The page size of a paper's name."""
    return QPageSize(QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter)


def normal(sheet: Sheet) -> Sheet:
    """The same paper with text of normal size."""
    return replace(sheet, large=False)


class Words:
    """Text wrapped at a width.

    Attributes:
        width: Given.
        height: Taken.
    """

    def __init__(
        self,
        text: str,
        sheet: Sheet,
        role: TypeRole,
        width: float,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self.width = width
        self._layout = QTextLayout(text, sheet.font(role))
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        step, self.height = sheet.line_height(role), 0.0
        self._layout.beginLayout()
        while text and (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, self.height + (step - line.height()) / 2))
            self.height += step
        self._layout.endLayout()

    @property
    def natural_width(self) -> float:
        """Width of the longest line."""
        lines = range(self._layout.lineCount())
        return max((self._layout.lineAt(index).naturalTextWidth() for index in lines), default=0.0)

    def paint(self, painter: QPainter, x: float, y: float, colour: QColor = INK) -> float:
        """Paint with the upper left corner at (x, y).

        Returns:
            The y below the text.
        """
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(x, y))
        return y + self.height
