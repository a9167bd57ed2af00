"""What stands along a street of shops: their fronts, awnings and signs, and parked cars.

Must not know the street's lie or its light. Imports torch: drawing processes only. Lengths in metres.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.places.materials import LIT, Material, Spot, plain, rgb_of, shining
from studio.storyboard.places.solids import Scenery, Span

FRONT_M: Final = 3.1
"""The height of a shop's front, pavement to the top of its sign."""
_PANE_M: Final = 1.7
_STRIPE_M: Final = 0.34
_CREAM: Final[RGB] = (0.95, 0.92, 0.84)
_TRADES: Final[tuple[tuple[RGB, RGB, RGB], ...]] = (
    # sign and frame, awning, light inside
    ((0.62, 0.10, 0.12), (0.78, 0.12, 0.12), (1.00, 0.86, 0.62)),
    ((0.06, 0.30, 0.24), (0.08, 0.42, 0.30), (1.00, 0.90, 0.70)),
    ((0.10, 0.18, 0.44), (0.14, 0.28, 0.62), (0.92, 0.95, 1.00)),
    ((0.86, 0.58, 0.10), (0.92, 0.62, 0.14), (1.00, 0.82, 0.52)),
    ((0.16, 0.15, 0.16), (0.88, 0.44, 0.36), (1.00, 0.93, 0.82)),
)
_GOODS: Final[tuple[RGB, ...]] = (
    (0.80, 0.20, 0.18), (0.16, 0.34, 0.60), (0.92, 0.74, 0.26), (0.20, 0.46, 0.32), (0.86, 0.80, 0.72),
    (0.52, 0.26, 0.52), (0.16, 0.15, 0.18), (0.90, 0.50, 0.24),
)  # fmt: skip
_PAINTS: Final[tuple[RGB, ...]] = (
    (0.66, 0.08, 0.08), (0.10, 0.24, 0.52), (0.84, 0.85, 0.86), (0.92, 0.72, 0.16), (0.16, 0.36, 0.34),
)  # fmt: skip


@dataclass(frozen=True)
class Trade:
    """One shop. ``is_open_late``: its lights are the street's lights; ``seed`` 0…1 orders its goods."""

    sign: RGB
    awning: RGB
    inside: RGB
    is_open_late: bool
    seed: float


def choose_trade(rng: Random, before: Trade | None, *, is_dark: bool) -> Trade:
    """A shop that differs from the one beside it."""
    others = [t for t in _TRADES if before is None or t[0] != before.sign]
    sign, awning, inside = rng.choice(others)
    return Trade(sign, awning, inside, is_dark, rng.random())


def build_shop(s: Scenery, trade: Trade, end: float, wall_x: float, z: Span, ground_y: float) -> None:
    """Front, awning and hanging sign on the wall at ``wall_x`` of a side (``end`` -1 or 1)."""
    top = ground_y - FRONT_M
    s.face_x(end * (wall_x - 0.03), (top, ground_y), z, _front(trade))
    if z[0] > 26:
        return
    over: Span = (wall_x - 1.05, wall_x) if end > 0 else (-wall_x, -wall_x + 1.05)
    cloth = (z[0] + 0.3, z[1] - 0.3)
    stripes = _awning(trade)
    s.slope((end * wall_x, top + 0.62), -0.42 * end, over, cloth, stripes)
    s.face_x(end * (wall_x - 1.05), (top + 1.06, top + 1.38), cloth, _valance(trade))
    s.face_z(cloth[0], over, (top + 0.55, top + 1.35), _gable(trade, end))
    sign_x: Span = (wall_x - 0.95, wall_x - 0.15) if end > 0 else (-wall_x + 0.15, -wall_x + 0.95)
    s.face_z(z[0] + 0.15, sign_x, (top - 0.75, top + 0.05), _hanging_sign(trade))


def park_car(s: Scenery, x: float, z: float, ground_y: float, *, is_dark: bool, tail: bool) -> None:
    """A car of five faces, its middle at ``x``, its nearer end at ``z``: the tail, or else the front."""
    rng = s.conditions.rng
    paint_rgb = rng.choice(_PAINTS)
    body, glass = plain(paint_rgb, 0.35), plain((0.10, 0.13, 0.17), 0.6)
    inner = 1.0 if x < 0 else -1.0  # the side that is seen
    low, waist, roof = ground_y - 0.20, ground_y - 0.86, ground_y - 1.46
    side = x + inner * 0.86
    s.box((x - 0.86, x + 0.86), (waist, low), (z, z + 4.1), _car_end(paint_rgb, tail, is_dark), body, body)
    s.face_x(side + inner * 0.01, (waist, ground_y), (z + 0.1, z + 4.0), _wheels())
    s.box((x - 0.74, x + 0.74), (roof, waist), (z + 0.55, z + 3.1), _screen(paint_rgb), _side_windows(paint_rgb), body)
    s.face_z(z + 0.03, (x - 0.80, x + 0.80), (low, ground_y), _tyres())
    s.face_y(waist - 0.01, (x - 0.62, x + 0.62), (z + 0.30, z + 0.55), glass)


