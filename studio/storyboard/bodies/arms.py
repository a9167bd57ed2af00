"""Arms: upper arms and forearms with their sleeves, painted once; where they are in every frame. Must not know
garments' fronts, heads or places.

Imports torch: drawing processes only. A limb's own space: its upper joint at the origin, +y towards the hand. Angles
turn clockwise on the screen; an arm that hangs has the angle 0.
"""

import math
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.bodies.cloth import Extent, Fold, Sheet, drape, grain, open_sheet, smooth, weave
from studio.storyboard.bodies.clothes import Garment, knit_cloth
from studio.storyboard.bodies.physique import Physique
from studio.storyboard.heads.maps import Motion
from studio.storyboard.picture.layers import Layer, Sprite, sample
from studio.storyboard.picture.light import RGB, Device, Light, mix, srgb
from studio.storyboard.picture.view import View, Window

HANG: Final = 0.075
"""How far hanging upper arms stand off, radians."""
_RAISED: Final[dict[str, tuple[float, float, float, float]]] = {
    # upper arm's angle and share of its length that is seen, where the wrist comes to, the forearm's share (for the
    # viewer's right): the hand must be in an upright portrait and beside the face
    "open": (-0.12, 0.62, 0.86, 1.06),
    "thumb": (-0.06, 0.62, 0.84, 0.80),
}
HAND_ANGLES: Final[dict[str, float]] = {"open": math.pi - 0.02, "thumb": 0.0}
_MAKES_ROOM: Final = 0.27
"""How far a person who raises a hand sways away from it."""


@dataclass(frozen=True)
class Joint:
    """Where a limb's upper joint is, how it is turned and how much of its length is seen; [n, 1, 1, 1] each."""

    x: Tensor
    y: Tensor
    angle: Tensor
    stretch: Tensor

    def tip(self, length: float) -> tuple[Tensor, Tensor]:
        """Where the limb ends."""
        reach = self.stretch * length
        return self.x - reach * torch.sin(self.angle), self.y + reach * torch.cos(self.angle)


def hold_arm(motion: Motion, physique: Physique, side: int, shoulder: tuple[Tensor, Tensor]) -> tuple[Joint, Joint]:
    """Upper arm and forearm of a side (1: the viewer's right), hanging, swinging with the stride or raised."""
    gesture = motion.gesture
    raised = gesture.raised if gesture.side == side else torch.zeros_like(gesture.raised)
    stride = motion.extras["stride"] if "stride" in motion.extras else torch.zeros_like(raised)
    # An arm that swings forward points at the viewer and looks short.
    forward = (side * stride).clamp(min=0) * (1 - raised)
    upper_up, upper_seen, _, fore_seen = _RAISED[gesture.hand]
    fore_up = raise_forearm(physique, gesture.hand)
    lean = gesture.lean
    upper = Joint(
        *shoulder,
        angle=side * (-HANG + (upper_up + HANG) * raised) + lean,
        stretch=1 + (upper_seen - 1) * raised - 0.07 * forward,
    )
    # While it rises the forearm points at the viewer and looks short.
    rising = torch.sin(math.pi * raised)
    fore = Joint(
        *upper.tip(physique.upper_arm),
        angle=side * (-0.01 + (fore_up + 0.01) * raised) + lean + 0.8 * gesture.swing * raised - 0.05 * stride,
        stretch=1 + (fore_seen - 1) * raised - 0.45 * rising - 0.34 * forward,
    )
    return upper, fore


def raise_forearm(physique: Physique, hand: str) -> float:
    """The angle of a raised forearm on the viewer's right that brings the wrist where it can be seen."""
    upper_angle, upper_seen, wrist_x, seen = _RAISED[hand]
    elbow_x = physique.joint_x - _MAKES_ROOM - physique.upper_arm * upper_seen * math.sin(upper_angle)
    return math.pi - math.asin(max(-0.9, min(0.9, (elbow_x - wrist_x) / (physique.forearm * seen))))


