"""Where eyes, brows and mouth lie on a scanned head, how far they move, and photographs of eyes and the mouth inside.

Measures; fuses no texture. Imports torch: drawing processes only.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from studio.storyboard.heads.maps import EYE_SIZE, MOUTH_SIZE, FaceFeatures
from studio.storyboard.picture.light import RGB
from studio.storyboard.scans.face_mesh import CHIN, FaceFit, Points
from studio.storyboard.scans.frames import ScanFrame, Sight

# Landmark numbers, viewer's left first: that is the subject's right.
CORNERS_OF_EYES: Final = ((33, 133), (362, 263))
UPPER_LIDS: Final = ((246, 161, 160, 159, 158, 157, 173), (398, 384, 385, 386, 387, 388, 466))
LOWER_LIDS: Final = ((7, 163, 144, 145, 153, 154, 155), (382, 381, 380, 374, 373, 390, 249))
_IRISES: Final = ((468, (469, 470, 471, 472)), (473, (474, 475, 476, 477)))
_BROWS: Final = ((70, 63, 105, 66, 107, 46, 53, 52, 65, 55), (300, 293, 334, 296, 336, 276, 283, 282, 295, 285))
UPPER_INNER: Final = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
LOWER_INNER: Final = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
UPPER_OUTER: Final = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291)
LOWER_OUTER: Final = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291)
_MOUTH_CORNERS, _UPPER_OUTER, _LOWER_OUTER = (61, 291), 0, 17
_MIN_MOUTH_PHOTO: Final = 0.09
"""Radians that the lips must part before their inside is worth showing."""
_MAX_TURN: Final = 0.25
_GAP_SHORT: Final = 1.5
"""Landmarks hold to a usual mouth: lips that are drawn this much further apart are found at the gap that was asked."""
_LEAST_JAW, _MOST_JAW = 0.25, 0.32
"""Bounds of a jaw's fall: less could not be seen to speak in a small picture, and not all scans hold a wide vowel."""


def measure_features(fit: FaceFit, frames: Sequence[ScanFrame], sights: Sequence[Sight]) -> FaceFeatures:
    """The resting face's features; movements are measured on the frames that talk and smile, within human bounds."""
    angles = to_angles(fit.shape)
    open_shape = _open_lids(fit, frames)
    lids = to_angles(open_shape)
    eyes = [(lids[outer] + lids[inner]) / 2 for outer, inner in CORNERS_OF_EYES]
    widths = [abs(lids[a, 0] - lids[b, 0]) / 2 for a, b in CORNERS_OF_EYES]
    corners = angles[list(_MOUTH_CORNERS)]
    lips = (angles[13] + angles[14]) / 2
    max_jaw, max_smile = _measure_movements(fit)
    half_width = float(np.mean(widths))
    return FaceFeatures(
        eyes=(_pair(eyes[0]), _pair(eyes[1])),
        eye_half_width=half_width,
        upper_lid=float(np.mean([_lid_height(lids, side, UPPER_LIDS, eyes) for side in (0, 1)])),
        lower_lid=float(np.mean([_lid_height(lids, side, LOWER_LIDS, eyes) for side in (0, 1)])),
        eye_tilt=float(np.mean([_tilt(lids, side) for side in (0, 1)])),
        iris=float(np.clip(_measure_iris(open_shape), 0.34, 0.52)),
        iris_colour=_measure_iris_colour(frames, sights),
        brow=float(np.mean([eyes[side][1] - angles[list(_BROWS[side]), 1].mean() for side in (0, 1)])),
        mouth=(float(corners[:, 0].mean()), float(lips[1])),
        mouth_corners=(_pair(corners[0]), _pair(corners[1])),
        upper_lip=float(max(lips[1] - angles[_UPPER_OUTER, 1], 0.02)),
        lower_lip=float(max(angles[_LOWER_OUTER, 1] - lips[1], 0.03)),
        chin=float(angles[CHIN, 1]),
        nose=_pair(angles[4]),
        max_jaw=max_jaw,
        max_smile=max_smile,
    )


