"""What can be read off one picture of a face while the camera runs: sharpness, light and colour, on small crops.

Measures arrays and judges nothing. cv2 is imported by the functions: windows start without it. The crops are so small
that all of it costs a fraction of finding the face.
"""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from studio.capture.face import Face
from studio.core.frames import Frame

Thumbnail = npt.NDArray[np.uint8]

_CROP_PX = 128
_CROP_EYES_PX = 52.0
_CROP_EYES_Y_PX = 46.0
_THUMBNAIL_PX = 16
# Ends of the scale, 0..255: what lies beyond has lost its colour.
_BLACK_BINS, _WHITE_BIN = 9, 250
_TONE_PX = 64
_TONE_EYES_PX = 20.0
_TONE_EYES_Y_PX = 26.0
# Rows and columns of the parts of the face on the tone crop.
_FOREHEAD = ((7, 15, 22, 42),)
_EYES = ((22, 30, 16, 28), (22, 30, 36, 48))
_CHEEKS = ((33, 41, 14, 22), (33, 41, 42, 50))
_MOUTH = ((42, 56, 23, 41),)
_SMALL_PX = (24, 18)


@dataclass(frozen=True, eq=False)
class CropMeasures:
    """The face's middle, eyes level. ``luma`` is 0…255; ``side`` is -1…1: how much brighter the picture's left half of
    the face is than its right half; ``thumbnail`` is luma uint8 [16, 16]. ``sharpness`` is the variance of the
    Laplacian, which means something only against other pictures of the same camera, face and light."""

    sharpness: float
    luma: float
    black_share: float
    white_share: float
    side: float
    thumbnail: Thumbnail


@dataclass(frozen=True)
class Tone:
    """Mean CIELAB colour: L 0…100, a and b about -100…100."""

    lightness: float
    a: float
    b: float

    def distance(self, other: "Tone") -> float:
        """How far the hues are apart (a and b alone: a shadow is no other colour)."""
        return math.hypot(self.a - other.a, self.b - other.b)


@dataclass(frozen=True)
class FaceTones:
    """Colours of the parts of a face, and the mean luma 0…255 of the whole picture."""

    forehead: Tone
    eyes: Tone
    cheeks: Tone
    mouth: Tone
    scene_luma: float


def measure_crop(frame: Frame, face: Face) -> CropMeasures:
    """Sharpness and light of ``face`` in ``frame`` (uint8 [H, W, 3])."""
    import cv2

    luma = cv2.cvtColor(_align(frame, face, _CROP_PX, _CROP_EYES_PX, _CROP_EYES_Y_PX), cv2.COLOR_RGB2GRAY)
    whole, left, right = _face_masks()
    counts = cv2.calcHist([luma], [0], whole, [256], [0, 256]).ravel()
    total = max(float(counts.sum()), 1.0)
    laplacian = cv2.Laplacian(cv2.GaussianBlur(luma, (3, 3), 0.8), cv2.CV_16S)
    deviation = cv2.meanStdDev(laplacian, mask=whole)[1]
    left_luma, right_luma = cv2.mean(luma, left)[0], cv2.mean(luma, right)[0]
    return CropMeasures(
        sharpness=float(deviation[0, 0]) ** 2,
        luma=float(counts @ _levels()) / total,
        black_share=float(counts[:_BLACK_BINS].sum()) / total,
        white_share=float(counts[_WHITE_BIN:].sum()) / total,
        side=(left_luma - right_luma) / (left_luma + right_luma + 1e-6),
        thumbnail=np.asarray(cv2.resize(luma, (_THUMBNAIL_PX, _THUMBNAIL_PX), interpolation=cv2.INTER_AREA), np.uint8),
    )


