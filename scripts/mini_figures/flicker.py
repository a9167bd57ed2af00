"""Flicker: what differs between neighbouring frames and is no motion. Arrays only.

Both neighbours of a frame are moved onto it along the optical flow (Kroeger et al. 2016); what their mean then differs
by is flicker, grain, or motion that the flow did not find. Only ratios between clips of the same scene mean something.
"""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from studio.core.frames import Frame

_SIZE_PX: Final = (136, 240)
_STRIDE: Final = 3

Grey = npt.NDArray[np.uint8]
Flow = npt.NDArray[np.float32]


def measure_flicker(frames: Sequence[Frame]) -> float:
    """Mean absolute residual in grey levels (0 … 255) over every third frame of an upright clip."""
    small = [cv2.cvtColor(cv2.resize(f, _SIZE_PX, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY) for f in frames]
    greys = [np.asarray(picture, np.uint8) for picture in small]
    finder = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    residuals = []
    for index in range(1, len(greys) - 1, _STRIDE):
        moved = [_move_onto(finder, greys[index], greys[index + side]) for side in (-1, 1)]
        residuals.append(float(np.abs(greys[index].astype(np.float32) - (moved[0] + moved[1]) / 2).mean()))
    return float(np.mean(residuals)) if residuals else 0.0


def _move_onto(finder: cv2.DISOpticalFlow, frame: Grey, neighbour: Grey) -> Flow:
    """``neighbour`` as float32 [H, W], moved so that it lies on ``frame``."""
    height, width = frame.shape
    flow = np.asarray(finder.calc(frame, neighbour, np.zeros((height, width, 2), np.float32)), np.float32)
    y, x = np.indices((height, width), np.float32)
    moved = cv2.remap(
        neighbour.astype(np.float32),
        x + flow[..., 0],
        y + flow[..., 1],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(moved, np.float32)
