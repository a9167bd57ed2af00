# The part of mediapipe 0.10.14's Face Mesh solution that the studio calls.
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

class _Landmark:
    x: float
    y: float
    z: float

class LandmarkList:
    landmark: Sequence[_Landmark]
    def SerializeToString(self) -> bytes: ...

class _Result:
    multi_face_landmarks: Sequence[LandmarkList] | None

class FaceMesh:
    def __init__(
        self,
        static_image_mode: bool = ...,
        max_num_faces: int = ...,
        refine_landmarks: bool = ...,
        min_detection_confidence: float = ...,
        min_tracking_confidence: float = ...,
    ) -> None: ...
    def process(self, image: npt.NDArray[np.uint8]) -> _Result: ...
    def close(self) -> None: ...
