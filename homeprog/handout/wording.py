"""What the builders of paper need in words; the ui gives it, so that paper stays free of Qt."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeAlias

from homeprog.figure.drawing import Drawing
from homeprog.program.catalog import Catalog, Exercise
from homeprog.program.limits import Limits
from homeprog.program.plan import DayPlan, Item, Missing
from homeprog.program.self_tests import SelfTest

Pictures: TypeAlias = Callable[[Exercise, str], tuple[Drawing, ...]]
"""Start and end of an exercise for a side (`left`, `right`, `each`, `both`); empty if nobody has drawn it."""


def no_pictures(_exercise: Exercise, _side: str) -> tuple[Drawing, ...]:
    """Leave the places of pictures out."""
    return ()


class Wording(Protocol):
    """Sentences in the language of the reader."""

    def label(self, key: str) -> str:
        """A fixed word or sentence of the paper by its key (`handout_title`, `feel`, `page_of`, ...).

        Raises:
            KeyError: There is no such label.
        """
        ...

    def day(self, of: date) -> str:
        """A date in full: weekday, day, month, year."""
        ...

    def short_day(self, of: date) -> str:
        """Weekday and day of the month, short enough for a column."""
        ...

    def minutes(self, value: float) -> str:
        """A length of time, such as "about 12 minutes"."""
        ...

    def dose(self, item: Item, catalog: Catalog) -> str:
        """Today's numbers of an exercise."""
        ...

    def action_text(self, plan: DayPlan) -> str:
        """What to do today."""
        ...

    def action_title(self, action: str) -> str:
        """The day's action as a heading."""
        ...

    def change(self, kind: str) -> str:
        """What changed since last time, as a short badge."""
        ...

    def position(self, key: str) -> str:
        """A start position."""
        ...

    def zones(self) -> Mapping[int, str]:
        """The zones of clinical.md 0.3 by number."""
        ...

    def readiness_rows(self, limits: Limits) -> tuple[tuple[str, str], ...]:
        """What to do at which pain before a session (clinical.md 5.2, A-5 to A-10): pain, what to do."""
        ...

    def pain_rows(self, limits: Limits) -> tuple[tuple[str, str], ...]:
        """What to do at which pain (clinical.md 5.3, D-5 to D-10): scores, and the sentence."""
        ...

    def stop_signs(self) -> tuple[str, ...]:
        """When to stop at once (D-1 to D-3), one sign each."""
        ...


class ReportWording(Wording, Protocol):
    """What the report to a clinician and its summary say besides."""

    def number(self, value: float) -> str:
        """A number with one decimal at most."""
        ...

    def date(self, of: date) -> str:
        """A date, short: day, month, year."""
        ...

    def rule(self, rule_id: str, inputs: Mapping[str, Any]) -> str:
        """The sentence of a rule."""
        ...

    def stage(self, code: str) -> str:
        """A stage with its aim."""
        ...

    def pair(self, name: str) -> str:
        """The two sides of a pair of muscles."""
        ...

    def pair_state(self, state: str) -> str:
        """How free the tight side of a pair is."""
        ...

    def missing(self, row: Missing) -> str:
        """What a gate still misses."""
        ...

    def legs(self, zones: Sequence[int]) -> str:
        """The furthest point of the left and of the right leg."""
        ...

    def klass(self, name: str) -> str:
        """A class of a self-test."""
        ...

    def unit(self, test: SelfTest) -> str:
        """The unit of a self-test."""
        ...

    def felt(self, value: int) -> str:
        """An answer about overall change, 1 to 7."""
        ...
