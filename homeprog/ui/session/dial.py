"""The coloured stage: big word and shape of the phase, countdown in huge digits, ring of what is over."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from homeprog.ui import theme
from homeprog.ui.session_vm import Look, SessionVM

WORD_SHARE = 0.2
"""Height of the word's line, as a share of the dial."""

ALONE_SHARE = 0.4
"""The same where there is nothing to count."""

NUMBER_SHARE = 0.13
RING_SHARE = 0.045
DIGITS_SHARE = 0.8
"""Height of the digits' line, as a share of the ring."""


EMPTY_SHARE = 0.35
"""Radius of the breath's disc after breathing out, as a share of the ring's."""


def shape_of(look: Look, box: QRectF) -> QPainterPath:
    """The shape beside the word: each look has its own, so that colour never carries it alone."""
    path = QPainterPath()
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    middle = box.center()
    match look:
        case "get_ready":
            path.addPolygon(
                QPolygonF([QPointF(middle.x(), top), QPointF(right, bottom), QPointF(left, bottom)])
            )
        case "hold":
            path.addRect(box.adjusted(box.width() * 0.06, box.height() * 0.06, -box.width() * 0.06, 0))
        case "move":
            half = box.height() * 0.3
            for start in (left, middle.x()):
                path.addPolygon(
                    QPolygonF(
                        [
                            QPointF(start, middle.y() - half),
                            QPointF(start + box.width() / 2, middle.y()),
                            QPointF(start, middle.y() + half),
                        ]
                    )
                )
        case "rest":
            path.addEllipse(box)
        case "rate":
            path.addPolygon(
                QPolygonF(
                    [
                        QPointF(middle.x(), top),
                        QPointF(right, middle.y()),
                        QPointF(middle.x(), bottom),
                        QPointF(left, middle.y()),
                    ]
                )
            )
        case "paused":
            bar = box.width() * 0.3
            path.addRect(QRectF(left + bar * 0.3, top, bar, box.height()))
            path.addRect(QRectF(right - bar * 1.3, top, bar, box.height()))
    path.closeSubpath()
    return path


