"""What a scan gives the fusing: pictures with landmarks and a mask of the person, and how each frame sees the head.

Must not decide anything about the head. Imports torch: drawing processes only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from studio.storyboard.picture.light import to_linear
from studio.storyboard.scans.face_mesh import FaceFit

_UPPER_LIP, _LOWER_LIP, _CORNERS = 13, 14, (61, 291)
_EYES = ((33, 133, ((160, 144), (158, 153))), (362, 263, ((385, 380), (387, 373))))


@dataclass(frozen=True, eq=False)
class ScanFrame:
    """``picture`` uint8 [H, W, 3] RGB; ``landmarks_px`` float32 [478, 3] (x right, y down, z away from the camera);
    ``person`` float32 [H, W], 0…1; ``sharpness`` is comparable within one scan only."""

    picture: npt.NDArray[np.uint8]
    landmarks_px: npt.NDArray[np.float32]
    person: npt.NDArray[np.float32]
    sharpness: float

    @property
    def mouth_opening(self) -> float:
        """The gap between the lips in mouth widths."""
        flat = self.landmarks_px[:, :2]
        width = float(np.linalg.norm(flat[_CORNERS[0]] - flat[_CORNERS[1]]))
        return float(np.linalg.norm(flat[_UPPER_LIP] - flat[_LOWER_LIP])) / max(width, 1e-3)

    @property
    def eye_opening(self) -> float:
        """Mean aspect ratio of the eyes (open about 0.25)."""
        flat = self.landmarks_px[:, :2]
        ratios = []
        for outer, inner, lids in _EYES:
            height = sum(float(np.linalg.norm(flat[top] - flat[bottom])) for top, bottom in lids) / 2
            ratios.append(height / max(float(np.linalg.norm(flat[outer] - flat[inner])), 1e-3))
        return sum(ratios) / 2


@dataclass(frozen=True, eq=False)
class Sight:
    """How one frame sees the head. ``rotation`` [3, 3]; a point p of head space lies at ``scale_px * (rotation @ p)[:2]
    + shift_px``; ``neutral``, ``eyes_open`` 0…1: how well lips rest, and how open the eyes are; ``quality`` about 1."""

    number: int
    picture: Tensor
    person: Tensor
    rotation: Tensor
    scale_px: float
    shift_px: Tensor
    yaw: float
    pitch: float
    neutral: float
    eyes_open: float
    quality: float

    def project(self, points: Tensor) -> Tensor:
        """Pixels [2, h, w] of points [3, h, w]."""
        turned = torch.einsum("ij,jhw->ihw", self.rotation[:2], points)
        return turned * self.scale_px + self.shift_px[:, None, None]

    def look_up(self, places_px: Tensor) -> Tensor:
        """Linear colour and person share, [4, h, w], at pixels [2, h, w]."""
        height, width = self.picture.shape[-2:]
        grid = torch.stack((places_px[0] * (2 / width) - 1, places_px[1] * (2 / height) - 1), -1)[None]
        source = torch.cat((self.picture, self.person))[None]
        inside = ((grid.abs() < 1).all(-1)).float()
        found = grid_sample(source, grid, mode="bilinear", padding_mode="border", align_corners=False)[0]
        return torch.cat((found[:3], found[3:] * inside))


def open_sights(frames: Sequence[ScanFrame], fit: FaceFit) -> tuple[Sight, ...]:
    """The frames as sights, in order."""
    rest = weigh_neutral(frames)
    usual_eyes = float(np.median([frame.eye_opening for frame in frames]))
    usual_sharpness = max(float(np.median([frame.sharpness for frame in frames])), 1e-6)
    return tuple(
        Sight(
            number=i,
            picture=to_linear(torch.from_numpy(frame.picture.copy()).permute(2, 0, 1).float() / 255),
            person=torch.from_numpy(frame.person.copy())[None],
            rotation=torch.from_numpy(fit.rotation[i]).float(),
            scale_px=float(fit.scale_px[i]),
            shift_px=torch.from_numpy(fit.shift_px[i]).float(),
            yaw=float(fit.yaw[i]),
            pitch=float(fit.pitch[i]),
            neutral=float(rest[i]),
            eyes_open=float(np.clip(frame.eye_opening / max(usual_eyes, 1e-3) * 2 - 1.1, 0.02, 1)),
            quality=float(np.clip(frame.sharpness / usual_sharpness, 0.2, 2.0) ** 0.5),
        )
        for i, frame in enumerate(frames)
    )


def weigh_neutral(frames: Sequence[ScanFrame]) -> npt.NDArray[np.float64]:
    """How well each frame shows the resting face, [n], 0.01…1: lips as close as this person's get, corners at rest."""
    openings = np.array([frame.mouth_opening for frame in frames])
    closed = np.quantile(openings, 0.2)
    widths = np.array([_measure_smile(frame) for frame in frames])
    rest = np.quantile(widths, 0.4)
    away = ((openings - closed).clip(0) / 0.06) ** 2 + ((widths - rest) / 0.05) ** 2
    weights: npt.NDArray[np.float64] = np.exp(-away / 2).clip(0.01)
    return weights


def _measure_smile(frame: ScanFrame) -> float:
    """How high the mouth's corners stand above the middle of the lips, in face heights; turns hardly change it."""
    flat = frame.landmarks_px[:, :2].astype(np.float64)
    up = flat[10] - flat[152]
    height = float(np.linalg.norm(up))
    lips = (flat[_UPPER_LIP] + flat[_LOWER_LIP]) / 2
    return float((flat[list(_CORNERS)].mean(axis=0) - lips) @ up) / max(height * height, 1e-6)
