"""Files give frames with times, and play at the pace of a camera."""

import threading
import time
from pathlib import Path

import numpy as np

from studio.capture.sources import FileSource, play
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from tests.fakes.drawn_heads import DrawnSource

BLANK = np.zeros((4, 4, 3), np.uint8)


class Taker:
    def __init__(self, stop_after: int | None = None) -> None:
        self.times_s: list[float] = []
        self.stop_after = stop_after
        self.stopped = threading.Event()

    def offer(self, rgb: Frame, time_s: float) -> None:
        self.times_s.append(time_s)
        if len(self.times_s) == self.stop_after:
            self.stopped.set()


def test_a_file_is_read_in_steps_of_its_rate(ffmpeg: Ffmpeg, scan_path: Path) -> None:
    source = FileSource(ffmpeg, scan_path, fps=2)

    frames = list(source.frames())

    assert source.origin == "file"
    assert len(frames) == 24
    assert [frame.time_s for frame in frames[:3]] == [0.0, 0.5, 1.0]
    assert frames[0].rgb.dtype == np.uint8


def test_playing_keeps_the_time_of_the_frames() -> None:
    taker = Taker()
    started_s = time.monotonic()

    count = play(DrawnSource([BLANK] * 6, step_s=0.04), taker, taker.stopped)

    assert count == 6
    assert time.monotonic() - started_s >= 0.19


def test_playing_ends_when_told() -> None:
    taker = Taker(stop_after=3)

    assert play(DrawnSource([BLANK] * 500, step_s=0.005), taker, taker.stopped) == 3
