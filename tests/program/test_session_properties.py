"""Whatever happens, in whatever order: no set lost or doubled, no time skipped, always a way out."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from session_player import FIRST_AID, Player, make_script

from homeprog.data.library import load_catalog
from homeprog.program import session, session_motion
from homeprog.program.facts import ExerciseRated, SessionEnded, SetDone
from homeprog.program.limits import Limits
from homeprog.program.session_types import TIMED, WORK, Pace

CATALOG = load_catalog()
LIMITS = Limits.from_catalog(CATALOG)
EXERCISES = ("fa-knee-rocks", "hs-strap", "core-vacuum-lying", "ab-heel-slide", "bal-tandem")
ALLOWED = FIRST_AID | {"hs-hands-behind-thigh", "bal-semi-tandem", "hs-chair"}

scores = st.integers(0, 10)
playing = st.tuples(st.just("play_to"), st.sampled_from(["hold", "move", "rest", "switch_side", "rate"]))
times = st.one_of(
    playing,
    st.tuples(st.just("wait"), st.floats(0.01, 40)),
    st.tuples(st.just("stall"), st.floats(2.01, 10_000)),
    st.tuples(st.just("clock"), st.floats(-90_000, 90_000)),
)
events = st.one_of(
    times,
    st.tuples(
        st.sampled_from(
            [*["pause", "proceed", "next_", "back", "add_15s", "hurts", "easier_please", "confirm", "start"]]
        )
    ),
    st.tuples(
        st.sampled_from(["complain", "hurt"]), st.sampled_from(["sore", "sharp", "outwards", "inwards"])
    ),
    st.tuples(st.just("skip"), st.sampled_from(["pain", "time", "unsure", "equipment"])),
    st.tuples(st.just("set_zones"), st.tuples(st.integers(0, 5), st.integers(0, 5))),
    st.tuples(st.just("sharp_gone"), st.booleans()),
    st.tuples(st.just("settled"), st.booleans()),
    st.tuples(st.just("pain"), scores),
    st.tuples(st.just("effort"), scores),
)


def happen(player, event):
    name, *args = event
    match name:
        case "wait":
            player.wait(args[0])
        case "stall":
            player.at += args[0]
            player.look()
        case "clock":
            player.shift += args[0]
            player.look()
        case "play_to":
            play_to(player, args[0])
        case "hurt":
            player.do("hurts")
            player.do("complain", args[0])
        case "pain" | "effort":
            player.do("answer", **{name: args[0]})
        case _:
            player.do(name, *args)


def play_to(player, phase):
    """Go on undisturbed to a phase, or to the question or pause that comes before."""
    for _ in range(300):
        if player.phase == phase or player.state.until is None:
            return
        player.wait(min(1.0, max(1e-6, session.left_s(player.state, player.at))))


def check(player):
    state = player.state
    left = session.left_s(state, player.at)
    assert 0.0 <= left <= max(state.total_s, 0.0) + 1e-6
    assert 0.0 <= session_motion.moment(state, player.at) <= 1.0
    assert (state.until is not None) == (state.phase in TIMED and not state.paused)
    sets = Counter((f.exercise, f.side, f.set) for f in player.of(SetDone))
    assert all(count == 1 for count in sets.values()), "a set is stored once"
    for fact in player.of(SetDone):
        block = next(b for b in state.blocks if b.exercise == fact.exercise)
        done = fact.reps if block.tempo else fact.hold_s
        assert 0 < done <= block.wanted / len(block.bouts) + 0.05, "never more than planned"
    ratings = Counter(f.exercise for f in player.of(ExerciseRated))
    assert all(count == 1 for count in ratings.values()), "one rating an exercise counts"
    for key, seconds in held_by_side(player).items():
        assert seconds <= player.worked[key] + 0.06, "never more than was really held"
    assert len(player.of(SessionEnded)) == (state.phase == "done")
    assert session.end(player.script, state, player.now)[0].phase == "done", "always a way out"


def held_by_side(player):
    """Seconds of holding in the journal, by exercise and side; each fact is rounded to a tenth."""
    held = Counter()
    for fact in player.of(SetDone):
        if fact.reps is None:
            held[f"{fact.exercise}/{fact.side}"] += fact.hold_s - 0.05
    return held


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 7), st.booleans(), st.lists(events, min_size=10, max_size=150))
def test_any_events_keep_the_promises_and_there_is_always_a_way_out(rest_pain, waits, happenings):
    pace = Pace(wait_for_me=waits)
    player = Player(make_script(CATALOG, LIMITS, EXERCISES, rest_pain=rest_pain, allowed=ALLOWED, pace=pace))
    player.do("start")
    for event in happenings:
        happen(player, event)
        check(player)
    ended = player.phase == "done"

    player.do("end")

    assert player.phase == "done"
    assert ended or player.ended.how == "left"


@settings(max_examples=150, deadline=None)
@given(st.permutations(EXERCISES), st.lists(st.one_of(times, st.just(("pause",))), min_size=10, max_size=60))
def test_stalls_clock_jumps_and_pauses_never_cost_or_give_a_second(exercises, happenings):
    player = Player(make_script(CATALOG, LIMITS, exercises))
    player.do("start")
    for event in happenings:
        happen(player, event)
        if player.state.paused:
            player.do("proceed")
        elif player.phase == "rate":
            player.rate(1)

    player.finish()

    for block in player.script.blocks:
        sides = {bout.side for bout in block.bouts}
        done = Counter()
        for fact in player.of(SetDone):
            if fact.exercise == block.exercise:
                done[fact.side] += fact.reps if block.tempo else fact.hold_s
        assert set(done) == sides
        for side in sides:
            assert done[side] == pytest.approx(block.wanted / len(sides)), "each side its full dose"
            least = block.wanted / len(sides) * (sum_of(block.tempo) if block.tempo else 1.0)
            worked = player.worked[f"{block.exercise}/{side}"]
            assert worked >= least - 1e-3, "and its full time"
            assert block.tempo or worked <= least + 1e-3, "and nothing held twice"


def sum_of(tempo):
    return tempo.move_s + tempo.hold_s + tempo.return_s


@settings(max_examples=60, deadline=None)
@given(st.lists(events, max_size=120), st.data())
def test_resume_at_any_cut_loses_and_doubles_nothing(happenings, data):
    script = make_script(CATALOG, LIMITS, EXERCISES, rest_pain=1, allowed=ALLOWED)
    first = Player(script)
    first.do("start")
    for event in happenings:
        happen(first, event)
    cut = data.draw(st.integers(1, len(first.facts)))

    again = Player(script, first.facts[:cut])
    again.worked.update(held_by_side(again))  # by the first player, before the cut
    before = set(again.sets())
    check(again)
    again.finish()

    assert before <= set(again.sets())
    check(again)
    assert again.phase == "done"


def test_an_undisturbed_session_cut_anywhere_ends_as_if_never_cut():
    script = make_script(CATALOG, LIMITS, EXERCISES)
    whole = Player(script)
    whole.do("start")
    whole.finish()
    for cut in range(1, len(whole.facts)):
        again = Player(script, whole.facts[:cut])
        again.finish()

        assert again.sets() == whole.sets(), cut
        assert [(f.exercise, f.pain, f.done) for f in again.of(ExerciseRated)] == [
            (f.exercise, f.pain, f.done) for f in whole.of(ExerciseRated)
        ]


def test_resume_goes_on_with_the_very_next_set():
    script = make_script(CATALOG, LIMITS, ["hs-strap"])
    whole = Player(script)
    whole.do("start")
    whole.until("switch_side")

    again = Player(script, whole.facts)

    assert again.phase == "get_ready"
    assert (again.state.current.side, again.state.current.set) == ("right", 1)
    again.until("hold")
    assert again.phase in WORK


def test_resume_of_an_ended_session_stays_ended():
    script = make_script(CATALOG, LIMITS, ["hs-strap"])
    whole = Player(script)
    whole.do("start")
    whole.do("end")

    again = Player(script, whole.facts)

    assert (again.state.phase, again.outputs) == ("done", [])


def test_resume_after_a_swap_plays_the_easier_exercise():
    script = make_script(CATALOG, LIMITS, ["hs-strap", "ab-heel-slide"], rest_pain=0, allowed=ALLOWED)
    whole = Player(script)
    whole.do("start")
    whole.rate(5)
    for facts in (whole.facts, played_on(whole, "rest")):
        again = Player(script, facts)
        assert again.state.block.exercise == "hs-hands-behind-thigh"
        again.finish()
        assert {done for done, *_ in again.sets()} == {"hs-strap", "hs-hands-behind-thigh", "ab-heel-slide"}


def played_on(player, phase):
    player.until(phase)
    return player.facts


def test_resume_in_the_d3_wait_counts_the_minute_that_has_passed():
    script = make_script(CATALOG, LIMITS, ["hs-strap", "ab-heel-slide"])
    whole = Player(script)
    whole.do("start")
    whole.until("hold")
    whole.do("hurts")
    whole.do("complain", "outwards")
    whole.do("set_zones", (4, 0))
    whole.do("answer", pain=2)

    again = Player(script, whole.facts)

    assert again.phase == "wait_10"
    assert session.left_s(again.state, again.at) == pytest.approx(540)


def test_resume_acts_on_a_stop_that_was_stored_but_not_carried_out():
    script = make_script(CATALOG, LIMITS, ["hs-strap", "ab-heel-slide"])
    whole = Player(script)
    whole.do("start")
    whole.do("hurts")
    whole.do("complain", "leg")
    assert isinstance(whole.facts[-1], SessionEnded)

    again = Player(script, whole.facts[:-1])

    assert (again.ended.how, again.ended.rule) == ("stopped", "D-2")
