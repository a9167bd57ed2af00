"""What a training run learns from, and how much of it counts: the head more than what is around it. Needs torch."""

from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


class Sample(Protocol):
    """A captioned clip or still of the person: frames [T, H, W, 3] uint8.

    ``focus`` is the ellipse of the head: centre x, centre y, half width, half height in shares of the frame.
    """

    @property
    def frames(self) -> NDArray[np.uint8]: ...
    @property
    def caption(self) -> str: ...
    @property
    def focus(self) -> tuple[float, float, float, float] | None: ...


def weigh_head(sample: Sample, latent: Tensor, face_weight: float) -> Tensor:
    """[1, 1, h, w] for a latent [C, F, h, w]: ``face_weight`` where the head is, falling softly to 1."""
    height, width = latent.shape[-2:]
    if sample.focus is None or face_weight == 1:
        return torch.ones(1, 1, height, width)
    return weigh_focus(sample.focus, height, width, face_weight)


def weigh_focus(focus: tuple[float, float, float, float], height: int, width: int, face_weight: float) -> Tensor:
    """[1, 1, height, width]: ``face_weight`` inside the ellipse ``focus`` (centre and half sizes as shares), else 1."""
    centre_x, centre_y, half_width, half_height = focus
    x = ((torch.arange(width) + 0.5) / width - centre_x) / half_width
    y = ((torch.arange(height) + 0.5) / height - centre_y) / half_height
    inside = torch.sigmoid((1.0 - torch.hypot(x.view(1, -1), y.view(-1, 1))) * 5)
    return (1.0 + (face_weight - 1.0) * inside).view(1, 1, height, width)
