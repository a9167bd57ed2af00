"""Follows a run of the Wan pipeline: progress, cancel points, previews. Imported by workers only: needs torch.

Must not change what is rendered.
"""

import time
from typing import Any

import numpy as np
import torch
from diffusers import WanPipeline
from numpy.typing import NDArray
from torch import Tensor, nn

from studio.domain.errors import StudioError
from studio.engines.base import Frames, OnStep, StepReport
from studio.engines.preview import encode_preview


class Watch:
    """Follows one run of the pipeline: tells of every pass and step, and looks at the latents now and then."""

    def __init__(self, pipe: WanPipeline, num_steps: int, on_step: OnStep, preview_every_steps: int) -> None:
        self._pipe = pipe
        self._total = num_steps
        self._on_step = on_step
        self._every = preview_every_steps
        self._done = 0
        self._started_s = time.monotonic()
        self._before: Tensor | None = None

    def before_pass(self, module: nn.Module, arguments: tuple[Any, ...]) -> None:
        self._on_step(StepReport(self._done, self._total, self._eta_s()))

    def after_step(self, pipe: WanPipeline, index: int, timestep: Any, values: dict[str, Tensor]) -> dict[str, Tensor]:
        self._done = index + 1
        latents = values["latents"]
        preview = b""
        if self._every and self._done % self._every == 0 and self._done < self._total:
            preview = self._look(latents, index)
        self._before = latents
        self._on_step(StepReport(self._done, self._total, self._eta_s(), preview))
        return {}

    def _eta_s(self) -> float | None:
        if not self._done:
            return None
        return (time.monotonic() - self._started_s) / self._done * (self._total - self._done)

    def _look(self, latents: Tensor, index: int) -> bytes:
        """The middle latent frame of what the clip is heading for, decoded alone."""
        pipe = self._pipe
        sigma, after = (float(value) for value in pipe.scheduler.sigmas[index : index + 2])
        if self._before is not None and sigma != after:
            # Two points of the trajectory give its slope; follow it to sigma = 0.
            latents = latents - after * (self._before - latents) / (sigma - after)
        middle = latents.shape[2] // 2
        config = pipe.vae.config
        shape = (1, config["z_dim"], 1, 1, 1)
        one = latents[:1, :, middle : middle + 1].to(pipe.vae.device, pipe.vae.dtype)
        std = torch.tensor(config["latents_std"]).view(shape).to(one)
        mean = torch.tensor(config["latents_mean"]).view(shape).to(one)
        picture = pipe.vae.decode(one * std + mean).sample[0, :, 0].float().cpu().permute(1, 2, 0).numpy()
        return encode_preview(to_bytes((picture / 2 + 0.5).astype(np.float32)))


def to_bytes(pixels: NDArray[np.float32]) -> Frames:
    """0…1 to 0…255."""
    if not np.isfinite(pixels).all():
        raise StudioError(
            "The model produced no picture: its numbers ran out of range.",
            "Lower the avatar's weight or the guidance, or train the avatar again with a lower learning rate.",
        )
    return (pixels.clip(0.0, 1.0) * 255.0).round().astype(np.uint8)
