"""The shape of a face from landmarks of many frames: one mesh in head space, and how it lies in every frame.

Sees landmarks only, no pictures. Head space and its unit are those of `heads.maps`; pictures have x right, y down.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from studio.storyboard.scans.mean_face import mean_face

Points = npt.NDArray[np.float64]

NUM_MESH: Final = 468
CHIN: Final = 152
# Landmarks that expression moves least (mediapipe's Procrustes basis): forehead, temples, eye corners, nose, cheeks.
RIGID: Final = (
    4, 6, 10, 33, 54, 67, 117, 119, 121, 127, 129, 132, 133, 136, 143, 147, 198, 205,
    263, 284, 297, 346, 348, 350, 356, 358, 361, 362, 365, 372, 376, 420, 425,
)  # fmt: skip
_ROUNDS: Final = 3
# How much a landmark's place is held to the prior: across the face the pictures decide, in depth the prior helps.
_HOLD_ACROSS, _HOLD_DEPTH = 0.003, 0.03
_MEAN_SHARE: Final = 0.45
_MIN_FACING: Final = 0.1


@dataclass(frozen=True, eq=False)
class FaceFit:
    """``shape`` [478, 3] in head space; frame i shows point p at ``scale_px[i] * (rotation[i] @ p)[:2] + shift_px[i]``.

    ``rotation`` [n, 3, 3], ``scale_px`` [n] (pixels a unit), ``shift_px`` [n, 2]; ``residual_px`` [n, 478, 2] is what
    expression and error add to that.
    """

    shape: Points
    rotation: Points
    scale_px: Points
    shift_px: Points
    residual_px: Points

    @property
    def yaw(self) -> Points:
        """Radians [n], positive to the viewer's right."""
        turned: Points = np.arcsin(np.clip(-self.rotation[:, 2, 0], -1, 1))
        return turned

    @property
    def pitch(self) -> Points:
        """Radians [n], positive when the face is lowered."""
        lowered: Points = np.arctan2(-self.rotation[:, 2, 1], self.rotation[:, 2, 2])
        return lowered

    @property
    def roll(self) -> Points:
        """Radians [n], clockwise."""
        tilted: Points = np.arctan2(self.rotation[:, 1, 0], self.rotation[:, 0, 0])
        return tilted


def fit_face(landmarks_px: Points, neutral: Points) -> FaceFit:
    """One face from [n, 478, 3] landmarks (x right, y down, z away, pixels); ``neutral`` [n] weighs resting frames.

    Scaled orthographic cameras; poses and shape in turns (Tomasi and Kanade 1992), the shape held to a prior that mixes
    the landmarks' own depth with the mean face, since depth from one small turn is weak.
    """
    seen = landmarks_px * (1.0, 1.0, -1.0)
    mean = np.concatenate((mean_face().astype(np.float64), np.zeros((10, 3))))
    mean[NUM_MESH:] = (mean[33] + mean[133]) / 2, *[mean[33]] * 4, (mean[362] + mean[263]) / 2, *[mean[263]] * 4
    poses = [align(seen[i, RIGID], mean[list(RIGID)]) for i in range(len(seen))]
    upright = np.stack(
        [(frame - shift) @ turn / scale for frame, (turn, scale, shift) in zip(seen, poses, strict=True)]
    )
    weights = neutral / neutral.sum()
    shape = np.einsum("n,nij->ij", weights, upright)
    prior = _mix_mean(shape, mean)
    shape = prior
    for _ in range(_ROUNDS):
        poses = [_pose(seen[i, :, :2], shape, poses[i]) for i in range(len(seen))]
        shape = _triangulate(seen[..., :2], poses, shape, prior, weights)
    shape = _normalize(shape, mean)
    poses = [_pose(seen[i, :, :2], shape, align(seen[i, RIGID], shape[list(RIGID)])) for i in range(len(seen))]
    rotation = np.stack([turn for turn, _, _ in poses])
    scale = np.array([size for _, size, _ in poses])
    shift = np.stack([place[:2] for _, _, place in poses])
    expected = np.einsum("nij,kj->nki", rotation, shape)[..., :2] * scale[:, None, None] + shift[:, None]
    return FaceFit(shape, rotation, scale, shift, seen[..., :2] - expected)


