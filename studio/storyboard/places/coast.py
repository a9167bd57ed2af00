"""Where land meets water: the beach and the lake.

Must not know people. Imports torch: drawing processes only.
"""

import math

import torch
from torch import Tensor

from studio.storyboard.picture.light import mix, srgb
from studio.storyboard.picture.view import View
from studio.storyboard.places.flora import lay_hill, make_ridge, paint_tree_line, paint_trunk
from studio.storyboard.places.ground import Ground, add_bumps, lay_ground, make_ground
from studio.storyboard.places.place import Animate, Conditions, Place
from studio.storyboard.places.sky import Daylight, make_daylight, paint_sky
from studio.storyboard.places.strokes import Strokes, lay_strokes
from studio.storyboard.places.texture import Stamps, noise_at, smoothstep, stamp
from studio.storyboard.places.water import add_glitter_path, make_ripples, paint_water

_HORIZON = -0.15


def paint_beach(conditions: Conditions) -> Place:
    """Sand, surf, a turquoise sea to the horizon, and a palm that leans in from the left."""
    day = make_daylight(conditions)
    rng = conditions.rng
    shore = rng.uniform(0.13, 0.17)
    picture = paint_sky(conditions, day, _HORIZON, cloudiness=rng.uniform(0.3, 0.5))
    picture = _add_headland(conditions, day, picture)
    ground = make_ground(conditions, _HORIZON)
    depth = ground.y - _HORIZON
    shallow = smoothstep(0.02, shore - _HORIZON, depth)
    deep = mix(
        srgb((0.02, 0.28, 0.44), device=conditions.device), srgb((0.20, 0.72, 0.72), device=conditions.device), shallow
    )
    sea = paint_water(conditions, day, picture, ground, deep, roughness=0.55)
    sea = add_glitter_path(conditions, day, sea, ground, roughness=0.5)
    sand, edge = _paint_sand(conditions, day, picture, ground, shore)
    picture = lay_ground(picture, ground, mix(sea, sand, edge))
    picture = _add_palm(conditions, day, picture)
    white = day.light(0.75) * 0.95
    return Place(picture, _make_surf(conditions, shore, white, day), depth_blur=0.011)


