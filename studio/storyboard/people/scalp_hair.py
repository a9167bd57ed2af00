"""Hair on the head's maps: how it raises the surface, its colour, its edge; beards too. Must not know skin or clothes.

Imports torch: drawing processes only. Hair that hangs below the head is `falling_hair`.
"""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

from studio.storyboard.people.hair_styles import Style
from studio.storyboard.people.head_shape import Field, make_field, trace_curve
from studio.storyboard.people.proportions import Proportions
from studio.storyboard.picture.grain import Grain, sample_tiled
from studio.storyboard.picture.light import RGB, Device


@dataclass(frozen=True)
class Growth:
    """Hair: ``height`` [1, 1, h, w] above the skin, ``cover`` [1, 1, H, W] 0…1, ``albedo`` [1, 3, H, W] of the hair,
    ``shadow`` [1, 1, H, W] what it takes from the light on the skin beside it."""

    height: Tensor
    cover: Tensor
    albedo: Tensor
    shadow: Tensor


@dataclass(frozen=True)
class _Strands:
    """Random tiles from the coarsest (locks) to the finest (single hairs), and clouds that bend curls."""

    tiles: tuple[Tensor, ...]
    bends: tuple[Tensor, Tensor]

    def sample(self, across: Tensor, along: Tensor, field: Field, curl: float, level: int) -> Tensor:
        """Streaks of one level at the field's texels."""
        if curl > 0:
            u, v = field.azimuth / (2 * torch.pi), field.latitude / torch.pi
            across = across + 0.05 * curl * sample_tiled(self.bends[0], u, v)
            along = along + 0.30 * curl * sample_tiled(self.bends[1], u, v)
        return sample_tiled(self.tiles[level], across, along)


def spin_strands(grain: Grain, curl: float, columns: int) -> _Strands:
    """Tiles for a map of so many columns: what it cannot hold is left out."""
    knots = 3 + round(28 * curl)
    lanes = [n for n in (70, 190, 420, 800) if n <= columns] or [24]
    cells = (round(6 + 38 * curl), round(12 + 76 * curl))
    return _Strands(tuple(0.6 * grain.white(knots, n) for n in lanes), (grain.white(*cells), grain.white(*cells)))


def grow_hair(
    p: Proportions, style: Style, tone: RGB, bare: Tensor, size: tuple[int, int], rng: Random, device: Device
) -> Growth:
    """Scalp hair of a style and colour on a head of radius ``bare`` [1, h, w], for a colour map of ``size``."""
    shape = (bare.shape[1], bare.shape[2])
    grain = Grain(rng, device)
    strands = spin_strands(grain, style.curl, size[1])
    clumps = grain.white(12, 26)
    coarse = make_field(p, shape, device=device)
    height = _raise_hair(p, style, coarse, strands, clumps, bare[None])
    fine = make_field(p, size, device=device)
    across, along = comb(style, fine)
    levels = [strands.sample(across, along, fine, style.curl, level) for level in range(len(strands.tiles))]
    jitter = 0.030 * levels[0] + 0.020 * levels[min(1, len(levels) - 1)]
    inside = _find_inside(p, style, fine, clumps)
    cover = torch.sigmoid((inside + jitter + 0.3 * style.soft) / (0.45 * style.soft)) * style.density
    if style.pole is None and style.curl < 0.5:
        cover = cover * (1 - 0.55 * _find_parting(style, fine))
    if style.density < 1:
        cover = cover * (0.92 + 0.18 * levels[-1])
    light = sum((gain * level for gain, level in zip((0.30, 0.34, 0.30, 0.26), levels, strict=False)), torch.zeros(()))
    root = 1 - 0.30 * torch.exp(-((inside / 0.07).clamp(min=0) ** 2)) * (style.front > 0.03)
    # The ring of light round a head of smooth hair, broken up by its locks.
    ring = (1 - style.curl) * torch.exp(-(((fine.latitude + 0.86) / 0.17) ** 2)) * (0.34 + 0.5 * levels[0])
    albedo = (
        torch.tensor(tone, device=device).view(1, 3, 1, 1)
        * torch.exp((1.2 - 0.75 * max(tone) ** 0.5) * light + ring)
        * root
    )
    if style.knot is not None:
        cover = torch.maximum(cover, _find_knot(style.knot, fine)[1])
    # Hair that grows out of skin is a little redder where it is thin.
    albedo = albedo * (1 + 0.12 * levels[0] * torch.tensor((1.0, 0.2, -0.4), device=device).view(1, 3, 1, 1))
    shadow = min(0.45, 4.0 * style.front + 2.0 * style.sides) * torch.exp(inside.clamp(max=0) / 0.05)
    return Growth(height, cover.clamp(0, 1), albedo, shadow)


