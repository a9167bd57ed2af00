"""Lips closed on the colour map: teeth go, closed lips stay, the rest of the face is not touched."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from studio.storyboard.heads.maps import ALBEDO_SIZE, FaceFeatures, directions
from studio.storyboard.scans.face_mesh import FaceFit
from studio.storyboard.scans.features import LOWER_INNER, UPPER_INNER, to_angles
from studio.storyboard.scans.lips import close_lips
from studio.storyboard.scans.mean_face import mean_face
from tests.storyboard.heads.plain_head import FEATURES

SKIN, LIP, TEETH = (0.50, 0.32, 0.24), (0.45, 0.16, 0.14), (0.70, 0.68, 0.62)


def fit_mean_face(gap: float) -> FaceFit:
    """The mean face with its lips parted by ``gap`` figure units."""
    shape = np.concatenate((mean_face().astype(np.float64), np.zeros((10, 3))))
    shape[list(LOWER_INNER[1:-1]), 1] = shape[list(UPPER_INNER[1:-1]), 1] + gap
    one = np.ones(1)
    return FaceFit(shape, np.eye(3)[None], one, np.zeros((1, 2)), np.zeros((1, 478, 2)))


def place_features(fit: FaceFit) -> FaceFeatures:
    angles = to_angles(fit.shape)
    left, right = ((float(a), float(b)) for a, b in angles[[61, 291]])
    middle = float((angles[13, 1] + angles[14, 1]) / 2)
    return replace(
        FEATURES, mouth=(0.0, middle), mouth_corners=(left, right), chin=float(angles[152, 1]), nose=(0.0, 0.29)
    )


def paint_mouth(fit: FaceFit, features: FaceFeatures) -> torch.Tensor:
    """Skin, a band of lips, and teeth between the inner rims."""
    azimuth, latitude = (grid[0, 0] for grid in directions(ALBEDO_SIZE))
    angles = to_angles(fit.shape)
    rims = [
        torch.from_numpy(np.interp(azimuth[0].numpy(), angles[list(rim), 0], angles[list(rim), 1])).float()
        for rim in (UPPER_INNER, LOWER_INNER)
    ]
    half = features.mouth_corners[1][0]
    albedo = torch.tensor(SKIN).view(3, 1, 1).expand(3, *ALBEDO_SIZE).clone()
    lips = (latitude > rims[0] - 0.07) & (latitude < rims[1] + 0.07) & (azimuth.abs() < half)
    teeth = (latitude > rims[0]) & (latitude < rims[1]) & (azimuth.abs() < 0.95 * half)
    albedo[:, lips] = torch.tensor(LIP)[:, None]
    albedo[:, teeth] = torch.tensor(TEETH)[:, None]
    return albedo


def show_around_mouth(albedo: torch.Tensor, features: FaceFeatures) -> torch.Tensor:
    row = int((features.mouth[1] / math.pi + 0.5) * ALBEDO_SIZE[0])
    return albedo[:, row - 20 : row + 20, 512 - 60 : 512 + 60]


@pytest.mark.parametrize("gap", [0.06, 0.10])
def test_teeth_of_parted_lips_are_gone_and_lips_meet(gap: float) -> None:
    fit = fit_mean_face(gap)
    features = place_features(fit)
    open_mouth = paint_mouth(fit, features)
    closed = close_lips(open_mouth, fit, features)
    before, after = (show_around_mouth(m, features)[2] > 0.4 for m in (open_mouth, closed))
    assert int(before.sum()) > 150
    assert int(after.sum()) == 0
    redder = show_around_mouth(closed, features)
    assert int((redder[0] > 2 * redder[1]).sum()) > 500


def test_the_shadow_where_they_meet_lies_on_the_line_that_opens() -> None:
    fit = fit_mean_face(0.08)
    features = place_features(fit)
    closed = close_lips(paint_mouth(fit, features), fit, features)
    column = closed.mean(0)[:, 512]
    latitude = (float(column[300:420].argmin()) + 300.5) / ALBEDO_SIZE[0] * math.pi - math.pi / 2
    assert latitude == pytest.approx(features.mouth[1], abs=0.012)


def test_closed_lips_and_the_rest_of_the_face_stay() -> None:
    fit = fit_mean_face(0.0)
    features = place_features(fit)
    painted = paint_mouth(fit, features)
    closed = close_lips(painted, fit, features)
    assert float((closed - painted).abs().mean()) < 1e-3
    parted = fit_mean_face(0.08)
    features = place_features(parted)
    noisy = paint_mouth(parted, features) * (1 + 0.1 * torch.rand(1, *ALBEDO_SIZE))
    closed = close_lips(noisy, parted, features)
    rows = int((features.nose[1] / math.pi + 0.5) * ALBEDO_SIZE[0])
    assert torch.allclose(closed[:, :rows], noisy[:, :rows], atol=0.01)
    assert torch.allclose(closed[:, :, :300], noisy[:, :, :300], atol=1e-6)
