"""Short-time analysis against signals whose answer is known."""

import numpy as np
import pytest

from studio.voice import spectrum
from studio.voice.base import ENROL_RATE_HZ


def _noise(count: int, seed: int = 0) -> spectrum.RealArray:
    return np.random.default_rng(seed).standard_normal(count)


@pytest.mark.parametrize("count", [1, 79, 80, 5000, 16_001])
def test_the_inverse_gives_the_signal_back(count: int) -> None:
    samples = _noise(count)
    assert spectrum.istft(spectrum.stft(samples), count) == pytest.approx(samples, abs=1e-9)


def test_a_flat_spectrum_is_flat_in_mel() -> None:
    impulse = np.zeros(1600)
    impulse[800] = 1.0
    assert np.ptp(spectrum.analyse(impulse)[10]) < 1e-6


def test_a_tone_lies_in_its_band() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(8000) / ENROL_RATE_HZ)
    band = spectrum.analyse(tone)[50].argmax()
    assert spectrum.mel_centers_hz()[band] == pytest.approx(1000, rel=0.06)


def test_cepstra_stand_for_the_smooth_spectrum() -> None:
    smooth = np.cos(np.linspace(0, 2 * np.pi, spectrum.MEL_BANDS))[None]
    assert spectrum.from_cepstra(spectrum.cepstra(smooth)) == pytest.approx(smooth, abs=0.05)


@pytest.mark.parametrize("f0_hz", [80.0, 143.0, 225.0, 380.0])
def test_pitch_is_measured(f0_hz: float) -> None:
    times_s = np.arange(ENROL_RATE_HZ) / ENROL_RATE_HZ
    voice = sum(np.sin(2 * np.pi * f0_hz * k * times_s + k) / k for k in range(1, 12))
    found = spectrum.estimate_f0(np.asarray(voice) + 0.02 * _noise(ENROL_RATE_HZ))
    assert np.median(found) == pytest.approx(f0_hz, rel=0.01)


def test_noise_and_silence_have_no_pitch() -> None:
    assert len(spectrum.estimate_f0(_noise(ENROL_RATE_HZ))) < 5
    assert len(spectrum.estimate_f0(np.zeros(ENROL_RATE_HZ))) == 0


def test_trimming_keeps_the_sound_and_its_margins() -> None:
    samples = np.zeros(32_000, np.float32)
    samples[8000:16_000] = _noise(8000) * 0.1
    assert len(spectrum.trim(samples)) == pytest.approx(8000 + 960 + 640, abs=400)


def test_alignment_follows_a_recitation_at_another_speed() -> None:
    sounds = np.repeat(_noise(12 * spectrum.CEPSTRA).reshape(12, -1), 20, axis=0)
    slower = np.repeat(_noise(12 * spectrum.CEPSTRA).reshape(12, -1), 30, axis=0)
    pairs = spectrum.align(sounds, slower)
    assert tuple(pairs[-1]) == (239, 359)
    assert (np.diff(pairs[::2], axis=0) >= 0).all()
    same_sound = pairs[:, 0] // 20 == pairs[:, 1] // 30
    assert same_sound.mean() > 0.95


def test_hum_and_steady_noise_are_suppressed_but_not_the_sound() -> None:
    times_s = np.arange(3 * ENROL_RATE_HZ) / ENROL_RATE_HZ
    sound = np.where((times_s > 1) & (times_s < 2), np.sin(2 * np.pi * 500 * times_s), 0.0)
    heard = sound + 0.02 * _noise(len(times_s)) + 0.05 * np.sin(2 * np.pi * 50 * times_s)
    cleaned = spectrum.suppress_noise(heard.astype(np.float32))
    pause, middle = slice(2000, 14_000), slice(18_000, 30_000)
    assert cleaned[pause].std() < 0.25 * heard[pause].std()
    assert cleaned[middle] == pytest.approx(sound[middle], abs=0.15)


def test_speech_without_a_pause_is_not_taken_for_noise() -> None:
    swelling = _noise(ENROL_RATE_HZ) * np.geomspace(1, 0.01, ENROL_RATE_HZ)
    cleaned = spectrum.suppress_noise(swelling.astype(np.float32))
    assert cleaned.std() == pytest.approx(swelling.std(), rel=0.05)
