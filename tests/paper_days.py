"""Days as they come to paper: a full stage-2 session with tags, and any action without items."""

from datetime import UTC, datetime

from msgspec.structs import replace

from homeprog.handout.handout import Sources
from homeprog.handout.wording import Pictures, no_pictures
from homeprog.program.catalog import Catalog
from homeprog.program.dosing import make_item
from homeprog.program.plan import Action, DayPlan, Part
from homeprog.program.planner import plan_day
from homeprog.program.records import ProgramState
from homeprog.ui.words_paper import PaperWords

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NAME = "Maria Example"
TAGS = ("osteo", "spine-surg")
SESSION: tuple[tuple[Part, str], ...] = (
    ("warm_up", "fa-march-on-spot"),
    ("main", "lb-cat-camel"),
    ("main", "hs-strap"),
    ("main", "hf-half-kneel"),
    ("main", "core-vacuum-lying"),
    ("main", "gl-bridge"),
    ("main", "qd-chair-squat"),
    ("walk", "fa-walk"),
    ("closing", "fa-belly-breathing"),
)


def a_day(catalog: Catalog, action: Action = "NORMAL", *, empty: bool = False) -> DayPlan:
    """A day of stage 2 with the full session, or without items; the bridge is new."""
    items = tuple(
        make_item(
            catalog,
            exercise,
            catalog.exercises[exercise].dose.start,
            part=part,
            tags=TAGS,
            change="new" if exercise == "gl-bridge" else None,
        )
        for part, exercise in SESSION
    )
    *others, closing = items
    closing = replace(closing, step=None, reps=None, hold_s=60.0, rest_s=0.0, minutes=1.0)  # RU-1
    items = (*others, closing)
    plan = plan_day(ProgramState(), NOW, catalog)
    return replace(plan, action=action, stage="S2", tags=TAGS, items=() if empty else items)


def sources(
    catalog: Catalog,
    action: Action = "NORMAL",
    *,
    empty: bool = False,
    pictures: Pictures = no_pictures,
    name: str = NAME,
) -> Sources:
    """What a document of that day is made from."""
    day = a_day(catalog, action, empty=empty)
    return Sources(day, ProgramState(), catalog, PaperWords(), pictures, name)


def many_exercises(catalog: Catalog, count: int, pictures: Pictures = no_pictures) -> Sources:
    """A session of so many exercises, for pages in plenty."""
    ids = list(catalog.exercises)[:count]
    items = tuple(make_item(catalog, one, catalog.exercises[one].dose.start) for one in ids)
    return replace(sources(catalog, pictures=pictures), plan=replace(a_day(catalog), items=items))
