"""Among trees: the forest, autumn, the jungle.

Must not know people. Imports torch: drawing processes only.
"""

from dataclasses import replace

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB, mix, srgb
from studio.storyboard.picture.view import View
from studio.storyboard.places.flora import paint_trunk, place_sides, scatter_leaves
from studio.storyboard.places.ground import add_bumps, lay_ground, make_ground, paint_grass
from studio.storyboard.places.particles import add_particles
from studio.storyboard.places.place import Animate, Conditions, Place
from studio.storyboard.places.sky import Daylight, make_daylight, paint_sky
from studio.storyboard.places.strokes import Strokes, lay_strokes
from studio.storyboard.places.texture import Stamps, smoothstep, stamp

_HORIZON = 0.10


def paint_forest(conditions: Conditions) -> Place:
    """Tall trunks in green light, a bright clearing behind, ferns below, shafts of light."""
    day = _filter_air(conditions, (0.72, 1.0, 0.62))
    picture = _paint_clearing(conditions, day, (0.62, 0.78, 0.42), (0.22, 0.36, 0.12))
    picture = _add_trunks(conditions, day, picture, (0.26, 0.19, 0.13), rows=3)
    green = _leaf_light(conditions, day, (0.05, 0.11, 0.03), (0.46, 0.66, 0.18))
    picture = _add_canopy(conditions, picture, green, size=0.017)
    picture = _add_shafts(conditions, day, picture)
    picture = _add_ferns(conditions, day, picture)
    return Place(picture, _make_motes(conditions, day), depth_blur=0.013)


def paint_autumn(conditions: Conditions) -> Place:
    """A wood in October: gold and red crowns, pale trunks, leaves on the ground and in the air."""
    day = _filter_air(conditions, (1.0, 0.86, 0.62))
    picture = _paint_clearing(conditions, day, (0.98, 0.78, 0.40), (0.70, 0.36, 0.10))
    ground = make_ground(conditions, _HORIZON)
    generator = conditions.generator()
    litter = add_bumps(ground, generator, cell=0.30, octaves=4, gain=0.75)
    albedo = mix(
        srgb((0.42, 0.20, 0.07), device=conditions.device),
        srgb((0.93, 0.58, 0.16), device=conditions.device),
        (0.5 + 0.8 * litter).clamp(0, 1),
    )
    if day.has_snow:
        albedo = mix(albedo, srgb((0.93, 0.95, 1.0), device=conditions.device), smoothstep(-0.3, 0.3, litter) * 0.85)
    lit = day.fade(albedo * day.light((0.5 + 0.5 * litter).clamp(0.1, 1)), ground.away * 0.06)
    picture = lay_ground(picture, ground, lit, smoothstep(0.0, 0.02, ground.y - _HORIZON))
    picture = _add_trunks(conditions, day, picture, (0.52, 0.45, 0.38), rows=2)
    for shade, bright in (((0.30, 0.07, 0.03), (0.86, 0.24, 0.08)), ((0.40, 0.16, 0.03), (1.0, 0.66, 0.12))):
        colours = _leaf_light(conditions, day, shade, bright)
        picture = _add_canopy(conditions, picture, colours, size=0.019, count=1100)
    picture = _add_shafts(conditions, day, picture)
    return Place(picture, _make_falling_leaves(conditions, day), depth_blur=0.013)


def paint_jungle(conditions: Conditions) -> Place:
    """Broad wet leaves on all sides, lianas, steaming green depth."""
    day = _filter_air(conditions, (0.62, 0.95, 0.70))
    picture = _paint_clearing(conditions, day, (0.50, 0.76, 0.50), (0.06, 0.20, 0.08))
    picture = _add_trunks(conditions, day, picture, (0.16, 0.17, 0.11), rows=2)
    back = _leaf_light(conditions, day, (0.02, 0.07, 0.03), (0.16, 0.42, 0.14))
    picture = _add_canopy(conditions, picture, back, size=0.030, count=700)
    picture = _add_lianas(conditions, day, picture)
    picture = _add_broad_leaves(conditions, day, picture)
    return Place(picture, _make_motes(conditions, day), depth_blur=0.011)


