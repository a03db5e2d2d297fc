"""Push buttons of one size and four kinds, and an icon that stands alone."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from homeprog.ui import icons, theme
from homeprog.ui.widgets.wrapping import WrappedWords

ButtonKind = Literal["primary", "secondary", "quiet", "stop"]
_FILLED = ("primary", "stop")
_ICON_ROLE = {"primary": "on_accent", "secondary": "accent", "quiet": "accent", "stop": "on_stop"}


class Button(QPushButton):
    """A push button, at least 44 pixels high, that Enter presses as Space does.

    Its words stand in one line; a bar (`flow.BarLayout`) that has no room for it lets them wrap.

    Args:
        text: Its words; also its accessible name.
        kind: `primary` is the one next step of a page.
        icon: Name of an icon, if any.
    """

    def __init__(
        self,
        text: str,
        kind: ButtonKind = "secondary",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._icon = kind, icon
        self._wrapped = WrappedWords(self)
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._show_icon()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon."""
        self._icon = icon
        self._show_icon()

    def show_icon(self, shown: bool) -> None:
        """Leave the icon out where the words alone have room, or bring it back."""
        if shown:
            self._show_icon()
        else:
            self.setIcon(QIcon())

    def _show_icon(self) -> None:
        if self._icon is not None:
            side = theme.current().icon
            self.setIcon(icons.icon(self._icon, _ICON_ROLE[self._kind], self.devicePixelRatioF()))
            self.setIconSize(QSize(side, side))

    def text(self) -> str:
        """Its words in one line, however they are shown."""
        return self._wrapped.words

    def setText(self, text: str) -> None:
        """Say something else."""
        self._wrapped.say(text)
        self._wrapped.fit(self.width(), self.sizeHint())

    def sizeHint(self) -> QSize:
        """The style's hint for one line, no smaller than a target."""
        least = theme.current().target
        return self._wrapped.one_line(super().sizeHint()).expandedTo(QSize(least, least))

    def minimumSizeHint(self) -> QSize:
        """All words stay readable, though in as many lines as there are words."""
        hint = self.sizeHint()
        return QSize(self._wrapped.least_width(hint), hint.height())

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return max(theme.current().target, self._wrapped.height_for_width(width, self.sizeHint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._wrapped.fit(event.size().width(), self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icon anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's button; a filled one gets a light line inside the focus ring, so that it stands out."""
        super().paintEvent(event)
        if self.hasFocus() and self._kind in _FILLED:
            now = theme.current()
            line = max(2, now.px(0.1))
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(now.colour("window"), line))
            inner = QRectF(self.rect()).adjusted(1.5 * line, 1.5 * line, -1.5 * line, -1.5 * line)
            painter.drawRoundedRect(inner, now.radius("m") - line, now.radius("m") - line)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Icon(QWidget):
    """A picture without words; hidden from screen readers unless it is given a name.

    Args:
        name: Icon to show.
        role: Colour role.
        factor: Side as a factor of the icon size beside body text.
    """

    def __init__(
        self, name: str, role: str = "accent", factor: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._factor = name, role, factor
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        """A square of the icon size."""
        side = round(theme.current().icon * self._factor)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the middle."""
        side = self.sizeHint().width()
        picture = icons.pixmap(self._name, self._role, side, self.devicePixelRatioF(), theme.current().name)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.drawPixmap(box.topLeft(), picture)
        painter.end()