def to_angles(points: Points) -> Points:
    """Azimuth and latitude [k, 2] of points [k, 3]."""
    flat = np.hypot(points[:, 0], points[:, 2])
    angles: Points = np.stack((np.arctan2(points[:, 0], points[:, 2]), np.arctan2(points[:, 1], flat)), 1)
    return angles


def photograph_eyes(frames: Sequence[ScanFrame], sights: Sequence[Sight], light: Sequence[Tensor]) -> Tensor:
    """What lies in the open lids, [2, 3, 48, 96], from the sharpest open-eyed frontal frame; beyond the lids it is
    continued by the iris' own mirror image and the white's colour. ``light`` [3] per frame: what to divide by."""
    best = max(sights, key=lambda s: s.quality * s.eyes_open * math.exp(-((s.yaw / 0.15) ** 2) - (s.pitch / 0.2) ** 2))
    return torch.stack([_photograph_eye(frames[best.number], best, side, light[best.number]) for side in (0, 1)])


def photograph_mouth(
    fit: FaceFit, frames: Sequence[ScanFrame], sights: Sequence[Sight], light: Sequence[Tensor]
) -> Tensor | None:
    """The open mouth [3, 48, 96] of the widest talking frame that looks ahead; None where lips never part enough."""
    gaps = _lip_gaps(fit)
    ahead = [s for s in sights if abs(s.yaw) < _MAX_TURN]
    if not ahead:
        return None
    best = max(ahead, key=lambda s: gaps[s.number] * min(s.quality, 1.2))
    if gaps[best.number] < _MIN_MOUTH_PHOTO:
        return None
    landmarks = frames[best.number].landmarks_px[:, :2].astype(np.float64)
    upper, lower = landmarks[list(UPPER_INNER)], landmarks[list(LOWER_INNER)]
    share = (np.arange(MOUTH_SIZE[1]) + 0.5) / MOUTH_SIZE[1]
    along_upper, along_lower = _along(upper), _along(lower)
    top = np.stack([np.interp(share, along_upper, upper[:, axis]) for axis in (0, 1)], 1)
    bottom = np.stack([np.interp(share, along_lower, lower[:, axis]) for axis in (0, 1)], 1)
    # The photograph is as high as the mouth opens in its middle; nearer the corners its halves hang from their lips.
    middle = len(share) // 2
    full = bottom[middle] - top[middle]
    gap = np.linalg.norm(bottom - top, axis=1) / max(float(np.linalg.norm(full)), 1e-3)
    row = (np.arange(MOUTH_SIZE[0]) + 0.5)[:, None] / MOUTH_SIZE[0]
    inset = 0.06
    from_top = np.where(row < 0.5, np.minimum(row, gap), np.maximum(gap - (1 - row), 0))
    place = np.clip(from_top / np.maximum(gap, 1e-3), inset, 1 - inset)
    places = top[None] + (bottom - top)[None] * place[..., None]
    seen = best.look_up(torch.from_numpy(places).float().permute(2, 0, 1))[:3]
    return (seen / light[best.number].view(3, 1, 1)).clamp(0.002, 1)


