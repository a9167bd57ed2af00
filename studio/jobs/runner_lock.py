"""One process at a time runs the queue of a data folder. Must not outlive its process: the system lifts it at death."""

from pathlib import Path

from filelock import FileLock, Timeout

from studio.domain.errors import LibraryBusy


class RunnerLock:
    """Held from `acquire` to `release`; by any thread of the process."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(path, blocking=False, thread_local=False)

    def acquire(self) -> None:
        """Raises `LibraryBusy` when another process holds it."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise LibraryBusy(
                "Another window or command of the studio is working on this library's queue.",
                "Close that one, or let it do the work: what is queued here is done there.",
            ) from error

    def release(self) -> None:
        self._lock.release()
