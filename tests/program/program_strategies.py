"""Random program files, sound by construction: what an author could write with the editor."""

from typing import Any

from hypothesis import strategies as st

from homeprog.program.catalog import Catalog
from homeprog.program.limits import Limits, with_overrides
from homeprog.program.program_file import Chosen, OwnExercise, ProgramFile, problems, steps_of

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(str.strip)


@st.composite
def programs(draw: Any, catalog: Catalog) -> ProgramFile:
    """A program with up to 20 exercises, some left out, some limits and an own exercise."""
    ids = draw(st.lists(st.sampled_from(sorted(catalog.exercises)), max_size=30, unique=True))
    cut = draw(st.integers(0, min(20, len(ids))))
    listed, rest = ids[:cut], ids[cut:]
    left_out = tuple(one for one in rest if catalog.exercises[one].stage != "FA")
    program = ProgramFile(
        format=1,
        title=draw(WORDS),
        author=draw(WORDS),
        notes=draw(WORDS),
        leave_out=left_out,
        limits=draw(limits(catalog)),
        exercises=tuple(draw(chosen(catalog, one)) for one in listed),
        own=tuple(
            OwnExercise(name=draw(WORDS), like=one, steps=(draw(WORDS),))
            for one in listed[: draw(st.just(1))]
        ),
    )
    found = problems(program, catalog)
    return program if not found else ProgramFile(format=1, title="Plain", exercises=program.exercises)


@st.composite
def chosen(draw: Any, catalog: Catalog, exercise: str) -> Chosen:
    """An entry whose dose and top lie on the ladder, in order."""
    data = catalog.exercises[exercise]
    steps = steps_of(data, catalog.ladders[data.dose.ladder])
    places = sorted(draw(st.lists(st.integers(0, len(steps) - 1), min_size=2, max_size=2)))
    step = steps[places[0]] if draw(st.booleans()) else None
    top = steps[places[1]] if draw(st.booleans()) else None
    return Chosen(id=exercise, step=step, top=top, note=draw(st.just("") | WORDS))


@st.composite
def limits(draw: Any, catalog: Catalog) -> dict[str, int]:
    """Numbers of 5.7 inside their bounds and in order; none where the draw is not."""
    names = draw(st.lists(st.sampled_from(sorted(catalog.limits)), max_size=4, unique=True))
    bounds = catalog.limits
    found = {name: draw(st.integers(int(bounds[name].minimum), int(bounds[name].maximum))) for name in names}
    try:
        with_overrides(Limits.from_catalog(catalog), catalog, found)
    except ValueError:
        return {}
    return found
