"""Away from the Earth: open space, and the surface of the moon.

Must not know people. Imports torch: drawing processes only.
"""

import math
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB, mix, srgb
from studio.storyboard.picture.view import View
from studio.storyboard.places.flora import make_ridge
from studio.storyboard.places.ground import Ground, add_bumps, lay_ground, make_ground
from studio.storyboard.places.particles import add_particles
from studio.storyboard.places.place import Animate, Conditions, Place
from studio.storyboard.places.texture import Stamps, add_glows, noise_at, smoothstep, stamp

_AIR_REACH: Final = 1.6
"""In a planet's radii: beyond it, nothing of its air is to be seen."""


def paint_space(conditions: Conditions) -> Place:
    """Stars, a glowing nebula, a banded planet on the left and its moon."""
    rng = conditions.rng
    x, y = conditions.grid()
    generator = conditions.generator()
    warp = conditions.noise(0.9, octaves=3, generator=generator)
    cloud = noise_at(generator, x + 0.5 * warp, y - 0.4 * warp, cell=0.75, octaves=6, gain=0.55)
    veins = 1 - 2.2 * noise_at(generator, x - 0.3 * warp, y + 0.5 * warp, cell=0.5, octaves=5, gain=0.55).abs()
    band = torch.exp(-(((x * 0.55 + y * 0.55 + 0.20 + 0.3 * warp) / 0.55) ** 2))
    dense = (smoothstep(-0.30, 0.75, cloud) * band).clamp(0, 1)
    purple, blue, rose = (
        srgb(rgb, device=conditions.device) for rgb in ((0.42, 0.16, 0.62), (0.08, 0.34, 0.66), (0.98, 0.42, 0.56))
    )
    hue = smoothstep(-0.35, 0.4, warp)
    nebula = mix(blue, purple, hue) * dense * 0.85 + rose * (dense**2) * veins.clamp(0, 1) ** 2 * 0.7
    picture = srgb((0.025, 0.03, 0.065), device=conditions.device) + nebula
    picture = _add_stars(conditions, picture, count=560)
    centre = (-0.44 - 0.25 * max(0.0, conditions.half_width - 0.7), rng.uniform(-0.66, -0.56))
    picture = _add_planet(conditions, picture, centre, 0.30, (0.82, 0.62, 0.44), (0.56, 0.30, 0.22), bands=True)
    picture = _add_planet(
        conditions, picture, (0.44, rng.uniform(0.15, 0.3)), 0.075, (0.62, 0.64, 0.68), (0.4, 0.42, 0.46)
    )
    return Place(picture, _make_twinkling(conditions, 44, 1.1), depth_blur=0.003)


def paint_moon(conditions: Conditions) -> Place:
    """Grey dust full of craters in hard light, a black sky, the Earth above the horizon."""
    rng = conditions.rng
    horizon = 0.10
    picture = srgb((0.012, 0.013, 0.02), device=conditions.device).repeat(
        1, 1, conditions.height_px, conditions.width_px
    )
    picture = _add_stars(conditions, picture, count=420)
    picture = _add_planet(
        conditions,
        picture,
        (-0.38, rng.uniform(-0.74, -0.64)),
        0.17,
        (0.16, 0.40, 0.80),
        (0.30, 0.46, 0.24),
        clouds=True,
    )
    grey = srgb((0.62, 0.61, 0.59), device=conditions.device)
    sun = torch.tensor((1.15, 1.12, 1.06), device=conditions.device).view(1, 3, 1, 1)
    for k in range(3):
        picture = _add_hill(conditions, picture, horizon, grey * sun * (0.62 + 0.12 * k), k)
    ground = make_ground(conditions, horizon)
    generator = conditions.generator()
    bumps = add_bumps(ground, generator, cell=0.9, octaves=4, gain=0.6)
    dust = add_bumps(ground, generator, cell=0.10, octaves=4, gain=0.8)
    lit = grey * sun * (0.50 + 0.22 * bumps + 0.16 * dust).clamp(0.04, 1)
    lit = _dig_craters(conditions, lit, ground)
    picture = lay_ground(picture, ground, lit)
    picture = _add_boulders(conditions, picture, ground, grey * sun)
    return Place(picture, _make_twinkling(conditions, 14, 0.6), depth_blur=0.006)


