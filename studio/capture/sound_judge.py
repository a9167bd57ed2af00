"""One recorded sentence, measured and judged: loud enough, not cut, above the noise. Plain numpy; knows no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from studio.capture.levels import FRAME_S, measure_clipping, measure_frames, power_to_db, to_db
from studio.capture.resampling import Samples
from studio.capture.room_tone import RoomTone
from studio.domain.voice_sample import SoundFlaw

_VOTES = 5  # frames: a click is no speech, a stop consonant no pause


class Weight(StrEnum):
    """How grave a flaw is: the sentence must be said again, should be (a person may keep it), or may stay."""

    MUST_REPEAT = "must-repeat"
    SHOULD_REPEAT = "should-repeat"
    ADVICE = "advice"


FLAW_WEIGHTS: Mapping[SoundFlaw, Weight] = MappingProxyType(
    {
        SoundFlaw.NO_SIGNAL: Weight.MUST_REPEAT,
        SoundFlaw.TOO_QUIET: Weight.MUST_REPEAT,
        SoundFlaw.TOO_SHORT: Weight.MUST_REPEAT,
        SoundFlaw.TOO_LONG: Weight.MUST_REPEAT,
        SoundFlaw.GAP: Weight.MUST_REPEAT,
        SoundFlaw.CUT_AT_START: Weight.SHOULD_REPEAT,
        SoundFlaw.CUT_AT_END: Weight.SHOULD_REPEAT,
        SoundFlaw.CLIPPED: Weight.SHOULD_REPEAT,
        SoundFlaw.NOISY: Weight.SHOULD_REPEAT,
        SoundFlaw.OTHER_WORDS: Weight.SHOULD_REPEAT,
        SoundFlaw.ROOM_RESTLESS: Weight.SHOULD_REPEAT,
        SoundFlaw.ROOM_LOUD: Weight.ADVICE,
        SoundFlaw.TOO_LOUD: Weight.ADVICE,
        SoundFlaw.HUM: Weight.ADVICE,
        SoundFlaw.DC_OFFSET: Weight.ADVICE,
    }
)


@dataclass(frozen=True)
class SoundLimits:
    """Starting values, measured on synthetic voices; levels in dBFS."""

    min_signal_db: float = -95.0
    min_speech_db: float = -42.0
    min_peak_db: float = -32.0
    loud_peak_db: float = -1.0
    max_clipped_share: float = 3e-4
    min_snr_db: float = 15.0
    dc: float = 0.01
    # Speech that begins or ends nearer to the edge than this was probably cut.
    min_edge_s: float = 0.06
    # A voice engine takes sentences of 0.6 to 20 s.
    min_speech_s: float = 0.6
    max_duration_s: float = 20.0
    # Twice as fast as anybody reads aloud, and a fifth as fast.
    max_chars_per_s: float = 30.0
    min_chars_per_s: float = 3.0
    speech_over_noise_db: float = 8.0
    speech_under_loud_db: float = 28.0


@dataclass(frozen=True)
class TakeMeasures:
    """Figures of one take; levels in dBFS. ``snr_db`` is speech over noise with the noise's own power taken out.

    ``start_s`` and ``end_s`` are where speech begins and ends, both 0 when there is none.
    """

    duration_s: float
    peak_db: float
    speech_db: float
    noise_db: float
    snr_db: float
    clipped_share: float
    dc: float
    start_s: float
    end_s: float

    @property
    def speech_s(self) -> float:
        return self.end_s - self.start_s


def measure_take(
    samples: Samples, rate_hz: int, room: RoomTone | None = None, limits: SoundLimits | None = None
) -> TakeMeasures:
    """Measure a take, float32 mono [n] with n >= 1 at ``rate_hz``.

    With ``room`` the noise is the louder of the room tone and the take's own quiet frames; without, it is the latter.
    """
    asked = limits or SoundLimits()
    frames = measure_frames(samples, rate_hz)
    quiet_db = float(np.percentile(frames, 5))
    noise_db = max(quiet_db, room.noise_db) if room is not None else quiet_db
    speech = find_speech(frames, noise_db, asked)
    # Rooms change: where the speech leaves pauses enough, they say how loud it was meanwhile.
    pauses = frames[~speech]
    if len(pauses) >= 10:
        noise_db = max(quiet_db, float(np.median(pauses)))
    places = np.flatnonzero(speech)
    speech_power = float(np.mean(10 ** (frames[places] / 10))) if len(places) else 0.0
    noise_power = 10 ** (noise_db / 10)
    return TakeMeasures(
        duration_s=len(samples) / rate_hz,
        peak_db=to_db(float(np.abs(samples).max(initial=0.0))),
        speech_db=power_to_db(speech_power),
        noise_db=noise_db,
        snr_db=power_to_db(max(speech_power - noise_power, 1e-12) / noise_power),
        clipped_share=measure_clipping(samples),
        dc=float(samples.mean(dtype=np.float64)),
        start_s=float(places[0]) * FRAME_S if len(places) else 0.0,
        end_s=float(places[-1] + 1) * FRAME_S if len(places) else 0.0,
    )


def find_speech(
    frames_db: npt.NDArray[np.float64], noise_db: float, limits: SoundLimits | None = None
) -> npt.NDArray[np.bool_]:
    """Which 20 ms frames [frames] are speech: well over the noise and not far under the loudest; 100 ms vote."""
    asked = limits or SoundLimits()
    loud_db = float(np.percentile(frames_db, 95))
    threshold = max(noise_db + asked.speech_over_noise_db, loud_db - asked.speech_under_loud_db)
    votes = np.convolve((frames_db > threshold).astype(np.float64), np.ones(_VOTES), mode="same")[: len(frames_db)]
    return np.asarray(votes > _VOTES / 2, np.bool_)


def judge_take(measures: TakeMeasures, text: str, limits: SoundLimits | None = None) -> tuple[SoundFlaw, ...]:
    """What is wrong with a take that should say ``text``; gravest first, empty when it is good."""
    asked = limits or SoundLimits()
    if measures.peak_db < asked.min_signal_db:
        return (SoundFlaw.NO_SIGNAL,)
    is_faint = measures.speech_s > 0 and measures.speech_db < asked.min_speech_db
    is_quiet = measures.peak_db < asked.min_peak_db or is_faint
    edge_s = measures.duration_s - measures.end_s
    checks = (
        (SoundFlaw.TOO_QUIET, is_quiet),
        (SoundFlaw.TOO_LONG, _is_long(measures, text, asked)),
        (SoundFlaw.TOO_SHORT, not is_quiet and _is_short(measures, text, asked)),
        (SoundFlaw.CUT_AT_START, measures.speech_s > 0 and measures.start_s < asked.min_edge_s),
        (SoundFlaw.CUT_AT_END, measures.speech_s > 0 and edge_s < asked.min_edge_s),
        (SoundFlaw.CLIPPED, measures.clipped_share > asked.max_clipped_share),
        (SoundFlaw.NOISY, not is_quiet and measures.snr_db < asked.min_snr_db),
        (SoundFlaw.TOO_LOUD, measures.clipped_share == 0 and measures.peak_db > asked.loud_peak_db),
        (SoundFlaw.DC_OFFSET, abs(measures.dc) > asked.dc),
    )
    return tuple(flaw for flaw, present in checks if present)


def has_weight(flaws: tuple[SoundFlaw, ...], weight: Weight) -> bool:
    return any(FLAW_WEIGHTS[flaw] is weight for flaw in flaws)


def _is_short(measures: TakeMeasures, text: str, limits: SoundLimits) -> bool:
    return measures.speech_s < max(limits.min_speech_s, len(text) / limits.max_chars_per_s)


def _is_long(measures: TakeMeasures, text: str, limits: SoundLimits) -> bool:
    longest_s = limits.min_speech_s * 5 + len(text) / limits.min_chars_per_s
    return measures.duration_s > limits.max_duration_s or measures.speech_s > longest_s
