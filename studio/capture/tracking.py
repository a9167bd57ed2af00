"""The face of a running camera: followed from picture to picture, which costs half of finding it anew each time.

Judges nothing and keeps no picture. mediapipe (0.10.14: its models lie in the wheel, and it opens no connection) is
imported when a tracker starts.
"""

from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

import numpy as np

from studio.capture.face import Points, hush_chatter, load_face_mesh, read_landmarks
from studio.core.frames import Frame

if TYPE_CHECKING:
    from mediapipe.python.solutions.face_detection import FaceDetection
    from mediapipe.python.solutions.face_mesh import LandmarkList, Packet

# Landmarks of one face in pixels, float32 [478, 3]; None without a face. They are unpacked when it is called, in
# any thread while the tracker is open: the thread that follows the face goes on with the next frame meanwhile.
Sighting: TypeAlias = Callable[[], Points | None]

_MIN_CONFIDENCE = 0.5
_IMAGE, _LANDMARKS = "image", "multi_face_landmarks"
_STEP_US = 33_333
# A second face must be this wide, in shares of the largest one: a portrait on a far wall is not a person in the scan.
_MIN_SECOND_SHARE = 0.25


class _Mesh(Protocol):
    def follow(self, image: Frame) -> "Packet | None": ...

    def unpack(self, found: "Packet") -> "Sequence[LandmarkList]": ...

    def close(self) -> None: ...


class Tracker(Protocol):
    """What a judge needs to see faces."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def track(self, frame: Frame) -> Sighting:
        """The followed face, or the largest when none is followed yet."""

    def count_faces(self, frame: Frame) -> int:
        """How many faces there are in all."""


class FaceTracker:
    """Follows one face by mediapipe's Face Mesh: ``with FaceTracker() as tracker``. One thread at a time."""

    def __init__(self) -> None:
        self._mesh: _Mesh | None = None
        self._detector: FaceDetection | None = None

    def __enter__(self) -> Self:
        with hush_chatter():
            self._mesh = _open_mesh()
            from mediapipe.python.solutions.face_detection import FaceDetection

            # The short-range model: people within two metres, which is who a scan could confuse.
            self._detector = FaceDetection(min_detection_confidence=_MIN_CONFIDENCE, model_selection=0)
            # The graphs start, and have their say, with their first picture.
            nothing = np.zeros((64, 64, 3), np.uint8)
            self._mesh.follow(nothing)
            self._detector.process(nothing)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for graph in (self._mesh, self._detector):
            if graph is not None:
                graph.close()
        self._mesh = self._detector = None

    def track(self, frame: Frame) -> Sighting:
        """The followed face of ``frame`` (uint8 [H, W, 3] RGB, contiguous)."""
        if self._mesh is None:
            raise RuntimeError("a FaceTracker is used inside its with block")
        found = self._mesh.follow(frame)
        return see_nothing if found is None else partial(_read, self._mesh, found, frame.shape[1], frame.shape[0])

    def count_faces(self, frame: Frame) -> int:
        """Faces at least a quarter as wide as the largest one. About as dear as following: ask now and then."""
        if self._detector is None:
            raise RuntimeError("a FaceTracker is used inside its with block")
        found = self._detector.process(frame).detections or ()
        widths = [each.location_data.relative_bounding_box.width for each in found]
        return sum(width >= _MIN_SECOND_SHARE * max(widths) for width in widths)


def see_nothing() -> None:
    """The sighting of a frame without a face."""


def _read(mesh: _Mesh, packet: "Packet", width_px: int, height_px: int) -> Points | None:
    found = mesh.unpack(packet)
    return read_landmarks(found[0], width_px, height_px) if found else None


def _open_mesh() -> _Mesh:
    load_face_mesh()  # sets mediapipe's surroundings right first
    from mediapipe.python.solutions.face_mesh import FaceMesh

    class LeanMesh(FaceMesh):
        """mediapipe's own Face Mesh; `follow` does what its `process` does without building a class a picture, which
        costs as much as all that is judged here."""

        def follow(self, image: Frame) -> "Packet | None":
            self._graph_outputs.clear()
            self._simulated_timestamp += _STEP_US
            packet = self._make_packet(self._input_stream_type_info[_IMAGE], image)
            self._graph.add_packet_to_input_stream(stream=_IMAGE, packet=packet.at(self._simulated_timestamp))
            self._graph.wait_until_idle()
            return self._graph_outputs.get(_LANDMARKS)

        def unpack(self, found: "Packet") -> "Sequence[LandmarkList]":
            return self._get_packet_content(self._output_stream_type_info[_LANDMARKS], found) or ()

    return LeanMesh(
        static_image_mode=False,
        max_num_faces=1,
        refine_landmarks=True,
        min_detection_confidence=_MIN_CONFIDENCE,
        min_tracking_confidence=_MIN_CONFIDENCE,
    )
