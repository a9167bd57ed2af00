"""What a face looks like as numbers: a levelled crop, evened out, hair and skin colours beside it. Judges nobody."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from studio.capture.face import Face, FaceFinder
from studio.core.frames import Frame
from studio.engines.card_parts import CropRule
from studio.pipelines.framing import crop_head, place_head

Vector = npt.NDArray[np.float32]

CROP_PX: Final = (64, 80)
"""Width and height of a levelled crop: from above the crown to below the chin."""
_RULE: Final = CropRule(head_height=0.56, center_x=0.5, center_y=0.54)
_GREY_PX: Final = (40, 50)
_COLOUR_PX: Final = (10, 12)
_EDGES_PX: Final = (32, 40)
_BLOCK_PX: Final = 4
_DIRECTIONS: Final = 8
_MAX_YAW_DEG: Final = 28.0
_DARK: Final = 6.0


def find_largest(finder: FaceFinder, frames: Iterable[Frame]) -> Iterator[Face | None]:
    """The largest face of each frame."""
    for frame in frames:
        found = finder.find(frame)
        yield found[0] if found else None


def is_towards(face: Face) -> bool:
    """Whether a face is turned to the viewer enough to be compared."""
    return abs(face.yaw_deg) < _MAX_YAW_DEG


def crop_face(frame: Frame, face: Face) -> Frame:
    """uint8 [80, 64, 3]: the head levelled and at its place."""
    return crop_head(frame, place_head(face), _RULE, *CROP_PX)


def describe_crop(crop: Frame) -> Vector:
    """float32 [n]: lightness with its mean and contrast taken out, colour without lightness, and directions of edges
    (Dalal and Triggs 2005). Only what lies in an oval about the head counts.
    """
    grey = np.asarray(Image.fromarray(crop).convert("L").resize(_GREY_PX, Image.Resampling.BOX), np.float32)
    inside = _oval(*_GREY_PX)
    values = grey[inside]
    lightness = (values - values.mean()) / max(float(values.std()), _DARK)
    small = np.asarray(Image.fromarray(crop).resize(_COLOUR_PX, Image.Resampling.BOX), np.float32) + _DARK
    logs = np.log(small)
    colours = np.stack([logs[..., 0] - logs[..., 1], logs[..., 2] - logs[..., 1]], -1)[_oval(*_COLOUR_PX)].ravel()
    parts = [lightness / np.sqrt(len(lightness)), 3 * colours / np.sqrt(len(colours)), _edges(crop)]
    return np.concatenate(parts).astype(np.float32)


def _edges(crop: Frame) -> Vector:
    """Square roots of the shares of edge directions in blocks of 4 x 4 pixels, a unit vector."""
    grey = Image.fromarray(crop).convert("L").resize(_EDGES_PX, Image.Resampling.BOX)
    rise_y, rise_x = np.gradient(np.asarray(grey, np.float32))
    direction = (np.arctan2(rise_y, rise_x) % np.pi) / np.pi * _DIRECTIONS
    width, height = _EDGES_PX[0] // _BLOCK_PX, _EDGES_PX[1] // _BLOCK_PX
    shares = np.zeros((height, width, _DIRECTIONS), np.float32)
    rows, columns = np.indices(direction.shape) // _BLOCK_PX
    lower, rest = np.floor(direction).astype(np.int64), direction % 1
    size = np.hypot(rise_x, rise_y)
    np.add.at(shares, (rows, columns, lower % _DIRECTIONS), size * (1 - rest))
    np.add.at(shares, (rows, columns, (lower + 1) % _DIRECTIONS), size * rest)
    inside = np.sqrt(shares)[_oval(width, height)].ravel()
    return np.asarray(inside / max(float(np.linalg.norm(inside)), 1e-6))


def _oval(width: int, height: int) -> npt.NDArray[np.bool_]:
    x = (np.arange(width) + 0.5) / width * 2 - 1
    y = (np.arange(height) + 0.5) / height * 2 - 1
    return np.asarray((x[None] / 0.92) ** 2 + (y[:, None] / 0.98) ** 2 < 1)
