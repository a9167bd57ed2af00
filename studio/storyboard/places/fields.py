"""Open green and golden land: the meadow, the wheat field, the garden.

Must not know people. Imports torch: drawing processes only.
"""

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB, mix, srgb
from studio.storyboard.picture.view import View
from studio.storyboard.places.flora import lay_hill, make_ridge, paint_tree_line, place_sides, scatter_leaves
from studio.storyboard.places.ground import lay_ground, make_ground, paint_grass, scatter_flowers
from studio.storyboard.places.particles import add_particles
from studio.storyboard.places.place import Animate, Conditions, Place
from studio.storyboard.places.sky import Daylight, make_daylight, paint_sky
from studio.storyboard.places.strokes import Strokes, lay_strokes
from studio.storyboard.places.texture import Stamps, smoothstep, stamp

_HORIZON = -0.14


def paint_meadow(conditions: Conditions) -> Place:
    """Green hills under a wide sky, grass full of flowers."""
    day = make_daylight(conditions)
    picture = paint_sky(conditions, day, _HORIZON, cloudiness=conditions.rng.uniform(0.4, 0.6))
    picture = _add_hills(conditions, day, picture, ((0.30, 0.40, 0.20), (0.38, 0.54, 0.20), (0.36, 0.55, 0.16)))
    ground = make_ground(conditions, _HORIZON)
    dark, bright = (srgb(rgb, device=conditions.device) for rgb in ((0.14, 0.27, 0.06), (0.50, 0.66, 0.20)))
    grass = paint_grass(conditions, day, ground, dark, bright)
    picture = lay_ground(picture, ground, grass, smoothstep(0.0, 0.03, ground.y - _HORIZON))
    colours = _albedos(conditions, ((0.95, 0.95, 0.92), (0.98, 0.80, 0.12), (0.86, 0.16, 0.14), (0.48, 0.36, 0.80)))
    picture = scatter_flowers(conditions, picture, ground, day, colours, count=800, size=0.030, nearest=0.8)
    picture = _add_stalks(conditions, day, picture, (0.12, 0.24, 0.06), (0.52, 0.68, 0.24), count=300, tall=0.34)
    picture = scatter_flowers(
        conditions, picture, ground, day, colours, count=110, size=0.050, nearest=0.9, farthest=3.2
    )
    return Place(picture, _make_drifting(conditions, day), depth_blur=0.011)


def paint_field(conditions: Conditions) -> Place:
    """Ripe wheat to the horizon, a far line of trees, a huge sky."""
    day = make_daylight(conditions)
    horizon = _HORIZON + 0.02
    picture = paint_sky(conditions, day, horizon, cloudiness=conditions.rng.uniform(0.45, 0.65))
    woods = srgb((0.20, 0.29, 0.13), device=conditions.device)
    picture = paint_tree_line(
        conditions, picture, day, base=horizon + 0.02, height=0.085, albedo=woods, distance=1.6, cell=0.16
    )
    ground = make_ground(conditions, horizon)
    dark, bright = (srgb(rgb, device=conditions.device) for rgb in ((0.54, 0.38, 0.11), (0.95, 0.78, 0.38)))
    wheat = paint_grass(conditions, day, ground, dark, bright, blade=1.3)
    picture = lay_ground(picture, ground, wheat, smoothstep(0.0, 0.012, ground.y - horizon))
    for tall, count in ((0.34, 420), (0.52, 330)):
        picture = _add_stalks(
            conditions, day, picture, (0.44, 0.30, 0.09), (0.98, 0.82, 0.42), count=count, tall=tall, bulge=1.1
        )
    return Place(picture, _make_drifting(conditions, day), depth_blur=0.011)


