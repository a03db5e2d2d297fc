"""How many exercises each tag leaves, by stage and group or grade (the table of clinical.md 11.3)."""

from collections.abc import Iterable, Mapping

from homeprog.program.catalog import Catalog, Exercise

COLUMNS: tuple[tuple[str, str], ...] = (
    ("FA", "any"),
    ("S1", "low-back"),
    ("S1", "hip-flexors"),
    ("S1", "hamstrings"),
    ("S2A", "core"),
    ("S2", "abdominals"),
    ("S2", "gluteals"),
    ("S2", "quadriceps"),
    ("S3", "part"),
    ("S3", "full"),
    ("S3", "exaggerated"),
    ("S3", "load"),
    ("S4", "any"),
)
"""Stage, and the muscle group or grade counted in it."""

HARD_COMBINATIONS: tuple[tuple[str, ...], ...] = (
    ("no-floor", "falls"),
    ("no-floor", "no-supine"),
    ("osteo", "falls", "no-floor"),
    ("vfx", "falls", "no-floor", "bp-heart"),
    ("hip-repl", "hip-repl-front", "no-floor", "falls"),
    ("preg-2", "no-floor"),
    ("knee-trouble", "falls", "no-floor"),
)


def availability(catalog: Catalog) -> dict[str, dict[str, int]]:
    """Count what remains for every tag alone and for the hard combinations.

    Only the `avoid` lists and the surfaces count, as in 11.3. What RU-50 (end-range bending with `flex-sens`)
    and RU-51 ("do X instead") take away on a given day is the planner's.

    Returns:
        Tags joined by " + " -> column ("S1 low-back") -> number of exercises.
    """
    rows = [(tag,) for tag in catalog.tags]
    return {" + ".join(tags): _row(catalog, tags) for tags in (*rows, *HARD_COMBINATIONS)}


def _row(catalog: Catalog, tags: tuple[str, ...]) -> dict[str, int]:
    left = [exercise for exercise in catalog.exercises.values() if _remains(exercise, tags)]
    return {f"{stage} {part}": _count(left, stage, part) for stage, part in COLUMNS}


def _remains(exercise: Exercise, tags: Iterable[str]) -> bool:
    surfaces = set(exercise.surfaces) - ({"floor"} if "no-floor" in tags else set())
    return bool(surfaces) and not set(exercise.avoid).intersection(tags)


def _count(exercises: Iterable[Exercise], stage: str, part: str) -> int:
    return sum(
        exercise.stage == stage and part in ("any", exercise.group, exercise.level) for exercise in exercises
    )


def empty_cells(table: Mapping[str, Mapping[str, int]]) -> list[tuple[str, str]]:
    """Tags and column where nothing remains although no easier grade stands in for it (PR-S3, S34)."""
    spared = {"S3 exaggerated", "S3 load"}
    return [
        (tags, column)
        for tags, row in table.items()
        for column, number in row.items()
        if number == 0 and column not in spared
    ]
