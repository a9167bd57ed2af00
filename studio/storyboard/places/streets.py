"""A shopping street.

Must not know people. Imports torch: drawing processes only.
"""

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.places.lamps import Lamp, Sunbeam, add_haze, fill_sky, finish, light_up, mirror_floor
from studio.storyboard.places.materials import LIT, Material, Spot, facade, plain, plaster, rgb_of, shining
from studio.storyboard.places.outdoors import EYE_M, WALLS, WARM, mean_rgb, outdoor_light, slabs
from studio.storyboard.places.place import Conditions, Place
from studio.storyboard.places.plants import crown
from studio.storyboard.places.rooms import make_scenery
from studio.storyboard.places.sky import Daylight, make_daylight, paint_sky
from studio.storyboard.places.solids import Scenery, Span
from studio.storyboard.places.windows import scale


def paint_street(conditions: Conditions) -> Place:
    """A shopping street in perspective: house fronts, awnings, trees, lamps, a road that shines when wet."""
    day = make_daylight(conditions)
    rng = conditions.rng
    s = make_scenery(conditions, tall=1.35, wide=1.6, horizon=0.02)
    frame = s.half_width / 1.12
    half = 3.6 + 3.4 * max(0.0, frame - 0.5625)
    lit = 0.45 if day.is_dark else (0.22 if conditions.time == "sunset" else 0.0)
    gloss = 0.95 if day.is_wet else (0.30 if day.is_dark else 0.12)
    paving: RGB = (0.80, 0.82, 0.86) if day.has_snow else (0.52, 0.50, 0.47)
    road: RGB = (0.72, 0.74, 0.78) if day.has_snow else (0.33, 0.33, 0.34)
    s.face_y(EYE_M, (-60, 60), (0.3, 120), _asphalt(road, gloss, half * 0.55))
    for end in (-1.0, 1.0):
        x = (half * 0.55, 30.0) if end > 0 else (-30.0, -half * 0.55)
        s.box(x, (EYE_M - 0.14, EYE_M), (0.4, 110), plaster(paving, 0.10, 1.0), None, slabs(paving, gloss))
    roofs = _houses(s, half, lit, day)
    s.face_z(95, (-40, 40), (-9, EYE_M), facade((0.6, 0.56, 0.52), (2.2, 3.2), lit))
    lamps = _street_lamps(s, half, day)
    _cars(s, half, day)
    ambient, sun = outdoor_light(day)
    low = conditions.time in {"morning", "sunset"}
    towards = (0.80, -0.42 if low else -0.75, 0.25)
    beams = []
    if max(sun) > 0.15:
        beams = [
            Sunbeam(towards, sun, (-60, -tall), span, half + 0.01, panes=(1, 1), soft_m=0.3) for tall, span in roofs
        ]
    picture = light_up(s, lamps, (ambient, scale(ambient, 0.55)), beams=beams)
    picture = add_haze(s, picture, mean_rgb(day.haze), 190 / day.haze_density)
    picture = fill_sky(s, picture, paint_sky(conditions, day, s.horizon, cloudiness=0.45))
    for end in (-1.0, 1.0):
        for z in (7.0, 13.0):
            leaf = rng.choice(((0.34, 0.50, 0.20), (0.40, 0.54, 0.22)))
            light = max(0.10, ambient[1] + 0.5 * sun[1])
            picture = crown(s, picture, (end * half * 0.80, -2.6, z), (1.5, 1.7), leaf, light)
    picture = mirror_floor(s, picture, EYE_M, 60.0, 0.9)
    return Place(finish(s, picture, 0.18), depth_blur=0.013)


def _houses(s: Scenery, half: float, lit: float, day: Daylight) -> list[tuple[float, Span]]:
    """House fronts along both sides; returns the roof heights of the right side and where they stand."""
    rng = s.conditions.rng
    roofs = []
    for end in (-1.0, 1.0):
        z = 1.0
        while z < 70:
            deep = rng.uniform(7, 11)
            tall = rng.uniform(7, 11) if z < 30 else rng.uniform(8, 14)
            wall = rng.choice(WALLS)
            front = facade(wall, (1.7, 3.1), lit)
            x = (half, half + 14) if end > 0 else (-half - 14, -half)
            s.box(x, (-tall, EYE_M), (z, z + deep), front, shades=False)
            s.face_x(end * (half - 0.03), (-1.55, EYE_M), (z + 0.2, z + deep - 0.2), _shop(rng.random(), day.is_dark))
            s.box(
                (half - 0.3, half) if end > 0 else (-half, -half + 0.3),
                (-tall - 0.25, -tall), (z, z + deep), plain(wall), shades=False,
            )  # fmt: skip
            if end > 0:
                roofs.append((tall, (z, z + deep)))
            if z > 40:
                z += deep
                continue
            cloth = rng.choice(((0.62, 0.14, 0.12), (0.12, 0.32, 0.26), (0.16, 0.22, 0.42), (0.76, 0.60, 0.30)))
            s.slope(
                (end * half, -1.15), 0.45 * end * -1, (half - 1.1, half) if end > 0 else (-half, -half + 1.1),
                (z + 0.6, z + deep - 1.2), plaster(cloth, 0.08),
            )  # fmt: skip
            z += deep
    return roofs


