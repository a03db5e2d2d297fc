"""Merges the layers of a pose - base, common pose, frame - into one stance per frame.

Each limb is placed in exactly one way, and so are pitch and head: a new way replaces the inherited one,
otherwise a stale target would silently win (figure.md 2).
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import msgspec

from homeprog.figure.body import SIDES
from homeprog.figure.pose import FigureSpec, Frame, PoseError, Stance
from homeprog.figure.vec import Vec

Layer = dict[str, Any]

_WAYS = {"leg": ("hip", "thigh", "foot", "ankle_at", "drop"), "arm": ("shoulder", "upper", "hand", "drop")}
"""Keys that say how a limb is placed: any of them starts the limb anew."""
_DETAILS = {
    "leg": ("tip", "offset", "pole"),
    "arm": ("wide", "fingers", "palm", "grip", "lie", "skew", "offset", "pole", "lay"),
}
"""Keys that only belong to the way they were written with."""
_EXCLUSIVE = (
    ("hip", "thigh"),
    ("knee", "shank"),
    ("shoulder", "upper"),
    ("elbow", "fore"),
    ("ankle", "flat"),
)
_HEAD = (("gaze",), ("head_on",), ("neck", "head"))
_MIRRORED_DIRECTION = {"+z": "-z", "-z": "+z"}


def frame_stances(spec: FigureSpec, bases: Mapping[str, Stance], source: str) -> tuple[Stance, ...]:
    """The merged stance of every frame; `legs`, `arms` and `base` are resolved."""
    common = _merge(base_layer(spec.base, bases, source) if spec.base else {}, _layer(spec.pose))
    if spec.pose.base:
        common = _merge(base_layer(spec.pose.base, bases, source), _layer(spec.pose))
    stances: list[Stance] = []
    before = common
    for frame in spec.frames:
        start = before if frame.same else common
        if frame.base:
            start = base_layer(frame.base, bases, source)
        before = _merge(start, _layer(frame))
        stances.append(msgspec.convert(before, Stance))
    return tuple(stances)


def base_layer(name: str, bases: Mapping[str, Stance], source: str, depth: int = 0) -> Layer:
    """The merged layer of a base, on top of the bases it rests on.

    Raises:
        PoseError: The bases rest on each other in a circle.
    """
    if depth > 8:
        raise PoseError(source, name, "bases rest on each other in a circle")
    stance = bases[name]
    under = base_layer(stance.base, bases, source, depth + 1) if stance.base else {}
    return _merge(under, _layer(stance))


def _layer(stance: Stance) -> Layer:
    """One layer as written, with `legs` and `arms` handed to both sides, the far side mirrored."""
    layer: Layer = {key: value for key, value in msgspec.to_builtins(stance).items() if value is not None}
    for key in ("base", "same", "at"):
        layer.pop(key, None)
    for both, kind in (("legs", "leg"), ("arms", "arm")):
        if shared := layer.pop(both, None):
            layer[kind + "N"] = _merge_limb(kind, shared, layer.get(kind + "N", {}))
            layer[kind + "F"] = _merge_limb(kind, _mirrored(shared), layer.get(kind + "F", {}))
    return layer


def _mirrored(limb: Layer) -> Layer:
    """The same limb for the far side: z turned round, near points exchanged for far ones."""
    twin = dict(limb)
    for key in ("pole", "fingers", "palm", "offset", "hand", "foot", "ankle_at"):
        value = limb.get(key)
        if isinstance(value, str):
            twin[key] = _MIRRORED_DIRECTION.get(value) or mirrored_point(value)
        elif isinstance(value, list) and len(value) == 3:
            twin[key] = [value[0], value[1], -value[2]]
    return twin


def mirrored_point(name: str) -> str:
    """The same point on the other side: `kneeN` becomes `kneeF`, `thighN@0.6:front` `thighF@0.6:front`."""
    head, at, rest = name.partition("@")
    if head[-1:] in SIDES and len(head) > 1:
        head = head[:-1] + SIDES[1 - SIDES.index(head[-1])]
    return head + at + rest


def _merge(under: Layer, over: Layer) -> Layer:
    merged = {**under, **over}
    if "pitch" in over and "rest" not in over:
        merged.pop("rest", None)
    said = [keys for keys in _HEAD if any(key in over for key in keys)]
    if said:
        for keys in _HEAD:
            for key in keys:
                if key not in over and (keys not in said):
                    merged.pop(key, None)
    for side in SIDES:
        for kind in ("leg", "arm"):
            name = kind + side
            if name in under and name in over:
                merged[name] = _merge_limb(kind, under[name], over[name])
    return merged


def _merge_limb(kind: str, under: Layer, over: Layer) -> Layer:
    kept = dict(under)
    if any(key in over for key in _WAYS[kind]):
        for key in _WAYS[kind] + _DETAILS[kind]:
            kept.pop(key, None)
        if any(key in over for key in ("foot", "ankle_at", "drop")):
            for key in ("flat", "shank"):
                kept.pop(key, None)
    for group in _EXCLUSIVE:
        if any(key in over for key in group):
            for key in group:
                kept.pop(key, None)
    return {**kept, **over}


def triple(values: list[float], missing_z: float) -> Vec:
    """One to three written numbers as a place; a missing y is 0, a missing z as given."""
    return (values[0], values[1] if len(values) > 1 else 0.0, values[2] if len(values) > 2 else missing_z)


def moments(frames: list[Frame], source: str) -> tuple[float, ...]:
    """The moment of every frame between 0 and 1: as written in `at`, else evenly spread.

    Raises:
        PoseError: The moments do not rise.
    """
    last = max(len(frames) - 1, 1)
    at = tuple(frame.at if frame.at is not None else index / last for index, frame in enumerate(frames))
    if any(b <= a for a, b in pairwise(at)) or at[0] != 0.0 or (len(at) > 1 and at[-1] != 1.0):
        raise PoseError(source, "figure.frames.at", f"moments {list(at)} must rise from 0 to 1")
    return at
