"""Parts that garments are made of: collars, lapels, ties, buttons, hems. Must not know whole garments.

Imports torch: drawing processes only. Lengths are figure units.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.bodies.cloth import Sheet, outside, smooth
from studio.storyboard.picture.light import srgb

_TIES: Final = ((0.42, 0.06, 0.10), (0.10, 0.14, 0.32), (0.16, 0.30, 0.22), (0.20, 0.20, 0.23))


@dataclass(frozen=True)
class Cut:
    """Whom a garment is made for, and of what. Colours are linear, [1, 3, 1, 1]."""

    colour: Tensor
    woman: bool
    neck_half: float
    chest_half: float
    waist_half: float
    rng: Random


def lay_lapels(sheet: Sheet, cut: Cut, v: Tensor, button_y: float, width: float) -> None:
    """Notched lapels and the collar that runs into them, along the edge ``v`` of the jacket's opening."""
    across, y, n = sheet.across, sheet.y, cut.neck_half
    notch_y = 2.18
    peak = 0.46 * width
    lapel_width = peak * (1 - ((y - notch_y) / (button_y - notch_y)).clamp(0, 1) ** 1.3)
    lapel = torch.maximum(
        (across - v - lapel_width).maximum(v - across), torch.maximum(notch_y - 0.10 * (across - v) - y, y - button_y)
    )
    collar_width = (0.20 + 0.22 * ((y - 1.35) / 0.8).clamp(0, 1)) * width
    collar = torch.maximum(
        (across - v.clamp(max=n + 0.12) - collar_width).maximum(v - across), y - (notch_y - 0.06 + 0.12 * (across - v))
    )
    for part in (lapel, collar):
        sheet.darken(sheet.inside(part - 0.05, 0.16) * sheet.inside(-(part - 0.01), 0.03), 0.38)
        face = sheet.inside(part, 0.012)
        sheet.lay(cut.colour * 1.04, face)
        sheet.height = sheet.height + 0.045 * sheet.inside(part, 0.05)
        sheet.darken(torch.exp(-((part / 0.014) ** 2)), 0.30)
    sheet.darken(torch.exp(-(((across - v + 0.05) / 0.07) ** 2)) * sheet.inside(across - v, 0.02), 0.30)


def lay_shirt_collar(sheet: Sheet, cut: Cut, colour: Tensor, open_by: float) -> None:
    n = cut.neck_half
    leaf = outside(
        sheet.across, sheet.y,
        [(n - 0.03, 1.24), (n + 0.10, 1.44), (n - 0.06, 2.06), (open_by, 1.80 + 0.4 * open_by)],
    )  # fmt: skip
    leaf = leaf - 0.03
    sheet.darken(sheet.inside(leaf - 0.04, 0.14), 0.28)
    face = sheet.inside(leaf, 0.012)
    sheet.cover = torch.maximum(sheet.cover, face)
    sheet.shadow = torch.where(face > 0.5, sheet.shadow.clamp(min=0.8), sheet.shadow)
    sheet.lay(colour, face)
    sheet.height = sheet.height + 0.035 * sheet.inside(leaf, 0.04)
    sheet.stitch(leaf + 0.035, 0.004)
    sheet.darken(torch.exp(-((leaf / 0.012) ** 2)), 0.22)


def lay_tie(sheet: Sheet, cut: Cut, inner: Tensor) -> None:
    x, y = sheet.across, sheet.y
    silk = srgb(
        cut.rng.choice(_TIES),
        device=x.device,
    )
    knot = outside(x, y, [(-0.3, 1.70), (0.15, 1.70), (0.085, 2.0), (-0.3, 2.0)])
    blade = outside(x, y, [(-0.3, 1.98), (0.075, 1.98), (0.215, 4.0), (-0.3, 4.0)])
    both = torch.minimum(knot, blade)
    sheet.darken(sheet.inside(both - 0.03, 0.10) * inner, 0.25)
    stripe = smooth(torch.sin((sheet.x * 0.8 + y) * 16), -0.2, 0.2) * sheet.detail
    sheet.lay(silk * (1 - 0.28 * stripe), sheet.inside(both) * torch.maximum(inner, sheet.inside(knot)))
    sheet.height = sheet.height + 0.05 * sheet.inside(knot, 0.07) + 0.03 * sheet.inside(blade, 0.06) * inner


def sew_button(sheet: Sheet, x: float, y: float, radius: float, colour: Tensor) -> None:
    e = sheet.extent
    if not e.top < y < e.bottom:
        return
    distance = ((sheet.x - x) ** 2 + (sheet.y - y) ** 2).sqrt() - radius
    sheet.darken(sheet.inside(distance - 0.018, 0.05), 0.30)
    sheet.lay(colour, sheet.inside(distance), 0.02)


def sew_hem(sheet: Sheet, y: float, depth: float) -> None:
    if sheet.extent.bottom > y:
        sheet.stitch(sheet.y - y, depth)
