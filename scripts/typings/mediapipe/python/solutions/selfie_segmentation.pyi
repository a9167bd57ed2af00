# The part of mediapipe 0.10.14's Selfie Segmentation solution that the studio calls.
import numpy as np
import numpy.typing as npt

class _Result:
    segmentation_mask: npt.NDArray[np.float32] | None

class SelfieSegmentation:
    def __init__(self, model_selection: int = ...) -> None: ...
    def process(self, image: npt.NDArray[np.uint8]) -> _Result: ...
    def close(self) -> None: ...
