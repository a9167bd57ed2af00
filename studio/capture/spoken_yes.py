"""The spoken yes: a fixed sentence and fresh random words, said aloud once; the words and the voice are checked here.

A pure state machine like `VoiceSession`. Its recordings are evidence of a consent and never become training material:
nothing here can be enrolled from. Evidence, never proof: whoever owns the computer can patch a local check out.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import numpy as np

from studio.capture.levels import LevelMeter
from studio.capture.live_take import LiveTake
from studio.capture.resampling import Samples, resample
from studio.capture.sound_judge import SoundLimits, TakeMeasures, Weight, has_weight, judge_take, measure_take
from studio.capture.sound_source import SoundBlock
from studio.capture.speech_check import SpeechChecker, can_check
from studio.capture.voice_sample import SAMPLE_RATE_HZ, encode_sound
from studio.capture.voice_session import LiveReading
from studio.capture.voiceprint import ENGINE, SAME_SPEAKER, FloatArray, compare_voices, embed_voice
from studio.capture.yes_phrases import WORDS_ASKED, YesPhrase, draw_phrase
from studio.core.clock import Clock, utc_now
from studio.core.storage import hash_bytes
from studio.domain.capture import Origin
from studio.domain.errors import InvalidInput
from studio.domain.voice_sample import SoundFlaw, SpokenYesEvidence

# Without a room measured in this session: only the take's own pauses tell the noise.
_QUIET_ROOM_DB = -55.0


class YesPhase(StrEnum):
    """IDLE: the next phrase may be shown. SHOWN: it is shown and the time runs. HEARD: a recording waits to be
    checked. PASSED and FAILED are ends."""

    IDLE = "idle"
    SHOWN = "shown"
    HEARD = "heard"
    PASSED = "passed"
    FAILED = "failed"


class YesReason(StrEnum):
    """Why an attempt did not count."""

    TOO_LATE = "too-late"
    SOUND = "sound"
    WORDS = "words"
    OTHER_VOICE = "other-voice"


@dataclass(frozen=True)
class YesLimits:
    """``time_s`` runs from when a phrase is shown to the end of the recording."""

    time_s: float = 40.0
    attempts: int = 3
    words_right: int = 3
    min_similarity: float = SAME_SPEAKER


@dataclass(frozen=True, eq=False)
class YesResult:
    """One attempt. ``evidence`` is there when a recording was, whatever came of it; ``recording`` is its 24-bit FLAC,
    to be sealed apart from the voice sample, empty when the attempt did not count."""

    passed: bool
    reasons: tuple[YesReason, ...]
    flaws: tuple[SoundFlaw, ...]
    evidence: SpokenYesEvidence | None
    recording: bytes
    attempts_left: int
    note: str = ""


class SpokenYes:
    """A few attempts, each with fresh words, from one source at ``rate_hz``.

    ``voice`` is the voiceprint of the voice sample (`embed_voice`); without one no voice is compared and the grade is
    lower, as it is from a file or in a language that cannot be checked. ``seconds`` is a clock that never runs back.
    """

    def __init__(
        self,
        language: str,
        rate_hz: int,
        origin: Origin,
        *,
        seconds: Callable[[], float],
        voice: FloatArray | None = None,
        limits: YesLimits | None = None,
        sound_limits: SoundLimits | None = None,
        clock: Clock = utc_now,
        choose: Callable[[Sequence[str], int], list[str]] | None = None,
    ) -> None:
        self.language = language
        self.origin: Origin = origin
        self.limits = limits or YesLimits()
        self._rate_hz = rate_hz
        self._seconds = seconds
        self._voice = voice
        self._sound_limits = sound_limits or SoundLimits(max_duration_s=self.limits.time_s)
        self._clock = clock
        self._choose = choose or secrets.SystemRandom().sample
        self._meter = LevelMeter(rate_hz)
        self._phase = YesPhase.IDLE
        self._attempt = 0
        self._phrase: YesPhrase | None = None
        self._live: LiveTake | None = None
        self._shown_s = 0.0
        self._ended_s = 0.0

    @property
    def phase(self) -> YesPhase:
        return self._phase

    @property
    def attempts_left(self) -> int:
        return self.limits.attempts - self._attempt

    @property
    def time_left_s(self) -> float:
        """Of the phrase that is shown; 0 when it is over or none is."""
        if self._phase is not YesPhase.SHOWN:
            return 0.0
        return max(0.0, self.limits.time_s - (self._seconds() - self._shown_s))

    def show(self) -> YesPhrase:
        """A fresh phrase, from now on recorded: show it at once. Raises `InvalidInput` when no attempt is left."""
        if self._phase not in (YesPhase.IDLE, YesPhase.SHOWN) or self.attempts_left <= 0:
            raise InvalidInput("There is no further attempt.", "Begin the consent anew when you are ready.")
        self._attempt += 1  # a phrase that was shown is used up, whether somebody spoke or not
        self._phrase = draw_phrase(self.language, self._choose)
        self._live = LiveTake(self._rate_hz, _QUIET_ROOM_DB, self._sound_limits)
        self._shown_s = self._seconds()
        self._phase = YesPhase.SHOWN
        return self._phrase

    def feed(self, block: SoundBlock) -> LiveReading:
        """Sound as it comes; kept only while a phrase is shown."""
        samples = np.clip(np.nan_to_num(block.samples), -1.0, 1.0).astype(np.float32)
        level = self._meter.feed(samples)
        if self._phase is not YesPhase.SHOWN or self._live is None:
            return LiveReading(level)
        flaws = self._live.feed(samples, block.lost)
        return LiveReading(level, flaws, self._live.has_begun, self._live.has_ended, 1.0)

    def stop(self) -> None:
        """The person has finished. Next: `check`, which takes a second and may run in another thread."""
        if self._phase is not YesPhase.SHOWN:
            raise ValueError(f"not possible while {self._phase.value}")
        self._ended_s = self._seconds()
        self._phase = YesPhase.HEARD

    def check(self, checker: SpeechChecker) -> YesResult:
        """Judge the recording. A crash of ``checker`` costs no attempt: it raises `WorkerDied` or `ToolMissing`, and
        `check` may be called again."""
        if self._phase is not YesPhase.HEARD or self._phrase is None or self._live is None:
            raise ValueError(f"not possible while {self._phase.value}")
        phrase, heard, lost = self._phrase, self._live.samples, self._live.lost
        if self._ended_s - self._shown_s > self.limits.time_s:
            return self._close((YesReason.TOO_LATE,), (), None, b"")
        if not len(heard):
            return self._close((YesReason.SOUND,), (SoundFlaw.NO_SIGNAL,), None, b"")
        measures = measure_take(heard, self._rate_hz, None, self._sound_limits)
        flaws = judge_take(measures, phrase.text, self._sound_limits)
        flaws = (SoundFlaw.GAP, *flaws) if lost else flaws
        if has_weight(flaws, Weight.MUST_REPEAT):
            return self._close((YesReason.SOUND,), flaws, None, b"")
        right = self._count_words(checker, heard, phrase)
        similarity = self._compare(heard)
        reasons = tuple(
            reason
            for reason, present in (
                (YesReason.WORDS, right is not None and right < self.limits.words_right),
                (YesReason.OTHER_VOICE, similarity is not None and similarity < self.limits.min_similarity),
            )
            if present
        )
        recording = encode_sound(resample(heard, self._rate_hz, SAMPLE_RATE_HZ))
        evidence = self._write_evidence(phrase, right, similarity, recording, measures, checker.engine, self._clock())
        return self._close(reasons, flaws, evidence, recording)

    def discard(self) -> None:
        """Forget the recording."""
        self._live = self._phrase = None

    def _count_words(self, checker: SpeechChecker, heard: Samples, phrase: YesPhrase) -> int | None:
        if not (checker.can_check and can_check(phrase.language)):
            return None
        said = checker.listen(heard, self._rate_hz, phrase.opening, phrase.pool, WORDS_ASKED)
        return sum(one == other for one, other in zip(said, phrase.words, strict=False))

    def _compare(self, heard: Samples) -> float | None:
        if self._voice is None:
            return None
        try:
            return compare_voices(self._voice, embed_voice([heard], self._rate_hz))
        except InvalidInput:  # too little speech: no likeness at all, not an unknown one
            return -1.0

    def _write_evidence(
        self,
        phrase: YesPhrase,
        right: int | None,
        similarity: float | None,
        recording: bytes,
        measures: TakeMeasures,
        listener: str,
        at: datetime,
    ) -> SpokenYesEvidence:
        engines = [listener if right is not None else "", ENGINE if similarity is not None else ""]
        return SpokenYesEvidence(
            phrase=phrase.text,
            words_right=right,
            words_asked=WORDS_ASKED,
            speaker_similarity=None if similarity is None else round(similarity, 3),
            audio_sha256=hash_bytes(recording),
            at=at,
            duration_s=round(measures.duration_s, 2),
            engine="; ".join(filter(None, engines)),
            origin=self.origin,
            text_checked=right is not None,
            attempt=self._attempt,
            language=phrase.language,
        )

    def _close(
        self,
        reasons: tuple[YesReason, ...],
        flaws: tuple[SoundFlaw, ...],
        evidence: SpokenYesEvidence | None,
        recording: bytes,
    ) -> YesResult:
        """End the attempt: with a yes, with another attempt, or for good."""
        passed = not reasons
        self._phase = YesPhase.PASSED if passed else YesPhase.IDLE if self.attempts_left else YesPhase.FAILED
        self._live = self._phrase = None
        return YesResult(passed, reasons, flaws, evidence, recording if passed else b"", self.attempts_left)
