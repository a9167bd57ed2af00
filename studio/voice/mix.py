"""Laying speech under a clip: fitted to its length, at an even loudness, at 48 kHz.

Loudness by ITU-R BS.1770 (pyloudnorm) to -16 LUFS with true peaks at most -1 dBTP. Must not know pictures or files.
"""

from dataclasses import dataclass
from math import gcd

import numpy as np
import numpy.typing as npt

from studio.domain.errors import InvalidInput
from studio.voice.base import FloatArray, Speech

MIX_RATE_HZ = 48_000
LOUDNESS_LUFS = -16.0
TRUE_PEAK_DBTP = -1.0
MAX_SPEED_UP = 1.15
LEAD_IN_S = 0.2
"""How long a picture stands before its line begins, and again after it ends, where the clip's length is free."""

_FADE_S = 0.01
_SILENCE = 0.003  # of the peak: espeak leaves a fifth of a second of nothing at the end
_OVERSAMPLING = 4
_GRAIN_S = 0.04
_SEARCH_S = 0.01
_LIMITER_S = 0.005
_MIN_MEASURED_S = 0.5

RealArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class LinePlace:
    """Where a line lies in a clip: it begins after the speech's first ``skipped_s``, ``speed`` times as fast."""

    skipped_s: float
    speed: float

    def in_line_s(self, spoken_s: float) -> float:
        """A time in the speech, as seconds after the line begins in the clip."""
        return max(0.0, spoken_s - self.skipped_s) / self.speed


def place_line(speech: Speech, duration_s: float, lead_in_s: float = 0.0) -> LinePlace | None:
    """Where `fit_speech` lays ``speech``; None when nothing of it is heard."""
    samples = np.abs(np.asarray(speech.samples, np.float64))
    loud = np.flatnonzero(samples > _SILENCE * samples.max(initial=0.0))
    if not len(loud):
        return None
    line_s = float(loud[-1] + 1 - loud[0]) / speech.sample_rate_hz
    return LinePlace(float(loud[0]) / speech.sample_rate_hz, max(1.0, line_s / (duration_s - lead_in_s)))


def fit_speech(speech: Speech, duration_s: float, lead_in_s: float = 0.0) -> FloatArray:
    """``speech`` after ``lead_in_s`` of silence, padded to exactly ``duration_s``: float32 mono [n] at `MIX_RATE_HZ`.

    A line up to 15 % too long is spoken faster at the same pitch. Raises `InvalidInput` with both lengths when it is
    longer still. Empty speech gives silence.
    """
    if not (np.isfinite(duration_s) and duration_s > 0 and 0 <= lead_in_s < duration_s):
        raise InvalidInput(
            f"Speech cannot begin at {lead_in_s:.2f} s of a clip of {duration_s:.2f} s.", "Choose an earlier beginning."
        )
    track = np.zeros(round(duration_s * MIX_RATE_HZ), np.float64)
    start = round(lead_in_s * MIX_RATE_HZ)
    line = _resample(_trim(np.asarray(speech.samples, np.float64)), speech.sample_rate_hz)
    if not len(line):
        return track.astype(np.float32)
    room = len(track) - start
    speed = len(line) / room
    if speed > MAX_SPEED_UP:
        raise InvalidInput(
            f"The line takes {len(line) / MIX_RATE_HZ:.1f} s to say, but there are only {room / MIX_RATE_HZ:.1f} s for "
            f"it in this clip of {duration_s:.1f} s.",
            "Shorten the line or make the clip longer.",
        )
    if speed > 1:
        line = stretch(line, speed, MIX_RATE_HZ)[:room]
    track[start : start + len(line)] = _fade(line)
    return _limit(_level(track)).astype(np.float32)


def _trim(samples: RealArray) -> RealArray:
    loud = np.flatnonzero(np.abs(samples) > _SILENCE * np.abs(samples).max(initial=0.0))
    return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]