def comb(style: Style, f: Field) -> tuple[Tensor, Tensor]:
    """Coordinates along which strands lie, for `Grain.strands`: across them, and along them."""
    level = torch.cos(f.latitude)
    x, y, z = torch.sin(f.azimuth) * level, torch.sin(f.latitude), torch.cos(f.azimuth) * level
    if style.pole is None:
        # From the parting sideways and down, in planes of equal depth that spread towards the ends.
        depth = z / (0.9 + 0.35 * (y + 1).clamp(0, 1.6))
        sided = torch.where(x > style.part, 0.37, 0.0)
        return 0.22 * depth + sided, 0.25 * (y + (x - style.part).abs())
    px, py, pz = style.pole
    length = (px * px + py * py + pz * pz) ** 0.5
    px, py, pz = px / length, py / length, pz / length
    towards = x * px + y * py + z * pz
    # An orthogonal frame about the pole: e1 lies level, e2 completes it.
    flat = max(1e-6, (px * px + pz * pz) ** 0.5)
    first = (x * pz - z * px) / flat
    second = (x * -px * py + y * flat * flat - z * py * pz) / flat
    turn = torch.atan2(first, second) / (2 * torch.pi)
    return turn + 0.02 * towards, 0.35 * towards


def _find_inside(p: Proportions, style: Style, f: Field, clumps: Tensor) -> Tensor:
    """How far within the hair a direction lies: radians above its edge; negative: skin."""
    points = ((0.0, 0.0), *style.edge) if style.edge[0][0] > 0 else style.edge
    edge = p.hairline + trace_curve(f.side, points)
    # Where the edge falls steeply, what lies above it is not as far within as its height says.
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    middles = [(a[0] + b[0]) / 2 for a, b in pairwise(points)]
    steepness = trace_curve(f.side, (*zip(middles, slopes, strict=True), (middles[-1] + 0.15, 0.0)))
    recede = p.temples * torch.exp(-(((f.side - 0.50) / 0.20) ** 2))
    wave = sample_tiled(clumps, f.azimuth / (2 * torch.pi), torch.full_like(f.azimuth, 0.3))
    inside = edge - recede + (0.012 + 0.05 * style.curl) * wave - f.latitude
    lowest = 0.62 + 0.16 * torch.sigmoid((f.side - 1.42) / 0.04)
    # Under the jaw is skin, whatever hangs beside it.
    return torch.minimum(inside / (1 + 0.8 * steepness**2).sqrt(), 0.45 * (lowest - f.latitude))


