"""Textures of surfaces: fractal noise on plates and on planes in perspective, and many small shapes at once.

Must not know places. Imports torch: drawing processes only. Random numbers come from torch.Generators on the CPU, so
that every device paints the same; noise is laid out in far units, so that every size shows the same picture.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import grid_sample, interpolate

from studio.storyboard.picture.layers import enlarge
from studio.storyboard.picture.light import Device

_LATTICE: Final = 64
_MOST_GROUPS: Final = 8
_GROUP_WORK: Final = 20_000
_COARSE_EDGE_PX: Final = 2.4


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
            total.add_(enlarge(lattice.to(device), size_px, align_corners=True), alpha=amplitude)
        amplitude *= gain
    return total.div_(math.sqrt(power))


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
    sparkle. What is the same along a row is best given as [n, 1, h, 1], and what is the same along a column as
    [n, 1, 1, w]: it is reckoned once.
    """
    total = torch.zeros(_join_shapes(x, y), device=x.device)
    power, amplitude = 0.0, 1.0
    for octave in range(octaves):
        lattice = (torch.rand(_LATTICE, _LATTICE, generator=generator) * 2 - 1) * amplitude
        offset = torch.rand(2, generator=generator) * _LATTICE
        size = cell / 2**octave
        power += amplitude**2
        amplitude *= gain
        rows, strength = slice(None), None
        if footprint is not None:
            strength = (1.6 - 2 * footprint / size).clamp_(0, 1)
            rows = _find_rows(strength)
            strength = strength[:, :, rows]
        part = _smooth(
            lattice.to(x.device),
            _take_rows(x, rows) / size + float(offset[0]),
            _take_rows(y, rows) / size + float(offset[1]),
        )
        total[:, :, rows].add_(part if strength is None else part.mul_(strength))
    return total.div_(math.sqrt(power))


def _join_shapes(x: Tensor, y: Tensor) -> list[int]:
    """The shape of what x and y together make."""
    return [high if wide == 1 else wide for wide, high in zip(x.shape, y.shape, strict=True)]


def _find_rows(strength: Tensor) -> slice:
    """From the first row to the last in which there is anything of [n, 1, h, w]; all where rows do not differ."""
    if strength.shape[2] == 1:
        return slice(None)
    found = torch.nonzero(strength.amax((0, 1, 3)) > 0)
    return slice(int(found[0]), int(found[-1]) + 1) if len(found) else slice(0, 0)


def _take_rows(values: Tensor, rows: slice) -> Tensor:
    """These rows of [n, 1, h, w]; of what is the same in all rows, the one."""
    return values if values.shape[2] == 1 else values[:, :, rows]


