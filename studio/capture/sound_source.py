"""Where sound comes from: the protocol of a microphone, the bounded buffer beneath it, and recorded files.

Judges nothing and writes nothing. A microphone itself is in `studio.capture.microphone`.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from studio.capture.recording import RecordingLimits, read_sound
from studio.capture.resampling import Samples
from studio.domain.capture import Origin
from studio.domain.errors import InvalidInput

BUFFER_S = 10.0
FILE_BLOCK_S = 0.05
# Faint noise between files: exact zeros are what a muted microphone gives. -84 dBFS.
_FILE_PAUSE_LEVEL = 6e-5


@dataclass(frozen=True, eq=False)
class SoundBlock:
    """``samples`` float32 mono [n] at the source's rate; ``lost`` samples before them never arrived."""

    samples: Samples
    lost: int = 0


class SoundSource(Protocol):
    """Gives sound as it comes. ``origin`` is kept with everything that is made of it."""

    @property
    def origin(self) -> Origin: ...

    @property
    def name(self) -> str: ...

    @property
    def rate_hz(self) -> int:
        """The rate of its blocks; known once `start` has returned."""

    def start(self) -> None:
        """Open it. Raises `MicrophoneUnavailable`, or for a file what reading it raises."""

    def read(self, timeout_s: float = 0.0) -> SoundBlock | None:
        """All that has come since the last call; None when nothing came within ``timeout_s``.

        Raises `MicrophoneLost` when the device is gone; what was read before stays good.
        """

    def cue(self) -> None:
        """A sentence is about to be spoken. A microphone forgets what came before; a file begins with its next one."""

    def close(self) -> None:
        """Let go of it. May be called twice."""


class SoundBuffer:
    """A ring of the newest ``capacity`` samples between a callback and its reader. What nobody fetched is counted."""

    def __init__(self, capacity: int) -> None:
        self._ring = np.zeros(capacity, np.float32)
        self._start = 0
        self._count = 0
        self._lost = 0
        self._ready = threading.Condition()

    def write(self, samples: npt.NDArray[np.float32], lost: int = 0) -> None:
        """Add ``samples`` [n], oldest ones giving way; ``lost`` are known to have gone missing before them."""
        capacity = len(self._ring)
        with self._ready:
            surplus = max(0, self._count + len(samples) - capacity)
            dropped = min(surplus, self._count)
            self._start = (self._start + dropped) % capacity
            self._count -= dropped
            kept = samples[-capacity:]
            end = (self._start + self._count) % capacity
            first = min(len(kept), capacity - end)
            self._ring[end : end + first] = kept[:first]
            self._ring[: len(kept) - first] = kept[first:]
            self._count += len(kept)
            self._lost += lost + surplus
            self._ready.notify_all()

    def read(self, timeout_s: float) -> SoundBlock | None:
        with self._ready:
            if not self._count and timeout_s > 0:
                self._ready.wait(timeout_s)
            if not self._count:
                return None
            order = (self._start + np.arange(self._count)) % len(self._ring)
            block = SoundBlock(self._ring[order], self._lost)
            self._start = (self._start + self._count) % len(self._ring)
            self._count = self._lost = 0
            return block

    def wipe(self) -> None:
        """Forget everything that nobody fetched: it is a person's voice."""
        with self._ready:
            self._ring[:] = 0
            self._start = self._count = self._lost = 0


class RecordedSound:
    """Recordings played as if somebody spoke: each `cue` begins the next file, near-silence between. For tests, and
    for a sample that was recorded elsewhere; its origin is "file", whatever it holds.

    With ``paced`` blocks come when they are due, otherwise as fast as they are read. All files have one rate.
    """

    def __init__(self, paths: Sequence[Path], *, paced: bool = False, limits: RecordingLimits | None = None) -> None:
        self._paths = tuple(paths)
        self._paced = paced
        self._limits = limits or RecordingLimits()
        self._next = 0
        self._playing: Samples = np.zeros(0, np.float32)
        self._position = 0
        self._rate_hz = 0
        self._due_s = 0.0
        self._noise = np.random.default_rng(0)

    @property
    def origin(self) -> Origin:
        return "file"

    @property
    def name(self) -> str:
        return self._paths[0].name if self._paths else ""

    @property
    def rate_hz(self) -> int:
        return self._rate_hz

    def start(self) -> None:
        """Raises `InvalidInput` without files, and what `read_sound` raises for the first."""
        if not self._paths:
            raise InvalidInput("No recording was given.", "Give at least one sound file.")
        _, self._rate_hz = read_sound(self._paths[0], self._limits)
        self._due_s = time.monotonic()

    def cue(self) -> None:
        """Begin the next file; raises `InvalidInput` when there is none, or when its rate differs."""
        if self._next >= len(self._paths):
            raise InvalidInput("All recordings have been played.", "Give one recording for every sentence.")
        path = self._paths[self._next]
        samples, rate_hz = read_sound(path, self._limits)
        if rate_hz != self._rate_hz:
            raise InvalidInput(f"{path.name} has another sample rate than the first.", "Use files of one sample rate.")
        self._next += 1
        self._playing, self._position = samples, 0

    def read(self, timeout_s: float = 0.0) -> SoundBlock | None:
        size = max(1, round(FILE_BLOCK_S * self._rate_hz))
        if self._paced:
            wait_s = self._due_s - time.monotonic()
            if wait_s > 0:
                time.sleep(min(wait_s, max(0.0, timeout_s)))
            if self._due_s > time.monotonic():
                return None
            self._due_s += FILE_BLOCK_S
        part = self._playing[self._position : self._position + size]
        self._position += len(part)
        pause = self._noise.uniform(-_FILE_PAUSE_LEVEL, _FILE_PAUSE_LEVEL, size - len(part))
        return SoundBlock(np.concatenate([part, pause.astype(np.float32)]))

    def close(self) -> None:
        self._playing, self._position = np.zeros(0, np.float32), 0
