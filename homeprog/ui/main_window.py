"""The shell: rail, pages made when first shown, notices, and the memory of its place on the screen."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.alerts import Alerts
from homeprog.ui.rail import Rail, RailEntry
from homeprog.ui.widgets.banner import Banner
from homeprog.ui.widgets.toast import Toast

_COMPACT_BELOW_EM = 40.0
_GEOMETRY = "window/geometry"


@runtime_checkable
class Guarded(Protocol):
    """A page that may not be left without asking, such as a running session."""

    def can_close(self) -> bool:
        """Whether the window may close now; if not, the page asks and closes the window itself later."""
        ...


@runtime_checkable
class Shown(Protocol):
    """A page that wants to know when it comes into view."""

    def page_shown(self) -> None:
        """Look again: facts may have been added while another page was open."""
        ...


class PageSpec(Struct, frozen=True):
    """A page as the window knows it before it is made.

    Attributes:
        name: What `show_page` calls it.
        factory: Makes it, with the parent given; imports belong inside.
        rail: Its entry on the rail; None hides the rail: sessions, first start and stop pages.
    """

    name: str
    factory: Callable[[QWidget], QWidget]
    rail: RailEntry | None = None


class MainWindow(QMainWindow):
    """The window.

    Signals:
        page_changed(str): Another page is in view.
        closed(): The window was allowed to close.

    Attributes:
        alerts: Says things to the patient.
    """

    page_changed = Signal(str)
    closed = Signal()

    def __init__(self, memory: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._specs: dict[str, PageSpec] = {}
        self._pages: dict[str, QWidget] = {}
        self._shown = ""
        self.setWindowTitle(self.tr("Home Program Companion"))
        self.setMinimumSize(900, 560)
        self._rail = Rail(self)
        self._stack = QStackedWidget(self)
        banner = Banner("info", "", action=self.tr("Close"), parent=self)
        banner.hide()
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(banner)
        column.addWidget(self._stack, 1)
        middle = QWidget(self)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(content, 1)
        self.setCentralWidget(middle)
        self.alerts = Alerts(self, banner, Toast(content))
        self._rail.chosen.connect(self._on_rail_chosen)
        self._restore_geometry()

    def add_page(self, spec: PageSpec) -> None:
        """Make a page known; it is not made before it is shown.

        Raises:
            ValueError: There is a page of that name already.
        """
        if spec.name in self._specs:
            raise ValueError(f"there is already a page {spec.name!r}")
        self._specs[spec.name] = spec
        if spec.rail is not None:
            self._rail.add_entry(spec.rail)
            self._fit_rail()

    def show_page(self, name: str) -> QWidget:
        """Bring a page into view, making it if this is the first time.

        Raises:
            KeyError: There is no such page.
        """
        spec = self._specs[name]
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = spec.factory(self._stack)
            self._stack.addWidget(page)
        self._rail.setHidden(spec.rail is None)
        if spec.rail is not None:
            self._rail.mark(self._rail_names().index(name))
        self._stack.setCurrentWidget(page)
        self._shown = name
        if isinstance(page, Shown):
            page.page_shown()
        page.setFocus()
        self.page_changed.emit(name)
        return page

    @property
    def current_page(self) -> QWidget | None:
        """The page in view."""
        return self._pages.get(self._shown)

    def clear_pages(self) -> None:
        """Forget all pages, when another profile is opened."""
        for name in list(self._pages):
            self._drop(name)
        self._specs.clear()
        self._rail.clear()
        self._shown = ""

    @Slot()
    def remake_hidden_pages(self) -> None:
        """Throw away pages that are not in view, so that they fit a new text size when shown again."""
        self._fit_rail()
        for name in [name for name in self._pages if name != self._shown]:
            self._drop(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow windows the compact rail."""
        super().resizeEvent(event)
        self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the page in view, then keep the window's place."""
        page = self.current_page
        if isinstance(page, Guarded) and not page.can_close():
            event.ignore()
            return
        if self._memory is not None:
            self._memory.setValue(_GEOMETRY, self.saveGeometry())
        event.accept()
        self.closed.emit()

    def show_whole(self) -> None:
        """Show it, filling a screen that is smaller: no button may be beyond the edge."""
        room = self.screen().availableGeometry().size()
        if self.width() > room.width() or self.height() > room.height():
            self.showMaximized()
        else:
            self.show()

    def _restore_geometry(self) -> None:
        kept = self._memory.value(_GEOMETRY) if self._memory is not None else None
        if kept is None or not self.restoreGeometry(kept):
            now = theme.current()
            self.resize(max(1100, now.px(46)), max(720, now.px(30)))

    def _fit_rail(self) -> None:
        self._rail.fit(self.height(), roomy=self.width() >= theme.current().px(_COMPACT_BELOW_EM))

    def _rail_names(self) -> list[str]:
        return [spec.name for spec in self._specs.values() if spec.rail is not None]

    def _drop(self, name: str) -> None:
        page = self._pages.pop(name)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    @Slot(int)
    def _on_rail_chosen(self, index: int) -> None:
        self.show_page(self._rail_names()[index])
