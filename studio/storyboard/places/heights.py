"""High and bare land: snowy mountains, mountains in summer, the desert.

Must not know people. Imports torch: drawing processes only.
"""

import math

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB, mix, srgb
from studio.storyboard.picture.view import View
from studio.storyboard.places.flora import make_ridge, paint_tree_line
from studio.storyboard.places.ground import add_bumps, lay_ground, make_ground, paint_grass, scatter_flowers
from studio.storyboard.places.particles import add_particles
from studio.storyboard.places.place import Animate, Conditions, Place
from studio.storyboard.places.sky import Daylight, make_daylight, paint_sky
from studio.storyboard.places.texture import noise_at, smoothstep

_HORIZON = -0.02


def paint_snow(conditions: Conditions) -> Place:
    """White peaks in blue air, snow-laden spruces, untouched snow."""
    day = make_daylight(conditions)
    rng = conditions.rng
    picture = paint_sky(conditions, day, _HORIZON, cloudiness=rng.uniform(0.2, 0.4))
    rock, white = (0.36, 0.37, 0.42), (0.93, 0.95, 1.0)
    picture = _add_range(conditions, day, picture, rock, white, top=-0.78, base=-0.02, snow_line=0.8, distance=1.7)
    spruce = srgb((0.13, 0.19, 0.17), device=conditions.device)
    picture = paint_tree_line(
        conditions, picture, day, base=0.04, height=0.20, albedo=spruce, distance=0.9, cell=0.25, pointed=1.0
    )
    ground = make_ground(conditions, _HORIZON)
    generator = conditions.generator()
    drifts = add_bumps(ground, generator, cell=1.6, octaves=4, gain=0.5)
    crust = add_bumps(ground, generator, cell=0.16, octaves=3, gain=0.7)
    facing = (0.50 + 0.75 * drifts + 0.12 * crust).clamp(0.02, 1)
    snow = srgb(white, device=conditions.device) * (day.light(facing) + day.zenith * 0.18 * (1 - facing))
    snow = day.fade(snow, ground.away * 0.05)
    picture = lay_ground(picture, ground, snow, smoothstep(0.0, 0.05, ground.y - _HORIZON))
    picture = _add_spruces(conditions, day, picture)
    return Place(picture, _make_glints(conditions, day), depth_blur=0.010)


def paint_mountain(conditions: Conditions) -> Place:
    """Grey peaks with patches of snow over wooded valleys, an alpine meadow in front."""
    day = make_daylight(conditions)
    rng = conditions.rng
    picture = paint_sky(conditions, day, _HORIZON, cloudiness=rng.uniform(0.35, 0.6))
    picture = _add_range(
        conditions,
        day,
        picture,
        (0.46, 0.44, 0.43),
        (0.92, 0.94, 0.97),
        top=-0.86,
        base=0.05,
        snow_line=0.30,
        distance=2.2,
    )
    picture = _add_range(
        conditions,
        day,
        picture,
        (0.30, 0.33, 0.22),
        (0.50, 0.50, 0.40),
        top=-0.36,
        base=0.10,
        snow_line=0.2,
        distance=1.1,
    )
    woods = srgb((0.12, 0.21, 0.10), device=conditions.device)
    picture = paint_tree_line(
        conditions, picture, day, base=0.10, height=0.16, albedo=woods, distance=0.6, cell=0.20, pointed=0.9
    )
    ground = make_ground(conditions, 0.03)
    dark, bright = (srgb(rgb, device=conditions.device) for rgb in ((0.22, 0.29, 0.10), (0.56, 0.60, 0.26)))
    grass = paint_grass(conditions, day, ground, dark, bright, blade=0.7)
    stones = add_bumps(ground, conditions.generator(), cell=0.30, octaves=3, gain=0.5)
    rock = srgb((0.56, 0.54, 0.50), device=conditions.device) * day.light((0.5 + 0.6 * stones).clamp(0, 1))
    grass = mix(grass, rock, smoothstep(0.42, 0.48, stones))
    picture = lay_ground(picture, ground, grass, smoothstep(0.02, 0.07, ground.y - 0.03))
    colours = torch.cat(
        [srgb(rgb, device=conditions.device).view(1, 3) for rgb in ((0.95, 0.9, 0.5), (0.85, 0.75, 0.9))]
    )
    picture = scatter_flowers(conditions, picture, ground, day, colours, count=160, size=0.020)
    return Place(picture, None, depth_blur=0.009)


