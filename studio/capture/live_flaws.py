"""What is wrong with a live picture, against the same camera's own neutral one. Judges figures; keeps no picture.

Hands in front of the face are not found: the mesh fits through them, and their colour is the face's own. Masks, caps
and sunglasses are, by their colour.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from studio.capture.baseline import Baseline
from studio.capture.face import Face
from studio.capture.signals import CropMeasures, FaceTones, Tone


class LiveFlaw(StrEnum):
    """Why a picture is not kept; the worst first."""

    NO_FACE = "no-face"
    SECOND_FACE = "second-face"
    CUT_OFF = "cut-off"
    TOO_FAR = "too-far"
    TOO_NEAR = "too-near"
    OFF_CENTRE = "off-centre"
    TOO_DARK = "too-dark"
    BACK_LIT = "back-lit"
    TOO_BRIGHT = "too-bright"
    SIDE_LIT = "side-lit"
    MOUTH_COVERED = "mouth-covered"
    EYES_COVERED = "eyes-covered"
    FOREHEAD_COVERED = "forehead-covered"
    MOTION_BLUR = "motion-blur"
    BLURRED = "blurred"
    TURNED_AWAY = "turned-away"
    EYES_CLOSED = "eyes-closed"
    DUPLICATE = "duplicate"


@dataclass(frozen=True)
class LiveThresholds:
    """Starting values, measured on drawn heads and warped portraits; no study of many cameras stands behind them."""

    # Chin to hairline in shares of the picture's height, and the eyes' distance below which nothing is left to learn.
    min_head_share: float = 0.17
    max_head_share: float = 0.85
    min_eye_distance_px: float = 24.0
    # The face's middle, from the picture's, in shares of its width and height.
    max_shift_x: float = 0.28
    max_shift_y: float = 0.30
    # Luma of the face, 0…255. Dark skin in good light lies near 60, so the mean alone says little.
    min_luma: float = 42.0
    max_luma: float = 215.0
    max_black_share: float = 0.35
    max_white_share: float = 0.10
    back_light_ratio: float = 2.0
    max_back_lit_luma: float = 85.0
    max_side: float = 0.45
    min_relative_sharpness: float = 0.45
    # In head heights a second, and degrees a second.
    moving_heights_s: float = 0.6
    moving_deg_s: float = 60.0
    max_turn_deg: float = 55.0
    min_eyes: float = 0.55
    # CIELAB shifts against the neutral frame: a mask 47…55, a cap 23, sunglasses 14; skin in other light below 8.
    mouth_shift: float = 22.0
    forehead_shift: float = 14.0
    eyes_shift: float = 10.0
    eyes_darkening: float = 14.0
    # The same without a neutral frame: how far a part of an uncovered face may be from the others.
    mouth_contrast: float = 34.0
    eyes_contrast_ratio: float = 0.33


@dataclass(frozen=True)
class Motion:
    """How fast the head moves: head heights and degrees a second."""

    heights_s: float
    deg_s: float


def find_framing_flaws(face: Face, size_px: tuple[int, int], limits: LiveThresholds) -> Iterator[LiveFlaw]:
    """Where the face lies in a picture of ``size_px`` (width, height)."""
    width, height = size_px
    left, top, right, bottom = face.box_px
    head_share = face.head_height_px / height
    turn = math.cos(math.radians(min(abs(face.yaw_deg), 75.0)))
    center_x, center_y = face.center_px
    if head_share > limits.max_head_share:
        yield LiveFlaw.TOO_NEAR
    elif min(left, top, width - right, height - bottom) < 1.0:
        yield LiveFlaw.CUT_OFF
    if head_share < limits.min_head_share or face.eye_distance_px < limits.min_eye_distance_px * turn:
        yield LiveFlaw.TOO_FAR
    if abs(center_x / width - 0.5) > limits.max_shift_x or abs(center_y / height - 0.5) > limits.max_shift_y:
        yield LiveFlaw.OFF_CENTRE


def find_light_flaws(
    crop: CropMeasures, yaw_deg: float, tones: FaceTones | None, limits: LiveThresholds
) -> Iterator[LiveFlaw]:
    """How the face is lit. A turned face has a dark side by itself, so side light is judged from the front only."""
    behind = tones.scene_luma if tones is not None else 0.0
    if behind > limits.back_light_ratio * crop.luma and crop.luma < limits.max_back_lit_luma:
        yield LiveFlaw.BACK_LIT
    elif crop.luma < limits.min_luma or crop.black_share > limits.max_black_share:
        yield LiveFlaw.TOO_DARK
    if crop.luma > limits.max_luma or crop.white_share > limits.max_white_share:
        yield LiveFlaw.TOO_BRIGHT
    if abs(yaw_deg) < 15 and abs(crop.side) > limits.max_side:
        yield LiveFlaw.SIDE_LIT


def find_blur(
    crop: CropMeasures, baseline: Baseline, yaw_deg: float, size: float, motion: Motion, limits: LiveThresholds
) -> Iterator[LiveFlaw]:
    """Blur against the neutral frame. A turned head shows less detail, and so does a smaller one."""
    turn = math.cos(math.radians(min(abs(yaw_deg), 75.0))) ** 2
    expected = baseline.sharpness * turn * min(1.0, size * size)
    if crop.sharpness < limits.min_relative_sharpness * expected:
        moves = motion.heights_s > limits.moving_heights_s or motion.deg_s > limits.moving_deg_s
        yield LiveFlaw.MOTION_BLUR if moves else LiveFlaw.BLURRED


def find_coverings(tones: FaceTones, neutral: FaceTones | None, limits: LiveThresholds) -> Iterator[LiveFlaw]:
    """Parts of the face whose colour left the others'. Only for faces that look ahead.

    Compared are differences within one picture, so that other light on all of the face is no covering. Without a
    neutral frame only what no bare face shows is found: a mask in a strong colour, and black glasses.
    """
    if neutral is None:
        if tones.mouth.distance(tones.forehead) > limits.mouth_contrast:
            yield LiveFlaw.MOUTH_COVERED
        if tones.eyes.lightness < limits.eyes_contrast_ratio * tones.cheeks.lightness:
            yield LiveFlaw.EYES_COVERED
        return
    if _shift(tones.mouth, tones.forehead, neutral.mouth, neutral.forehead) > limits.mouth_shift:
        yield LiveFlaw.MOUTH_COVERED
    darkening = (neutral.eyes.lightness - neutral.cheeks.lightness) - (tones.eyes.lightness - tones.cheeks.lightness)
    hue = _shift(tones.eyes, tones.cheeks, neutral.eyes, neutral.cheeks)
    if darkening > limits.eyes_darkening and (hue > limits.eyes_shift or darkening > 2 * limits.eyes_darkening):
        yield LiveFlaw.EYES_COVERED
    if _shift(tones.forehead, tones.cheeks, neutral.forehead, neutral.cheeks) > limits.forehead_shift:
        yield LiveFlaw.FOREHEAD_COVERED


def _shift(part: Tone, beside: Tone, neutral_part: Tone, neutral_beside: Tone) -> float:
    """How far the hue of a part moved against the hue of another one."""
    return math.hypot(
        (part.a - beside.a) - (neutral_part.a - neutral_beside.a),
        (part.b - beside.b) - (neutral_part.b - neutral_beside.b),
    )
