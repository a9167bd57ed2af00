"""One face from landmarks of many frames."""

import numpy as np

from studio.storyboard.scans.face_mesh import CHIN, FaceFit, align, fit_face, mirror_numbers
from tests.storyboard.scans.scan_scene import SCALE_PX, make_landmarks, make_rotation, make_scan

YAWS = (-0.5, -0.25, 0.0, 0.25, 0.5)


def fit_turns(squash_depth: float = 1.0) -> FaceFit:
    frames = np.stack([make_landmarks(yaw) for yaw in YAWS]).astype(np.float64)
    frames[..., 2] *= squash_depth
    return fit_face(frames, np.ones(len(YAWS)))


def test_poses_and_scale_are_those_that_were_drawn() -> None:
    fit = fit_turns()
    assert np.allclose(fit.yaw, YAWS, atol=0.02)
    assert np.allclose(fit.pitch, 0, atol=0.03)
    assert np.allclose(fit.scale_px, SCALE_PX, rtol=0.03)


def test_what_no_expression_moves_leaves_hardly_a_residual() -> None:
    assert np.abs(fit_turns().residual_px[2]).mean() < 0.5


def test_the_chin_lies_at_one_and_the_nose_stands_out() -> None:
    shape = fit_turns().shape
    assert abs(shape[CHIN, 1] - 1) < 1e-6
    assert shape[4, 2] - shape[234, 2] > 0.6


def test_turned_frames_restore_depth_that_the_landmarks_lack() -> None:
    flat = fit_turns(squash_depth=0.6).shape
    nose = flat[4, 2] - (flat[33, 2] + flat[263, 2]) / 2
    assert nose > 0.28  # the mean face has 0.38, squashed landmarks alone 0.23


def test_an_open_mouth_is_a_residual_and_not_the_shape() -> None:
    frames = make_scan()
    landmarks = np.stack([frame.landmarks_px for frame in frames]).astype(np.float64)
    rest = np.array([1.0] * (len(frames) - 2) + [0.01, 0.01])
    fit = fit_face(landmarks, rest)
    assert fit.residual_px[-2, 14, 1] > 0.1 * SCALE_PX
    assert abs(fit.residual_px[3, 14, 1]) < 0.03 * SCALE_PX


def test_align_finds_a_known_motion() -> None:
    points = np.random.default_rng(0).normal(size=(20, 3))
    turn = make_rotation(0.4, -0.2)
    rotation, scale, shift = align(points @ turn.T * 3 + (1, 2, 3), points)
    assert np.allclose(rotation, turn)
    assert np.isclose(scale, 3)
    assert np.allclose(shift, (1, 2, 3))


def test_mirrored_landmarks_are_each_others_mirror() -> None:
    other = mirror_numbers()
    assert (other[other] == np.arange(468)).all()
    assert other[33] == 263
