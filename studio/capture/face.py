"""Faces in a picture: landmarks, pose and openings, by mediapipe's Face Mesh. Judges nothing and keeps nothing.

mediapipe (0.10.14: its models lie in the wheel, and it opens no connection) is imported when a finder starts.
"""

import os
import sys
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from studio.capture.pose import solve_pose
from studio.core.frames import Frame, as_frame

if TYPE_CHECKING:
    from mediapipe.python.solutions.face_mesh import FaceMesh

Points = npt.NDArray[np.float32]

# Landmark numbers of mediapipe's face topology; right and left are the subject's own.
FOREHEAD, CHIN, RIGHT_CHEEK, LEFT_CHEEK = 10, 152, 234, 454
OUTLINE = (10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
           152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109)  # fmt: skip
_RIGHT_EYE, _LEFT_EYE = (33, 133), (362, 263)
_RIGHT_LIDS, _LEFT_LIDS = ((160, 144), (158, 153)), ((385, 380), (387, 373))
_UPPER_LIP, _LOWER_LIP, _RIGHT_MOUTH, _LEFT_MOUTH = 13, 14, 61, 291
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
        return float(np.linalg.norm(self.landmarks_px[FOREHEAD] - self.landmarks_px[CHIN]))

    @property
    def center_px(self) -> tuple[float, float]:
        """The middle between forehead, chin and both cheeks."""
        x, y = self.landmarks_px[[FOREHEAD, CHIN, RIGHT_CHEEK, LEFT_CHEEK], :2].mean(axis=0)
        return float(x), float(y)

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
            mesh_class = _load_face_mesh()
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
        scale = np.array((width, height, width), np.float32)
        faces = [
            describe_face(np.array([(p.x, p.y, p.z) for p in face.landmark], np.float32) * scale) for face in found
        ]
        return tuple(sorted(faces, key=lambda face: -face.eye_distance_px))


def describe_face(landmarks_px: Points) -> Face:
    """Pose and openings of float32 [478, 3] landmarks in pixels."""
    flat = landmarks_px[:, :2]
    outline = flat[list(OUTLINE)]
    yaw, pitch, roll = solve_pose(landmarks_px)
    right, left = flat[list(_RIGHT_EYE)].mean(axis=0), flat[list(_LEFT_EYE)].mean(axis=0)
    eye_distance = max(_distance(right, left), 1e-3)
    mouth = max(_distance(flat[_RIGHT_MOUTH], flat[_LEFT_MOUTH]), 1e-3)
    lips_y = float(flat[[_UPPER_LIP, _LOWER_LIP], 1].mean())
    corners_y = float(flat[[_RIGHT_MOUTH, _LEFT_MOUTH], 1].mean())
    return Face(
        landmarks_px=landmarks_px,
        box_px=(
            float(outline[:, 0].min()),
            float(outline[:, 1].min()),
            float(outline[:, 0].max()),
            float(outline[:, 1].max()),
        ),
        yaw_deg=yaw,
        pitch_deg=pitch,
        roll_deg=roll,
        eye_distance_px=eye_distance,
        eye_opening=(_eye_opening(flat, _RIGHT_EYE, _RIGHT_LIDS) + _eye_opening(flat, _LEFT_EYE, _LEFT_LIDS)) / 2,
        mouth_opening=_distance(flat[_UPPER_LIP], flat[_LOWER_LIP]) / mouth,
        mouth_width=mouth / eye_distance,
        mouth_lift=(lips_y - corners_y) / eye_distance,
    )


def _distance(first: Points, second: Points) -> float:
    return float(np.linalg.norm(first - second))


def _eye_opening(flat: Points, corners: tuple[int, int], lids: tuple[tuple[int, int], ...]) -> float:
    """Eye aspect ratio (Soukupova and Cech 2016)."""
    heights = [_distance(flat[upper], flat[lower]) for upper, lower in lids]
    return sum(heights) / len(heights) / max(_distance(flat[corners[0]], flat[corners[1]]), 1e-3)


def _load_face_mesh() -> "type[FaceMesh]":
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