def _photograph_eye(frame: ScanFrame, sight: Sight, side: int, light: Tensor) -> Tensor:
    landmarks = frame.landmarks_px[:, :2].astype(np.float64)
    left, right = (landmarks[number] for number in CORNERS_OF_EYES[side])
    across = (right - left) / 2
    down = np.array((-across[1], across[0]))
    rows, columns = EYE_SIZE
    v, u = np.mgrid[0:rows, 0:columns]
    u, v = (u + 0.5) / columns * 2 - 1, ((v + 0.5) / rows * 2 - 1) * 0.5
    middle = (left + right) / 2

    def to_eye(points: Points) -> Points:
        away = points - middle
        placed: Points = np.stack((away @ across, away @ down), 1) / float(across @ across)
        return placed

    centre = to_eye(landmarks[[_IRISES[side][0]]])[0]
    rim = to_eye(landmarks[list(_IRISES[side][1])])
    iris = float(np.clip(np.linalg.norm(rim - centre, axis=1).mean(), 0.25, 0.6))
    top, bottom = (_trace_lid(to_eye(landmarks[list(lids[side])]), u) for lids in (UPPER_LIDS, LOWER_LIDS))
    margin = 0.05
    inside = (v > top + margin) & (v < bottom - margin * 0.5)
    # What a lid hides of the iris is the mirror image of what is seen, about the iris' own middle.
    away = np.hypot(u - centre[0], v - centre[1])
    mirrored_v = 2 * centre[1] - v
    mirrored = (mirrored_v > top + margin) & (mirrored_v < bottom - margin * 0.5)
    within = away < iris * 1.04
    shown_v = np.where(
        within & ~inside & mirrored,
        mirrored_v,
        np.clip(v, top + margin, np.maximum(bottom - 0.5 * margin, top + margin)),
    )
    places = middle + u[..., None] * across + shown_v[..., None] * down
    seen = sight.look_up(torch.from_numpy(places).float().permute(2, 0, 1))[:3]
    # Beyond the lids: the white, measured where it is seen, not the iris' colour drawn up and down.
    white_area = torch.from_numpy(inside & (away > iris * 1.15) & (np.abs(u) < 0.9))
    colour = seen[:, white_area]
    if colour.shape[1] > 8:
        bright = colour[:, colour.mean(0) >= colour.mean(0).quantile(0.5)].mean(1)
    else:
        bright = torch.tensor((0.55, 0.52, 0.50)) * light
    beyond = torch.from_numpy(~inside & ~(within & mirrored)).float()
    beyond = torch.nn.functional.avg_pool2d(beyond[None], 5, 1, 2, count_include_pad=False)[0]
    seen = seen + (bright.view(3, 1, 1) - seen) * beyond
    return (seen / light.view(3, 1, 1)).clamp(0.002, 1)