def measure_tones(frame: Frame, face: Face) -> FaceTones:
    """Colours of ``face`` in ``frame``, by regions that lie right on a face that looks into the camera."""
    import cv2

    crop = _align(frame, face, _TONE_PX, _TONE_EYES_PX, _TONE_EYES_Y_PX)
    lab = np.asarray(cv2.cvtColor(crop, cv2.COLOR_RGB2LAB), np.uint8)
    small = cv2.resize(frame, _SMALL_PX, interpolation=cv2.INTER_NEAREST)
    red, green, blue = cv2.mean(small)[:3]
    return FaceTones(
        forehead=_mean_tone(lab, _FOREHEAD),
        eyes=_mean_tone(lab, _EYES),
        cheeks=_mean_tone(lab, _CHEEKS),
        mouth=_mean_tone(lab, _MOUTH),
        scene_luma=0.299 * red + 0.587 * green + 0.114 * blue,
    )


def cut_face(frame: Frame, face: Face, size_px: int, eyes_px: float, eyes_y_px: float) -> Frame:
    """A square of ``size_px`` with level eyes ``eyes_px`` apart at the height ``eyes_y_px``: uint8 [size, size, 3]."""
    return _align(frame, face, size_px, eyes_px, eyes_y_px)


def difference(first: Thumbnail, second: Thumbnail) -> float:
    """Mean absolute difference of two thumbnails in grey levels, each about its own mean: light alone is no change."""
    one, other = first.astype(np.int16), second.astype(np.int16)
    change = one - other
    return float(np.abs(change - change.mean()).mean())


def _align(frame: Frame, face: Face, size_px: int, eyes_px: float, eyes_y_px: float) -> Frame:
    """Scaled by the eyes' distance in space, so that a turned head keeps its size."""
    import cv2

    (right_x, right_y, right_z), (left_x, left_y, left_z) = _eyes(face)
    apart = max(math.dist((right_x, right_y, right_z), (left_x, left_y, left_z)), 1e-3)
    scale = apart / eyes_px
    angle = math.atan2(left_y - right_y, left_x - right_x)
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    middle_x, middle_y = (right_x + left_x) / 2, (right_y + left_y) / 2
    # From the crop's pixels to the frame's.
    matrix = np.array(
        (
            (cos, -sin, middle_x - cos * size_px / 2 + sin * eyes_y_px),
            (sin, cos, middle_y - sin * size_px / 2 - cos * eyes_y_px),
        ),
        np.float32,
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    shown = cv2.warpAffine(frame, matrix, (size_px, size_px), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(shown, np.uint8)


def _eyes(face: Face) -> tuple[list[float], list[float]]:
    """Middles of the subject's right and left eye in space."""
    corners = face.landmarks_px.take((33, 133, 362, 263), axis=0).tolist()
    right = [(one + other) / 2 for one, other in zip(corners[0], corners[1], strict=True)]
    left = [(one + other) / 2 for one, other in zip(corners[2], corners[3], strict=True)]
    return right, left


def _mean_tone(lab: Frame, boxes: tuple[tuple[int, int, int, int], ...]) -> Tone:
    import cv2

    sums = [cv2.mean(lab[top:bottom, left:right]) for top, bottom, left, right in boxes]
    lightness, a, b = (sum(each[axis] for each in sums) / len(sums) for axis in range(3))
    return Tone(lightness / 2.55, a - 128.0, b - 128.0)


@cache
def _face_masks() -> tuple[Thumbnail, Thumbnail, Thumbnail]:
    """An ellipse over brows, cheeks and mouth, then its halves: 255 inside. Hair and background stay out."""
    rows, columns = (np.mgrid[0:_CROP_PX, 0:_CROP_PX] + 0.5) / _CROP_PX
    inside = ((columns - 0.5) / 0.40) ** 2 + ((rows - 0.56) / 0.44) ** 2 <= 1.0
    masks = [inside, inside & (columns < 0.5), inside & (columns >= 0.5)]
    whole, left, right = (np.where(mask, 255, 0).astype(np.uint8) for mask in masks)
    for mask in (whole, left, right):
        mask.setflags(write=False)
    return whole, left, right


@cache
def _levels() -> npt.NDArray[np.float32]:
    levels = np.arange(256, dtype=np.float32)
    levels.setflags(write=False)
    return levels
