"""Hair and cloth that hang below the head: painted once as sprites, moved with the head, lagging a little.

Must not know head maps. Imports torch: drawing processes only. Used for drawn and for scanned people alike.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.heads.maps import Looks, Motion
from studio.storyboard.people.head_shape import trace_curve
from studio.storyboard.picture.grain import Grain
from studio.storyboard.picture.layers import Layer, Sprite, make_grid, make_sprite, place_sprite
from studio.storyboard.picture.light import Device, Light, gleam, shade
from studio.storyboard.picture.view import View

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Hang:
    """One sprite and how it hangs: ``depth`` (z) and ``side`` (x) of its root on the head, ``pivot`` it swings about,
    ``loose`` 0 … 1: how much it hangs plumb when the head tilts."""

    sprite: Sprite
    side: float
    depth: float
    pivot: tuple[float, float]
    loose: float
    phase: float


@dataclass(frozen=True)
class FallingHair:
    """The hanging parts of one person's hair or headscarf, for one clip."""

    behind: tuple[Hang, ...]
    front: tuple[Hang, ...]

    def draw_behind(self, view: View, motion: Motion) -> list[Layer]:
        """What hangs behind neck and shoulders."""
        return [_place(hang, view, motion) for hang in self.behind]

    def draw_front(self, view: View, motion: Motion) -> list[Layer]:
        """What falls over the shoulders, in front of head and body."""
        return [_place(hang, view, motion) for hang in self.front]


def build_falling_hair(
    looks: Looks, light: Light, *, unit_px: float, rng: Random, device: Device = "cpu"
) -> FallingHair | None:
    """What hangs from this person's head, painted for about ``unit_px`` pixels a figure unit; None where nothing does.

    A hijab hides all hair. The same ``rng`` gives the same hair.
    """
    brush = _Brush(looks, light, unit_px, rng, device)
    if looks.covering == "hijab":
        return FallingHair((), (_drape(brush),))
    hang = _STYLES.get(looks.hair_style)
    if hang is None or (looks.hair_style == "curly" and looks.class_word == "man"):
        return None
    return hang(brush)


def _place(hang: Hang, view: View, motion: Motion) -> Layer:
    pose = motion.pose
    sin, cos = torch.sin(pose.yaw), torch.cos(pose.yaw)
    # Where the root comes to lie when the head turns; what rests on shoulders follows less; what the
    # cheek comes to hide moves out from before it.
    outward = 0.14 * hang.side * (math.copysign(1.0, hang.side) * sin).clamp(min=0)
    move_x = pose.x + 0.75 * (hang.side * (cos - 1) + hang.depth * sin) + outward
    move_y = pose.y + 0.6 * hang.depth * torch.sin(pose.pitch)
    sway = 0.014 * torch.sin(2 * math.pi * 0.37 * view.time_s + hang.phase)
    angle = (1 - hang.loose) * pose.roll + sway - 0.05 * sin
    layer = place_sprite(view, hang.sprite, move_x=move_x, move_y=move_y, angle=angle, pivot=hang.pivot, reach=0.25)
    if hang.side == 0 or layer.window.is_empty:
        return layer
    # On the side that the face turns to, hair would end up before the cheek: there the head hides it, down to the chin.
    turned_to = (math.copysign(1.0, hang.side) * sin).clamp(min=0)
    _, y = view.figure_grid(layer.window)
    seen = 1 - ((turned_to - 0.22) / 0.25).clamp(0, 1) * torch.sigmoid((1.02 - y + move_y) / 0.07)
    return replace(layer, rgb=layer.rgb * seen, alpha=layer.alpha * seen)