def _trace_lid(points: Points, u: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A lid's edge v at u; at the eye's corners it meets the line between them."""
    line = np.concatenate((((-1.0, 0.0),), points[np.argsort(points[:, 0])], ((1.0, 0.0),)))
    edge: npt.NDArray[np.float64] = np.interp(u, line[:, 0], line[:, 1])
    return edge


def _along(line: Points) -> Points:
    steps = np.abs(np.diff(line[:, 0])) + 1e-6
    share: Points = np.concatenate(((0.0,), np.cumsum(steps))) / steps.sum()
    return share


def _open_lids(fit: FaceFit, frames: Sequence[ScanFrame]) -> Points:
    """The shape with the lids (and irises) as the open-eyed frontal frames show them, [478, 3]."""
    opening = np.array([frame.eye_opening for frame in frames])
    weight = np.exp(-((fit.yaw / 0.2) ** 2) - ((fit.pitch - np.median(fit.pitch)) / 0.15) ** 2)
    weight *= opening >= np.quantile(opening, 0.35)
    weight = weight + 1e-9
    moved = np.einsum("n,nkc->kc", weight / weight.sum(), fit.residual_px / fit.scale_px[:, None, None])
    shape = fit.shape.copy()
    around = [*(n for pair in CORNERS_OF_EYES for n in pair), *UPPER_LIDS[0], *UPPER_LIDS[1], *LOWER_LIDS[0],
              *LOWER_LIDS[1], *range(468, 478)]  # fmt: skip
    shape[around, :2] += moved[around]
    return shape


def _lid_height(
    angles: Points, side: int, lids: tuple[tuple[int, ...], tuple[int, ...]], eyes: Sequence[Points]
) -> float:
    """How far a lid's middle stands off the line between the corners, radians, bounded."""
    outer, inner = CORNERS_OF_EYES[side]
    start, end = angles[outer], angles[inner]
    way = (end - start) / max(float(np.linalg.norm(end - start)), 1e-6)
    off = angles[list(lids[side])] - start
    heights = np.abs(way[0] * off[:, 1] - way[1] * off[:, 0])
    return float(np.clip(np.sort(heights)[-3:].mean(), 0.015, 0.16))


def _tilt(angles: Points, side: int) -> float:
    """How far the outer corner stands above the inner one, radians of slope."""
    outer, inner = CORNERS_OF_EYES[side] if side == 0 else CORNERS_OF_EYES[side][::-1]
    rise = angles[inner, 1] - angles[outer, 1]
    return float(np.clip(math.atan2(rise, abs(angles[outer, 0] - angles[inner, 0])), -0.3, 0.3))


def _measure_iris(shape: Points) -> float:
    shares = []
    for (centre, rim), (a, b) in zip(_IRISES, CORNERS_OF_EYES, strict=True):
        radius = np.linalg.norm(shape[list(rim), :2] - shape[centre, :2], axis=1).mean()
        shares.append(2 * radius / max(float(np.linalg.norm(shape[a, :2] - shape[b, :2])), 1e-6))
    return float(np.mean(shares))


def _measure_iris_colour(frames: Sequence[ScanFrame], sights: Sequence[Sight]) -> RGB:
    """The median colour of the irises' rings in frontal frames, linear."""
    found = []
    for sight in sights:
        if abs(sight.yaw) > _MAX_TURN or sight.eyes_open < 0.5:
            continue
        landmarks = frames[sight.number].landmarks_px[:, :2]
        for centre, rim in _IRISES:
            middle = landmarks[centre]
            ring = [middle + (landmarks[n] - middle) * 0.68 for n in (rim[0], rim[2])]
            places = torch.from_numpy(np.array(ring, np.float32)).T[:, :, None]
            found.append(sight.look_up(places)[:3, :, 0])
    if not found:
        return (0.08, 0.05, 0.03)
    red, green, blue = torch.cat(found, 1).median(1).values.clamp(0.01, 0.5).tolist()
    return red, green, blue


def _lip_gaps(fit: FaceFit) -> Points:
    """How far the lips part in each frame, radians of latitude, [n]."""
    places = fit.shape[[13, 14]] * (1, 1, 1)
    up = np.einsum("nij,nkj->nki", fit.rotation.transpose(0, 2, 1)[:, :2, :2], fit.residual_px)
    moved = up[:, [13, 14]] / fit.scale_px[:, None, None]
    reach = float(np.linalg.norm(places.mean(axis=0)))
    gaps: Points = ((places[1, 1] + moved[:, 1, 1]) - (places[0, 1] + moved[:, 0, 1])).clip(0) / reach
    return gaps


def _measure_movements(fit: FaceFit) -> tuple[float, float]:
    """(fall of the lower lip, lift and spread of the corners), radians, from the widest frames, within bounds."""
    back = np.einsum("nij,nkj->nki", fit.rotation.transpose(0, 2, 1)[:, :2, :2], fit.residual_px)
    moved = back / fit.scale_px[:, None, None]
    ahead = np.abs(fit.yaw) < _MAX_TURN
    if not ahead.any():
        return _LEAST_JAW, 0.08
    reach = float(np.linalg.norm(fit.shape[14]))
    gap = _lip_gaps(fit)[ahead]
    corner = moved[ahead][:, list(_MOUTH_CORNERS)]
    lift = -(corner[..., 1]).mean(axis=1) + np.abs(corner[:, 1, 0] - corner[:, 0, 0]) / 2 * 0.5
    jaw = float(np.quantile(gap, 0.97)) * _GAP_SHORT
    smile = float(np.quantile(lift, 0.97)) / reach
    return float(np.clip(jaw, _LEAST_JAW, _MOST_JAW)), float(np.clip(smile, 0.05, 0.12))


def _pair(angles: Points) -> tuple[float, float]:
    return float(angles[0]), float(angles[1])
