"""How much memory the studio's worker and everything under it take at most, watched from beside."""

import threading
from types import TracebackType

import psutil

_EVERY_S = 0.2


class MemoryWatch:
    """``with MemoryWatch() as watch``: ``watch.peak_gb`` is the largest sum of resident memory of all child
    processes, GB (1e9 bytes)."""

    def __init__(self) -> None:
        self.peak_gb = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory watch")

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        me = psutil.Process()
        while not self._ended.wait(_EVERY_S):
            self.peak_gb = max(self.peak_gb, sum(_resident(child) for child in me.children(recursive=True)) / 1e9)


def _resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:  # it ended meanwhile
        return 0
