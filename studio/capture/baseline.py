"""How a person looks at rest before this camera: a few steady frames, against which all later ones are compared.

Angles, openings and sharpness differ from person to person and from camera to camera, so absolute ones say little.
Keeps figures, never pictures.
"""

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

from studio.capture.face import Face
from studio.capture.signals import CropMeasures, FaceTones
from studio.domain.capture import HeadPose

CALIBRATION_FRAMES = 15
_MAX_SPREAD_DEG = 5.0
_MAX_SHIFT_EYES = 0.35
# Somebody who sits turned away is asked to look ahead first; a webcam above or below the screen is not their doing.
_MAX_YAW_DEG, _MAX_ROLL_DEG, _MAX_PITCH_DEG = 18.0, 18.0, 40.0


@dataclass(frozen=True, eq=False)
class Baseline:
    """The resting face: medians over the calibration. ``tones`` is of its last frame."""

    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    eye_opening: float
    mouth_opening: float
    mouth_width: float
    mouth_lift: float
    head_height_px: float
    center_px: tuple[float, float]
    sharpness: float
    luma: float
    side: float
    tones: FaceTones


@dataclass(frozen=True)
class Stance:
    """One face against the `Baseline`. ``eyes``, ``mouth_width`` and ``size`` are shares of the resting ones (1 is at
    rest); ``mouth_opening`` and ``mouth_lift`` are differences (0 is at rest)."""

    pose: HeadPose
    eyes: float
    mouth_opening: float
    mouth_width: float
    mouth_lift: float
    size: float


def compare_face(face: Face, baseline: Baseline) -> Stance:
    """How ``face`` differs from rest."""
    return Stance(
        HeadPose(
            face.yaw_deg - baseline.yaw_deg, face.pitch_deg - baseline.pitch_deg, face.roll_deg - baseline.roll_deg
        ),
        eyes=face.eye_opening / max(baseline.eye_opening, 1e-3),
        mouth_opening=face.mouth_opening - baseline.mouth_opening,
        mouth_width=face.mouth_width / max(baseline.mouth_width, 1e-3),
        mouth_lift=face.mouth_lift - baseline.mouth_lift,
        size=face.head_height_px / max(baseline.head_height_px, 1e-3),
    )


class Calibration:
    """Collects frames until the last `CALIBRATION_FRAMES` show a face at rest."""

    def __init__(self, wanted: int = CALIBRATION_FRAMES) -> None:
        self._wanted = wanted
        self._seen: deque[tuple[Face, CropMeasures]] = deque(maxlen=wanted)

    @property
    def share(self) -> float:
        return len(self._seen) / self._wanted

    def forget(self) -> None:
        """Begin anew: the face was lost, or the picture was no good."""
        self._seen.clear()

    def feed(self, face: Face, crop: CropMeasures) -> None:
        """Take one frame. One that does not look ahead, or moves, costs those before it."""
        if (
            max(
                abs(face.yaw_deg) / _MAX_YAW_DEG,
                abs(face.roll_deg) / _MAX_ROLL_DEG,
                abs(face.pitch_deg) / _MAX_PITCH_DEG,
            )
            > 1
        ):
            self.forget()
            return
        if self._seen and not _is_steady([seen for seen, _ in self._seen], face):
            self.forget()
        self._seen.append((face, crop))

    def complete(self, tones: FaceTones) -> Baseline | None:
        """The baseline, once there are enough steady frames."""
        if len(self._seen) < self._wanted:
            return None
        faces = [face for face, _ in self._seen]
        crops = [crop for _, crop in self._seen]
        return Baseline(
            yaw_deg=_median([face.yaw_deg for face in faces]),
            pitch_deg=_median([face.pitch_deg for face in faces]),
            roll_deg=_median([face.roll_deg for face in faces]),
            eye_opening=_median([face.eye_opening for face in faces]),
            mouth_opening=_median([face.mouth_opening for face in faces]),
            mouth_width=_median([face.mouth_width for face in faces]),
            mouth_lift=_median([face.mouth_lift for face in faces]),
            head_height_px=_median([face.head_height_px for face in faces]),
            center_px=(_median([face.center_px[0] for face in faces]), _median([face.center_px[1] for face in faces])),
            sharpness=_median([crop.sharpness for crop in crops]),
            luma=_median([crop.luma for crop in crops]),
            side=_median([crop.side for crop in crops]),
            tones=tones,
        )


def _is_steady(before: list[Face], face: Face) -> bool:
    first = before[0]
    turned = max(
        abs(face.yaw_deg - first.yaw_deg), abs(face.pitch_deg - first.pitch_deg), abs(face.roll_deg - first.roll_deg)
    )
    shifted = math.dist(face.center_px, first.center_px) / max(first.eye_distance_px, 1e-3)
    return turned < _MAX_SPREAD_DEG and shifted < _MAX_SHIFT_EYES


def _median(values: list[float]) -> float:
    return float(np.median(values))
