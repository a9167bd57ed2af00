"""Paint for bodies and clothes: a sheet that collects colour, relief and shade, and lights them together.

Must not know garments or limbs. Imports torch: drawing processes only. A relief is a height field in figure units;
its slopes become normals (as in bump mapping, Blinn 1978) and its hollows are darkened.
"""

import math
from dataclasses import dataclass
from functools import reduce
from random import Random
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import interpolate, pad

from studio.storyboard.picture.layers import Sprite, enlarge, make_grid, make_sprite
from studio.storyboard.picture.light import Device, Light, mix, shade

Fold = tuple[float, float, float, float, float, float, float]
"""x0, y0, x1, y1, bend, width, height: a ridge between two points, midway ``bend`` units off the straight line."""
_STEEPEST: Final = 3.6


@dataclass(frozen=True)
class Extent:
    """A rectangle of figure space."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_empty(self) -> bool:
        return self.right - self.left < 0.02 or self.bottom - self.top < 0.02


@dataclass
class Sheet:
    """A painting in the making: ``albedo`` [1, 3, h, w]; ``height``, ``cover``, ``shadow`` (1: none) [1, 1, h, w]."""

    extent: Extent
    x: Tensor
    y: Tensor
    pixel: float
    albedo: Tensor
    height: Tensor
    cover: Tensor
    shadow: Tensor

    @property
    def across(self) -> Tensor:
        """Distance from the middle line."""
        return self.x.abs()

    @property
    def detail(self) -> float:
        """0 for thumbnails … 1: how much of a texture of about 0.05 units the pixels can hold."""
        return min(1.0, max(0.0, (0.028 - self.pixel) / 0.018))

    def inside(self, distance: Tensor, soft: float = 0.0) -> Tensor:
        """Coverage from a signed distance (negative inside), its edge ``soft`` units wide but at least a pixel."""
        return (0.5 - distance / max(soft, 1.2 * self.pixel)).clamp(0, 1)

    def lay(self, colour: Tensor, mask: Tensor, lift: float = 0.0) -> None:
        """Colour over what is there; ``lift`` raises it, so that its edges catch light."""
        self.albedo = mix(self.albedo, colour, mask)
        if lift:
            self.height = self.height + lift * mask

    def darken(self, mask: Tensor, strength: float) -> None:
        self.shadow = self.shadow * (1 - strength * mask)

    def stitch(self, distance: Tensor, depth: float = 0.012) -> None:
        """A seam along the zero line of a distance."""
        line = torch.exp(-((distance / max(0.014, 0.8 * self.pixel)) ** 2))
        self.height = self.height - depth * line
        self.shadow = self.shadow * (1 - 0.16 * line)

    def finish(self, light: Light, *, wrap: float = 0.3, angle: float = 0.0, hollow: float = 1.0) -> Sprite:
        """Light the sheet. ``angle``: how far the sprite will be turned (clockwise), which turns its normals."""
        normal = face_normals(self.height, self.pixel, angle)
        hollows = (self._even_out(0.10) - self.height).clamp(0, 0.08)
        tone = self.shadow * (1 - 4.0 * hollow * hollows)
        rgb = self.albedo * shade(light, normal, wrap) * tone
        e = self.extent
        return make_sprite(rgb, self.cover, e.left, e.top, e.right, e.bottom)

    def _even_out(self, cell: float) -> Tensor:
        """The relief without what is smaller than ``cell`` units."""
        rows, columns = self.height.shape[2:]
        coarse = max(2, round(rows * self.pixel / cell)), max(2, round(columns * self.pixel / cell))
        means = interpolate(self.height, size=coarse, mode="area")
        return enlarge(means, (rows, columns))


def open_sheet(extent: Extent, unit_px: float, colour: Tensor, device: Device) -> Sheet:
    """A bare sheet of one colour, flat, covering nothing."""
    x, y = make_grid(extent.left, extent.top, extent.right, extent.bottom, unit_px, device)
    flat = torch.zeros(1, 1, y.shape[2], x.shape[3], device=device)
    pixel = (extent.bottom - extent.top) / y.shape[2]
    return Sheet(extent, x, y, pixel, colour.expand(1, 3, *flat.shape[2:]), flat, flat, torch.ones_like(flat))


def face_normals(height: Tensor, pixel: float, angle: float = 0.0) -> Tensor:
    """Unit normals [1, 3, h, w] of a height field, turned clockwise by ``angle``; slopes are limited softly."""
    wide = pad(height, (1, 1, 1, 1), mode="replicate")
    gx = (wide[:, :, 1:-1, 2:] - wide[:, :, 1:-1, :-2]) / (2 * pixel)
    gy = (wide[:, :, 2:, 1:-1] - wide[:, :, :-2, 1:-1]) / (2 * pixel)
    limit = torch.rsqrt(1 + (gx * gx + gy * gy) / _STEEPEST**2)
    gx, gy = gx * limit, gy * limit
    if angle:
        cos, sin = math.cos(angle), math.sin(angle)
        gx, gy = gx * cos - gy * sin, gx * sin + gy * cos
    length = torch.rsqrt(gx * gx + gy * gy + 1)
    return torch.cat((-gx * length, -gy * length, length), 1)


def drape(sheet: Sheet, folds: list[Fold]) -> Tensor:
    """The folds' relief, [1, 1, h, w], reckoned on a coarser grid: cloth is smooth."""
    rows, columns = sheet.height.shape[2:]
    if not folds:
        return torch.zeros_like(sheet.height)
    coarse_px = min(1.0 / sheet.pixel, 48.0)
    e = sheet.extent
    x, y = make_grid(e.left, e.top, e.right, e.bottom, coarse_px, sheet.height.device)
    table = torch.tensor(folds, device=sheet.height.device).T.reshape(7, 1, -1, 1, 1)
    x0, y0, x1, y1, bend, width, height = table
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    along = ((x - x0) * dx + (y - y0) * dy) / square
    window = (4 * along * (1 - along)).clamp(min=0)
    off = ((x - x0) * dy - (y - y0) * dx) * torch.rsqrt(square) - bend * window
    # A fold is thin where it starts and opens out; its lower side is steeper than its upper.
    spread = width * (0.55 + 0.9 * along.clamp(0, 1)) * torch.where(off > 0, 1.25, 0.8)
    relief = (height * window**1.3 * torch.exp(-((off / spread) ** 2))).sum(1, keepdim=True)
    return interpolate(relief, size=(rows, columns), mode="bilinear", align_corners=False)