def _add_range(
    conditions: Conditions,
    day: Daylight,
    picture: Tensor,
    rock: RGB,
    snow: RGB,
    *,
    top: float,
    base: float,
    snow_line: float,
    distance: float,
) -> Tensor:
    """A range of peaks from ``base`` up to about ``top``, higher at the sides, lit from the right.

    ``snow_line``: how far down from the crest the snow reaches, as a part of the height.
    """
    x, y = conditions.grid()
    rows = conditions.rows(top * 1.15 - 0.05, base + 0.12)
    y = y[:, :, rows]
    generator = conditions.generator()
    big = _crests(x + conditions.rng.uniform(-0.15, 0.15), generator)
    rough = make_ridge(conditions, generator, cell=0.13, octaves=5, gain=0.55)
    crest = base + (top - base) * (big + 0.10 * rough).clamp(0.05, 1.1)
    down = ((y - crest) / (base - top)).clamp(0, 1.2)
    # folds run downhill from the crest: ridged noise in sheared coordinates gives spurs with a lit and a dark flank
    pixel = torch.full_like(y, conditions.pixel)
    fold_x = x + 0.35 * down * torch.sin(x * 9 + 1.3)
    seed = generator.initial_seed()
    folds = [
        1 - 2 * noise_at(
            torch.Generator().manual_seed(seed), fold_x + dx, y * 0.55 + dx * 0.5, cell=0.30, octaves=6, gain=0.58,
            footprint=pixel,
        ).abs()
        for dx in (0.0, 0.014)
    ]  # fmt: skip
    slope = (folds[0] - folds[1]) * 6.0
    facing = (0.42 + 0.75 * slope + 0.12 * folds[0]).clamp(0.0, 1)
    limit = snow_line if not day.has_snow else 1.2
    snowy = smoothstep(limit + 0.14, limit - 0.14, down - 0.22 * folds[0] + 0.30 * slope.abs().clamp(max=0.6))
    albedo = srgb(rock, device=conditions.device) * (0.85 + 0.4 * folds[1])
    albedo = mix(albedo, srgb(snow, device=conditions.device), snowy)
    lit = albedo * (day.light(facing) + day.zenith * 0.12 * (1 - facing))
    lit = day.fade(lit, distance * (0.7 + 0.6 * down))
    part = picture[:, :, rows]
    part.copy_(mix(part, lit, ((y - crest) / (1.5 * conditions.pixel) + 0.5).clamp(0, 1)))
    return picture


def _crests(x: Tensor, generator: torch.Generator) -> Tensor:
    """Heights 0…1 of a few pointed peaks along x, [1, 1, 1, w]: the tallest stand beside the middle."""
    draw = torch.rand(4, 9, generator=generator)
    crest = torch.zeros_like(x)
    for k in range(9):
        side = -1 if k % 2 else 1
        middle = side * (0.10 + 0.24 * k + 0.10 * float(draw[0, k]))
        tall = (0.98 if k in {1, 2} else 0.55 + 0.38 * float(draw[1, k])) - (0.15 if k == 0 else 0.0)
        wide = 0.42 + 0.25 * float(draw[2, k])
        crest = torch.maximum(crest, tall * (1 - ((x - middle).abs() / wide) ** 0.9))
    return crest.clamp(min=0.15)