def _front(trade: Trade) -> Material:
    """A sign with letters over large panes with goods behind them, a door, a low wall."""

    def paint(spot: Spot) -> Tensor:
        u, v = spot.u, spot.v
        column, fu = torch.floor(u / _PANE_M), torch.frac(u / _PANE_M) - 0.5
        is_door = torch.remainder(column + round(trade.seed * 2), 3) == 1
        sill = torch.where(is_door, 2.95, 2.5)
        pane = (fu.abs() < 0.45) & (v > 0.86) & (v < sill)
        frame = rgb_of(trade.sign, spot)
        picture = torch.where(v > 0.62, frame * 0.8, frame)
        letter = torch.floor(u / 0.30)
        stroke = spot.grain.noise(u, v, 2.6) + 0.25 - 2.2 * (torch.frac(u / 0.30) - 0.5).abs()
        written = (v > 0.16) & (v < 0.48) & (stroke > -0.55) & (spot.grain.cell(letter, letter * 0, 4) > 0.14)
        cream = rgb_of(_CREAM, spot)
        picture = torch.where(written, cream + (LIT if trade.is_open_late else 0.0), picture)
        level = 1.5 if trade.is_open_late else 0.62
        return torch.where(pane, LIT + level * _show_goods(trade, spot, column, fu, is_door), picture)

    return Material(paint)


def _show_goods(trade: Trade, spot: Spot, column: Tensor, fu: Tensor, is_door: Tensor) -> Tensor:
    """What is in a window: shelves full of things, or figures in clothes, against the lit shop."""
    v = spot.v
    lamp = (1.15 - 0.28 * (v - 0.86)).clamp(min=0.35)
    shop = rgb_of(trade.inside, spot) * lamp
    if trade.seed < 0.5:
        row, item = torch.floor(v / 0.42), torch.floor(spot.u / 0.20)
        tall = torch.frac(v / 0.42) > 0.12 + 0.55 * spot.grain.cell(item, row, 2)
        narrow = (torch.frac(spot.u / 0.20) - 0.5).abs() < 0.42
        thing = _pick(spot, spot.grain.cell(item, row, 5)) * (0.75 * lamp)
        goods = torch.where(tall & narrow, thing, shop * 0.8)
        goods = torch.where(torch.frac(v / 0.42) > 0.93, shop * 0.25, goods)
    else:
        x = (torch.frac(fu * 2 + 1) - 0.5) * (_PANE_M / 2)
        figure = torch.floor(fu * 2) + column * 2
        head = (x / 0.11) ** 2 + ((v - 1.12) / 0.14) ** 2 < 1
        dress = (v > 1.28) & (x.abs() < 0.13 + 0.10 * (v - 1.55).abs())
        cloth = _pick(spot, spot.grain.cell(figure, figure * 0, 6)) * (0.8 * lamp)
        goods = torch.where(dress, cloth, torch.where(head, shop * 0.45, shop))
    frame = rgb_of(trade.sign, spot) * 0.5
    leaf = torch.where((fu.abs() > 0.34) | (v > 2.55), frame, shop * 0.75)
    return torch.where(is_door, leaf, goods)


def _awning(trade: Trade) -> Material:
    """Striped cloth, mostly seen from below: light comes through it."""
    through = 0.30 if trade.is_open_late else 0.62

    def paint(spot: Spot) -> Tensor:
        return LIT + _stripes(trade, spot) * through

    return Material(paint)


def _valance(trade: Trade) -> Material:
    def cut(spot: Spot) -> Tensor:
        return spot.v < 0.22 + 0.10 * torch.sin(torch.frac(spot.u / _STRIPE_M) * 3.1416)

    return Material(lambda spot: LIT + _stripes(trade, spot) * (0.22 if trade.is_open_late else 0.5), cut=cut)


def _gable(trade: Trade, end: float) -> Material:
    """The triangle of cloth that closes an awning's near end."""

    def cut(spot: Spot) -> Tensor:
        along = 1.05 - spot.u if end > 0 else spot.u
        return (spot.v > 0.07 + 0.42 * along) & (spot.v < 0.74)

    level = 0.25 if trade.is_open_late else 0.55
    return Material(lambda spot: LIT + rgb_of(trade.awning, spot) * level + 0 * spot.u, cut=cut)


def _stripes(trade: Trade, spot: Spot) -> Tensor:
    odd = torch.remainder(torch.floor(spot.u / _STRIPE_M), 2)
    cloth, cream = rgb_of(trade.awning, spot), rgb_of(_CREAM, spot)
    return cloth + (cream - cloth) * odd + 0 * spot.v


