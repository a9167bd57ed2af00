"""A head's maps made ready for one clip: as fine as its pixels can show, with normals, hollows and loose hair.

Must not trace or light anything. Imports torch: drawing processes only.
"""

import math
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import adaptive_max_pool2d, avg_pool2d, grid_sample, interpolate, pad

from studio.storyboard.heads.maps import FaceFeatures, HeadMaps, directions
from studio.storyboard.picture.layers import average, enlarge

_FRIZZ_SEED: Final = 20


@dataclass(frozen=True)
class Surface:
    """Everything about a head that no frame changes; one map each, [1, c, h, w].

    ``radius``; ``normal`` unit vectors in the head's own frame; ``traits``: hair, gloss, cavity (1 open … 0 deep in a
    fold) and frizz (-1 … 1, loose strands); ``albedo``; ``overlay`` RGBA or None. ``points`` [p, 3]: places
    on the surface, one in about ten degrees.
    """

    radius: Tensor
    normal: Tensor
    traits: Tensor
    albedo: Tensor
    overlay: Tensor | None
    features: FaceFeatures
    points: Tensor
    reach: float


def prepare_surface(maps: HeadMaps, unit_px: float) -> Surface:
    """The maps at the size that ``unit_px`` pixels a figure unit can show."""
    turn_px = math.pi * unit_px
    shape_rows = min(maps.radius.shape[-2], max(48, round(turn_px * 0.75)))
    colour_rows = min(maps.albedo.shape[-2], max(64, round(turn_px * 1.2)))
    radius = _shrink(maps.radius[None], shape_rows)
    hair, gloss = _shrink(maps.hair[None], shape_rows), _shrink(maps.gloss[None], shape_rows)
    radius = _round_edges(radius, hair)
    azimuth, latitude = directions((shape_rows, 2 * shape_rows), radius.device)
    traits = torch.cat((hair, gloss, _find_cavities(radius), _draw_frizz(radius)), 1)
    return Surface(
        radius=radius,
        normal=find_normals(radius, azimuth, latitude),
        traits=traits,
        albedo=_shrink(maps.albedo[None], colour_rows),
        overlay=None if maps.overlay is None else _shrink(maps.overlay[None], colour_rows),
        features=maps.features,
        points=_spread_points(radius),
        reach=float(radius.max()),
    )


def find_normals(radius: Tensor, azimuth: Tensor, latitude: Tensor) -> Tensor:
    """Unit normals [n, 3, h, w] of the surface |p| = radius [n, 1, h, w] over a regular patch of directions.

    The gradient of |p| - radius(azimuth, latitude); ``azimuth`` [1, 1, 1, w] and ``latitude`` [1, 1, h, 1] in radians.
    """
    step_a = float(azimuth[0, 0, 0, 1] - azimuth[0, 0, 0, 0])
    step_l = float(latitude[0, 0, 1, 0] - latitude[0, 0, 0, 0])
    edged = pad(radius, (1, 1, 1, 1), mode="replicate")
    sin_a, cos_a, sin_l, cos_l = torch.sin(azimuth), torch.cos(azimuth), torch.sin(latitude), torch.cos(latitude)
    slope_a = (edged[..., 1:-1, 2:] - edged[..., 1:-1, :-2]) / (2 * step_a * cos_l.clamp(min=0.12)) / radius
    slope_l = (edged[..., 2:, 1:-1] - edged[..., :-2, 1:-1]) / (2 * step_l) / radius
    outward = cos_l + slope_l * sin_l
    x = sin_a * outward - slope_a * cos_a
    y = sin_l - slope_l * cos_l
    z = cos_a * outward + slope_a * sin_a
    return torch.cat((x, y, z), 1) * torch.rsqrt(1 + slope_a * slope_a + slope_l * slope_l)


def aim(azimuth: Tensor, latitude: Tensor) -> Tensor:
    """Directions [n, 1, h, w] as a sampling grid [n, h, w, 2] for `look_up_at`."""
    grid = torch.empty((*azimuth.shape[:1], *azimuth.shape[2:], 2), dtype=azimuth.dtype, device=azimuth.device)
    torch.mul(azimuth[:, 0], 1 / math.pi, out=grid[..., 0])
    torch.mul(latitude[:, 0], 2 / math.pi, out=grid[..., 1])
    return grid


def look_up_at(maps: Tensor, grid: Tensor) -> Tensor:
    """Maps [1 or n, c, rows, columns] at directions from `aim`: [n, c, h, w], bilinear."""
    return grid_sample(
        maps.expand(len(grid), -1, -1, -1), grid, mode="bilinear", padding_mode="border", align_corners=False
    )


def look_up(maps: Tensor, azimuth: Tensor, latitude: Tensor) -> Tensor:
    """Maps [1 or n, c, rows, columns] at directions [n, 1, h, w]: [n, c, h, w], bilinear."""
    return look_up_at(maps, aim(azimuth, latitude))


def _spread_points(radius: Tensor) -> Tensor:
    outer = adaptive_max_pool2d(radius, (16, 32))
    azimuth, latitude = directions((16, 32), radius.device)
    flat, level = torch.cos(latitude), torch.ones_like(azimuth)
    way = torch.cat((torch.sin(azimuth) * flat, torch.sin(latitude) * level, torch.cos(azimuth) * flat), 1)
    return (way * outer)[0].flatten(1).t().contiguous()


def _shrink(maps: Tensor, rows: int) -> Tensor:
    if rows >= maps.shape[-2]:
        return maps
    # Not by areas: their uneven overlaps would draw lines over the skin.
    return interpolate(maps, size=(rows, 2 * rows), mode="bilinear", antialias=True, align_corners=False)


def _round_edges(radius: Tensor, hair: Tensor) -> Tensor:
    """Skin has no ridges: what a modelled or measured face has of them is smoothed over 30 milliradians. Hair stays."""
    size = radius.shape[-2] // 200
    if size < 1:
        return radius
    smooth = radius
    for _ in range(2):
        smooth = average(average(smooth, size, 2), size, 3)
    return smooth + (radius - smooth) * hair


def _find_cavities(radius: Tensor) -> Tensor:
    """How open to the sky each direction is, by how far it lies below its surroundings at three distances."""
    rows = radius.shape[-2]
    depth = torch.zeros_like(radius)
    for share, weight in ((0.012, 9.0), (0.03, 6.0), (0.07, 3.0)):
        size = max(1, round(rows * share))
        around = average(average(radius, size, 2), size, 3)
        depth = depth + weight * (around - radius).clamp(min=0)
    return torch.exp(-depth)


def _draw_frizz(radius: Tensor) -> Tensor:
    """Noise of a strand's size; the seed is fixed, so that a head looks the same in every clip."""
    generator = torch.Generator().manual_seed(_FRIZZ_SEED)
    fine = torch.randn(radius.shape, generator=generator)
    rough = enlarge(torch.randn((1, 1, 32, 64), generator=generator), (radius.shape[-2], radius.shape[-1]))
    return (0.55 * avg_pool2d(pad(fine, (1, 1, 1, 1), mode="replicate"), 3, stride=1) * 2 + 0.45 * rough).to(
        radius.device
    )
