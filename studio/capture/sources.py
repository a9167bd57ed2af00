"""Where the pictures of a guided scan come from: the protocol that a camera follows, and a recorded file.

Judges nothing and keeps nothing. Pictures are unmirrored: the person's left is on the right of the picture.
"""

import threading
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from studio.capture.scan import ScanLimits, list_pictures, read_scan
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.domain.capture import Origin
from studio.domain.errors import NotFound

FILE_FPS = 15.0
STORED_SIDE_PX = 720


@dataclass(frozen=True, eq=False)
class TimedFrame:
    """``rgb`` is uint8 [H, W, 3], all of one size within a source; ``time_s`` rises, from any start."""

    rgb: Frame
    time_s: float


class FrameSource(Protocol):
    """Gives pictures one after the other. ``origin`` is kept with everything that is made of them."""

    @property
    def origin(self) -> Origin: ...

    def frames(self) -> Generator[TimedFrame, None, None]:
        """All pictures from the start. Close the generator to let go of the device or file."""


class FrameTaker(Protocol):
    """Takes pictures as they come, at once: a `JudgeWorker`, or a preview."""

    def offer(self, rgb: Frame, time_s: float) -> None: ...


@dataclass(frozen=True)
class FileSource:
    """A recorded video, or a folder of pictures. Its origin is "file", whatever it shows.

    `frames` raises `NotFound`, `UnreadableMedia`, `InvalidInput`.
    """

    ffmpeg: Ffmpeg
    path: Path
    fps: float = FILE_FPS
    limits: ScanLimits = field(default_factory=ScanLimits)

    @property
    def origin(self) -> Origin:
        return "file"

    def frames(self) -> Generator[TimedFrame, None, None]:
        if not self.path.exists() or (self.path.is_dir() and not list_pictures(self.path)):
            raise NotFound(f"There is no scan named {self.path.name}.", "Check the path of the video.")
        if not self.path.is_dir():
            self.ffmpeg.probe(self.path, self.limits.media)
        with closing(read_scan(self.ffmpeg, self.path, self.fps, self.limits)) as frames:
            for index, rgb in enumerate(frames):
                yield TimedFrame(rgb, index / self.fps)


@dataclass(frozen=True)
class MemorySource:
    """A stored scan, in memory only: ``data`` is what `studio.pipelines.dataset.normalize_scan` gave."""

    ffmpeg: Ffmpeg
    data: bytes
    origin: Origin
    fps: float = FILE_FPS
    max_side_px: int = STORED_SIDE_PX

    def frames(self) -> Generator[TimedFrame, None, None]:
        with closing(self.ffmpeg.read_frames(self.data, self.fps, self.max_side_px)) as frames:
            for index, rgb in enumerate(frames):
                yield TimedFrame(rgb, index / self.fps)


def play(source: FrameSource, taker: FrameTaker, stopped: threading.Event) -> int:
    """Hand the pictures of ``source`` to ``taker`` when they are due, as a camera would; how many there were.

    Runs in the caller's thread until the source ends or ``stopped`` is set.
    """
    count, started_s, first_s = 0, time.monotonic(), 0.0
    with closing(source.frames()) as frames:
        for frame in frames:
            first_s = first_s if count else frame.time_s
            wait_s = frame.time_s - first_s - (time.monotonic() - started_s)
            if stopped.wait(max(0.0, wait_s)):
                break
            taker.offer(frame.rgb, frame.time_s)
            count += 1
    return count
