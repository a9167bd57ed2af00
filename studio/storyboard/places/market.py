"""A street market.

Must not know people. Imports torch: drawing processes only.
"""

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.places.lamps import Lamp, add_haze, fill_sky, finish, light_up, mirror_floor
from studio.storyboard.places.materials import LIT, Material, Spot, facade, plain, plaster, rgb_of, shining
from studio.storyboard.places.outdoors import EYE_M, WALLS, WARM, mean_rgb, outdoor_light, slabs
from studio.storyboard.places.place import Conditions, Place
from studio.storyboard.places.rooms import make_scenery
from studio.storyboard.places.sky import Daylight, make_daylight, paint_sky
from studio.storyboard.places.solids import Scenery, Span
from studio.storyboard.places.windows import scale


def paint_market(conditions: Conditions) -> Place:
    """A street market: striped awnings over crates of fruit on both sides, lanterns, house fronts behind."""
    day = make_daylight(conditions)
    rng = conditions.rng
    s = make_scenery(conditions, tall=1.35, wide=1.6, horizon=0.0)
    frame = s.half_width / 1.12
    half = 0.82 + 1.25 * max(0.0, frame - 0.5625)
    lit = 0.4 if day.is_dark else 0.0
    paving: RGB = (0.78, 0.80, 0.84) if day.has_snow else (0.50, 0.45, 0.40)
    s.face_y(EYE_M, (-60, 60), (0.3, 60), slabs(paving, 0.9 if day.is_wet else 0.15, 0.4))
    for end in (-1.0, 1.0):
        s.face_x(end * (half + 3.2), (-9, EYE_M), (0.5, 40), facade(rng.choice(WALLS), (1.9, 3.0), lit))
    s.face_z(40, (-30, 30), (-10, EYE_M), facade((0.72, 0.62, 0.52), (2.0, 3.0), lit))
    cloths: list[tuple[RGB, RGB]] = [
        ((0.80, 0.14, 0.12), (0.92, 0.90, 0.84)), ((0.10, 0.36, 0.62), (0.92, 0.92, 0.90)),
        ((0.10, 0.48, 0.26), (0.94, 0.90, 0.78)), ((0.94, 0.62, 0.10), (0.92, 0.88, 0.82)),
    ]  # fmt: skip
    rng.shuffle(cloths)
    lamps: list[Lamp] = []
    _bunting(s, day)
    for i, z in enumerate((1.35, 3.7, 6.1, 8.6)):
        for side, end in enumerate((-1.0, 1.0)):
            lamps += _stall(s, end, half, z, cloths[(i + 2 * side) % 4], day)
    ambient, sun = outdoor_light(day)
    picture = light_up(s, lamps, (ambient, scale(ambient, 0.7)), sun=((0.25, -0.80, -0.55), scale(sun, 0.6)))
    picture = add_haze(s, picture, mean_rgb(day.haze), 130 / day.haze_density)
    picture = fill_sky(s, picture, paint_sky(conditions, day, s.horizon, cloudiness=0.4))
    picture = mirror_floor(s, picture, EYE_M, 30.0, 0.8)
    return Place(finish(s, picture, 0.16), depth_blur=0.012)


def _bunting(s: Scenery, day: Daylight) -> None:
    """Strings of little flags that hang across the aisle."""
    colours: tuple[RGB, ...] = ((0.85, 0.15, 0.14), (0.95, 0.74, 0.12), (0.14, 0.46, 0.74), (0.16, 0.58, 0.32))
    for row, (z, top) in enumerate(((1.9, -1.25), (3.0, -1.55), (4.6, -1.95))):
        reach = 1.1 * s.half_width * z / s.focal
        count = max(5, round(reach * 2 / 0.24))
        for i in range(count):
            share = (i + 0.5) / count * 2 - 1
            y = top + 0.22 * (1 - share * share)
            x = share * reach
            s.face_z(
                z, (x - 0.085, x + 0.085), (y, y + 0.22), _pennant(colours[(i + row) % 4], 0.22 if day.is_dark else 0.6)
            )


def _pennant(rgb: RGB, light: float) -> Material:
    """A little flag, pointed below; light comes through the cloth."""

    def cut(spot: Spot) -> Tensor:
        return spot.v < 0.22 - 2.5 * (spot.u - 0.085).abs()

    return Material(lambda spot: LIT + 0.0 * spot.u + light * rgb_of(rgb, spot), cut=cut)


