"""Child processes with pipes that never outlive their block. Knows nothing of ffmpeg, and uses no shell."""

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO

# What a program says of its input comes first, why it failed comes last; between them may lie hours of progress.
_HEAD_LINES = 2000
_TAIL_LINES = 400
_READ_BYTES = 1 << 16


def _creation_flags() -> int:
    # A console program started from a windowed one would otherwise flash a black window on Windows.
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


class Child:
    """A running program: ``with Child(args, …) as child``. Killed when the block ends early.

    ``feed`` is written to its standard input by a thread; with ``writes`` the caller writes by `write`.
    With ``collects`` a thread gathers its standard output into `output`; without, the caller reads by `read`.
    ``timeout_s`` bounds the whole life of the process; `timed_out` tells whether that was what ended it.
    Raises `OSError` when the program cannot be started.
    """

    def __init__(
        self,
        args: Sequence[str],
        *,
        timeout_s: float,
        feed: bytes | None = None,
        writes: bool = False,
        collects: bool = False,
    ) -> None:
        self.timed_out = False
        self._head: list[str] = []
        self._tail: deque[str] = deque(maxlen=_TAIL_LINES)
        self._chunks: list[bytes] = []
        self._writes = writes
        self._process = subprocess.Popen(
            list(args),
            stdin=subprocess.PIPE if writes or feed is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=_creation_flags(),
        )
        self._watchdog = threading.Timer(timeout_s, self._give_up)
        self._threads = [self._thread(self._drain_errors)]
        if collects:
            self._threads.append(self._thread(self._drain_output))
        if feed is not None:
            self._threads.append(self._thread(lambda: self._feed_input(feed)))

    @property
    def error_lines(self) -> tuple[str, ...]:
        """The first and the last lines of standard error; complete after `finish`."""
        return (*self._head, *self._tail)

    @property
    def output(self) -> bytes:
        """What was collected of standard output; complete after `finish`."""
        return b"".join(self._chunks)

    def __enter__(self) -> "Child":
        self._watchdog.daemon = True
        self._watchdog.start()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._end()

    def write(self, data: bytes | memoryview) -> bool:
        """Write all of ``data``; False when the program no longer reads."""
        try:
            _open(self._process.stdin).write(data)
        except OSError:  # a closed pipe is BrokenPipeError on POSIX and EINVAL on Windows
            return False
        return True

    def read(self, count: int) -> bytes:
        """Exactly ``count`` bytes of standard output, fewer at its end."""
        return _open(self._process.stdout).read(count)

    def finish(self) -> int:
        """Close the input that the caller wrote to, wait for the end, and return the exit status."""
        if self._writes:
            self._close_input()
        status = self._process.wait()
        self._end()
        return status

    def _end(self) -> None:
        self._watchdog.cancel()
        self._process.wait()
        for thread in (*self._threads, self._watchdog):
            thread.join()
        self._close_input()
        for pipe in (self._process.stdout, self._process.stderr):
            _open(pipe).close()

    def _close_input(self) -> None:
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()

    def _give_up(self) -> None:
        if self._process.poll() is None:
            self.timed_out = True
            self._process.kill()

    def _feed_input(self, data: bytes) -> None:
        if self.write(data):
            self._close_input()

    def _drain_output(self) -> None:
        while chunk := _open(self._process.stdout).read(_READ_BYTES):
            self._chunks.append(chunk)

    def _drain_errors(self) -> None:
        for line in _open(self._process.stderr):
            lines = self._head if len(self._head) < _HEAD_LINES else self._tail
            lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))

    @staticmethod
    def _thread(target: Callable[[], None]) -> threading.Thread:
        return threading.Thread(target=target, name="studio-pipe", daemon=True)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("this pipe was not asked for")
    return pipe
