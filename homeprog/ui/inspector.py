"""The pose inspector, `homeprog figure ID --inspect`: sliders, contacts, limits, the live picture, save.

For people who draw exercises; its words are those of docs/figures.md and of the files, so they are not
translated.
"""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSlider,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from homeprog.data.figure_text import save_frames
from homeprog.data.figures import figure_bases, figure_theme
from homeprog.data.toml import LibraryError, read_toml
from homeprog.figure.checks import check_clip, contacts
from homeprog.figure.clip import Clip
from homeprog.figure.pose import PoseError
from homeprog.figure.render import Scene
from homeprog.figure.sketch import Sketch
from homeprog.figure.solve import out_of_range
from homeprog.ui import drawn_person, theme
from homeprog.ui.figure_painter import paint_drawing
from homeprog.ui.inspector_rows import ControlGroup
from homeprog.ui.widgets.buttons import Button

CHECK_AFTER_MS = 250
ROOM_SHARE = 0.9
"""Of the screen that the window takes at most when it opens."""
MOMENTS = 96
GROUPS = {
    "Trunk": ("place", "trunk"),
    "Leg N": ("legN",),
    "Leg F": ("legF",),
    "Arm N": ("armN",),
    "Arm F": ("armF",),
}
PICTURE_EM, LEAST_EM, REPORT_EM = (30, 22), (14, 9), 7


class FigureFile(NamedTuple):
    """Where a figure is written: a file, and its table (`figure`, or the id of a self-test)."""

    path: Path
    table: str

    def sketch(self) -> Sketch:
        """The figure as the file has it.

        Raises:
            LibraryError: The file cannot be read.
            PoseError: It has no such figure, or one that cannot be used.
        """
        figure = read_toml(self.path, self.path.name).get(self.table)
        if not isinstance(figure, dict):
            raise PoseError(self.path.name, self.table, "this file has no such figure yet (docs/figures.md)")
        return Sketch(figure, figure_bases(), self.path.name)


class SketchView(QWidget):
    """The picture of a moment of the figure that is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._moment = 0.0
        self.setAccessibleName("Picture")

    def sizeHint(self) -> QSize:
        """Large enough to judge hands and feet."""
        now = theme.current()
        return QSize(now.px(PICTURE_EM[0]), now.px(PICTURE_EM[1]))

    def minimumSizeHint(self) -> QSize:
        """Below this nothing can be judged."""
        now = theme.current()
        return QSize(now.px(LEAST_EM[0]), now.px(LEAST_EM[1]))

    def show_clip(self, clip: Clip, moment: float) -> None:
        """Show a moment of a clip."""
        self._scene = Scene(clip, drawn_person.current())
        self.show_moment(moment)

    def show_moment(self, moment: float) -> None:
        """Show another moment."""
        self._moment = moment
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The person."""
        if self._scene is None:
            return
        painter = QPainter(self)
        style = figure_theme().style(drawn_person.style_name(), drawn_person.current())
        paint_drawing(painter, self._scene.drawing(self._moment), style, QRectF(self.rect()))
        painter.end()


