"""What the job of rendering knows of a model: that it opens, renders and lets go, whatever its method.

Must not import torch or a method when it is imported: a method is opened when a model of its kind is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.domain.recipe import RenderRequest
from studio.engines.base import AdapterLoad, Frames, OnStep
from studio.engines.cards import Card, DiffusionCard, DrawingCard
from studio.engines.planner import Plan

if TYPE_CHECKING:
    from studio.storyboard.acting.motion import Utterance


@dataclass(frozen=True, eq=False)
class Materials:
    """What a rendering needs beside its request, unsealed and in memory only.

    ``adapters`` by a name for each person; ``guide_head`` is the head that the guide is drawn with, empty without a
    guide; ``utterance`` is how the spoken line is said.
    """

    adapters: Mapping[str, AdapterLoad]
    guide_head: bytes = b""
    utterance: "Utterance | None" = None


@dataclass(frozen=True, eq=False)
class Rendering:
    """Finished frames, uint8 [T, H, W, 3], and how many are shown a second."""

    frames: Frames
    fps: float


class Renderer(Protocol):
    """A model at work in one thread. After `unload` it may be loaded again."""

    @property
    def card(self) -> Card: ...

    @property
    def revision(self) -> str: ...

    def load(self, plan: Plan) -> None:
        """Get ready. Raises `ModelMissing` when weights are not there."""
        ...

    def check_adapter(self, data: bytes) -> None:
        """Raise `AdapterInvalid` unless ``data`` is an adapter for exactly this model."""
        ...

    def render(self, request: RenderRequest, materials: Materials, on_step: OnStep) -> Rendering:
        """The clip of a request that the card allows. Raises what ``on_step`` raises, and `AdapterInvalid`."""
        ...

    def unload(self) -> None:
        """Let go of all memory."""
        ...


def open_renderer(folder: Path, card: Card, revision: str) -> Renderer:
    """The renderer for a model of ``card``'s kind, not loaded yet."""
    match card:
        case DiffusionCard():
            from studio.pipelines.diffusion import DiffusionRenderer

            return DiffusionRenderer(folder, card, revision)
        case DrawingCard():
            from studio.pipelines.drawing import DrawingRenderer

            return DrawingRenderer(card, revision)
