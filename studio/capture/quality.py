"""How usable a picture of a face is. Measures and judges arrays; reads no file and finds no face itself."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PIL import Image, ImageFilter

from studio.capture.face import Face
from studio.core.frames import Frame

_CROP_PX = 160
_CROP_EYES_PX = 60


class Flaw(StrEnum):
    """Why a frame is left out, in words for a person."""

    TOO_SMALL = "too far away"
    CUT_OFF = "cut off by the edge"
    TOO_DARK = "too dark"
    TOO_BRIGHT = "too bright"
    BLURRED = "blurred"
    EYES_CLOSED = "eyes closed"
    TURNED_AWAY = "turned away"


@dataclass(frozen=True)
class QualityThresholds:
    """Starting values, measured on drawn heads and one portrait; no study of many cameras stands behind them."""

    # A webcam at arm's length shows about 35 px at the examined size; below this even a small crop is enlarged.
    min_eye_distance_px: float = 24.0
    # A face may touch the edge, but not lie beyond it.
    edge_px: float = 1.0
    # Mean of the face's luma, 0..255: both ends lose the skin's colour.
    min_luma: float = 38.0
    max_luma: float = 225.0
    # Share of the face's pixels at the very ends of the scale. Dark skin and beards have honest black pixels.
    max_black_share: float = 0.45
    max_white_share: float = 0.15
    # Sharpness against the recording's own median, since it depends on camera, noise and light; a turned head shows
    # less detail, hence the cosine in `judge_frames`.
    min_relative_sharpness: float = 0.45
    min_eye_opening: float = 0.1
    max_turn_deg: float = 60.0


@dataclass(frozen=True)
class FrameMeasures:
    """Figures of one face in one frame; ``sharpness`` means something only against others of the same recording."""

    sharpness: float
    luma: float
    black_share: float
    white_share: float
    eye_distance_px: float
    eye_opening: float
    yaw_deg: float
    pitch_deg: float
    edge_distance_px: float


@dataclass(frozen=True)
class FrameVerdict:
    """Usable when there is no flaw. ``score`` orders usable frames: higher is better."""

    flaws: tuple[Flaw, ...]
    score: float

    @property
    def is_usable(self) -> bool:
        return not self.flaws


def measure_frame(frame: Frame, face: Face) -> FrameMeasures:
    """Measure ``face`` on a crop with level eyes and a fixed size, so that the camera's resolution does not matter."""
    crop = _align_eyes(frame, face)
    inside = _face_mask()
    values = crop[inside]
    smooth = np.asarray(Image.fromarray(crop).filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    laplacian = smooth[:-2, 1:-1] + smooth[2:, 1:-1] + smooth[1:-1, :-2] + smooth[1:-1, 2:] - 4 * smooth[1:-1, 1:-1]
    height, width = frame.shape[:2]
    left, top, right, bottom = face.box_px
    return FrameMeasures(
        sharpness=float(laplacian[inside[1:-1, 1:-1]].var()),
        luma=float(values.mean()),
        black_share=float((values <= 10).mean()),
        white_share=float((values >= 250).mean()),
        eye_distance_px=face.eye_distance_px,
        eye_opening=face.eye_opening,
        yaw_deg=face.yaw_deg,
        pitch_deg=face.pitch_deg,
        edge_distance_px=min(left, top, width - right, height - bottom),
    )


def judge_frames(measures: Sequence[FrameMeasures], thresholds: QualityThresholds) -> tuple[FrameVerdict, ...]:
    """One verdict a frame, judged against the median of all."""
    if not measures:
        return ()
    median = float(np.median([frame.sharpness for frame in measures])) or 1.0
    return tuple(_judge(frame, median, thresholds) for frame in measures)


def _judge(frame: FrameMeasures, median_sharpness: float, thresholds: QualityThresholds) -> FrameVerdict:
    turn = math.cos(math.radians(min(abs(frame.yaw_deg), 80.0))) ** 2
    relative = frame.sharpness / median_sharpness
    checks = (
        (Flaw.TOO_SMALL, frame.eye_distance_px < thresholds.min_eye_distance_px * math.sqrt(turn)),
        (Flaw.CUT_OFF, frame.edge_distance_px < thresholds.edge_px),
        (Flaw.TOO_DARK, frame.luma < thresholds.min_luma or frame.black_share > thresholds.max_black_share),
        (Flaw.TOO_BRIGHT, frame.luma > thresholds.max_luma or frame.white_share > thresholds.max_white_share),
        (Flaw.BLURRED, relative < thresholds.min_relative_sharpness * turn),
        (Flaw.EYES_CLOSED, frame.eye_opening < thresholds.min_eye_opening),
        (Flaw.TURNED_AWAY, abs(frame.yaw_deg) > thresholds.max_turn_deg),
    )
    return FrameVerdict(tuple(flaw for flaw, present in checks if present), relative / max(turn, 0.05))


def _align_eyes(frame: Frame, face: Face) -> Frame:
    """Luma [160, 160] with the eyes level, 60 px apart (as far as a turn allows) and above the middle."""
    right, left = face.eyes_px
    # The distance is taken in space, so that a turned head is not blown up.
    true_distance = face.eye_distance_px / max(math.cos(math.radians(face.yaw_deg)), 0.4)
    luma = Image.fromarray(frame).convert("L")
    # Whole-number shrinking first: the affine transform alone would alias, and aliasing looks sharp.
    factor = max(1, int(true_distance / _CROP_EYES_PX))
    luma = luma.reduce(factor)
    scale = true_distance / _CROP_EYES_PX / factor
    angle = math.atan2(float(left[1] - right[1]), float(left[0] - right[0]))
    middle_x, middle_y = (float(right[axis] + left[axis]) / 2 / factor for axis in (0, 1))
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    over_x, over_y = _CROP_PX / 2, _CROP_PX * 0.38
    affine = (
        cos, -sin, middle_x - cos * over_x + sin * over_y,
        sin, cos, middle_y - sin * over_x - cos * over_y,
    )  # fmt: skip
    shown = luma.transform((_CROP_PX, _CROP_PX), Image.Transform.AFFINE, affine, Image.Resampling.BILINEAR)
    return np.asarray(shown)


def _face_mask() -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """An ellipse over brows, cheeks and mouth; hair and background stay out."""
    rows, columns = np.mgrid[0:_CROP_PX, 0:_CROP_PX] / _CROP_PX
    mask: np.ndarray[tuple[int, int], np.dtype[np.bool_]] = ((columns - 0.5) / 0.34) ** 2 + (
        (rows - 0.52) / 0.40
    ) ** 2 <= 1.0
    return mask