def _smooth(lattice: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Value noise: the lattice, wrapped around and interpolated with a smoothstep, at x, y [n, 1, h, w]."""
    table = torch.cat((lattice, lattice[:1]))
    table = torch.cat((table, table[:, :1]), 1)
    count, _, height, width = _join_shapes(x, y)
    grid = torch.empty(count, height, width, 2, device=x.device)
    for place, axis in enumerate((x, y)):
        cell = torch.floor(axis)
        part = axis - cell
        eased = part.mul(-2).add_(3).mul_(part).mul_(part)
        cell.sub_(torch.floor(cell / _LATTICE).mul_(_LATTICE))
        grid[..., place] = cell.add_(eased).mul_(2 / _LATTICE).sub_(1)[:, 0]
    tables = table[None, None].expand(count, -1, -1, -1)
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
    pixel = 2 * half_height / size_px[0]
    # edges that are soft over several pixels need only every second
    stride = 2 if len(stamps.x) and softness * float(stamps.radius.min()) > _COARSE_EDGE_PX * pixel else 1
    height, width = (-(-side // stride) for side in size_px)
    sums = torch.zeros(5, height * width, device=stamps.x.device)
    origin = half_width, half_height
    for members, index, weight in _scatter(stamps, (height, width), origin, pixel * stride, softness):
        for channel in range(3):
            sums[channel].scatter_add_(0, index, (weight * stamps.colour[members, channel, None]).view(-1))
        sums[3].scatter_add_(0, index, weight.view(-1))
        sums[4].scatter_add_(0, index, weight.clamp_(max=0.995).neg_().log1p_().view(-1))
    alpha = -torch.expm1(sums[4:])
    rgb = sums[:3] * (alpha / sums[3:4].clamp_(min=1e-4))
    laid = torch.cat((rgb, alpha)).view(1, 4, height, width)
    if stride > 1:
        laid = interpolate(laid, scale_factor=stride, mode="bilinear", align_corners=False)
        laid = laid[:, :, : size_px[0], : size_px[1]]
    return laid[:, :3], laid[:, 3:]


def add_glows(plate: Tensor, stamps: Stamps, half_width: float, half_height: float, *, softness: float = 0.3) -> Tensor:
    """The plate [1, 3, h, w] with the stamps' light added to it: lamps, stars, bokeh. Changed in place and returned."""
    height, width = plate.shape[-2:]
    origin, pixel = (half_width, half_height), 2 * half_height / height
    for members, index, weight in _scatter(stamps, (height, width), origin, pixel, softness):
        for channel in range(3):
            light = (weight * stamps.colour[members, channel, None]).view(-1)
            plate[0, channel].view(-1).scatter_add_(0, index, light)
    return plate


def _scatter(
    stamps: Stamps, size_px: tuple[int, int], origin: tuple[float, float], pixel: float, softness: float
) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """The pixels around the stamps, some stamps of about one size at a time: (which stamps [k], the pixels' indices
    [k·m], how much the stamps cover them [k, m]). ``origin``: where the far origin lies from the plate's corner;
    ``pixel``: the size of a pixel; both in far units."""
    height, width = size_px
    device = stamps.x.device
    radius = stamps.radius / pixel
    aspect = torch.ones_like(radius) if stamps.aspect is None else stamps.aspect
    angle = torch.zeros_like(radius) if stamps.angle is None else stamps.angle
    # shapes smaller than a pixel keep their light: they are drawn a pixel large and fainter
    large = radius.clamp(min=0.6)
    strength = (radius / large) ** 2 if stamps.opacity is None else (radius / large) ** 2 * stamps.opacity
    soft = (large * softness).clamp(min=1.0)
    cos, sin = torch.cos(angle), torch.sin(angle)
    # the ellipse's square distance is ax² + by² + cxy
    narrow = aspect**-2
    a, b, c = cos * cos * narrow + sin * sin, sin * sin * narrow + cos * cos, 2 * cos * sin * (narrow - 1)
    grown = 1 + softness / 2
    reach_x, reach_y = (
        (large * torch.hypot(aspect * first, second) * grown + 1).ceil() for first, second in ((cos, sin), (sin, cos))
    )
    table = torch.stack(
        ((stamps.x + origin[0]) / pixel - 0.5, (stamps.y + origin[1]) / pixel - 0.5, a, b, c, large, soft, strength)
    )
    for members in _group(reach_x, reach_y):
        wide, tall = int(reach_x[members].max()), int(reach_y[members].max())
        x, y, a, b, c, large, soft, strength = table[:, members, None, None]
        column = x.round() + torch.arange(-wide, wide + 1, device=device)
        row = y.round() + torch.arange(-tall, tall + 1, device=device)[:, None]
        x, y = column - x, row - y
        # what lies beyond the plate is far from everything
        x = torch.where((column >= 0) & (column < width), x, 1e4)
        y = torch.where((row >= 0) & (row < height), y, 1e4)
        square = torch.addcmul(a * x * x + b * y * y, c * y, x)
        weight = square.clamp_(min=0).sqrt_().sub_(large).div_(-soft).add_(0.5).clamp_(0, 1).mul_(strength)
        index = (row.clamp(0, height - 1) * width).long() + column.clamp(0, width - 1).long()
        yield members, index.view(-1), weight.flatten(1)


def _group(reach_x: Tensor, reach_y: Tensor) -> tuple[Tensor, ...]:
    """Stamps of about one size each: none of many is to carry the pixels of the largest."""
    count = len(reach_x)
    if count == 0:
        return ()
    work = count * int(reach_x.max()) * int(reach_y.max())
    groups = min(_MOST_GROUPS, count, 1 + work // _GROUP_WORK)
    return (reach_x * reach_y).argsort().tensor_split(groups)