class Inspector(QWidget):
    """The window.

    Signals:
        saved(): The figure is in its file.
    """

    saved = Signal()

    def __init__(self, file: FigureFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.sketch = file.sketch()
        self._is_changed = self._is_warned = False
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(CHECK_AFTER_MS)
        self._check_timer.timeout.connect(self.check)
        self.view = SketchView(self)
        self.frame = QComboBox(self)
        self.frame.setAccessibleName("Frame")
        self.frame.addItems([f"Frame {index + 1}" for index in range(len(self.sketch.clip.keys))])
        self.moment = QSlider(Qt.Orientation.Horizontal, self)
        self.moment.setAccessibleName("Moment of the movement")
        self.moment.setRange(0, MOMENTS)
        self.groups = {name: ControlGroup(groups, self) for name, groups in GROUPS.items()}
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("What the check says")
        self.save_button = Button("Save", "primary", "save", self)
        self.undo_button = Button("Undo", "secondary", "undo", self)
        self.undo_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.again_button = Button("Start again", "secondary", parent=self)
        self.again_button.setToolTip("Read the file anew and forget what was not saved")
        self._lay_out()
        self._connect()
        self._show()
        self.check()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is not saved is said once; closing again forgets it."""
        if self._is_changed and not self._is_warned:
            self._is_warned = True
            self.report.setPlainText("Not saved yet. Save, or close the window again to forget the changes.")
            event.ignore()
            return
        super().closeEvent(event)
        self._check_timer.stop()

    @Slot()
    def check(self) -> None:
        """Tell contacts, limits and findings over the whole movement."""
        index, clip = self.frame.currentIndex(), self.sketch.clip
        key = clip.keys[index]
        touching = ", ".join(f"{name} {height:+.1f}" for name, height in contacts(key).items())
        lines = [f"Frame {index + 1}, on the floor (cm): {touching or 'nothing'}"]
        lines += [f"not reached: {miss.key} by {miss.cm:.1f} cm" for miss in key.misses]
        lines += [
            f"beyond its limit: {joint} by {over:.0f}°" for joint, over in out_of_range(key.pose).items()
        ]
        findings = check_clip(clip)
        lines += ["", f"Whole movement: {'sound' if not findings else f'{len(findings)} to mend'}"]
        lines += [str(finding) for finding in findings]
        self.report.setPlainText("\n".join(lines))

    @Slot(str, float)
    def change(self, key: str, value: float) -> None:
        """Put a number into the frame on show."""
        try:
            self.sketch.change(self.frame.currentIndex(), key, value)
        except PoseError as error:
            self._show()  # the slider goes back
            self.report.setPlainText(str(error))
            return
        self._is_changed, self._is_warned = True, False
        self._show()
        self._check_timer.start()

    @Slot()
    def undo(self) -> None:
        """Take the last change back and show the frame that it was in."""
        index = self.sketch.undo()
        with QSignalBlocker(self.frame):
            self.frame.setCurrentIndex(index)
        self._is_changed, self._is_warned = True, False
        self._show()
        self.check()

    @Slot()
    def save(self) -> None:
        """Write the changed frames into the file; everything else in it stays."""
        try:
            save_frames(self._file.path, self._file.table, self.sketch.figure["frames"])
        except (LibraryError, OSError) as error:
            self.report.setPlainText(f"Not saved. {error}")
            return
        self._is_changed = False
        self._show_title()
        self.saved.emit()

    @Slot()
    def start_again(self) -> None:
        """Forget what was not saved."""
        try:
            self.sketch = self._file.sketch()
        except (LibraryError, PoseError) as error:
            self.report.setPlainText(str(error))
            return
        self._is_changed = False
        self._show()
        self.check()

    # Inside

    def _lay_out(self) -> None:
        now = theme.current()
        tabs = QTabWidget(self)
        for name, group in self.groups.items():
            tabs.addTab(group, name)
        self.report.setFixedHeight(now.px(REPORT_EM))
        picture, numbers = QVBoxLayout(), QVBoxLayout()
        picture.addWidget(self.view, 1)
        moment = QHBoxLayout()
        moment.addWidget(QLabel("Moment", self))
        moment.addWidget(self.moment, 1)
        picture.addLayout(moment)
        picture.addWidget(self.report)
        numbers.addWidget(self.frame)
        numbers.addWidget(tabs, 1)
        buttons = QHBoxLayout()
        for button in (self.undo_button, self.again_button, self.save_button):
            buttons.addWidget(button)
        numbers.addLayout(buttons)
        row = QHBoxLayout(self)
        row.addLayout(picture, 3)
        row.addLayout(numbers, 2)
        room = self.screen().availableSize() * ROOM_SHARE
        self.resize(self.sizeHint().boundedTo(room))

    def _connect(self) -> None:
        for group in self.groups.values():
            group.changed.connect(self.change)
        self.frame.currentIndexChanged.connect(self._on_frame)
        self.moment.valueChanged.connect(self._on_moment)
        self.save_button.clicked.connect(self.save)
        self.undo_button.clicked.connect(self.undo)
        self.again_button.clicked.connect(self.start_again)

    def _show(self) -> None:
        """Picture and numbers of the frame chosen."""
        index = self.frame.currentIndex()
        moment = self.sketch.clip.moments[index]
        self.view.show_clip(self.sketch.clip, moment)
        with QSignalBlocker(self.moment):
            self.moment.setValue(round(moment * MOMENTS))
        controls = self.sketch.controls(index)
        for group in self.groups.values():
            group.show_controls(controls)
        self.undo_button.setEnabled(self.sketch.can_undo)
        self._show_title()

    def _show_title(self) -> None:
        name = self._file.path.stem if self._file.table == "figure" else self._file.table
        self.setWindowTitle(f"{'* ' if self._is_changed else ''}{name} - poses")

    @Slot(int)
    def _on_frame(self, _index: int) -> None:
        self._show()
        self.check()

    @Slot(int)
    def _on_moment(self, step: int) -> None:
        self.view.show_moment(step / MOMENTS)
