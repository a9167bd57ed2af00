"""What a voice engine is: enrol a person from recited sentences, then speak in that voice.

Holds types only. Must not import an engine; engines are opened by name through `studio.voice.engines`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from studio.domain.job import Reporter

FloatArray = npt.NDArray[np.float32]

ENROL_RATE_HZ = 16_000


@dataclass(frozen=True)
class Availability:
    """Whether an engine can work here. ``reason`` may be set even when ``ok``: a limit to say openly."""

    ok: bool
    reason: str = ""
    hint: str = ""


@dataclass(frozen=True, eq=False)
class EnrolledSentence:
    """A sentence and its recitation: ``samples`` float32 mono [n] at `ENROL_RATE_HZ`, within -1..1."""

    text: str
    samples: FloatArray


@dataclass(frozen=True)
class WordTiming:
    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class PhonemeTiming:
    """``ipa`` is one phoneme in IPA letters, as the engine names it; empty for a pause."""

    ipa: str
    start_s: float
    end_s: float


@dataclass(frozen=True, eq=False)
class Speech:
    """A spoken line: ``samples`` float32 mono [n] within -1..1; timings count from the first sample."""

    samples: FloatArray
    sample_rate_hz: int
    words: tuple[WordTiming, ...] = ()
    phonemes: tuple[PhonemeTiming, ...] = ()

    @property
    def duration_s(self) -> float:
        return len(self.samples) / self.sample_rate_hz


class VoiceEngine(ABC):
    """One way to speak. Equal text and profile give equal samples on the same machine.

    ``language`` is a BCP 47 tag; an engine that lacks it says in `available` what it speaks instead. ``scratch`` is the
    folder for what an engine cannot do without a file; the system's temporary one, for trials, when not given.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    needs_profile: ClassVar[bool]
    makes_sound: ClassVar[bool]

    def __init__(self, language: str = "en", scratch: Path | None = None) -> None:
        self.language = language
        self.scratch = scratch

    @abstractmethod
    def available(self) -> Availability:
        """Cheap, starts nothing, raises nothing."""

    @abstractmethod
    def enrol(self, recordings: Sequence[EnrolledSentence], reporter: Reporter) -> bytes:
        """Fit the voice of the person who recited ``recordings`` and return the profile's bytes.

        The profile is biometric data: the caller seals it. Raises `InvalidInput`, `SilentRecording`, `ToolMissing`,
        `WorkerDied`; `Cancelled` through ``reporter``.
        """

    @abstractmethod
    def speak(self, text: str, profile: bytes) -> Speech:
        """Speak ``text`` in the voice of ``profile`` (what `enrol` returned; checked again here, it may be damaged).

        Raises `InvalidInput`, `ToolMissing`, `WorkerDied`.
        """

    @abstractmethod
    def close(self) -> None:
        """End what this engine has running. May be called twice, and from another thread."""
