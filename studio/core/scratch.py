"""Private folders for what may not lie in the open: a lock tells whether the owner of one still lives.

For the owner's eyes alone (0700), gone after use; after a crash they are swept away at the next start. Must not be
used for what can stay in memory.
"""

import logging
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from studio.core import storage

PREFIX = "private-"
_LOCK_SUFFIX = ".lock"
# A lock file this young may be between its making and its locking.
_GRACE_S = 60.0
_log = logging.getLogger(__name__)


@contextmanager
def private_folder(root: Path) -> Iterator[Path]:
    """A new empty folder in ``root`` for the block, held by a lock beside it. Raises `DiskFull`."""
    root.mkdir(parents=True, exist_ok=True)
    folder = root / f"{PREFIX}{secrets.token_hex(8)}"
    lock_path = folder.with_name(folder.name + _LOCK_SUFFIX)
    try:
        # Locked before the folder is there, so that no sweep can take it for a leftover.
        with storage.translate_disk_errors(folder), FileLock(lock_path, timeout=0):
            folder.mkdir(mode=0o700)
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)  # what stays is found by the next sweep
    finally:
        with suppress(OSError):
            lock_path.unlink(missing_ok=True)


def sweep(root: Path, grace_s: float = _GRACE_S) -> int:
    """Remove private folders in ``root`` whose owner is gone; returns how many. Those in use are left alone."""
    removed = 0
    for folder in root.glob(f"{PREFIX}*"):
        if folder.suffix == _LOCK_SUFFIX:
            _sweep_lock(folder, grace_s)
        elif folder.is_dir() and not folder.is_symlink():
            removed += _sweep_folder(folder)
    return removed


def is_private(path: Path) -> bool:
    """Whether ``path`` is a private folder or its lock: then `sweep` looks after it, and nobody else."""
    return path.name.startswith(PREFIX)


def _sweep_folder(folder: Path) -> bool:
    lock_path = folder.with_name(folder.name + _LOCK_SUFFIX)
    try:
        with FileLock(lock_path, timeout=0):
            shutil.rmtree(folder)
        lock_path.unlink(missing_ok=True)
    except Timeout:
        return False
    except OSError as error:
        _log.info("a private folder could not be removed yet: %s", type(error).__name__)
        return False
    return True


def _sweep_lock(lock_path: Path, grace_s: float) -> None:
    """A lock without its folder: its owner died before it made one, or after it removed it."""
    with suppress(OSError, Timeout):
        if lock_path.with_suffix("").exists() or time.time() - lock_path.stat().st_mtime < grace_s:
            return
        with FileLock(lock_path, timeout=0):
            pass
        lock_path.unlink(missing_ok=True)
