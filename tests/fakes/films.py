"""Frames whose faces were found once: judges can be shown them again and again without the network's cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from studio.capture.face import Points
from studio.capture.tracking import FaceTracker, Sighting
from studio.core.frames import Frame


@dataclass(frozen=True, eq=False)
class Shot:
    """One frame and the landmarks of its face; None without one."""

    rgb: Frame
    landmarks_px: Points | None


def shoot(frames: Iterable[Frame]) -> list[Shot]:
    """Follow the face through ``frames`` as a camera's tracker would."""
    with FaceTracker() as tracker:
        return [Shot(frame, tracker.track(frame)()) for frame in frames]


class ReplayTracker:
    """Tells landmarks of frames that it knows. ``face_count`` is what it counts, ``tracked`` how often it looked."""

    def __init__(self, shots: Sequence[Shot], face_count: int = 1) -> None:
        self.shots = {id(shot.rgb): shot for shot in shots}
        self.face_count = face_count
        self.tracked = 0
        self.is_open = False

    def __enter__(self) -> Self:
        self.is_open = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_open = False

    def add(self, frame: Frame, landmarks_px: Points | None) -> Frame:
        self.shots[id(frame)] = Shot(frame, landmarks_px)
        return frame

    def track(self, frame: Frame) -> Sighting:
        self.tracked += 1
        shot = self.shots[id(frame)]
        return lambda: shot.landmarks_px

    def count_faces(self, frame: Frame) -> int:
        return self.face_count
