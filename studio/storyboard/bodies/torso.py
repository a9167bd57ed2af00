"""Torso and neck, painted once a clip. Must not know arms, motion or the head's face.

Imports torch: drawing processes only. The head's shadow lies on neck, collar and chest; it is reckoned from where the
resting head is.
"""

from itertools import pairwise
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.bodies.cloth import Extent, Sheet, drape, ellipse, grain, open_sheet, smooth, weave
from studio.storyboard.bodies.clothes import GARMENT_CUTS, Garment, dress_legs, fold_torso, knit_cloth
from studio.storyboard.bodies.physique import Physique
from studio.storyboard.bodies.tailoring import Cut
from studio.storyboard.picture.layers import Sprite
from studio.storyboard.picture.light import RGB, Device, Light, mix

_NECK_TOP: Final = 0.15
_NECK_BOTTOM: Final = 2.55


def paint_torso(
    physique: Physique,
    garment: Garment,
    colour: Tensor,
    light: Light,
    *,
    half_width: float,
    bottom: float,
    unit_px: float,
    rng: Random,
    device: Device,
) -> Sprite:
    """The clothed torso; skin shows through its neckline. ``colour`` [1, 3, 1, 1]."""
    wide = min(half_width, physique.shoulder_half + 0.45 + 0.3 * garment.flare)
    sheet = open_sheet(Extent(-wide, 1.02, wide, bottom), unit_px, colour, device)
    cut = Cut(colour, physique.woman, physique.neck_half, physique.chest_half, physique.waist_half, rng)
    top, side = _outline(sheet, physique, garment)
    outline = torch.maximum(top - sheet.y, sheet.across - side)
    opening = garment.opening(sheet, cut)
    sheet.height = _form(sheet, physique, top, side)
    sheet.cover = sheet.inside(outline, 0.03) * (1 - sheet.inside(opening))
    sheet.height = sheet.height + drape(sheet, fold_torso(garment, cut))
    lumps = grain(sheet, (0.30, 0.45), rng) + 0.25 * grain(sheet, (0.12, 0.16), rng)
    sheet.height = sheet.height + 0.008 * garment.folds * lumps
    sheet.albedo = sheet.albedo * (1 + 0.03 * grain(sheet, (0.5, 0.6), rng))
    weave(sheet, rng)
    knit_cloth(sheet, garment, sheet.y, sheet.x)
    dress_legs(sheet, garment, cut)
    _seam(sheet, physique)
    garment.trim(sheet, cut, opening)
    sheet.shadow = sheet.shadow * cast_shadow(sheet, light, 0.5)
    return sheet.finish(light)


def paint_back(
    physique: Physique, garment: Garment, colour: Tensor, light: Light, *, unit_px: float, device: Device
) -> Sprite:
    """The garment's inside behind the neck, and a hood."""
    hood = garment is GARMENT_CUTS["hoodie"]
    wide = physique.neck_half + 0.75
    sheet = open_sheet(Extent(-wide, 0.75, wide, 2.4), unit_px, colour, device)
    n = physique.neck_half
    rim = 1.34 - garment.ease + 0.16 * (sheet.across / (n + 0.2)).clamp(0, 2) ** 2
    distance = torch.maximum(rim - sheet.y, sheet.across - n - 0.10 - garment.ease)
    if hood:
        distance = torch.minimum(distance, ellipse(sheet.x, sheet.y, (0.0, 1.52), (n + 0.42, 0.56)))
    sheet.cover = sheet.inside(distance, 0.03)
    sheet.height = 0.25 * (1 - (sheet.across / (n + 0.5)) ** 2).clamp(min=0).sqrt() + 0.0 * sheet.y
    sheet.height = sheet.height + (0.10 if hood else 0.02) * sheet.inside((distance + 0.08).abs() - 0.08, 0.06)
    sheet.shadow = 0.30 + 0.45 * smooth(sheet.across, n, n + 0.45) + 0.0 * sheet.y
    return sheet.finish(light)


