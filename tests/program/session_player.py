"""Plays the session machine in tests: fake time, and a journal made of what the machine gives out."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from homeprog.program import session, session_resume
from homeprog.program.catalog import Catalog
from homeprog.program.dosing import make_item
from homeprog.program.facts import ExerciseRated, Fact, FactRetracted, SetDone
from homeprog.program.limits import Limits
from homeprog.program.plan import DayPlan, Item
from homeprog.program.session_script import build
from homeprog.program.session_types import Draft, Ended, Now, Output, Pace, Say, Script, State

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST_AID = frozenset({"fa-pelvic-tilt-lying", "fa-knee-rocks", "fa-rest-90-90", "fa-belly-breathing"})


def plan_of(items: Sequence[Item], allowed: frozenset[str]) -> DayPlan:
    """A day with these items; the rest of a plan does not matter to a session."""
    return DayPlan(
        day=START.date(),
        action="NORMAL",
        rule="A-10",
        stage="S2",
        gates={},
        pairs={},
        tags=(),
        asks=(),
        items=tuple(items),
        locked=(),
        cards=(),
        benched=(),
        reasons=(),
        allowed=allowed,
    )


def make_script(
    catalog: Catalog,
    limits: Limits,
    exercises: Sequence[str | Item],
    *,
    rest_pain: int = 1,
    zones: tuple[int, int] = (1, 1),
    allowed: frozenset[str] | None = None,
    pace: Pace | None = None,
) -> Script:
    """A script of these exercises at the first step of their doses."""
    items = [
        one
        if isinstance(one, Item)
        else make_item(catalog, one, catalog.exercises[one].dose.start, part="main")
        for one in exercises
    ]
    everything = frozenset(catalog.exercises) if allowed is None else allowed
    return build(
        plan_of(items, everything),
        catalog,
        session="s1",
        rest_pain=rest_pain,
        start_zones=zones,
        limits=limits,
        pace=pace,
    )


class Player:
    """A session being played.

    Attributes:
        at: Monotonic seconds.
        shift: How far the wall clock stands from it.
        facts: The journal.
    """

    def __init__(self, script: Script, facts: Sequence[Fact] = ()) -> None:
        self.script = script
        self.at = 0.0
        self.shift = 1_000_000.0
        self.facts: list[Fact] = list(facts)
        self.outputs: list[Output] = []
        self.worked: dict[str, float] = {}
        self.state: State = session.new(script)
        if facts:
            counting = session_resume.facts_of("s1", self.facts)
            self._take(session_resume.resume(script, counting, self.now, START + timedelta(minutes=1)))

    @property
    def now(self) -> Now:
        return Now(self.at, self.at + self.shift)

    @property
    def phase(self) -> str:
        return self.state.phase

    def _take(self, turned: tuple[State, tuple[Output, ...]]) -> None:
        self.state, outputs = turned
        self.outputs += outputs
        for output in outputs:
            if isinstance(output, Draft):
                self._store(output)

    def _store(self, draft: Draft) -> None:
        if draft.supersedes:
            old = [
                fact
                for fact in session_resume.facts_of("s1", self.facts)
                if isinstance(fact, ExerciseRated) and fact.exercise == draft.fields["exercise"]
            ]
            assert len(old) == 1
            self.facts.append(FactRetracted(id=self._id(), at=START, fact=old[0].id))
        self.facts.append(draft.kind(id=self._id(), at=START, **draft.fields))

    def _id(self) -> str:
        return f"f{len(self.facts):04d}"

    def do(self, event: str, *args: Any, **kwargs: Any) -> None:
        self._take(getattr(session, event)(self.script, self.state, self.now, *args, **kwargs))

    def look(self) -> None:
        self._take(session.look(self.script, self.state, self.now))

    def wait(self, seconds: float) -> None:
        """Let time pass with a look every second and at each deadline."""
        end = self.at + seconds
        while self.at < end:
            step = min(1.0, end - self.at)
            if self.state.until is not None:
                step = min(step, max(self.state.until - self.at, 1e-9))
            runs = self.state.until is not None
            before = (self.state.phase, self.state.index, self.state.block.exercise, self.state.current.side)
            self.at += step
            self.look()
            if runs and before[0] in {"hold", "move", "hold_rep", "return"}:
                key = f"{before[2]}/{before[3]}"
                self.worked[key] = self.worked.get(key, 0.0) + step

    def until(self, *phases: str, limit_s: float = 4000.0) -> None:
        """Let time pass until a phase comes."""
        passed = 0.0
        while self.phase not in phases:
            assert passed < limit_s, f"{phases} never came; stuck in {self.phase}"
            left = 1.0 if self.state.until is None else self.state.until - self.at
            self.wait(min(1.0, max(left, 1e-6)))
            passed += min(1.0, max(left, 1e-6))

    def rate(self, pain: int) -> None:
        """Answer the pain question, leaving the light ones out."""
        self.until("rate")
        self.do("answer", pain=pain)
        self.do("confirm")

    def finish(self, pain: int = 1) -> None:
        """Play to the end, answering every question well."""
        for _ in range(500):
            if self.phase == "done":
                return
            if self.state.paused:
                self.do("proceed")
            self.until("rate", "eased_rate", "hurts", "settled", "sharp_gone", "score", "zones", "done")
            match self.phase:
                case "rate":
                    self.rate(pain)
                case "eased_rate" | "score":
                    self.do("answer", pain=pain)
                case "settled":
                    self.do("settled", True)
                case "sharp_gone":
                    self.do("sharp_gone", True)
                case "hurts" | "zones":
                    self.do("back")
        raise AssertionError("the session does not end")

    def of(self, kind: type[Fact]) -> list[Any]:
        """Facts of a kind that count."""
        return [fact for fact in session_resume.facts_of("s1", self.facts) if isinstance(fact, kind)]

    def sets(self) -> list[tuple[str, str, int, float]]:
        """Exercise, side, set and work of the sets done."""
        return [(f.exercise, f.side, f.set, f.reps or f.hold_s) for f in self.of(SetDone)]

    def said(self) -> list[str]:
        return [output.key for output in self.outputs if isinstance(output, Say)]

    @property
    def ended(self) -> Ended:
        endings = [output for output in self.outputs if isinstance(output, Ended)]
        assert len(endings) == 1
        return endings[0]
