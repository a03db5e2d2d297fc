"""Start and end of an exercise as drawings for paper."""

from homeprog.data.figures import make_clip
from homeprog.data.library import LibraryError
from homeprog.figure.drawing import Drawing
from homeprog.figure.look import Look
from homeprog.figure.pose import PoseError
from homeprog.figure.render import Scene
from homeprog.program.catalog import Exercise
from homeprog.ui.words_figure import limb_words

_ONE_SIDE = ("left", "right", "each")
"""Done on one side, or on one and then on the other: the pictures say which one they show."""


class PaperPictures:
    """Draws exercises; see `homeprog.handout.wording.Pictures`. What was drawn once is kept.

    An exercise that nobody has drawn, or whose figure cannot be solved, has no pictures: the words stand
    alone. `homeprog figure --check` tells what is wrong with a figure.

    Attributes:
        look: The person drawn, black on white.
    """

    def __init__(self, look: Look | None = None) -> None:
        self.look = look or Look()
        self._drawn: dict[tuple[str, str], tuple[Drawing, ...]] = {}

    def __call__(self, exercise: Exercise, side: str) -> tuple[Drawing, ...]:
        """The clip's two stills; `side` other than left or right shows the figure as it was drawn."""
        key = (exercise.id, side)
        if key not in self._drawn:
            self._drawn[key] = self._draw(exercise, side) if exercise.figure else ()
        return self._drawn[key]

    def _draw(self, exercise: Exercise, side: str) -> tuple[Drawing, ...]:
        try:
            clip = make_clip(exercise.figure, exercise.id)
        except (PoseError, LibraryError):
            return ()
        mirror = clip.is_mirrored_for(side)
        shown = clip.shown_side(mirrored=mirror) if side in _ONE_SIDE else ""
        label = limb_words(shown, clip.limb) if clip.limb else ""
        scene = Scene(clip, self.look, mirror=mirror, hatched=True, label=label)
        return tuple(scene.drawing(moment) for moment in clip.stills)