def paint_neck(
    physique: Physique,
    garment: Garment,
    colour: Tensor,
    skin: RGB,
    light: Light,
    *,
    age: str,
    unit_px: float,
    rng: Random,
    device: Device,
) -> Sprite:
    """Neck and upper chest: skin, and the collar of a turtleneck."""
    wide = physique.shoulder_half
    tone = torch.tensor(skin, device=device).view(1, 3, 1, 1)
    sheet = open_sheet(Extent(-wide, _NECK_TOP, wide, _NECK_BOTTOM), unit_px, tone, device)
    x, y, n = sheet.x, sheet.y, physique.neck_half
    width = n * (1 + 0.05 * (0.9 - y).clamp(min=0)) + 0.9 * (y - 1.42).clamp(min=0) ** 1.3
    width = (width + 0.5 * (y - 1.12).clamp(0, 0.5) ** 2).clamp(max=wide)
    slope = shoulder_line(sheet.across, physique) + 0.02 - y
    sheet.cover = sheet.inside(torch.minimum(sheet.across - width, slope), 0.03)
    sheet.height = _neck_form(sheet, physique, width)
    sheet.albedo = sheet.albedo * (1 + 0.04 * grain(sheet, (0.3, 0.3), rng) + 0.02 * grain(sheet, (0.08, 0.08), rng))
    flush = torch.tensor((1.05, 0.95, 0.93), device=device).view(1, 3, 1, 1)
    sheet.albedo = mix(sheet.albedo, sheet.albedo * flush, smooth(y, 1.5, 2.1))
    if age == "old":
        rings = torch.sin((y + 0.10 * x**2) * 34) * torch.exp(-(((y - 1.25) / 0.28) ** 2))
        sheet.height = sheet.height + 0.006 * rings * sheet.detail
    if garment is GARMENT_CUTS["turtleneck"]:
        _roll_collar(sheet, physique, garment, colour)
    sheet.shadow = sheet.shadow * cast_shadow(sheet, light, 0.72)
    return sheet.finish(light, wrap=0.4, hollow=0.6)


def cast_shadow(sheet: Sheet, light: Light, strength: float) -> Tensor:
    """1 in the open … 1 - strength under the chin: the head between the surface and its lamps."""
    kx, _, kz = light.key_direction
    shift = max(-0.45, min(0.45, -0.5 * kx / max(kz, 0.3)))
    head = ellipse(sheet.x, sheet.y, (shift, 0.55), (0.78, 1.02))
    deep = ellipse(sheet.x, sheet.y, (0.35 * shift, 0.50), (0.62, 0.78))
    return (1 - 0.75 * strength * smooth(-head, -0.32, 0.12)) * (1 - 0.55 * strength * smooth(-deep, -0.30, 0.10))


def shoulder_line(across: Tensor, physique: Physique) -> Tensor:
    """The bare shoulders' height over the distance from the middle."""
    n, s = physique.neck_half, physique.shoulder_half
    share = ((across - n * 0.85) / (s - n * 0.85)).clamp(min=0)
    line = 1.40 + (physique.shoulder_y - 1.40) * (0.45 * share + 0.55 * share**1.5)
    return line + 1.6 * (across - s + 0.12).clamp(min=0) ** 2


def _outline(sheet: Sheet, physique: Physique, garment: Garment) -> tuple[Tensor, Tensor]:
    """The shoulders' line, y over x; and the sides, half width over y."""
    stump = max(physique.shoulder_half, physique.joint_x + 0.72 * physique.arm_radius[0])
    top = shoulder_line(sheet.across, physique) - garment.ease
    knots = (
        (1.0, stump),
        (2.45, stump),
        (3.0, physique.chest_half),
        (3.5, physique.chest_half * (0.97 if not physique.woman else 0.94)),
        (4.55, physique.waist_half),
        (5.9, physique.hip_half),
        (7.2, physique.hip_half + 0.04),
        (9.0, physique.hip_half),
    )
    loose = garment.ease * (1.0 + 0.7 * smooth(sheet.y, 3.2, 4.6))
    side = _through(sheet.y, knots) + loose
    if garment.flare:
        side = side + garment.flare * 0.55 * smooth(sheet.y, 4.6, 8.0)
    elif garment.ease > 0.06:  # heavy cloth hangs straight from the chest
        straight = physique.chest_half * 0.97
        hang = straight + (max(physique.hip_half, straight) - straight) * smooth(sheet.y, 3.2, 6.2) + loose
        side = torch.where(sheet.y > 3.0, torch.maximum(side.clamp(max=10), hang), side)
    return top, side


