"""The ground: a plane in perspective, and what its surface looks like.

Must not know places. Imports torch: drawing processes only.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.storyboard.picture.light import mix, srgb
from studio.storyboard.places.place import Conditions
from studio.storyboard.places.sky import Daylight
from studio.storyboard.places.texture import Stamps, noise_at, smoothstep, stamp


@dataclass(frozen=True)
class Ground:
    """The part of a plate below a horizon. The camera stands one unit above the plane.

    ``first_row``: the plate's first row of ground; ``x`` [1, 1, 1, w] and ``y`` [1, 1, h, 1]: far coordinates of that
    part; ``away`` [1, 1, h, 1]: distance in camera heights; ``across`` [1, 1, h, w]: sideways, in the same unit;
    ``footprint`` [1, 1, h, 1]: how much ``away`` a pixel covers.
    """

    horizon: float
    first_row: int
    x: Tensor
    y: Tensor
    across: Tensor
    away: Tensor
    footprint: Tensor


def make_ground(conditions: Conditions, horizon: float) -> Ground:
    """The plane that reaches from the plate's bottom to the horizon (a far y)."""
    x, y = conditions.grid()
    first = int((y.view(-1) < horizon).sum().item())
    y = y[:, :, first:]
    away = 1 / (y - horizon).clamp(min=conditions.pixel * 0.5)
    return Ground(horizon, first, x, y, x * away, away, conditions.pixel * away**2)


def lay_ground(picture: Tensor, ground: Ground, colour: Tensor, coverage: Tensor | None = None) -> Tensor:
    """The picture with ``colour`` [1, 3, h, w] below the horizon. Changed in place and returned."""
    below = picture[:, :, ground.first_row :]
    if coverage is not None:
        colour = mix(below, colour, coverage)
    below.copy_(colour.expand_as(below))
    return picture


def add_bumps(
    ground: Ground, generator: torch.Generator, *, cell: float, octaves: int = 4, gain: float = 0.55
) -> Tensor:
    """Light and shade of an uneven surface: fractal noise in the plane, about -1…1, [1, 1, h, w]."""
    return noise_at(
        generator, ground.across, ground.away, cell=cell, octaves=octaves, gain=gain, footprint=ground.footprint * 0.6
    )


def paint_grass(
    conditions: Conditions, day: Daylight, ground: Ground, dark: Tensor, bright: Tensor, *, blade: float = 1.0
) -> Tensor:
    """Lit grass [1, 3, h, w]: patches in the plane, and blades that stand up and shrink with the distance.

    ``dark``, ``bright``: its albedos [1, 3, 1, 1]; ``blade``: how long it is.
    """
    generator = conditions.generator()
    patches = add_bumps(ground, generator, cell=2.5, octaves=3)
    # in (sideways, logarithm of distance) an upright blade is as large at every distance
    depth = torch.log(ground.away)
    pixel = conditions.pixel * ground.away
    blades = noise_at(
        generator, ground.across, depth * 0.22 / blade, cell=0.05, octaves=3, gain=0.7, footprint=pixel * 0.7
    )
    tufts = noise_at(generator, ground.across, depth * 0.5, cell=0.35, octaves=2, footprint=pixel)
    level = (0.42 + 0.30 * patches + 0.42 * blades + 0.25 * tufts).clamp(0, 1.3)
    albedo = mix(dark, bright, level)
    if day.has_snow:
        snowy = smoothstep(-0.35, 0.25, patches + 0.6 * tufts)
        albedo = mix(albedo, srgb((0.93, 0.95, 1.0), device=conditions.device), 0.25 + 0.7 * snowy)
    lit = albedo * day.light((0.55 + 0.35 * blades).clamp(0.15, 1))
    return day.fade(lit, ground.away * 0.10)


def scatter_flowers(
    conditions: Conditions,
    picture: Tensor,
    ground: Ground,
    day: Daylight,
    colours: Tensor,
    *,
    count: int,
    size: float = 0.035,
    nearest: float = 0.8,
    farthest: float = 9.0,
) -> Tensor:
    """Flowers of albedos ``colours`` [k, 3] strewn over the ground, smaller with the distance."""
    generator = conditions.generator()
    wide = max(1, round(count * conditions.half_width / 0.63))
    draw = torch.rand(6, wide, generator=generator).to(conditions.device)
    away = nearest * (farthest / nearest) ** draw[0]
    y = ground.horizon + 1 / away
    x = (draw[1] * 2 - 1) * (conditions.half_width + 0.05)
    pick = (draw[2] * len(colours)).long().clamp(max=len(colours) - 1)
    light = day.light(0.75).view(1, 3) * (0.65 + 0.5 * draw[3])[:, None]
    radius = size / away * (0.6 + 0.6 * draw[4])
    haze = 1 - torch.exp(-0.035 * day.haze_density * away)[:, None]
    lit = colours[pick] * light
    lit = lit + (day.haze.view(1, 3) - lit) * haze
    if day.has_snow:
        lit = lit * 0.5 + day.light(0.7).view(1, 3) * 0.45
    flowers = Stamps(x, y - radius, radius, lit, aspect=0.8 + 0.5 * draw[5])
    rgb, alpha = stamp(
        flowers, (conditions.height_px, conditions.width_px), conditions.half_width, conditions.half_height
    )
    return picture * (1 - alpha) + rgb
