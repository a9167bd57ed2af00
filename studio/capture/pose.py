"""Head pose from face landmarks. Needs no camera figures, and opens nothing."""

import math
from functools import cache

import numpy as np
import numpy.typing as npt

# Landmark number and place (x right, y up, z to the camera; centimetres) of the points that move least with expression:
# the Procrustes basis of mediapipe's canonical face model (Apache-2.0, modules/face_geometry/data).
# fmt: off
_RIGID = (
    (4, 0.000, -0.463, 7.587), (6, 0.000, 2.473, 5.789), (10, 0.000, 8.262, 4.482),
    (33, -4.446, 2.664, 3.173), (54, -6.279, 6.615, 1.426), (67, -3.524, 8.006, 3.729),
    (117, -5.259, 0.946, 2.974), (119, -3.301, 0.862, 3.873), (121, -1.821, 1.468, 4.224),
    (127, -7.743, 2.365, -2.005), (129, -1.786, -0.978, 4.850), (132, -7.271, -2.891, -2.252),
    (133, -1.856, 2.585, 3.758), (136, -5.085, -7.179, 0.715), (143, -6.408, 2.236, 1.561),
    (147, -6.235, -1.944, 1.664), (198, -1.247, 0.230, 5.681), (205, -3.833, -1.537, 4.138),
    (263, 4.446, 2.664, 3.173), (284, 6.279, 6.615, 1.426), (297, 3.524, 8.006, 3.729),
    (346, 5.259, 0.946, 2.974), (348, 3.301, 0.862, 3.873), (350, 1.821, 1.468, 4.224),
    (356, 7.743, 2.365, -2.005), (358, 1.786, -0.978, 4.850), (361, 7.271, -2.891, -2.252),
    (362, 1.856, 2.585, 3.758), (365, 5.085, -7.179, 0.715), (372, 6.408, 2.236, 1.561),
    (376, 6.235, -1.944, 1.664), (420, 1.247, 0.230, 5.681), (425, 3.833, -1.537, 4.138),
)
# fmt: on


def list_rigid_points() -> tuple[tuple[int, ...], npt.NDArray[np.float64]]:
    """(landmark numbers, float64 [n, 3] places on the canonical face in centimetres)."""
    return tuple(number for number, *_ in _RIGID), np.array([place for _, *place in _RIGID], np.float64)


def solve_pose(landmarks_px: npt.NDArray[np.float32]) -> tuple[float, float, float]:
    """(yaw, pitch, roll) in degrees of float32 [478, 3] landmarks in pixels (x right, y down, z away).

    Rotation between the canonical face and the landmarks by orthogonal Procrustes (Kabsch 1976).
    """
    numbers, centred = _rigid_basis()
    seen = landmarks_px.take(numbers, axis=0).astype(np.float64)
    # The basis is centred, so the landmarks' own centre drops out of the product.
    left, _, right = np.linalg.svd((seen * (1.0, -1.0, -1.0)).T @ centred)
    rotation = left @ right
    if np.linalg.det(rotation) < 0:
        rotation = (left * (1.0, 1.0, -1.0)) @ right
    (r00, _, _), (r10, _, _), (r20, r21, r22) = rotation.tolist()
    yaw = math.degrees(math.asin(min(1.0, max(-1.0, -r20))))
    return yaw, -math.degrees(math.atan2(r21, r22)), -math.degrees(math.atan2(r10, r00))


@cache
def _rigid_basis() -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
    """Landmark numbers and their places about their common centre; read-only."""
    numbers, canonical = list_rigid_points()
    centred = canonical - canonical.mean(axis=0)
    centred.setflags(write=False)
    return np.array(numbers, np.intp), centred
