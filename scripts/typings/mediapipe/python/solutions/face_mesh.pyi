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

class Packet:
    def at(self, timestamp_us: int) -> Packet: ...

class _Graph:
    def add_packet_to_input_stream(self, stream: str, packet: Packet) -> None: ...
    def wait_until_idle(self) -> None: ...

class FaceMesh:
    _graph: _Graph
    _graph_outputs: dict[str, Packet]
    _simulated_timestamp: int
    _input_stream_type_info: dict[str, object]
    _output_stream_type_info: dict[str, object]
    def _make_packet(self, kind: object, data: npt.NDArray[np.uint8]) -> Packet: ...
    def _get_packet_content(self, kind: object, packet: Packet) -> Sequence[LandmarkList] | None: ...
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
