"""The preview: pages painted by the layout that prints them, one large and all of them small."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from homeprog.ui import theme
from homeprog.ui.paper_layout import Page
from homeprog.ui.paper_type import WHITE
from homeprog.ui.widgets.flow import EvenGrid
from homeprog.ui.widgets.radio import RadioGroup, RadioTile

ZOOMS = (0.5, 0.7, 1.0)
"""Shares of the width that the page may take."""
_THUMB_EM = 4.2


def paint_page(painter: QPainter, page: Page, box: QRectF) -> None:
    """Paint white paper and a page on it into a box of the paper's shape."""
    painter.fillRect(box, WHITE)
    painter.save()
    painter.setClipRect(box)
    painter.translate(box.topLeft())
    painter.scale(box.width() / page.sheet.width, box.width() / page.sheet.width)
    page.paint(painter)
    painter.restore()


class SheetView(QWidget):
    """One page, large; + and - change its size, the arrow keys ask for another page.

    Signals:
        turn_requested(int): The page so many further (or back) is wanted.
    """

    turn_requested = Signal(int)

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._grey = False
        self._zoom = len(ZOOMS) - 1
        self._picture = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(self, page: Page, name: str, words: str, *, grey: bool = False) -> None:
        """Show a page.

        Args:
            grey: Without any colour, as it will be printed.
            name: For screen readers, such as "Page 2 of 5".
            words: What the document says, for screen readers.
        """
        self._page, self._grey = page, grey
        self._picture = QPixmap()
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    @property
    def zoom(self) -> float:
        """Share of the width that the page takes."""
        return ZOOMS[self._zoom]

    @Slot()
    def zoom_in(self) -> None:
        """One size larger, if there is one."""
        self._set_zoom(self._zoom + 1)

    @Slot()
    def zoom_out(self) -> None:
        """One size smaller, if there is one."""
        self._set_zoom(self._zoom - 1)

    def _set_zoom(self, zoom: int) -> None:
        self._zoom = min(max(zoom, 0), len(ZOOMS) - 1)
        self._picture = QPixmap()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A page of a readable width."""
        width = theme.current().px(30)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """The height of the paper at the present size, and its edge."""
        shape = self._page.sheet.height / self._page.sheet.width if self._page else 1.4
        return round(width * self.zoom * shape) + 2 * self._edge

    @property
    def _edge(self) -> int:
        return max(3, theme.current().px(0.15))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and - change the size; left and right turn the page."""
        keys = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
        }
        turns = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in keys:
            keys[Qt.Key(event.key())]()
        elif event.key() in turns:
            self.turn_requested.emit(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page in the middle, in a frame that grows strong with the focus."""
        if self._page is None:
            return
        now, edge = theme.current(), self._edge
        width = round(self.width() * self.zoom) - 2 * edge
        height = round(width * self._page.sheet.height / self._page.sheet.width)
        box = QRectF((self.width() - width) / 2, edge, width, height)
        painter = QPainter(self)
        frame = now.colour("focus" if self.hasFocus() else "border")
        painter.fillRect(
            box.adjusted(-edge, -edge, edge, edge) if self.hasFocus() else box.adjusted(-1, -1, 1, 1), frame
        )
        ratio = self.devicePixelRatioF()
        if self._picture.width() != round(width * ratio):
            self._picture = _picture_of(self._page, width, height, ratio, grey=self._grey)
        painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        painter.end()


def _picture_of(page: Page, width: int, height: int, ratio: float, *, grey: bool = False) -> QPixmap:
    """A page as pixels, painted once for each size."""
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.fill(WHITE)
    painter = QPainter(picture)
    paint_page(painter, page, QRectF(picture.rect()))
    painter.end()
    if grey:
        picture.convertFromImage(picture.toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    return picture


class PageThumb(RadioTile):
    """A page, small, with its number."""

    def __init__(self, page: Page, name: str, parent: RadioGroup) -> None:
        super().__init__(name, parent)
        self._page = page
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the layout says, room for the number below."""
        now = theme.current()
        width = max(now.target, now.px(_THUMB_EM))
        shape = self._page.sheet.height / self._page.sheet.width
        return QSize(width, round((width - 2 * now.space("s")) * shape) + now.space("s") + now.px(1.3))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Face, page, number."""
        now, chosen = theme.current(), self.isChecked()
        painter = QPainter(self)
        fill = now.colour("accent_soft" if chosen or self.underMouse() else "surface")
        self.paint_ground(painter, fill, now.colour("accent" if chosen else "line"), strong=chosen)
        width = self.width() - 2 * now.space("s")
        height = round(width * self._page.sheet.height / self._page.sheet.width)
        ratio = self.devicePixelRatioF()
        if self._picture.isNull():
            self._picture = _picture_of(self._page, width, height, ratio)
        box = QRectF(now.space("s"), now.space("s"), width, height)
        painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        painter.setPen(now.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setPen(now.colour("text"))
        painter.setFont(now.font("small", bold=chosen))
        below = QRectF(0, box.bottom(), self.width(), self.height() - box.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(self._page.number))
        painter.end()


class ThumbStrip(RadioGroup):
    """All pages of a document, small; one of them is shown large."""

    def __init__(
        self, name: str, pages: Sequence[Page], names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        now = theme.current()
        grid = EvenGrid(now.space("s"), 10, self)
        for page, words in zip(pages, names, strict=True):
            thumb = PageThumb(page, words, self)
            self.add_tile(thumb)
            grid.addWidget(thumb)
        each = self.tiles[0].sizeHint().width() + now.space("s")
        self.setMaximumWidth(each * len(self.tiles))  # few pages stand close together
