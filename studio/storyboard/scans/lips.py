"""Closed lips on a scanned head's colour map, whatever the scan shows: a smile with teeth is drawn shut.

Moves colours that are there and invents none but the shadow between the lips. Imports torch: drawing processes only.
"""

from typing import Final

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import avg_pool1d, grid_sample, max_pool1d

from studio.storyboard.heads.maps import FaceFeatures, directions
from studio.storyboard.scans.face_mesh import FaceFit, Points
from studio.storyboard.scans.features import LOWER_INNER, LOWER_OUTER, UPPER_INNER, UPPER_OUTER, to_angles

_BITE: Final = 0.006
"""Radians of the lips' inner rims that parted lips lose: landmarks lie a little inside the teeth's edge."""
_PARTED: Final = 0.03
"""Lips that stand this far apart (radians) need a shadow of their own where they meet."""
_LINE_WIDTH: Final = 0.008
_RIM: Final = 0.15
"""This share of a lip, from its outer edge, is never taken for teeth."""
_GRAIN: Final = 2
"""So many texels between two of teeth may look like lips."""
_SMILE_THINS: Final = 0.30
"""How much of their height lips lose in the smile that parts them; closed they have it again."""
_LIP: Final = 0.07
_REACH: Final = 2
"""Texels to each side over which the lips' rims are smoothed."""


def close_lips(albedo: Tensor, fit: FaceFit, features: FaceFeatures) -> Tensor:
    """``albedo`` [3, h, w] with its lips met on the line that `heads.mouth` opens: all that lies between is gone.

    The skin around gives way, up to the nose and down to the chin. Lips that are shut only move onto that line.
    """
    (left_a, left_l), (right_a, right_l) = features.mouth_corners
    azimuth, latitude = (grid[0, 0] for grid in directions((albedo.shape[-2], albedo.shape[-1])))
    u = (azimuth - (left_a + right_a) / 2) / ((right_a - left_a) / 2)
    held = u.clamp(-1.25, 1.25)
    middle, bend = features.mouth[1], (left_l + right_l) / 2 - features.mouth[1]
    line = middle + (right_l - left_l) / 2 * held + bend * held * held
    angles = to_angles(fit.shape)
    v = latitude - line
    top, bottom = (_trace(angles[list(rim)], azimuth, line, u) for rim in (UPPER_INNER, LOWER_INNER))
    parted = ((bottom - top).amax() / _PARTED).clamp(0, 1) * (1 - u.abs() ** 6).clamp(min=0)
    if float(parted.amax()) > 0.5:
        outer = [_trace(angles[list(rim)], azimuth, line, u) for rim in (UPPER_OUTER, LOWER_OUTER)]
        top, bottom = _widen(albedo, latitude, (top, bottom), (outer[0], outer[1]))
    up, down = line - top + _BITE * parted, bottom - line + _BITE * parted
    room_up = max(middle - features.nose[1] - 0.06, 0.12)
    room_down = max(0.75 * (features.chin - middle), 0.15)
    source = torch.where(v < 0, latitude - up * _fade(-v / room_up), latitude + down * _fade(v / room_down))
    source = source - _SMILE_THINS * parted * v * torch.exp(-((v / _LIP) ** 2))
    grid = torch.stack((azimuth.expand_as(source) / torch.pi, source * (2 / torch.pi)), -1)
    moved = grid_sample(albedo[None], grid[None], mode="bilinear", padding_mode="border", align_corners=False)[0]
    beside = (1 - (u.abs() - 1).clamp(min=0) / 0.25).clamp(0, 1)
    shadow = 0.62 * parted * torch.exp(-((v / _LINE_WIDTH) ** 2))
    tint = torch.tensor((0.85, 1.0, 1.0)).view(3, 1, 1)  # what light there is has met red lips
    closed: Tensor = torch.where(beside > 0, moved * (1 - tint * shadow), albedo)
    return closed


def _widen(
    albedo: Tensor, latitude: Tensor, inner: tuple[Tensor, Tensor], outer: tuple[Tensor, Tensor]
) -> tuple[Tensor, Tensor]:
    """The rims between the lips moved out to what is plainly no lip: teeth, which are not red, and dark corners.

    Landmarks hold to a usual mouth and lie inside the edge of a broad smile's teeth. All rims [1, w]; ``latitude``
    [h, 1].
    """
    (top, bottom), (upper, lower) = inner, outer
    lips = ((latitude > upper) & (latitude < top)) | ((latitude > bottom) & (latitude < lower))
    red, level = torch.log(albedo[0] / albedo[1].clamp(min=1e-3)), albedo.mean(0)
    if not bool(lips.any()):
        return inner
    bare = (
        (latitude > top) & (latitude < bottom)
        | (red < 0.55 * red[lips].median())
        | (level < 0.35 * level[lips].median())
    )
    # Not beyond the lips themselves: what is beside them may well be as pale as teeth, or a beard.
    bare = bare & (latitude > upper + _RIM * (top - upper)) & (latitude < lower - _RIM * (lower - bottom))
    middle = (top + bottom) / 2
    above = bare & ((~bare & (latitude < middle)).flip(0).cumsum(0).flip(0) <= _GRAIN)
    below = bare & ((~bare & (latitude > middle)).cumsum(0) <= _GRAIN)
    highest = torch.where(above, latitude, top).amin(0, keepdim=True)
    lowest = torch.where(below, latitude, bottom).amax(0, keepdim=True)
    return _smooth(torch.minimum(top, highest), -1), _smooth(torch.maximum(bottom, lowest), 1)


def _smooth(rim: Tensor, side: int) -> Tensor:
    """A rim [1, w] without teeth of its own: the outermost of its neighbourhood, averaged; ``side`` -1 up, 1 down."""
    widest = max_pool1d(side * rim[None], 2 * _REACH + 1, 1, _REACH)
    return side * avg_pool1d(widest, 4 * _REACH + 1, 1, 2 * _REACH, count_include_pad=False)[0]


def _trace(lip: Points, azimuth: Tensor, line: Tensor, u: Tensor) -> Tensor:
    """The latitude of a lip's inner rim over the azimuths [1, w]; beyond the corners it runs out into ``line``."""
    order = np.argsort(lip[:, 0])
    rim = torch.from_numpy(np.interp(azimuth[0].numpy(), lip[order, 0], lip[order, 1])).float()[None]
    beyond = ((u.abs() - 1) / 0.25).clamp(0, 1)
    return rim + (line - rim) * beyond


def _fade(share: Tensor) -> Tensor:
    share = share.clamp(0, 1)
    return 1 - share * share * (3 - 2 * share)