def _stall(s: Scenery, end: float, half: float, z: float, cloth: tuple[RGB, RGB], day: Daylight) -> list[Lamp]:
    """A stall on one side of the aisle: crates that slope to the front, an awning with a valance, a lantern."""
    deep = 2.0
    near, far = end * half, end * (half + 1.5)
    x: Span = (min(near, far), max(near, far))
    span: Span = (z, z + deep)
    over: Span = (min(near - end * 0.35, far), max(near - end * 0.35, far))
    wood = plain((0.44, 0.29, 0.17))
    s.box(x, (0.95, EYE_M), span, wood)
    fruit = _fruit(s.conditions.rng.random())
    s.slope((near, 0.92), -0.30 * end, x, span, fruit)
    s.face_z(z + 0.01, x, (0.60, 0.97), fruit)
    striped = _awning(cloth, day)
    s.slope((near - end * 0.35, -0.92), -0.42 * end, over, span, striped)
    s.face_x(near - end * 0.35, (-0.92, -0.68), span, _valance(cloth))
    s.face_z(z, over, (-1.72, -0.72), _gable(cloth, end))
    for at in (z + 0.05, z + deep - 0.05):
        s.post(near, at, 0.03, (-1.0, 0.95), plain((0.70, 0.66, 0.60)))
    s.face_x(far, (-1.5, 0.95), span, plaster(cloth[0], 0.1))
    s.ball(
        (near + end * 0.10, -0.52, z + 0.5), (0.10, 0.13, 0.10), shining((1.0, 0.72, 0.38), 3.2 if day.is_dark else 1.1)
    )
    strength = 0.75 if day.is_dark else 0.18
    return [Lamp((near + end * 0.3, -0.4, z + 0.9), scale(WARM, strength), 0.4)] if z < 9 else []


def _awning(cloth: tuple[RGB, RGB], day: Daylight) -> Material:
    """Striped cloth from below: daylight comes through it."""
    through = 0.16 if day.is_dark else 0.55

    def paint(spot: Spot) -> Tensor:
        odd = torch.remainder(torch.floor(spot.u / 0.25), 2)
        first, second = rgb_of(cloth[0], spot), rgb_of(cloth[1], spot)
        return LIT + (first + (second - first) * odd) * through

    return Material(paint)


def _valance(cloth: tuple[RGB, RGB]) -> Material:
    """The scalloped border of an awning."""

    def paint(spot: Spot) -> Tensor:
        odd = torch.remainder(torch.floor(spot.u / 0.25), 2)
        first, second = rgb_of(cloth[0], spot), rgb_of(cloth[1], spot)
        return first + (second - first) * odd

    def cut(spot: Spot) -> Tensor:
        return spot.v < 0.14 + 0.09 * torch.sin(torch.frac(spot.u / 0.25) * 3.1416)

    return Material(paint, cut=cut)


def _gable(cloth: tuple[RGB, RGB], end: float) -> Material:
    """The border of cloth along a stall's near end."""

    def line(spot: Spot) -> Tensor:
        along = spot.u if end > 0 else 1.85 - spot.u
        return 0.79 - 0.42 * along

    def paint(spot: Spot) -> Tensor:
        odd = torch.remainder(torch.floor(spot.u / 0.25), 2)
        first, second = rgb_of(cloth[0], spot), rgb_of(cloth[1], spot)
        return first + (second - first) * odd

    def cut(spot: Spot) -> Tensor:
        top = line(spot)
        return (spot.v > top) & (spot.v < top + 0.22)

    return Material(paint, cut=cut)


def _fruit(seed: float) -> Material:
    """Crates of round fruit and green stuff, a kind to each crate."""
    kinds: tuple[RGB, ...] = (
        (0.92, 0.50, 0.08), (0.80, 0.12, 0.10), (0.50, 0.66, 0.14), (0.95, 0.80, 0.18),
        (0.44, 0.14, 0.34), (0.22, 0.46, 0.16),
    )  # fmt: skip

    def paint(spot: Spot) -> Tensor:
        crate_u, crate_v = torch.floor(spot.u / 0.5), torch.floor(spot.v / 0.5)
        kind = spot.grain.cell(crate_u, crate_v, int(seed * 40))
        palette = torch.cat([rgb_of(rgb, spot) for rgb in kinds], 2)[:, 0]
        base = palette[:, (kind * len(kinds)).long().clamp(0, len(kinds) - 1)]
        row = torch.floor(spot.v / 0.085)
        fu = torch.frac(spot.u / 0.085 + 0.5 * torch.remainder(row, 2)) - 0.5
        fv = torch.frac(spot.v / 0.085) - 0.5
        bulge = (1 - 3.4 * (fu * fu + fv * fv)).clamp(min=0.12)
        own = spot.grain.cell(torch.floor(spot.u / 0.085 + 0.5 * torch.remainder(row, 2)), row, 3)
        shine = ((fu + 0.14) ** 2 + (fv + 0.14) ** 2 < 0.012).float() * 0.25
        rim = (torch.frac(spot.u / 0.5) < 0.07) | (torch.frac(spot.v / 0.5) < 0.07)
        fruit = base * (bulge.sqrt() * (0.75 + 0.45 * own)) + shine
        return torch.where(rim, rgb_of((0.55, 0.38, 0.22), spot), fruit)

    return Material(paint)
