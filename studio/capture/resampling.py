"""Sound from one rate to another. Knows no device and no file."""

from functools import lru_cache
from math import gcd

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

MIN_RATE_HZ = 8_000
MAX_RATE_HZ = 384_000
# 32 zero crossings a side and a Kaiser window of 10: images and aliases stay 90 dB down, and the band is flat to 0.92
# of the lower half rate.
_CROSSINGS = 32
_KAISER_BETA = 10.0
_CUTOFF = 0.955


def resample(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """``samples`` float32 mono [n] at ``from_hz`` as [about n * to_hz / from_hz], within -1..1.

    Polyphase with a windowed sinc (scipy's `resample_poly` with taps of our own: its own window leaks at -50 dB).
    Raises `ValueError` for a rate that no sound device has.
    """
    if not (MIN_RATE_HZ <= from_hz <= MAX_RATE_HZ and MIN_RATE_HZ <= to_hz <= MAX_RATE_HZ):
        raise ValueError(f"{from_hz} Hz to {to_hz} Hz is no resampling of sound")
    if from_hz == to_hz or not len(samples):
        return samples
    from scipy.signal import resample_poly

    common = gcd(from_hz, to_hz)
    up, down = to_hz // common, from_hz // common
    changed = resample_poly(samples.astype(np.float64), up, down, window=_taps(max(up, down)))
    return np.asarray(np.clip(changed, -1.0, 1.0), np.float32)


@lru_cache(maxsize=4)
def _taps(factor: int) -> npt.NDArray[np.float64]:
    from scipy.signal import firwin

    return firwin(2 * _CROSSINGS * factor + 1, _CUTOFF / factor, window=("kaiser", _KAISER_BETA))
