"""The drawing surface: coordinate fields, soft shapes, and lights. Imports torch: drawing processes only.

Fields are [T, 1, H, W] (or broadcast to it), colours [1, 3, 1, 1], pictures [T, 3, H, W] in linear 0…1. The
unit of length is half the height of an average head; x grows to the right, y downwards, z towards the viewer.
"""

import math
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

RGB = tuple[float, float, float]


@dataclass(frozen=True)
class Lamp:
    """A light from one direction plus ambient light. `tint` colours the place behind the person."""

    direction: RGB
    colour: RGB
    ambient: float
    tint: RGB


LAMPS: Final[dict[str, Lamp]] = {
    "daylight": Lamp((0.4, -0.5, 0.75), (1.0, 0.98, 0.95), 0.50, (1.0, 1.0, 1.0)),
    "soft": Lamp((0.1, -0.3, 0.95), (0.95, 0.95, 0.95), 0.60, (0.96, 0.96, 0.96)),
    "golden": Lamp((-0.7, -0.25, 0.65), (1.10, 0.93, 0.74), 0.45, (1.10, 0.88, 0.66)),
    "neon": Lamp((0.7, -0.05, 0.65), (1.0, 0.80, 1.06), 0.48, (0.86, 0.60, 1.02)),
    "moon": Lamp((0.3, -0.5, 0.75), (0.72, 0.82, 1.02), 0.40, (0.50, 0.62, 0.92)),
}


@dataclass(frozen=True)
class Canvas:
    """Where each pixel lies. `x`, `y`: figure space after the camera; `far_x`, `far_y`: frame space of the
    far background (y -1…1); `time_s`: [T, 1, 1, 1]; `pixel`: size of a pixel in figure units."""

    x: Tensor
    y: Tensor
    far_x: Tensor
    far_y: Tensor
    time_s: Tensor
    pixel: float
    far_pixel: float

    @property
    def detail(self) -> float:
        """0 for thumbnails, 1 for large frames: fine texture is drawn only where pixels can hold it."""
        return min(1.0, max(0.0, (0.03 - self.pixel) / 0.02))

    def cover(self, distance: Tensor, blur: float = 0.0) -> Tensor:
        """How much of each pixel lies inside a shape, from the signed distance (negative inside), in figure
        units."""
        return (0.5 - distance / max(blur, 1.3 * self.pixel)).clamp(0, 1)

    def far_cover(self, distance: Tensor, blur: float = 0.0) -> Tensor:
        """As `cover`, in the background's units."""
        return (0.5 - distance / max(blur, 1.3 * self.far_pixel)).clamp(0, 1)


def colour(rgb: RGB | list[float], gain: float = 1.0) -> Tensor:
    """A colour as a [1, 3, 1, 1] tensor."""
    return torch.tensor([v * gain for v in rgb]).view(1, 3, 1, 1)


def mix(below: Tensor, above: Tensor, coverage: Tensor) -> Tensor:
    """`above` over `below`."""
    return below + (above - below) * coverage


def carve(first: Tensor, second: Tensor, rounding: float) -> Tensor:
    """Intersection of two signed distances with rounded corners."""
    share = (0.5 + 0.5 * (first - second) / rounding).clamp(0, 1)
    return mix(second, first, share) + rounding * share * (1 - share)


def bump(x: Tensor, y: Tensor, width: float, height: float) -> Tensor:
    """A Gaussian hill of height 1."""
    return torch.exp(-((x / width) ** 2) - (y / height) ** 2)


def shine(lamp: Lamp, normal_x: Tensor, normal_y: Tensor, normal_z: Tensor, wrap: float = 0.15) -> Tensor:
    """Diffuse light 0…1 on a surface with this unit normal; `wrap` softens the terminator."""
    length = math.sqrt(sum(v * v for v in lamp.direction))
    lx, ly, lz = (v / length for v in lamp.direction)
    return ((normal_x * lx + normal_y * ly + normal_z * lz + wrap) / (1 + wrap)).clamp(0)


def lit(lamp: Lamp, diffuse: Tensor) -> Tensor:
    """The colour by which a surface's own colour is multiplied."""
    ambient = mix(torch.ones(1, 3, 1, 1), colour(lamp.colour), torch.tensor(0.5)) * lamp.ambient
    return ambient + colour(lamp.colour, 1.05 - 0.4 * lamp.ambient) * diffuse


def segment(canvas: Canvas, x0: Tensor, y0: Tensor, x1: Tensor, y1: Tensor, radius: float) -> Tensor:
    """Signed distance to a rounded stick."""
    dx, dy = x1 - x0, y1 - y0
    along = (((canvas.x - x0) * dx + (canvas.y - y0) * dy) / (dx * dx + dy * dy + 1e-6)).clamp(0, 1)
    return ((canvas.x - x0 - along * dx) ** 2 + (canvas.y - y0 - along * dy) ** 2).sqrt() - radius
