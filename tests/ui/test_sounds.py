"""Beeps are made by the program, soft, and silent where there is no device."""

import pytest

from homeprog.ui.sounds import RATE_HZ, TONES, Player, samples


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


def test_the_stream_gives_the_beep_and_then_silence():
    player = Player(1.0)
    stream = player._stream()
    next(stream)
    player._device = object()
    player.play("tick")
    wave = samples("tick", 1.0)
    heard = stream.send(len(wave) + 10)

    assert list(heard) == [*wave, *[0] * 10]
    player._device = None


def test_playing_without_a_device_is_silent_and_harmless():
    player = Player()
    player.play("start")
    player.close()

    assert player.play("done") is None


def test_opening_without_a_device_says_so(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "miniaudio", None)

    assert Player().open() is False
