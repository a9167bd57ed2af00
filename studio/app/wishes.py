"""What a person asks for, before it is checked and made into a request. Plain data."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect
from studio.domain.consent import ALL_PURPOSES, NARROWEST, ConsentChoices, Purpose

if TYPE_CHECKING:
    from studio.app.captured import Captured


@dataclass(frozen=True)
class ConsentAnswers:
    """What the person whose likeness it is said and signed. ``signed_name`` is typed by that person."""

    signed_name: str
    adult_declared: bool
    statement_agreed: bool
    valid_days: int = 365
    purposes: tuple[Purpose, ...] = ALL_PURPOSES
    language: str = "en"
    choices: ConsentChoices = NARROWEST


@dataclass(frozen=True)
class NewAvatar:
    """A scan (video file or folder of pictures), and recordings (folder of wavs) of the sentences in a text file.

    What was ``captured`` before camera and microphone stands in their place, each for itself.
    """

    name: str
    class_word: ClassWord
    scan: Path
    consent: ConsentAnswers
    recordings: Path | None = None
    sentences: Path | None = None
    origin: Literal["live", "file"] = "file"
    captured: "Captured | None" = None


@dataclass(frozen=True)
class TrainWish:
    """Training choices; None takes the model card's own figure. A model that draws leaves nothing to choose."""

    model: str | None = None
    num_train_steps: int | None = None
    rank: int | None = None
    batch_size: int | None = None
    learning_rate: float | None = None
    seed: int = 0
    checkpoint_every_steps: int | None = None


@dataclass(frozen=True)
class ClipWish:
    """A clip as asked for; None takes the model card's own figure, or chance for the seed.

    ``guide`` is how far the storyboard's drawing is repainted: 0 draws none and begins with noise, as 1 does.
    """

    prompt: str
    avatar: str
    model: str | None = None
    aspect: Aspect | None = None
    duration_s: float | None = None
    num_frames: int | None = None
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    guide: float | None = None
    seed: int | None = None
    negative_prompt: str = ""
    weight: float = 1.0
    mute: bool = False
