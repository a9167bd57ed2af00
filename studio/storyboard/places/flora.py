"""Trees, bushes and leaves, as shapes on a plate.

Must not know places. Imports torch: drawing processes only.
"""

import math
from random import Random

import torch
from torch import Tensor

from studio.storyboard.picture.light import mix
from studio.storyboard.places.place import Conditions
from studio.storyboard.places.sky import Daylight
from studio.storyboard.places.texture import Stamps, noise_at, smoothstep, stamp


def make_ridge(
    conditions: Conditions, generator: torch.Generator, *, cell: float, octaves: int = 5, gain: float = 0.5
) -> Tensor:
    """A skyline: fractal noise along x, about -1…1, [1, 1, 1, w]."""
    x, _ = conditions.grid()
    zero = torch.zeros_like(x)
    return noise_at(generator, x, zero, cell=cell, octaves=octaves, gain=gain, footprint=zero + conditions.pixel)


def lay_hill(
    conditions: Conditions, picture: Tensor, skyline: Tensor, colour: Tensor, *, softness_px: float = 1.5
) -> Tensor:
    """Everything below ``skyline`` (far y, [1, 1, 1, w]) in ``colour`` (which broadcasts to the plate)."""
    _, y = conditions.grid()
    return mix(picture, colour, ((y - skyline) / (softness_px * conditions.pixel) + 0.5).clamp(0, 1))


def paint_tree_line(
    conditions: Conditions,
    picture: Tensor,
    day: Daylight,
    *,
    base: float,
    height: float,
    albedo: Tensor,
    distance: float,
    cell: float = 0.22,
    pointed: float = 0.0,
) -> Tensor:
    """A wood seen from afar: crowns ``height`` far units above ``base``, lit from above, fading into the air.

    ``pointed``: 0 for round crowns, 1 for spruces.
    """
    x, y = conditions.grid()
    generator = conditions.generator()
    rough = make_ridge(conditions, generator, cell=cell, octaves=6, gain=0.6)
    if pointed > 0:
        step = cell * 0.28
        which = torch.floor(x / step)
        tall = torch.sin(which * 12.9898) * 43758.5453
        tall = tall - torch.floor(tall)
        spike = 1 - ((x / step - which) * 2 - 1).abs()
        rough = mix(rough, (spike * (0.6 + 0.8 * tall) - 0.5) * 1.2, torch.tensor(pointed, device=conditions.device))
    top = base - height * (0.75 + 0.4 * rough)
    texture = conditions.noise(cell * 0.45, octaves=4, gain=0.6, generator=generator)
    inside = (y - top) / conditions.pixel * 0.6 + 2.5 * texture
    rise = ((base - y) / height).clamp(0, 1)
    lit = albedo * day.light((0.15 + 0.55 * rise + 0.35 * texture).clamp(0.03, 1)) * (0.45 + 0.55 * rise)
    coverage = inside.clamp(0, 1) * (y < base)
    return mix(picture, day.fade(lit, distance), coverage)


def paint_trunk(
    conditions: Conditions,
    picture: Tensor,
    day: Daylight,
    *,
    x: float,
    width: float,
    top: float,
    base: float,
    albedo: Tensor,
    distance: float,
    lean: float = 0.0,
    bark: Tensor | None = None,
) -> Tensor:
    """One trunk, round and lit from the right; ``bark``: noise [1, 1, h, w] over the plate. Changed in place."""
    grid_x, grid_y = conditions.grid()
    reach = width + abs(lean) * 2.2
    scale = conditions.width_px / (2 * conditions.half_width)
    first = max(0, int((x - reach + conditions.half_width) * scale))
    last = min(conditions.width_px, int((x + reach + conditions.half_width) * scale) + 2)
    if last <= first:
        return picture
    part = picture[:, :, :, first:last]
    down = ((grid_y - top) / (base - top)).clamp(0, 1)
    half = width / 2 * (0.72 + 0.28 * down + 0.5 * smoothstep(0.93, 1.0, down))
    side = (grid_x[..., first:last] - x - lean * (0.5 - down)) / half
    coverage = ((1 - side.abs()) * half / conditions.pixel + 0.5).clamp(0, 1) * smoothstep(
        base + 0.01, base - 0.005, grid_y
    )
    coverage = coverage * (grid_y > top)
    rough = 0.0 if bark is None else bark[..., first:last]
    facing = (0.30 + 0.55 * side + 0.35 * rough).clamp(0.02, 1)
    round_shade = (1 - 0.55 * side.abs() ** 3).clamp(min=0.3)
    lit = albedo * (1 + 0.5 * rough) * day.light(facing) * round_shade
    part.copy_(mix(part, day.fade(lit, distance), coverage))
    return picture


def scatter_leaves(
    conditions: Conditions,
    picture: Tensor,
    centres: list[tuple[float, float, float, float]],
    shade: Tensor,
    lit: Tensor,
    *,
    count: int,
    size: float,
    spread: float = 1.0,
    softness: float = 0.6,
    aspect: float = 1.6,
) -> Tensor:
    """Masses of leaves around ``centres`` (x, y, half width, half height in far units), light above and dark below.

    ``shade``, ``lit``: linear colours [1, 3, 1, 1] of the two sides; ``count`` leaves of radius ``size`` in all.
    """
    if not centres:
        return picture
    generator = conditions.generator()
    device = conditions.device
    area = [math.sqrt(c[2] * c[3]) for c in centres]
    which = torch.multinomial(torch.tensor(area), count, replacement=True, generator=generator)
    middle = torch.tensor(centres)[which].to(device)
    draw = torch.rand(6, count, generator=generator).to(device)
    angle = draw[0] * 2 * math.pi
    lobes = 1 + 0.22 * torch.sin(angle * 3 + which.to(device) * 1.7) + 0.12 * torch.sin(angle * 7 + which.to(device))
    stray = 1 + 0.55 * draw[2] ** 6
    radius = torch.sqrt(draw[1]) * spread * lobes * stray
    x, y = torch.cos(angle) * radius, torch.sin(angle) * radius
    # lit from above and the right; the heart of a mass is dark
    bright = (0.42 - 0.38 * y + 0.16 * x + 0.55 * (draw[2] - 0.5)).clamp(0, 1)
    bright = bright * (0.45 + 0.55 * (x * x + y * y).clamp(max=1))
    colour = shade.view(1, 3) + (lit - shade).view(1, 3) * bright[:, None]
    leaves = Stamps(
        middle[:, 0] + x * middle[:, 2],
        middle[:, 1] + y * middle[:, 3],
        size * (0.6 + 0.8 * draw[3]),
        colour,
        aspect=1 / aspect + (aspect - 1 / aspect) * draw[5],
        angle=draw[4] * math.pi,
    )
    size_px = (conditions.height_px, conditions.width_px)
    rgb, alpha = stamp(leaves, size_px, conditions.half_width, conditions.half_height, softness=softness)
    return picture * (1 - alpha) + rgb


def place_sides(rng: Random, half_width: float, *, nearest: float, count: int) -> list[float]:
    """``count`` positions along x that leave the middle free: on either side, ``nearest`` or further out."""
    reach = max(half_width, nearest + 0.15)
    return [(-1 if i % 2 else 1) * rng.uniform(nearest, reach) for i in range(count)]
