"""Checks what types alone cannot: points, views, muscles, list lengths and angles of a pose."""

from collections.abc import Iterable, Iterator

from homeprog.figure import scenery
from homeprog.figure.body import DROP_POINTS, LIMITS, POINTS, TRUNK_ANGLES, is_point
from homeprog.figure.muscles import MUSCLES, is_muscle
from homeprog.figure.pose import VIEWS, Arm, FigureSpec, Leg, PoseError, Stance, Support

SURFACE_HINT = "or a surface point such as `thighN@0.6:front`"


def check_names(spec: FigureSpec, bases: frozenset[str], source: str) -> None:
    """Check every name and list of a figure.

    Raises:
        PoseError: The first thing that is wrong, with file, key and what is allowed.
    """
    checker = _Checker(source, bases)
    checker.base(spec.base, "figure.base")
    checker.stance(spec.pose, "figure.pose")
    for index, frame in enumerate(spec.frames):
        checker.stance(frame, f"figure.frames[{index}]")
    if spec.stills and not 0.0 <= spec.stills[0] < spec.stills[1] <= 1.0:
        raise PoseError(source, "figure.stills", f"{list(spec.stills)}: two moments rising from 0 to 1")
    if isinstance(spec.view, str) and spec.view not in VIEWS:
        raise PoseError(source, "figure.view", f"no view `{spec.view}`; {_known(spec.view, VIEWS)}")
    for key in ("stretch", "work"):
        for name in getattr(spec, key):
            if not is_muscle(name):
                raise PoseError(source, f"figure.{key}", f"no muscle `{name}`; {_known(name, MUSCLES)}")
    for index, prop in enumerate(spec.props):
        checker.places(prop, f"figure.props[{index}]")
    for index, arrow in enumerate(spec.arrows):
        checker.places(arrow, f"figure.arrows[{index}]")


def check_stance(stance: Stance, bases: frozenset[str], source: str, key: str) -> None:
    """Check one layer, for example a base.

    Raises:
        PoseError: As `check_names`.
    """
    _Checker(source, bases).stance(stance, key)


def _known(name: str, allowed: Iterable[str]) -> str:
    from difflib import get_close_matches  # with the first mistake

    words = list(allowed)
    near = get_close_matches(name, words, 1)
    meant = f"did you mean `{near[0]}`? " if near else ""
    return f"{meant}Allowed: {', '.join(words)}"


class _Checker:
    """Walks a stance; remembers the file for its errors."""

    def __init__(self, source: str, bases: frozenset[str]) -> None:
        self._source = source
        self._bases = bases

    def base(self, name: str | None, key: str) -> None:
        if name is not None and name not in self._bases:
            raise PoseError(self._source, key, f"no base `{name}`; {_known(name, sorted(self._bases))}")

    def stance(self, stance: Stance, key: str) -> None:
        self.base(stance.base, f"{key}.base")
        for angle in TRUNK_ANGLES:
            self._limit(angle, getattr(stance, angle), f"{key}.{angle}")
        for name, where in self._contact_names(stance):
            self._contact(name, f"{key}.{where}")
        if isinstance(stance.head_on, Support) and POINTS[stance.head_on.point].frame != "head":
            on_head = [name for name, point in POINTS.items() if point.frame == "head"]
            problem = f"`{stance.head_on.point}` is not on the head; {_known('', on_head)}"
            raise PoseError(self._source, f"{key}.head_on", problem)
        for fit in stance.fit or ():
            if fit.angle not in TRUNK_ANGLES:
                raise PoseError(
                    self._source, f"{key}.fit", f"no angle `{fit.angle}`; {_known(fit.angle, TRUNK_ANGLES)}"
                )
        for limb in ("legs", "legN", "legF"):
            if leg := getattr(stance, limb):
                self._leg(leg, f"{key}.{limb}")
        for limb in ("arms", "armN", "armF"):
            if arm := getattr(stance, limb):
                self._arm(arm, f"{key}.{limb}")

    @staticmethod
    def _contact_names(stance: Stance) -> Iterator[tuple[str, str]]:
        for item in stance.rest or ():
            yield (item.point if isinstance(item, Support) else item), "rest"
        if isinstance(stance.head_on, Support):
            yield stance.head_on.point, "head_on"
        if stance.anchor:
            yield stance.anchor.point, "anchor"
        for fit in stance.fit or ():
            yield fit.point, "fit"

    def _leg(self, leg: Leg, key: str) -> None:
        for angle in ("hip", "knee", "ankle", "toe"):
            self._limit(angle, getattr(leg, angle), f"{key}.{angle}")
        self._size(leg.foot, 1, f"{key}.foot")
        self._place(leg.ankle_at, f"{key}.ankle_at")
        self._drop(leg, "leg", ("hip", "knee", "ankle", "abd"), key)
        self._vectors(leg, ("offset", "pole"), key)

    def _arm(self, arm: Arm, key: str) -> None:
        self._limit("elbow", arm.elbow, f"{key}.elbow")
        self._place(arm.hand, f"{key}.hand")
        self._drop(arm, "arm", ("shoulder", "elbow", "abd"), key)
        self._vectors(arm, ("offset", "pole", "fingers", "palm", "lay"), key)

    def _drop(self, limb: Leg | Arm, kind: str, joints: tuple[str, ...], key: str) -> None:
        if limb.drop is None:
            return
        if limb.drop.point not in DROP_POINTS[kind]:
            allowed = _known(limb.drop.point, DROP_POINTS[kind])
            raise PoseError(
                self._source, f"{key}.drop", f"no point `{limb.drop.point}` to lower a {kind} on; {allowed}"
            )
        if limb.drop.joint not in (None, *joints):
            allowed = _known(str(limb.drop.joint), joints)
            raise PoseError(self._source, f"{key}.drop", f"no joint `{limb.drop.joint}`; {allowed}")

    def _vectors(self, limb: Leg | Arm, names: tuple[str, ...], key: str) -> None:
        for name in names:
            value = getattr(limb, name)
            if isinstance(value, list):
                self._size(value, 2, f"{key}.{name}")

    def _size(self, value: list[float] | None, least: int, key: str) -> None:
        if value is not None and not least <= len(value) <= 3:
            raise PoseError(self._source, key, f"{len(value)} numbers; expected {least} to 3: [x, y, z]")

    def _limit(self, angle: str, value: float | None, key: str) -> None:
        limit = LIMITS.get(angle)
        if value is not None and limit is not None and not limit.low <= value <= limit.high:
            raise PoseError(
                self._source, key, f"{value:g} degrees; this joint goes from {limit.low:g} to {limit.high:g}"
            )

    def _contact(self, name: str, key: str) -> None:
        if name not in POINTS:
            raise PoseError(self._source, key, f"no point `{name}`; {_known(name, POINTS)}")

    def _place(self, place: scenery.Place | None, key: str) -> None:
        if isinstance(place, list):
            self._size(place, 2, key)
        elif place is not None and not is_point(place):
            raise PoseError(self._source, key, f"no point `{place}`; {_known(place, POINTS)}, {SURFACE_HINT}")

    def places(self, record: object, key: str) -> None:
        for name in ("at", "a", "b", "of", "around"):
            place = getattr(record, name, None)
            if isinstance(place, str | list):
                self._place(place, f"{key}.{name}")
        if under := getattr(record, "under", None):
            self._contact(under, f"{key}.under")
        for place in getattr(record, "through", ()):
            self._place(place, f"{key}.through")
