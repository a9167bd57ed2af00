"""Where the person is in a picture: a soft mask, by mediapipe's Selfie Segmentation. Judges nothing and keeps nothing.

mediapipe (0.10.14: the model lies in the wheel, and it opens no connection) is imported when a finder starts.
"""

from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from studio.capture.face import hush_chatter
from studio.core.frames import Frame, as_frame

if TYPE_CHECKING:
    from mediapipe.python.solutions.selfie_segmentation import SelfieSegmentation

Mask = npt.NDArray[np.float32]


class PersonFinder:
    """Finds the person in single pictures: ``with PersonFinder() as finder``. One thread at a time."""

    def __init__(self) -> None:
        self._model: SelfieSegmentation | None = None

    def __enter__(self) -> "PersonFinder":
        with hush_chatter():
            from mediapipe.python.solutions.selfie_segmentation import SelfieSegmentation

            self._model = SelfieSegmentation(model_selection=0)
            # The graph starts, and has its say, with its first picture.
            self._model.process(np.zeros((64, 64, 3), np.uint8))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._model is not None:
            self._model.close()
            self._model = None

    def find(self, frame: Frame) -> Mask:
        """Share of every pixel of ``frame`` (uint8 [H, W, 3] RGB) that is person: float32 [H, W], 0…1.

        The model sees 256×256 pixels: thin strands are lost, so pass a picture that the head fills well.
        """
        if self._model is None:
            raise RuntimeError("a PersonFinder is used inside its with block")
        height, width = as_frame(frame).shape[:2]
        found = self._model.process(np.ascontiguousarray(frame)).segmentation_mask
        if found is None:
            return np.zeros((height, width), np.float32)
        return np.clip(np.nan_to_num(np.asarray(found, np.float32)), 0.0, 1.0)
