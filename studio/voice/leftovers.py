"""The folders in the system's temporary one where a voice works, and what a crash leaves of them. Knows no voice."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

FOLDER_PREFIX = "likeness-voice-"
UNLOCKED_GRACE_S = 60.0
_LOCK_NAME = "owner.lock"


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder of our own, held by a lock so that a later sweep can tell whether its owner lives."""
    folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    try:
        with FileLock(folder / _LOCK_NAME, timeout=0):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # what stays is found by the next sweep


def sweep_leftovers(root: Path | None = None, grace_s: float = UNLOCKED_GRACE_S) -> int:
    """Remove private folders whose owner crashed; returns how many. Folders in use, or of others, are left alone.

    ``root`` is the system's temporary folder; folders younger than ``grace_s`` are left for the next time.
    """
    removed = 0
    for folder in (root or Path(tempfile.gettempdir())).glob(FOLDER_PREFIX + "*"):
        try:
            # A folder this young may be between its making and its locking.
            if folder.is_symlink() or time.time() - folder.stat().st_mtime < grace_s:
                continue
            with FileLock(folder / _LOCK_NAME, timeout=0):
                pass
            shutil.rmtree(folder)
            removed += 1
        except (OSError, Timeout):
            continue
    return removed
