"""Speech laid under a clip."""

import numpy as np
import pytest

from studio.domain.errors import InvalidInput
from studio.voice import spectrum
from studio.voice.base import FloatArray, Speech
from studio.voice.espeak import EspeakVoice
from studio.voice.mix import (
    LOUDNESS_LUFS,
    MIX_RATE_HZ,
    TRUE_PEAK_DBTP,
    fit_speech,
    measure_loudness,
    measure_true_peak,
    place_line,
    stretch,
)


@pytest.fixture(scope="module")
def speech(profiles: dict[str, bytes]) -> Speech:
    return EspeakVoice().speak("Good evening, I am glad that you came to see me.", profiles["low"])


def _tone(duration_s: float, rate_hz: int, f_hz: float = 200.0) -> FloatArray:
    return (0.3 * np.sin(2 * np.pi * f_hz * np.arange(int(duration_s * rate_hz)) / rate_hz)).astype(np.float32)


@pytest.mark.parametrize("speed", [1.0, 1.1])
def test_the_place_of_a_line_is_where_its_sound_is(speed: float) -> None:
    """Half a second of nothing, a tone of one second; the clip leaves room for a line at this speed."""
    rate_hz = 16_000
    said = Speech(np.concatenate([np.zeros(rate_hz // 2, np.float32), _tone(1.0, rate_hz)]), rate_hz)
    duration_s = 0.2 + 1.0 / speed
    place = place_line(said, duration_s, 0.2)
    assert place is not None
    assert place.skipped_s == pytest.approx(0.5, abs=0.001)
    assert place.speed == pytest.approx(speed, abs=0.001)
    assert place.in_line_s(0.2) == 0.0
    track = np.abs(fit_speech(said, duration_s, 0.2))
    for spoken_s, heard in ((0.45, False), (0.55, True), (1.45, True)):
        at_s = 0.2 + (spoken_s - 0.5) / speed
        around = track[round(at_s * MIX_RATE_HZ) - 480 : round(at_s * MIX_RATE_HZ) + 480]
        assert (around.max() > 0.05) == heard, spoken_s
        assert place.in_line_s(spoken_s) == pytest.approx(max(0.0, at_s - 0.2), abs=0.005)


def test_silence_has_no_place() -> None:
    assert place_line(Speech(np.zeros(800, np.float32), 16_000), 1.0) is None
    assert place_line(Speech(np.zeros(0, np.float32), 16_000), 1.0) is None


@pytest.mark.parametrize("gain", [0.01, 1.0])
def test_loudness_and_peak_do_not_depend_on_the_engine(speech: Speech, gain: float) -> None:
    track = fit_speech(Speech(speech.samples * np.float32(gain), speech.sample_rate_hz), 5.0, 0.3)
    assert track.dtype == np.float32
    assert len(track) == 5 * MIX_RATE_HZ
    assert measure_loudness(track) == pytest.approx(LOUDNESS_LUFS, abs=1.0)
    assert measure_true_peak(track) <= TRUE_PEAK_DBTP + 0.05


def test_clicks_are_limited() -> None:
    samples = _tone(2, 16_000) * 0.05
    samples[8000] = 1.0
    track = fit_speech(Speech(samples, 16_000), 3.0)
    assert measure_true_peak(track) <= TRUE_PEAK_DBTP + 0.05


def test_silence_before_and_after(speech: Speech) -> None:
    track = fit_speech(speech, 6.0, 0.5)
    loud = np.flatnonzero(np.abs(track) > 1e-3)
    assert loud[0] / MIX_RATE_HZ == pytest.approx(0.5, abs=0.03)
    assert not track[: int(0.49 * MIX_RATE_HZ)].any()
    assert not track[-MIX_RATE_HZ // 2 :].any()


def test_a_line_slightly_too_long_is_sped_up_at_its_pitch() -> None:
    track = fit_speech(Speech(_tone(2.2, 16_000, 220), 16_000), 2.0)
    assert len(track) == 2 * MIX_RATE_HZ
    middle = track[MIX_RATE_HZ // 2 : 3 * MIX_RATE_HZ // 2]
    strongest_hz = int(np.abs(np.fft.rfft(middle)).argmax())
    assert strongest_hz == pytest.approx(220, abs=4)


def test_a_line_too_long_names_both_lengths(speech: Speech) -> None:
    with pytest.raises(InvalidInput, match=r"takes \d\.\d s .* only 1\.0 s .* clip of 1\.2 s"):
        fit_speech(speech, 1.2, 0.2)


@pytest.mark.parametrize(("duration_s", "lead_in_s"), [(0, 0), (-1, 0), (2, 2), (2, -0.1), (float("nan"), 0)])
def test_impossible_lengths_are_refused(duration_s: float, lead_in_s: float, speech: Speech) -> None:
    with pytest.raises(InvalidInput):
        fit_speech(speech, duration_s, lead_in_s)


@pytest.mark.parametrize("count", [0, 16_000])
def test_no_sound_gives_silence(count: int) -> None:
    track = fit_speech(Speech(np.zeros(count, np.float32), 16_000), 1.5)
    assert len(track) == 72_000
    assert not track.any()


def test_a_very_short_word_is_laid(speech: Speech) -> None:
    track = fit_speech(Speech(_tone(0.1, 16_000), 16_000), 0.2)
    assert len(track) == 9_600
    assert np.abs(track).max() > 0.05


def test_the_same_speech_gives_the_same_track(speech: Speech) -> None:
    assert np.array_equal(fit_speech(speech, 5.0), fit_speech(speech, 5.0))


def test_stretched_speech_keeps_its_pitch(speech: Speech) -> None:
    faster = stretch(speech.samples.astype(np.float64), 1.15, speech.sample_rate_hz)
    assert len(faster) == pytest.approx(len(speech.samples) / 1.15, abs=2)
    before, after = (np.median(spectrum.estimate_f0(samples)) for samples in (speech.samples, faster))
    assert after == pytest.approx(before, rel=0.03)