def align(target: Points, source: Points) -> tuple[Points, float, Points]:
    """Rotation, scale and shift that carry ``source`` [k, 3] to ``target`` best (Umeyama 1991)."""
    target_middle, source_middle = target.mean(axis=0), source.mean(axis=0)
    far, near = target - target_middle, source - source_middle
    left, sizes, right = np.linalg.svd(far.T @ near)
    mirror = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    rotation: Points = (left * mirror) @ right
    scale = float((sizes * mirror).sum() / (near**2).sum())
    return rotation, scale, target_middle - scale * rotation @ source_middle


def mirror_numbers() -> npt.NDArray[np.intp]:
    """For each of the 468 mesh landmarks the one on the other side of the face."""
    mean = mean_face()
    apart = np.linalg.norm(mean[:, None] * (-1, 1, 1) - mean[None], axis=2)
    nearest: npt.NDArray[np.intp] = np.argmin(apart, axis=1)
    return nearest


def _mix_mean(shape: Points, mean: Points) -> Points:
    """The landmarks' average, its depth drawn towards the mean face's and made even on both sides."""
    turn, scale, shift = align(shape[list(RIGID)], mean[list(RIGID)])
    upright = (shape - shift) @ turn / scale
    mixed = upright.copy()
    mixed[:NUM_MESH, 2] += (mean[:NUM_MESH, 2] - upright[:NUM_MESH, 2]) * _MEAN_SHARE
    other = mirror_numbers()
    mixed[:NUM_MESH, 2] = (mixed[:NUM_MESH, 2] + mixed[other, 2]) / 2
    return mixed


def _pose(seen: Points, shape: Points, before: tuple[Points, float, Points]) -> tuple[Points, float, Points]:
    """The pose of one frame from flat places [478, 2]: depth is taken from the shape as it was posed before."""
    rotation, scale, shift = before
    numbers = list(RIGID)
    for _ in range(2):
        depth = (scale * shape[numbers] @ rotation.T + shift)[:, 2:]
        rotation, scale, shift = align(np.concatenate((seen[numbers], depth), axis=1), shape[numbers])
    return rotation, scale, shift


def _triangulate(
    seen: Points, poses: list[tuple[Points, float, Points]], shape: Points, prior: Points, weights: Points
) -> Points:
    """Every landmark from all frames that show it: least squares with a pull to ``prior``, [478, 3]."""
    rotation = np.stack([turn[:2] for turn, _, _ in poses])
    places = np.stack([(flat - shift[:2]) / scale for flat, (_, scale, shift) in zip(seen, poses, strict=True)])
    outward = shape / np.linalg.norm(shape, axis=1, keepdims=True)
    facing = np.stack([outward @ turn[2] for turn, _, _ in poses])
    share = weights[:, None] * np.clip(facing - _MIN_FACING, 0, 1)
    share /= np.maximum(share.sum(axis=0), 1e-9)
    left = np.einsum("nk,nai,naj->kij", share, rotation, rotation) + np.diag((_HOLD_ACROSS, _HOLD_ACROSS, _HOLD_DEPTH))
    right = np.einsum("nk,nai,nka->ki", share, rotation, places) + prior * (_HOLD_ACROSS, _HOLD_ACROSS, _HOLD_DEPTH)
    solved: Points = np.linalg.solve(left, right[..., None])[..., 0]
    return solved


def _normalize(shape: Points, mean: Points) -> Points:
    """The shape in head space: upright, centred, the chin at y = 1 and the skull's crown at about y = -1."""
    turn, scale, shift = align(shape[list(RIGID)], mean[list(RIGID)])
    upright = (shape - shift) @ turn / scale
    upright[:, 0] -= upright[[33, 133, 362, 263, 4, 6, CHIN], 0].mean()
    # The skull's height goes with the face's; the crown cannot be seen through the hair.
    half = (1.0 + upright[CHIN, 1]) / 2
    upright[:, 1] -= upright[CHIN, 1] - half
    placed: Points = upright / half
    return placed
