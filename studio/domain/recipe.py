"""Requests as data: everything that a training run or a rendering depends on.

The same object is queued, compared in tests, written into the finished file as its recipe, and can be run again.
"""

from dataclasses import dataclass
from typing import Literal

from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect


@dataclass(frozen=True)
class AdapterUse:
    """One avatar in a clip: which adapter, how strongly, and by which consent."""

    avatar_id: str
    adapter_sha256: str
    trigger: str
    class_word: ClassWord
    consent_sha256: str
    weight: float = 1.0


@dataclass(frozen=True)
class SpokenLine:
    """Words laid under the picture. ``voice_sha256`` is empty for an engine that needs no profile."""

    text: str
    avatar_id: str
    voice_engine: str
    voice_sha256: str


@dataclass(frozen=True)
class RenderRequest:
    """One clip, wholly determined: the same request renders the same frames again on the same machine.

    ``prompt`` is what the person wrote; ``conditioning`` is what the model's text encoder reads (the avatar's name
    replaced by its trigger, spoken words taken out).
    """

    prompt: str
    model: str
    model_revision: str
    adapters: tuple[AdapterUse, ...]
    seed: int
    num_inference_steps: int
    guidance_scale: float
    width_px: int
    height_px: int
    aspect: Aspect
    num_frames: int
    fps: float
    conditioning: str = ""
    negative_prompt: str = ""
    spoken: SpokenLine | None = None
    parents: tuple[str, ...] = ()
    kind: Literal["render"] = "render"
    schema_version: Literal[1] = 1


@dataclass(frozen=True)
class TrainRequest:
    """One LoRA run. alpha equals rank always, so that a reader which loses the metadata still scales rightly."""

    avatar_id: str
    trigger: str
    class_word: ClassWord
    consent_sha256: str
    model: str
    model_revision: str
    take_sha256s: tuple[str, ...]
    rank: int
    num_train_steps: int
    batch_size: int
    learning_rate: float
    seed: int
    checkpoint_every_steps: int
    preview_every_steps: int
    kind: Literal["train"] = "train"
    schema_version: Literal[1] = 1


JobRequest = TrainRequest | RenderRequest