def _add_hill(conditions: Conditions, picture: Tensor, horizon: float, colour: Tensor, nearness: int) -> Tensor:
    """A rounded, airless hill: as sharp far away as close by, its left flanks black."""
    x, y = conditions.grid()
    rows = conditions.rows(horizon - 0.45, horizon + 0.02)
    y = y[:, :, rows]
    ridge = make_ridge(conditions, conditions.generator(), cell=0.75 - 0.12 * nearness, octaves=4, gain=0.36)
    generator = conditions.generator()
    seed = generator.initial_seed()
    pixel = torch.full_like(y, conditions.pixel)
    lit, unlit = (
        noise_at(
            torch.Generator().manual_seed(seed), x + dx, y * 1.5 - dx, cell=0.24, octaves=5, gain=0.55, footprint=pixel
        )
        for dx in (0.0, 0.02)
    )
    top = horizon - (0.21 - 0.06 * nearness) * (1 + 0.75 * ridge)
    facing = (0.42 + 2.6 * (lit - unlit) + 0.25 * lit).clamp(0.02, 1.1)
    part = picture[:, :, rows]
    part.copy_(mix(part, colour * facing, ((y - top) / (1.5 * conditions.pixel) + 0.5).clamp(0, 1)))
    return picture


def _add_stars(conditions: Conditions, picture: Tensor, *, count: int) -> Tensor:
    number = round(count * max(0.7, conditions.half_width / 0.63))
    draw = torch.rand(5, number, generator=conditions.generator()).to(conditions.device)
    bright = 0.15 + 5.0 * draw[2] ** 14
    tint = torch.stack((0.75 + 0.4 * draw[3], torch.full_like(draw[3], 0.92), 1.2 - 0.4 * draw[3]), 1)
    x = (draw[0] * 2 - 1) * conditions.half_width
    y = (draw[1] * 2 - 1) * conditions.half_height
    stars = Stamps(x, y, 0.0018 + 0.0040 * draw[2] ** 8, tint * bright[:, None])
    picture = add_glows(picture, stars, conditions.half_width, conditions.half_height, softness=0.6)
    large = draw[2] > 0.965
    halo = Stamps(x[large], y[large], torch.full_like(x[large], 0.016), (tint * bright[:, None])[large] * 0.05)
    return add_glows(picture, halo, conditions.half_width, conditions.half_height, softness=1.9)


def _add_planet(
    conditions: Conditions,
    picture: Tensor,
    centre: tuple[float, float],
    radius: float,
    first: RGB,
    second: RGB,
    *,
    bands: bool = False,
    clouds: bool = False,
) -> Tensor:
    """A lit sphere with weather or land on it, and a rim of air. ``picture`` is changed in place and returned."""
    grid_x, grid_y = conditions.grid()
    reach = radius * _AIR_REACH
    rows = conditions.rows(centre[1] - reach, centre[1] + reach)
    columns = conditions.columns(centre[0] - reach, centre[0] + reach)
    x, y = (grid_x[..., columns] - centre[0]) / radius, (grid_y[:, :, rows] - centre[1]) / radius
    square = x * x + y * y
    z = torch.sqrt((1 - square).clamp(min=0))
    generator = conditions.generator()
    # longitude and latitude, tilted: the surface is squeezed towards the limb as a sphere's is
    along, up = torch.atan2(x * 0.94 + y * 0.34, z + 0.05), torch.asin((y * 0.94 - x * 0.34).clamp(-1, 1))
    swirl = noise_at(generator, along * (0.6 if bands else 1.6), up * (2.2 if bands else 1.6), cell=0.8, octaves=5)
    if bands:
        pattern = 0.5 + 0.32 * torch.sin(up * 13 + 1.6 * swirl) + 0.22 * torch.sin(up * 31 + 2.5 * swirl) + 0.15 * swirl
    else:
        pattern = smoothstep(-0.02, 0.12, swirl)
    albedo = mix(srgb(first, device=conditions.device), srgb(second, device=conditions.device), pattern.clamp(0, 1))
    if clouds:
        white = noise_at(generator, along * 1.1 + 0.4 * swirl, up * 2.2, cell=0.5, octaves=5, gain=0.6)
        albedo = mix(albedo, srgb((0.95, 0.96, 0.98), device=conditions.device), smoothstep(0.0, 0.45, white))
    lit = (0.78 * x - 0.42 * y + 0.46 * z).clamp(min=0)
    air = srgb((0.45, 0.68, 1.0), device=conditions.device)
    limb = (1 - z) ** 3 * (0.78 * x - 0.42 * y + 0.35).clamp(min=0)
    body = albedo * lit * 1.15 + air * limb * 0.55 + 0.003
    distance = torch.sqrt(square)
    glow = torch.exp(-((distance - 1).clamp(min=0) * 14)) * (0.6 * x - 0.35 * y + 0.30).clamp(min=0) * 0.22
    inside = ((1 - distance) * radius / conditions.pixel + 0.5).clamp(0, 1)
    part = picture[:, :, rows, columns]
    part.copy_(mix(part + air * glow, body, inside))
    return picture


