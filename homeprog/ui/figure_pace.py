"""How fast a figure moves that nobody counts for: each way between two frames at the pace of a person."""

from itertools import accumulate, pairwise

from homeprog.figure.clip import Clip
from homeprog.figure.rig import Rig
from homeprog.figure.tween import minimum_jerk
from homeprog.figure.vec import mix, norm, sub

PAUSE_S, HOLD_S = 0.8, 1.6
"""Rest at the start and at the end (figure.md 6)."""
LEAST_MOVE_S, LEAST_WAY_S = 1.6, 0.7
"""A movement, and a way between two of its frames, never takes less."""
CALM_CM_S, STEPPING_CM_S = 40.0, 80.0
"""Mean speed of the farthest hand, foot or head: of an exercise, and of walking."""
RETURN_SHARE = 1.25
"""The way back is slower than the way there by this factor."""
_ENDS = ("head", "shankN", "shankF", "footN", "footF", "foreN", "foreF", "handN", "handF")


class Rhythm:
    """The moments of a clip in time, over and over: pause, move, hold, slower return; a walk just goes on.

    Attributes:
        move_s: Seconds from the first frame to the last.
    """

    def __init__(self, clip: Clip) -> None:
        self._repeats = clip.spec.loop == "repeat"
        self._moments = clip.moments
        speed = STEPPING_CM_S if self._repeats else CALM_CM_S
        ways_s = [_way_cm(a.rig, b.rig) / speed for a, b in pairwise(clip.keys)]
        if not self._repeats:
            ways_s = [max(way_s, LEAST_WAY_S) for way_s in ways_s]
        self.move_s = max(LEAST_MOVE_S, sum(ways_s))
        self._shares = self._moments  # a walk is even as it is written
        if not self._repeats:
            whole_s = sum(ways_s)
            self._shares = tuple(accumulate((way_s / whole_s for way_s in ways_s), initial=0.0))

    def moment(self, elapsed_s: float) -> float:
        """The clip's moment so many seconds after it began."""
        if self._repeats:
            return self._at(elapsed_s % self.move_s / self.move_s)
        return_s = self.move_s * RETURN_SHARE
        left_s = elapsed_s % (PAUSE_S + self.move_s + HOLD_S + return_s) - PAUSE_S
        if left_s < 0.0:
            return 0.0
        if left_s < self.move_s:
            return self._at(minimum_jerk(left_s / self.move_s))
        left_s -= self.move_s + HOLD_S
        return 1.0 if left_s < 0.0 else self._at(1.0 - minimum_jerk(left_s / return_s))

    def _at(self, share: float) -> float:
        """The moment after a share of the way: frames are as far apart in time as in centimetres."""
        ways = zip(pairwise(self._shares), pairwise(self._moments), strict=True)
        for (begin, end), (first, second) in ways:
            if share < end:
                return mix(first, second, (share - begin) / (end - begin))
        return self._moments[-1]


def _way_cm(a: Rig, b: Rig) -> float:
    return max(norm(sub(b.frames[name][1], a.frames[name][1])) for name in _ENDS)