def _through(y: Tensor, knots: tuple[tuple[float, float], ...]) -> Tensor:
    """A smooth curve through the knots."""
    value = torch.full_like(y, knots[0][1])
    for (y0, v0), (y1, v1) in pairwise(knots):
        value = value + (v1 - v0) * smooth(y, y0, y1)
    return value


def _form(sheet: Sheet, physique: Physique, top: Tensor, side: Tensor) -> Tensor:
    x, y = sheet.x, sheet.y
    share = (x / side).clamp(-1, 1).abs()
    body = 0.85 * (1 - share**2.3).clamp(min=1e-4) ** 0.55
    below = ((y - top) / 0.50).clamp(0, 1)
    shoulder = 0.34 * (1 - (1 - below) ** 2).clamp(min=1e-4).sqrt()
    out, wide = (0.43, 0.33) if physique.woman else (0.56, 0.46)
    rise = torch.exp(-(((sheet.across - out) / wide) ** 2 + ((y - 2.92) / 0.40) ** 2))
    spine = 0.03 * torch.exp(-((x / 0.16) ** 2)) * smooth(y, 2.4, 3.0)
    belly = 0.06 * torch.exp(-((x / 0.6) ** 2 + ((y - 4.9) / 0.6) ** 2))
    return body + shoulder + physique.bust * 1.15 * rise - spine + belly


def _neck_form(sheet: Sheet, physique: Physique, width: Tensor) -> Tensor:
    x, y, n = sheet.x, sheet.y, physique.neck_half
    share = (x / width).clamp(-1, 1)
    column = 0.85 * n * (1 - share**2).clamp(min=1e-4).sqrt()
    # Sternomastoid muscles run from behind the ears to the pit of the neck, collarbones outwards from it.
    reach = ((y - 0.8) / 1.0).clamp(0, 1)
    muscle = 0.055 * torch.exp(-(((sheet.across - n * (0.92 - 0.72 * reach)) / 0.085) ** 2)) * smooth(y, 0.7, 1.2)
    muscle = muscle * smooth(-y, -1.95, -1.70)
    bone_y = 1.83 - 0.16 * (sheet.across / physique.shoulder_half).clamp(0, 1)
    bone = 0.05 * torch.exp(-(((y - bone_y) / 0.060) ** 2)) * smooth(sheet.across, 0.08, 0.30)
    pit = -0.05 * torch.exp(-((x / 0.10) ** 2 + ((y - 1.80) / 0.11) ** 2))
    throat = (0.0 if physique.woman else 0.03) * torch.exp(-((x / 0.10) ** 2 + ((y - 1.32) / 0.13) ** 2))
    bust = physique.bust * torch.exp(-(((sheet.across - 0.42) / 0.3) ** 2 + ((y - 2.85) / 0.38) ** 2))
    return column + muscle + bone + pit + throat + bust


def _roll_collar(sheet: Sheet, physique: Physique, garment: Garment, colour: Tensor) -> None:
    x, y, n = sheet.x, sheet.y, physique.neck_half
    half = n + 0.07 + 0.10 * smooth(y, 1.35, 1.75)
    rim = 1.04 + 0.12 * (1 - (x / half) ** 2).clamp(min=0)
    distance = torch.maximum(sheet.across - half, rim - y)
    face = sheet.inside(distance, 0.02)
    sheet.darken(sheet.inside(distance - 0.02, 0.14) * (1 - face), 0.5)
    sheet.cover = torch.maximum(sheet.cover, face)
    sheet.lay(colour, face)
    fold = rim + 0.36
    roll = (1 - ((y - rim - 0.17) / 0.20) ** 2).clamp(min=0).sqrt()
    tube = 0.9 * (half * half - x * x).clamp(min=1e-4).sqrt()
    ribs = 0.007 * torch.cos(torch.asin((x / half).clamp(-0.99, 0.99)) * 34) * sheet.detail
    sheet.height = mix(sheet.height, tube + 0.05 * roll + ribs, face)
    sheet.darken(torch.exp(-(((y - fold - 0.03) / 0.05) ** 2)) * face, 0.35)
    knit_cloth(sheet, garment, y, x)


def _seam(sheet: Sheet, physique: Physique) -> None:
    """Where sleeves are set in; and the dark between arm and chest."""
    line = sheet.across - physique.joint_x + 0.18 * smooth(sheet.y, 1.8, 2.9)
    sheet.darken(smooth(line, -0.10, 0.25) * smooth(sheet.y, 2.3, 2.9), 0.45)