def paint_garden(conditions: Conditions) -> Place:
    """Clipped hedges, rose bushes in bloom, a lawn with a gravel path, tall trees beyond."""
    day = make_daylight(conditions)
    rng, wide = conditions.rng, conditions.half_width
    picture = paint_sky(conditions, day, _HORIZON, cloudiness=0.45)
    trees = srgb((0.20, 0.34, 0.12), device=conditions.device)
    picture = paint_tree_line(conditions, picture, day, base=0.10, height=0.62, albedo=trees, distance=0.9, cell=0.55)
    picture = _add_hedge(conditions, day, picture)
    ground = make_ground(conditions, 0.02)
    dark, bright = (srgb(rgb, device=conditions.device) for rgb in ((0.16, 0.32, 0.08), (0.42, 0.60, 0.20)))
    lawn = paint_grass(conditions, day, ground, dark, bright, blade=0.4)
    gravel = srgb((0.80, 0.74, 0.64), device=conditions.device) * day.light(0.6)
    path = smoothstep(0.62, 0.54, (ground.across - 0.15).abs())
    lawn = mix(
        lawn,
        gravel * (1 + 0.25 * conditions.noise(0.02, generator=conditions.generator())[:, :, ground.first_row :]),
        path,
    )
    picture = lay_ground(picture, ground, lawn, smoothstep(0.17, 0.19, ground.y))
    bushes = [
        (x, rng.uniform(0.05, 0.60), rng.uniform(0.13, 0.22), rng.uniform(0.14, 0.22))
        for x in place_sides(rng, wide, nearest=0.42, count=round(9 * max(1.0, wide / 0.7)))
    ]
    bushes += [(side * wide * 0.92, rng.uniform(-0.45, -0.1), 0.16, 0.30) for side in (-1, 1)]
    shade, lit = _lit_pair(conditions, day, (0.05, 0.13, 0.04), (0.36, 0.56, 0.20))
    picture = scatter_leaves(
        conditions, picture, bushes, shade, lit, count=round(2200 * max(1.0, wide / 0.63)), size=0.015
    )
    picture = _add_roses(conditions, day, picture, bushes)
    return Place(picture, _make_drifting(conditions, day), depth_blur=0.011)


def _albedos(conditions: Conditions, colours: tuple[RGB, ...]) -> Tensor:
    return torch.cat([srgb(rgb, device=conditions.device).view(1, 3) for rgb in colours])


def _lit_pair(conditions: Conditions, day: Daylight, shade: RGB, lit: RGB) -> tuple[Tensor, Tensor]:
    dark = srgb(shade, device=conditions.device) * day.light(0.2)
    bright = srgb(lit, device=conditions.device) * day.light(0.95)
    if day.has_snow:
        bright = bright * 0.4 + day.light(0.6) * 0.5
    return day.fade(dark, 0.15), day.fade(bright, 0.15)


def _add_hills(conditions: Conditions, day: Daylight, picture: Tensor, albedos: tuple[RGB, ...]) -> Tensor:
    """Rolling hills behind each other, with woods and hedges as darker patches."""
    white = srgb((0.92, 0.95, 1.0), device=conditions.device)
    for k, rgb in enumerate(albedos):
        generator = conditions.generator()
        ridge = make_ridge(conditions, generator, cell=1.1 - 0.2 * k, octaves=3, gain=0.4)
        patches = conditions.noise(0.10, octaves=5, gain=0.6, stretch=3.0, generator=generator)
        albedo = srgb(rgb, device=conditions.device) * (1 - 0.55 * smoothstep(0.05, 0.35, patches))
        if day.has_snow:
            albedo = mix(albedo, white, torch.tensor(0.75, device=conditions.device))
        lit = day.fade(albedo * day.light((0.6 + 0.35 * ridge + 0.25 * patches).clamp(0.1, 1)), 2.6 - 1.0 * k)
        top = _HORIZON - 0.20 + 0.085 * k - 0.13 * (1 - 0.25 * k) * ridge
        picture = lay_hill(conditions, picture, top, lit)
    return picture


def _add_stalks(
    conditions: Conditions,
    day: Daylight,
    picture: Tensor,
    foot: RGB,
    tip: RGB,
    *,
    count: int,
    tall: float,
    bulge: float = 0.0,
) -> Tensor:
    """Grass or wheat close by, higher at the sides than in the middle."""
    wide = conditions.half_width
    number = round(count * max(1.0, wide / 0.63))
    draw = torch.rand(7, number, generator=conditions.generator()).to(conditions.device)
    x = (draw[0] * 2 - 1) * wide
    side = (x.abs() / 0.56).clamp(max=1.3)
    dark, bright = _lit_pair(conditions, day, foot, tip)
    tips = dark.view(1, 3) + (bright - dark).view(1, 3) * (0.35 + 0.65 * draw[5])[:, None]
    stalks = Strokes(
        x,
        0.70 + 0.5 * draw[1],
        tall * (0.6 + 0.6 * draw[2]) * (0.75 + 0.45 * side),
        0.009 + 0.008 * draw[3],
        (draw[4] - 0.35) * 0.22,
        dark.view(1, 3).expand(number, 3),
        tips,
        taper=0.75 if not bulge else 0.4,
        bulge=bulge,
    )
    return lay_strokes(conditions, picture, stalks)


