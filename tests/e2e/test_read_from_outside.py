"""Another process reads and uses the real window over the accessibility bus, by roles and names alone.

Nothing of the program is imported but the journal at the end, to see what has really been stored.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("jeepney", reason="the accessibility bus is Linux's")

from at_spi import Node, Reader
from desktop import desktop, missing, read_program

from homeprog.data.journal import Journal
from homeprog.data.paths import DataFolder
from homeprog.data.profiles import list_profiles
from homeprog.program.facts import (
    ExerciseRated,
    Fact,
    FactRetracted,
    ReadinessChecked,
    ScreeningAnswered,
    SessionEnded,
    SessionStarted,
    SetDone,
)

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"no desktop can be opened here without {missing()}")

CONTROLS = frozenset(
    {"push button", "check box", "radio button", "text", "spin box", "combo box", "slider", "chart", "image"}
)
ABILITIES = ("Can you get", "Can you lie", "Can you kneel", "Can you lean", "Can you lift")
"""How those health questions begin whose good answer is yes."""

SPEED, END = "60", "the last page"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def reader(tmp_path: Path, data: Path) -> Iterator[Reader]:
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    with (
        desktop(runtime) as surroundings,
        read_program(surroundings, ["--data-dir", str(data), "--speed", SPEED]) as reading,
    ):
        yield reading


def test_a_person_with_a_screen_reader_goes_all_the_way(reader: Reader, data: Path, tmp_path: Path) -> None:
    accept_and_introduce(reader)
    answer_health_questions(reader)
    give_baseline(reader)
    tell_how_the_back_is(reader)
    take_tests(reader)
    finish_first_start(reader)
    announced = go_through_a_session(reader)
    correct_readiness(reader)
    saved = tmp_path / "handout.pdf"
    save_handout(reader, saved)

    facts = stored(data)
    sets = [fact for fact in facts if isinstance(fact, SetDone)]
    rated = [fact for fact in facts if isinstance(fact, ExerciseRated)]
    (started,) = (fact for fact in facts if isinstance(fact, SessionStarted))
    (ended,) = (fact for fact in facts if isinstance(fact, SessionEnded))
    (screened,) = (fact for fact in facts if isinstance(fact, ScreeningAnswered))
    first, corrected = (fact for fact in facts if isinstance(fact, ReadinessChecked))
    (back,) = (fact for fact in facts if isinstance(fact, FactRetracted))

    assert len(screened.answers) > 40
    assert ended.how == "completed"
    assert {fact.pain for fact in rated} == {1}
    assert {fact.exercise for fact in rated} <= {fact.exercise for fact in sets}
    assert (first.rest, corrected.rest) == (3, 2)
    assert (back.fact, corrected.at) == (first.id, first.at)
    assert saved.read_bytes().startswith(b"%PDF")
    turns = [words for words in announced if "Change sides" in words]
    assert len(turns) == sum(fact.set == 1 and fact.side == "right" for fact in sets)
    assert len(announced) < 8 * len(sets) + 4 * len(started.planned), "milestones only, never each second"


def accept_and_introduce(reader: Reader) -> None:
    reader.press("check box", "I have read this, and I agree.")
    reader.press("push button", "Start")
    reader.find("text", "What may we call you?").write("Rosa")
    reader.find("text", "Year of birth").write("1956")
    reader.press("radio button", "Female", "Sex")
    reader.press("radio button", "No", "Can somebody help you")
    all_named(reader)
    reader.press("push button", "Next")
    reader.read("Step 3 of")


def answer_health_questions(reader: Reader) -> None:
    while "No warning signs" not in reader.words():
        before = reader.words()
        all_named(reader)
        for question in questions(reader):
            choose(question, "Yes" if question.name.startswith(ABILITIES) else "No")
        reader.press("push button", "Next")
        changed(reader, before)
    reader.press("push button", "Next")


def give_baseline(reader: Reader) -> None:
    reader.press("radio button", "3", "Usual pain at rest")
    reader.press("radio button", "4", "Usual pain on getting up")
    reader.press("radio button", "Buttock, hip or groin", "Left side")
    reader.press("radio button", "Low back", "Right side")
    all_named(reader)
    reader.press("push button", "Next")


def tell_how_the_back_is(reader: Reader) -> None:
    reader.read("How is your back now?")
    reader.press("radio button", "3", "Pain at rest")
    reader.press("radio button", "No", "Anything new")
    for question in questions(reader):
        if "How long ago" in question.name:  # asked before noon only
            choose(question, "More than 2 hours")
    all_named(reader)
    reader.press("push button", "Next")


def take_tests(reader: Reader) -> None:
    reader.read("How did it feel?")
    while "How did it feel?" in reader.words():
        before = reader.words()
        all_named(reader)
        for question in questions(reader):
            if question.name == "How did it feel?":
                choose(question, "I could finish it")
            elif "ighest pain" in question.name:
                choose(question, "1")
            else:
                list(answers(question))[-1].press()
        for node in reader.seen():
            if node.role == "spin box":
                node.set_number(12)
        reader.press("push button", "Next")
        changed(reader, before)


def finish_first_start(reader: Reader) -> None:
    reader.find("text", "Activity 1").write("Put on socks")
    reader.press("radio button", "4", "activity 1")
    reader.press("push button", "Next")
    reader.read("On which days do you want to exercise?")
    all_named(reader)
    reader.press("push button", "Next")
    reader.read("Your session is ready.")


def go_through_a_session(reader: Reader) -> list[str]:
    """Answer 1 after each exercise; gives what was announced."""
    all_named(reader)
    reader.announced.clear()
    reader.press("push button", "Start")
    asked = await_question(reader, "")
    while asked != END:
        all_named(reader)
        reader.press("radio button", "1", "Pain")
        asked = await_question(reader, asked)
    reader.press("push button", "Back to Today")
    return reader.announced


def await_question(reader: Reader, last: str) -> str:
    """The exercise of the next question about pain, or `END`."""

    def look() -> str | None:
        words = reader.words()
        if "Back to Today" in words:
            return END
        asked = re.search("(.*): what was the highest pain", words)
        return asked.group(1) if asked and asked.group(1) != last else None

    return reader.until(look, "no question comes")


def correct_readiness(reader: Reader) -> None:
    """On today's page of Progress: pain before the session was 2, not 3."""
    reader.press("check box", "Progress")
    reader.read("Days done right: 1.")
    all_named(reader)
    today = reader.find("push button", ": session")
    today.press()
    reader.press("push button", "Correct: Before: pain 3")
    reader.find("spin box", "Pain").set_number(2)
    all_named(reader)
    reader.press("push button", "Keep the correction")
    reader.read("Was:")


