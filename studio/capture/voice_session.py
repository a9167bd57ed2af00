"""A guided voice sample: the room first, then sentences one at a time, each kept, said again or skipped.

A pure state machine: sound is fed in, verdicts come out. No threads, no device, no file, no listening program: whoever
drives it asks a `SpeechChecker` and hands the answer to `judge`. What it holds is a person's voice, in memory only.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from studio.capture.levels import SILENT_READING, LevelMeter, LevelReading
from studio.capture.live_take import LiveTake
from studio.capture.resampling import Samples, resample
from studio.capture.room_tone import ROOM_TONE_S, RoomLimits, RoomTone, measure_room
from studio.capture.sentences import SentenceList
from studio.capture.sound_judge import (
    SoundLimits,
    TakeMeasures,
    Weight,
    has_weight,
    judge_take,
    measure_take,
)
from studio.capture.sound_source import SoundBlock
from studio.capture.voice_sample import SAMPLE_RATE_HZ, VoiceSample, VoiceTake
from studio.domain.capture import Origin
from studio.domain.errors import InvalidInput
from studio.domain.voice_sample import SoundFlaw, TextCheck, TextMatch

_MARGIN_S = 0.5
_ROOM_TRIES = 3


class Phase(StrEnum):
    """Where a session stands. READY: a sentence waits to be read. HEARD: a take waits for its text check.
    JUDGED: the person decides."""

    ROOM = "room"
    READY = "ready"
    RECORDING = "recording"
    HEARD = "heard"
    JUDGED = "judged"
    DONE = "done"


@dataclass(frozen=True)
class LiveReading:
    """What is known while sound comes in: the meter, flaws found at once, and where the person is in the sentence.

    ``progress`` 0..1 is of the room tone; ``has_ended`` says that a pause follows speech: it is time to stop.
    """

    level: LevelReading = SILENT_READING
    flaws: tuple[SoundFlaw, ...] = ()
    has_begun: bool = False
    has_ended: bool = False
    progress: float = 0.0


@dataclass(frozen=True, eq=False)
class PendingTake:
    """A finished recording: ``samples`` float32 [n] at `SAMPLE_RATE_HZ`, its figures and what was found at once."""

    sentence: str
    samples: Samples
    measures: TakeMeasures
    flaws: tuple[SoundFlaw, ...]

    @property
    def is_hopeless(self) -> bool:
        """Whether it must be said again anyway, so that listening to the words would be a waste of time."""
        return has_weight(self.flaws, Weight.MUST_REPEAT)


@dataclass(frozen=True)
class TakeVerdict:
    """What to tell about a take: it is good, it can be kept by the person's own wish, or it must be said again."""

    flaws: tuple[SoundFlaw, ...]
    text: TextCheck

    @property
    def can_keep(self) -> bool:
        return not has_weight(self.flaws, Weight.MUST_REPEAT)

    @property
    def is_good(self) -> bool:
        return self.can_keep and not has_weight(self.flaws, Weight.SHOULD_REPEAT)