class Dial(QWidget):
    """Word, shape, ring and digits on the colour of the phase.

    Attributes:
        look: The colour role shown.
        digit_height_px: Height of the painted digits, for checks of readability.
    """

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dial")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.look: Look = "paused"
        self._word = self._digits = self._small = self._below = ""
        self._progress = 0.0
        self._breath: float | None = None
        self._still = QPixmap()
        self._still_kind: tuple[object, ...] = ()
        self.digit_height_px = 0.0

    def show_vm(self, vm: SessionVM) -> None:
        """Show a phase."""
        self.look, self._word = vm.look, vm.word
        self._digits = vm.digits
        beside = len(vm.digits) == 1  # of ten minutes and more the seconds stand below the large digits
        self._small, self._below = (vm.small, vm.number) if beside else ("", vm.number or vm.small)
        said = [vm.word, vm.number, vm.digits + vm.small]
        self.setAccessibleName(", ".join(part for part in said if part))
        self._repaint()

    def show_progress(self, progress: float) -> None:
        """Move the ring, 0-1."""
        if self._digits and abs(progress - self._progress) * 720 >= 1:  # less than half a degree is not seen
            self._progress = progress
            self.update()

    def show_breath(self, breath: float | None) -> None:
        """Fill and empty the disc inside the ring, 0-1; None takes it away."""
        seen = None if breath is None else round(breath, 2)
        if seen != self._breath:
            self._breath = seen
            self._repaint()

    def _repaint(self) -> None:
        """Something else than the ring has changed."""
        self._still = QPixmap()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for a word of the title size."""
        em = theme.current().em_px
        return QSize(em * 14, em * 14)

    def minimumSizeHint(self) -> QSize:
        """Small screens may squeeze it; the digits keep their share."""
        return QSize(240, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands still once a second, and the ring over it thirty times."""
        kind = (self.size(), self.devicePixelRatioF(), theme.current())
        if self._still.isNull() or kind != self._still_kind:
            self._still, self._still_kind = self._painted(), kind
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still)
        if self._digits:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring, line = self._ring()
            ink = theme.current().colour(f"on_{self.look}")
            painter.setPen(QPen(ink, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * (1.0 - self._progress)))
        painter.end()

    def _painted(self) -> QPixmap:
        """Ground, word line, place of the ring, digits."""
        now, ratio = theme.current(), self.devicePixelRatioF()
        ink = now.colour(f"on_{self.look}")
        still = QPixmap(self.size() * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(Qt.GlobalColor.transparent)
        painter = QPainter(still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, max(2, now.px(0.1))) if now.name == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(now.colour(self.look))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), now.radius("l"), now.radius("l"))
        self._paint_word(painter, self._word_box(), ink)
        if self._digits:
            self._paint_count(painter, ink)
        painter.end()
        return still

    def _inner(self) -> QRectF:
        now = theme.current()
        return QRectF(self.rect()).adjusted(now.space("m"), now.space("s"), -now.space("m"), -now.space("s"))

    def _word_box(self) -> QRectF:
        inner = self._inner()
        share = WORD_SHARE if self._digits else ALONE_SHARE
        box = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * share)
        if not self._digits:
            box.moveCenter(inner.center())
        return box

    def _ring(self) -> tuple[QRectF, float]:
        """Where the ring is, and how thick."""
        box = self._inner()
        box.setTop(self._word_box().bottom())
        side = min(box.width(), box.height())
        line = side * RING_SHARE
        ring = QRectF(0, 0, side - line - 2, side - line - 2)
        ring.moveCenter(box.center())
        return ring, line

    def _paint_word(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        side = box.height() * 0.55
        gap = side * 0.5
        font = _fitted(self._word, box.width() - side - gap, box.height() * 0.82)
        width = QFontMetricsF(font).horizontalAdvance(self._word)
        left = box.center().x() - (width + side + gap) / 2
        painter.fillPath(shape_of(self.look, QRectF(left, box.center().y() - side / 2, side, side)), ink)
        painter.setPen(ink)
        painter.setFont(font)
        text = QRectF(left + side + gap, box.top(), width + 2, box.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)

    def _paint_count(self, painter: QPainter, ink: QColor) -> None:
        """The ring's place and the digits; the number of the repetition stands below the seconds."""
        ring, line = self._ring()
        faint = QColor(ink)
        faint.setAlphaF(0.22)
        if self._breath is not None:
            self._paint_breath(painter, ring, faint)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(faint, line))
        painter.drawEllipse(ring)
        digits = QRectF(ring)
        if self._below:
            below = ring.height() * NUMBER_SHARE * 1.5
            digits.setBottom(ring.bottom() - below)
            self._paint_line(
                painter, QRectF(ring.left(), digits.bottom() - below * 0.35, ring.width(), below), ink
            )
        self._paint_digits(painter, digits, ring, ink)

    def _paint_breath(self, painter: QPainter, ring: QRectF, colour: QColor) -> None:
        """A disc that grows with the breath in and shrinks with the breath out."""
        radius = ring.width() / 2 * (EMPTY_SHARE + (1 - EMPTY_SHARE) * (self._breath or 0.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(ring.center(), radius, radius)

    def _paint_line(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        painter.setPen(ink)
        painter.setFont(_fitted(self._below, box.width() * 0.6, box.height() * 0.9))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._below)

    def _paint_digits(self, painter: QPainter, box: QRectF, ring: QRectF, ink: QColor) -> None:
        big = _fitted(
            self._digits + ("0" if self._small else ""),
            ring.width() * 0.86,
            ring.height() * DIGITS_SHARE / 0.74,
        )
        small = QFont(big)
        small.setPixelSize(max(1, round(big.pixelSize() * 0.42)))
        metrics, small_metrics = QFontMetricsF(big), QFontMetricsF(small)
        self.digit_height_px = metrics.tightBoundingRect("0").height()
        width = metrics.horizontalAdvance(self._digits)
        whole = width + small_metrics.horizontalAdvance(self._small)
        base = box.center().y() + self.digit_height_px / 2
        left = box.center().x() - whole / 2
        painter.setPen(ink)
        painter.setFont(big)
        painter.drawText(QPointF(left, base), self._digits)
        painter.setFont(small)
        painter.drawText(QPointF(left + width, base), self._small)


def _fitted(text: str, width: float, height: float) -> QFont:
    """A semibold font in which the text fits a width and a line height."""
    font = theme.current().font("display")
    font.setPixelSize(max(1, round(height * 0.74)))
    advance = QFontMetricsF(font).horizontalAdvance(text)
    if advance > width > 0:
        font.setPixelSize(max(1, int(font.pixelSize() * width / advance)))
    return font
