"""Avatars and what they are made of: takes, voice, adapter. No file is opened here."""

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
    """A trained LoRA. ``sha256`` is of the plain safetensors bytes; the file itself lies sealed in the vault."""

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


@dataclass(frozen=True)
class VoiceProfile:
    """What speech in the enrolled voice needs. The profile's file lies sealed in the vault."""

    avatar_id: str
    engine: str
    sha256: str
    enrolled_at: datetime


@dataclass(frozen=True)
class Avatar:
    """A person in the studio. Erased avatars keep this row as a tombstone; nothing biometric is left of them."""

    id: str
    name: str
    class_word: ClassWord
    trigger: str
    consent_id: str
    created_at: datetime
    adapter: Adapter | None = None
    voice: VoiceProfile | None = None
    erased_at: datetime | None = None