class _Brush:
    """What all parts of one head of hair are painted with."""

    def __init__(self, looks: Looks, light: Light, unit_px: float, rng: Random, device: Device) -> None:
        self.looks, self.light, self.rng, self.device = looks, light, rng, device
        self.unit_px = max(12.0, unit_px)
        self.grain = Grain(rng, device)

    def paint_lock(
        self,
        middle: Points,
        half_width: Points,
        *,
        wave: float = 0.0,
        curl: float = 0.0,
        dim: float = 1.0,
        back: bool = False,
    ) -> Sprite:
        """A strand of hair along a course: x and half width as curves of y (figure units)."""
        top, bottom = middle[0][0], middle[-1][0]
        reach = (1 + 1.5 * curl) * max(w for _, w in half_width) + 0.10 + wave
        left, right = min(x for _, x in middle) - reach, max(x for _, x in middle) + reach
        x, y = make_grid(left, top, right, bottom + 0.05, self.unit_px, self.device)
        course, half = trace_curve(y, middle), trace_curve(y, half_width)
        length = bottom - top
        if wave > 0:
            course = course + wave * torch.sin((y - top) * 5.2 + 6 * self.rng.random()) * ((y - top) / length)
        across = (x - course) / half
        outline = across
        if curl > 0:
            rows, columns = across.shape[2:]
            cells = (max(3, round(length * 7)), max(3, round((right - left) * 7)))
            bent = curl * self.grain.clouds((rows, columns), cells)
            across, outline = across + 1.6 * bent, across + 0.8 * bent
        lanes = [n for n in (26, 64, 150) if n <= 5.0 * half_width[1][1] * self.unit_px] or [12]
        spread = 0.5 * across * min(1.0, half_width[1][1] * 2.2)
        along = 0.30 * (y - top) * (1 + 5 * curl)
        levels = [self.grain.strands(spread, along, n, 5 + round(20 * curl)) for n in lanes]
        ragged = 0.10 * levels[0] + 0.10 * levels[-1]
        soft = 1.2 / self.unit_px
        alpha = torch.sigmoid((half * (1 - outline.abs() + 0.5 * ragged)) / soft)
        alpha = alpha * torch.sigmoid((bottom - 0.08 - y + 0.9 * ragged * length * 0.5) / (2.5 * soft))
        alpha = alpha * torch.sigmoid((y - top - 0.03) / (soft + 0.02))
        tone = torch.tensor(self.looks.hair, device=self.device).view(1, 3, 1, 1)
        light = sum((0.42 * level for level in levels), torch.zeros((), device=self.device))
        lit = self._light_round(across * (0.55 if back else 0.85), levels[0])
        fade = dim * (1 - 0.30 * torch.exp(-((outline.abs() - 1).clamp(max=0) ** 2) / 0.02))
        return make_sprite(tone * torch.exp(light) * lit * fade, alpha, left, top, right, bottom + 0.05)

    def _light_round(self, across: Tensor, ripple: Tensor) -> Tensor:
        """Light on a vertical round strand."""
        nx = (across + 0.25 * ripple).clamp(-0.95, 0.95)
        ny = torch.full_like(nx, -0.10)
        nz = (1 - nx * nx - 0.01).clamp(min=0.02).sqrt()
        normal = torch.cat((nx, ny, nz), 1)
        return shade(self.light, normal) + 0.35 * gleam(self.light, normal, 9.0)

    def place(self, sprite: Sprite, side: float, depth: float, top: float, loose: float = 0.6) -> Hang:
        return Hang(sprite, side, depth, (side, top), loose, self.rng.uniform(0, 6.28))


def _hang_long(b: _Brush) -> FallingHair:
    length = b.rng.uniform(1.75, 2.45)
    wave = b.rng.choice((0.0, 0.02, 0.045))
    back = b.paint_lock(
        ((-0.35, 0.0), (length, 0.0)),
        ((-0.35, 0.74), (0.3, 0.84), (1.1, 0.92), (length - 0.3, 0.86), (length, 0.70)),
        wave=0.3 * wave, dim=0.52, back=True,
    )  # fmt: skip
    behind = (b.place(back, 0.0, -0.35, 0.0, 0.8),)
    front = []
    for side in b.rng.choice(((-1, 1), (-1, 1), (-1,), (1,))):
        low = length - b.rng.uniform(0.0, 0.35)
        course = ((0.08, 0.82 * side), (0.8, 0.80 * side), (1.5, 0.80 * side), (low, 0.70 * side))
        lock = b.paint_lock(
            course, ((0.08, 0.05), (0.75, 0.14), (1.35, 0.20), (low - 0.25, 0.19), (low, 0.09)), wave=wave
        )
        front.append(b.place(lock, 0.78 * side, 0.05, 0.1))
    return FallingHair(behind, tuple(front))


