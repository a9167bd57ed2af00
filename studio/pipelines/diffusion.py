"""Rendering by a diffusion model: a guide is drawn if one is asked for, the engine denoises, small frames are enlarged.

Knows the engines' contract and no family. torch is imported when a model is opened.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.domain.recipe import RenderRequest
from studio.engines.adapters import check_adapter
from studio.engines.base import Frames, OnStep, StepReport
from studio.engines.cards import DiffusionCard
from studio.engines.families import FAMILIES
from studio.engines.planner import Plan
from studio.pipelines.drawing import choose_device, draw
from studio.pipelines.renderers import Materials, Rendering

if TYPE_CHECKING:
    from studio.engines.enlarger import Enlarger


class DiffusionRenderer:
    """See `studio.pipelines.renderers.Renderer`."""

    def __init__(self, folder: Path, card: DiffusionCard, revision: str) -> None:
        self.card = card
        self.revision = revision
        self._folder = folder
        self._engine = FAMILIES.open(card.family)(folder, card, revision)
        self._device = "cpu"
        self._enlarger: Enlarger | None = None

    def load(self, plan: Plan) -> None:
        from studio.engines.enlarger import Enlarger

        self._engine.load(plan)
        self._device = choose_device(plan)
        self._enlarger = Enlarger.open(self._folder) if self.card.enlarges else None

    def check_adapter(self, data: bytes) -> None:
        check_adapter(data, self.card, self.revision)

    def render(self, request: RenderRequest, materials: Materials, on_step: OnStep) -> Rendering:
        drawn = self._draw_guide(request, materials, on_step)
        guide = None if drawn is None else shrink(drawn, drawn.shape[1] // request.height_px)
        frames = self._engine.render(request, materials.adapters, on_step, guide)
        return self._deliver(request, frames, drawn, on_step)

    def unload(self) -> None:
        self._engine.unload()
        self._enlarger = None

    def _draw_guide(self, request: RenderRequest, materials: Materials, on_step: OnStep) -> Frames | None:
        """The drawing, at the size that is delivered: its detail is laid over the enlarged frames."""
        from studio.pipelines.enlargement import ENLARGEMENT

        if request.guide is None:
            return None
        return draw(
            request,
            materials.guide_head,
            materials.utterance,
            on_step,
            stage_name="drawing the guide",
            device=self._device,
            scale=ENLARGEMENT if self.card.enlarges else 1,
        )

    def _deliver(self, request: RenderRequest, frames: Frames, drawn: Frames | None, on_step: OnStep) -> Rendering:
        """``frames`` as large and as many as the card says; the clip lasts as long as before."""
        from studio.pipelines.enlargement import Delivery, enlarge_clip

        factor = self.card.rate_factor
        if not self.card.enlarges and factor == 1:
            return Rendering(frames, request.fps)
        total = factor * len(frames)
        large = []
        on_step(StepReport(0, total, stage="enlarging"))
        delivery = Delivery(self.card.enlarges, factor)
        for frame in enlarge_clip(frames, delivery, self._enlarger, drawn if self.card.enlarges else None):
            large.append(frame)
            on_step(StepReport(len(large), total, stage="enlarging"))
        # Nothing comes in between after the last picture: it is shown as long as every other was.
        large += [large[-1]] * (total - len(large))
        return Rendering(np.stack(large), request.fps * factor)


def shrink(frames: Frames, factor: int) -> Frames:
    """The mean of every ``factor`` × ``factor`` pixels of uint8 [T, H, W, 3]."""
    if factor == 1:
        return frames
    count, height, width, _ = frames.shape
    small = np.empty((count, height // factor, width // factor, 3), np.uint8)
    for index, frame in enumerate(frames):
        blocks = frame.reshape(height // factor, factor, width // factor, factor, 3)
        small[index] = blocks.mean(axis=(1, 3), dtype=np.float32).round()
    return small