def place_limb(view: View, sprite: Sprite, joint: Joint, fade: Tensor | None = None) -> Layer:
    """A limb's sprite in the picture; ``fade`` [n, 1, 1, 1] thins it out."""
    cos, sin = torch.cos(joint.angle), torch.sin(joint.angle)
    corners_x, corners_y = [], []
    for x in (sprite.left, sprite.right):
        for y in (sprite.top, sprite.bottom):
            along = y * joint.stretch
            corners_x.append(joint.x + x * cos - along * sin)
            corners_y.append(joint.y + x * sin + along * cos)
    all_x, all_y = torch.stack(corners_x), torch.stack(corners_y)
    window = view.window(float(all_x.min()), float(all_y.min()), float(all_x.max()), float(all_y.max()))
    if window.is_empty:
        empty = torch.zeros(view.num_frames, 1, 0, 0, device=view.device)
        return Layer(empty.expand(-1, 3, -1, -1), empty, Window(0, 0, 0, 0))
    x_grid, y_grid = view.figure_grid(window)
    dx, dy = x_grid - joint.x, y_grid - joint.y
    rgb, alpha = sample(sprite, dx * cos + dy * sin, (dy * cos - dx * sin) / joint.stretch)
    if fade is not None:
        rgb, alpha = rgb * fade, alpha * fade
    return Layer(rgb, alpha, window)


@dataclass(frozen=True)
class Sleeve:
    """What arms are painted with. Colours are linear; ``cloth`` [1, 3, 1, 1]; below ``bottom`` nothing is seen."""

    garment: Garment
    cloth: Tensor
    skin: RGB
    light: Light
    unit_px: float
    device: Device
    bottom: float


def paint_upper_arm(physique: Physique, sleeve: Sleeve, side: int, rng: Random) -> Sprite:
    """From the shoulder's joint to just below the elbow."""
    top, elbow, _ = physique.arm_radius
    ease, length = sleeve.garment.ease, physique.upper_arm
    wide = top + ease + 0.12
    # A raised upper arm points at the viewer and looks short: more of it is seen than of one that hangs.
    seen = max(0.4, (sleeve.bottom - physique.joint_y) / min(share for _, share, _, _ in _RAISED.values()) + 0.15)
    extent = Extent(-wide, -wide, wide, min(length + wide, seen))
    sheet = open_sheet(extent, sleeve.unit_px, sleeve.cloth, sleeve.device)
    along = (sheet.y / length).clamp(0, 1)
    limb = top + (elbow - top) * smooth(along, 0.0, 1.0)
    edge = min(sleeve.garment.sleeve, 1.2)
    sleeved = sheet.inside((sheet.y - edge * length) - 0.03 * torch.cos(sheet.x * 4)) if edge < 1.2 else None
    loose = limb + ease * (1.0 + (0.6 * along if edge < 1.0 else 0.15 * along))
    radius = loose if sleeved is None else limb + (loose - limb) * sleeved
    _round_limb(sheet, radius, round_top=True, ball=length + 0.05)
    _wrap(sheet, sleeve, sleeved, rng, length, _elbow_folds(sleeve.garment, length, side, rng), upper=True)
    # The inner edge at the shoulder melts into the torso.
    inner = smooth(side * sheet.x, -0.22, wide * 0.45) + smooth(sheet.y, 0.10, 0.70)
    sheet.cover = sheet.cover * inner.clamp(0, 1)
    return sheet.finish(sleeve.light, angle=-side * HANG)


def paint_forearm(physique: Physique, sleeve: Sleeve, rng: Random, *, angle: float, bent: bool) -> Sprite:
    """From the elbow to the wrist, lit as it will be turned by ``angle``. A bent arm shows its elbow."""
    _, elbow, wrist = physique.arm_radius
    ease, length = sleeve.garment.ease, physique.forearm
    wide = elbow + ease + 0.10
    sheet = open_sheet(Extent(-wide, -wide, wide, length + 0.10), sleeve.unit_px, sleeve.cloth, sleeve.device)
    along = (sheet.y / length).clamp(-0.2, 1)
    belly = 0.035 * torch.exp(-(((along - 0.22) / 0.22) ** 2))
    limb = elbow + (wrist - elbow) * along.clamp(0, 1) ** 1.15 + belly
    long = sleeve.garment.sleeve > 1.0
    end = length - 0.08
    cuff = sheet.inside(end - sleeve.garment.cuff - sheet.y, 0.03) if sleeve.garment.cuff else 0.0
    sleeved = sheet.inside(sheet.y - end) if long else torch.zeros_like(sheet.height)
    loose = limb + ease * (1.15 - 0.25 * along.clamp(0, 1)) - 0.035 * cuff
    if bent:
        # A bent elbow is a bone under skin, narrower than the muscle beside it.
        limb = limb * (1 - 0.20 * torch.exp(-(((sheet.y + 0.16) / 0.26) ** 2)))
    _round_limb(sheet, limb + (loose - limb) * sleeved, round_top=bent, ball=length + 0.30)
    # It melts into the upper arm over the elbow, and bare into the hand.
    if not bent:
        sheet.cover = sheet.cover * smooth(sheet.y, -0.22, 0.20)
    sheet.cover = sheet.cover * (sheet.inside(sheet.y - end) if long else smooth(-sheet.y, -length, 0.15 - length))
    _wrap(sheet, sleeve, sleeved, rng, end, _forearm_folds(sleeve.garment, length, rng) if long else [], upper=False)
    return sheet.finish(sleeve.light, angle=angle)