def save_handout(reader: Reader, path: Path) -> None:
    reader.press("check box", "Paper")
    reader.read("Page 1 of")
    all_named(reader)
    reader.press("push button", "Save as PDF")
    reader.find("text", "File name").write(str(path))
    reader.press("push button", "Save")
    reader.until(lambda: (path.exists() and path.stat().st_size) or None, "no file was written")


def questions(reader: Reader) -> list[Node]:
    """Named groups of answers."""
    groups = [node for node in reader.seen() if node.role == "panel" and node.name]
    return [group for group in groups if any(True for _ in answers(group))]


def answers(question: Node) -> Iterator[Node]:
    return (node for node in question.all() if node.role == "radio button")


def choose(question: Node, answer: str) -> None:
    next(node for node in answers(question) if node.name.startswith(answer)).press()


def changed(reader: Reader, before: str) -> None:
    reader.until(lambda: reader.words() != before or None, "the page stays the same")


def all_named(reader: Reader) -> None:
    """No control is without a name."""
    nameless = [node for node in reader.seen() if node.role in CONTROLS and not node.name]

    assert nameless == [], f"without a name on:\n{reader.words()}"


def stored(data: Path) -> list[Fact]:
    (profile,) = list_profiles(DataFolder(data))
    with Journal.read(profile.journal) as reading:
        return [fact for fact in reading.facts() if isinstance(fact, Fact)]
