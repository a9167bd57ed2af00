"""What a guided voice sample and the spoken yes speak of: flaws, what was said, and the evidence that is kept.

Plain data, standard library only. Holds no sound and no voiceprint.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from studio.domain.capture import Origin


class SoundFlaw(StrEnum):
    """What is wrong with a recording. The words for it are in `studio.capture.voice_words`."""

    NO_SIGNAL = "no-signal"
    TOO_QUIET = "too-quiet"
    TOO_LOUD = "too-loud"
    CLIPPED = "clipped"
    NOISY = "noisy"
    ROOM_LOUD = "room-loud"
    ROOM_RESTLESS = "room-restless"
    HUM = "hum"
    DC_OFFSET = "dc-offset"
    CUT_AT_START = "cut-at-start"
    CUT_AT_END = "cut-at-end"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    GAP = "gap"
    OTHER_WORDS = "other-words"


class TextMatch(StrEnum):
    """Whether a recording says what it should. UNCHECKED: nobody listened; `TextCheck.reason` says why."""

    SAME = "same"
    OTHER = "other"
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class TextCheck:
    """What the offline check made of a recording.

    ``score`` is the mean log likelihood ratio per 10 ms frame of the words against any sounds (0 at best, speech that
    fits about -1 to -3.5); None when the words could not be laid over the sound at all, or nobody listened.
    """

    match: TextMatch
    score: float | None = None
    reason: str = ""

    @property
    def is_checked(self) -> bool:
        return self.match is not TextMatch.UNCHECKED


class Grade(StrEnum):
    """What a spoken yes is good for: FULL when it was heard live and its words were checked, LOWER otherwise."""

    FULL = "full"
    LOWER = "lower"


@dataclass(frozen=True)
class SpokenYesEvidence:
    """What was heard when somebody said yes: evidence, never proof of who it was. An offline check can be patched out.

    ``phrase`` is the whole text that was shown; ``words_right`` of its ``words_asked`` random words were heard, or None
    when nobody listened. ``speaker_similarity`` (-1..1) compares the voice with the voice sample and
    ``weakest_similarity`` the lowest of its parts and of the random words alone; both are None without a sample.
    ``audio_sha256`` is of the encoded recording as it is kept; ``engine`` names what listened. ``attempt`` counts from
    one. ``passed`` says whether it counted as a yes.
    """

    phrase: str
    words_right: int | None
    words_asked: int
    speaker_similarity: float | None
    audio_sha256: str
    at: datetime
    duration_s: float
    engine: str
    origin: Origin
    text_checked: bool
    passed: bool
    weakest_similarity: float | None = None
    attempt: int = 1
    language: str = "en"
    schema_version: Literal[1] = 1

    @property
    def grade(self) -> Grade:
        """What it is good for; `Grade.LOWER` too where it did not pass."""
        is_checked = self.text_checked and self.speaker_similarity is not None
        return Grade.FULL if self.passed and self.origin == "live" and is_checked else Grade.LOWER
