"""The room before anybody speaks: how loud it is, whether it hums, whether the microphone gives anything at all."""

from dataclasses import dataclass

import numpy as np

from studio.capture.levels import FLOOR_DB, RealArray, measure_frames, power_to_db, to_db
from studio.capture.resampling import Samples
from studio.domain.voice_sample import SoundFlaw

ROOM_TONE_S = 2.0
MAINS_HZ = (50.0, 60.0)
_HARMONICS = 6
_HUM_WIDTH_HZ = 1.5
_HUM_NEAR_HZ = 12.0


@dataclass(frozen=True)
class RoomLimits:
    """Starting values; measured on synthetic noise, not on many rooms."""

    min_signal_db: float = -95.0
    loud_db: float = -42.0
    # Frames of steady noise lie within some 5 dB; a voice has pauses, a door is over soon.
    restless_db: float = 12.0
    hum_db: float = -62.0
    min_hum_prominence_db: float = 12.0
    dc: float = 0.01


@dataclass(frozen=True)
class RoomTone:
    """``noise_db`` is the median level of 20 ms frames (90 Hz to 8 kHz), ``spread_db`` how far its loud frames are
    above its quiet ones (95th and 10th percentile), ``hum_db`` the level of the mains' harmonics of ``hum_hz`` (0 when
    there is no hum). All in dBFS."""

    duration_s: float
    noise_db: float
    spread_db: float
    peak_db: float
    hum_hz: float
    hum_db: float
    dc: float
    flaws: tuple[SoundFlaw, ...]


def measure_room(samples: Samples, rate_hz: int, limits: RoomLimits | None = None) -> RoomTone:
    """Measure some seconds in which nobody spoke: float32 mono [n] at ``rate_hz``. Half a second at least, or
    `ValueError`."""
    asked = limits or RoomLimits()
    if len(samples) < rate_hz // 2:
        raise ValueError("room tone needs half a second at least")
    frames = measure_frames(samples, rate_hz)
    quiet_db, noise_db, loud_db = (float(level) for level in np.percentile(frames, (10, 50, 95)))
    peak_db = to_db(float(np.abs(samples).max()))
    hum_hz, hum_db = find_hum(samples, rate_hz, asked.min_hum_prominence_db)
    dc = float(samples.mean(dtype=np.float64))
    checks = (
        (SoundFlaw.NO_SIGNAL, min(peak_db, noise_db) < asked.min_signal_db),
        (SoundFlaw.ROOM_RESTLESS, loud_db - quiet_db > asked.restless_db and loud_db > asked.loud_db - 10),
        (SoundFlaw.ROOM_LOUD, noise_db > asked.loud_db),
        (SoundFlaw.HUM, hum_db > asked.hum_db),
        (SoundFlaw.DC_OFFSET, abs(dc) > asked.dc),
    )
    flaws = tuple(flaw for flaw, present in checks if present)
    return RoomTone(len(samples) / rate_hz, noise_db, loud_db - quiet_db, peak_db, hum_hz, hum_db, dc, flaws)


def find_hum(samples: Samples, rate_hz: int, min_prominence_db: float) -> tuple[float, float]:
    """(mains frequency, level in dBFS) of a hum; (0, `FLOOR_DB`) when there is none. For recordings without speech:
    a low voice has harmonics of its own there."""
    centred = samples - samples.mean()
    window = np.hanning(len(centred))
    bins = np.abs(np.fft.rfft(centred * window)) ** 2
    power = np.asarray(bins * 2 / (len(centred) * (window**2).sum()), np.float64)
    hertz = np.asarray(np.fft.rfftfreq(len(centred), 1 / rate_hz), np.float64)
    level, mains = max((_hum_power(power, hertz, mains, min_prominence_db), mains) for mains in MAINS_HZ)
    return (mains, power_to_db(level)) if level > 0 else (0.0, FLOOR_DB)


def _hum_power(power: RealArray, hertz: RealArray, mains_hz: float, min_prominence_db: float) -> float:
    """Mean square of those harmonics that stand out from their neighbourhood; 0 unless two do, or the first does."""
    total, standing = 0.0, 0
    for harmonic in range(1, _HARMONICS + 1):
        distance = np.abs(hertz - harmonic * mains_hz)
        line = power[distance <= _HUM_WIDTH_HZ]
        near = power[(distance > 2 * _HUM_WIDTH_HZ) & (distance <= _HUM_NEAR_HZ)]
        if not len(line) or not len(near):
            continue
        if 10 * np.log10((line.max() + 1e-20) / (float(np.median(near)) + 1e-20)) > min_prominence_db:
            total += float(line.sum())
            standing += 2 if harmonic <= 2 else 1
    return total if standing >= 2 else 0.0
