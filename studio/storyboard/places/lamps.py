"""The light in built places: lamps, daylight from windows, sun patches, soft shade, haze, mirrored floors and bloom.

Must not know what it lights. Imports torch: drawing processes only. Irradiance on a white surface of 1 is full light.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, grid_sample, interpolate

from studio.storyboard.picture.layers import blur
from studio.storyboard.picture.light import RGB
from studio.storyboard.places.solids import Scenery, Span


@dataclass(frozen=True)
class Lamp:
    """A lamp or a window at a point in metres; ``size_m`` softens what is close to it. ``rgb`` is its light at 1 m."""

    at: tuple[float, float, float]
    rgb: RGB
    size_m: float = 0.4
    wrap: float = 0.3


@dataclass(frozen=True)
class Sunbeam:
    """Sun through an opening in the plane x = ``wall_x`` (or z = ``wall_z``), along ``towards`` (to the sun)."""

    towards: tuple[float, float, float]
    rgb: RGB
    y: Span
    across: Span
    wall_x: float | None = None
    wall_z: float | None = None
    panes: tuple[int, int] = (2, 3)
    soft_m: float = 0.06


def light_up(
    scenery: Scenery,
    lamps: list[Lamp],
    ambient: tuple[RGB, RGB],
    *,
    beams: list[Sunbeam] | None = None,
    sun: tuple[tuple[float, float, float], RGB] | None = None,
    shade: float = 0.75,
    reach_m: float = 0.35,
) -> Tensor:
    """The lit surfaces, [1, 3, h, w] linear at the scenery's own size.

    ``ambient``: on surfaces that face up and down. ``sun``: direction to it and its light, unshadowed. ``shade`` and
    ``reach_m``: how dark and how wide the soft shade around blocks is.
    """
    s = scenery
    depth = s.depth.clamp(max=300)
    px, py = s.dx * depth, s.dy * depth
    albedo, normal, own = s.surface[:3], s.surface[3:6], s.surface[6:9]
    up = (0.5 - 0.5 * normal[1])[None]
    from_above, from_below = _colour(ambient[0], s), _colour(ambient[1], s)
    light = (from_below + (from_above - from_below) * up) * _soft_shade(s, px, py, normal, shade, reach_m)
    for lamp in lamps:
        lx, ly, lz = lamp.at[0] - px, lamp.at[1] - py, lamp.at[2] - depth
        squared = lx * lx + ly * ly + lz * lz + lamp.size_m**2
        cosine = (lx * normal[0] + ly * normal[1] + lz * normal[2]) * torch.rsqrt(squared)
        facing = ((cosine + lamp.wrap) / (1 + lamp.wrap)).clamp(min=0) / squared
        light += _colour(lamp.rgb, s) * facing
    for beam in beams or []:
        light += _colour(beam.rgb, s) * _beam(beam, px, py, depth, normal)
    if sun is not None:
        direction, rgb = sun
        cosine = direction[0] * normal[0] + direction[1] * normal[1] + direction[2] * normal[2]
        light += _colour(rgb, s) * cosine.clamp(min=0)
    return (albedo * light + own)[None]


def add_haze(scenery: Scenery, picture: Tensor, rgb: RGB, distance_m: float) -> Tensor:
    """Air between here and there: ``rgb`` takes over within about ``distance_m``."""
    share = 1 - torch.exp(-scenery.depth.clamp(max=1e3) / distance_m)
    return picture + (_colour(rgb, scenery) - picture) * share


def fill_sky(scenery: Scenery, picture: Tensor, sky: Tensor) -> Tensor:
    """The sky, [1, 3, h, w] at the plate's size, wherever nothing was hit."""
    wide = interpolate(sky, picture.shape[2:], mode="bilinear", align_corners=False) if scenery.factor > 1 else sky
    return torch.where(scenery.is_open, wide, picture)


