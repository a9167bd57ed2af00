"""The moving lips: where they part, and what shows between them. Knows only the mouth.

Imports torch: drawing processes only. Everything lies in directions from the head's centre (azimuth, latitude).
"""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.heads.maps import Expression, FaceFeatures
from studio.storyboard.picture.light import RGB, Device, srgb

_TEETH_DEPTH: Final = 0.07
"""How far the teeth stand behind the lips, in radians of direction."""
_TOOTH_RATE: Final = 25.0
"""Teeth across the mouth: radians of phase a half mouth width; 2 pi is one tooth."""
_ENAMEL: Final[RGB] = (0.93, 0.90, 0.84)


@dataclass(frozen=True)
class Lips:
    """The mouth's line and opening over n frames; tensors are [n, 1, 1, 1], angles in radians.

    ``azimuth`` of the mouth's middle, ``half_width`` at rest; ``middle``, ``skew``, ``bend``: the resting line lies at
    middle + skew·u + bend·u² for u from -1 (viewer's left corner) to 1. ``widening``: half width now over at rest;
    ``rise``: how far the corners are lifted; ``upper`` and ``lower``: how far the lips' edges stand from the line in
    the middle; ``bared``: how much of the upper teeth the lip leaves free; ``fullness``: 0 pointed … 1 rounded
    opening; ``reach``: how far the lower lip falls at most.
    """

    azimuth: float
    half_width: float
    middle: float
    skew: float
    bend: float
    widening: Tensor
    rise: Tensor
    upper: Tensor
    lower: Tensor
    bared: Tensor
    fullness: Tensor
    reach: float


def form_lips(features: FaceFeatures, expression: Expression) -> Lips:
    """The lips that these features make with this expression."""
    (left_a, left_l), (right_a, right_l) = features.mouth_corners
    e = expression
    smile = e.smile.clamp(-0.3, 1.2)
    open_jaw = (e.jaw * (1 - 0.9 * e.press)).clamp(min=0)
    widening = 1 + 0.24 * smile * (features.max_smile / 0.08) + 0.13 * e.spread - 0.31 * e.round - 0.14 * open_jaw
    parted = (open_jaw * 6).clamp(max=1)
    # Rounded lips stand in a ring about a hole, however little the jaw falls.
    ring = e.round * (open_jaw * 4).clamp(max=1) * (1 - 0.5 * open_jaw)
    upper = features.max_jaw * (0.19 * open_jaw + 0.11 * ring) + 0.035 * e.teeth
    upper = upper + 0.030 * smile.clamp(min=0) * parted
    lower = features.max_jaw * (0.87 * open_jaw + 0.17 * ring) * (1 - 0.75 * e.teeth)
    return Lips(
        azimuth=(left_a + right_a) / 2,
        half_width=(right_a - left_a) / 2,
        middle=features.mouth[1],
        skew=(right_l - left_l) / 2,
        bend=(left_l + right_l) / 2 - features.mouth[1],
        widening=widening.clamp(min=0.5),
        rise=features.max_smile * smile - 0.20 * features.max_jaw * open_jaw,
        upper=upper,
        lower=lower,
        bared=(1 - 1.1 * e.round).clamp(min=0) * (0.50 + 0.65 * smile.clamp(min=0) + 0.6 * e.teeth).clamp(max=1.2),
        fullness=(0.25 + 0.75 * e.round + 0.35 * open_jaw).clamp(0, 1),
        reach=features.max_jaw,
    )


@dataclass(frozen=True)
class MouthPlace:
    """Where directions lie in the mouth: ``across`` -1 … 1 from corner to corner, ``down`` radians below the line
    between the lips; the edges of the upper and the lower lip stand ``upper`` above and ``lower`` below it there."""

    across: Tensor
    down: Tensor
    upper: Tensor
    lower: Tensor


def place_in_mouth(lips: Lips, azimuth: Tensor, latitude: Tensor) -> MouthPlace:
    """The place of directions [n, 1, h, w] (or broadcasting parts of them) in the moving mouth."""
    across = (azimuth - lips.azimuth) / (lips.half_width * lips.widening)
    held = across.clamp(-1.25, 1.25)
    line = lips.middle + (lips.skew + lips.bend * held) * held - lips.rise * (held * held - 0.12)
    arch = (1 - across * across).clamp(min=0)
    # A pointed opening follows the parabola, a rounded one the ellipse through the same corners.
    profile = arch + (torch.sqrt(arch + 1e-6) - 1e-3 - arch) * lips.fullness
    return MouthPlace(across, latitude - line, lips.upper * profile, lips.lower * profile)


def cover_opening(place: MouthPlace, pixel: Tensor | float) -> Tensor:
    """How much of each pixel (``pixel`` radians high) lies between the lips: 0 wherever they touch."""
    bottom = torch.minimum(place.down + pixel * 0.5, place.lower)
    top = torch.maximum(place.down - pixel * 0.5, -place.upper)
    return ((bottom - top) / pixel).clamp(0, 1)


