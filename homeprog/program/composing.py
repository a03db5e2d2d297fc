"""From a draft to the items of a day: the one change, easing, and what fits (4.6, 5.8, 5.9, RU-1, RU-44)."""

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from homeprog.program import adopted, changes, dosing, maintenance
from homeprog.program.choosing import current, first_of, is_first_time, is_restored_stretch, step_for
from homeprog.program.facts import Change
from homeprog.program.flareup import WALK_MAX_MIN
from homeprog.program.plan import Item
from homeprog.program.progression import Candidate, one_below, slot_of
from homeprog.program.selection import easier_chain
from homeprog.program.templates import Draft, draft_session, phase
from homeprog.program.today import FIRST_AID_ONLY, NOTHING, Today
from homeprog.program.wishes import wishes

MAIN_MAX = 8
MINUTES_MAX = 30.0
WARM_UP = ("fa-march-on-spot", "fa-walk")
WARM_UP_MIN = 3.0
WALKS = ("fa-walk", "fa-march-on-spot")
CLOSING = "fa-belly-breathing"
CLOSING_MIN = 1.0
FAMILIES_FEWEST = 2
BALANCE_FEWEST = 2
EASY_SETTING_REPS = 6


def compose(today: Today) -> tuple[Item, ...]:
    """All items of the day, in order, under today's action and stage."""
    if today.action in NOTHING:
        return ()
    if today.action in FIRST_AID_ONLY:
        return tuple(_first_aid_day(today))
    if today.stage == "S0" or (today.stage == "N" and "NT-4" in today.state.clinician):
        return (*_first_aid(today, "first-aid-position", "first-aid-movement"), *_walk(today))
    main = _nerve_main(today) if today.stage == "N" else _session_main(today)
    walk = _walk(today) if today.stage in {"N", "S1", "S2A"} else []
    closing = [] if today.stage == "N" else _closing(today)
    return (*_warm_up(today), *main, *_changed_walk(today, walk, main), *closing)


def _first_aid_day(today: Today) -> list[Item]:
    """Days without a session: what stays is first aid, positions of ease and walking."""
    if today.action == "NERVE-CHECK" or (today.action == "SCREENING-DUE" and not today.first_aid_stays):
        return _first_aid(today, "first-aid-position") if today.action == "NERVE-CHECK" else []
    if today.action == "NO-SESSION":
        return [*_first_aid(today, "first-aid-position"), *_closing(today)]
    if today.action in {"FLARE", "FLARE-NERVE"}:
        return _flare_day(today)
    if today.action == "REST-DAY":
        return [*_first_aid(today, "first-aid-movement"), *_walk(today)]
    return [*_first_aid(today, "first-aid-position", "first-aid-movement"), *_walk(today)]


def _flare_day(today: Today) -> list[Item]:
    """One position of ease, one gentle movement at M1 (not on FLARE-NERVE), easy walking (5.9)."""
    slots = ["first-aid-position"]
    if today.action == "FLARE":
        slots.append("first-aid-movement")
    items = [dosing.easy(today.catalog, item) for item in _first_aid(today, *slots)]
    walk = next((one for one in WALKS if today.open(one)), None)
    if walk is not None:
        made = _item(today, walk, step_for(today, walk), part="walk")
        minutes = min(WALK_MAX_MIN, made.minutes)
        items.append(replace(made, hold_s=minutes * 60, minutes=minutes, eased=True))
    return items


def _first_aid(today: Today, *slots: str) -> list[Item]:
    """One exercise for each first-aid slot."""
    found: list[str] = []
    for slot in slots:
        filled = today.state.slots.get(slot)
        exercise = current(today, slot, found) if filled else first_of(today, slot, found)
        if exercise is not None:
            found.append(exercise)
    return [_item(today, exercise, step_for(today, exercise)) for exercise in found]


def _warm_up(today: Today) -> list[Item]:
    exercise = next((one for one in WARM_UP if today.open(one)), None)
    return [] if exercise is None else [_timed(exercise, "warm_up", WARM_UP_MIN)]


def _closing(today: Today) -> list[Item]:
    return [_timed(CLOSING, "closing", CLOSING_MIN)] if today.open(CLOSING) else []


def _timed(exercise: str, part: Literal["warm_up", "closing"], minutes: float) -> Item:
    """Warm-up and closing breathing: no ladder, no rating (RU-1)."""
    return Item(
        exercise=exercise,
        part=part,
        step=None,
        sets=1,
        reps=None,
        hold_s=minutes * 60,
        rest_s=0.0,
        side="both",
        minutes=minutes,
    )


