"""Loudness as it comes: the figures of a level meter, and levels of short frames. Plain numpy; judges nothing."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.capture.resampling import Samples

FRAME_S = 0.02
FLOOR_DB = -120.0
RealArray = npt.NDArray[np.float64]

# Peak: at once up, 20 dB in 1.7 s down (IEC 60268-18). RMS: 300 ms, as a VU meter.
_PEAK_FALL_DB_PER_S = 20 / 1.7
_RMS_TIME_S = 0.3
_HOLD_S = 1.5
# Below it there is rumble and handling noise, above 8 kHz next to no speech.
_LOW_HZ = 90.0
_HIGH_HZ = 8_000.0
_CLIP_LEVEL = 0.5
_FLAT_SHARE = 0.99


@dataclass(frozen=True)
class LevelReading:
    """What a meter shows, in dBFS (a full-scale square wave is 0). ``is_clipping``: flat tops in this very block."""

    peak_db: float
    rms_db: float
    held_peak_db: float
    is_clipping: bool


SILENT_READING = LevelReading(FLOOR_DB, FLOOR_DB, FLOOR_DB, False)


class LevelMeter:
    """A peak and RMS meter with the usual ballistics. Feed it blocks of any length."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._peak_db = self._held_db = FLOOR_DB
        self._power = 0.0
        self._held_s = 0.0

    def feed(self, samples: Samples) -> LevelReading:
        """``samples`` float32 [n] at the meter's rate."""
        if not len(samples):
            return LevelReading(self._peak_db, power_to_db(self._power), self._held_db, False)
        lasted_s = len(samples) / self._rate_hz
        peak_db = to_db(float(np.abs(samples).max()))
        self._peak_db = max(peak_db, self._peak_db - _PEAK_FALL_DB_PER_S * lasted_s, FLOOR_DB)
        self._held_s += lasted_s
        if peak_db >= self._held_db or self._held_s > _HOLD_S:
            self._held_db, self._held_s = self._peak_db, 0.0
        weight = 1 - np.exp(-lasted_s / _RMS_TIME_S)
        self._power += float(weight) * (float(np.mean(np.square(samples, dtype=np.float64))) - self._power)
        return LevelReading(self._peak_db, power_to_db(self._power), self._held_db, measure_clipping(samples) > 0)


def to_db(amplitude: float) -> float:
    """20 log10 of ``amplitude``, not below `FLOOR_DB`."""
    return max(FLOOR_DB, 20 * float(np.log10(max(amplitude, 1e-12))))


def power_to_db(power: float) -> float:
    """10 log10 of a mean square, not below `FLOOR_DB`."""
    return max(FLOOR_DB, 10 * float(np.log10(max(power, 1e-24))))


def measure_clipping(samples: Samples) -> float:
    """Share of samples that lie within flat tops or bottoms of three and more, at half of full scale or above."""
    if len(samples) < 3:
        return 0.0
    # Tops and bottoms may be cut at different heights, by a microphone with an offset.
    return max(_flat_share(samples), _flat_share(-samples))


def _flat_share(samples: Samples) -> float:
    peak = float(samples.max())
    if peak < _CLIP_LEVEL:
        return 0.0
    at_top = samples >= _FLAT_SHARE * peak
    flat = at_top[:-2] & at_top[1:-1] & at_top[2:]
    # Slow waves are nearly flat at their top too; a cut one is flat to the last bit of its noise.
    even = np.abs(np.diff(samples)) <= 2e-3 * peak
    return float((flat & even[:-1] & even[1:]).mean())


def measure_frames(samples: Samples, rate_hz: int) -> RealArray:
    """Level of each 20 ms frame [frames] in dBFS RMS, between 90 Hz and 8 kHz: what speech and noise are told by.

    By Parseval's theorem from the Hann-windowed spectrum, whose skirts let some 14 dB less of a 30 Hz rumble through;
    one frame at least, padded with zeros.
    """
    size = round(FRAME_S * rate_hz)
    count = max(1, len(samples) // size)
    window = np.hanning(size)
    padded = np.pad(samples[: count * size].astype(np.float64), (0, max(0, size - len(samples))))
    power = np.abs(np.fft.rfft(padded.reshape(count, size) * window, axis=1)) ** 2
    hertz = np.fft.rfftfreq(size, 1 / rate_hz)
    band = (hertz >= _LOW_HZ) & (hertz <= _HIGH_HZ)
    mean_square = 2 * power[:, band].sum(axis=1) / (size * (window**2).sum())
    return np.asarray(10 * np.log10(mean_square + 10 ** (FLOOR_DB / 10)), np.float64)