def show_inside(
    lips: Lips,
    place: MouthPlace,
    light: Tensor,
    sight: tuple[Tensor, Tensor, Tensor],
    pixel: Tensor | float,
    photo: Tensor | None,
) -> Tensor:
    """What lies between the lips, linear [n, 3, h, w], under ``light`` [n, 3, h, w].

    ``sight``: direction to the viewer in the head's own frame, which shifts what lies deeper; ``photo`` [3, h, w]: the
    person's own mouth, if there is one, which lends the teeth their colour. It is not shown itself: small and half in
    the dark as it is, it would stretch with the lips, while teeth keep their form and their place on the skull.
    """
    behind_upper = (place.down + place.upper).clamp(min=0)
    behind_lower = (place.lower - place.down).clamp(min=0)
    front = sight[2].clamp(min=0.4)
    deep = _TEETH_DEPTH / front
    across = place.across - deep * sight[0] / (lips.half_width * lips.widening)
    down = place.down - deep * sight[1]
    shown = _draw_inside(lips, across, down, place, pixel, find_enamel(photo, light.device))
    # Light falls in from the front: the lips shade what is right behind them, the depth swallows the rest.
    lip_shade = (1 - 0.30 * torch.exp(-behind_upper / 0.010)) * (1 - 0.30 * torch.exp(-behind_lower / 0.02))
    side_shade = 1 - 0.55 * (across * across).clamp(0, 1) ** 1.5
    # What light reaches the teeth has met red lips on its way.
    dim = lip_shade * side_shade
    return shown * light * torch.cat((dim.sqrt() * 1.32, dim * 1.31, dim * 1.26), 1)


def find_enamel(photo: Tensor | None, device: Device) -> Tensor:
    """The colour of teeth, linear [1, 3, 1, 1]: usual ones, tinted as those in ``photo`` [3, h, w] if it shows any."""
    usual = srgb(_ENAMEL, device=device)
    if photo is None:
        return usual
    rows, columns = photo.shape[-2:]
    seen = photo[:, : rows // 2, columns // 4 : columns - columns // 4].flatten(1).clamp(min=1e-3)
    level = seen.mean(0)
    # Teeth are the pale and bright part of an open mouth; lips, gums and the tongue are red.
    pale = (seen[0] < 1.5 * seen[1]) & (level > 1.4 * photo.mean()) & (level > 0.08)
    if int(pale.sum()) < 0.05 * level.numel():
        return usual
    tint = (seen[:, pale] / level[pale]).mean(1).view(1, 3, 1, 1) / (usual / usual.mean())
    return usual * tint.clamp(0.85, 1.15)


def _draw_inside(
    lips: Lips, across: Tensor, down: Tensor, place: MouthPlace, pixel: Tensor | float, teeth: Tensor
) -> Tensor:
    """Reflectance of the throat, the tongue and both rows of teeth, from the back to the front."""
    device = down.device
    soft = pixel * 0.6 + 0.004
    u = across * lips.widening
    u2 = u * u
    gap = place.upper + place.lower
    depth = ((place.lower - place.down) / gap.clamp(min=0.03)).clamp(0, 1)
    shown = srgb((0.24, 0.085, 0.08), device=device) * (0.30 + 0.5 * (1 - depth))
    tongue = srgb((0.74, 0.36, 0.35), device=device)
    tongue_top = lips.lower * (0.52 + 0.30 * u2) + 0.012
    on_tongue = torch.sigmoid((down - tongue_top) / (soft + 0.010)) * torch.sigmoid((0.60 - u2) * 10)
    on_tongue = on_tongue * (0.15 + 0.85 * lips.bared.clamp(0, 1))  # rounded lips leave it in the dark
    dome = 0.50 + 0.50 * ((down - tongue_top) / 0.06).clamp(0, 1)
    groove = 1 - 0.22 * torch.exp(-((u / 0.08) ** 2))
    shown = shown + (tongue * (dome * groove) - shown) * on_tongue
    # The lower row moves with the jaw and hides behind the lip until the mouth is wide open.
    lower_edge = lips.lower * 0.98 - 0.004 + 0.030 * u2
    on_lower = torch.sigmoid((down - lower_edge) / soft) * torch.sigmoid((0.45 - u2) * 14)
    shown = shown + (teeth * (0.62 * _part_teeth(u * 1.45, pixel)) - shown) * on_lower
    # The upper row stays with the skull: the lip lifts off it.
    upper_edge = (0.054 - 0.032 * u2 + 0.003 * torch.cos(u * _TOOTH_RATE)) * lips.bared
    upper_edge = upper_edge - (place.upper + 0.012) * (1 - lips.bared)
    on_upper = torch.sigmoid((upper_edge - down) / soft) * torch.sigmoid((0.86 - u2) * 10)
    crown = 0.88 + 0.12 * ((upper_edge - down) / 0.05).clamp(0, 1)
    return shown + (teeth * (crown * _part_teeth(u, pixel)) - shown) * on_upper


def _part_teeth(u: Tensor, pixel: Tensor | float) -> Tensor:
    """The faint shadow between neighbouring teeth; fades where pixels cannot hold it."""
    sharp = 0.20 / (1 + 60 * pixel)
    crest = (0.5 - 0.5 * torch.cos(u * _TOOTH_RATE)).square().square()
    return 1 - sharp * crest.square()
