"""The places behind the person. Must not know people. Imports torch: drawing processes only.

Each painter gets the canvas and a random source and returns [T, 3, H, W] or [1, 3, H, W]. Layouts vary
little on purpose: a small model has to learn them.
"""

from collections.abc import Callable
from random import Random

import torch
from torch import Tensor

from studio.storyboard.canvas import Canvas, Lamp, colour, mix


def draw_place(canvas: Canvas, place: str, lamp: Lamp, rng: Random) -> Tensor:
    """The background of a clip, tinted by the light. Raises KeyError for an unknown place."""
    return _PAINTERS[place](canvas, rng) * colour(lamp.tint)


def _fade(top: tuple[float, float, float], bottom: tuple[float, float, float], share: Tensor) -> Tensor:
    return mix(colour(top), colour(bottom), share.clamp(0, 1))


def _hash(cell: Tensor, salt: float) -> Tensor:
    return torch.frac(torch.sin(cell * 12.9898 + salt) * 43758.5453).abs()


def _wall(canvas: Canvas, rng: Random) -> Tensor:
    base = rng.choice(((0.80, 0.79, 0.76), (0.86, 0.85, 0.84), (0.70, 0.74, 0.78), (0.82, 0.76, 0.66)))
    return colour(base) * (0.98 + 0.06 * canvas.far_x - 0.08 * canvas.far_y)


def _studio(canvas: Canvas, rng: Random) -> Tensor:
    base = rng.choice(((0.16, 0.17, 0.20), (0.14, 0.20, 0.30), (0.26, 0.15, 0.17)))
    glow = torch.exp(-((canvas.far_x / 0.7) ** 2) - ((canvas.far_y + 0.1) / 0.9) ** 2)
    return colour(base) * (0.55 + 1.3 * glow)


def _beach(canvas: Canvas, rng: Random) -> Tensor:
    x, y, t = canvas.far_x, canvas.far_y, canvas.time_s
    horizon, phase = 0.02 + rng.uniform(-0.04, 0.04), rng.uniform(0, 6.28)
    picture = _fade((0.26, 0.55, 0.92), (0.80, 0.91, 0.99), (y + 1) / (1 + horizon))
    swell = 0.5 + 0.5 * torch.sin((y - horizon) * 34 + x * 3 + t * 2.5 + phase)
    sea = _fade((0.06, 0.36, 0.58), (0.20, 0.64, 0.70), (y - horizon) * 2.8) + 0.07 * swell * swell
    picture = mix(picture, sea, canvas.far_cover(horizon - y))
    shore = horizon + 0.36 + 0.03 * torch.sin(x * 4 + t * 1.3 + phase)
    picture = mix(picture, _fade((0.94, 0.83, 0.60), (0.84, 0.70, 0.47), (y - shore) * 2), canvas.far_cover(shore - y))
    return mix(picture, colour((1, 1, 1)), 0.7 * torch.exp(-(((y - shore) / 0.03) ** 2)))


def _forest(canvas: Canvas, rng: Random) -> Tensor:
    x, y = canvas.far_x, canvas.far_y
    phase = rng.uniform(0, 6.28)
    leaves = torch.sin(x * 7 + 2 * torch.sin(y * 5 + phase)) * torch.sin(y * 6 + 2 * torch.sin(x * 4 + phase))
    picture = _fade((0.58, 0.80, 0.40), (0.14, 0.32, 0.12), (y + 1) / 1.6) * (0.90 + 0.22 * leaves)
    for trunk in range(5):
        centre = -0.84 + 0.42 * trunk + rng.uniform(-0.06, 0.06)
        half = (0.055, 0.08, 0.06, 0.05, 0.075)[trunk] * (1 + 0.2 * y)
        inside = (x - centre) / half
        picture = mix(
            picture,
            colour((0.26, 0.16, 0.09)) * (1 + 0.4 * inside.clamp(-1, 1)),
            canvas.far_cover((inside.abs() - 1) * 0.06),
        )
    return mix(picture, colour((0.16, 0.30, 0.08)) * (1.1 - 0.3 * y), canvas.far_cover(0.62 - y, 0.12))