def _hanging_sign(trade: Trade) -> Material:
    """A board that hangs over the pavement: a ring and a bar on the shop's colour."""

    def paint(spot: Spot) -> Tensor:
        away = ((spot.u - 0.4) ** 2 + (spot.v - 0.4) ** 2).sqrt()
        light = (away < 0.27) & (away > 0.17) | (away < 0.08)
        rim = ((spot.u - 0.4).abs() > 0.36) | ((spot.v - 0.4).abs() > 0.36)
        picture = torch.where(light | rim, rgb_of(_CREAM, spot), rgb_of(trade.awning, spot))
        return LIT + picture * (1.1 if trade.is_open_late else 0.62)

    return Material(paint)


def _car_end(rgb: RGB, tail: bool, is_dark: bool) -> Material:
    """A car's tail or front: lamps at its corners, a number plate, a bumper; its upper corners are round."""
    lamp_rgb: RGB = (1.0, 0.08, 0.05) if tail else (1.0, 0.95, 0.84)
    glow = (4.0 if is_dark else 0.75) * (1.0 if tail else 1.4)

    def paint(spot: Spot) -> Tensor:
        x, v = (spot.u - 0.86).abs(), spot.v
        picture = rgb_of(rgb, spot) * (1.12 - 0.55 * v)
        picture = torch.where(v > 0.46, rgb_of((0.13, 0.13, 0.14), spot), picture)
        picture = torch.where((x < 0.26) & (v > 0.26) & (v < 0.40), rgb_of((0.86, 0.86, 0.80), spot), picture)
        lamp = (x > 0.54) & (x < 0.80) & (v > 0.10) & (v < 0.28)
        return torch.where(lamp, LIT + rgb_of(lamp_rgb, spot) * glow, picture)

    def cut(spot: Spot) -> Tensor:
        over = ((spot.u - 0.86).abs() - 0.70).clamp(min=0)
        return spot.v > 0.12 - (0.0144 - (over * 0.75).clamp(max=0.12) ** 2).clamp(min=0).sqrt()

    return Material(paint, 0.3, cut=cut)


def _screen(rgb: RGB) -> Material:
    """The pane at a car's end, narrower towards the roof, in its frame."""

    def paint(spot: Spot) -> Tensor:
        x = (spot.u - 0.74).abs()
        pane = (x < 0.46 + 0.30 * spot.v) & (spot.v > 0.09)
        sky = rgb_of((0.42, 0.50, 0.58), spot) * (0.9 - 1.1 * spot.v).clamp(min=0.12)
        return torch.where(pane, sky, rgb_of(rgb, spot) * 1.1 + 0 * spot.u)

    def cut(spot: Spot) -> Tensor:
        return (spot.u - 0.74).abs() < 0.56 + 0.32 * spot.v

    return Material(paint, 0.4, cut=cut)


def _side_windows(rgb: RGB) -> Material:
    """A car's glass along its side, parted by a pillar, slanted at both ends."""

    def paint(spot: Spot) -> Tensor:
        u, v = spot.u, spot.v
        pane = (v > 0.10) & (v < 0.56) & ((u - 1.3).abs() > 0.05) & (u > 0.45 - 0.4 * v) & (u < 2.2 + 0.4 * v)
        glass = rgb_of((0.20, 0.26, 0.32), spot) * (1.2 - v)
        return torch.where(pane, glass, rgb_of(rgb, spot) + 0 * u)

    def cut(spot: Spot) -> Tensor:
        return (spot.u > 0.40 - 0.7 * spot.v) & (spot.u < 2.15 + 0.7 * spot.v)

    return Material(paint, 0.4, cut=cut)


def _wheels() -> Material:
    """Two wheels with bright hubs on a car's side; their tops are hidden in dark arches."""

    def away(spot: Spot) -> Tensor:
        near = torch.minimum((spot.u - 0.72).abs(), (spot.u - 3.2).abs())
        return (near**2 + (spot.v - 0.55) ** 2).sqrt()

    def paint(spot: Spot) -> Tensor:
        hub = away(spot) < 0.17
        return torch.where(hub, rgb_of((0.55, 0.56, 0.58), spot), rgb_of((0.05, 0.05, 0.06), spot))

    return Material(paint, cut=lambda spot: away(spot) < 0.33)


def _tyres() -> Material:
    return plain((0.04, 0.04, 0.045), cut=lambda spot: ((spot.u - 0.8).abs() > 0.52) & (spot.v > -1))


def lamp_glow(is_dark: bool) -> Material:
    """A street lamp's globe."""
    return shining((1.0, 0.80, 0.50), 5.0) if is_dark else plain((0.8, 0.8, 0.78))


def _pick(spot: Spot, share: Tensor) -> Tensor:
    palette = torch.cat([rgb_of(rgb, spot) for rgb in _GOODS], 2)[:, 0]
    return palette[:, (share * len(_GOODS)).long().clamp(0, len(_GOODS) - 1)]