def _add_headland(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    x, y = conditions.grid()
    side = conditions.rng.choice((-1.0, 1.0))
    rough = make_ridge(conditions, conditions.generator(), cell=0.22, octaves=5, gain=0.55)
    height = 0.11 * smoothstep(0.15, 0.75, x * side) * (1 + 0.6 * rough)
    texture = conditions.noise(0.06, octaves=4, generator=conditions.generator())
    albedo = mix(
        srgb((0.24, 0.34, 0.16), device=conditions.device),
        srgb((0.52, 0.46, 0.36), device=conditions.device),
        (0.5 + texture).clamp(0, 1),
    )
    hill = day.fade(albedo * day.light((0.45 + 0.6 * texture).clamp(0.05, 1)), 1.8)
    return mix(picture, lay_hill(conditions, picture, _HORIZON - height, hill), (y < _HORIZON).float())


def _paint_sand(
    conditions: Conditions, day: Daylight, sky: Tensor, ground: Ground, shore: float
) -> tuple[Tensor, Tensor]:
    """Lit sand [1, 3, h, w] and where it lies [1, 1, h, w]; wet and mirroring near the water."""
    generator = conditions.generator()
    dunes = add_bumps(ground, generator, cell=1.1, octaves=5, gain=0.62)
    fine = add_bumps(ground, generator, cell=0.14, octaves=4, gain=0.75)
    albedo = srgb((0.88, 0.77, 0.58), device=conditions.device) * (0.93 + 0.10 * dunes + 0.14 * fine)
    if day.has_snow:
        albedo = mix(albedo, srgb((0.94, 0.96, 1.0), device=conditions.device), smoothstep(-0.3, 0.3, dunes) * 0.85)
    line = shore + 0.02 * torch.sin(ground.x * 3.1 + 1.0) + 0.012 * dunes
    lit = albedo * day.light((0.62 + 0.45 * dunes + 0.30 * fine).clamp(0.1, 1.2))
    wet = smoothstep(0.16 if not day.is_wet else 1.4, 0.0, ground.y - line)
    mirror = day.horizon * 0.55 + day.middle * 0.45
    lit = mix(lit, lit * 0.42 + mirror * (0.30 + 0.1 * fine).clamp(min=0), wet)
    return lit, ((ground.y - line) / 0.012 + 0.5).clamp(0, 1)


def _add_palm(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    rng = conditions.rng
    x, y = -0.30 - 0.22 * conditions.half_width + rng.uniform(0.0, 0.06), rng.uniform(-0.82, -0.74)
    bark = conditions.noise(0.05, octaves=2, stretch=4.0, generator=conditions.generator())
    albedo = srgb((0.42, 0.34, 0.26), device=conditions.device)
    one = torch.ones(1, device=conditions.device)
    shade = (srgb((0.50, 0.42, 0.33), device=conditions.device) * day.light(0.05)).view(1, 3)
    shadow = Stamps(one * (x - 0.22), one * 0.75, one * 0.018, shade, aspect=one * 6, opacity=one * 0.6)
    size_px = (conditions.height_px, conditions.width_px)
    rgb, alpha = stamp(shadow, size_px, conditions.half_width, conditions.half_height, softness=1.2)
    picture = picture * (1 - alpha) + rgb
    picture = paint_trunk(
        conditions, picture, day, x=x - 0.06, width=0.05, top=y, base=0.75, albedo=albedo, distance=0.05, lean=0.16,
        bark=bark,
    )  # fmt: skip
    fronds, leaflets = 11, 40
    generator = conditions.generator()
    along = torch.linspace(0.08, 1, leaflets).repeat(fronds)
    frond = torch.arange(fronds).repeat_interleave(leaflets)
    spare = torch.rand(3, fronds, generator=generator)
    heading = -math.pi * (-0.18 + 1.36 * (frond + 0.5) / fronds) + 0.25 * (spare[0] - 0.5)[frond]
    long = (0.30 + 0.12 * spare[1])[frond]
    droop = (0.16 + 0.20 * spare[2])[frond]
    centre_x = x + torch.cos(heading) * long * along
    centre_y = y + torch.sin(heading) * long * along * 0.85 + droop * along**2.2
    slope = torch.atan2(torch.sin(heading) * long * 0.85 + 2.2 * droop * along**1.2, torch.cos(heading) * long)
    hang = torch.rand(len(along), generator=generator)
    tilt = slope + torch.where(torch.arange(len(along)) % 2 == 0, 0.75, -0.75) * (1 - 0.4 * along)
    radius = 0.048 * torch.sin(math.pi * along.clamp(0.15, 0.93)) + 0.010
    bright = (0.25 + 0.5 * hang - 0.25 * torch.sin(heading) * (1 - along)).clamp(0, 1)
    dark = day.fade(srgb((0.10, 0.20, 0.07), device=conditions.device) * day.light(0.12), 0.1)
    lit = day.fade(srgb((0.42, 0.56, 0.20), device=conditions.device) * day.light(0.85), 0.1)
    colour = dark.view(1, 3) + (lit - dark).view(1, 3) * bright[:, None].to(conditions.device)
    parts = [part.to(conditions.device) for part in (centre_x, centre_y, radius, tilt + math.pi / 2)]
    leaves = Stamps(parts[0], parts[1], parts[2], colour, aspect=torch.full_like(parts[0], 0.13), angle=parts[3])
    size_px = (conditions.height_px, conditions.width_px)
    rgb, alpha = stamp(leaves, size_px, conditions.half_width, conditions.half_height, softness=0.15)
    return picture * (1 - alpha) + rgb


def _make_surf(conditions: Conditions, shore: float, white: Tensor, day: Daylight) -> Animate:
    """Ripples on the sea, breakers that roll in, and foam that washes up the sand and back."""
    ripples = make_ripples(conditions, horizon=_HORIZON, bottom=shore, amplitude=0.012, glint=white * 0.5)
    generator = conditions.generator()
    phase = float(torch.rand(1, generator=generator)) * 6.283
    seed = generator.initial_seed()

    def animate(view: View, picture: Tensor) -> Tensor:
        picture = ripples(view, picture)
        x, y = view.far_grid()
        inside = ((y > _HORIZON) & (y < shore + 0.16)).view(len(y), -1).any(0)
        rows = torch.nonzero(inside).view(-1)
        if len(rows) == 0:
            return picture
        part = picture[:, :, int(rows[0]) : int(rows[-1]) + 1]
        y = y[:, :, int(rows[0]) : int(rows[-1]) + 1]
        lace = noise_at(torch.Generator().manual_seed(seed), x * 1.0, y * 3.5, cell=0.10, octaves=2, gain=0.7)
        line = shore + 0.02 * torch.sin(x * 3.1 + 1.0)
        reach = (
            line + 0.045 + 0.045 * torch.sin(view.time_s * 1.1 + phase) + 0.02 * torch.sin(x * 5.0 + view.time_s * 0.6)
        )
        washed = smoothstep(0.0, -0.02, y - reach) * smoothstep(-0.05, 0.0, y - line)
        rim = torch.exp(-(((y - reach) / 0.012) ** 2))
        foam = (rim * 0.9 + washed * (0.15 + 0.6 * smoothstep(0.0, 0.5, lace))).clamp(0, 1)
        for k in range(3):
            travel = torch.remainder(view.time_s * 0.13 + k / 3 + phase, 1.0)
            crest = _HORIZON + (line - _HORIZON) * (0.25 + 0.75 * travel) + 0.012 * torch.sin(x * 4.0 + k * 2.1)
            thick = 0.003 + 0.015 * travel
            wave = torch.exp(-(((y - crest) / thick) ** 2)) * torch.sin(math.pi * travel)
            foam = torch.maximum(foam, wave * smoothstep(-0.45, 0.35, lace + 0.5 * travel))
        part.copy_(mix(part, white, foam * 0.9))
        return picture

    return animate


def paint_lake(conditions: Conditions) -> Place:
    """A still lake that mirrors its far shore: woods and blue hills; reeds on either side."""
    day = make_daylight(conditions)
    horizon = _HORIZON + 0.02
    picture = paint_sky(conditions, day, horizon, cloudiness=conditions.rng.uniform(0.35, 0.55))
    x, _ = conditions.grid()
    for far, height in ((5.0, 0.46), (2.8, 0.26)):
        ridge = make_ridge(conditions, conditions.generator(), cell=0.75, octaves=5, gain=0.46)
        middle = 0.5 + 0.5 * smoothstep(0.0, 0.7, x.abs())
        texture = conditions.noise(0.22, octaves=5, gain=0.6, generator=conditions.generator())
        albedo = srgb((0.20, 0.27, 0.20), device=conditions.device) * (1 + 0.5 * texture)
        slope = day.fade(albedo * day.light((0.45 + 0.5 * texture).clamp(0.05, 1)), far)
        picture = lay_hill(conditions, picture, horizon - height * middle * (0.8 + 0.5 * ridge), slope)
    woods = srgb((0.16, 0.25, 0.11), device=conditions.device)
    if day.has_snow:
        woods = woods * 0.6 + 0.25
    picture = paint_tree_line(
        conditions, picture, day, base=horizon, height=0.15, albedo=woods, distance=0.8, cell=0.3, pointed=0.7
    )
    ground = make_ground(conditions, horizon)
    deep = srgb((0.05, 0.17, 0.20), device=conditions.device)
    water = paint_water(conditions, day, picture, ground, deep, roughness=0.10)
    water = add_glitter_path(conditions, day, water, ground, roughness=0.15)
    bank = torch.exp(-(ground.y - horizon) / 0.008)
    water = mix(water, srgb((0.45, 0.42, 0.34), device=conditions.device) * day.light(0.4), bank * 0.6)
    if conditions.time == "morning" or conditions.weather == "fog":
        water = mix(water, day.haze, 0.75 * torch.exp(-(ground.y - horizon) / 0.10))
    picture = lay_ground(picture, ground, water)
    picture = _add_reeds(conditions, day, picture)
    ripples = make_ripples(conditions, horizon=horizon, bottom=1.12, amplitude=0.006)
    return Place(picture, ripples, depth_blur=0.009)


def _add_reeds(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    """Reeds at both edges, from the bottom up to the far shore."""
    generator = conditions.generator()
    count = round(170 * max(1.0, conditions.half_width / 0.8))
    draw = torch.rand(6, count, generator=generator).to(conditions.device)
    side = torch.where(draw[0] < 0.5, -1.0, 1.0)
    inward = draw[1] ** 1.7 * max(0.24, 0.45 * conditions.half_width)
    dark = day.fade(srgb((0.14, 0.19, 0.07), device=conditions.device) * day.light(0.25), 0.1)
    lit = day.fade(srgb((0.66, 0.62, 0.30), device=conditions.device) * day.light(0.8), 0.1)
    tips = dark.view(1, 3) + (lit - dark).view(1, 3) * draw[5][:, None]
    reeds = Strokes(
        side * (conditions.half_width * 0.97 - inward),
        0.75 + 0.4 * draw[3],
        (0.42 + 0.55 * draw[2]) * (1 - 0.6 * draw[1] ** 1.7),
        0.010 + 0.012 * draw[4],
        (draw[4] - 0.5) * 0.20,
        dark.view(1, 3).expand(count, 3),
        tips,
    )
    return lay_strokes(conditions, picture, reeds)
