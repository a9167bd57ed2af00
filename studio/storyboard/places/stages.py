"""Grand halls: a theatre stage, a castle.

Must not know people. Imports torch: drawing processes only.
"""

import math

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.picture.view import View
from studio.storyboard.places.lamps import Lamp, add_haze, finish, light_up, mirror_floor
from studio.storyboard.places.materials import LIT, Material, Spot, bricks, folds, plain, planks, rgb_of, shining
from studio.storyboard.places.movement import Flicker, flicker_over
from studio.storyboard.places.place import Animate, Conditions, Place
from studio.storyboard.places.rooms import FLOOR, build_shell, make_scenery
from studio.storyboard.places.windows import read_daylight, scale

_FLAME: RGB = (1.0, 0.52, 0.16)


def paint_stage(conditions: Conditions) -> Place:
    """A theatre's stage: red curtains, coloured beams from above, a dark back and a shining floor."""
    rng = conditions.rng
    s = make_scenery(conditions, tall=1.4)
    frame = s.half_width / 1.12
    back = 4.6
    wide = 3.2 * max(1.0, frame * 1.6)
    s.face_z(back, (-wide, wide), (-4, FLOOR), folds((0.16, 0.13, 0.24), 0.30, 0.6))
    s.face_y(FLOOR, (-wide, wide), (0.1, back), planks((0.30, 0.22, 0.18), 0.12, 2.5, 0.9))
    s.face_y(-2.6, (-wide, wide), (0.1, back), plain((0.03, 0.03, 0.04)))
    red = folds((0.62, 0.07, 0.09), 0.17, 0.55)
    inner = frame * (0.70 if frame > 0.8 else 0.74) * 2.4 / s.focal
    s.face_z(2.4, (-wide * 2, -inner), (-4, FLOOR + 0.02), red)
    s.face_z(2.4, (inner, wide * 2), (-4, FLOOR + 0.02), red)
    s.face_z(2.3, (-wide * 2, wide * 2), (-4, -1.35), _swag((0.62, 0.07, 0.09), inner))
    s.box((-wide, wide), (-1.78, -1.70), (3.3, 3.4), plain((0.10, 0.10, 0.11)))
    tints: list[RGB] = [(0.55, 0.25, 1.0), (0.20, 0.45, 1.0), (1.0, 0.25, 0.65), (0.25, 0.75, 1.0)]
    rng.shuffle(tints)
    xs = [frame * x * 3.3 / s.focal for x in (-0.62, -0.22, 0.22, 0.62)]
    for x, tint in zip(xs, tints, strict=True):
        s.box((x - 0.10, x + 0.10), (-1.70, -1.42), (3.25, 3.45), plain((0.05, 0.05, 0.05)))
        s.ball((x, -1.40, 3.3), (0.09, 0.06, 0.09), shining(tint, 5.0))
    lamps = [Lamp((x * 0.6, 0.9, 3.6), scale(tint, 0.55), 0.6, 0.5) for x, tint in zip(xs, tints, strict=True)]
    lamps += [Lamp((end * inner * 0.6, -0.6, 1.2), (1.1, 0.92, 0.76), 0.6) for end in (-1.0, 1.0)]
    picture = light_up(s, lamps, ((0.05, 0.05, 0.07), (0.03, 0.03, 0.04)), shade=0.4)
    picture = mirror_floor(s, picture, FLOOR, back, 0.9)
    shafts = [
        _Shaft(x / 3.3 * s.focal, -1.38 / 3.3 * s.focal + s.horizon, tint) for x, tint in zip(xs, tints, strict=True)
    ]
    for i, shaft in enumerate(shafts):
        picture = picture + shaft.glow(s.x[None, None, None], s.y[None, None], _lean(i))
    return Place(finish(s, picture, 0.16), _sway(shafts), depth_blur=0.012)


