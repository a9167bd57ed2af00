"""Faces in a picture: landmarks, pose and openings, by mediapipe's Face Mesh. Judges nothing and keeps nothing.

mediapipe (0.10.14: its models lie in the wheel, and it opens no connection) is imported when a finder starts.
"""

import math
import os
import sys
import tempfile
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from studio.capture.pose import solve_pose
from studio.core.frames import Frame, as_frame

if TYPE_CHECKING:
    from mediapipe.python.solutions.face_mesh import FaceMesh, LandmarkList

_Place = tuple[float, float]
Points = npt.NDArray[np.float32]

# Landmark numbers of mediapipe's face topology; right and left are the subject's own.
FOREHEAD, CHIN, RIGHT_CHEEK, LEFT_CHEEK = 10, 152, 234, 454
OUTLINE = (10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
           152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109)  # fmt: skip
_RIGHT_EYE, _LEFT_EYE = (33, 133), (362, 263)
_RIGHT_LIDS, _LEFT_LIDS = ((160, 144), (158, 153)), ((385, 380), (387, 373))
_UPPER_LIP, _LOWER_LIP, _RIGHT_MOUTH, _LEFT_MOUTH = 13, 14, 61, 291
# What `describe_face` looks at, in the order in which it takes it.
_DESCRIBED = (
    *_RIGHT_EYE, *_LEFT_EYE,
    *(number for lids in (*_RIGHT_LIDS, *_LEFT_LIDS) for number in lids),
    _UPPER_LIP, _LOWER_LIP, _RIGHT_MOUTH, _LEFT_MOUTH,
)  # fmt: skip
# One landmark as protobuf writes it: message head, then three tagged little-endian floats.
_PACKED_BYTES, _FIRST_FLOAT, _NEXT_FLOAT = 17, 3, 5
_PACKED_TAGS = ((0, b"\x0a"), (1, b"\x0f"), (2, b"\x0d"), (7, b"\x15"), (12, b"\x1d"))
# Two at once would each take the other's stand-in for the real standard error.
_HUSHING = threading.Lock()
# What mediapipe and TensorFlow Lite say at every start. Anything else they say is passed on.
_CHATTER = (
    "INFO: Created TensorFlow Lite",
    "WARNING: All log messages before absl::InitializeLog()",
    "inference_feedback_manager.cc",
    "gl_context",
    "INFO: Replacing ",
)


@dataclass(frozen=True, eq=False)
class Face:
    """One face. ``landmarks_px`` is float32 [478, 3]: x right, y down, z away from the camera, all in pixels.

    ``box_px`` is (left, top, right, bottom) of the outline. Angles are degrees: yaw > 0 turns the nose to the right
    of the picture, pitch > 0 lifts the chin, roll > 0 is clockwise. Absolute pitch differs from person to person:
    compare within one recording. ``eye_opening`` is the mean aspect ratio of the eyes (open about 0.25, closed below
    0.1); ``mouth_opening`` is in mouth widths; ``mouth_width`` and ``mouth_lift`` (corners above the middle of the
    lips) are in eye distances.
    """

    landmarks_px: Points
    box_px: tuple[float, float, float, float]
    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    eye_distance_px: float
    eye_opening: float
    mouth_opening: float
    mouth_width: float
    mouth_lift: float

    @property
    def head_height_px(self) -> float:
        """Chin to hairline in space, so that a nod does not shorten it."""
        return math.dist(self.landmarks_px[FOREHEAD].tolist(), self.landmarks_px[CHIN].tolist())

    @property
    def center_px(self) -> tuple[float, float]:
        """The middle between forehead, chin and both cheeks."""
        places = self.landmarks_px.take((FOREHEAD, CHIN, RIGHT_CHEEK, LEFT_CHEEK), axis=0).tolist()
        return sum(x for x, _, _ in places) / 4, sum(y for _, y, _ in places) / 4

    @property
    def eyes_px(self) -> tuple[Points, Points]:
        """Middles of the subject's right and left eye, float32 [2] each."""
        return self.landmarks_px[list(_RIGHT_EYE), :2].mean(axis=0), self.landmarks_px[list(_LEFT_EYE), :2].mean(axis=0)


class FaceFinder:
    """Finds faces in single pictures: ``with FaceFinder() as finder``. One thread at a time."""

    def __init__(self, max_faces: int = 3, min_confidence: float = 0.5) -> None:
        self._max_faces = max_faces
        self._min_confidence = min_confidence
        self._mesh: FaceMesh | None = None

    def __enter__(self) -> "FaceFinder":
        with hush_chatter():
            mesh_class = load_face_mesh()
            self._mesh = mesh_class(
                static_image_mode=True,
                max_num_faces=self._max_faces,
                refine_landmarks=True,
                min_detection_confidence=self._min_confidence,
            )
            # The graph starts, and has its say, with its first picture.
            self._mesh.process(np.zeros((64, 64, 3), np.uint8))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._mesh is not None:
            self._mesh.close()
            self._mesh = None

    def find(self, frame: Frame) -> tuple[Face, ...]:
        """All faces of ``frame`` (uint8 [H, W, 3] RGB), the largest first."""
        if self._mesh is None:
            raise RuntimeError("a FaceFinder is used inside its with block")
        height, width = as_frame(frame).shape[:2]
        found = self._mesh.process(np.ascontiguousarray(frame)).multi_face_landmarks or ()
        faces = [describe_face(read_landmarks(face, width, height)) for face in found]
        return tuple(sorted(faces, key=lambda face: -face.eye_distance_px))


