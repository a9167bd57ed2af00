"""Textures of surfaces: fractal noise on plates and on planes in perspective, and many small shapes at once.

Must not know places. Imports torch: drawing processes only. Random numbers come from torch.Generators on the CPU, so
that every device paints the same; noise is laid out in far units, so that every size shows the same picture.
"""

import math
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor
from torch.nn.functional import grid_sample, interpolate

from studio.storyboard.picture.light import Device

_LATTICE = 64


def make_generator(rng: Random) -> torch.Generator:
    """A generator seeded from (and advancing) ``rng``."""
    return torch.Generator().manual_seed(rng.getrandbits(62))


def make_fractal(
    generator: torch.Generator,
    size_px: tuple[int, int],
    cells: tuple[float, float],
    *,
    octaves: int = 5,
    gain: float = 0.5,
    device: Device = "cpu",
) -> Tensor:
    """Fractal value noise [1, 1, h, w], about -1…1 (deviation near 0.4): sums of interpolated random lattices.

    ``cells``: features from top to bottom and from left to right at the coarsest octave. Octaves finer than the pixels
    are left out.
    """
    height, width = size_px
    total = torch.zeros(1, 1, height, width, device=device)
    power, amplitude = 0.0, 1.0
    # one seed an octave: what is left out at small sizes must not shift what is drawn from the generator afterwards
    seeds = torch.randint(2**62, (octaves,), generator=generator).tolist()
    for octave, seed in enumerate(seeds):
        rows, columns = (max(2, round(count * 2**octave) + 1) for count in cells)
        power += amplitude**2
        if rows < 0.9 * height and columns < 0.9 * width:
            lattice = torch.rand(1, 1, rows, columns, generator=torch.Generator().manual_seed(seed)) * 2 - 1
            smooth = interpolate(lattice.to(device), size=size_px, mode="bicubic", align_corners=True)
            total += smooth * amplitude
        amplitude *= gain
    return total / math.sqrt(power)


def noise_at(
    generator: torch.Generator,
    x: Tensor,
    y: Tensor,
    *,
    cell: float = 1.0,
    octaves: int = 4,
    gain: float = 0.5,
    footprint: Tensor | None = None,
) -> Tensor:
    """Fractal value noise at any coordinates (which broadcast), about -1…1; it repeats every 64 cells.

    ``footprint``: the size of a pixel there, in units of x and y: octaves finer than that fade out, as they would
    sparkle.
    """
    x, y = x + 0 * y, y + 0 * x
    total = torch.zeros_like(x)
    power, amplitude = 0.0, 1.0
    for octave in range(octaves):
        lattice = torch.rand(_LATTICE, _LATTICE, generator=generator) * 2 - 1
        offset = torch.rand(2, generator=generator) * _LATTICE
        size = cell / 2**octave
        part = _smooth(lattice.to(x.device), x / size + float(offset[0]), y / size + float(offset[1]))
        if footprint is not None:
            part = part * (1.6 - 2 * footprint / size).clamp(0, 1)
        total = total + part * amplitude
        power += amplitude**2
        amplitude *= gain
    return total / math.sqrt(power)


