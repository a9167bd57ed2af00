"""Avatars and what they are made of: takes, voice, adapters. No file is opened here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal


class ClassWord(StrEnum):
    """The word that a base model already knows for this kind of subject."""

    PERSON = "person"
    WOMAN = "woman"
    MAN = "man"


class TakeKind(StrEnum):
    SCAN = "scan"
    SPEECH = "speech"


@dataclass(frozen=True)
class Take:
    """One recording of a person, sealed in the vault. ``origin`` says whether it was live or came from a file."""

    id: str
    avatar_id: str
    kind: TakeKind
    origin: Literal["live", "file"]
    sha256: str
    duration_s: float
    recorded_at: datetime
    sentence: str = ""


@dataclass(frozen=True)
class Adapter:
    """What a model learned of a person: a LoRA, or a head fitted to the scan, which has neither rank nor steps (0).

    ``sha256`` is of the plain safetensors bytes; the file itself lies sealed in the vault.
    """

    sha256: str
    avatar_id: str
    model: str
    model_revision: str
    trigger: str
    class_word: ClassWord
    rank: int
    steps: int
    trained_at: datetime
    job_id: str

    @property
    def is_head(self) -> bool:
        """Whether this is a head to draw with, not a LoRA."""
        return self.rank == 0


@dataclass(frozen=True)
class VoiceProfile:
    """What speech in the enrolled voice needs. The profile's file lies sealed in the vault."""

    avatar_id: str
    engine: str
    sha256: str
    enrolled_at: datetime


@dataclass(frozen=True)
class Avatar:
    """A person in the studio. Erased avatars keep this row as a tombstone; nothing biometric is left of them.

    ``adapters`` holds the newest one for each model, in the order in which they were trained.
    """

    id: str
    name: str
    class_word: ClassWord
    trigger: str
    consent_id: str
    created_at: datetime
    adapters: tuple[Adapter, ...] = ()
    voice: VoiceProfile | None = None
    erased_at: datetime | None = None

    def adapter_for(self, model: str) -> Adapter | None:
        """The adapter that ``model`` uses, whatever revision it was trained on."""
        return next((adapter for adapter in self.adapters if adapter.model == model), None)
