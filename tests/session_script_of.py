"""A session script of given exercises, for tests that need no plan of a day."""

from homeprog.program.catalog import Catalog
from homeprog.program.dosing import make_item
from homeprog.program.limits import Limits
from homeprog.program.session_script import make_block
from homeprog.program.session_types import Script


def plain_script(catalog: Catalog, limits: Limits, *exercises: str) -> Script:
    """These exercises at the first step of their doses, all of the library allowed."""
    items = [make_item(catalog, one, catalog.exercises[one].dose.start) for one in exercises]
    return Script(
        session="s1",
        day_rule="A-10",
        planned=(),
        blocks=tuple(make_block(catalog, item) for item in items),
        catalog=catalog,
        limits=limits,
        rest_pain=1,
        start_zones=(1, 1),
        allowed=frozenset(catalog.exercises),
    )
