"""What every engine, a family of diffusion models, can do. Training and rendering know this contract and no family.

Must not name a family and must not import torch when it is imported: only workers run engines.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from studio.domain.recipe import RenderRequest
from studio.engines.cards import DiffusionCard
from studio.engines.planner import Plan

if TYPE_CHECKING:
    from torch import Tensor, nn

Frames = NDArray[np.uint8]
"""Pictures of one clip: [T, H, W, 3], RGB."""


@dataclass(frozen=True)
class StepReport:
    """``step`` of ``total`` steps of ``stage`` are done. ``preview_png`` shows what is emerging, or is empty."""

    step: int
    total: int
    eta_s: float | None = None
    preview_png: bytes = b""
    stage: str = "rendering"


@dataclass(frozen=True)
class NoiseKey:
    """Names one draw of noise. Equal keys give equal noise whatever was drawn before, so a resumed run is exact."""

    seed: int
    step: int
    index: int


@dataclass(frozen=True)
class SampleSpec:
    """What to sample, words aside."""

    width_px: int
    height_px: int
    num_frames: int
    num_inference_steps: int
    guidance_scale: float
    seed: int


AdapterLoad = tuple[bytes, float]
"""The plain safetensors bytes of a checked LoRA, and how strongly it is applied."""

OnStep = Callable[[StepReport], None]
"""Called before every pass through the model and after every step. It is the cancel point: it may raise."""


class Engine(Protocol):
    """A base model at work.

    Tensors that go in and out lie on the CPU as float32, whatever the device computes in. An engine is used by one
    thread. ``revision`` names the exact weights. After `unload` it may be loaded again.
    """

    card: DiffusionCard
    revision: str

    def __init__(self, folder: Path, card: DiffusionCard, revision: str) -> None: ...

    def load(self, plan: Plan) -> None:
        """Read the weights from the model's folder. Raises `ModelMissing` when a part is not there."""
        ...

    def encode_text(self, captions: Sequence[str]) -> "Tensor":
        """Embeddings [N, card.max_sequence_length, D]."""
        ...

    def encode_video(self, frames: Frames) -> "Tensor":
        """Normalised latents [C, F, h, w] of one clip or still (T = 1)."""
        ...

    def free_encoders(self) -> None:
        """Let go of the text encoder. `encode_text` and `render` need a new `load` afterwards; `sample` does not."""
        ...

    def denoiser(self) -> "nn.Module":
        """The module to train, on the device. Its children are the experts, named as adapter files name them."""
        ...

    def loss(
        self,
        denoiser: "nn.Module",
        latents: "Tensor",
        embeddings: "Tensor",
        keys: Sequence[NoiseKey],
        weights: "Tensor | None" = None,
    ) -> "Tensor":
        """Mean loss of a batch: latents [B, C, F, h, w], embeddings [B, L, D], one key a sample.

        ``weights`` [B, 1, 1, h, w] say where an error counts more; their scale does not matter.
        """
        ...

    def sample(self, spec: SampleSpec, positive: "Tensor", negative: "Tensor", on_step: OnStep) -> Frames:
        """Denoise from embeddings [1, L, D], with whatever adapters are attached at this moment."""
        ...

    def render(
        self,
        request: RenderRequest,
        adapters: Mapping[str, AdapterLoad],
        on_step: OnStep,
        guide: Frames | None = None,
    ) -> Frames:
        """Render a request that the card allows, with ``adapters`` by name.

        ``guide`` is the clip, drawn at the request's size and length, that ``request.guide`` speaks of.
        Raises what ``on_step`` raises, within one step, and `AdapterInvalid` for an adapter that does not fit.
        The base model is as before when this returns or raises.
        """
        ...

    def unload(self) -> None:
        """Let go of all weights and of the device's memory."""
        ...