def _city(canvas: Canvas, rng: Random) -> Tensor:
    x, y = canvas.far_x, canvas.far_y
    salt = float(rng.randrange(6))
    picture = _fade((0.02, 0.03, 0.12), (0.28, 0.12, 0.36), (y + 1) / 1.5)
    for layer, (width, base, shade) in enumerate(((3.0, -0.50, 0.10), (2.3, -0.15, 0.055))):
        cell = torch.floor(x * width + 0.37 * layer + 20)
        roof = base - 0.40 * _hash(cell, salt + layer)
        house = canvas.far_cover(roof - y)
        picture = mix(picture, colour((0.9, 0.9, 1.5), shade), house)
        column, row = x * width * 4, y * 9
        window = _hash(torch.floor(column) * 3.7 + torch.floor(row) * 7.3 + layer, salt) > 0.5
        pane = (torch.frac(column + 80) > 0.35) & (torch.frac(row + 80) > 0.45) & window
        picture = mix(picture, colour((1.0, 0.80, 0.42)), 0.75 * pane.float() * house)
    for lamp_x, lamp_y, glow in (
        (-0.52, 0.35, (1.0, 0.2, 0.6)),
        (0.55, 0.28, (0.2, 0.8, 1.0)),
        (0.35, 0.62, (1.0, 0.7, 0.2)),
    ):
        picture = picture + 0.7 * colour(glow) * torch.exp(-((x - lamp_x) ** 2 + (y - lamp_y) ** 2) / 0.012)
    return picture


def _space(canvas: Canvas, rng: Random) -> Tensor:
    x, y = canvas.far_x, canvas.far_y
    phase = rng.uniform(0, 6.28)
    cloud = (0.5 + 0.5 * torch.sin(x * 3 + phase + torch.sin(y * 2.4))) * (0.5 + 0.5 * torch.sin(y * 2 + x + phase))
    picture = colour((0.02, 0.02, 0.07)) + colour((0.30, 0.08, 0.42)) * cloud * 0.6
    cell_x, cell_y = torch.floor(x * 9), torch.floor(y * 9)
    star_x = torch.frac(x * 9 + 90) - 0.2 - 0.6 * _hash(cell_x + cell_y * 7, 1.0)
    star_y = torch.frac(y * 9 + 90) - 0.2 - 0.6 * _hash(cell_x * 3 + cell_y, 2.0)
    size = 0.10 * (_hash(cell_x * 5 + cell_y * 11, 3.0) > 0.55).float()
    picture = picture + canvas.far_cover(((star_x**2 + star_y**2).sqrt() - size) / 9) * (size > 0).float()
    side = rng.choice((-1, 1))
    dx, dy = (x - side * 0.40) / 0.32, (y + 0.60) / 0.32
    radius2 = dx * dx + dy * dy
    light = (0.7 * (1 - radius2).clamp(0).sqrt() - 0.5 * side * dx - 0.4 * dy).clamp(0) + 0.06
    planet = (
        colour(rng.choice(((0.85, 0.55, 0.30), (0.30, 0.55, 0.90)))) * light * (0.9 + 0.15 * torch.sin(dy * 8 + dx))
    )
    return mix(picture, planet, canvas.far_cover((radius2.clamp(1e-8).sqrt() - 1) * 0.32))


def _room(canvas: Canvas, rng: Random) -> Tensor:
    x, y = canvas.far_x, canvas.far_y
    picture = colour(rng.choice(((0.76, 0.62, 0.48), (0.56, 0.66, 0.58), (0.70, 0.66, 0.60)))) * (0.92 + 0.12 * x)
    side = rng.choice((-1, 1))
    wx, wy = x - side * 0.36, y + 0.45
    picture = mix(
        picture, colour((0.95, 0.95, 0.93)), canvas.far_cover(torch.maximum(wx.abs() - 0.28, wy.abs() - 0.36))
    )
    pane = (
        canvas.far_cover(torch.maximum(wx.abs() - 0.24, wy.abs() - 0.32))
        * ((wx.abs() > 0.02) & (wy.abs() > 0.02)).float()
    )
    picture = mix(picture, _fade((0.52, 0.78, 1.0), (0.70, 0.90, 0.68), wy * 1.5 + 0.5), pane)
    sx, sy = x + side * 0.46, y + 0.25
    shelf = canvas.far_cover(torch.maximum(sx.abs() - 0.24, sy.abs() - 0.5))
    book = _hash(torch.floor(sx * 16 + 20) + 31 * torch.floor(sy * 4 + 20), 0.5)
    books = (
        mix(colour((0.62, 0.22, 0.16)), colour((0.20, 0.34, 0.46)), book) * (torch.frac(sy * 4 + 20) > 0.22).float()
        + 0.10
    )
    picture = mix(picture, books, shelf)
    return mix(picture, colour((0.46, 0.30, 0.18)) * (1.1 - 0.2 * y), canvas.far_cover(0.66 - y))