def _hang_bob(b: _Brush) -> FallingHair:
    low = b.rng.uniform(0.85, 1.05)
    back = b.paint_lock(
        ((-0.3, 0.0), (low, 0.0)),
        ((-0.3, 0.70), (0.4, 0.78), (low - 0.15, 0.76), (low, 0.70)),
        dim=0.62,
        back=True,
    )
    return FallingHair((b.place(back, 0.0, -0.35, 0.0, 0.3),), ())


def _hang_curls(b: _Brush) -> FallingHair:
    length = b.rng.uniform(1.15, 1.75)
    back = b.paint_lock(
        ((-0.5, 0.0), (length, 0.0)),
        ((-0.5, 0.80), (0.2, 0.95), (0.9, 1.06), (length - 0.2, 1.0), (length, 0.75)), curl=0.16, dim=0.58, back=True,
    )  # fmt: skip
    front = []
    for side in (-1, 1):
        low = length - b.rng.uniform(0.0, 0.2)
        course = ((0.25, 0.90 * side), (0.8, 0.92 * side), (low, 0.90 * side))
        lock = b.paint_lock(course, ((0.25, 0.04), (0.60, 0.18), (low - 0.3, 0.24), (low, 0.12)), curl=0.30)
        front.append(b.place(lock, 0.84 * side, 0.0, 0.1))
    return FallingHair((b.place(back, 0.0, -0.35, 0.0, 0.7),), tuple(front))


def _hang_tail(b: _Brush) -> FallingHair:
    side = b.rng.choice((-1, 1))
    length = b.rng.uniform(1.2, 1.9)
    course = ((-0.75, 0.05 * side), (-0.1, 0.40 * side), (0.7, 0.62 * side), (length, 0.60 * side))
    tail = b.paint_lock(course, ((-0.75, 0.10), (-0.1, 0.24), (0.8, 0.25), (length, 0.08)), wave=0.03, dim=0.8)
    return FallingHair((Hang(tail, 0.0, -0.95, (0.0, -0.7), 0.8, b.rng.uniform(0, 6.28)),), ())


def _hang_braids(b: _Brush) -> FallingHair:
    length = b.rng.uniform(1.7, 2.3)
    front = [b.place(_plait(b, side, length), 0.74 * side, 0.0, 0.3) for side in (-1, 1)]
    return FallingHair((), tuple(front))