def _filter_air(conditions: Conditions, tint: RGB) -> Daylight:
    """Daylight whose air took the colour of the leaves it fell through; mist and falling snow keep their own."""
    day = make_daylight(conditions)
    strength = 1.0 if conditions.weather in {"clear", "cloudy", "rain"} else 0.35
    colour = torch.tensor(tint, device=conditions.device).view(1, 3, 1, 1)
    return replace(day, haze=day.haze * (1 + (colour - 1) * strength) * (0.8 if strength == 1 else 1.0))


def _leaf_light(conditions: Conditions, day: Daylight, shade: RGB, lit: RGB) -> tuple[Tensor, Tensor]:
    """Linear colours of leaves in shadow and in the sun (which shines through them)."""
    dark = srgb(shade, device=conditions.device) * day.light(0.25) * 1.5
    bright = srgb(lit, device=conditions.device) * day.light(1.0) * 1.15
    if day.has_snow:
        bright = bright * 0.4 + day.light(0.6) * 0.5
    return day.fade(dark, 0.28), day.fade(bright, 0.28)


def _paint_clearing(conditions: Conditions, day: Daylight, air: RGB, floor: RGB) -> Tensor:
    """The far depth of a wood: glowing air between distant leaves, and the floor."""
    x, y = conditions.grid()
    sky = paint_sky(conditions, day, _HORIZON, cloudiness=0.2)
    generator = conditions.generator()
    mottled = conditions.noise(0.30, octaves=5, gain=0.65, generator=generator)
    stems = conditions.noise(1.6, octaves=5, gain=0.8, stretch=0.045, generator=generator)
    glow = torch.exp(-((x - 0.12) ** 2) / 0.30 - (y + 0.30) ** 2 / 0.5)
    lit = srgb(air, device=conditions.device) * day.light(0.9) * (0.22 + 0.95 * glow + 0.26 * mottled).clamp(min=0.05)
    lit = lit * (1 - 0.55 * smoothstep(0.05, 0.5, stems)) * (1.0 - 0.35 * smoothstep(0.1, 0.6, mottled))
    lit = mix(lit, sky, 0.55 * smoothstep(0.15, 0.55, mottled) * smoothstep(0.0, -0.5, y))
    lit = day.fade(lit, 0.6)
    ground = make_ground(conditions, _HORIZON)
    dark = srgb(floor, gain=0.35, device=conditions.device)
    grass = paint_grass(conditions, day, ground, dark, srgb(floor, device=conditions.device), blade=1.4)
    shadow = 0.55 + 0.45 * glow[:, :, ground.first_row :]
    return lay_ground(lit, ground, grass * shadow, smoothstep(0.0, 0.10, ground.y - _HORIZON))


def _add_trunks(conditions: Conditions, day: Daylight, picture: Tensor, bark: RGB, *, rows: int) -> Tensor:
    rng = conditions.rng
    rough = conditions.noise(0.5, octaves=4, gain=0.7, stretch=0.10, generator=conditions.generator())
    for row in range(rows):
        near = (row + 1) / rows
        count = round((7 - 2 * row) * max(1.0, conditions.half_width / 0.75))
        for x in place_sides(rng, conditions.half_width, nearest=0.08 + 0.22 * near, count=count):
            picture = paint_trunk(
                conditions,
                picture,
                day,
                x=x,
                width=rng.uniform(0.035, 0.06) + 0.075 * near**2,
                top=-conditions.half_height,
                base=_HORIZON + 0.06 + 0.42 * near**2 * rng.uniform(0.8, 1.2),
                albedo=srgb(bark, device=conditions.device),
                distance=1.9 * (1 - near) + 0.15,
                lean=rng.uniform(-0.10, 0.10),
                bark=rough,
            )
    return picture