def paint_castle(conditions: Conditions) -> Place:
    """A castle's hall: stone pillars and arches, tall windows, banners and torches that flicker."""
    rng = conditions.rng
    light = read_daylight(conditions)
    s = make_scenery(conditions, tall=1.4)
    stone = bricks((0.52, 0.50, 0.47), (0.34, 0.33, 0.31), 0.62, 0.32, 0.35)
    slabs = bricks((0.42, 0.40, 0.37), (0.22, 0.21, 0.20), 0.8, 0.8, 0.4)
    room = build_shell(s, 6.0, stone, Material(slabs.paint, 0.45), stone, corner=0.72, height=-3.0)
    back, side = room.back, room.side
    banner = rng.choice(((0.58, 0.08, 0.10), (0.12, 0.18, 0.48), (0.10, 0.34, 0.18)))
    for x in (-side * 0.50, 0.0, side * 0.50):
        half = min(0.46, 0.2 * side)
        s.face_z(back - 0.02, (x - half, x + half), (-2.75, -0.35), _lancet(conditions, half * 2, 2.4))
    torches = []
    for i, z in enumerate((2.1, 3.9, 5.6)):
        for end in (-1.0, 1.0):
            x = end * side * 0.84
            s.post(x, z, 0.22, (-3.0, FLOOR), stone)
            s.box((x - 0.32, x + 0.32), (FLOOR - 0.3, FLOOR), (z - 0.32, z + 0.32), stone)
            s.box((x - 0.30, x + 0.30), (-2.0, -1.8), (z - 0.30, z + 0.30), stone)
            if i < 2:
                torches.append((x - end * 0.34, -0.95, z - 0.12))
            at = z + 0.45
            s.face_z(at, (end * side * 0.66 - 0.27, end * side * 0.66 + 0.27), (-1.62, 0.43), _banner(banner))
        s.face_z(z, (-side, side), (-3.0, -1.5), _arch(stone, side * 2))
    lamps = [Lamp((0.0, -1.2, back - 0.8), scale(light.glow, 2.4), 1.0, 0.4)]
    flickers = []
    for x, y, z in torches:
        s.post(x, z, 0.03, (y, y + 0.4), plain((0.10, 0.07, 0.05)))
        s.ball((x, y - 0.08, z), (0.06, 0.13, 0.06), shining((1.0, 0.66, 0.24), 4.5))
        lamps.append(Lamp((x, y - 0.1, z - 0.15), scale(_FLAME, 1.3), 0.3))
        flickers.append(
            Flicker(x / z * s.focal, (y - 0.1) / z * s.focal + s.horizon, 0.55 / z * s.focal, (0.5, 0.24, 0.07))
        )
    dim = 0.12 + 0.30 * light.level
    picture = light_up(s, lamps, ((dim, dim, dim), (dim * 0.8, dim * 0.7, dim * 0.6)))
    picture = mirror_floor(s, picture, FLOOR, back, 0.6)
    picture = add_haze(s, picture, scale(light.low, 0.22), 45)
    return Place(finish(s, picture, 0.18), flicker_over(flickers, rng.random()), depth_blur=0.011)


class _Shaft:
    """A cone of light in dusty air, from a spotlight at far (x, y)."""

    def __init__(self, x: float, y: float, rgb: RGB) -> None:
        self.x, self.y, self.rgb = x, y, rgb

    def glow(self, x: Tensor, y: Tensor, lean: Tensor | float) -> Tensor:
        """Light to add, [n, 3, h, w], where the cone leans by ``lean`` (x per y)."""
        down = (y - self.y).clamp(min=0)
        off = (x - self.x - lean * down) / (0.03 + 0.24 * down)
        beam = torch.exp(-2.2 * off * off) * torch.exp(-0.9 * down) * (down > 0)
        return beam * torch.tensor(self.rgb, device=beam.device).view(1, 3, 1, 1) * 0.34


def _lean(number: int) -> float:
    """How far a beam leans while it rests (x per y)."""
    return 0.30 * math.sin(number * 2.1 + 0.6)