def _snow(canvas: Canvas, rng: Random) -> Tensor:
    x, y, t = canvas.far_x, canvas.far_y, canvas.time_s
    phase = rng.uniform(0, 6.28)
    picture = _fade((0.50, 0.68, 0.90), (0.88, 0.93, 0.98), (y + 1) / 1.1)
    for layer in range(2):
        ridge = (
            -0.30
            + 0.26 * layer
            + 0.20 * torch.sin(x * (3.4 - layer) + phase + layer)
            + 0.04 * torch.sin(x * 13 + phase)
        )
        rock = _fade((0.97, 0.98, 1.0), (0.46, 0.54, 0.66), (y - ridge) * 2.2)
        picture = mix(picture, rock * (1 + 0.12 * layer), canvas.far_cover(ridge - y))
    picture = mix(
        picture, colour((0.95, 0.97, 1.0)) * (1 - 0.06 * torch.sin(x * 5 + y * 7)), canvas.far_cover(0.34 - y, 0.08)
    )
    for flake in range(14):
        start_x, start_y, pace = rng.uniform(-0.7, 0.7), rng.uniform(0, 2.2), rng.uniform(0.35, 0.6)
        fy = (start_y + pace * t) % 2.2 - 1.1
        fx = start_x + 0.04 * torch.sin(t * 1.5 + flake)
        picture = mix(
            picture, colour((1, 1, 1)), 0.9 * canvas.far_cover(((x - fx) ** 2 + (y - fy) ** 2).sqrt() - 0.018, 0.03)
        )
    return picture


def _desert(canvas: Canvas, rng: Random) -> Tensor:
    x, y = canvas.far_x, canvas.far_y
    phase, side = rng.uniform(0, 6.28), rng.choice((-1, 1))
    picture = _fade((0.36, 0.62, 0.92), (0.98, 0.88, 0.72), (y + 1) / 1.1)
    sun = ((x - side * 0.38) ** 2 + (y + 0.66) ** 2).sqrt()
    picture = mix(picture, colour((1.0, 0.96, 0.80)), canvas.far_cover(sun - 0.10, 0.06))
    for layer in range(3):
        crest = 0.02 + 0.24 * layer + 0.09 * torch.sin(x * (2.6 - 0.4 * layer) + phase + 2 * layer)
        sand = colour((0.88 - 0.06 * layer, 0.62 - 0.05 * layer, 0.34)) * (
            0.95 + 0.15 * torch.sin(x * 2.6 + phase + 2 * layer + 1)
        )
        picture = mix(picture, sand, canvas.far_cover(crest - y))
    return picture


def _meadow(canvas: Canvas, rng: Random) -> Tensor:
    x, y = canvas.far_x, canvas.far_y
    phase = rng.uniform(0, 6.28)
    picture = _fade((0.36, 0.66, 0.96), (0.86, 0.94, 0.98), (y + 1) / 1.2)
    cloud = (torch.sin(x * 4 + phase) * torch.sin(y * 7 + x + 1) - 0.35).clamp(0, 0.4) / 0.4
    picture = mix(picture, colour((1, 1, 1)), 0.8 * cloud * (y < -0.1).float())
    for layer in range(2):
        hill = 0.04 + 0.16 * layer + 0.07 * torch.sin(x * (2.8 - layer) + phase + layer)
        picture = mix(
            picture,
            colour(((0.34, 0.58, 0.22), (0.30, 0.66, 0.18))[layer]) * (1.1 - 0.35 * (y - hill)),
            canvas.far_cover(hill - y),
        )
    cell_x, cell_y = torch.floor(x * 7), torch.floor(y * 7)
    dx, dy = torch.frac(x * 7 + 70) - 0.5, torch.frac(y * 7 + 70) - 0.5
    flower = (_hash(cell_x * 3 + cell_y * 5, 4.0) > 0.55).float() * (y > 0.36).float()
    tint = mix(colour((1.0, 0.9, 0.2)), colour((0.98, 0.96, 0.98)), (_hash(cell_x + cell_y, 5.0) > 0.5).float())
    return mix(picture, tint, flower * canvas.far_cover(((dx * dx + dy * dy).sqrt() - 0.22) / 7))


_PAINTERS: dict[str, Callable[[Canvas, Random], Tensor]] = {
    "wall": _wall,
    "studio": _studio,
    "beach": _beach,
    "forest": _forest,
    "city": _city,
    "space": _space,
    "room": _room,
    "snow": _snow,
    "desert": _desert,
    "meadow": _meadow,
}
