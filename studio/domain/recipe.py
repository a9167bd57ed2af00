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
class Guide:
    """A drawing of the same prompt, made first, that a diffusion model repaints instead of beginning with noise.

    ``adapter_sha256`` is the fitted head of one of the people in the clip, ``model`` and ``revision`` name what draws.
    ``strength`` is the share of the denoising schedule that is run: towards 0 the drawing stays as it is, 1 begins
    with noise alone (SDEdit, Meng et al. 2022).
    """

    avatar_id: str
    adapter_sha256: str
    model: str
    revision: str
    strength: float


@dataclass(frozen=True)
class RenderRequest:
    """One clip, wholly determined: the same request renders the same frames again on the same machine.

    ``prompt`` is what the person wrote; ``conditioning`` is what the model reads (the avatar's name replaced by its
    trigger, spoken words taken out). A model that draws takes zeros for steps and guidance.
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
    guide: Guide | None = None
    kind: Literal["render"] = "render"
    schema_version: Literal[1] = 1


@dataclass(frozen=True)
class TrainRequest:
    """One LoRA run, or the fitting of a head, which takes zeros for rank, steps, batch size, rate and intervals.

    alpha equals rank always, so that a reader which loses the metadata still scales rightly.
    """

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