def _walk(today: Today) -> list[Item]:
    exercise = next((one for one in WALKS if today.open(one)), None)
    if exercise is None:
        return []
    return [_item(today, exercise, step_for(today, exercise), part="walk")]


def _walk_rung(today: Today) -> list[Candidate]:
    """Walking's step up, where it competes for the one change (WALK-1: stages N and S1)."""
    if today.stage not in {"N", "S1"}:
        return []
    rungs = (changes.next_rung(today, item.exercise) for item in _walk(today))
    return [rung for rung in rungs if rung is not None and rung.budget]


def _changed_walk(today: Today, walk: list[Item], main: list[Item]) -> list[Item]:
    """WALK-1: a step up that uses the budget only if the session has no other change."""
    for position, item in enumerate(walk):
        rung = changes.next_rung(today, item.exercise)
        if rung is None or rung.kind != "step" or not today.changes_allowed:
            continue
        if rung.budget and (any(one.change for one in main) or changes.best(today, [rung]) is None):
            continue
        change: Change | None = "step" if rung.budget else None
        walk[position] = _item(today, item.exercise, rung.step, part="walk", change=change)
    return walk


def _nerve_main(today: Today) -> list[Item]:
    """Template N: a position of ease, a gentle movement, a directional one or sliders where allowed."""
    exercises = [item.exercise for item in _first_aid(today, "first-aid-position", "first-aid-movement")]
    if "flex-sens" in today.tags and "ext-sens" not in today.tags:
        exercises += [one for one in [first_of(today, "first-aid-directional", exercises)] if one]
    if today.gates["G-CLIN-NERVE"]:
        sliders = [one.id for one in today.catalog.exercises.values() if one.stage == "N"]
        easiest_first = sorted(sliders, key=lambda one: today.catalog.exercises[one].easier in sliders)
        exercises += [one for one in easiest_first if today.open(one)][:1]
    return _with_change(today, Draft(exercises=exercises))


def _session_main(today: Today) -> list[Item]:
    lasting = maintenance.applies(today)
    draft = Draft(exercises=maintenance.exercises(today)) if lasting else draft_session(today)
    return _fit(today, _with_change(today, draft))


def _with_change(today: Today, draft: Draft) -> list[Item]:
    """Build the items with today's one change (H-3) and the steps that need no budget (RU-12)."""
    own = [exercise for exercise in draft.exercises if not is_first_time(today, exercise)]
    rungs = {exercise: changes.next_rung(today, exercise) for exercise in own if today.changes_allowed}
    budgeted = [rung for rung in rungs.values() if rung is not None and rung.budget]
    walking = _walk_rung(today)
    wanted = [] if maintenance.applies(today) else wishes(today, draft.exercises)
    candidates = [*changes.restores(today, draft.exercises), *draft.newcomers, *wanted, *budgeted, *walking]
    chosen = changes.best(today, candidates)  # where walking has waited longest, `_changed_walk` takes it
    items = []
    for exercise in draft.exercises:
        rung = rungs.get(exercise)  # a stand-in keeps its step
        if chosen is not None and exercise in {chosen.exercise, chosen.replaces}:
            items.append(_changed(today, chosen))
        elif rung is not None and not rung.budget and rung.kind == "step":
            items.append(_item(today, exercise, rung.step))
        elif (item := _eased(today, exercise)) is not None:
            items.append(item)
    if chosen is not None and chosen.kind == "new":
        items.append(_changed(today, chosen))
    once = {item.exercise: item for item in items}  # EASY may stand two exercises in for by one
    return sorted(once.values(), key=lambda item: phase(today.catalog, item.exercise))


def _changed(today: Today, chosen: Candidate) -> Item:
    return _item(today, chosen.exercise, chosen.step, change=chosen.kind)


def _eased(today: Today, exercise: str) -> Item | None:
    """The item under today's action: as it is, or less on GENTLE and EASY days (5.8, RU-44).

    None on an EASY day whose easier exercise an adopted program leaves out: then neither is done.
    """
    step = step_for(today, exercise)
    item = _item(today, exercise, step)
    if today.action == "GENTLE":
        below = one_below(today.catalog, exercise, step)
        return replace(_item(today, exercise, below), step=step, eased=below != step)
    if today.action != "EASY":
        return item
    data = today.catalog.exercises[exercise]
    if data.role == "set":
        return _easy_setting(today, exercise)
    if data.role == "strengthen" and data.level != "foundation":
        easier = next((one for one in easier_chain(today.catalog, exercise) if today.open(one)), None)
        if easier is not None:
            return dosing.easy(today.catalog, _item(today, easier, step_for(today, easier)))
        if adopted.left_out(today.state).intersection(easier_chain(today.catalog, exercise)):
            return None
    return dosing.easy(today.catalog, item)