def grain(sheet: Sheet, cell: tuple[float, float], rng: Random) -> Tensor:
    """Smooth noise about 0, its lumps ``cell`` (x, y) units large, [1, 1, h, w]."""
    e = sheet.extent
    generator = torch.Generator().manual_seed(rng.getrandbits(48))
    size = (max(2, round((e.bottom - e.top) / cell[1])), max(2, round((e.right - e.left) / cell[0])))
    rows, columns = sheet.height.shape[2:]
    noise = torch.randn(1, 1, *size, generator=generator).to(sheet.height.device)
    return enlarge(noise, (rows, columns))


def weave(sheet: Sheet, rng: Random, where: Tensor | None = None) -> None:
    """The unevenness of threads (``where`` there is cloth), as far as pixels can hold it."""
    if sheet.pixel > 0.02:
        return
    generator = torch.Generator().manual_seed(rng.getrandbits(48))
    noise = torch.randn(sheet.height.shape, generator=generator).to(sheet.height.device)
    noise = noise if where is None else noise * where
    sheet.height = sheet.height + 0.0010 * (0.02 - sheet.pixel) / 0.012 * noise


def outside(x: Tensor, y: Tensor, points: list[tuple[float, float]]) -> Tensor:
    """Signed distance to a convex polygon (clockwise on screen), exact inside and along its sides."""
    if not points:
        raise ValueError("a polygon needs points")
    sides = []
    for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True):
        length = math.hypot(x1 - x0, y1 - y0)
        sides.append(((y1 - y0) * (x - x0) - (x1 - x0) * (y - y0)) / length)
    return reduce(torch.maximum, sides)


def ellipse(x: Tensor, y: Tensor, centre: tuple[float, float], radii: tuple[float, float]) -> Tensor:
    """About the signed distance to an ellipse."""
    a, b = (x - centre[0]) / radii[0], (y - centre[1]) / radii[1]
    return ((a * a + b * b).clamp(min=1e-8).sqrt() - 1) * min(radii)


def smooth(value: Tensor, start: float, end: float) -> Tensor:
    """0 at ``start`` to 1 at ``end``, eased."""
    share = ((value - start) / (end - start)).clamp(0, 1)
    return share * share * (3 - 2 * share)
