"""How alike two faces look: proportions and texture, by arithmetic alone. A figure for the record, not a decision.

No network is learnt here and none is downloaded, so this tells apart much less than face recognition does: it notices
another person more often than not, and can be wrong either way. Never call it proof, and refuse nobody by it alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from studio.capture.face import OUTLINE, Face
from studio.capture.pose import list_rigid_points
from studio.capture.signals import cut_face
from studio.core.frames import Frame

Vector = npt.NDArray[np.float32]

_CROP_PX, _CROP_EYES_PX, _CROP_EYES_Y_PX = 64, 26.0, 22.0
_CELLS, _BINS = 8, 8
# Corners of eyes and mouth, brows, nose: with the outline, what differs between people and moves little at rest.
_LANDMARKS = (
    33, 133, 362, 263, 159, 145, 386, 374, 70, 105, 107, 336, 334, 300, 6, 197, 4, 1, 2, 98, 327, 48, 278,
    61, 291, 0, 17, *OUTLINE[::3],
)  # fmt: skip
# Eye distances of difference in shape that make a picture count a third.
_RANK_SHAPE = 0.2
# Logistic regression on 12 drawn people (three lights and places) and 4 warped portraits, same against different.
_TEXTURE_WEIGHT, _SHAPE_WEIGHT, _OFFSET = 5.3, -223.0, 3.56


@dataclass(frozen=True, eq=False)
class FaceDescriptor:
    """One face that looks ahead. ``texture`` float32 [512] has length 1; ``shape`` float32 [n, 2] is in eye distances.

    This is biometric: it stays in memory, or sealed.
    """

    texture: Vector
    shape: Vector


def describe_likeness(frame: Frame, face: Face) -> FaceDescriptor:
    """The descriptor of ``face`` in ``frame`` (uint8 [H, W, 3])."""
    return FaceDescriptor(_describe_texture(frame, face), _describe_shape(face))


def compare_likeness(first: Sequence[FaceDescriptor], second: Sequence[FaceDescriptor]) -> float:
    """0…1: the likelier one person, the nearer to 1. `ValueError` when either side is empty.

    Compared are the means of both sides, so that blinks and unrest cancel out.
    """
    if not first or not second:
        raise ValueError("nothing to compare")
    texture, shape = measure_likeness(first, second)
    return 1 / (1 + math.exp(-(_TEXTURE_WEIGHT * texture + _SHAPE_WEIGHT * shape + _OFFSET)))


def rank_likeness(first: Sequence[FaceDescriptor], second: Sequence[FaceDescriptor]) -> float:
    """0…1, to rank made pictures of one person by: painted or soft faces, where `compare_likeness` finds nobody.

    Only figures of one person and one model can be compared. `ValueError` when either side is empty.
    """
    if not first or not second:
        raise ValueError("nothing to compare")
    texture, shape = measure_likeness(first, second)
    return max(0.0, texture) * math.exp(-shape / _RANK_SHAPE)


def measure_likeness(first: Sequence[FaceDescriptor], second: Sequence[FaceDescriptor]) -> tuple[float, float]:
    """(cosine of the mean textures, root mean square distance of the mean shapes in eye distances)."""
    textures = [np.mean([each.texture for each in side], axis=0) for side in (first, second)]
    shapes = [np.mean([each.shape for each in side], axis=0) for side in (first, second)]
    lengths = [max(float(np.linalg.norm(texture)), 1e-6) for texture in textures]
    texture = float(textures[0] @ textures[1]) / (lengths[0] * lengths[1])
    return texture, float(np.sqrt(((shapes[0] - shapes[1]) ** 2).sum(axis=1).mean()))


def _describe_texture(frame: Frame, face: Face) -> Vector:
    """Histograms of gradients (Dalal and Triggs 2005) over the aligned face, 8 directions in 8 × 8 cells."""
    import cv2

    luma = cv2.cvtColor(cut_face(frame, face, _CROP_PX, _CROP_EYES_PX, _CROP_EYES_Y_PX), cv2.COLOR_RGB2GRAY)
    smooth = cv2.GaussianBlur(luma, (0, 0), 1.0).astype(np.float32)
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    strength = np.sqrt(across * across + down * down)
    direction = (np.arctan2(down, across) % math.pi) * (_BINS / math.pi)
    number = np.minimum(direction.astype(np.intp), _BINS - 1)
    rows, columns = np.mgrid[0:_CROP_PX, 0:_CROP_PX] * _CELLS // _CROP_PX
    places = (rows * _CELLS + columns) * _BINS + number
    histogram = np.bincount(places.ravel(), weights=strength.ravel(), minlength=_CELLS * _CELLS * _BINS)
    cells = histogram.reshape(_CELLS * _CELLS, _BINS)
    # Each cell against its own strength, cut off as SIFT does: light changes less than lines.
    cells = np.minimum(cells / (np.linalg.norm(cells, axis=1, keepdims=True) + 40.0), 0.4)
    flat = np.sqrt(cells).ravel()
    flat = flat - flat.mean()
    return np.asarray(flat / max(float(np.linalg.norm(flat)), 1e-6), np.float32)


def _describe_shape(face: Face) -> Vector:
    """Landmarks turned to the front, about their middle, in eye distances."""
    numbers, canonical = _rigid_face()
    points = face.landmarks_px.astype(np.float64) * (1.0, -1.0, -1.0)
    rigid = points[numbers]
    middle = rigid.mean(axis=0)
    left, _, right = np.linalg.svd((rigid - middle).T @ canonical)
    rotation = left @ np.diag((1.0, 1.0, np.sign(np.linalg.det(left @ right)))) @ right
    turned = (points - middle) @ rotation
    apart = max(float(np.linalg.norm(turned[[33, 133]].mean(axis=0) - turned[[362, 263]].mean(axis=0))), 1e-3)
    return np.asarray(turned[list(_LANDMARKS), :2] / apart, np.float32)


@cache
def _rigid_face() -> tuple[list[int], npt.NDArray[np.float64]]:
    numbers, canonical = list_rigid_points()
    centred = canonical - canonical.mean(axis=0)
    centred.setflags(write=False)
    return list(numbers), centred
