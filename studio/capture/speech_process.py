"""Our side of the listening program: starts it when first asked, asks, restarts it after a crash, and always ends it.

Sound goes through a pipe, never through a file. Must not load pocketsphinx itself: a crash of the C library ends the
child alone.
"""

import base64
import contextlib
import importlib.util
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Annotated, TypeVar

import numpy as np
from pydantic import Field

from studio.capture.resampling import Samples, resample
from studio.core import serial
from studio.domain.errors import InvalidInput, ToolMissing, WorkerDied

HEARD_RATE_HZ = 16_000
MAX_HEARD_S = 60.0
# A sentence takes some 0.1 s a second of sound and two loads of half a second; a busy old machine is far slower.
ANSWER_WITHIN_S = 30.0
_TRIES = 2
_MODULE = "pocketsphinx"
_PEAK = 0.7
T = TypeVar("T")


@dataclass(frozen=True)
class Alignment:
    """How well words lie over a recording: ``score`` as in `TextCheck`; ``unknown`` words have no pronunciation."""

    aligned: bool
    score: float | None
    unknown: tuple[Annotated[str, Field(max_length=100)], ...] = ()


@dataclass(frozen=True)
class _Hello:
    version: Annotated[str, Field(max_length=60)]


@dataclass(frozen=True)
class HeardWord:
    """A word and where it lies in the recording, in seconds."""

    word: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class _Heard:
    heard: Annotated[tuple[tuple[Annotated[str, Field(max_length=100)], float, float], ...], Field(max_length=200)]


def is_installed() -> bool:
    """Whether the package that listens is there. Imports nothing."""
    return importlib.util.find_spec(_MODULE) is not None


class SpeechProcess:
    """The program, as a context manager; nothing runs before the first question. Safe to use from any thread.

    Every question has ``answer_within_s``. Where the program crashed or hung it is ended, and the question is asked
    once more of another one: the C library crashes now and then. ``program`` is the script to run.
    """

    def __init__(self, answer_within_s: float = ANSWER_WITHIN_S, program: Path | None = None) -> None:
        self._answer_within_s = answer_within_s
        self._program = program or Path(__file__).with_name("speech_worker.py")
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._closings = 0
        self.version = ""

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def __enter__(self) -> "SpeechProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def align(self, samples: Samples, rate_hz: int, words: Sequence[str]) -> Alignment:
        """Lay ``words`` (lower case) over ``samples`` float32 mono [n].

        Raises `ToolMissing`, `WorkerDied`, and `InvalidInput` for a recording of more than `MAX_HEARD_S`.
        """
        return self._ask(Alignment, samples, rate_hz, {"words": list(words)})

    def choose(self, samples: Samples, rate_hz: int, grammar: str) -> tuple[HeardWord, ...]:
        """The words of that sentence of the JSGF ``grammar`` that was said, empty when none was. Raises as `align`."""
        heard = self._ask(_Heard, samples, rate_hz, {"grammar": grammar}).heard
        return tuple(HeardWord(*word) for word in heard)

    def close(self) -> None:
        """End the program. May be called twice, and from another thread: a question under way raises `WorkerDied`."""
        self._closings += 1
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._reap()

    def _ask(self, kind: type[T], samples: Samples, rate_hz: int, question: dict[str, object]) -> T:
        if len(samples) > MAX_HEARD_S * rate_hz:
            raise InvalidInput(
                f"The recording is too long to be checked ({MAX_HEARD_S:.0f} s at most).", "Say one sentence at a time."
            )
        request = json.dumps({"pcm": _to_pcm(samples, rate_hz), **question})
        closings = self._closings
        with self._lock:
            for tries_left in reversed(range(_TRIES)):
                try:
                    process = self._process or self._start()
                    self._write(process, request)
                    return _read_as(kind, self._read_line(process))
                except WorkerDied:
                    self._reap()
                    if not tries_left or closings != self._closings:
                        raise
        raise _died()

    def _start(self) -> "subprocess.Popen[str]":
        if not is_installed():
            raise ToolMissing(
                "The words cannot be checked: pocketsphinx is not installed.",
                "Run: pip install pocketsphinx. Recordings can be made without the check meanwhile.",
            )
        try:
            # -P: nothing of the script's folder is imported by accident.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-X", "utf8", str(self._program)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise _died() from error
        self.version = _read_as(_Hello, self._read_line(self._process)).version
        return self._process

    @staticmethod
    def _write(process: "subprocess.Popen[str]", request: str) -> None:
        if process.stdin is None:
            raise ValueError("the program was started without a pipe")
        try:
            process.stdin.write(request + "\n")
            process.stdin.flush()
        except OSError as error:
            raise _died() from error

    def _read_line(self, process: "subprocess.Popen[str]") -> str:
        if process.stdout is None:
            raise ValueError("the program was started without a pipe")
        watchdog = threading.Timer(self._answer_within_s, process.kill)
        watchdog.start()
        try:
            line = process.stdout.readline()
        finally:
            watchdog.cancel()
            watchdog.join()
        if not line.endswith("\n"):
            raise _died()
        return line

    def _reap(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # a pipe whose reader is gone may still hold unsent sound
                    stream.close()
        process.wait()


def _to_pcm(samples: Samples, rate_hz: int) -> str:
    """16-bit at `HEARD_RATE_HZ`, brought to one loudness, as base64."""
    heard = resample(samples, rate_hz, HEARD_RATE_HZ)
    peak = max(float(np.abs(heard).max(initial=0.0)), 1e-6)
    return base64.b64encode((heard * (_PEAK * 32767 / peak)).astype("<i2").tobytes()).decode("ascii")


def _read_as(kind: type[T], line: str) -> T:
    try:
        return serial.from_json(kind, line, "answer of the speech check")
    except InvalidInput as error:
        raise WorkerDied("The check of the words gave an answer that makes no sense.", "Try again.") from error


def _died() -> WorkerDied:
    return WorkerDied("The words could not be checked this time.", "Try again.")
