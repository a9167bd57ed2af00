"""Schedulers that can begin in the middle of their schedule: how a diffusion model repaints a drawn guide.

SDEdit (Meng et al. 2022): noise the guide up to one point of the schedule and denoise from there. diffusers has a
video-to-video pipeline of its own, but for one expert and one timestep a sample; with these schedulers its plain
pipeline does it for every kind of checkpoint. Imported by workers only: needs torch and diffusers.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from diffusers import FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler
from torch import Tensor

# A first step that is cut to almost nothing would cost a pass and divide by almost zero in UniPC: cut in quarters.
_PARTS_OF_A_STEP = 4


class LateEuler(FlowMatchEulerDiscreteScheduler):
    """Euler's method. ``strength`` in 0…1 is the share of the schedule that is run; 1 runs all of it."""

    strength: float = 1.0

    def set_timesteps(self, num_inference_steps: int | None = None, *args: Any, **options: Any) -> None:
        super().set_timesteps(num_inference_steps, *args, **options)
        self.sigmas, self.timesteps = cut_schedule(self.sigmas, self.timesteps, self.strength)


class LateUniPC(UniPCMultistepScheduler):
    """UniPC, with ``strength`` as in `LateEuler`."""

    strength: float = 1.0

    def set_timesteps(self, num_inference_steps: int | None = None, *args: Any, **options: Any) -> None:
        super().set_timesteps(num_inference_steps, *args, **options)
        self.sigmas, self.timesteps = cut_schedule(self.sigmas, self.timesteps, self.strength)


LateScheduler = LateEuler | LateUniPC


@dataclass(frozen=True, eq=False)
class Start:
    """Where a run begins: ``latents`` [1, C, F, h, w], noised already, or None for noise alone."""

    strength: float
    num_steps: int
    latents: Tensor | None


def cut_schedule(sigmas: Tensor, timesteps: Tensor, strength: float) -> tuple[Tensor, Tensor]:
    """The last ``strength`` of a schedule of N steps: sigmas [n + 1] and timesteps [n], n = ceil(strength·N).

    ``sigmas`` is [N + 1], falling to its last value, ``timesteps`` [N]. Where the beginning falls between two steps,
    the first step is shortened. Strength 1 gives back what was given, 0 leaves no step.
    """
    count = len(timesteps)
    begin = round(count * (1.0 - strength) * _PARTS_OF_A_STEP) / _PARTS_OF_A_STEP
    whole = math.floor(begin)
    part = begin - whole
    sigmas, timesteps = sigmas[whole:].clone(), timesteps[whole:].clone()
    if part:
        sigmas[0] += part * (sigmas[1] - sigmas[0])
        timesteps[0] = (sigmas[0] * 1000.0).round() if not timesteps.is_floating_point() else sigmas[0] * 1000.0
    return sigmas, timesteps


def mix_noise(clean: Tensor, noise: Tensor, sigma: float) -> Tensor:
    """Clean latents as flow matching would have them at ``sigma`` in 0…1."""
    return (1.0 - sigma) * clean + sigma * noise


def first_sigma(scheduler: LateScheduler, num_inference_steps: int) -> tuple[float, int]:
    """Where a run begins and how many steps it takes: (sigma, steps)."""
    scheduler.set_timesteps(num_inference_steps, device=torch.device("cpu"))
    return float(scheduler.sigmas[0]), len(scheduler.timesteps)