def _smooth(lattice: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Value noise: the lattice, wrapped around and interpolated with a smoothstep, at x, y [n, 1, h, w]."""
    table = torch.cat((lattice, lattice[:1]))
    table = torch.cat((table, table[:, :1]), 1)
    places = []
    for axis in (x, y):
        cell = torch.floor(axis)
        part = axis - cell
        places.append((torch.remainder(cell, _LATTICE) + part * part * (3 - 2 * part)) * (2 / _LATTICE) - 1)
    grid = torch.stack((places[0][:, 0], places[1][:, 0]), -1)
    tables = table[None, None].expand(len(grid), -1, -1, -1)
    return grid_sample(tables, grid, mode="bilinear", padding_mode="border", align_corners=True)


def smoothstep(low: float, high: float, value: Tensor) -> Tensor:
    """0 below ``low``, 1 above ``high`` (or the other way round where low > high), smooth between."""
    part = ((value - low) / (high - low)).clamp(0, 1)
    return part * part * (3 - 2 * part)


def cover(distance: Tensor, softness: float) -> Tensor:
    """Coverage of a shape from its signed distance (negative inside): a soft edge ``softness`` units wide."""
    return (0.5 - distance / softness).clamp(0, 1)


def box_distance(x: Tensor, y: Tensor, left: float, top: float, right: float, bottom: float) -> Tensor:
    """Signed distance to an upright rectangle, negative inside."""
    across = (x - (left + right) / 2).abs() - (right - left) / 2
    down = (y - (top + bottom) / 2).abs() - (bottom - top) / 2
    return torch.maximum(across, down)


@dataclass(frozen=True)
class Stamps:
    """k small soft ellipses in far units: leaves, flowers, lamps out of focus.

    ``x``, ``y``, ``radius`` (half the height), ``aspect`` (width : height), ``angle`` (radians, clockwise) and
    ``opacity``: all [k]; ``colour`` [k, 3] linear.
    """

    x: Tensor
    y: Tensor
    radius: Tensor
    colour: Tensor
    aspect: Tensor | None = None
    angle: Tensor | None = None
    opacity: Tensor | None = None


def stamp(
    stamps: Stamps, size_px: tuple[int, int], half_width: float, half_height: float, *, softness: float = 0.3
) -> tuple[Tensor, Tensor]:
    """All stamps laid over each other on a clear plate: premultiplied colour [1, 3, h, w] and coverage [1, 1, h, w].

    Overlapping stamps mix (none is on top), and coverage multiplies through: order does not matter. ``softness``: the
    part of a radius over which edges fade. Colours above 1 make lamps: add instead of laying over.
    """
    index, weight = _scatter(stamps, size_px, half_width, half_height, softness)
    height, width = size_px
    device = stamps.x.device
    colour = torch.zeros(3, height * width, device=device)
    dense = torch.zeros(height * width, device=device)
    through = torch.zeros(height * width, device=device)
    flat = index.reshape(-1)
    for channel in range(3):
        colour[channel].index_add_(0, flat, (weight * stamps.colour[:, channel : channel + 1]).reshape(-1))
    dense.index_add_(0, flat, weight.reshape(-1))
    through.index_add_(0, flat, torch.log1p(-weight.clamp(max=0.995)).reshape(-1))
    alpha = 1 - torch.exp(through)
    rgb = colour / dense.clamp(min=1e-4) * alpha
    return rgb.view(1, 3, height, width), alpha.view(1, 1, height, width)


def add_glows(plate: Tensor, stamps: Stamps, half_width: float, half_height: float, *, softness: float = 0.3) -> Tensor:
    """The plate [1, 3, h, w] with the stamps' light added to it: lamps, stars, bokeh. Changed in place and returned."""
    height, width = plate.shape[-2:]
    index, weight = _scatter(stamps, (height, width), half_width, half_height, softness)
    flat = index.reshape(-1)
    for channel in range(3):
        light = (weight * stamps.colour[:, channel : channel + 1]).reshape(-1)
        plate[0, channel].view(-1).index_add_(0, flat, light)
    return plate


def _scatter(
    stamps: Stamps, size_px: tuple[int, int], half_width: float, half_height: float, softness: float
) -> tuple[Tensor, Tensor]:
    """For each stamp the pixels around it and how much it covers them: [k, m] indices and weights."""
    height, width = size_px
    device = stamps.x.device
    pixel = 2 * half_height / height
    radius = (stamps.radius / pixel)[:, None]
    aspect = torch.ones_like(radius) if stamps.aspect is None else stamps.aspect[:, None]
    # shapes smaller than a pixel keep their light: they are drawn a pixel large and fainter
    large = radius.clamp(min=0.6)
    faint = (radius / large) ** 2
    reach_x, reach_y = _reach(large, aspect, stamps.angle, softness)
    side = torch.arange(-reach_x, reach_x + 1, device=device)
    below = torch.arange(-reach_y, reach_y + 1, device=device)
    across, down = side.repeat(len(below)).view(1, -1), below.repeat_interleave(len(side)).view(1, -1)
    centre_x = ((stamps.x + half_width) / pixel - 0.5)[:, None]
    centre_y = ((stamps.y + half_height) / pixel - 0.5)[:, None]
    column, row = centre_x.round() + across, centre_y.round() + down
    x, y = column - centre_x, row - centre_y
    if stamps.angle is not None:
        cos, sin = torch.cos(stamps.angle)[:, None], torch.sin(stamps.angle)[:, None]
        x, y = x * cos + y * sin, y * cos - x * sin
    distance = torch.sqrt((x / aspect) ** 2 + y**2)
    soft = (large * softness).clamp(min=1.0)
    weight = (0.5 - (distance - large) / soft).clamp(0, 1) * faint
    if stamps.opacity is not None:
        weight = weight * stamps.opacity[:, None]
    inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    index = row.clamp(0, height - 1) * width + column.clamp(0, width - 1)
    return index.long(), weight * inside


def _reach(radius_px: Tensor, aspect: Tensor, angle: Tensor | None, softness: float) -> tuple[int, int]:
    """How many pixels the widest and the tallest of the ellipses [k, 1] reach from their centres."""
    if len(radius_px) == 0:
        return 0, 0
    wide, tall = radius_px * aspect, radius_px
    if angle is not None:
        cos, sin = torch.cos(angle)[:, None], torch.sin(angle)[:, None]
        wide, tall = torch.hypot(wide * cos, tall * sin), torch.hypot(wide * sin, tall * cos)
    grown = 1 + softness / 2
    return math.ceil(float(wide.max()) * grown + 1), math.ceil(float(tall.max()) * grown + 1)
