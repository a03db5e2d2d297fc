"""The session in the window: every choice of Settings reaches it."""

import pytest
from prepared import Story
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from homeprog.app import Home
from homeprog.data.settings import Settings
from homeprog.program.session_types import Pace
from homeprog.ui.session_host import SessionHost, pace_of, speaker_for
from homeprog.ui.session_listeners import SoundListener, VoiceListener
from homeprog.ui.sounds import Player
from homeprog.ui.today_page import TodayPage
from homeprog.ui.widgets.toast import Toast


@pytest.fixture
def open_host(app_window, folder, clock):
    def make(**chosen):
        story = Story(clock.now())
        story.first_start()
        story.ready()
        story.keep(folder)
        clock.advance(3600)
        window = app_window()
        home = window.findChild(Home)
        assert home is not None
        home.context.preferences.change(**chosen)
        host = window.show_page("session")
        assert isinstance(host, SessionHost)
        assert host.page is not None
        return host

    return make


@pytest.mark.parametrize(
    ("settings", "pace"),
    [
        (Settings(), Pace()),
        (Settings(auto_flow=False), Pace(wait_for_me=True)),
        (Settings(get_ready_s=30), Pace(get_ready_s=30.0)),
        (Settings(switch_s=20), Pace(switch_s=20.0)),
        (Settings(rest_factor=0.5), Pace(rest_factor=0.5)),
    ],
)
def test_the_pace_is_the_one_chosen(settings, pace):
    assert pace_of(settings) == pace


def test_a_begun_session_that_cannot_go_on_says_so(app_window, folder, clock):
    story = Story(clock.now())
    story.session("fa-knee-rocks", ended=False)
    story.first_start()
    story.ready()
    story.keep(folder)
    clock.set_wall(story.at)
    window = app_window()
    window.show_page("session")

    assert "cannot go on" in window.alerts.last_alert.text
    assert isinstance(window.current_page, TodayPage)


@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 2.0), ((1920, 1080), 2.0), ((1280, 800), 1.0)])
def test_what_cannot_be_heard_is_said_where_no_button_is(open_host, qapp, size, scale):
    host = open_host(text_scale=scale)
    window = host.window()
    window.show()
    window.resize(*size)
    qapp.processEvents()
    host.page.troubled.emit("This computer has no sound that works just now. All words are on the screen.")
    (toast,) = window.findChildren(Toast)
    window.resize(size[0], size[1] - 20)
    qapp.processEvents()

    assert toast.isVisible()
    assert toast.geometry().bottom() < host.page.view.bar.mapTo(toast.parentWidget(), QPoint()).y()
    host.page.controller.end()
    host.page.closed.emit()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.resize(*size)
    assert toast.geometry().bottom() < window.height()


@pytest.mark.parametrize(
    ("chosen", "listens", "speaks", "lights"),
    [
        ({"beeps": True, "voice": False}, True, False, False),
        ({"beeps": False, "voice": True}, True, True, False),
        ({"beeps": False, "voice": False, "flash": True}, False, False, True),
    ],
)
def test_beeps_voice_and_light_are_each_on_their_own(open_host, chosen, listens, speaks, lights):
    page = open_host(**chosen).page

    assert bool(page.findChildren(SoundListener)) == listens
    assert bool(page.findChildren(VoiceListener)) == speaks
    assert hasattr(page, "flash") == lights


def test_whole_screen_when_chosen_and_back_at_the_end(open_host):
    host = open_host(full_screen=True)
    assert host.window().isFullScreen()

    host.page.closed.emit()

    assert not host.window().isFullScreen()


def test_the_window_stays_a_window_when_not_chosen(open_host):
    host = open_host(voice=False)
    QApplication.processEvents()

    assert not host.window().isFullScreen()


def test_the_figure_is_half_way_up(open_host):
    assert open_host(voice=False).page.view.stage.figure.is_centred


def test_the_voice_is_the_one_chosen(folder):
    slow = speaker_for(Settings(voice_rate="slow", voice_accent="en-us"), folder, Player())
    usual = speaker_for(Settings(), folder, Player())

    assert slow.recording("Hold.") != usual.recording("Hold.")
    assert slow.recording("Hold.").is_relative_to(folder.cache)