def _round_limb(sheet: Sheet, radius: Tensor, *, round_top: bool, ball: float) -> None:
    """A limb of this radius along the sheet; its lower end is round about ``ball``, its upper one if asked."""
    beyond = (sheet.y - ball).clamp(min=0)
    if round_top:
        beyond = beyond + sheet.y.clamp(max=0)
    away = (sheet.x**2 + beyond**2).sqrt()
    sheet.cover = sheet.inside(away - radius, 0.025)
    sheet.height = 0.9 * (radius * radius - away * away).clamp(min=1e-4).sqrt() - 2.0 * (away - radius).clamp(min=0)


def _wrap(
    sheet: Sheet, sleeve: Sleeve, sleeved: Tensor | None, rng: Random, end: float, folds: list[Fold], *, upper: bool
) -> None:
    """Cloth down to the sleeve's end, skin beyond."""
    garment = sleeve.garment
    if garment.linen is not None and not upper:
        linen = srgb(garment.linen, device=sheet.x.device)
        sheet.lay(linen, sheet.inside(end - 0.10 - sheet.y), -0.02)
        sheet.darken(torch.exp(-(((sheet.y - end + 0.08) / 0.03) ** 2)), 0.3)
    cloth = drape(sheet, folds) + 0.006 * garment.folds * grain(sheet, (0.22, 0.30), rng)
    if sleeved is not None:
        cloth = cloth * sleeved
        skin = torch.tensor(sleeve.skin, device=sheet.x.device).view(1, 3, 1, 1)
        flush = 1 + 0.05 * grain(sheet, (0.3, 0.4), rng)
        sheet.albedo = mix(skin * flush, sheet.albedo, sleeved)
        hem = end * (min(garment.sleeve, 1.0) if upper else 1.0)
        sheet.height = sheet.height + 0.02 * sleeved
        below = sheet.y - hem
        if upper:
            sheet.darken(sheet.inside(below - 0.10, 0.2) * (1 - sleeved), 0.40)
        if upper or (garment.sleeve > 1 and not garment.cuff):
            sheet.stitch(below + 0.09, 0.006)
    sheet.height = sheet.height + cloth
    weave(sheet, rng, sleeved)
    knit_cloth(sheet, garment, sheet.y, sheet.x)
    if garment.cuff and not upper:
        rim = sheet.inside(end - garment.cuff - sheet.y) * sheet.inside(sheet.y - end)
        ribs = torch.cos(sheet.x * 75) * sheet.detail if garment.knit or garment.ease > 0.08 else 0.0
        sheet.height = sheet.height + rim * (0.006 * ribs - 0.01)
        sheet.stitch(sheet.y - end + garment.cuff, 0.012)


def _elbow_folds(garment: Garment, length: float, side: int, rng: Random) -> list[Fold]:
    a, w = garment.folds, garment.fold_width * 0.85
    folds: list[Fold] = [
        (-side * 0.30, 0.25 + 0.16 * i, side * 0.22, 0.05 + 0.34 * i, 0.03, w * 0.8, a * rng.uniform(0.015, 0.03))
        for i in range(3)
    ]
    if garment.sleeve > 1:
        for i in range(4):
            y = length - 0.55 + 0.2 * i + rng.uniform(-0.05, 0.05)
            slant = rng.choice((-1, 1)) * rng.uniform(0.04, 0.2)
            folds.append((-0.34, y - slant, 0.34, y + slant, rng.uniform(-0.05, 0.05), w, a * rng.uniform(0.02, 0.045)))
    return folds


def _forearm_folds(garment: Garment, length: float, rng: Random) -> list[Fold]:
    a, w = garment.folds, garment.fold_width * 0.8
    folds: list[Fold] = []
    for y in (0.05, 0.26, 0.62, length - 0.42, length - 0.24):
        slant = rng.choice((-1, 1)) * rng.uniform(0.03, 0.16)
        at = y + rng.uniform(-0.05, 0.05)
        folds.append((-0.32, at - slant, 0.32, at + slant, rng.uniform(-0.05, 0.05), w, a * rng.uniform(0.02, 0.04)))
    return folds
