"""The best frames of a scan: few of every sector, all unlike each other, encoded in memory and never on disk.

Judges no picture; its callers offer only good ones. Memory is bounded: at most a plan's room of encoded frames, and two
dozen (36 MB) that wait for a moment without a frame to be encoded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from studio.capture.ring import Coverage, SectorPlan
from studio.capture.signals import Thumbnail, difference
from studio.core.frames import Frame
from studio.domain.capture import HeadPose, Sector

STORED_SIDE_PX = 720
MAX_WAITING = 24
_JPEG_QUALITY = 92
# Frames nearer to each other than this are neighbours of one movement.
_MIN_GAP_S = 0.18
# Alike: aligned thumbnails within so many grey levels, and the mouth open alike. Camera noise alone makes about 0.3.
_MAX_SAME_LEVELS = 0.7
_MIN_MOUTH_STEP = 0.04
_MIN_POSE_STEP_DEG = 1.5
# A kept frame gives way only to a plainly better one: encoding is dearer than judging.
_BETTER = 1.2


@dataclass(frozen=True, eq=False)
class ScanFrame:
    """A kept frame. ``data`` is a JPEG of ``width_px`` × ``height_px``; ``landmarks_px`` float32 [478, 3] lie in it."""

    data: bytes
    width_px: int
    height_px: int
    time_s: float
    sector: Sector
    pose: HeadPose
    score: float
    landmarks_px: npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Candidate:
    """A good frame, offered."""

    rgb: Frame
    landmarks_px: npt.NDArray[np.float32]
    time_s: float
    sector: Sector
    pose: HeadPose
    score: float
    mouth_opening: float
    thumbnail: Thumbnail


@dataclass(eq=False)
class _Kept:
    frame: ScanFrame
    mouth_opening: float
    thumbnail: Thumbnail
    waiting: Frame | None


class Gallery:
    """Keeps the best of what is offered. One thread at a time."""

    def __init__(self, plans: Sequence[SectorPlan]) -> None:
        self._plans = {plan.sector: plan for plan in plans}
        self._kept: dict[Sector, list[_Kept]] = {plan.sector: [] for plan in plans}
        self._waiting: list[_Kept] = []
        self._last_kept_s = -1e9
        self._coverage: Coverage | None = None

    @property
    def coverage(self) -> Coverage:
        """How far the sectors are filled."""
        if self._coverage is None:
            self._coverage = Coverage(
                tuple((sector, min(1.0, len(self._kept[sector]) / plan.needed)) for sector, plan in self._plans.items())
            )
        return self._coverage

    @property
    def count(self) -> int:
        return sum(map(len, self._kept.values()))

    def is_wanted(self, sector: Sector, time_s: float) -> bool:
        """Whether a frame of this sector has a chance now: cheap, to be asked before measuring."""
        return sector in self._plans and time_s - self._last_kept_s >= _MIN_GAP_S

    def offer(self, candidate: Candidate, window: tuple[int, int, int, int]) -> bool | None:
        """Keep ``candidate`` if it adds something: True. None when it is like a kept one, False when it is worse.

        ``window`` is (left, top, right, bottom) of what is kept of it.
        """
        kept = self._kept[candidate.sector]
        alike = next((each for each in kept if _is_alike(each, candidate)), None)
        if alike is not None:
            if candidate.score < _BETTER * alike.frame.score:
                return None
            self._drop(alike)
        elif len(kept) >= self._plans[candidate.sector].room:
            worst = min(kept, key=lambda each: each.frame.score)
            if candidate.score < _BETTER * worst.frame.score:
                return False
            self._drop(worst)
        self._keep(candidate, window)
        return True

    def clear(self, sector: Sector) -> None:
        """Forget what was kept of a sector."""
        for each in list(self._kept[sector]):
            self._drop(each)

    def remove(self, sector: Sector) -> None:
        """Leave a sector out of the ring for good."""
        self.clear(sector)
        del self._kept[sector], self._plans[sector]
        self._coverage = None

    def encode_one(self) -> bool:
        """Encode one of the waiting frames; whether any is left."""
        if self._waiting:
            each = self._waiting.pop(0)
            if each.waiting is not None:
                each.frame = replace(each.frame, data=_encode(each.waiting))
                each.waiting = None
        return bool(self._waiting)

    def finish(self) -> tuple[ScanFrame, ...]:
        """All kept frames, encoded, in the order in which they were seen."""
        while self.encode_one():
            pass
        frames = [each.frame for kept in self._kept.values() for each in kept]
        return tuple(sorted(frames, key=lambda frame: frame.time_s))

    def _keep(self, candidate: Candidate, window: tuple[int, int, int, int]) -> None:
        while len(self._waiting) >= MAX_WAITING:
            self.encode_one()
        picture, landmarks_px = _cut(candidate, window)
        height, width = picture.shape[:2]
        frame = ScanFrame(
            b"", width, height, candidate.time_s, candidate.sector, candidate.pose, candidate.score, landmarks_px
        )
        each = _Kept(frame, candidate.mouth_opening, candidate.thumbnail, picture)
        self._kept[candidate.sector].append(each)
        self._waiting.append(each)
        self._last_kept_s = candidate.time_s
        self._coverage = None

    def _drop(self, each: _Kept) -> None:
        self._kept[each.frame.sector].remove(each)
        if each in self._waiting:
            self._waiting.remove(each)
        self._coverage = None


def _is_alike(kept: _Kept, candidate: Candidate) -> bool:
    one, other = kept.frame.pose, candidate.pose
    turned = max(
        abs(one.yaw_deg - other.yaw_deg), abs(one.pitch_deg - other.pitch_deg), abs(one.roll_deg - other.roll_deg)
    )
    if turned >= _MIN_POSE_STEP_DEG or abs(kept.mouth_opening - candidate.mouth_opening) >= _MIN_MOUTH_STEP:
        return False
    return difference(kept.thumbnail, candidate.thumbnail) < _MAX_SAME_LEVELS


def _cut(candidate: Candidate, window: tuple[int, int, int, int]) -> tuple[Frame, npt.NDArray[np.float32]]:
    """An own copy of the window, at most `STORED_SIDE_PX` a side with even sides, and the landmarks in it."""
    import cv2

    left, top, right, bottom = window
    part = candidate.rgb[top:bottom, left:right]
    scale = min(1.0, STORED_SIDE_PX / max(part.shape[:2]))
    height, width = (max(2, round(side * scale) // 2 * 2) for side in part.shape[:2])
    if (height, width) == part.shape[:2]:
        picture = part.copy()
    else:
        picture = np.asarray(cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    factor_x, factor_y = width / part.shape[1], height / part.shape[0]
    moved = (candidate.landmarks_px - (left, top, 0.0)) * (factor_x, factor_y, factor_x)
    return picture, moved.astype(np.float32)


def _encode(picture: Frame) -> bytes:
    import cv2

    shown = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    fits, data = cv2.imencode(".jpg", shown, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    if not fits:
        raise RuntimeError(f"a picture of {picture.shape} could not be encoded")
    return data.tobytes()
