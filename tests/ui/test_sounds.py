"""Beeps are made by the program, soft, and silent where there is no device."""

import wave

import pytest

from homeprog.ui.sounds import LOST_AFTER_S, RATE_HZ, TONES, Player, samples


@pytest.mark.parametrize("kind", TONES)
def test_a_beep_has_its_length_stays_in_range_and_fades(kind):
    wave = samples(kind, 1.0)

    assert len(wave) == sum(round(tone.seconds * RATE_HZ) for tone in TONES[kind])
    assert max(map(abs, wave)) <= 32_767 * 0.6
    assert max(map(abs, wave)) > 3_000
    assert abs(wave[0]) < 200
    assert abs(wave[-1]) < 200


def test_volume_scales_the_wave():
    loud, soft = samples("start", 1.0), samples("start", 0.5)

    assert max(soft) == pytest.approx(max(loud) / 2, abs=2)


def test_no_volume_is_silence():
    assert set(samples("start", 0.0)) == {0}


@pytest.fixture
def fed():
    """A player and the stream that a device would ask for sound."""
    player = Player(1.0, 0.5)
    stream = player._stream()
    next(stream)
    player._device, player._state = object(), "open"
    yield player, stream
    player._device = None


def write_wave(path, value, rate, frames):
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(value.to_bytes(2, "little", signed=True) * frames)


def test_the_stream_gives_the_beep_and_then_silence(fed):
    player, stream = fed
    player.play("tick")
    tick = samples("tick", 1.0)

    assert list(stream.send(len(tick) + 10)) == [*tick, *[0] * 10]


def test_a_voice_of_another_rate_is_played_at_its_own_loudness(fed, tmp_path):
    player, stream = fed
    write_wave(tmp_path / "a.wav", 8_000, RATE_HZ // 2, 1_000)
    player.speak([tmp_path / "a.wav"])
    heard = list(stream.send(3_000))

    assert heard[1_000] == pytest.approx(4_000, abs=50)
    assert sum(1 for sample in heard if sample) == pytest.approx(2_000, abs=100)


def test_beep_and_voice_sound_together_and_never_out_of_range(fed, tmp_path):
    player, stream = fed
    write_wave(tmp_path / "loud.wav", 32_000, RATE_HZ, 20_000)
    player._voice_volume = 1.0
    player.speak([tmp_path / "loud.wav"])
    player.play("done")
    heard = list(stream.send(10_000))

    assert max(heard) == 32_767
    assert min(heard) >= -32_768
    assert any(sample < 32_000 for sample in heard)


def test_recordings_are_played_one_after_the_other_and_hushed(fed, tmp_path):
    player, stream = fed
    write_wave(tmp_path / "a.wav", 2_000, RATE_HZ, 100)
    write_wave(tmp_path / "b.wav", 4_000, RATE_HZ, 100)
    player.speak([tmp_path / "a.wav", tmp_path / "b.wav"])
    assert list(stream.send(150)) == [1_000] * 100 + [2_000] * 50
    player.hush()

    assert set(stream.send(50)) == {0}


def test_a_damaged_recording_costs_only_its_sound(fed, tmp_path):
    player, stream = fed
    (tmp_path / "bad.wav").write_bytes(b"no sound at all")
    player.speak([tmp_path / "bad.wav"])

    assert set(stream.send(50)) == {0}


def test_a_device_that_stops_asking_for_sound_is_lost(fed, monkeypatch):
    player, stream = fed
    stream.send(10)
    assert not player.is_lost
    monkeypatch.setattr("homeprog.ui.sounds.time.monotonic", lambda: player._asked_at + LOST_AFTER_S + 0.1)

    assert player.is_lost


def test_playing_without_a_device_is_silent_and_harmless():
    player = Player()
    player.play("start")
    player.close()

    assert player.play("done") is None


def test_what_is_said_while_the_device_opens_is_heard_when_it_is_there(tmp_path):
    write_wave(tmp_path / "first.wav", 10_000, RATE_HZ, 100)
    player = Player(voice_volume=1.0)
    player._state = "opening"
    player.speak([tmp_path / "first.wav"])
    stream = player._stream()
    next(stream)

    assert list(stream.send(100)) == [10_000] * 100


def test_a_device_that_is_open_is_not_opened_anew(fed):
    player, stream = fed
    stream.send(10)
    device = player._device
    player.open_soon()

    assert player._device is device
    assert not player.is_lost


def test_opening_without_a_device_says_so(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "miniaudio", None)

    player = Player()

    assert player.open() is False
    assert player.is_lost