def _add_spruces(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    """A few spruces close by on either side, snow on their boughs."""
    x, y = conditions.grid()
    rng = conditions.rng
    needles = conditions.noise(0.05, octaves=4, gain=0.7, stretch=1.5, generator=conditions.generator())
    green = srgb((0.09, 0.15, 0.12), device=conditions.device)
    white = srgb((0.94, 0.96, 1.0), device=conditions.device)
    count = round(3 * max(1.0, conditions.half_width / 0.7))
    for k in range(2 * count):
        side = -1 if k % 2 else 1
        far = 0.40 + (conditions.half_width - 0.34) * (k // 2 + rng.uniform(0, 0.6)) / count
        base, tall = rng.uniform(0.18, 0.42), rng.uniform(0.55, 0.95)
        down = ((y - (base - tall)) / tall).clamp(-0.1, 1.0)
        tiers = down + 0.035 * torch.sin(down * 34 + 3 * needles)
        half = 0.19 * tall * tiers.clamp(min=0) * (1 + 0.35 * needles) * (1 - 0.35 * torch.remainder(down * 7, 1.0))
        inside = ((half - (x - side * far).abs()) / (2 * conditions.pixel) + 0.5).clamp(0, 1) * (y < base) * (down > 0)
        laden = smoothstep(0.05, 0.5, needles + 0.55 - torch.remainder(down * 7, 1.0))
        light = day.light((0.35 + 2.2 * (x - side * far) + 0.3 * needles).clamp(0.02, 1))
        picture = mix(picture, day.fade(mix(green, white, laden * 0.9) * light, 0.2), inside)
    return picture


def paint_desert(conditions: Conditions) -> Place:
    """Dunes with sharp crests, rippled sand, a hot pale sky."""
    day = make_daylight(conditions)
    rng = conditions.rng
    picture = paint_sky(conditions, day, _HORIZON, cloudiness=0.08)
    sand = srgb((0.90, 0.62, 0.34), device=conditions.device)
    if day.has_snow:
        sand = mix(sand, srgb((0.93, 0.95, 1.0), device=conditions.device), torch.tensor(0.6, device=conditions.device))
    for k in range(4):
        near = k / 3
        side = 1.0 if (k + rng.randrange(2)) % 2 else -1.0
        peak = side * rng.uniform(0.28, 0.55)
        tall = (0.50 - 0.18 * near) * rng.uniform(0.85, 1.15)
        foot = _HORIZON + 0.02 + 0.38 * near**1.4
        rows = conditions.rows(foot - 1.2 * tall - 0.02, conditions.half_height)
        part = picture[:, :, rows]
        part.copy_(mix(part, *_paint_dune(conditions, day, sand, peak, foot - tall, foot, near, rows)))
    return Place(picture, _make_blowing_sand(conditions, day), depth_blur=0.010)


def _paint_dune(
    conditions: Conditions, day: Daylight, sand: Tensor, peak: float, top: float, foot: float, near: float, rows: slice
) -> tuple[Tensor, Tensor]:
    """One dune: lit and coverage. Its crest runs down towards the viewer; the left of it lies in the shade."""
    x, y = conditions.grid()
    y = y[:, :, rows]
    generator = conditions.generator()
    soft = make_ridge(conditions, generator, cell=0.9, octaves=2, gain=0.3)
    from_peak = (x - peak).abs()
    skyline = foot - (foot - top) * (torch.exp(-((from_peak / 0.55) ** 1.3)) + 0.10 * soft)
    below = (y - skyline).clamp(min=0)
    spine = peak - 0.55 * below + 0.14 * torch.sin(below * 7 + peak * 9)
    sunny = smoothstep(-0.015 - 0.02 * near, 0.02 + 0.02 * near, x - spine)
    # past the foot of the dune both sides are level sand
    level = smoothstep(0.15, 0.5, below)
    pixel = torch.full_like(y, 3 * conditions.pixel)
    ripples = torch.sin(below * (1 + 1.2 * below) * 110 + 5 * noise_at(generator, x, y * 2, cell=0.25, octaves=2))
    ripples = ripples * min(1.0, 0.012 / conditions.pixel) * (0.25 + 0.75 * near)
    fine = noise_at(generator, x, y * 2.2, cell=0.16, octaves=4, gain=0.6, footprint=pixel)
    facing = 0.16 + (0.62 * sunny) * (1 - level) + 0.50 * level + 0.06 * ripples + 0.10 * fine
    lit = sand * (1 + 0.05 * ripples + 0.08 * fine) * day.light(facing.clamp(0.03, 1))
    lit = day.fade(lit, 1.6 * (1 - near) + 0.1)
    return lit, ((y - skyline) / (1.5 * conditions.pixel) + 0.5).clamp(0, 1)


def _make_blowing_sand(conditions: Conditions, day: Daylight) -> Animate:
    """Grains that fly along over the crests."""
    count = 40
    draw = torch.rand(5, count, generator=conditions.generator()).to(conditions.device)
    grain = srgb((0.95, 0.75, 0.50), device=conditions.device) * day.light(0.9)
    colours = grain.view(1, 3).expand(count, 3)
    reach = conditions.half_width + 0.1

    def animate(view: View, picture: Tensor) -> Tensor:
        time = view.time_s.view(-1, 1)
        x = torch.remainder(draw[0] * 2 * reach + time * (0.25 + 0.35 * draw[2]), 2 * reach) - reach
        y = 0.15 + 0.8 * draw[1] + 0.03 * torch.sin(time * 2 + draw[3] * 6.3)
        fade = (0.25 + 0.3 * torch.sin(time * 1.5 + draw[4] * 6.3)).clamp(min=0)
        return add_particles(view, picture, x, y, 0.003 + 0.004 * draw[3], colours, fade)

    return animate


def _make_glints(conditions: Conditions, day: Daylight) -> Animate:
    """Ice crystals that flash in the air and on the snow."""
    count = 40
    draw = torch.rand(5, count, generator=conditions.generator()).to(conditions.device)
    colours = (day.light(1.0) * 1.3).view(1, 3).expand(count, 3)
    reach = conditions.half_width

    def animate(view: View, picture: Tensor) -> Tensor:
        time = view.time_s.view(-1, 1)
        x = (draw[0] * 2 - 1) * reach + 0.01 * torch.sin(time + draw[2] * 6.3)
        y = -0.6 + 1.6 * draw[1] + 0.05 * torch.sin(time * 0.5 + draw[3] * 6.3)
        flash = torch.sin(time * (2.0 + 3 * draw[4]) + draw[2] * 2 * math.pi).clamp(min=0) ** 4 * 0.8
        return add_particles(view, picture, x, y, 0.003 + 0.003 * draw[3], colours, flash)

    return animate
