"""A guided voice sample as a window drives it: sound in, one view of the state out, in words.

The source is read in a thread of its own, where the session lives; views come from there, and windows bring them over
to theirs. What was said stays in memory until `finish` hands it on or `close` forgets it.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.app.sound_pump import SoundPump
from studio.capture.microphone import Microphone, MicrophoneInfo, list_microphones
from studio.capture.sentences import SentenceList, list_languages, load_sentences
from studio.capture.sound_source import RecordedSound, SoundBlock, SoundSource
from studio.capture.speech_check import SpeechChecker, unchecked
from studio.capture.voice_sample import SAMPLE_RATE_HZ, VoiceSample
from studio.capture.voice_session import LiveReading, PendingTake, Phase, VoiceSession
from studio.capture.voice_words import FLAW_TEXTS, HINT_TEXTS, VoiceHint
from studio.domain.errors import InvalidInput, StudioError
from studio.domain.voice_sample import SoundFlaw, TextCheck

VoicePhase = Phase
VoiceDevice = MicrophoneInfo
Sound = SoundSource
VoiceResult = VoiceSample
_VIEW_EVERY_S = 0.04


@dataclass(frozen=True)
class VoiceView:
    """How a voice sample stands. ``told`` are sentences about what is wrong, the worst first; levels are in dBFS.

    ``is_good`` is None unless a take was judged. ``note`` says why nobody listened to the words, if so.
    """

    phase: VoicePhase
    hint: str
    told: tuple[str, ...]
    note: str
    is_good: bool | None
    can_keep: bool
    can_skip: bool
    can_finish: bool
    sentence: str
    index: int
    count: int
    required: int
    accepted: tuple[int, ...]
    peak_db: float
    held_peak_db: float
    is_clipping: bool
    progress: float


def list_devices() -> tuple[VoiceDevice, ...]:
    """All microphones that are there now, the default first. None may be open. Raises `MicrophoneUnavailable`."""
    return list_microphones(look_again=True)


def open_device(device: VoiceDevice) -> Sound:
    """A microphone, not started yet."""
    return Microphone(device)


def open_recordings(paths: Sequence[Path]) -> Sound:
    """Recorded files, one a sentence, played as if somebody spoke; what is made of them is of the lower grade."""
    return RecordedSound(paths, paced=True)


def choose_sentences(language: str) -> SentenceList:
    """The list in ``language``, else the English one."""
    tags = list_languages()
    known = language.lower() in tags or language.lower().split("-")[0] in tags
    return load_sentences(language if known else "en")


class VoiceRecording:
    """One person's voice sample. Microphones may come and go; finished sentences stay.

    Commands return at once and are done in the reading thread; one that came too late for its phase is let be.
    """

    def __init__(
        self,
        script: SentenceList,
        on_view: Callable[[VoiceView], None],
        on_failure: Callable[[StudioError], None],
        checker: SpeechChecker | None = None,
    ) -> None:
        self.script = script
        self._on_view = on_view
        self._on_failure = on_failure
        self._checker = checker or SpeechChecker(script.language)
        self._session: VoiceSession | None = None
        self._pump: SoundPump | None = None
        self._reading = LiveReading()
        self._told_s = 0.0
        self._takes_asked = 0
        self.revision = 0
        """Another one whenever a sentence was kept."""

    @property
    def has_kept(self) -> bool:
        return self._session is not None and bool(self._session.accepted)

    @property
    def is_running(self) -> bool:
        return self._pump is not None and self._pump.is_running

    def start(self, source: SoundSource) -> None:
        """Open ``source`` and measure its room. Raises `MicrophoneUnavailable`, or what reading a file raises."""
        self.stop()
        source.start()
        if self._session is None:
            self._session = VoiceSession(self.script, source.rate_hz, source.origin)
        else:
            self._session.change_source(source.rate_hz, source.origin)
        self._reading = LiveReading()
        self._pump = SoundPump(source, self._hear, self._on_failure)
        self._pump.start()

    def stop(self) -> None:
        """Let go of the microphone; finished sentences stay."""
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.stop()
        if self._session is not None:
            self._drop_take(self._session)

    def record(self) -> None:
        """Begin with the sentence; after a verdict, read it again."""
        self._ask(self._record)

    def end_sentence(self) -> None:
        """The person has read it: measure it, listen to the words, judge."""
        self._ask(self._end_sentence)

    def accept(self) -> None:
        """Keep what was read, and go on."""
        self._ask(self._accept)

    def skip(self) -> None:
        self._ask(lambda session: session.skip())

    def go_to(self, index: int) -> None:
        self._ask(lambda session: session.go_to(index))

    def measure_room_again(self) -> None:
        self._ask(lambda session: session.measure_room_again())

    def view(self) -> VoiceView | None:
        """How it stands; None before the first `start`."""
        return self._describe(self._session) if self._session else None

    def finish(self) -> VoiceSample:
        """What was accepted. Lets go of the microphone. Raises `InvalidInput` when it is not enough."""
        self.stop()
        if self._session is None:
            raise InvalidInput("No sentence is recorded.", "Read some sentences, or leave the voice out.")
        return self._session.finish()

    def close(self) -> None:
        """Stop, and forget everything that was said."""
        self.stop()
        if self._session is not None:
            self._session.discard()
            self._session = None
        self._checker.close()

    def _hear(self, block: SoundBlock) -> None:
        session = self._session
        if session is None:
            return
        before = session.phase
        self._reading = session.feed(block)
        if self._reading.has_ended and session.phase is Phase.RECORDING:
            self._end_sentence(session)
        now_s = time.monotonic()
        if session.phase is not before or now_s - self._told_s >= _VIEW_EVERY_S:
            self._told_s = now_s
            self._on_view(self._describe(session))

    def _ask(self, command: Callable[[VoiceSession], None]) -> None:
        """Have it done between two blocks; what comes a moment too late for its phase is let be."""
        session, pump = self._session, self._pump
        if session is None:
            return

        def obey() -> None:
            try:
                command(session)
            except InvalidInput as error:
                self._on_failure(error)
            except ValueError:
                return
            self._on_view(self._describe(session))

        if pump is not None and pump.is_running:
            pump.do(obey)
        else:
            obey()

    def _accept(self, session: VoiceSession) -> None:
        session.accept()
        self.revision += 1

    def _record(self, session: VoiceSession) -> None:
        if session.phase is Phase.JUDGED:
            session.retake()
        session.start()
        if self._pump is not None:
            self._pump.source.cue()

    def _end_sentence(self, session: VoiceSession) -> None:
        pending = session.stop()
        self._takes_asked += 1
        if pending.is_hopeless:
            session.judge(unchecked(""))
            return
        # Aside: the meter goes on while somebody listens to the words.
        threading.Thread(target=self._listen, args=(pending, self._takes_asked), name="listening", daemon=True).start()

    def _listen(self, pending: PendingTake, number: int) -> None:
        try:
            heard = self._checker.check(pending.samples, SAMPLE_RATE_HZ, pending.sentence)
        except StudioError as error:
            # The listening was tried twice: a take is not lost for that, and the person hears that nobody listened.
            heard = unchecked(error.message)

        def judge(session: VoiceSession, heard: TextCheck = heard) -> None:
            if number == self._takes_asked and session.phase is Phase.HEARD:
                session.judge(heard)

        self._ask(judge)

    @staticmethod
    def _drop_take(session: VoiceSession) -> None:
        if session.phase in (Phase.RECORDING, Phase.HEARD, Phase.JUDGED):
            session.cancel()

    def _describe(self, session: VoiceSession) -> VoiceView:
        verdict, live = session.verdict, self._reading
        flaws: tuple[SoundFlaw, ...] = live.flaws
        if verdict is not None:
            flaws = verdict.flaws
        elif session.phase is Phase.READY and session.room is not None:
            flaws = session.room.flaws
        return VoiceView(
            phase=session.phase,
            hint=HINT_TEXTS[self._choose_hint(session)],
            told=tuple(FLAW_TEXTS[flaw] for flaw in flaws),
            note=verdict.text.reason if verdict else "",
            is_good=verdict.is_good if verdict else None,
            can_keep=verdict is not None and verdict.can_keep,
            can_skip=session.can_skip,
            can_finish=session.has_enough,
            sentence=session.sentence,
            index=session.index,
            count=len(session.script.sentences),
            required=session.script.required,
            accepted=session.accepted,
            peak_db=live.level.peak_db,
            held_peak_db=live.level.held_peak_db,
            is_clipping=live.level.is_clipping,
            progress=live.progress,
        )

    def _choose_hint(self, session: VoiceSession) -> VoiceHint:
        match session.phase:
            case Phase.ROOM:
                return VoiceHint.BE_QUIET
            case Phase.READY:
                return VoiceHint.PRESS_AND_READ
            case Phase.RECORDING:
                return VoiceHint.READING if self._reading.has_begun else VoiceHint.READ_NOW
            case Phase.HEARD:
                return VoiceHint.LISTENING
            case Phase.DONE:
                return VoiceHint.DONE
            case Phase.JUDGED:
                verdict = session.verdict
                if verdict is None or not verdict.can_keep:
                    return VoiceHint.AGAIN
                return VoiceHint.GOOD if verdict.is_good else VoiceHint.KEEP_OR_AGAIN
