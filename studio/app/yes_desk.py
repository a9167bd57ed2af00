"""The spoken yes as a window drives it: sound in, one view out, in words. Opens no device by itself.

Its recording is evidence, sealed apart; nothing is ever trained or enrolled from it.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from studio.app.captured import SealedCheck, note_spoken_yes
from studio.app.sound_pump import SoundPump
from studio.capture.sound_source import SoundBlock, SoundSource
from studio.capture.speech_check import SpeechChecker
from studio.capture.spoken_yes import SpokenYes, YesPhase, YesReason, YesResult
from studio.capture.voice_sample import SAMPLE_RATE_HZ, VoiceSample
from studio.capture.voice_session import LiveReading
from studio.capture.voice_words import FLAW_TEXTS, HINT_TEXTS, VoiceHint
from studio.capture.voiceprint import learn_voice
from studio.domain.errors import StudioError
from studio.domain.voice_sample import Grade

_VIEW_EVERY_S = 0.04
_REASON_TEXTS = {
    YesReason.TOO_LATE: "The time was up before the phrase was read.",
    YesReason.WORDS: "Other words were heard than those that were shown.",
    YesReason.DENIED: "A no was heard. Nothing is made of you against your will.",
    YesReason.OTHER_VOICE: "The voice sounded unlike the one in the voice sample.",
}


class YesStage(StrEnum):
    """PREPARING: the voice sample is looked at. LISTENING: what was said is being checked."""

    PREPARING = "preparing"
    IDLE = "idle"
    SHOWN = "shown"
    LISTENING = "listening"
    PASSED = "passed"
    FAILED = "failed"


_STAGES = {
    YesPhase.IDLE: YesStage.IDLE,
    YesPhase.SHOWN: YesStage.SHOWN,
    YesPhase.HEARD: YesStage.LISTENING,
    YesPhase.PASSED: YesStage.PASSED,
    YesPhase.FAILED: YesStage.FAILED,
}


@dataclass(frozen=True)
class YesView:
    """``opening`` and ``words`` are read aloud while they are shown; ``time_share`` 0…1 is what is left to do so.

    ``told`` says what was wrong with the last attempt, ``note`` why a yes that was heard gets the lower grade.
    """

    stage: YesStage
    hint: str
    opening: str
    words: tuple[str, ...]
    time_share: float | None
    told: tuple[str, ...]
    note: str
    attempts_left: int
    peak_db: float
    held_peak_db: float
    is_clipping: bool


class YesDesk:
    """A few attempts with one microphone. Commands return at once."""

    def __init__(
        self,
        language: str,
        on_view: Callable[[YesView], None],
        on_failure: Callable[[StudioError], None],
        *,
        checker: SpeechChecker | None = None,
        make_yes: Callable[..., SpokenYes] = SpokenYes,
    ) -> None:
        self._language = language
        self._on_view = on_view
        self._on_failure = on_failure
        self._checker = checker or SpeechChecker(language)
        self._make_yes = make_yes
        self._yes: SpokenYes | None = None
        self._pump: SoundPump | None = None
        self._result: YesResult | None = None
        self._voice_sha256 = ""
        self._opening, self._words = "", tuple[str, ...]()
        self._reading = LiveReading()
        self._told_s = 0.0
        self._is_listening = False

    @property
    def is_running(self) -> bool:
        return self._pump is not None and self._pump.is_running

    @property
    def words(self) -> tuple[str, ...]:
        """The random words of the phrase that was shown last."""
        return self._words

    @property
    def has_passed(self) -> bool:
        return self._result is not None and self._result.passed

    @property
    def check(self) -> SealedCheck | None:
        """What goes into the record; None before a yes was heard."""
        result = self._result
        if result is None or not result.passed or result.evidence is None:
            return None
        return note_spoken_yes(result.evidence, result.recording, self._voice_sha256)

    def start(self, source: SoundSource, sample: VoiceSample | None) -> None:
        """Open ``source``; the voice is compared with ``sample``. After a `stop` it goes on with the attempts that are
        left, after a `close` anew. Raises `MicrophoneUnavailable`."""
        self.stop()
        source.start()
        self._pump = SoundPump(source, self._hear, self._on_failure)
        yes = self._yes
        if yes is None:
            self._pump.do(lambda: self._prepare(source, sample))
        elif not self._is_listening:
            yes.change_source(source.rate_hz, source.origin)
        self._pump.start()
        self._tell()

    def stop(self) -> None:
        """Let go of the microphone. A phrase that is shown is used up."""
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.stop()
        if self._yes is not None and self._yes.phase is YesPhase.SHOWN:
            self._yes.abandon()

    def show(self) -> None:
        """Show a fresh phrase; from now on it is recorded."""
        self._do(self._show)

    def end_phrase(self) -> None:
        """The person has read it."""
        self._do(self._end_phrase)

    def close(self) -> None:
        """Stop, and forget what was said."""
        self.stop()
        if self._yes is not None:
            self._yes.discard()
        self._yes = self._result = None
        self._is_listening = False
        self._checker.close()

    def view(self) -> YesView:
        """How it stands."""
        yes, result = self._yes, self._result
        stage = _STAGES[yes.phase] if yes else YesStage.PREPARING
        if self._is_listening:  # until the result is there
            stage = YesStage.LISTENING
        shown = stage is YesStage.SHOWN
        return YesView(
            stage=stage,
            hint=HINT_TEXTS[_choose_hint(stage, result)],
            opening=self._opening if shown else "",
            words=self._words if shown else (),
            time_share=yes.time_left_s / yes.limits.time_s if yes and shown else None,
            told=_tell_result(result) if stage in (YesStage.IDLE, YesStage.FAILED) else (),
            note=result.note if result and result.passed and self._is_lower_grade(result) else "",
            attempts_left=yes.attempts_left if yes else 0,
            peak_db=self._reading.level.peak_db,
            held_peak_db=self._reading.level.held_peak_db,
            is_clipping=self._reading.level.is_clipping,
        )

    def _prepare(self, source: SoundSource, sample: VoiceSample | None) -> None:
        voice = learn_voice([take.samples for take in sample.takes], SAMPLE_RATE_HZ) if sample else None
        self._voice_sha256 = sample.sha256 if sample else ""
        self._yes = self._make_yes(self._language, source.rate_hz, source.origin, seconds=time.monotonic, voice=voice)
        self._tell()

    def _do(self, action: Callable[[SpokenYes], None]) -> None:
        pump = self._pump

        def act() -> None:
            if self._yes is not None:
                action(self._yes)
                self._tell()

        if pump is not None:
            pump.do(act)

    def _show(self, yes: SpokenYes) -> None:
        if yes.phase is not YesPhase.IDLE:
            return
        phrase = yes.show()
        self._opening, self._words = phrase.opening, phrase.words
        if self._pump is not None:
            self._pump.source.cue()

    def _hear(self, block: SoundBlock) -> None:
        yes = self._yes
        if yes is None:
            return
        self._reading = yes.feed(block)
        if yes.phase is YesPhase.SHOWN and yes.time_left_s <= 0:
            self._end_phrase(yes)
            self._tell()
        elif time.monotonic() - self._told_s >= _VIEW_EVERY_S:
            self._tell()

    def _end_phrase(self, yes: SpokenYes) -> None:
        if yes.phase is YesPhase.SHOWN:
            yes.stop()
            self._is_listening = True
            threading.Thread(target=self._listen, args=(yes,), name="listening", daemon=True).start()

    def _listen(self, yes: SpokenYes) -> None:
        """Aside: the meter goes on meanwhile. What comes after a `close` is forgotten."""
        result, failure = None, None
        try:
            result = yes.check(self._checker)
        except StudioError as error:
            failure = error
        if self._yes is not yes:
            return
        if failure is not None:
            yes.abandon()
        elif result is not None:
            self._result = result
        if self._pump is not None:  # another microphone may have been chosen meanwhile
            yes.change_source(self._pump.source.rate_hz, self._pump.source.origin)
        self._is_listening = False
        if failure is not None:
            self._on_failure(failure)
        else:
            self._tell()

    @staticmethod
    def _is_lower_grade(result: YesResult) -> bool:
        return result.evidence is not None and result.evidence.grade is not Grade.FULL

    def _tell(self) -> None:
        self._told_s = time.monotonic()
        self._on_view(self.view())


def _choose_hint(stage: YesStage, result: YesResult | None) -> VoiceHint:
    match stage:
        case YesStage.PASSED:
            return VoiceHint.YES_HEARD
        case YesStage.FAILED:
            return VoiceHint.YES_FAILED
        case YesStage.LISTENING | YesStage.PREPARING:
            return VoiceHint.LISTENING
        case YesStage.SHOWN:
            return VoiceHint.SAY_PHRASE
        case _:
            return VoiceHint.SAY_PHRASE if result is None else VoiceHint.YES_AGAIN


def _tell_result(result: YesResult | None) -> tuple[str, ...]:
    if result is None:
        return ()
    told = [_REASON_TEXTS[reason] for reason in result.reasons if reason in _REASON_TEXTS]
    return (*told, *(FLAW_TEXTS[flaw] for flaw in result.flaws[:2]))
