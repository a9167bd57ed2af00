"""Angles that were put into a head come out again."""

import math

import numpy as np
import pytest

from studio.capture.pose import list_rigid_points, solve_pose


def turn(yaw_deg: float, pitch_deg: float, roll_deg: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    yaw, pitch, roll = (math.radians(angle) for angle in (yaw_deg, -pitch_deg, -roll_deg))
    around_y = [[math.cos(yaw), 0, math.sin(yaw)], [0, 1, 0], [-math.sin(yaw), 0, math.cos(yaw)]]
    around_x = [[1, 0, 0], [0, math.cos(pitch), -math.sin(pitch)], [0, math.sin(pitch), math.cos(pitch)]]
    around_z = [[math.cos(roll), -math.sin(roll), 0], [math.sin(roll), math.cos(roll), 0], [0, 0, 1]]
    product: np.ndarray[tuple[int, int], np.dtype[np.float64]] = (
        np.array(around_z) @ np.array(around_y) @ np.array(around_x)
    )
    return product


@pytest.mark.parametrize(
    "angles", [(0, 0, 0), (30, 0, 0), (-45, 0, 0), (0, 20, 0), (0, -20, 0), (0, 0, 15), (25, 10, -12)]
)
def test_angles_come_out_as_they_went_in(angles: tuple[float, float, float]) -> None:
    numbers, places = list_rigid_points()
    landmarks = np.zeros((478, 3), np.float32)
    seen = places @ turn(*angles).T * (12, -12, -12) + (320, 240, 0)
    landmarks[list(numbers)] = seen

    assert solve_pose(landmarks) == pytest.approx(angles, abs=0.1)
