"""Where the rays of pixels meet a turned star-shaped surface: a coarse search, then refinement at every pixel.

Must not light or colour anything. Imports torch: drawing processes only.
"""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import interpolate, max_pool2d

from studio.storyboard.heads.surface import look_up
from studio.storyboard.heads.turning import Turning
from studio.storyboard.picture.view import View, Window

_SEARCH_STEPS: Final = 15
_REFINEMENTS: Final = 3
_BRACKET: Final = 0.06
_NEAREST: Final = 1.04
_FARTHEST: Final = -0.74
"""Depths between which the surface is sought, in shares of its largest radius."""


@dataclass(frozen=True)
class Found:
    """Where rays met the surface, [n, 1, h, w] each: directions in radians, and ``clearance``: by how much the ray
    passes above the surface, figure units, 0 and less where it meets it."""

    azimuth: Tensor
    latitude: Tensor
    clearance: Tensor


class _Rays:
    """The rays of some pixels, and the surface that they look for."""

    def __init__(self, radius: Tensor, turning: Turning, x: Tensor, y: Tensor) -> None:
        self._radius = radius
        self._origin, self._change = turning.cast_rays(x, y)

    def point(self, depth: Tensor | float) -> tuple[Tensor, Tensor, Tensor]:
        """At this depth: height above the surface along the radius, azimuth, latitude; [n, 1, h, w] each."""
        x, y, z = (o + c * depth for o, c in zip(self._origin, self._change, strict=True))
        level2 = torch.addcmul(x * x, z, z)
        distance = torch.sqrt(torch.addcmul(level2, y, y))
        azimuth, latitude = torch.atan2(x, z), torch.atan2(y, level2.sqrt_())
        return distance.sub_(look_up(self._radius, azimuth, latitude)), azimuth, latitude


def find_surface(radius: Tensor, reach: float, turning: Turning, view: View, window: Window) -> Found:
    """The first meeting of the window's rays with |p| = ``radius`` [n, 1, rows, columns], at most ``reach``."""
    x, y = view.figure_grid(window)
    start, passing = _search_coarsely(radius, reach, turning, x, y, 3 if view.pixel < 1 / 60 else 2)
    rays = _Rays(radius, turning, x, y)
    depth = start
    height, azimuth, latitude = rays.point(depth)
    for _ in range(_REFINEMENTS):
        depth = depth - 0.85 * height
        height, azimuth, latitude = rays.point(depth)
    return Found(azimuth, latitude, torch.minimum(passing, height))


def _search_coarsely(
    radius: Tensor, reach: float, turning: Turning, x: Tensor, y: Tensor, stride: int
) -> tuple[Tensor, Tensor]:
    """For every pixel: a depth near the first meeting (not behind it), and how far above the surface its ray passes."""
    height, width = y.shape[-2], x.shape[-1]
    rays = _Rays(radius, turning, _thin(x, 3, stride), _thin(y, 2, stride))
    step = (_NEAREST - _FARTHEST) * reach / (_SEARCH_STEPS - 1)
    level = rays.point(_NEAREST * reach)[0]
    lowest, deepest = level, torch.full_like(level, _NEAREST * reach)
    first = torch.full_like(level, _FARTHEST * reach * 2)
    for index in range(1, _SEARCH_STEPS):
        depth = _NEAREST * reach - index * step
        before, level = level, rays.point(depth)[0]
        deepest = torch.where(level < lowest, depth, deepest)
        lowest = torch.minimum(lowest, level)
        crossing = depth + step * level / (level - before).clamp(max=-1e-4)
        first = torch.where((level <= 0) & (before > 0), torch.maximum(first, crossing), first)
    met = first > _FARTHEST * reach * 1.5
    passing, entry = _pass_closest(rays, deepest)
    first = torch.where(met, first, entry)
    # The nearest of the neighbourhood, so that no pixel starts behind an edge that covers it.
    near = max_pool2d(first, 3, stride=1, padding=1)
    surrounded = -max_pool2d(-met.float(), 3, stride=1, padding=1)
    maps = torch.cat((near, entry, passing, surrounded), 1)
    size = (maps.shape[-2] * stride, maps.shape[-1] * stride)
    maps = interpolate(maps, size=size, mode="bilinear", align_corners=False)[..., :height, :width]
    near, entry, passing, surrounded = (maps[:, index : index + 1] for index in range(4))
    inner = surrounded > 0.5
    return torch.where(inner, near, entry) + 0.01, torch.where(inner, -1.0, passing)


def _pass_closest(rays: _Rays, depth: Tensor) -> tuple[Tensor, Tensor]:
    """Near these depths: the least height above the surface (below 0: inside), and the depth of entry."""
    low, middle, high = rays.point(depth - _BRACKET)[0], rays.point(depth)[0], rays.point(depth + _BRACKET)[0]
    # The parabola through the three heights; rays pass the surface in a smooth arc.
    curve = (low + high - 2 * middle).clamp(min=2e-3)
    shift = (0.5 * (low - high) / curve).clamp(-1.5, 1.5)
    least = middle + 0.5 * (high - low) * shift + 0.5 * curve * shift * shift
    return least, depth + _BRACKET * shift + _BRACKET * torch.sqrt((-2 * least / curve).clamp(0, 40))


def _thin(coordinate: Tensor, axis: int, stride: int) -> Tensor:
    """Every ``stride``-th of evenly spaced coordinates, in the middle of its cell; the last cell may jut out."""
    count = coordinate.shape[axis]
    first = coordinate.narrow(axis, 0, 1)
    step = coordinate.narrow(axis, min(1, count - 1), 1) - first
    places = torch.arange(-(-count // stride), device=coordinate.device) * stride + (stride - 1) / 2
    shape = [1, 1, 1, 1]
    shape[axis] = -1
    return first + step * places.view(shape)
