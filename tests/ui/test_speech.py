"""Speech with real processes: a voice that works, hangs, fails, writes nothing, or is not there."""

import os
import wave
from pathlib import Path

import pytest
from speaking import install_voice

from homeprog.ui import speech
from homeprog.ui.speech import Speaker
from homeprog.ui.voices import Voice


@pytest.fixture
def voice(tmp_path, monkeypatch):
    return lambda behaviour: install_voice(behaviour, tmp_path / "bin", monkeypatch)


class Heard:
    """Keeps what it was to play."""

    def __init__(self):
        self.played: list[list[Path]] = []
        self.hushed = 0

    def speak(self, recordings):
        self.played.append(list(recordings))

    def hush(self):
        self.hushed += 1


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def speaker(qtbot, tmp_path, heard):
    made = []

    def make(voice: Voice | None, **attributes: int) -> Speaker:
        one = Speaker(voice, tmp_path / "cache" / "speech", heard)
        for name, value in attributes.items():
            setattr(one, name, value)
        made.append(one)
        return one

    yield make
    for one in made:
        one.stop()


def log_of(voice: Voice) -> list[str]:
    return Path(f"{voice.program}.log").read_text(encoding="utf-8").splitlines()


def test_words_become_a_recording_that_is_played(qtbot, speaker, voice, heard):
    one = speaker(voice("works"))
    with qtbot.waitSignal(one.spoke, timeout=10_000) as spoken:
        one.say(["Hold, and keep breathing."])

    assert spoken.args == [("Hold, and keep breathing.",)]
    [[recording]] = heard.played
    with wave.open(str(recording)) as sound:
        assert sound.getnframes() > 0
    assert not list(recording.parent.glob("*.part.wav"))


@pytest.mark.parametrize(
    "words",
    [
        "-v is not an option here, nor is --stdin",
        "\"Hold\", 'and' `keep` $HOME breathing; rm -rf ~ & echo | cat",
        "Größe, Füße, šest, 五, \N{HEAVY BLACK HEART}",
        "[[slnc 9000]] <speak>first</speak>\nsecond line",
    ],
)
def test_odd_words_reach_the_voice_letter_by_letter_and_never_the_command_line(qtbot, speaker, voice, words):
    works = voice("works")
    one = speaker(works)
    with qtbot.waitSignal(one.spoke, timeout=10_000):
        one.say([words])

    assert log_of(works) == words.splitlines()
    assert words not in " ".join(works.arguments(one.recording(words)))


def test_a_sentence_is_recorded_once_and_then_comes_from_the_cache(qtbot, speaker, voice, heard):
    works = voice("works")
    for _ in range(2):
        one = speaker(works)
        with qtbot.waitSignal(one.spoke, timeout=10_000):
            one.say(["Rest. Let go."])

    assert log_of(works) == ["Rest. Let go."]
    assert heard.played[0] == heard.played[1]


def test_two_sentences_of_one_event_are_played_one_after_the_other(qtbot, speaker, voice, heard):
    one = speaker(voice("works"))
    with qtbot.waitSignal(one.spoke, timeout=10_000):
        one.say(["That is fine: go on.", "Next: Pelvic tilts."])

    assert heard.played == [[one.recording("That is fine: go on."), one.recording("Next: Pelvic tilts.")]]


def test_something_newer_takes_the_place_of_what_is_not_ready_yet(qtbot, speaker, voice, heard):
    one = speaker(voice("works"))
    one.say(["Old."])
    with qtbot.waitSignal(one.spoke, timeout=10_000) as spoken:
        one.say(["New."])

    assert spoken.args == [("New.",)]
    assert heard.played == [[one.recording("New.")]]


def test_what_comes_is_recorded_ahead_and_what_is_wanted_now_goes_first(qtbot, speaker, voice):
    works = voice("works")
    one = speaker(works)
    one.prepare(f"{n}, core on" for n in range(1, 6))
    with qtbot.waitSignal(one.spoke, timeout=10_000):
        one.say(["Get ready."])
    qtbot.waitUntil(lambda: one.recording("5, core on").exists(), timeout=10_000)

    assert log_of(works).index("Get ready.") <= 1
    assert len(log_of(works)) == 6


@pytest.mark.parametrize("behaviour", ["hangs", "ignores_terminate"])
def test_a_voice_that_hangs_is_ended_and_said_once(qtbot, speaker, voice, heard, behaviour):
    one = speaker(voice(behaviour), deadline_ms=150)
    told = []
    one.troubled.connect(told.append)
    with qtbot.waitSignal(one.troubled, timeout=10_000):
        one.say(["Hold.", "Rest."])
    one.say(["Again."])
    one.prepare(["And again."])

    assert told == ["no_voice"]
    assert heard.played == []


@pytest.mark.parametrize("behaviour", ["fails", "writes_nothing"])
def test_a_voice_that_fails_is_left_alone_after_two_tries_and_said_once(
    qtbot, speaker, voice, heard, behaviour
):
    one = speaker(voice(behaviour))
    told = []
    one.troubled.connect(told.append)
    with qtbot.waitSignal(one.troubled, timeout=10_000):
        one.say(["Hold.", "Rest."])
    one.say(["Again."])

    assert told == ["no_voice"]
    assert heard.played == []


def test_a_voice_that_vanished_is_said_once(qtbot, speaker, tmp_path):
    one = speaker(Voice(str(tmp_path / "gone"), "espeak", "en", 150))
    with qtbot.waitSignal(one.troubled, timeout=10_000) as told:
        one.say(["Hold.", "Rest."])

    assert told.args == ["no_voice"]


def test_no_voice_at_all_is_said_once(qtbot, speaker):
    one = speaker(None)
    told = []
    one.troubled.connect(told.append)
    one.say(["Hold."])
    one.say(["Rest."])

    assert told == ["no_voice"]


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(qtbot, voice, heard, tmp_path):
    works = voice("works")
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    one = Speaker(works, tmp_path / "cache" / "speech", heard)
    with qtbot.waitSignal(one.troubled, timeout=10_000):
        one.say(["Hold."])


def test_stop_makes_it_quiet_and_lets_the_process_go(qtbot, speaker, voice, heard):
    one = speaker(voice("hangs"))
    one.say(["Hold."])
    one.stop()

    assert heard.hushed == 2
    assert one.findChildren(speech.QProcess) == [] or all(
        process.state() is speech.QProcess.ProcessState.NotRunning
        for process in one.findChildren(speech.QProcess)
    )


def test_old_recordings_go_and_the_last_used_stay(tmp_path):
    for age in range(5):
        file = tmp_path / f"{age}.wav"
        file.write_bytes(b"sound")
        os.utime(file, (1000 - age, 1000 - age))
    (tmp_path / "x.part.wav").write_bytes(b"")

    speech.prune(tmp_path, keep=2)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.wav", "1.wav"]