def _add_hedge(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    """A clipped hedge across, its top a straight line, with a gap where the path leaves."""
    x, y = conditions.grid()
    generator = conditions.generator()
    leaves = conditions.noise(0.05, octaves=4, gain=0.7, generator=generator)
    broad = conditions.noise(0.4, octaves=3, generator=generator)
    top = -0.24 + 0.012 * leaves
    albedo = mix(
        srgb((0.07, 0.17, 0.05), device=conditions.device),
        srgb((0.28, 0.46, 0.15), device=conditions.device),
        (0.45 + 0.6 * leaves + 0.2 * broad).clamp(0, 1),
    )
    crown = smoothstep(0.05, 0.0, y + 0.24)
    if day.has_snow:
        albedo = mix(albedo, srgb((0.93, 0.95, 1.0), device=conditions.device), (0.2 + 0.8 * crown))
    lit = day.fade(albedo * day.light((0.25 + 0.5 * crown + 0.3 * leaves).clamp(0.05, 1)), 0.35)
    inside = ((y - top) / (2 * conditions.pixel) + 0.5).clamp(0, 1) * (y < 0.22)
    gap = smoothstep(0.20, 0.235, (x - 0.02).abs())
    return mix(picture, lit, inside * gap)


def _add_roses(
    conditions: Conditions, day: Daylight, picture: Tensor, bushes: list[tuple[float, float, float, float]]
) -> Tensor:
    """Blooms on the bushes: each bush in one colour, each bloom with a shaded heart."""
    generator = conditions.generator()
    count = 16 * len(bushes)
    middle = torch.tensor(bushes).repeat_interleave(16, 0).to(conditions.device)
    palette = _albedos(conditions, ((0.86, 0.10, 0.16), (0.96, 0.52, 0.66), (0.97, 0.93, 0.88), (0.98, 0.72, 0.30)))
    which = torch.randint(len(palette), (len(bushes),), generator=generator).repeat_interleave(16).to(conditions.device)
    draw = torch.rand(5, count, generator=generator).to(conditions.device)
    angle, far = draw[0] * 6.283, torch.sqrt(draw[1]) * 0.95
    x = middle[:, 0] + torch.cos(angle) * far * middle[:, 2]
    y = middle[:, 1] + torch.sin(angle) * far * middle[:, 3]
    colour = palette[which] * day.light(0.8).view(1, 3) * (0.75 + 0.4 * draw[2])[:, None]
    radius = 0.016 + 0.014 * draw[3]
    size_px = (conditions.height_px, conditions.width_px)
    for dx, scale, gain in ((0.0, 1.0, 0.62), (0.12, 0.72, 1.0), (0.05, 0.30, 0.55)):
        blooms = Stamps(x + dx * radius, y - dx * radius, radius * scale, colour * gain)
        rgb, alpha = stamp(blooms, size_px, conditions.half_width, conditions.half_height, softness=0.35)
        picture = picture * (1 - alpha) + rgb
    return picture


def _make_drifting(conditions: Conditions, day: Daylight) -> Animate | None:
    """Seeds and insects that drift through the light; none in bad weather or in the cold."""
    if day.is_wet or day.has_snow:
        return None
    count = 22
    draw = torch.rand(6, count, generator=conditions.generator()).to(conditions.device)
    colour = srgb((0.75, 1.0, 0.35), 1.4, conditions.device) if day.is_dark else day.light(0.9)
    colours = colour.view(1, 3).expand(count, 3)
    reach = conditions.half_width + 0.1

    def animate(view: View, picture: Tensor) -> Tensor:
        time = view.time_s.view(-1, 1)
        x = torch.remainder(draw[0] * 2 * reach + time * (0.03 + 0.06 * draw[2]), 2 * reach) - reach
        y = -0.7 + 1.5 * draw[1] + 0.04 * torch.sin(time * (0.7 + draw[3]) + draw[4] * 6.3)
        glow = 0.35 + 0.3 * torch.sin(time * (0.8 + draw[5]) + draw[0] * 6.3)
        return add_particles(view, picture, x, y, 0.004 + 0.006 * draw[3], colours, glow)

    return animate
