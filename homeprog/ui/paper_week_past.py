"""What the journal says around a log sheet; ten years are read only where they must be, and then once."""

from datetime import datetime, timedelta

from homeprog.data.history import open_history
from homeprog.data.journal import Mark
from homeprog.program.facts import BaselineGiven
from homeprog.program.paper_past import Known, known_around, moved_on
from homeprog.ui.companion import Companion

LONG_FACTS = 20_000
"""From here on a whole replay is long enough to be told (half a second or more)."""
KEPT = timedelta(weeks=4)
"""How far before a sheet's first day another sheet can begin without a new reading."""


class JournalPast:
    """The past of a patient's open journal.

    Args:
        companion: The open profile.
    """

    def __init__(self, companion: Companion) -> None:
        self._companion = companion
        self._kept: tuple[Mark, datetime, Known] | None = None

    def takes_long(self, first: datetime) -> bool:
        """Whether `around` will have to read a long journal as a whole."""
        is_long = self._companion.state.facts >= LONG_FACTS
        return is_long and not self._is_all_before(first) and self._kept_for(first) is None

    def around(self, first: datetime) -> Known:
        """The journal seen from a moment.

        Raises:
            StoreError: It cannot be read.
        """
        companion = self._companion
        if self._is_all_before(first):
            return Known(companion.state, (), self._begun())
        kept = self._kept_for(first)
        if kept is None:
            earlier = first - KEPT
            kept = known_around(companion.all_facts(), companion.catalog, earlier)
            self._kept = (companion.journal.mark, earlier, kept)
        known = moved_on(kept, companion.catalog, first)
        return known or known_around(companion.all_facts(), companion.catalog, first)

    def _is_all_before(self, first: datetime) -> bool:
        """Whether nothing was entered since, as in a week on paper: then the state is at hand."""
        last = self._companion.state.last_at
        return last is None or last < first

    def _kept_for(self, first: datetime) -> Known | None:
        if self._kept is None:
            return None
        mark, moment, known = self._kept
        return known if moment <= first and mark == self._companion.journal.mark else None

    def _begun(self) -> datetime | None:
        with open_history(self._companion.journal.path) as history:
            return next((fact.at for fact in history.facts(BaselineGiven)), None)
