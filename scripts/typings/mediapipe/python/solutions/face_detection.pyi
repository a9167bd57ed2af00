# The part of mediapipe 0.10.14's Face Detection solution that the studio calls.
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

class _RelativeBox:
    xmin: float
    ymin: float
    width: float
    height: float

class _LocationData:
    relative_bounding_box: _RelativeBox

class _Detection:
    score: Sequence[float]
    location_data: _LocationData

class _Result:
    detections: Sequence[_Detection] | None

class FaceDetection:
    def __init__(self, min_detection_confidence: float = ..., model_selection: int = ...) -> None: ...
    def process(self, image: npt.NDArray[np.uint8]) -> _Result: ...
    def close(self) -> None: ...
