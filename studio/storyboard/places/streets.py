"""A shopping street: the lie of its houses, what stands on it and what light falls into it.

Must not know people, nor what a shop or a car looks like. Imports torch: drawing processes only.
"""

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.places.lamps import Lamp, Sunbeam, add_haze, fill_sky, finish, light_up, mirror_floor
from studio.storyboard.places.materials import Material, Spot, facade, plain, plaster, rgb_of
from studio.storyboard.places.outdoors import EYE_M, WALLS, WARM, mean_rgb, outdoor_light, slabs
from studio.storyboard.places.place import Conditions, Place
from studio.storyboard.places.plants import crown
from studio.storyboard.places.rooms import make_scenery
from studio.storyboard.places.shopfronts import build_shop, choose_trade, lamp_glow, park_car
from studio.storyboard.places.sky import Daylight, make_daylight, paint_sky
from studio.storyboard.places.solids import Scenery, Span
from studio.storyboard.places.windows import scale

_KERB = 0.72
"""Where the pavement begins, as a share of the way from the road's middle to the houses."""


def paint_street(conditions: Conditions) -> Place:
    """A shopping street in perspective: shops under awnings, parked cars, lamps, a road that shines when wet.

    The person stands in the middle, so everything that tells a street lies near the picture's sides.
    """
    day = make_daylight(conditions)
    s = make_scenery(conditions, tall=1.35, wide=1.6, horizon=0.02)
    frame = s.half_width / 1.12
    half = 3.1 + 3.4 * max(0.0, frame - 0.5625)
    kerb = half * _KERB
    lit = 0.45 if day.is_dark else (0.22 if conditions.time == "sunset" else 0.0)
    gloss = 0.95 if day.is_wet else (0.30 if day.is_dark else 0.12)
    paving: RGB = (0.80, 0.82, 0.86) if day.has_snow else (0.56, 0.53, 0.49)
    road: RGB = (0.72, 0.74, 0.78) if day.has_snow else (0.33, 0.33, 0.34)
    s.face_y(EYE_M, (-60, 60), (0.3, 120), _asphalt(road, gloss))
    for end in (-1.0, 1.0):
        x = (kerb, 30.0) if end > 0 else (-30.0, -kerb)
        s.box(x, (EYE_M - 0.14, EYE_M), (0.4, 110), plaster(paving, 0.10, 1.0), None, slabs(paving, gloss))
    roofs = _houses(s, half, lit, day)
    s.face_z(95, (-40, 40), (-9, EYE_M), facade((0.6, 0.56, 0.52), (2.2, 3.2), lit))
    lamps = _street_lamps(s, half, day)
    for end, z in ((1.0, 5.4), (-1.0, 7.4), (1.0, 12.5), (-1.0, 16.0)):
        park_car(s, end * (kerb - 0.95), z, EYE_M, is_dark=day.is_dark, tail=end > 0)
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
    for end, z in ((-1.0, 15.0), (1.0, 11.0)):
        light = max(0.10, ambient[1] + 0.5 * sun[1])
        picture = crown(s, picture, (end * half * 0.80, -3.3, z), (1.25, 1.3), (0.36, 0.50, 0.21), light)
    picture = mirror_floor(s, picture, EYE_M, 60.0, 0.9)
    return Place(finish(s, picture, 0.18), depth_blur=0.013)


def _houses(s: Scenery, half: float, lit: float, day: Daylight) -> list[tuple[float, Span]]:
    """Houses over shops along both sides; returns the roof heights of the right side and where they stand."""
    rng = s.conditions.rng
    roofs = []
    for end in (-1.0, 1.0):
        z, trade, wall = 1.0 if end > 0 else -1.5, None, None
        while z < 70:
            deep = rng.uniform(5.4, 7.2)
            tall = rng.uniform(6, 9) if z < 30 else rng.uniform(7, 12)
            wall = rng.choice([w for w in WALLS if w != wall])
            x = (half, half + 14) if end > 0 else (-half - 14, -half)
            s.box(x, (-tall, EYE_M), (max(z, 0.2), z + deep), facade(wall, (1.7, 3.1), lit), shades=False)
            trade = choose_trade(rng, trade, is_dark=day.is_dark)
            build_shop(s, trade, end, half, (z + 0.15, z + deep - 0.15), EYE_M)
            s.box(
                (half - 0.3, half) if end > 0 else (-half, -half + 0.3),
                (-tall - 0.25, -tall), (z, z + deep), plain(wall), shades=False,
            )  # fmt: skip
            if end > 0:
                roofs.append((tall, (z, z + deep)))
            z += deep
    return roofs


def _street_lamps(s: Scenery, half: float, day: Daylight) -> list[Lamp]:
    lamps: list[Lamp] = []
    globe = lamp_glow(day.is_dark)
    for z in (9.5, 17.0, 30.0):
        for end in (-1.0, 1.0):
            x = end * half * (_KERB + 0.04)
            s.post(x, z, 0.06, (-2.4, EYE_M), plain((0.07, 0.08, 0.08)))
            s.ball((x, -2.6, z), (0.22, 0.26, 0.22), globe)
            if day.is_dark and z < 25:
                lamps.append(Lamp((x, -2.3, z), scale(WARM, 2.6), 0.7))
    return lamps


def _asphalt(rgb: RGB, gloss: float) -> Material:
    """A road with a dashed line in its middle (u = 60 m is the middle)."""

    def paint(spot: Spot) -> Tensor:
        patchy = 1 + 0.14 * spot.grain.noise(spot.u, spot.v, 0.5) + 0.10 * spot.grain.noise(spot.u, spot.v, 4)
        line = ((spot.u - 60).abs() < 0.09) & (torch.frac(spot.v / 3.2) < 0.5)
        return torch.where(line, rgb_of((0.82, 0.81, 0.76), spot), rgb_of(rgb, spot)) * patchy

    return Material(paint, gloss)
