"""Speech for tests, and what can go wrong with it: the drawn people's recordings, altered."""

import numpy as np
import numpy.typing as npt

from studio.capture.recording import read_sentences, read_sound
from studio.capture.resampling import Samples
from studio.core.paths import shipped_dir

FOLDER = shipped_dir("assets") / "samples"
SENTENCES = read_sentences(FOLDER / "sentences.txt")
RATE_HZ = 16_000
QUIET_ROOM = 0.0004


def speech(name: str, number: int) -> Samples:
    """Sentence ``number`` (from one) by "ada" or "bo", float32 [n] at 16 kHz, with a quarter second around it."""
    samples, rate_hz = read_sound(FOLDER / name / f"sentence-{number}.wav")
    assert rate_hz == RATE_HZ
    return samples


def noise(duration_s: float, level: float, seed: int = 0, rate_hz: int = RATE_HZ) -> Samples:
    """White noise of RMS ``level``."""
    return as_samples(np.random.default_rng(seed).normal(0, level, round(duration_s * rate_hz)))


def hum(duration_s: float, level: float, mains_hz: float, rate_hz: int = RATE_HZ) -> Samples:
    """The mains and its first harmonics."""
    time_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    waves = np.sum([np.sin(2 * np.pi * mains_hz * k * time_s + k) / k for k in (1, 2, 3)], axis=0)
    return as_samples(level * waves)


def as_samples(values: npt.NDArray[np.floating]) -> Samples:
    return np.asarray(np.clip(values, -1, 1), np.float32)


def blocks(samples: Samples, size: int = 800) -> list[Samples]:
    return [samples[start : start + size] for start in range(0, len(samples), size)]