def _raise_hair(p: Proportions, style: Style, f: Field, strands: _Strands, clumps: Tensor, bare: Tensor) -> Tensor:
    across, along = comb(style, f)
    locks = strands.sample(across, along, f, style.curl, 0)
    fine = strands.sample(across, along, f, style.curl, min(1, len(strands.tiles) - 1))
    inside = _find_inside(p, style, f, clumps)
    level = torch.cos(f.latitude)
    front, back = torch.cos(f.azimuth) * level, -torch.cos(f.azimuth) * level
    upward = -torch.sin(f.latitude)
    weight_front = torch.sigmoid((front - 0.45) * 9) * torch.sigmoid((upward - 0.25) * 9)
    weight_top = torch.sigmoid((upward - 0.62) * 9) * (1 - 0.75 * weight_front)
    weight_back = torch.sigmoid((back - 0.30) * 9) * (1 - weight_top)
    rest = (1 - weight_front - weight_top - weight_back).clamp(min=0)
    thick = style.front * weight_front + style.top * weight_top + style.back * weight_back + style.sides * rest
    # All azimuths meet at the crown: what varies with them must end there, or it would stand up as a spike.
    settled = (level / 0.35).clamp(max=1) ** 2
    locks, fine = locks * settled, fine * settled
    clump = settled * sample_tiled(clumps, f.azimuth / (2 * torch.pi), f.latitude / torch.pi)
    thick = thick * (1 + 0.07 * locks + (0.05 + 0.14 * style.curl) * clump) + (0.004 + 0.02 * style.curl) * fine * (
        thick > 0.02
    )
    steep = 0.10 if style.edge[0][1] < 0.15 else 0.05
    height = thick.clamp(min=0) * (1 - torch.exp(-((inside - 0.015).clamp(min=0) / steep)))
    # Beside the jaw hair lies close: its end would stand out from the cheek like a shelf.
    close = torch.sigmoid((f.latitude - 0.42) * 12) * torch.sigmoid((1.52 - f.side) * 16)
    height = height * (1 - 0.92 * close)
    if style.hangs_to > 0:
        # A star-shaped surface cannot hang before the neck: its ends draw in to the skin below the jaw's corner.
        around = _hang(style, f, thick) * torch.cos(f.latitude.clamp(0, 1.1))
        lowest = torch.atan(style.hangs_to / around).clamp(max=0.68)
        hung = (_hang(style, f, thick) - bare) * torch.sigmoid((f.side - 1.50) / 0.055)
        hung = hung * torch.sigmoid((f.latitude + 0.1) * 12) * torch.sigmoid((lowest - 0.06 - f.latitude) / 0.07)
        height = torch.maximum(height, hung)
    if style.knot is not None:
        reach, within = _find_knot(style.knot, f)
        height = torch.maximum(height, within * (reach - 0.96 + 0.02 * locks))
    return height


def _hang(style: Style, f: Field, thick: Tensor) -> Tensor:
    """The radius of hair that hangs straight down at the sides and behind, down to its ends."""
    around = ((torch.sin(f.azimuth) / 0.74) ** 2 + (torch.cos(f.azimuth) / 0.90) ** 2).rsqrt() + 0.8 * thick
    return around / torch.cos(f.latitude.clamp(0, 1.1))


def _find_parting(style: Style, f: Field) -> Tensor:
    """The line of scalp from which hair falls to both sides."""
    level = torch.cos(f.latitude)
    x, z = torch.sin(f.azimuth) * level, torch.cos(f.azimuth) * level
    return (
        torch.exp(-(((x - style.part) / 0.014) ** 2))
        * torch.sigmoid((-f.latitude - 0.4) * 20)
        * torch.sigmoid((z + 0.1) * 8)
    )


def _find_knot(knot: tuple[float, float, float, float], f: Field) -> tuple[Tensor, Tensor]:
    """Distance from the head's centre to the far side of a ball of hair, and whether the direction meets it."""
    level = torch.cos(f.latitude)
    along = (
        torch.sin(f.azimuth) * level * knot[0]
        + torch.sin(f.latitude) * knot[1]
        + torch.cos(f.azimuth) * level * knot[2]
    )
    inside = knot[3] ** 2 - (knot[0] ** 2 + knot[1] ** 2 + knot[2] ** 2) + along * along
    meets = torch.sigmoid(inside * 120) * (along > 0)
    return along + inside.clamp(min=0).sqrt(), meets


def shrink(fine: Tensor, shape: tuple[int, int]) -> Tensor:
    """A colour-sized map at the shape's size."""
    factor = fine.shape[2] // shape[0]
    if fine.shape[2] == factor * shape[0] and fine.shape[3] == factor * shape[1]:
        return avg_pool2d(fine, factor) if factor > 1 else fine
    return interpolate(fine, shape, mode="bilinear", align_corners=False)
