"""The work folders of jobs: made before, erased after. What lies in them may be biometric, so nothing may stay."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.core import scratch, storage

_TRIES = 5
_PAUSE_S = 0.2
_log = logging.getLogger(__name__)


@contextmanager
def work_folder(folder: Path) -> Iterator[Path]:
    """An empty folder of that name, for its owner alone; gone after the block, however that ends."""
    _erase(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with storage.translate_disk_errors(folder):
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        _erase(folder)


def erase_leftovers(work_root: Path) -> None:
    """Erase what a crash left behind in the folder of work folders. Only while nothing runs."""
    if work_root.is_dir():
        scratch.sweep(work_root)
        for entry in work_root.iterdir():
            if scratch.is_private(entry):
                continue  # somebody else's, who still lives
            if entry.is_dir() and not entry.is_symlink():
                _erase(entry)
            else:
                entry.unlink(missing_ok=True)


def _erase(folder: Path) -> None:
    """Erase, with patience: Windows keeps files of a process that was just killed for a moment longer."""
    for attempt in range(1, _TRIES + 1):
        try:
            storage.erase_folder(folder)
            return
        except OSError as error:
            if attempt == _TRIES:
                _log.warning("a work folder could not be erased and will be at the next start: %s", error)
            else:
                time.sleep(_PAUSE_S)
