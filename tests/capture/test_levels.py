"""The meter rises at once and falls slowly; clipping is flat tops, not loud ones."""

import numpy as np
import pytest

from studio.capture.levels import FLOOR_DB, LevelMeter, measure_clipping, measure_frames
from tests.capture.voices import RATE_HZ, as_samples, blocks, noise, speech


def tone(level: float, duration_s: float = 0.1) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.asarray(level * np.sin(2 * np.pi * 440 * np.arange(round(duration_s * RATE_HZ)) / RATE_HZ), np.float32)


def test_a_peak_shows_at_once_and_falls_slowly() -> None:
    meter = LevelMeter(RATE_HZ)

    loud = meter.feed(tone(0.5))
    later = meter.feed(as_samples(np.zeros(round(0.5 * RATE_HZ))))

    assert loud.peak_db == pytest.approx(-6.0, abs=0.1)
    assert later.peak_db == pytest.approx(-6 - 0.5 * 20 / 1.7, abs=0.2)
    assert later.held_peak_db == pytest.approx(-6.0, abs=0.1)
    assert meter.feed(as_samples(np.zeros(2 * RATE_HZ))).held_peak_db < -20


def test_rms_settles_at_the_tones_own() -> None:
    meter = LevelMeter(RATE_HZ)

    for block in blocks(tone(0.5, 2.0)):
        reading = meter.feed(block)

    assert reading.rms_db == pytest.approx(-9.0, abs=0.2)
    assert not reading.is_clipping


def test_silence_and_empty_blocks_are_no_trouble() -> None:
    meter = LevelMeter(RATE_HZ)

    assert meter.feed(as_samples(np.zeros(0))).peak_db == FLOOR_DB
    assert meter.feed(as_samples(np.zeros(100))).rms_db == FLOOR_DB


@pytest.mark.parametrize("name", ["ada", "bo"])
def test_clipping_is_flat_tops(name: str) -> None:
    clean = speech(name, 1)

    assert measure_clipping(clean) == 0
    assert measure_clipping(as_samples(clean / np.abs(clean).max())) == 0
    assert measure_clipping(as_samples(4 * clean)) > 0.001
    # Overdriven before the converter, turned down after it: flat all the same.
    assert measure_clipping(as_samples(0.7 * np.clip(4 * clean, -1, 1))) > 0.001
    assert measure_clipping(tone(0.99)) == 0


def test_frames_hear_speech_and_not_rumble() -> None:
    rumble = as_samples(0.5 * np.sin(2 * np.pi * 30 * np.arange(RATE_HZ) / RATE_HZ))

    assert measure_frames(rumble, RATE_HZ).max() < -20
    assert measure_frames(tone(0.5, 1.0), RATE_HZ).mean() == pytest.approx(-9.0, abs=0.3)
    assert measure_frames(noise(1.0, 0.01), RATE_HZ).mean() == pytest.approx(-40.0, abs=1.0)
    assert len(measure_frames(as_samples(np.ones(3)), RATE_HZ)) == 1
