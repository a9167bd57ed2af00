"""More frames a second: pictures in between, moved along the optical flow. Arrays only; workers import it late.

The flow is OpenCV's dense inverse search (Kroeger et al. 2016). Knows no model and reads no file.
"""

from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from studio.engines.base import Frames

_FloatArray = NDArray[np.float32]
# Where going there and back does not end within this many pixels, the flow is not to be trusted (share of the height).
_TRUSTED_SHARE = 0.012
_FLOW_SIDE_PX = 320


def interpolate_frames(frames: Frames, factor: int) -> Iterator[NDArray[np.uint8]]:
    """Yield the frames of uint8 [T, H, W, 3] with ``factor`` - 1 pictures after each but the last, as [H, W, 3].

    factor·(T - 1) + 1 pictures come out. In between, both neighbours are moved along the flow and mixed; where the flow
    is not to be trusted (things appear or vanish) they are cross-faded, which is soft but does not tear.
    """
    if factor < 1:
        raise ValueError("the factor is 1 or more")
    flow_finder = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    for before, after in pairwise(frames):
        yield before
        if factor == 1:
            continue
        forth = _find_flow(flow_finder, before, after)
        back = _find_flow(flow_finder, after, before)
        trust = _trust(forth, back)
        for step in range(1, factor):
            yield _blend(before, after, forth, back, trust, step / factor)
    yield frames[-1]


def _find_flow(finder: "cv2.DISOpticalFlow", first: NDArray[np.uint8], second: NDArray[np.uint8]) -> _FloatArray:
    """Flow [H, W, 2] in pixels from ``first`` to ``second``, found at a moderate size, as large moves need."""
    height, width = first.shape[:2]
    scale = min(1.0, _FLOW_SIDE_PX / max(height, width))
    size = (max(16, round(width * scale)), max(16, round(height * scale)))
    small = [
        cv2.resize(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), size, interpolation=cv2.INTER_AREA)
        for picture in (first, second)
    ]
    flow = np.asarray(finder.calc(small[0], small[1], np.zeros((size[1], size[0], 2), np.float32)), np.float32)
    full = np.asarray(cv2.resize(flow, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    return full * np.array((width / size[0], height / size[1]), np.float32)


def _trust(forth: _FloatArray, back: _FloatArray) -> _FloatArray:
    """[H, W, 1]: 1 where going there and back ends where it began, falling to 0."""
    returned = forth + _move(back, forth)
    error = np.linalg.norm(returned, axis=2, keepdims=True) / (forth.shape[0] * _TRUSTED_SHARE)
    trust = np.exp(-np.square(error)).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(trust, (0, 0), forth.shape[0] / 160), np.float32)[..., None]


def _blend(
    before: NDArray[np.uint8],
    after: NDArray[np.uint8],
    forth: _FloatArray,
    back: _FloatArray,
    trust: _FloatArray,
    share: float,
) -> NDArray[np.uint8]:
    first, second = before.astype(np.float32), after.astype(np.float32)
    faded = first * (1 - share) + second * share
    moved = _move(first, -share * forth) * (1 - share) + _move(second, -(1 - share) * back) * share
    return np.asarray((faded + (moved - faded) * trust).round().clip(0, 255), np.uint8)


def _move(picture: _FloatArray, flow: _FloatArray) -> _FloatArray:
    """The picture's values where ``flow`` points to."""
    height, width = picture.shape[:2]
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    moved = cv2.remap(
        picture, columns + flow[..., 0], rows + flow[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(moved, np.float32)
