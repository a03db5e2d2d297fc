"""The answers about one exercise of a running session: what they count as, and how they are stored (5.3)."""

from collections import Counter
from typing import Any

from msgspec.structs import replace

from homeprog.program.facts import ExerciseRated
from homeprog.program.pain import During, during, effort_mark
from homeprog.program.plan import Mark
from homeprog.program.session_turn import Turn
from homeprog.program.session_types import Block, Rating, Script, State

SECOND_RED = "D-6"
"""The rule in `session_ended` when a second red mark stops a session (5.3)."""

THIRD_AMBER = "AMBER-3"
"""The same for three amber marks in one session (5.3, paragraph below the table)."""

_GRAVITY: tuple[Mark, ...] = ("ok", "ok-hold", "amber", "red")


def during_of(script: Script, block: Block, rating: Rating) -> During:
    """The ruling on an exercise from its answers (D-1 to D-11)."""
    return during(
        d=score_of(script, rating),
        r=script.rest_pain,
        start_zones=script.start_zones,
        zones=rating.zones,
        sharp=rating.sharp,
        new_leg_symptoms=rating.new_leg_symptoms,
        alarm=rating.alarm,
        dizzy=rating.dizzy,
        first_aid=block.first_aid,
        limits=script.limits,
    )


def score_of(script: Script, rating: Rating) -> int:
    """The highest pain told; where D-1 or D-2 stopped before a score, the last one told before it."""
    return script.rest_pain if rating.pain is None else rating.pain


def mark_of(script: Script, block: Block, rating: Rating) -> Mark:
    """What the exercise counts as, too much effort included (5.3, last paragraph)."""
    too_hard = effort_mark(rating.effort, stop=block.effort_stop, ceiling=block.effort_ceiling)
    by_effort: Mark = "amber" if too_hard else "ok"
    return max(during_of(script, block, rating).mark, by_effort, key=_GRAVITY.index)


def merged(before: Rating | None, now: Rating) -> Rating:
    """Two answers about one exercise: the highest pain counts, what was felt once stays felt (5.1)."""
    if before is None:
        return now
    told = {
        name: value for name in now.__struct_fields__ if (value := getattr(now, name)) not in (None, False)
    }
    pains = [pain for pain in (before.pain, now.pain) if pain is not None]
    return replace(before, **told | {"pain": max(pains, default=None)})


def store_rating(turn: Turn, index: int, rating: Rating) -> None:
    """Give out the rating of a block; one already in the journal is taken back by it."""
    state, block = turn.state, turn.state.blocks[index]
    share = _done_share(state, index)
    if state.ratings.get(index) == rating and state.shares.get(index) == share:
        return
    mark = mark_of(turn.script, block, rating)
    turn.store(
        ExerciseRated,
        supersedes=index in state.ratings,
        exercise=block.exercise,
        step=block.item.step,
        done=share,
        **_rated_fields(turn.script, rating),
    )
    turn.change(
        ratings={**state.ratings, index: rating},
        marks={**state.marks, index: mark},
        shares={**state.shares, index: share},
    )


def _rated_fields(script: Script, rating: Rating) -> dict[str, Any]:
    left, right = rating.zones or (None, None)
    checks = {"waist_narrower": rating.waist_narrower, "breath_kept": rating.breath_kept}
    told = {key: value for key, value in checks.items() if value is not None}
    return {
        "pain": score_of(script, rating),
        "effort": rating.effort,
        "zone_left": left,
        "zone_right": right,
        "sharp": rating.sharp,
        "new_leg_symptoms": rating.new_leg_symptoms,
        "alarm": rating.alarm,
        "dizzy": rating.dizzy,
        "grabs": rating.grabs or 0,
        "checks": told or None,
        "eased": rating.eased,
        "pain_eased": rating.pain_eased,
    }


def stopping_rule(state: State) -> str | None:
    """The rule that ends the session by its marks: a second red or a third amber (5.3)."""
    marks = Counter(state.marks.values())
    if marks["red"] >= 2:
        return SECOND_RED
    return THIRD_AMBER if marks["amber"] >= 3 else None


def _done_share(state: State, index: int) -> float:
    """How much of a block's dose of today was done, 0-1; for a block already left, as it was told then."""
    if index != state.index:
        return state.shares.get(index, 0.0)
    wanted = state.blocks[index].wanted
    return 1.0 if wanted <= 0 else round(min(1.0, state.work_done / wanted), 3)