def _street_lamps(s: Scenery, half: float, day: Daylight) -> list[Lamp]:
    lamps: list[Lamp] = []
    for z in (5.5, 11.0, 19.0, 32.0):
        for end in (-1.0, 1.0):
            x = end * half * 0.66
            s.post(x, z, 0.05, (-2.4, EYE_M), plain((0.07, 0.08, 0.08)))
            s.ball(
                (x, -2.55, z),
                (0.17, 0.2, 0.17),
                shining((1.0, 0.80, 0.50), 5.0) if day.is_dark else plain((0.8, 0.8, 0.78)),
            )
            if day.is_dark and z < 25:
                lamps.append(Lamp((x, -2.3, z), scale(WARM, 2.6), 0.7))
    return lamps


def _cars(s: Scenery, half: float, day: Daylight) -> None:
    rng = s.conditions.rng
    for end, z in ((-1.0, 9.0), (1.0, 14.5), (-1.0, 17.0)):
        x = end * half * 0.36
        paint = plain(rng.choice(((0.60, 0.10, 0.10), (0.14, 0.22, 0.40), (0.75, 0.76, 0.78), (0.10, 0.11, 0.12))), 0.3)
        s.box((x - 0.82, x + 0.82), (0.72, 1.32), (z, z + 4.0), paint)
        s.box((x - 0.68, x + 0.68), (0.18, 0.74), (z + 0.9, z + 3.0), plain((0.10, 0.13, 0.16), 0.5), None, paint)
        s.box((x - 0.80, x + 0.80), (1.30, 1.50), (z + 0.3, z + 3.7), plain((0.03, 0.03, 0.03)))
        tail = (1.0, 0.10, 0.06) if end > 0 else (1.0, 0.96, 0.86)
        for side in (-0.62, 0.62):
            lamp = shining(tail, 3.5 if day.is_dark else 0.7)
            s.face_z(z - 0.01, (x + side - 0.13, x + side + 0.13), (0.88, 1.02), lamp)


def _shop(seed: float, is_dark: bool) -> Material:
    """A shop's front: a sign over large panes with goods behind them."""
    signs: tuple[RGB, ...] = ((0.10, 0.20, 0.16), (0.36, 0.10, 0.10), (0.10, 0.14, 0.28), (0.30, 0.22, 0.12))
    sign = signs[int(seed * 4)]

    def paint(spot: Spot) -> Tensor:
        fu = torch.frac(spot.u / 2.2)
        pane = (fu > 0.06) & (fu < 0.94) & (spot.v > 0.75) & (spot.v < 2.6)
        goods = 0.5 + 0.5 * spot.grain.noise(spot.u, spot.v, 3.0)
        inside = rgb_of((1.0, 0.80, 0.52), spot) * ((0.5 + goods) * 1.5 if is_dark else 0.04 + 0.22 * goods * goods)
        frame = rgb_of(sign, spot) * (1 + 0.1 * goods)
        letters = (spot.v > 0.25) & (spot.v < 0.48) & (spot.grain.noise(spot.u, spot.v * 0, 5.0) > -0.1)
        front = torch.where(letters, rgb_of((0.88, 0.80, 0.60), spot), frame)
        return torch.where(pane, LIT + inside, front)

    return Material(paint)


def _asphalt(rgb: RGB, gloss: float, half: float) -> Material:
    """A road with a dashed line in its middle (u = 60 m is the middle)."""

    def paint(spot: Spot) -> Tensor:
        patchy = 1 + 0.14 * spot.grain.noise(spot.u, spot.v, 0.5) + 0.10 * spot.grain.noise(spot.u, spot.v, 4)
        line = ((spot.u - 60).abs() < 0.09) & (torch.frac(spot.v / 3.2) < 0.5)
        return torch.where(line, rgb_of((0.82, 0.81, 0.76), spot), rgb_of(rgb, spot)) * patchy

    return Material(paint, gloss)
