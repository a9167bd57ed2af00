"""Where a worker's output goes: a small rotating file, readable by its owner.

Must not be given prompts or biometrics.
"""

import os
import sys
from itertools import pairwise
from pathlib import Path

_MAX_BYTES = 1 << 20
_KEPT_FILES = 3


class WorkerLog:
    """Takes over stdout and stderr of the whole process: Python's, native code's and that of child processes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self) -> None:
        """Begin or continue the file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._turn_over()
        self._redirect(self._path)
        # A windowed program on Windows begins without any streams; and output must never fail for its letters.
        sys.stdout = os.fdopen(1, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
        sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)

    def rotate(self) -> None:
        """Begin a new file when this one has grown long. Called between jobs."""
        if self._is_long():
            # Windows renames no file that is open.
            self._redirect(Path(os.devnull))
            self._turn_over()
            self._redirect(self._path)

    def _is_long(self) -> bool:
        return self._path.exists() and self._path.stat().st_size > _MAX_BYTES

    def _turn_over(self) -> None:
        if self._is_long():
            names = [self._path, *(self._path.with_suffix(f".{n}.log") for n in range(1, _KEPT_FILES))]
            for newer, older in reversed(list(pairwise(names))):
                if newer.exists():
                    newer.replace(older)

    def _redirect(self, target: Path) -> None:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            for stream in (1, 2):
                os.dup2(handle, stream, inheritable=True)
        finally:
            os.close(handle)