def _add_canopy(
    conditions: Conditions, picture: Tensor, colours: tuple[Tensor, Tensor], *, size: float, count: int = 2000
) -> Tensor:
    """Foliage along the top and down both sides, open in the middle."""
    rng, wide = conditions.rng, conditions.half_width
    crowns = []
    for _ in range(round(26 * max(1.0, wide / 0.8))):
        x = rng.uniform(-wide, wide)
        low = min(1.0, abs(x) / 0.56)
        half = rng.uniform(0.06, 0.19)
        crowns.append((x, rng.uniform(-1.14, -0.88 + 0.36 * low), half, half * rng.uniform(0.55, 0.9)))
    for x in place_sides(rng, wide, nearest=0.45, count=9):
        half = rng.uniform(0.05, 0.12)
        crowns.append((x, rng.uniform(-0.62, 0.2), half, half * rng.uniform(0.6, 1.0)))
    number = round(count * max(0.6, wide / 0.63))
    return scatter_leaves(conditions, picture, crowns, *colours, count=number, size=size)


def _add_shafts(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    """Slanting light from the upper right, broken by the crowns."""
    if day.is_dark or day.overcast > 0.5:
        return picture
    x, y = conditions.grid()
    rng = conditions.rng
    slant = x + 0.55 * y
    shafts = torch.zeros_like(slant)
    for _ in range(6):
        middle, wide = rng.uniform(-0.9, 0.8), rng.uniform(0.02, 0.07)
        shafts = shafts + rng.uniform(0.4, 1.0) * torch.exp(-(((slant - middle) / wide) ** 2))
    fade = smoothstep(0.75, -0.5, y) * 0.16
    return picture + day.sun * shafts * fade


def _add_ferns(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    """Ferns and long grass at the foot of the picture."""
    count = round(420 * max(1.0, conditions.half_width / 0.63))
    draw = torch.rand(7, count, generator=conditions.generator()).to(conditions.device)
    foot = srgb((0.05, 0.10, 0.03), device=conditions.device) * day.light(0.2)
    tip = srgb((0.42, 0.62, 0.20), device=conditions.device) * day.light(0.8)
    if day.has_snow:
        tip = tip * 0.4 + day.light(0.6) * 0.45
    foot, tip = day.fade(foot, 0.2), day.fade(tip, 0.2)
    tips = foot.view(1, 3) + (tip - foot).view(1, 3) * (0.3 + 0.7 * draw[5])[:, None]
    ferns = Strokes(
        (draw[0] * 2 - 1) * conditions.half_width,
        0.38 + 0.75 * draw[1],
        0.10 + 0.20 * draw[2],
        0.010 + 0.014 * draw[3],
        (draw[4] - 0.5) * 0.3,
        foot.view(1, 3).expand(count, 3),
        tips,
    )
    return lay_strokes(conditions, picture, ferns)


def _add_lianas(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    rng = conditions.rng
    count = 12
    xs = place_sides(rng, conditions.half_width, nearest=0.2, count=count)
    dark = (srgb((0.10, 0.12, 0.05), device=conditions.device) * day.light(0.4)).view(1, 3).expand(count, 3)
    lengths = torch.tensor([rng.uniform(0.7, 2.0) for _ in xs], device=conditions.device)
    lianas = Strokes(
        torch.tensor(xs, device=conditions.device),
        lengths - 1.15,
        lengths,
        torch.tensor([rng.uniform(0.008, 0.018) for _ in xs], device=conditions.device),
        torch.tensor([rng.uniform(-0.2, 0.2) for _ in xs], device=conditions.device),
        dark,
        dark * 1.8,
        taper=0.0,
    )
    return lay_strokes(conditions, picture, lianas)


def _add_broad_leaves(conditions: Conditions, day: Daylight, picture: Tensor) -> Tensor:
    """Large leaves that hang in from the sides and from above, glossy where they face the light."""
    wide = conditions.half_width
    count = round(150 * max(1.0, wide / 0.63))
    draw = torch.rand(7, count, generator=conditions.generator()).to(conditions.device)
    side = torch.where(draw[0] < 0.5, -1.0, 1.0)
    inward = draw[1] ** 1.5
    above = draw[6] < 0.35
    x = torch.where(above, side * draw[1] * wide, side * (wide - inward * max(0.26, 0.5 * wide)))
    y = torch.where(above, -1.1 + 0.28 * draw[2] * (0.4 + x.abs()), draw[2] * 2.1 - 1.05)
    angle = side * (0.4 + 1.2 * draw[3])
    dark = srgb((0.03, 0.10, 0.04), device=conditions.device) * day.light(0.3)
    lit = srgb((0.30, 0.62, 0.20), device=conditions.device) * day.light(0.9)
    dark, lit = day.fade(dark, 0.12), day.fade(lit, 0.12)
    colour = dark.view(1, 3) + (lit - dark).view(1, 3) * (draw[4] ** 1.5)[:, None]
    long = 0.07 + 0.08 * draw[5]
    size_px = (conditions.height_px, conditions.width_px)
    for part in range(3):
        chosen = slice(part * count // 3, (part + 1) * count // 3)
        aspect = 0.30 + 0.15 * draw[3][chosen]
        shape = Stamps(x[chosen], y[chosen], long[chosen], colour[chosen] * (0.4 + 0.3 * part), aspect, angle[chosen])
        rgb, alpha = stamp(shape, size_px, wide, conditions.half_height, softness=0.12)
        picture = picture * (1 - alpha) + rgb
        midrib = colour[chosen] * (0.7 + 0.6 * part)
        gloss = Stamps(x[chosen] + 0.012, y[chosen] - 0.012, long[chosen] * 0.8, midrib, aspect * 0.35, angle[chosen])
        rgb, alpha = stamp(gloss, size_px, wide, conditions.half_height, softness=0.8)
        picture = picture * (1 - 0.6 * alpha) + 0.6 * rgb
    return picture


def _make_motes(conditions: Conditions, day: Daylight) -> Animate:
    """Dust in the light by day, fireflies by night."""
    count = 26
    draw = torch.rand(6, count, generator=conditions.generator()).to(conditions.device)
    colour = srgb((0.75, 1.0, 0.35), 1.6, conditions.device) if day.is_dark else day.sun * 0.35 + day.ambient * 0.1
    colours = colour.view(1, 3).expand(count, 3)
    reach = conditions.half_width

    def animate(view: View, picture: Tensor) -> Tensor:
        time = view.time_s.view(-1, 1)
        x = (draw[0] * 2 - 1) * reach + 0.05 * torch.sin(time * (0.3 + draw[2]) + draw[3] * 6.3)
        y = (draw[1] * 2 - 1) * 0.95 + 0.04 * torch.sin(time * (0.4 + draw[3]) + draw[4] * 6.3)
        pulse = (0.5 + 0.5 * torch.sin(time * (1.0 + 2 * draw[5]) + draw[0] * 6.3)) ** 2
        return add_particles(view, picture, x, y, 0.004 + 0.006 * draw[4], colours, pulse, adds_light=True)

    return animate


def _make_falling_leaves(conditions: Conditions, day: Daylight) -> Animate:
    count = 18
    draw = torch.rand(7, count, generator=conditions.generator()).to(conditions.device)
    red, gold = (srgb(rgb, device=conditions.device).view(1, 3) for rgb in ((0.80, 0.25, 0.08), (0.98, 0.70, 0.20)))
    colours = (red + (gold - red) * draw[2][:, None]) * day.light(0.8).view(1, 3)
    reach = conditions.half_width + 0.1

    def animate(view: View, picture: Tensor) -> Tensor:
        time = view.time_s.view(-1, 1)
        fall = torch.remainder(draw[1] * 2.4 + time * (0.16 + 0.14 * draw[3]), 2.4) - 1.2
        sway = 0.10 * torch.sin(time * (1.2 + draw[4]) + draw[5] * 6.3)
        turn = 0.55 + 0.45 * torch.cos(time * (2.5 + 2 * draw[6]) + draw[0] * 6.3)
        x = (draw[0] * 2 - 1) * reach + sway - 0.10 * fall
        return add_particles(
            view, picture, x, fall, 0.009 + 0.008 * draw[4], colours, turn.clamp(0.2, 0.95), softness=0.5
        )

    return animate