def _sway(shafts: list[_Shaft]) -> Animate:
    """The beams swing slowly: what they gain and lose against the painted ones is drawn on a coarse grid."""

    def animate(view: View, picture: Tensor) -> Tensor:
        x, y = view.far_grid()
        step = 6 if view.height_px > 160 else 2
        x, y = x[..., step // 2 :: step], y[:, :, step // 2 :: step]
        change = torch.zeros(1, 1, 1, 1, device=view.device)
        for i, shaft in enumerate(shafts):
            still = _lean(i)
            lean = still + 0.16 * torch.sin(view.time_s * (0.9 + 0.2 * i) + i * 1.7)
            change = change + shaft.glow(x, y, lean) - shaft.glow(x, y, still)
        wide = torch.nn.functional.interpolate(change, picture.shape[2:], mode="bilinear", align_corners=False)
        return picture.add_(wide).clamp_(min=0)

    return animate


def _swag(rgb: RGB, period_m: float) -> Material:
    """The curtain's upper border: hanging in arcs."""

    def hem(spot: Spot) -> Tensor:
        arc = (torch.frac(spot.u / period_m) - 0.5).abs() * 2
        return 2.62 - 0.28 * arc * arc

    def cut(spot: Spot) -> Tensor:
        return spot.v < hem(spot)

    def paint(spot: Spot) -> Tensor:
        below = hem(spot) - spot.v
        wave = torch.sin(below * 38 + 1.5 * spot.grain.noise(spot.u, spot.v, 1.2))
        fringe = (below < 0.07).float()
        gold = rgb_of((0.80, 0.60, 0.22), spot)
        cloth = rgb_of(rgb, spot) * (0.62 + 0.34 * wave)
        return cloth + (gold - cloth) * fringe

    return Material(paint, cut=cut)


def _arch(stone: Material, width: float) -> Material:
    """The wall above a round arch between two pillars."""

    def cut(spot: Spot) -> Tensor:
        x = (spot.u - width / 2) / (width * 0.42)
        return spot.v < 1.42 - 1.15 * (1 - x * x).clamp(min=0).sqrt()

    return Material(stone.paint, cut=cut)


def _lancet(conditions: Conditions, width: float, height: float) -> Material:
    """A tall pointed window of small leaded panes, some of them coloured."""
    light = read_daylight(conditions)

    def paint(spot: Spot) -> Tensor:
        column, row = torch.floor(spot.u / 0.14), torch.floor(spot.v / 0.2)
        own = spot.grain.cell(column, row, 3)
        sky = torch.tensor(light.low, device=spot.footprint.device).view(3, 1, 1) * (0.9 + 0.3 * own)
        tint = torch.where(own > 0.86, rgb_of((0.95, 0.45, 0.30), spot), rgb_of((1.0, 0.98, 0.92), spot))
        tint = torch.where(own < 0.12, rgb_of((0.40, 0.60, 1.0), spot), tint)
        lead = (torch.frac(spot.u / 0.14) < 0.12) | (torch.frac(spot.v / 0.2) < 0.09)
        return torch.where(lead, rgb_of((0.08, 0.08, 0.09), spot), LIT + sky * tint)

    def cut(spot: Spot) -> Tensor:
        x = (spot.u / width - 0.5).abs() * 2
        return spot.v > height * 0.34 * (1 - (1 - x * x).clamp(min=0).sqrt())

    return Material(paint, cut=cut)


def _banner(rgb: RGB) -> Material:
    """A long banner with a pale cross and a pointed end."""

    def cut(spot: Spot) -> Tensor:
        return spot.v < 2.05 - 0.9 * (spot.u - 0.27).abs()

    def paint(spot: Spot) -> Tensor:
        cross = ((spot.u - 0.27).abs() < 0.045) | ((spot.v - 0.62).abs() < 0.045)
        edge = (spot.u < 0.035) | (spot.u > 0.505)
        wave = 0.85 + 0.22 * torch.sin(spot.u * 26 + 2 * spot.grain.noise(spot.u, spot.v, 0.8))
        cloth = torch.where(cross | edge, rgb_of((0.82, 0.66, 0.30), spot), rgb_of(rgb, spot))
        return cloth * wave

    return Material(paint, cut=cut)