def read_landmarks(found: "LandmarkList", width_px: int, height_px: int) -> Points:
    """Landmarks as mediapipe gives them, in pixels: float32 [n, 3].

    They are read from their packed form, since asking for 1434 numbers one by one takes longer than all judging.
    """
    packed, count = found.SerializeToString(), len(found.landmark)
    if len(packed) == count * _PACKED_BYTES and _is_packed_as_known(packed, count):
        points = np.ndarray((count, 3), "<f4", packed, _FIRST_FLOAT, (_PACKED_BYTES, _NEXT_FLOAT))
    else:
        points = np.array([(p.x, p.y, p.z) for p in found.landmark], np.float32)
    return points * np.array((width_px, height_px, width_px), np.float32)


def _is_packed_as_known(packed: bytes, count: int) -> bool:
    return all(packed[place::_PACKED_BYTES] == tag * count for place, tag in _PACKED_TAGS)


def describe_face(landmarks_px: Points) -> Face:
    """Pose and openings of float32 [478, 3] landmarks in pixels."""
    outline = landmarks_px.take(OUTLINE, axis=0)
    left_px, top_px, _ = outline.min(axis=0).tolist()
    right_px, bottom_px, _ = outline.max(axis=0).tolist()
    yaw, pitch, roll = solve_pose(landmarks_px)
    # Sixteen points are measured faster as plain numbers than as arrays.
    picked = [(x, y) for x, y, _ in landmarks_px.take(_DESCRIBED, axis=0).tolist()]
    right_eye, left_eye, lids = picked[:2], picked[2:4], picked[4:12]
    upper, lower, right_mouth, left_mouth = picked[12:]
    eye_distance = max(math.dist(_middle(*right_eye), _middle(*left_eye)), 1e-3)
    mouth = max(math.dist(right_mouth, left_mouth), 1e-3)
    return Face(
        landmarks_px=landmarks_px,
        box_px=(left_px, top_px, right_px, bottom_px),
        yaw_deg=yaw,
        pitch_deg=pitch,
        roll_deg=roll,
        eye_distance_px=eye_distance,
        eye_opening=(_eye_opening(right_eye, lids[:4]) + _eye_opening(left_eye, lids[4:])) / 2,
        mouth_opening=math.dist(upper, lower) / mouth,
        mouth_width=mouth / eye_distance,
        mouth_lift=(upper[1] + lower[1] - right_mouth[1] - left_mouth[1]) / 2 / eye_distance,
    )


def _middle(first: _Place, second: _Place) -> _Place:
    return (first[0] + second[0]) / 2, (first[1] + second[1]) / 2


def _eye_opening(corners: Sequence[_Place], lids: Sequence[_Place]) -> float:
    """Eye aspect ratio (Soukupova and Cech 2016). ``lids``: upper, lower, upper, lower."""
    height = (math.dist(lids[0], lids[1]) + math.dist(lids[2], lids[3])) / 2
    return height / max(math.dist(corners[0], corners[1]), 1e-3)


def load_face_mesh() -> "type[FaceMesh]":
    """mediapipe's class, imported now; its environment is set right for Qt."""
    from mediapipe.python.solutions.face_mesh import FaceMesh

    # mediapipe's own call of a protobuf name that still works and is said to go.
    warnings.filterwarnings("ignore", message="SymbolDatabase.GetPrototype", category=UserWarning)
    # Its OpenCV points Qt to plugins of its own, which a PySide6 window must not load.
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        os.environ.pop(name, None)
    return FaceMesh


@contextmanager
def hush_chatter() -> Iterator[None]:
    """Hold back what native code writes to standard error meanwhile, then pass on all but the known chatter.

    The whole process's standard error is held back for that half second, which is why nothing of it is dropped.
    """
    with _HUSHING:
        yield from _hold_back()


def _hold_back() -> Iterator[None]:
    try:
        kept = os.dup(2)
    except OSError:  # a windowed program on Windows has no standard error
        yield
        return
    with tempfile.TemporaryFile() as heard:
        sys.stderr.flush()
        os.dup2(heard.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            heard.seek(0)
            for line in heard.read().decode("utf-8", "replace").splitlines():
                if line.strip() and not any(words in line for words in _CHATTER):
                    sys.stderr.write(line + "\n")
