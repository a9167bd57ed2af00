"""The last step of drawing: bloom and blur of the far plate, then grade, vignette, grain and 8 bits.

Must not know what is shown. Imports torch: drawing processes only.
"""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.picture.layers import blur
from studio.storyboard.picture.light import RGB, luminance, mix, to_display

_GRAIN_MARGIN_PX: Final = 61


@dataclass(frozen=True)
class Grade:
    """A look: gains for shadows and lights, saturation, contrast about mid grey, grain and vignette strength."""

    shadows: RGB = (1.0, 1.0, 1.0)
    lights: RGB = (1.0, 1.0, 1.0)
    saturation: float = 1.0
    contrast: float = 1.0
    grain: float = 0.011
    vignette: float = 0.16
    fade: float = 0.0
    depth: float = 1.0


GRADES: Final[dict[str, Grade]] = {
    "photo": Grade(),
    "cinematic": Grade((0.92, 1.0, 1.10), (1.06, 1.0, 0.92), 0.92, 1.12, 0.013, 0.26, 0.0, 1.4),
    "black and white": Grade(saturation=0.0, contrast=1.10, grain=0.018, vignette=0.24),
    "vintage": Grade((1.10, 1.0, 0.86), (1.06, 1.0, 0.84), 0.78, 0.90, 0.022, 0.32, 0.025),
    "vivid": Grade(saturation=1.32, contrast=1.06, grain=0.008, vignette=0.10),
}


def blur_plate(plate: Tensor, radius_px: float, *, glow: float = 0.25) -> Tensor:
    """The far plate [1, 3, h, w] out of focus, bright lamps bleeding into their surroundings."""
    soft = blur(plate, radius_px)
    over = (plate - 1.0).clamp(0, 4)
    if float(over.max()) > 0:
        soft = soft + glow * blur(over, max(1.0, plate.shape[2] / 40))
    return soft


class Lens:
    """Everything between linear light and the 8-bit frame, for one clip."""

    def __init__(self, style: str, height_px: int, width_px: int, *, seed: int, device: torch.device | str) -> None:
        self._grade = GRADES[style]
        y = torch.linspace(-1, 1, height_px, device=device).view(1, 1, -1, 1)
        x = torch.linspace(-1, 1, width_px, device=device).view(1, 1, 1, -1)
        self._vignette = 1 - self._grade.vignette * ((0.6 * x * x + 0.5 * y * y) ** 1.5)
        # Grain belongs to the sensor: what is reduced to a thumbnail has none.
        strength = self._grade.grain * min(1.0, max(0.0, (height_px - 160) / 320))
        self._grain: Tensor | None = None
        if strength > 0:
            generator = torch.Generator().manual_seed(seed)
            shape = (1, 1, height_px + _GRAIN_MARGIN_PX, width_px + _GRAIN_MARGIN_PX)
            noise = torch.randn(shape, generator=generator)
            self._grain = (strength * (0.6 * noise + 0.8 * blur(noise, 1))).to(device)

    def develop(self, picture: Tensor, first_index: int) -> Tensor:
        """Linear [n, 3, H, W] to uint8 [n, H, W, 3]. ``first_index`` is the clip's frame number of the first one."""
        grade = self._grade
        picture = picture * self._vignette
        if grade != GRADES["photo"]:
            picture = self._apply(picture, grade)
        shown = to_display(picture)
        if grade.fade:
            shown = grade.fade + shown * (1 - grade.fade)
        if self._grain is not None:
            shown = shown + self._grain_of(first_index, shown)
        return (shown.clamp(0, 1) * 255).round().to(torch.uint8).permute(0, 2, 3, 1).contiguous()

    @staticmethod
    def _apply(picture: Tensor, grade: Grade) -> Tensor:
        luma = luminance(picture)
        picture = luma + (picture - luma) * grade.saturation
        weight = (luma * 2.2).clamp(0, 1)
        shadows = torch.tensor(grade.shadows, device=picture.device).view(1, 3, 1, 1)
        lights = torch.tensor(grade.lights, device=picture.device).view(1, 3, 1, 1)
        picture = picture.clamp(min=0) * mix(shadows, lights, weight)
        return 0.18 * (picture / 0.18 + 1e-4) ** grade.contrast if grade.contrast != 1 else picture

    def _grain_of(self, first_index: int, shown: Tensor) -> Tensor:
        grain = self._grain
        if grain is None:
            raise RuntimeError("this lens has no grain")
        count, _, height, width = shown.shape
        frames = []
        for index in range(first_index, first_index + count):
            dx, dy = (index * 37 + 11) % _GRAIN_MARGIN_PX, (index * 53 + 29) % _GRAIN_MARGIN_PX
            frames.append(grain[:, :, dy : dy + height, dx : dx + width])
        return torch.cat(frames) * (1.15 - luminance(shown).clamp(0, 1))