class VoiceSession:
    """One person's session with one source at ``rate_hz``.

    Methods called in the wrong phase raise `ValueError`: that is a bug of the caller, not of the person.
    """

    def __init__(
        self,
        script: SentenceList,
        rate_hz: int,
        origin: Origin,
        limits: SoundLimits | None = None,
        room_limits: RoomLimits | None = None,
    ) -> None:
        self.script = script
        self.origin: Origin = origin
        self._rate_hz = rate_hz
        self._limits = limits or SoundLimits()
        self._room_limits = room_limits or RoomLimits()
        self._meter = LevelMeter(rate_hz)
        self._phase = Phase.ROOM
        self._room: RoomTone | None = None
        self._room_sound: list[Samples] = []
        self._room_tries = 0
        self._room_tone: Samples = np.zeros(0, np.float32)
        self._live: LiveTake | None = None
        self._pending: PendingTake | None = None
        self._verdict: TakeVerdict | None = None
        self._takes: dict[int, VoiceTake] = {}
        self._skipped: set[int] = set()
        self._attempts: dict[int, int] = {}
        self._index = 0

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def index(self) -> int:
        """Of the sentence that is read now."""
        return self._index

    @property
    def sentence(self) -> str:
        return self.script.sentences[self._index]

    @property
    def attempt(self) -> int:
        """How often the sentence was recorded."""
        return self._attempts.get(self._index, 0)

    @property
    def room(self) -> RoomTone | None:
        return self._room

    @property
    def verdict(self) -> TakeVerdict | None:
        return self._verdict

    @property
    def accepted(self) -> tuple[int, ...]:
        """Indices of sentences that are kept."""
        return tuple(sorted(self._takes))

    @property
    def has_enough(self) -> bool:
        """Whether `finish` would give a sample now."""
        return self._room is not None and len(self._takes) >= self.script.required

    @property
    def can_skip(self) -> bool:
        """Whether the required number can still be reached without this sentence."""
        # A sentence that is being read again keeps its take when it is left.
        left = len(self.script.sentences) - len(self._skipped | {self._index} - set(self._takes))
        return self._phase in (Phase.READY, Phase.JUDGED) and left >= self.script.required

    def feed(self, block: SoundBlock) -> LiveReading:
        """Sound as it comes, at any time; only room tone and recordings keep it."""
        samples = np.clip(np.nan_to_num(block.samples), -1.0, 1.0).astype(np.float32)
        level = self._meter.feed(samples)
        if self._phase is Phase.ROOM:
            return self._feed_room(samples, block.lost, level)
        if self._phase is Phase.RECORDING and self._live is not None:
            flaws = self._live.feed(samples, block.lost)
            return LiveReading(level, flaws, self._live.has_begun, self._live.has_ended, 1.0)
        return LiveReading(level, progress=1.0)

    def measure_room_again(self) -> None:
        """Forget the room tone: a window was closed, a fan switched off. Takes are kept."""
        self._require(Phase.READY, Phase.ROOM)
        self._room, self._room_sound, self._room_tries, self._phase = None, [], 0, Phase.ROOM

    def change_source(self, rate_hz: int, origin: Origin) -> None:
        """Go on with another source: its room is measured first, takes are kept. One file makes all of it "file"."""
        self._live = self._pending = self._verdict = None
        self.origin = "file" if "file" in (origin, self.origin) else "live"
        self._rate_hz, self._meter = rate_hz, LevelMeter(rate_hz)
        # The room that was measured before counts until this one is: a finished sample stays finished.
        self._room_sound, self._room_tries, self._phase = [], 0, Phase.ROOM

    def start(self) -> None:
        """Begin to record the sentence."""
        self._require(Phase.READY)
        if self._room is None:
            raise ValueError("the room was not measured")
        self._live = LiveTake(self._rate_hz, self._room.noise_db, self._limits)
        self._attempts[self._index] = self.attempt + 1
        self._phase = Phase.RECORDING

    def stop(self) -> PendingTake:
        """End the recording and measure it. Next: `judge`, with a text check unless it ``is_hopeless``."""
        self._require(Phase.RECORDING)
        if self._live is None:
            raise ValueError("nothing is being recorded")
        heard, lost = self._live.samples, self._live.lost
        self._live = None
        self._pending = self._examine(heard, lost)
        self._phase = Phase.HEARD
        return self._pending

    def cancel(self) -> None:
        """Throw the recording away without a verdict: the device was pulled out, or the person paused."""
        self._require(Phase.RECORDING, Phase.HEARD, Phase.JUDGED)
        self._live = self._pending = self._verdict = None
        self._phase = Phase.READY

    def judge(self, text: TextCheck) -> TakeVerdict:
        """Join what was measured with what was heard of the words."""
        self._require(Phase.HEARD)
        flaws = self._taken.flaws
        if text.match is TextMatch.OTHER:
            flaws = (*flaws, SoundFlaw.OTHER_WORDS)
        self._verdict = TakeVerdict(flaws, text)
        self._phase = Phase.JUDGED
        return self._verdict

    def accept(self) -> None:
        """Keep the take and go on. One that is not good is kept by the person's own wish, and marked so."""
        self._require(Phase.JUDGED)
        take, verdict = self._taken, self._verdict
        if verdict is None or not verdict.can_keep:
            raise InvalidInput("This recording cannot be used.", "Read the sentence once more, or skip it.")
        self._takes[self._index] = VoiceTake(
            self._index, take.sentence, take.samples, take.measures, verdict.flaws, verdict.text
        )
        self._skipped.discard(self._index)
        self._go_on()

    def retake(self) -> None:
        """Throw the take away and read the sentence again."""
        self._require(Phase.JUDGED)
        self._pending = self._verdict = None
        self._phase = Phase.READY

    def skip(self) -> None:
        """Leave the sentence out. Raises `InvalidInput` when too few would be left."""
        self._require(Phase.READY, Phase.JUDGED)
        if not self.can_skip:
            raise InvalidInput(
                f"{self.script.required} sentences are needed; no more can be skipped.",
                "Read this one, or go back to a sentence that you skipped.",
            )
        if self._index not in self._takes:
            self._skipped.add(self._index)
        self._go_on()

    def go_to(self, index: int) -> None:
        """Read sentence ``index`` (again). An earlier take of it is kept until a new one is accepted."""
        self._require(Phase.READY, Phase.JUDGED, Phase.DONE)
        if not 0 <= index < len(self.script.sentences):
            raise ValueError(f"there is no sentence {index}")
        self._pending = self._verdict = None
        self._index, self._phase = index, Phase.READY

    def finish(self) -> VoiceSample:
        """What was accepted. Raises `InvalidInput` when it is not enough yet."""
        if self._room is None or not self.has_enough:
            raise InvalidInput(
                f"{len(self._takes)} of {self.script.required} sentences are recorded.", "Read some more sentences."
            )
        takes = tuple(self._takes[index] for index in self.accepted)
        return VoiceSample(self.script.language, self.origin, takes, self._room_tone, self._room)

    def discard(self) -> None:
        """Forget everything that was recorded."""
        self._takes.clear()
        self._live = self._pending = self._verdict = None
        self._room_tone, self._room_sound = np.zeros(0, np.float32), []

    @property
    def _taken(self) -> PendingTake:
        if self._pending is None:
            raise ValueError("no take waits")
        return self._pending

    def _feed_room(self, samples: Samples, lost: int, level: LevelReading) -> LiveReading:
        # A gap in room tone is a step that sounds like a click: begin anew.
        self._room_sound = [samples] if lost else [*self._room_sound, samples]
        count = sum(map(len, self._room_sound))
        needed = round(ROOM_TONE_S * self._rate_hz)
        if count < needed:
            return LiveReading(level, progress=count / needed)
        sound = np.concatenate(self._room_sound)
        self._room_sound = []
        room = measure_room(sound, self._rate_hz, self._room_limits)
        # A dead microphone or somebody talking is no room: it is measured again, and the person hears why. But some
        # rooms are never quiet, and drivers that suppress noise give true silence: nobody is kept waiting for ever.
        self._room_tries += 1
        if self._room_tries < _ROOM_TRIES and set(room.flaws) & {SoundFlaw.NO_SIGNAL, SoundFlaw.ROOM_RESTLESS}:
            return LiveReading(level, room.flaws)
        self._room, self._phase = room, Phase.READY
        self._room_tone = resample(sound, self._rate_hz, SAMPLE_RATE_HZ)
        return LiveReading(level, room.flaws, progress=1.0)

    def _examine(self, heard: Samples, lost: int) -> PendingTake:
        if not len(heard):
            heard = np.zeros(1, np.float32)
        measures = measure_take(heard, self._rate_hz, self._room, self._limits)
        flaws = judge_take(measures, self.sentence, self._limits)
        if lost:
            flaws = (SoundFlaw.GAP, *flaws)
        margin = round(_MARGIN_S * self._rate_hz)
        if measures.speech_s > 0:
            first = max(0, round(measures.start_s * self._rate_hz) - margin)
            heard = heard[first : round(measures.end_s * self._rate_hz) + margin]
        return PendingTake(self.sentence, resample(heard, self._rate_hz, SAMPLE_RATE_HZ), measures, flaws)

    def _go_on(self) -> None:
        """To the next sentence that is neither kept nor skipped, from here on and then from the start."""
        self._pending = self._verdict = None
        count = len(self.script.sentences)
        order = [*range(self._index + 1, count), *range(self._index + 1)]
        open_ones = [index for index in order if index not in self._takes and index not in self._skipped]
        self._phase = Phase.READY if open_ones else Phase.DONE
        self._index = open_ones[0] if open_ones else self._index

    def _require(self, *phases: Phase) -> None:
        if self._phase not in phases:
            raise ValueError(f"not possible while {self._phase.value}")
