"""A sentence while it is being read: what is wrong is found at once, and when the person has finished. Plain numpy."""

from collections import deque

import numpy as np

from studio.capture.levels import FRAME_S, measure_clipping, measure_frames
from studio.capture.resampling import Samples
from studio.capture.sound_judge import SoundLimits
from studio.domain.voice_sample import SoundFlaw

# A pause so long after speech is the end of the sentence, not a breath.
END_PAUSE_S = 1.2
_BEGIN_FRAMES = 6  # 120 ms of speech
_WAIT_S = 4.0
_DEAD_S = 1.0
_QUIET_SPEECH_S = 1.0
_SPARE_S = 2.0
# A driver that suppresses noise gives true silence; its last bit is no speech.
_FAINTEST_ROOM_DB = -78.0


class LiveTake:
    """Collects a recording at ``rate_hz`` and watches it. ``noise_db`` is the room's, in dBFS."""

    def __init__(self, rate_hz: int, noise_db: float, limits: SoundLimits) -> None:
        self._rate_hz = rate_hz
        self._limits = limits
        # The voice is not known yet: what stands out of the room counts as speech.
        self._noise_db = noise_db
        self._threshold_db = max(noise_db, _FAINTEST_ROOM_DB) + limits.speech_over_noise_db
        self._blocks: list[Samples] = []
        self._frame_rest: Samples = np.zeros(0, np.float32)
        self._count = 0
        self._lost = 0
        self._silent_frames = 0
        self._speech_frames = 0
        self._run = 0
        self._is_dead = True
        self._is_clipped = False
        self._loudness: deque[float] = deque(maxlen=round(_SPARE_S / FRAME_S))

    @property
    def samples(self) -> Samples:
        return np.concatenate(self._blocks) if self._blocks else np.zeros(0, np.float32)

    @property
    def lost(self) -> int:
        return self._lost

    @property
    def duration_s(self) -> float:
        return self._count / self._rate_hz

    @property
    def has_begun(self) -> bool:
        return self._speech_frames >= _BEGIN_FRAMES

    @property
    def has_ended(self) -> bool:
        return self.has_begun and self._silent_frames * FRAME_S >= END_PAUSE_S

    def feed(self, samples: Samples, lost: int) -> tuple[SoundFlaw, ...]:
        """Add a block [n]; what is wrong so far. Sound beyond the longest possible sentence is not kept."""
        self._lost += lost if self._count else 0  # what went missing before the first sample is not part of the take
        if self.duration_s <= self._limits.max_duration_s + _SPARE_S:
            self._blocks.append(samples)
            self._count += len(samples)
        if len(samples):
            self._is_dead = self._is_dead and float(np.abs(samples).max()) == 0.0
            self._is_clipped = self._is_clipped or measure_clipping(samples) > 0
        self._watch_frames(samples)
        return self._flaws()

    def _watch_frames(self, samples: Samples) -> None:
        size = round(FRAME_S * self._rate_hz)
        joined = np.concatenate([self._frame_rest, samples])
        whole = len(joined) // size * size
        self._frame_rest = joined[whole:]
        if not whole:
            return
        for level_db in measure_frames(joined[:whole], self._rate_hz):
            if level_db > self._threshold_db:
                self._run += 1
                self._speech_frames += 1
                # One loud frame is a click; three are a syllable.
                self._silent_frames = 0 if self._run >= 3 else self._silent_frames + 1
                self._loudness.append(float(level_db))
            else:
                self._run = 0
                self._silent_frames += 1

    def _flaws(self) -> tuple[SoundFlaw, ...]:
        checks = (
            (SoundFlaw.NO_SIGNAL, self._is_dead and self.duration_s > _DEAD_S),
            (SoundFlaw.CLIPPED, self._is_clipped),
            (SoundFlaw.TOO_QUIET, not self._is_dead and self._is_quiet()),
            (SoundFlaw.NOISY, self._is_noisy()),
            (SoundFlaw.TOO_LONG, self.duration_s > self._limits.max_duration_s),
            (SoundFlaw.GAP, self._lost > 0),
        )
        return tuple(flaw for flaw, present in checks if present)

    def _is_quiet(self) -> bool:
        if not self.has_begun:
            return self.duration_s > _WAIT_S
        return self._has_spoken and self._speech_db < self._limits.min_speech_db

    def _is_noisy(self) -> bool:
        """Against the room as it was measured; the finished take is judged by its own pauses."""
        return self._has_spoken and self._speech_db - self._noise_db < self._limits.min_snr_db

    @property
    def _has_spoken(self) -> bool:
        return self._speech_frames * FRAME_S >= _QUIET_SPEECH_S

    @property
    def _speech_db(self) -> float:
        return float(np.percentile(self._loudness, 80))