def mirror_floor(scenery: Scenery, picture: Tensor, floor_y: float, wall_z: float, strength: float = 0.5) -> Tensor:
    """Glossy floors show what stands at ``wall_z`` upside down; ``strength`` at grazing view, times gloss."""
    s = scenery
    foot = s.horizon + floor_y / wall_z * s.focal
    first = int((foot + s.half_height) / (2 * s.half_height) * len(s.y))
    if not 0 <= first < len(s.y) - 1:
        return picture
    y = (2 * foot - s.y[first:]) / s.half_height
    x = (s.x / s.half_width)[None]
    grid = torch.stack((x + 0 * y, y + 0 * x), -1)[None]
    mirrored = grid_sample(blur(picture, len(s.y) * 0.006), grid, align_corners=False, padding_mode="border")
    level = (-s.surface[4, first:]).clamp(0, 1)
    slope = s.dy[first:]
    fresnel = strength * (0.25 + 0.75 * torch.exp(-slope.clamp(min=0) * 4))
    share = s.surface[9, first:] * level * fresnel
    part = picture[:, :, first:]
    part += mirrored * share
    return picture


def finish(scenery: Scenery, picture: Tensor, bloom: float = 0.10) -> Tensor:
    """The plate at its asked size, bright things with a glow around them: [1, 3, h, w]."""
    if scenery.factor > 1:
        picture = avg_pool2d(picture, scenery.factor)
    if bloom > 0:
        size = max(1, picture.shape[2] // 90)
        coarse = avg_pool2d((picture - 0.9).clamp(0, 6), size)
        halo = blur(coarse, 2) + blur(coarse, 7)
        picture = picture + bloom * interpolate(halo, picture.shape[2:], mode="bilinear", align_corners=False)
    return picture.clamp(min=0)


def _soft_shade(s: Scenery, px: Tensor, py: Tensor, normal: Tensor, shade: float, reach_m: float) -> Tensor:
    """1 in the open, less beside and under blocks (a distance-field stand-in for ambient occlusion)."""
    openness = torch.ones_like(s.depth)
    for block in s.blocks:
        margin = 2.2 * reach_m
        spans = [(lo - margin, hi + margin) for lo, hi in (block.x, block.y, block.z)]
        rows, columns = s.window(*spans)
        if rows.stop <= rows.start or columns.stop <= columns.start:
            continue
        x, y, z = px[rows, columns], py[rows, columns], s.depth[rows, columns]
        qx, qy, qz = x.clamp(*block.x) - x, y.clamp(*block.y) - y, z.clamp(*block.z) - z
        distance = (qx * qx + qy * qy + qz * qz).sqrt() + 1e-4
        part = normal[:, rows, columns]
        facing = 0.55 + 0.45 * (qx * part[0] + qy * part[1] + qz * part[2]) / distance
        near = torch.exp(-distance / reach_m) * (distance / (distance + 0.012))
        openness[rows, columns] *= 1 - shade * near * facing
    return openness


def _beam(beam: Sunbeam, px: Tensor, py: Tensor, depth: Tensor, normal: Tensor) -> Tensor:
    sx, sy, sz = beam.towards
    cosine = (sx * normal[0] + sy * normal[1] + sz * normal[2]).clamp(min=0)
    if beam.wall_x is not None:
        way = (beam.wall_x - px) / sx
        across = depth + way * sz
    else:
        way = ((beam.wall_z or 0.0) - depth) / sz
        across = px + way * sx
    high = py + way * sy
    soft = beam.soft_m
    across_share = (across - beam.across[0]) / (beam.across[1] - beam.across[0])
    high_share = (high - beam.y[0]) / (beam.y[1] - beam.y[0])
    lit = _opening(across_share, beam.panes[0], soft / (beam.across[1] - beam.across[0]))
    lit = lit * _opening(high_share, beam.panes[1], soft / (beam.y[1] - beam.y[0]))
    return torch.where(way > 0.02, lit * cosine, 0.0)


def _opening(share: Tensor, panes: int, soft: float) -> Tensor:
    """1 within 0…1, less at its soft edges and behind the bars between the panes."""
    inside = (torch.minimum(share, 1 - share) / (2 * soft) + 0.5).clamp(0, 1)
    if panes < 2:
        return inside
    bar = (torch.frac(share * panes + 0.5) - 0.5).abs() / panes
    return inside * ((bar - 0.012) / (2 * soft) + 0.5).clamp(0.0, 1)


def _colour(rgb: RGB, s: Scenery) -> Tensor:
    return torch.tensor(rgb, dtype=torch.float32, device=s.depth.device).view(3, 1, 1)
