"""A whole session page with a voice of its own: captions are what is said, and silence costs nothing else."""

import pytest
from fakes import FakeClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from session_script_of import plain_script
from speaking import install_voice

from homeprog.data.ids import IdSource
from homeprog.program.facts import SetDone
from homeprog.ui.figure_view import FigureView
from homeprog.ui.keep_awake import KeepAwake
from homeprog.ui.session_page import SessionPage
from homeprog.ui.speech import Speaker

NO_VOICE = "This computer has no voice that works just now. All words are on the screen."
NO_SOUND = "This computer has no sound that works just now. All words are on the screen."


class Facts:
    """A store that keeps facts in memory."""

    def __init__(self, clock: FakeClock) -> None:
        self.kept, self._clock, self._ids = [], clock, IdSource()

    def stamp(self, kind, **fields):
        return kind(id=self._ids(self._clock.now()), at=self._clock.now(), **fields)

    def record_many(self, facts):
        self.kept += facts
        return True


class Device:
    """A sound device that can be unplugged."""

    def __init__(self) -> None:
        self.is_lost, self.is_open = False, False
        self.heard, self.openings = [], 0

    def open_soon(self):
        self.openings += 1
        self.is_open = True

    def close(self):
        self.is_open = False

    def play(self, kind):
        self.heard.append(kind)

    def speak(self, recordings):
        self.heard.append("voice")

    def hush(self):
        pass


class Awake(KeepAwake):
    """Touches nothing."""

    def hold(self):
        pass


@pytest.fixture
def begin(qtbot, catalog, limits, clock):
    pages = []

    def make(*exercises, **options):
        facts = Facts(clock)
        page = SessionPage(
            plain_script(catalog, limits, *exercises),
            facts,
            clock,
            lambda parent: FigureView(catalog.exercises, parent),
            awake=Awake(),
            **options,
        )
        qtbot.addWidget(page)
        page.resize(1280, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.facts, told = facts, []
        page.troubled.connect(told.append)
        page.start()
        pages.append(page)
        return page, told

    yield make
    for page in pages:
        page.hide()


def until(page, clock, *phases):
    for _ in range(4000):
        if page.controller.state.phase in phases:
            return
        clock.advance(0.5)
        page.controller.look()
    raise AssertionError(f"{phases} never came")


def captions(page):
    stage = page.view.stage
    return " ".join(line.text() for line in (stage.reason, stage.caption) if line.text())


@pytest.mark.parametrize("wording", ["full", "short"])
def test_what_is_said_is_what_is_captioned(qtbot, begin, clock, tmp_path, monkeypatch, wording):
    device = Device()
    voice = install_voice("works", tmp_path / "bin", monkeypatch)
    speaker = Speaker(voice, tmp_path / "cache", device)
    spoken = []
    speaker.spoke.connect(spoken.append)
    page, _ = begin("hs-strap", "ab-heel-slide", device=device, speaker=speaker, wording=wording)
    for phase in ("next_up", "get_ready", "hold", "rest", "switch_side"):
        until(page, clock, phase)
        qtbot.waitUntil(lambda: bool(spoken) and " ".join(spoken[-1]) == captions(page), timeout=10_000)
    page.controller.hurts()
    page.controller.complain("sore")
    page.controller.rate(9)
    qtbot.waitUntil(lambda: len(spoken[-1]) == 2, timeout=10_000)

    assert " ".join(spoken[-1]) == captions(page)


@pytest.mark.parametrize("behaviour", ["hangs", "fails", None])
def test_a_session_without_a_voice_is_played_to_its_end_and_says_so_once(
    qtbot, begin, clock, tmp_path, monkeypatch, behaviour
):
    voice = install_voice(behaviour, tmp_path / "bin", monkeypatch) if behaviour else None
    device = Device()
    speaker = Speaker(voice, tmp_path / "cache", device)
    speaker.deadline_ms = 100
    page, told = begin("hs-strap", device=device, speaker=speaker)
    qtbot.waitUntil(lambda: told == [NO_VOICE], timeout=10_000)
    until(page, clock, "rate")
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_1)

    assert page.controller.state.phase == "done"
    assert sum(isinstance(fact, SetDone) for fact in page.facts.kept) == 4
    assert "voice" not in device.heard
    assert told == [NO_VOICE]


def test_an_unplugged_device_costs_the_sound_only_is_told_once_and_looked_for_again(begin, clock):
    device = Device()
    page, told = begin("hs-strap", "fa-pelvic-tilt-lying", device=device)
    until(page, clock, "hold")
    device.is_lost = True
    until(page, clock, "rate")
    page.controller.rate(1)
    assert page.controller.state.phase == "next_up"

    assert told == [NO_SOUND]
    assert device.openings == 2
    page.hide()
    assert not device.is_open


def test_beeps_can_be_off_while_the_voice_uses_the_device(begin, clock):
    device = Device()
    page, _ = begin("hs-strap", device=device, beeps=False)
    until(page, clock, "rest")

    assert device.heard == []
    assert device.is_open
