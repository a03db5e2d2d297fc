"""The drawn person with a button to let it move or stand still."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from homeprog.ui import theme
from homeprog.ui.figure_view import FigureView
from homeprog.ui.widgets.buttons import Button


class FigurePlayer(QWidget):
    """A figure over its button; there is no button where figures stand still (Settings).

    Attributes:
        figure: The drawn person; tell it what to show, then `play`.
        play_button: Play or pause.
    """

    def __init__(self, figure: FigureView, height_em: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        figure.setFixedHeight(theme.current().px(height_em))
        figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.play_button = Button(self.tr("Pause"), "secondary", "pause", self)
        self.play_button.clicked.connect(self._on_play_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(figure)
        column.addWidget(self.play_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def play(self) -> None:
        """Let the figure move."""
        self.figure.play()
        self._show_playing()

    @Slot()
    def _on_play_clicked(self) -> None:
        if self.figure.is_playing:
            self.figure.pause()
        else:
            self.figure.play()
        self._show_playing()

    def _show_playing(self) -> None:
        playing = self.figure.is_playing
        self.play_button.setVisible(not self.figure.reduce_motion)
        self.play_button.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.play_button.set_icon("pause" if playing else "play")
