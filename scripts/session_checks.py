"""Holds a session that was played against itself: what was told, what was heard, what the journal has.

Each check prints what it measured and yields a sentence for everything that is wrong.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from homeprog.data.rows import AnyFact
from homeprog.program.facts import SessionEnded, SessionStarted, SetDone
from homeprog.ui.session_listeners import trouble_words
from homeprog.ui.sounds import RATE_HZ, read_wave
from scripts.session_heard import VOLUME, Heard, Recording, length_s
from scripts.session_room import Line

LIMIT_MS = 150
"""A sound may be heard so long before or after its cue."""

OPENING_MS = 600
"""The same for the first sentence of a window, which waits for the sound device to open."""

SAME_S = 0.2
WORK = frozenset({"hold", "move", "hold_rep", "return"})


class Work(NamedTuple):
    """One set as the log tells it: whether it was done in repetitions, how many, and how long it lasted."""

    reps: int
    seconds: float


def without_cut_sets(lines: Sequence[Line]) -> list[Line]:
    """What was told, without the sets in which the window was killed (`cut`): nothing of them is stored."""
    whole: list[Line] = []
    for line in lines:
        if line.kind != "cut":
            whole.append(line)
            continue
        while whole and not (whole[-1].kind == "phase" and whole[-1].detail not in WORK):
            whole.pop()
    return whole


def works_of(lines: Sequence[Line]) -> Iterator[Work]:
    """The sets that the log tells of, each from its first phase of work to whatever follows the last."""
    reps, began = 0, None
    for line in lines:
        if line.kind != "phase":
            continue
        if line.detail in WORK:
            began = line.at if began is None else began
            reps += line.detail == "move"
        elif began is not None:
            yield Work(reps, line.at - began)
            reps, began = 0, None


def check_journal(lines: Sequence[Line], facts: Sequence[AnyFact]) -> Iterator[str]:
    """What in the journal is not as the log tells it."""
    works = list(works_of(lines))
    sets = [fact for fact in facts if isinstance(fact, SetDone)]
    print(f"{len(sets)} sets in the journal, {len(works)} in the log")
    if len(works) != len(sets):
        yield "the journal has more or fewer sets than the log"
    for one, work in zip(sets, works, strict=False):
        told = f"{one.exercise}, {one.side}, set {one.set}"
        print(f"  {told}: {one.reps} times, {one.hold_s} s; log {work.reps} times, {work.seconds:.2f} s")
        if work.reps != (one.reps or 0):
            yield f"{told}: {one.reps} repetitions, the log tells {work.reps}"
        if not work.reps and abs(work.seconds - (one.hold_s or 0.0)) > SAME_S:
            yield f"{told}: {one.hold_s} s, the log tells {work.seconds:.2f} s"
    if len({(one.exercise, one.side, one.set) for one in sets}) != len(sets):
        yield "a set is in the journal twice"
    if sum(isinstance(fact, SessionStarted) for fact in facts) != 1:
        yield "not one session began"
    if [fact.how for fact in facts if isinstance(fact, SessionEnded)] != ["completed"]:
        yield "the session was not completed"


def check_sound(lines: Sequence[Line], recording: Recording, recordings: Path) -> Iterator[str]:
    """What was not heard when it was cued, or heard without a cue."""
    late: dict[str, list[float]] = defaultdict(list)
    spans = []
    limit_ms = OPENING_MS
    for line, cue in cues(lines):
        told = f"{cue.kind} {cue.detail} at {cue.at:.2f}"
        heard, lasts_s = listen(line, cue, recording, recordings)
        spans.append((cue.at, cue.at + lasts_s + LIMIT_MS / 1000))
        if heard.after_s is None:
            yield f"{told} is not in the recording"
            continue
        if line.kind == "beep" and heard.like != line.detail:
            yield f"{told} sounds like {heard.like}"
        if abs(heard.after_s) * 1000 > limit_ms:
            yield f"{told} was heard {heard.after_s * 1000:+.0f} ms after its cue"
        limit_ms = LIMIT_MS
        late[told.split(" at ")[0] if line.kind == "beep" else "voice"].append(heard.after_s * 1000)
    for name, after_ms in sorted(late.items()):
        worst = max(after_ms, key=abs)
        print(
            f"  {name:12} {len(after_ms):4} heard, median {median(after_ms):+4.0f} ms, worst {worst:+4.0f} ms"
        )
    stray_s = recording.stray_s(spans)
    print(f"  {stray_s:.2f} s of sound without a cue")
    if stray_s > SAME_S:
        yield f"{stray_s:.2f} s of sound that nobody cued"


def listen(line: Line, cue: Line, recording: Recording, recordings: Path) -> tuple[Heard, float]:
    """Look for what was played around its cue; gives how long it lasts, too."""
    if line.kind == "beep":
        return recording.beep(line.detail, cue.at), length_s(line.detail)
    first = recordings / line.detail.split()[0]
    return recording.sentence(first, cue.at, VOLUME), spoken_s(recordings, line.detail)


def cues(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """What is played, and its cue: of a sentence the moment it was wished, not when it was recorded."""
    said = Line(0.0, "say", "")
    for line in lines:
        if line.kind == "say":
            said = line
        elif line.kind == "play":
            yield line, said
        elif line.kind == "beep":
            yield line, line


def spoken_s(recordings: Path, names: str) -> float:
    """How long the sentences last."""
    return sum(len(read_wave(recordings / name)) for name in names.split()) / RATE_HZ


def check_told(lines: Sequence[Line], *, sound: bool, voice: bool) -> Iterator[str]:
    """Whether the patient was told what cannot be heard, once, and nothing else."""
    told = [line.detail for line in lines if line.kind == "told"]
    for words in told:
        print(f"  told: {words}")
    wanted = [trouble_words("no_sound")] * (not sound) + [trouble_words("no_voice")] * (not voice)
    if sorted(told) != sorted(wanted):
        yield f"told {told} instead of {wanted}"