def _plait(b: _Brush, side: int, length: float) -> Sprite:
    """A braid: three strands that cross, tied near its end."""
    left, right = (0.50, 1.0) if side > 0 else (-1.0, -0.50)
    x, y = make_grid(left, 0.22, right, length + 0.2, b.unit_px, b.device)
    course = side * trace_curve(y, ((0.22, 0.69), (0.9, 0.77), (1.5, 0.74), (length, 0.66)))
    half = trace_curve(
        y,
        (
            (0.22, 0.015),
            (0.42, 0.085),
            (0.8, 0.115),
            (length - 0.1, 0.085),
            (length - 0.02, 0.04),
            (length + 0.2, 0.075),
        ),
    )
    across = (x - course) / half
    step = 0.155
    # Two rows of drops that lean towards the middle, half a step apart.
    row = torch.where(across < 0, 0.0, 0.5)
    at = ((y - 0.55 * across.abs() * step * 1.4) / step + row) % 1.0 - 0.5
    drop = (1 - (2 * at).abs() ** 2.2).clamp(min=0)
    tied = torch.sigmoid((length - 0.10 - y) / 0.02)
    bulge = half * (0.88 + 0.16 * drop * tied)
    soft = 1.2 / b.unit_px
    alpha = torch.sigmoid((bulge - (x - course).abs()) / soft) * torch.sigmoid((y - 0.26) / 0.02)
    hairs = b.grain.strands(at * 0.5 + across * 0.25, y * 2, max(12, min(60, round(b.unit_px * 0.3))), 12)
    alpha = alpha * torch.sigmoid((length + 0.12 - y + 0.10 * hairs) / (2 * soft))
    lit = b._light_round(0.7 * across, -1.3 * at * tied * torch.sign(across))
    tone = torch.tensor(b.looks.hair, device=b.device).view(1, 3, 1, 1)
    tie = torch.exp(-(((y - length + 0.06) / 0.035) ** 4))
    rgb = tone * torch.exp(0.45 * hairs) * lit * (0.42 + 0.62 * (drop * tied + 1 - tied)) * (1 - 0.6 * tie)
    return make_sprite(rgb, alpha, left, 0.22, right, length + 0.2)


def _drape(b: _Brush) -> Hang:
    """A headscarf's cloth over neck and breast."""
    low = b.rng.uniform(1.95, 2.35)
    x, y = make_grid(-1.35, 0.60, 1.35, low + 0.1, b.unit_px, b.device)
    half = trace_curve(y, ((0.6, 0.78), (1.1, 0.80), (1.5, 1.02), (1.9, 1.22), (low, 1.16)))
    hem = low - 0.30 * (x / 1.2).abs() ** 2.2
    neckline = 1.045 - 0.30 * (x.abs() / 0.8) ** 2.0
    soft = 1.2 / b.unit_px
    alpha = (
        torch.sigmoid((half - x.abs()) / soft)
        * torch.sigmoid((hem - y) / soft)
        * torch.sigmoid((y - neckline) / (soft + 0.012))
    )
    # Folds hang in curves from both shoulders and gather under the chin.
    lean = x / (0.55 + 0.55 * (y - 0.6))
    folds = b.grain.strands(0.20 * lean + 0.5, 0.30 * (y + 0.35 * lean**2), 40, 5) + 0.5 * b.grain.strands(
        0.5 + 0.10 * x + 0.35 * (y + 0.45 * x**2), 0.2 * x + 0.5, 26, 5
    )
    slope = 0.5 * (torch.roll(folds, -1, 3) - torch.roll(folds, 1, 3)) * b.unit_px * 0.030
    fall = 0.5 * (torch.roll(folds, -1, 2) - torch.roll(folds, 1, 2)) * b.unit_px * 0.030
    nx, ny = (0.62 * x / half - slope).clamp(-0.9, 0.9), (-0.28 + 0.25 * (y - 1.1) - fall).clamp(-0.7, 0.7)
    nz = (1 - nx * nx - ny * ny).clamp(min=0.06).sqrt()
    normal = torch.cat((nx, ny, nz), 1) * torch.rsqrt(nx * nx + ny * ny + nz * nz)
    chin = 1 - 0.45 * torch.exp(-((x / 0.55) ** 2) - (((y - 1.05) / 0.22) ** 2))
    tone = torch.tensor(b.looks.covering_colour, device=b.device).view(1, 3, 1, 1)
    rgb = tone * shade(b.light, normal) * chin * (1 + 0.18 * folds)
    sprite = make_sprite(rgb, alpha, -1.35, 0.60, 1.35, low + 0.1)
    return Hang(sprite, 0.0, 0.30, (0.0, 1.0), 0.5, 0.0)


_STYLES: Final[dict[str, Callable[[_Brush], FallingHair]]] = {
    "long": _hang_long,
    "bob": _hang_bob,
    "curly": _hang_curls,
    "ponytail": _hang_tail,
    "braids": _hang_braids,
}
