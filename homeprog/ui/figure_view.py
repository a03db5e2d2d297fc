"""The drawn person in the window: still, moving by itself, or led by the session's count.

The view owns no rule and reads no store: it is told the exercise or self-test, the side and the moment.
Frames are painted once per size and kept, so a movement that repeats costs almost nothing. Its words for
screen readers are the own steps of the exercise or test.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontInfo,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from homeprog.data.figures import figure_theme, make_clip, selftest_figures
from homeprog.figure.clip import Clip
from homeprog.figure.drawing import label_px
from homeprog.figure.pose import PoseError
from homeprog.figure.render import Scene
from homeprog.program.catalog import Exercise
from homeprog.program.self_tests import SelfTest
from homeprog.ui import drawn_person
from homeprog.ui.figure_pace import Rhythm
from homeprog.ui.figure_painter import paint_drawing
from homeprog.ui.words_figure import limb_words

FRAME_MS = 33
KEPT_MOMENTS, KEPT_PER_S = 48, 18
"""Moments a movement is divided into, at least and per second; each is painted once per size and kept."""
LABEL_FROM_EM = 8
"""A picture this many lines high has room to say which leg it shows; a thumbnail has not."""
BOTH_STILLS = -1
"""Where among the kept frames the picture with start and end is."""


class _Subject(NamedTuple):
    """What is shown: an exercise or a self-test.

    Attributes:
        id: Names it in messages.
        name: For people.
        words: What to do, in order.
        position: Start position as in `Exercise.position`; empty when the words tell it.
        figure: Its table `[figure]`, empty until it is drawn.
        one_by_one: Done on one side and then the other, so that the picture is of one side even when
            nobody says which.
    """

    id: str
    name: str
    words: tuple[str, ...]
    position: str
    figure: Mapping[str, Any]
    one_by_one: bool = False


class FigureView(QWidget):
    """Shows one exercise or self-test as a drawn person.

    `set_exercise(id, side)` takes an exercise from those given; `set_selftest(test, side)` any self-test of
    the catalogue, so a form of tests needs no exercises: `FigureView({}, parent)`. Then `play()`, or
    `set_moment` with 0 for the start and 1 for the position that is measured. What has not been drawn is
    shown in words.

    Attributes:
        is_centred: The figure is half way up, not on the lower edge; set before it is shown.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, exercises: Mapping[str, Exercise], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._subject: _Subject | None = None
        self._clip: Clip | None = None
        self._rhythm: Rhythm | None = None
        self._scene: Scene | None = None
        self._side = "both"
        self._moment = 0.0
        self.is_centred = False
        self._playing = False
        self._is_still = False
        self._reduce_motion = drawn_person.stands_still()
        self._kept: dict[int, QPixmap] = {}
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def reduce_motion(self) -> bool:
        """Whether only start and end are shown."""
        return self._reduce_motion

    @reduce_motion.setter
    def reduce_motion(self, reduce: bool) -> None:
        self._reduce_motion = reduce
        self._run_timer()
        self.update()

    @property
    def moment(self) -> float:
        """The moment shown: 0 start, 1 end."""
        return self._moment

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture; else the words are shown."""
        return self._subject is not None and bool(self._subject.figure)

    @property
    def is_playing(self) -> bool:
        """Whether the figure moves by itself when seen."""
        return self._playing

    def set_exercise(self, exercise: str, side: str = "both") -> None:
        """Show an exercise from its start.

        Args:
            exercise: Its id, a key of the exercises given.
            side: `left`, `right` or `both`; the picture is mirrored as needed.

        Raises:
            KeyError: No such exercise.
        """
        record = self._exercises[exercise]
        steps = tuple(record.steps)
        subject = _Subject(
            record.id, record.name, steps, record.position, record.figure, record.sides == "each"
        )
        self._set_subject(subject, side)

    def set_selftest(self, test: SelfTest, side: str = "both") -> None:
        """Show a self-test from its start; the end is the position that is measured.

        Args:
            test: From the catalogue; its figure is found by its id.
            side: The side tested, `left`, `right` or `both`; the picture is mirrored as needed.
        """
        words = (test.setup, test.action, test.measure, test.picture)
        self._set_subject(_Subject(test.id, test.name, words, "", selftest_figures().get(test.id, {})), side)

    def _set_subject(self, subject: _Subject, side: str) -> None:
        self._moment = 0.0
        self._is_still = False
        self._clock.restart()
        if subject == self._subject and side == self._side:
            self.update()
            return
        if subject != self._subject:
            self._clip = self._rhythm = None
        self._subject, self._side = subject, side
        self._rebuild()

    def set_moment(self, moment: float) -> None:
        """Show a moment of the movement, 0 start to 1 end; playing by itself ends."""
        self._playing = self._is_still = False
        self._run_timer()
        self._show(max(0.0, min(1.0, moment)))

    def show_end(self) -> None:
        """Stand still at the end of the movement, of a walk in mid-step: the picture that tells most."""
        self.set_moment(1.0)
        self._is_still = True
        self.update()

    @Slot()
    def play(self) -> None:
        """Let the figure move by itself while it is seen; with less motion both frames stand side by side."""
        self._playing, self._is_still = True, False
        self.update()
        self._clock.restart()
        self._run_timer()

    @Slot()
    def pause(self) -> None:
        """Stop at the moment shown."""
        self._playing = False
        self._run_timer()
        self.update()

    def sizeHint(self) -> QSize:
        """A good size, from the font."""
        em = self.fontMetrics().height()
        return QSize(20 * em, 16 * em)

    def minimumSizeHint(self) -> QSize:
        """The least size, from the font."""
        em = self.fontMetrics().height()
        return QSize(6 * em, 5 * em)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move, if playing."""
        super().showEvent(event)
        self._clock.restart()
        self._run_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Frames of another size are of no use."""
        super().resizeEvent(event)
        self._kept.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, show the person that was chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._reduce_motion = drawn_person.stands_still()
            self._rebuild()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the kept frame, or the words."""
        if self._subject is None:
            return
        scene = self._solved_scene()
        painter = QPainter(self)
        if scene is None:
            self._paint_words(painter, self._subject)
        else:
            painter.drawPixmap(0, 0, self._kept_frame(scene))
        painter.end()

    # Inside

    def _solved_clip(self) -> Clip | None:
        """The clip, solved when it is first needed; None while there is nothing to draw."""
        if self._clip is None and self._subject is not None and self._subject.figure:
            try:
                self._clip = make_clip(self._subject.figure, f"{self._subject.id}.toml")
                self._rhythm = Rhythm(self._clip)
            except PoseError:  # `homeprog figure --check` names it; people get the steps in words
                self._subject = self._subject._replace(figure={})
        return self._clip

    def _solved_scene(self) -> Scene | None:
        """The scene for this side and person, made when it is first painted."""
        if self._scene is None and (clip := self._solved_clip()) is not None:
            mirror = clip.is_mirrored_for(self._side)
            self._scene = Scene(clip, drawn_person.current(), None, mirror, label=self._label(clip))
        return self._scene

    def _label(self, clip: Clip) -> str:
        """Which limb of which side the picture shows; empty where it may be either."""
        side = self._side
        if side not in ("left", "right") and self._subject is not None and self._subject.one_by_one:
            side = clip.shown_side(mirrored=False)
        return limb_words(side, clip.limb) if clip.limb else ""

    def _label_font(self, height: float) -> QFont | None:
        """To be read from the mat; None where there is no room for it."""
        font = QFont(self.font())
        least = QFontInfo(font).pixelSize()
        if height < LABEL_FROM_EM * least:
            return None
        font.setBold(True)
        font.setPixelSize(max(least, round(label_px(height))))
        return font

    def _rebuild(self) -> None:
        self._kept.clear()
        self._scene = None
        self._describe()
        self._run_timer()
        self.update()

    def _describe(self) -> None:
        if self._subject is None:
            return
        name, side = self._subject.name, ""
        if self._side in ("left", "right"):
            clip = self._solved_clip()
            side = limb_words(self._side, (clip.limb if clip else None) or "side")
        self.setAccessibleName(f"{name}, {side}" if side else name)
        self.setAccessibleDescription(" ".join(self._subject.words))

    def _run_timer(self) -> None:
        moves = self._playing and not self._reduce_motion and self.is_drawn and self.isVisible()
        if moves != self._timer.isActive():
            self._timer.start() if moves else self._timer.stop()

    @Slot()
    def _advance(self) -> None:
        if self._solved_clip() is not None and self._rhythm is not None:
            self._show(self._rhythm.moment(self._clock.elapsed() / 1000.0))

    def _steps(self) -> int:
        """How many moments are kept: a long movement needs more to look smooth."""
        return max(KEPT_MOMENTS, round(KEPT_PER_S * self._rhythm.move_s)) if self._rhythm else KEPT_MOMENTS

    def _show(self, t: float) -> None:
        before, self._moment = self._index(), t
        if self._index() != before:
            self.update()

    def _index(self) -> int:
        """Which kept frame shows the moment; with less motion only the clip's two stills."""
        if self._reduce_motion and self._playing:
            return BOTH_STILLS
        stills = self._clip.stills if self._clip and (self._reduce_motion or self._is_still) else None
        moment = stills[round(self._moment)] if stills else self._moment
        return round(moment * self._steps())

    def _kept_frame(self, scene: Scene) -> QPixmap:
        index = self._index()
        found = self._kept.get(index)
        if found is None:
            ratio = self.devicePixelRatioF()
            found = QPixmap(self.size() * ratio)
            found.setDevicePixelRatio(ratio)
            found.fill(QColor(Qt.GlobalColor.transparent))
            painter = QPainter(found)
            if index == BOTH_STILLS:
                self._paint_both(painter, scene)
            else:
                self._paint_frame(painter, scene, index / self._steps(), self._place(scene))
            painter.end()
            self._kept[index] = found
        return found

    def _place(self, scene: Scene) -> QRectF:
        """Where the figure is: on the lower edge, or half way up where `is_centred`."""
        place = QRectF(self.rect())
        if self.is_centred:
            box = scene.box
            height = box.height * min(place.width() / box.width, place.height() / box.height)
            place.setBottom(place.center().y() + height / 2)
        return place

    def _paint_both(self, painter: QPainter, scene: Scene) -> None:
        """Start and end side by side, or one above the other where that makes them larger."""
        whole = QRectF(self.rect())
        first = QRectF(whole)
        if whole.width() * scene.box.height >= whole.height() * scene.box.width:
            first.setWidth(whole.width() / 2)
            second = first.translated(first.width(), 0.0)
        else:
            first.setHeight(whole.height() / 2)
            second = first.translated(0.0, first.height())
        for moment, place in zip(scene.clip.stills, (first, second), strict=True):
            self._paint_frame(painter, scene, moment, place)

    def _paint_frame(self, painter: QPainter, scene: Scene, t: float, place: QRectF) -> None:
        style = figure_theme().style(drawn_person.style_name(), drawn_person.current())
        drawing = scene.drawing(t)
        paint_drawing(painter, drawing, style, place, label=self._label_font(place.height()))

    def _paint_words(self, painter: QPainter, subject: _Subject) -> None:
        """Start position and steps, centred, until it is drawn."""
        em = self.fontMetrics().height()
        area = self.rect().adjusted(em, em, -em, -em)
        start = [self._position_word(subject.position)] if subject.position else []
        text = "\n\n".join([*start, *subject.words])
        painter.setPen(self.palette().windowText().color())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(area), int(flags), text)

    def _position_word(self, position: str) -> str:
        words = {
            "supine": self.tr("Lying on your back"),
            "prone": self.tr("Lying on your front"),
            "side-lying": self.tr("Lying on your side"),
            "quadruped": self.tr("On hands and knees"),
            "half-kneeling": self.tr("Kneeling on one knee"),
            "sitting": self.tr("Sitting"),
            "standing": self.tr("Standing"),
        }
        return words.get(position, position)
