"""The spoken yes: a fixed sentence and fresh random words, said aloud once; the words and the voice are checked here.

A pure state machine like `VoiceSession`. Its recordings are evidence of a consent and never become training material:
nothing here can be enrolled from. Evidence, never proof: whoever owns the computer can patch a local check out.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from studio.capture.levels import LevelMeter
from studio.capture.live_take import LiveTake
from studio.capture.resampling import Samples, resample
from studio.capture.sound_judge import SoundLimits, TakeMeasures, Weight, has_weight, judge_take, measure_take
from studio.capture.sound_source import SoundBlock
from studio.capture.speech_check import SpeechChecker, missing_model_reason
from studio.capture.speech_process import HeardWord
from studio.capture.voice_sample import SAMPLE_RATE_HZ, encode_sound
from studio.capture.voice_session import LiveReading
from studio.capture.voiceprint import (
    ENGINE,
    SAME_SPEAKER,
    SAME_SPEAKER_BRIEFLY,
    VoiceReference,
    compare_voices,
    embed_voice,
)
from studio.capture.yes_phrases import WORDS_ASKED, YesPhrase, draw_phrase, is_denial
from studio.core.clock import Clock, utc_now
from studio.core.storage import hash_bytes
from studio.domain.capture import Origin
from studio.domain.errors import InvalidInput, ToolMissing
from studio.domain.voice_sample import SoundFlaw, SpokenYesEvidence

# Without a room measured in this session: only the take's own pauses tell the noise.
_QUIET_ROOM_DB = -55.0
_WORD_EDGE_S = 0.05


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
    DENIED = "denied"
    OTHER_VOICE = "other-voice"


@dataclass(frozen=True)
class YesLimits:
    """``time_s`` runs from when a phrase is shown to the end of the recording.

    ``min_similarity`` is of the yes and the whole sample; ``min_brief_similarity`` of the yes and any part of the
    sample, so that no part is by somebody else, and of the random words alone: all but these can be an old recording.
    """

    time_s: float = 40.0
    attempts: int = 3
    words_right: int = 3
    min_similarity: float = SAME_SPEAKER
    min_brief_similarity: float = SAME_SPEAKER_BRIEFLY


@dataclass(frozen=True, eq=False)
class YesResult:
    """One attempt. ``evidence`` is there when a recording was, whatever came of it; ``recording`` is its 24-bit FLAC,
    to be sealed apart from the voice sample, empty when the attempt did not count. ``note`` says why a yes gets the
    lower grade."""

    passed: bool
    reasons: tuple[YesReason, ...]
    flaws: tuple[SoundFlaw, ...]
    evidence: SpokenYesEvidence | None
    recording: bytes
    attempts_left: int
    note: str = ""


class SpokenYes:
    """A few attempts, each with fresh words, from one source at ``rate_hz``.

    ``voice`` is learnt from the voice sample (`learn_voice`); without one no voice is compared and the grade is
    lower, as it is from a file or in a language that cannot be checked. ``seconds`` is a clock that never runs back.
    """

    def __init__(
        self,
        language: str,
        rate_hz: int,
        origin: Origin,
        *,
        seconds: Callable[[], float],
        voice: VoiceReference | None = None,
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

    def change_source(self, rate_hz: int, origin: Origin) -> None:
        """Go on with another source; a phrase that was shown is used up. One file makes all of it "file"."""
        self.abandon()
        self.origin = "file" if "file" in (origin, self.origin) else "live"
        self._rate_hz, self._meter = rate_hz, LevelMeter(rate_hz)

    def abandon(self) -> None:
        """Forget the phrase that is shown and what was said of it: it is used up, for its words are known now."""
        if self._phase in (YesPhase.SHOWN, YesPhase.HEARD):
            self._phase = YesPhase.IDLE if self.attempts_left else YesPhase.FAILED
            self._live = self._phrase = None

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
        """Judge the recording. Where nobody can listen the yes counts, with the lower grade. Raises `WorkerDied` when
        the listening crashed: `check` may be called again, or the attempt be abandoned."""
        if self._phase is not YesPhase.HEARD or self._phrase is None or self._live is None:
            raise ValueError(f"not possible while {self._phase.value}")
        phrase, heard, lost = self._phrase, self._live.samples, self._live.lost
        if self._ended_s - self._shown_s > self.limits.time_s:
            return self._close((YesReason.TOO_LATE,))
        if not len(heard):
            return self._close((YesReason.SOUND,), (SoundFlaw.NO_SIGNAL,))
        measures = measure_take(heard, self._rate_hz, None, self._sound_limits)
        flaws = judge_take(measures, phrase.text, self._sound_limits)
        flaws = (SoundFlaw.GAP, *flaws) if lost else flaws
        if has_weight(flaws, Weight.MUST_REPEAT):
            return self._close((YesReason.SOUND,), flaws)
        said, note = self._listen(checker, heard, phrase)
        voice = self._compare(heard, said or ())
        reasons = self._judge(phrase, said, voice)
        recording = encode_sound(resample(heard, self._rate_hz, SAMPLE_RATE_HZ))
        evidence = self._write_evidence(phrase, said, voice, recording, measures, checker.engine, not reasons)
        if self.origin == "file":
            note = "It came from a recorded file."
        elif self._voice is None:
            note = "There is no voice sample to compare the voice with."
        return self._close(reasons, flaws, evidence, recording, note)

    def discard(self) -> None:
        """Forget the recording."""
        self._live = self._phrase = None

    def _listen(
        self, checker: SpeechChecker, heard: Samples, phrase: YesPhrase
    ) -> tuple[tuple[HeardWord, ...] | None, str]:
        """(all words that were heard, why nobody listened): None when nobody did."""
        if not (checker.can_check and phrase.listened_for):
            return None, missing_model_reason(phrase.language)
        try:
            return checker.listen(heard, self._rate_hz, phrase.listened_for, phrase.pool, WORDS_ASKED), ""
        except ToolMissing as error:
            return None, error.message

    def _compare(self, heard: Samples, said: Sequence[HeardWord]) -> tuple[float, float] | None:
        """(likeness to the whole sample, the lowest likeness of any part); None without a sample."""
        reference = self._voice
        if reference is None:
            return None
        try:
            whole = embed_voice([heard], self._rate_hz)
            found = [compare_voices(part, whole) for part in reference.parts]
            if said:
                first_s, last_s = said[-WORDS_ASKED].start_s - _WORD_EDGE_S, said[-1].end_s + _WORD_EDGE_S
                words = heard[max(0, round(first_s * self._rate_hz)) : round(last_s * self._rate_hz)]
                found.append(compare_voices(reference.whole, embed_voice([words], self._rate_hz)))
            return compare_voices(reference.whole, whole), min(found)
        except InvalidInput:  # too little speech: no likeness at all, not an unknown one
            return -1.0, -1.0

    def _judge(
        self, phrase: YesPhrase, said: tuple[HeardWord, ...] | None, voice: tuple[float, float] | None
    ) -> tuple[YesReason, ...]:
        limits = self.limits
        likeness, weakest = voice or (1.0, 1.0)
        right = _count_right(said, phrase)
        checks = (
            (YesReason.DENIED, said is not None and is_denial([word.word for word in said[:-WORDS_ASKED]])),
            (YesReason.WORDS, right is not None and right < limits.words_right),
            (YesReason.OTHER_VOICE, likeness < limits.min_similarity or weakest < limits.min_brief_similarity),
        )
        return tuple(reason for reason, present in checks if present)

    def _write_evidence(
        self,
        phrase: YesPhrase,
        said: tuple[HeardWord, ...] | None,
        voice: tuple[float, float] | None,
        recording: bytes,
        measures: TakeMeasures,
        listener: str,
        passed: bool,
    ) -> SpokenYesEvidence:
        engines = [listener if said is not None else "", ENGINE if voice is not None else ""]
        return SpokenYesEvidence(
            phrase=phrase.text,
            words_right=_count_right(said, phrase),
            words_asked=WORDS_ASKED,
            speaker_similarity=None if voice is None else round(voice[0], 3),
            audio_sha256=hash_bytes(recording),
            at=self._clock(),
            duration_s=round(measures.duration_s, 2),
            engine="; ".join(filter(None, engines)),
            origin=self.origin,
            text_checked=said is not None,
            passed=passed,
            weakest_similarity=None if voice is None else round(voice[1], 3),
            attempt=self._attempt,
            language=phrase.language,
        )

    def _close(
        self,
        reasons: tuple[YesReason, ...],
        flaws: tuple[SoundFlaw, ...] = (),
        evidence: SpokenYesEvidence | None = None,
        recording: bytes = b"",
        note: str = "",
    ) -> YesResult:
        """End the attempt: with a yes, with another attempt, or for good."""
        passed = not reasons
        self._phase = YesPhase.PASSED if passed else YesPhase.IDLE if self.attempts_left else YesPhase.FAILED
        self._live = self._phrase = None
        return YesResult(passed, reasons, flaws, evidence, recording if passed else b"", self.attempts_left, note)


def _count_right(said: tuple[HeardWord, ...] | None, phrase: YesPhrase) -> int | None:
    """How many of the random words were heard in their places; None when nobody listened."""
    if said is None:
        return None
    return sum(one.word == other for one, other in zip(said[-WORDS_ASKED:], phrase.words, strict=False))
