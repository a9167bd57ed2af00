"""Garments: how each is cut, falls and closes, painted onto a torso's sheet. Must not know limbs, heads or places.

Imports torch: drawing processes only. Lengths are figure units; the neck's pit is about y 1.75, the waist 4.6.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.bodies.cloth import Fold, Sheet, ellipse, outside, smooth
from studio.storyboard.bodies.tailoring import Cut, lay_lapels, lay_shirt_collar, lay_tie, sew_button, sew_hem
from studio.storyboard.picture.light import RGB, srgb

CLOTH_COLOURS: Final[Mapping[str, RGB]] = MappingProxyType(
    {
        # display colours
        "red": (0.69, 0.10, 0.12),
        "blue": (0.13, 0.27, 0.60),
        "green": (0.13, 0.42, 0.24),
        "black": (0.11, 0.11, 0.12),
        "white": (0.87, 0.87, 0.855),
        "yellow": (0.92, 0.74, 0.17),
        "purple": (0.42, 0.18, 0.55),
        "orange": (0.90, 0.44, 0.11),
        "grey": (0.48, 0.49, 0.51),
        "pink": (0.92, 0.57, 0.67),
        "brown": (0.42, 0.27, 0.17),
    }
)
_LINEN: Final = (0.90, 0.90, 0.91)
_DENIMS: Final = ((0.16, 0.22, 0.34), (0.12, 0.13, 0.17), (0.24, 0.27, 0.33), (0.36, 0.32, 0.26))


@dataclass(frozen=True)
class Garment:
    """``ease``: how far it stands off the body; ``sleeve``: share of the arm it covers (upper arm 0…1, forearm 1…2);
    ``folds``: their strength, ``fold_width`` their size; ``knit``: depth of stitches, ``ribs``: stitches a unit;
    ``hem_y``: where trousers begin; ``linen`` shows at the wrists; ``opening``: signed distance, negative where
    skin shows; ``trim`` paints the rest.
    """

    ease: float
    sleeve: float
    folds: float
    fold_width: float
    hem_y: float
    opening: Callable[[Sheet, Cut], Tensor]
    trim: Callable[[Sheet, Cut, Tensor], None]
    knit: float = 0.0
    ribs: float = 16.0
    cuff: float = 0.0
    flare: float = 0.0
    linen: RGB | None = None


def fold_torso(garment: Garment, cut: Cut) -> list[Fold]:
    """Where the cloth falls in folds: from the armpits, over the chest, about the waist."""
    rng, half = cut.rng, cut.chest_half
    a, w = 1.5 * garment.folds, garment.fold_width
    folds: list[Fold] = []
    for side in (-1.0, 1.0):
        for i in range(3):  # pulled from the armpit towards the middle
            y = 2.75 + 0.20 * i + rng.uniform(-0.06, 0.06)
            reach, drop = rng.uniform(0.55, 0.85), rng.uniform(0.25, 0.5) + 0.35 * i
            folds.append(
                (side * half * 1.02, y, side * half * (1.02 - reach), y + drop, side * 0.05,
                 w * rng.uniform(0.7, 1.1), a * rng.uniform(0.03, 0.055))
            )  # fmt: skip
        for i in range(3):  # from the neck's side over the collarbone, and across the upper chest
            x = side * (0.55 + 0.16 * i)
            folds.append(
                (x, 1.65 + 0.06 * i, x + side * rng.uniform(-0.15, 0.2), 2.7 + rng.uniform(-0.2, 0.3),
                 side * rng.uniform(-0.06, 0.1), w * rng.uniform(0.7, 1.2), a * rng.uniform(0.012, 0.028))
            )  # fmt: skip
        y = rng.uniform(2.25, 2.5)
        folds.append((side * half * 0.98, y, side * half * 0.35, y + rng.uniform(-0.2, 0.15), side * 0.08, w, a * 0.03))
        for i in range(3):  # gathers at the waist
            y = 4.15 + 0.33 * i + rng.uniform(-0.1, 0.1)
            x0, x1 = rng.uniform(0.85, 1.0), rng.uniform(0.15, 0.45)
            folds.append(
                (side * half * x0, y, side * half * x1, y + rng.uniform(-0.05, 0.35), rng.uniform(-0.08, 0.08),
                 w * rng.uniform(0.8, 1.3), a * rng.uniform(0.03, 0.06))
            )  # fmt: skip
        if garment.flare:
            for i in range(3):  # a skirt hangs in pipes
                x = side * (0.22 + 0.36 * i) + rng.uniform(-0.06, 0.06)
                folds.append((x * 0.7, 4.55, x * 1.25, 8.2, 0.0, 0.11, 0.11 * garment.flare))
    for _ in range(2):
        y = rng.uniform(3.35, 3.9)
        x = rng.uniform(-0.5, 0.5)
        folds.append((x - 0.5, y, x + 0.5, y + rng.uniform(-0.2, 0.3), rng.uniform(-0.1, 0.1), w * 1.4, a * 0.025))
    return folds


def knit_cloth(sheet: Sheet, garment: Garment, along: Tensor, across: Tensor) -> None:
    """Columns of stitches on a sheet, as far as its pixels can hold them."""
    if not garment.knit:
        return
    pitch = 1.0 / garment.ribs
    fineness = min(1.0, max(0.0, (pitch / sheet.pixel - 2.0) / 3.0))
    if fineness <= 0:
        return
    wale = torch.cos(across * (2 * torch.pi * garment.ribs))
    course = torch.cos(along * (2 * torch.pi * garment.ribs * 1.25) + 2.2 * wale.abs())
    sheet.height = sheet.height + garment.knit * fineness * (0.9 * wale + 0.06 * course)


def dress_legs(sheet: Sheet, garment: Garment, cut: Cut) -> None:
    """Trousers below the hem."""
    below = sheet.inside(garment.hem_y - sheet.y, 0.03)
    if sheet.extent.bottom < garment.hem_y - 0.2:
        return
    fly = (sheet.y - garment.hem_y).clamp(0, 1) * torch.exp(-((sheet.x / 0.10) ** 2))
    sheet.height = sheet.height - below * (0.07 + 0.25 * fly)
    sheet.lay(srgb(cut.rng.choice(_DENIMS), device=sheet.x.device), below)
    sheet.darken(torch.exp(-(((sheet.y - garment.hem_y - 0.04) / 0.10) ** 2)) * below, 0.5)


def _crew(sheet: Sheet, cut: Cut) -> Tensor:
    return ellipse(sheet.x, sheet.y, (0.0, 1.30), (cut.neck_half + 0.16, 0.46))


def _scoop(sheet: Sheet, cut: Cut) -> Tensor:
    return ellipse(sheet.x, sheet.y, (0.0, 1.25), (cut.neck_half + 0.36, 0.98))


def _collared(sheet: Sheet, cut: Cut) -> Tensor:
    """An open top button: a narrow V."""
    n = cut.neck_half
    return outside(sheet.across, sheet.y, [(-0.3, 1.0), (n + 0.02, 1.0), (n + 0.06, 1.45), (0.0, 2.12), (-0.3, 2.55)])


def _closed(sheet: Sheet, cut: Cut) -> Tensor:
    return ellipse(sheet.x, sheet.y, (0.0, 1.20), (cut.neck_half + 0.02, 0.50))


def _band(sheet: Sheet, cut: Cut, opening: Tensor, width: float, ribs: float = 9.0) -> None:
    """A ribbed band around an opening."""
    band = sheet.inside((opening - width / 2).abs() - width / 2, 0.015)
    sheet.height = sheet.height + 0.022 * band * (1 - ((opening - width / 2) / width * 2).abs().clamp(0, 1) ** 3)
    if sheet.pixel < 0.02:
        angle = torch.atan2(sheet.x, sheet.y - 1.3)
        sheet.height = sheet.height + 0.0035 * band * torch.cos(angle * ribs * 8)
    sheet.stitch(opening - width, 0.010)
    sheet.darken(torch.exp(-(((opening - width - 0.03) / 0.05) ** 2)), 0.18)


def _trim_tee(sheet: Sheet, cut: Cut, opening: Tensor) -> None:
    _band(sheet, cut, opening, 0.10)
    sew_hem(sheet, 5.82, 0.012)


def _trim_sweater(sheet: Sheet, cut: Cut, opening: Tensor) -> None:
    _band(sheet, cut, opening, 0.17, 6.0)
    rib = sheet.inside(5.5 - sheet.y, 0.05)
    sheet.height = sheet.height - 0.03 * rib + 0.008 * rib * torch.cos(sheet.x * 62) * sheet.detail


def _trim_turtleneck(sheet: Sheet, cut: Cut, opening: Tensor) -> None:
    sheet.stitch(opening - 0.10, 0.012)
    sheet.darken(torch.exp(-(((opening - 0.05) / 0.09) ** 2)), 0.35)


def _trim_dress(sheet: Sheet, cut: Cut, opening: Tensor) -> None:
    edge = torch.exp(-(((opening - 0.03) / 0.03) ** 2))
    sheet.height = sheet.height + 0.015 * edge
    belt = sheet.inside((sheet.y - 4.50 - 0.03 * sheet.x**2).abs() - 0.10)
    sheet.lay(cut.colour * 0.55, belt, 0.02)
    sheet.darken(torch.exp(-(((sheet.y - 4.68) / 0.09) ** 2)), 0.35)
    away = 10 * (sheet.inside(sheet.y - 3.15, 0.3) + sheet.inside(4.4 - sheet.y))
    for side in (-1, 1):  # darts under the bust
        sheet.stitch(sheet.x - side * (0.46 + 0.06 * (sheet.y - 3.2)) + away, 0.01)


def _trim_hoodie(sheet: Sheet, cut: Cut, opening: Tensor) -> None:
    x, y, n = sheet.x, sheet.y, cut.neck_half
    ring = ellipse(x, y, (0.0, 1.42), (n + 0.34, 0.60))
    roll = (1 - (ring / 0.24) ** 2).clamp(min=0).sqrt()
    split = torch.exp(-((x / (0.02 + 0.12 * (y - 1.6).clamp(0, 1))) ** 2)) * smooth(y, 1.7, 1.95)
    sheet.height = sheet.height + 0.20 * roll * (1 - 0.5 * split)
    sheet.darken(torch.exp(-(((ring - 0.28) / 0.09) ** 2)) * smooth(y, 1.3, 1.8), 0.40)
    sheet.darken(sheet.inside(ring + 0.10, 0.16), 0.55)
    sheet.darken(split * smooth(-y, -2.4, -2.2), 0.35)
    for side in (-1, 1):
        swing = 0.21 * side + 0.025 * torch.sin(y * 3.1 + side)
        cord = (x - swing).abs() - 0.032
        length = torch.maximum(cord, torch.maximum(2.02 - y, y - (3.25 + 0.12 * side)))
        sheet.darken(sheet.inside(length.roll(1, 3) - 0.03, 0.08), 0.25)
        sheet.lay(0.25 * cut.colour + 0.75 * srgb(_LINEN, device=x.device), sheet.inside(length), 0.03)
    pocket = outside(sheet.across, y, [(-0.3, 4.45), (0.55, 4.45), (0.92, 5.15), (0.92, 5.55), (-0.3, 5.55)])
    sheet.height = sheet.height + 0.028 * sheet.inside(pocket, 0.03)
    sheet.stitch(pocket + 0.035, 0.008)
    rib = sheet.inside(5.62 - y, 0.05)
    sheet.height = sheet.height - 0.04 * rib + 0.008 * rib * torch.cos(x * 60) * sheet.detail


def _trim_shirt(sheet: Sheet, cut: Cut, opening: Tensor) -> None:
    placket = sheet.across - 0.105
    sheet.height = sheet.height + 0.012 * sheet.inside(placket, 0.015)
    sheet.stitch(placket + 0.025, 0.004)
    for i in range(7):
        sew_button(
            sheet,
            0.0,
            2.45 + 0.52 * i,
            0.032,
            0.3 * cut.colour + 0.7 * srgb(_LINEN, device=sheet.x.device),
        )
    lay_shirt_collar(sheet, cut, cut.colour, open_by=0.10)
    c = 0.5 * cut.chest_half
    pocket = outside(
        sheet.x, sheet.y, [(c - 0.26, 2.85), (c + 0.26, 2.85), (c + 0.26, 3.40), (c, 3.54), (c - 0.26, 3.40)]
    )
    sheet.height = sheet.height + 0.012 * sheet.inside(pocket, 0.02)
    sheet.stitch(pocket + 0.03, 0.005)
    sheet.stitch(pocket, 0.006)
    sew_hem(sheet, 5.95, 0.01)


def _trim_suit(sheet: Sheet, cut: Cut, opening: Tensor) -> None:
    x, y, n = sheet.x, sheet.y, cut.neck_half
    button_y = 3.75
    v = (n + 0.17) * (1 - (y - 1.42) / (button_y - 1.42))
    inner = sheet.inside(sheet.across - v.clamp(min=-0.05), 0.015)
    linen = srgb(_LINEN, device=x.device)
    sheet.height = sheet.height - 0.05 * inner
    sheet.lay(linen, inner)
    if cut.woman:
        sheet.cover = sheet.cover * (1 - sheet.inside(_collared(sheet, cut) - 0.03))
        lay_shirt_collar(sheet, cut, linen, open_by=0.16)
    else:
        sheet.height = sheet.height + 0.006 * torch.exp(-((x / 0.06) ** 2)) * inner
        lay_tie(sheet, cut, inner)
        lay_shirt_collar(sheet, cut, linen, open_by=0.03)
    lay_lapels(sheet, cut, v, button_y, 1.0)
    sheet.stitch((x - 0.03) + 10 * sheet.inside(y - button_y, 0.02), 0.02)
    for i in range(2):
        sew_button(sheet, 0.0, button_y + 0.08 + 0.62 * i, 0.055, cut.colour * 0.35)
    welt = outside(x, y, [(0.62, 3.02), (1.06, 2.95), (1.06, 3.07), (0.62, 3.14)])
    sheet.height = sheet.height + 0.018 * sheet.inside(welt, 0.015)
    sheet.darken(torch.exp(-((welt / 0.02) ** 2)), 0.25)
    flap = outside(sheet.across, y, [(0.55, 5.2), (1.1, 5.15), (1.12, 5.4), (0.57, 5.45)])
    sheet.height = sheet.height + 0.02 * sheet.inside(flap, 0.02)
    sheet.darken(torch.exp(-((flap / 0.025) ** 2)), 0.25)


def _trim_coat(sheet: Sheet, cut: Cut, opening: Tensor) -> None:
    x, y, n = sheet.x, sheet.y, cut.neck_half
    button_y = 3.45
    v = (n + 0.14) * (1 - (y - 1.40) / (button_y - 1.40))
    inner = sheet.inside(sheet.across - v.clamp(min=-0.05), 0.02)
    knit = srgb(cut.rng.choice(((0.82, 0.80, 0.75), (0.22, 0.22, 0.25), (0.55, 0.50, 0.45))), device=x.device)
    sheet.height = sheet.height - 0.08 * inner
    sheet.lay(knit, inner)
    sheet.height = sheet.height + 0.006 * inner * torch.cos(x * 70) * sheet.detail
    collar = ellipse(x, y, (0.0, 1.22), (n + 0.04, 0.56))
    sheet.height = sheet.height + 0.04 * inner * torch.exp(-(((collar - 0.02) / 0.08) ** 2))
    lay_lapels(sheet, cut, v, button_y, 1.35)
    edge = x - 0.36
    sheet.stitch(edge + 10 * sheet.inside(y - button_y + 0.25, 0.02), 0.03)
    for i in range(3):
        for side in (-1, 1):
            sew_button(sheet, 0.30 * side - 0.06, button_y + 0.12 + 0.85 * i, 0.075, cut.colour * 0.4)
    flap = outside(sheet.across, y, [(0.62, 5.0), (1.12, 4.93), (1.14, 5.18), (0.64, 5.25)])
    sheet.height = sheet.height + 0.03 * sheet.inside(flap, 0.02)
    sheet.darken(torch.exp(-((flap / 0.03) ** 2)), 0.25)


GARMENT_CUTS: Final[Mapping[str, Garment]] = MappingProxyType(
    {
        "t-shirt": Garment(0.03, 0.62, 1.0, 0.085, 5.95, _crew, _trim_tee),
        "sweater": Garment(0.07, 2.0, 0.85, 0.13, 5.9, _crew, _trim_sweater, knit=0.007, ribs=13.0, cuff=0.14),
        "suit": Garment(0.08, 2.0, 0.62, 0.11, 6.6, _closed, _trim_suit, linen=_LINEN),
        "hoodie": Garment(0.10, 2.0, 1.1, 0.14, 5.95, _crew, _trim_hoodie, cuff=0.16),
        "shirt": Garment(0.05, 2.0, 1.0, 0.075, 6.05, _collared, _trim_shirt, cuff=0.10),
        "dress": Garment(0.01, 0.30, 0.55, 0.09, 9.0, _scoop, _trim_dress, flare=1.0),
        "coat": Garment(0.12, 2.0, 0.8, 0.15, 9.0, _closed, _trim_coat, knit=0.002, ribs=30.0, flare=0.35),
        "turtleneck": Garment(0.04, 2.0, 0.7, 0.10, 5.95, _closed, _trim_turtleneck, knit=0.005, ribs=20.0, cuff=0.14),
    }
)