def _easy_setting(today: Today, exercise: str) -> Item | None:
    """EASY for setting: part grade, one set of six, no load (5.8); None where the program leaves it out."""
    family = today.catalog.order[today.catalog.exercises[exercise].family or ""]
    parts = [one for one in family if today.catalog.exercises[one].level == "part" and today.open(one)]
    if not parts and adopted.left_out(today.state).intersection(family):
        return None
    part = parts[-1] if parts else exercise
    item = _item(today, part, today.catalog.exercises[part].dose.start)
    return replace(item, sets=1, reps=EASY_SETTING_REPS, load_kg=None, eased=True)


def _item(
    today: Today,
    exercise: str,
    step: str,
    *,
    part: Literal["main", "walk"] = "main",
    change: Change | None = None,
) -> Item:
    return dosing.make_item(
        today.catalog,
        exercise,
        step,
        tags=today.tags,
        part=part,
        side=_symptomatic_side(today),
        change=change,
        kg_override=today.state.load_ceiling_kg,
    )


def _symptomatic_side(today: Today) -> Literal["left", "right"] | None:
    """The leg with the more distant zone in today's answer, if one leads."""
    readiness = None if today.record is None else today.record.readiness
    if readiness is None or readiness.zone_left == readiness.zone_right:
        return None
    return "left" if readiness.zone_left > readiness.zone_right else "right"


def _fit(today: Today, items: list[Item]) -> list[Item]:
    """RU-1: at most 8 exercises and 30 minutes, left out in the printed order; the change stays."""
    kept = list(items)
    for item in [] if _fits(kept) else _expendable(today, items):
        if _fits(kept):
            break
        kept.remove(item)
    return kept


def _fits(items: list[Item]) -> bool:
    return len(items) <= MAIN_MAX and sum(item.minutes for item in items) <= MINUTES_MAX


def _expendable(today: Today, items: list[Item]) -> list[Item]:
    """What may be left out, first to go first (RU-1 on strengthening days, 4.6 otherwise)."""
    catalog = today.catalog
    roles = {item.exercise: catalog.exercises[item.exercise] for item in items}
    free = [item for item in items if item.change is None]
    if not any(data.role == "strengthen" for data in roles.values()):
        keep_core = {item.exercise for item in free if roles[item.exercise].role == "activate"}
        return [item for item in reversed(free) if item.exercise not in keep_core]
    movement = [item for item in free if roles[item.exercise].stage == "FA"]
    stretches = [item for item in free if roles[item.exercise].stage == "S1"]
    restored = [item for item in stretches if is_restored_stretch(today, item.exercise)]
    others = _rotated(today, [item for item in stretches if item not in restored])
    families = [item for item in items if roles[item.exercise].role == "set"]
    balance = [item for item in items if roles[item.exercise].role == "balance"]
    found = [
        *movement,
        *restored,
        *_seconds(today, free, items),
        *others,
        *_spare(families, FAMILIES_FEWEST),
        *_spare(balance, BALANCE_FEWEST),
        *(_spare(families, 0) if today.stage == "S4" else ()),
    ]
    return list(dict.fromkeys(found))


def _spare(items: list[Item], fewest: int) -> list[Item]:
    """What may go so that the fewest stay, the last to come first; a change stays and counts among them."""
    free = [item for item in reversed(items) if item.change is None]
    return free[: max(0, len(items) - fewest)]


def _seconds(today: Today, free: list[Item], items: list[Item]) -> Iterable[Item]:
    """Second strengtheners; never the last one of an unlocked pair."""
    seen: set[str] = set()
    found = []
    for item in items:
        data = today.catalog.exercises[item.exercise]
        if data.role != "strengthen":
            continue
        slot = slot_of(data)
        if slot in seen and item in free:
            found.append(item)
        seen.add(slot)
    return found


def _rotated(today: Today, stretches: list[Item]) -> list[Item]:
    """One stretch a session in rotation: a different one goes first on every day."""
    if not stretches:
        return []
    turn = today.day.toordinal() % len(stretches)
    return [*stretches[turn:], *stretches[:turn]]
