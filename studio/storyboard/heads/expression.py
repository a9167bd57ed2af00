"""How an expression moves the skin of the face: from where a direction's skin comes, and how far the surface bulges.

Must not draw. Imports torch: drawing processes only. Directions are azimuth and latitude in radians; all fields are
smooth and analytic, so that they hold at any size. Skin moves up to the lips' and lids' edges and never stretches over
an opening.
"""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.heads.eyes import Lids, place_in_eye, slide_lids
from studio.storyboard.heads.maps import Expression, FaceFeatures
from studio.storyboard.heads.mouth import Lips, MouthPlace, place_in_mouth

FACE_REGION: Final = (-1.5, -0.75, 1.5, 1.48)
"""Least azimuth and latitude, greatest azimuth and latitude that any expression moves."""
_CHEEK: Final = 0.62
"""How far from the mouth's corners skin follows them: radians."""


@dataclass(frozen=True)
class Face:
    """A face with its expression over n frames."""

    features: FaceFeatures
    expression: Expression
    lips: Lips
    lids: tuple[Lids, Lids]


def pull_skin(face: Face, azimuth: Tensor, latitude: Tensor) -> tuple[Tensor, Tensor]:
    """Where the skin seen at these directions rests: azimuth and latitude [n, 1, h, w] on the resting face."""
    lips, e = face.lips, face.expression
    place = place_in_mouth(lips, azimuth, latitude)
    right, down = _pull_mouth(face, place, azimuth, latitude)
    smile = e.smile.clamp(-0.3, 1.2)
    for lids in face.lids:
        side_a, side_l = azimuth - lids.azimuth, latitude - lids.latitude
        brow = _bump(side_a, 0.34) * _bump(side_l + face.features.brow, 0.17)
        cheek = _bump(side_a - 0.02 * lids.outward, 0.24) * _bump(side_l - 0.34, 0.20)
        down = down + 0.055 * e.brow * brow + 0.030 * smile * cheek
        u, v = place_in_eye(lids, azimuth, latitude)
        down = down - slide_lids(lids, u, v) * (lids.half_width / lids.aspect)
    return azimuth + right, latitude + down


def bulge(face: Face, azimuth: Tensor, latitude: Tensor) -> Tensor:
    """How much further out the moved surface lies, figure units [n, 1, h, w]; not counting the open mouth itself."""
    lips, e = face.lips, face.expression
    place = place_in_mouth(lips, azimuth, latitude)
    smile = e.smile.clamp(0, 1.2)
    near_lips = _bump(place.across, 1.0) * _bump(place.down - 0.4 * lips.lower, 0.11)
    raised = near_lips * (0.055 * e.round - 0.018 * e.press - 0.016 * smile)
    for lids in face.lids:
        apple = _bump(azimuth - lids.azimuth * 1.05, 0.17) * _bump(latitude - lids.latitude - 0.30 + 0.02 * smile, 0.15)
        raised = raised + 0.034 * smile * apple - _fold(face, lids.outward, azimuth, latitude) * (0.003 + 0.012 * smile)
    return raised


def _fold(face: Face, side: int, azimuth: Tensor, latitude: Tensor) -> Tensor:
    """The line from the nose's wing to beyond the mouth's corner, which a smile digs."""
    lips = face.lips
    nose_l = face.features.nose[1]
    run = ((latitude - nose_l) / (lips.middle - nose_l + 0.04)).clamp(-0.4, 1.4)
    corner = lips.half_width * lips.widening * 1.22
    at = lips.azimuth + side * (0.15 + (corner - 0.15) * run.clamp(0, 1.2) ** 1.4)
    along = ((run + 0.25) / 0.35).clamp(0, 1) * ((1.30 - run) / 0.35).clamp(0, 1)
    return torch.exp(-(((azimuth - at) / 0.058) ** 2)) * along


def _pull_mouth(face: Face, place: MouthPlace, azimuth: Tensor, latitude: Tensor) -> tuple[Tensor, Tensor]:
    lips, e, features = face.lips, face.expression, face.features
    u, v = place.across, place.down
    above, below = (-v - place.upper).clamp(min=0), (v - place.lower).clamp(min=0)
    hold = 1 - _ramp(u.abs(), 1.05, 4.0)
    # Upper lip: rises with its edge, and not at all from the nose upwards.
    room = max(lips.middle - features.nose[1] - 0.04, 0.08)
    lifted = place.upper * (1 - _ramp(above, 0.0, room))
    # Lower lip and chin: the lip follows its edge, the chin follows the jaw, the throat stays.
    drop = _jaw_drop(face, azimuth, latitude)
    share = _ramp(below, 0.0, max(features.chin - lips.middle, 0.2) * 0.8)
    fallen = place.lower + (drop - place.lower) * share
    fallen = fallen * (1 - _ramp(latitude, features.chin + 0.04, 1.53))
    below_line = v > 0
    is_below = below_line.float()
    inside = (v > -place.upper) & (v < place.lower)
    source_v = torch.where(inside, torch.zeros_like(v), v + torch.where(below_line, -fallen, lifted))
    # Pressed lips roll in and show less red; rounded ones push forward and show more.
    thin = 0.55 * e.press + 0.35 * e.teeth * is_below - 0.22 * e.round - 0.10 * e.spread.clamp(max=0).abs()
    thin = thin + 0.12 * e.smile.clamp(0, 1)
    source_v = source_v * (1 + thin * hold * torch.exp(-((source_v / 0.10) ** 2)))
    held = u.clamp(-1.25, 1.25)
    still = 1 - _ramp(v.abs(), 0.10, 0.42)
    lowered = lips.rise * (held * held - 0.12) * hold * still
    right = _spread_cheeks(lips, azimuth) * still
    return right, source_v - v + lowered


def _spread_cheeks(lips: Lips, azimuth: Tensor) -> Tensor:
    """How far to the right of a direction its skin rests: the corners pull the cheeks along, less the further away."""
    aside = azimuth - lips.azimuth
    corner = lips.half_width * lips.widening
    moved = torch.minimum(aside.abs(), corner) * (1 / lips.widening - 1)
    return torch.sign(aside) * moved * (1 - _ramp(aside.abs() - corner, 0.0, _CHEEK))


def _jaw_drop(face: Face, azimuth: Tensor, latitude: Tensor) -> Tensor:
    """How far the chin falls, and the jaw's sides less and less towards the ears."""
    e = face.expression
    opened = (e.jaw * (1 - 0.9 * e.press)).clamp(min=0) * (1 - 0.5 * e.teeth)
    # By the distance from the middle, not by azimuth alone, or the chin's corners would stay up and leave a point.
    aside = (torch.sin(azimuth) * torch.cos(latitude)).abs()
    held = (1 - _ramp(aside, 0.16, 0.70)) * (1 - _ramp(azimuth.abs(), 0.70, 1.48))
    return face.lips.reach * 0.62 * opened * held


def _bump(distance: Tensor, width: float) -> Tensor:
    return torch.exp(-((distance / width) ** 2))


def _ramp(value: Tensor, start: float, end: float) -> Tensor:
    share = ((value - start) / (end - start)).clamp(0, 1)
    return share * share * (3 - 2 * share)
