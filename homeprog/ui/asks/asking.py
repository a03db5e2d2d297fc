"""From state and plan to the next step of asking (design.md section 6; the order is the plan's, RU-21)."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from homeprog.data.draft import ScreeningDraft
from homeprog.program.catalog import Catalog
from homeprog.program.facts import WEEKDAYS, Activity
from homeprog.program.plan import DayPlan
from homeprog.program.records import ProgramState
from homeprog.program.screening import next_screen
from homeprog.program.self_tests import SecondPart, SelfTest
from homeprog.ui.asks.steps import (
    ActivitiesStep,
    AfterStep,
    BaselineStep,
    ChangeStep,
    MorningStep,
    ProfileStep,
    QuestionsStep,
    ReadinessStep,
    ScheduleStep,
    Step,
    TermsStep,
    TestStep,
    WalkStep,
)
from homeprog.ui.welcome import welcome_back

SCREENINGS = {
    "screening_full": "full",
    "screening_weekly": "weekly",
    "nerve_check": "nerve_check",
    "fever_check": "fever_check",
    "severe_check": "severe_check",
}
"""Form of every ask that is a screening."""

FIRST = frozenset({"baseline", "morning", "readiness", "after", *SCREENINGS})
"""Asks that come into view by themselves, before the plan of the day; all others wait for a press."""

USUAL_TIME = "10:00"
NOON_HOUR = 12

_translate = QCoreApplication.translate


class Asking:
    """Makes steps; holds nothing but what it reads.

    Args:
        state, plan, catalog, now: What is known at this moment.
        activities: The activities scored last, for their names.
    """

    def __init__(
        self,
        state: ProgramState,
        plan: DayPlan,
        catalog: Catalog,
        now: datetime,
        activities: tuple[Activity, ...] = (),
    ) -> None:
        self._state, self._plan, self._catalog, self._now = state, plan, catalog, now
        self._activities = activities

    def terms(self) -> Step:
        """The text of 10.1."""
        title = _translate("asking", "Welcome")
        intro = _translate("asking", "First, what this program is, and what it is not.")
        return TermsStep(key="terms", title=title, intro=intro, text=self._catalog.texts["first_start"])

    def profile(self) -> Step:
        """Who it is for."""
        state = self._state
        known = state.birth_year is not None
        return ProfileStep(
            key="profile",
            title=_translate("asking", "About you"),
            intro=_translate("asking", "A few things that help to choose the right exercises."),
            name=state.name,
            birth_year=state.birth_year,
            sex=state.sex if known else None,
            surfaces=state.surfaces if known else (),  # type: ignore[arg-type]
            helper=state.helper if known else None,
            hand_width_cm=state.hand_width_cm,
            this_year=self._now.year,
        )

    def questions(self, ask: str, draft: ScreeningDraft, given: dict[str, object]) -> Step:
        """The next screen of a screening; `given` are answers taken back a moment ago."""
        questions = next_screen(draft.form, draft.answers, self._catalog)
        title, intro = _screening_words()[draft.form]
        presets = tuple((one.id, given[one.id]) for one in questions if one.id in given)
        return QuestionsStep(
            key=ask,
            title=title,
            intro=intro if draft.screens else self._welcomed(intro),
            form=draft.form,
            questions=questions,
            given=presets,  # type: ignore[arg-type]
            delicate=self._catalog.texts["delicate"],
            can_go_back=bool(draft.screens),
            can_wait=self._state.baseline is not None,
        )

    def for_ask(self, ask: str) -> Step:
        """The step of any other ask of the plan."""
        if ask.startswith("test:"):
            return self._test(ask.removeprefix("test:"))
        makers = {
            "baseline": self._baseline,
            "morning": self._morning,
            "readiness": self._readiness,
            "after": self._after,
            "activities": self._scored_activities,
            "change": self._change,
        }
        return makers[ask]()

    def schedule(self) -> Step:
        """Days and time."""
        return ScheduleStep(
            key="schedule",
            title=_translate("asking", "Your days"),
            intro=_translate("asking", "You can change them at any time in Settings."),
            days=self._state.schedule or WEEKDAYS,  # type: ignore[arg-type]
            time=self._state.schedule_time or USUAL_TIME,
        )

    def walk(self) -> Step:
        """A walk outside a session."""
        title = _translate("asking", "A walk")
        return WalkStep(
            key="walk", title=title, intro=_translate("asking", "Walking counts."), can_go_back=True
        )

    def _baseline(self) -> Step:
        title = _translate("asking", "Your usual back")
        intro = _translate(
            "asking", "So that we know what is normal for you, and notice when a day is different."
        )
        return BaselineStep(key="baseline", title=title, intro=self._welcomed(intro))

    def _morning(self) -> Step:
        baseline = self._state.baseline
        return MorningStep(
            key="morning",
            title=_translate("asking", "Good morning. How was getting up?"),
            intro=self._welcomed(_translate("asking", "The morning after tells how the session went down.")),
            zones=self._last_zones(),
            stiffness_min=0.0 if baseline is None else baseline.stiffness,
            texts=self._texts("new_leg_symptoms", "new_alarm"),
            can_wait=True,
        )

    def _readiness(self) -> Step:
        return ReadinessStep(
            key="readiness",
            title=_translate("asking", "How is your back now?"),
            intro=self._welcomed(""),
            zones=self._last_zones(),
            texts=self._texts("new_leg_symptoms", "new_alarm", "ill", "sedated"),
            asks_leg_pain=self._state.nerve is not None,
            asks_up_for=self._now.hour < NOON_HOUR,
        )

    def _after(self) -> Step:
        session = self._state.session
        assert session is not None  # the plan asks only after a session
        again = session.after_at is not None
        title = (
            _translate("asking", "And now, an hour later?")
            if again
            else _translate("asking", "How is it now?")
        )
        return AfterStep(
            key="after",
            title=title,
            intro=_translate("asking", "A moment of quiet after the session tells how it went down."),
            session=session.id,
            minutes=60 if again else 10,
            zones=session.zones,
            texts=self._texts("new_leg_symptoms"),
            can_wait=True,
        )

    def _test(self, name: str) -> Step:
        test = self._catalog.tests[name]
        side = self._side(test)
        record = self._state.day_record(self._plan.day)
        rest = 0 if record is None or record.readiness is None else record.readiness.rest
        return TestStep(
            key=f"test:{name}",
            title=_translate("asking", "Test: {name}").format(name=test.name) + side_words(side),
            intro=_tests_intro(self._plan),
            test=test,
            side=side,
            pain_before=rest,
            hand_width_cm=self._state.hand_width_cm,
            helper=self._state.helper,
            second=self._second(test),
            timed_s=self._timed_s(test),
            can_wait=True,
        )

    def _side(self, test: SelfTest) -> str:
        """Left first, then right; each side is a fact of its own (TST-6)."""
        if not test.one_sided:
            return "both"
        today = [one for one in self._state.open_tests.get(test.id, []) if one.day == self._plan.day]
        left_done = any(one.side == "left" for one in today)
        return "right" if left_done and not any(one.side == "right" for one in today) else "left"

    def _second(self, test: SelfTest) -> SecondPart | None:
        part = test.second
        return None if part is None or set(part.avoid) & set(self._plan.tags) else part

    def _timed_s(self, test: SelfTest) -> int | None:
        """A tag may end a timed test sooner (`bp-heart`, T-GL1)."""
        if test.timed_s is None:
            return None
        caps = [round(cap) for tag, cap in test.value_cap.items() if tag in self._plan.tags]
        return min([test.timed_s, *caps])

    def _scored_activities(self) -> Step:
        return ActivitiesStep(
            key="activities",
            title=_translate("asking", "What matters to you"),
            intro=_translate(
                "asking",
                "Three things that are hard because of your back. We look at them again every two weeks.",
            ),
            activities=self._activities,
            can_wait=True,
        )

    def _change(self) -> Step:
        title = _translate("asking", "Compared with when you started, your back problem is now:")
        return ChangeStep(key="change", title=title, can_wait=True)

    def _welcomed(self, intro: str) -> str:
        """The words of a step, with a welcome before them where it is the day's first after time away."""
        if self._state.day == self._plan.day:
            return intro
        return f"{welcome_back(self._state, self._plan.day)} {intro}".strip()

    def _last_zones(self) -> tuple[int, int]:
        """The last answer, else the usual one."""
        for record in reversed(self._state.days):
            if record.readiness is not None:
                return (record.readiness.zone_left, record.readiness.zone_right)
            if record.morning is not None:
                return (record.morning.zone_left, record.morning.zone_right)
        return (0, 0) if self._state.baseline is None else self._state.baseline.zb

    def _texts(self, *fields: str) -> tuple[tuple[str, str], ...]:
        return tuple((field, self._catalog.texts[f"day_{field}"]) for field in fields)


def side_words(side: str) -> str:
    """The leg of a one-sided test, to stand behind its name."""
    if side == "both":
        return ""
    return _translate("asking", ", left leg") if side == "left" else _translate("asking", ", right leg")


def _tests_intro(plan: DayPlan) -> str:
    """Warm-up (TST-2), and how many tests there are."""
    left = sum(ask.startswith("test:") for ask in plan.asks)
    warm = _translate("asking", "Warm up first: walk on the spot for 3 minutes. Never go into pain.")
    return f"{warm} {_translate('asking', '%n tests to go.', None, left)}" if left > 1 else warm


def _screening_words() -> dict[str, tuple[str, str]]:
    calm = _translate("asking", "Most people answer No to nearly all of them. Not sure is a good answer too.")
    return {
        "full": (_translate("asking", "Health questions"), calm),
        "weekly": (_translate("asking", "The weekly look"), calm),
        "nerve_check": (_translate("asking", "A few questions about your leg"), calm),
        "fever_check": (_translate("asking", "One question about fever"), ""),
        "severe_check": (_translate("asking", "A few questions, as the pain is strong"), calm),
    }