def _dig_craters(conditions: Conditions, lit: Tensor, ground: Ground) -> Tensor:
    """Craters in the plane: rims that catch the light from the right, walls in shadow. Changed in place."""
    rng = conditions.rng
    wide, pixel = conditions.half_width, conditions.pixel
    height, width = lit.shape[-2:]
    for k in range(round(46 * max(1.0, wide / 0.63))):
        away = 0.9 * 11 ** rng.random()
        x, y = rng.uniform(-wide, wide), ground.horizon + 1 / away
        size = rng.uniform(0.05, 0.16) if k % 5 else rng.uniform(0.22, 0.42)
        half_x, half_y = size / away, size / away**2 * 0.8
        if half_y < 0.6 * pixel:  # too small to be seen
            continue
        left, right = (int((x + s * 1.6 * half_x + wide) / pixel) for s in (-1, 1))
        top, bottom = (int((y + s * 1.6 * half_y + conditions.half_height) / pixel) - ground.first_row for s in (-1, 1))
        rows, columns = slice(max(0, top), min(height, bottom + 2)), slice(max(0, left), min(width, right + 2))
        if rows.stop <= rows.start or columns.stop <= columns.start:
            continue
        across = (ground.x[..., columns] - x) / half_x
        down = (ground.y[:, :, rows] - y) / half_y
        radius = torch.sqrt(across**2 + down**2)
        wall = smoothstep(1.0, 0.75, radius) * smoothstep(0.15, 0.8, radius)
        rim = torch.exp(-(((radius - 1.05) / 0.13) ** 2))
        side = across / radius.clamp(min=0.1)
        shade = 1 - 0.75 * wall * side.clamp(-1, 1) + rim * (0.35 + 0.55 * side) - 0.12 * smoothstep(0.8, 0.2, radius)
        lit[:, :, rows, columns] *= shade.clamp(0.06, 2.0)
    return lit


def _add_boulders(conditions: Conditions, picture: Tensor, ground: Ground, colour: Tensor) -> Tensor:
    """Stones with long shadows to the left."""
    count = round(90 * max(1.0, conditions.half_width / 0.63))
    draw = torch.rand(5, count, generator=conditions.generator()).to(conditions.device)
    away = 0.85 * 12 ** draw[0]
    x, y = (draw[1] * 2 - 1) * conditions.half_width, ground.horizon + 1 / away
    radius = (0.008 + 0.030 * draw[2] ** 3) / away
    plain = colour.view(1, 3).expand(count, 3)
    parts = (
        Stamps(x - radius * 1.8, y + radius * 0.5, radius * 0.5, plain * 0.03, torch.full_like(x, 4.0)),
        Stamps(x, y - radius * 0.2, radius, plain * 0.16, 1.0 + 0.5 * draw[3]),
        Stamps(x + radius * 0.30, y - radius * 0.42, radius * 0.62, plain * (0.8 + 0.3 * draw[4])[:, None]),
    )
    for part in parts:
        size_px = (conditions.height_px, conditions.width_px)
        rgb, alpha = stamp(part, size_px, conditions.half_width, conditions.half_height, softness=0.5)
        picture = picture * (1 - alpha) + rgb
    return picture


def _make_twinkling(conditions: Conditions, count: int, strength: float) -> Animate:
    """A few stars that twinkle (artistic licence: there is no air)."""
    draw = torch.rand(5, count, generator=conditions.generator()).to(conditions.device)
    tint = torch.stack((0.8 + 0.4 * draw[3], torch.full_like(draw[3], 0.95), 1.2 - 0.4 * draw[3]), 1) * strength
    x = ((draw[0] * 2 - 1) * conditions.half_width)[None]
    y = (-1.1 + 1.1 * draw[1])[None]

    def animate(view: View, picture: Tensor) -> Tensor:
        time = view.time_s.view(-1, 1)
        pulse = 0.30 + 0.35 * torch.sin(time * (1.5 + 3 * draw[2]) + draw[4] * 2 * math.pi)
        across, down = x.expand(len(time), -1), y.expand(len(time), -1)
        size = 0.004 + 0.003 * draw[2]
        return add_particles(view, picture, across, down, size, tint, pulse.clamp(min=0), softness=1.6, adds_light=True)

    return animate