def _resample(samples: RealArray, rate_hz: int) -> RealArray:
    from scipy.signal import resample_poly

    if rate_hz == MIX_RATE_HZ or not len(samples):
        return samples
    common = gcd(MIX_RATE_HZ, rate_hz)
    return np.asarray(resample_poly(samples, MIX_RATE_HZ // common, rate_hz // common), np.float64)


def stretch(samples: RealArray, speed: float, rate_hz: int) -> RealArray:
    """``samples`` [n] said ``speed`` times as fast at the same pitch: [about n / speed].

    WSOLA (Verhelst and Roelands 1993): grains of 40 ms overlap by half, each taken within 10 ms of its place from where
    it continues the one before best.
    """
    hop = round(_GRAIN_S / 2 * rate_hz)
    reach = round(_SEARCH_S * rate_hz)
    window = 0.5 - 0.5 * np.cos(np.pi * np.arange(2 * hop) / hop)
    padded = np.pad(samples, (hop + reach, 3 * hop + reach))
    count = int(np.ceil(len(samples) / speed / hop)) + 2
    output = np.zeros((count + 1) * hop)
    place = reach
    for grain in range(count):
        if grain:
            natural = padded[place + hop : place + 2 * hop]
            target = min(round(grain * hop * speed) + reach, len(padded) - 2 * hop - reach)
            around = padded[target - reach : target + reach + hop]
            place = target - reach + int(np.argmax(np.correlate(around, natural, mode="valid")))
            place = min(place, len(padded) - 2 * hop)
        output[grain * hop : (grain + 2) * hop] += padded[place : place + 2 * hop] * window
    return output[hop : hop + round(len(samples) / speed)]


def _fade(samples: RealArray) -> RealArray:
    size = min(round(_FADE_S * MIX_RATE_HZ), len(samples) // 2)
    ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(size) / max(size, 1))
    faded = samples.copy()
    faded[:size] *= ramp
    faded[len(faded) - size :] *= ramp[::-1]
    return faded


def measure_loudness(samples: npt.NDArray[np.floating]) -> float:
    """Integrated loudness in LUFS at `MIX_RATE_HZ`; minus infinity for silence."""
    from pyloudnorm import Meter

    if np.abs(samples).max(initial=0.0) < 1e-6:
        return float("-inf")
    missing = max(0, round(_MIN_MEASURED_S * MIX_RATE_HZ) - len(samples))
    padded = np.pad(np.asarray(samples, np.float64), (0, missing))
    return float(Meter(MIX_RATE_HZ).integrated_loudness(padded))


def measure_true_peak(samples: npt.NDArray[np.floating]) -> float:
    """True peak in dBTP, by fourfold oversampling (BS.1770 annex 2)."""
    peak = float(_oversampled_peaks(np.asarray(samples, np.float64)).max(initial=0.0))
    return 20 * float(np.log10(peak)) if peak > 0 else float("-inf")


def _oversampled_peaks(samples: RealArray) -> RealArray:
    """The highest magnitude around every sample [n], between the samples too."""
    from scipy.signal import resample_poly

    fine = np.abs(resample_poly(samples, _OVERSAMPLING, 1))
    return np.asarray(fine.reshape(-1, _OVERSAMPLING).max(axis=1), np.float64)


def _level(samples: RealArray) -> RealArray:
    loudness = measure_loudness(samples)
    if not np.isfinite(loudness):
        return samples
    return samples * 10 ** ((LOUDNESS_LUFS - loudness) / 20)


def _limit(samples: RealArray) -> RealArray:
    """Turn peaks above the ceiling down, smoothly and ahead of time; a last plain gain makes the ceiling certain."""
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    ceiling = 10 ** (TRUE_PEAK_DBTP / 20)
    width = 2 * round(_LIMITER_S * MIX_RATE_HZ) + 1
    needed = np.minimum(1.0, ceiling / np.maximum(_oversampled_peaks(samples), 1e-9))
    gain = uniform_filter1d(minimum_filter1d(needed, width), width)
    limited = samples * gain
    peak = float(_oversampled_peaks(limited).max(initial=0.0))
    return limited * min(1.0, ceiling / peak) if peak > 0 else limited
