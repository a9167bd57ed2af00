"""A bell: threads wait for it to ring, and miss no ring between looking and waiting. Must not know why it rings."""

import threading
import time
from collections.abc import Callable


class Bell:
    def __init__(self) -> None:
        self._rung = threading.Condition()
        self._count = 0

    def ring(self) -> None:
        with self._rung:
            self._count += 1
            self._rung.notify_all()

    @property
    def count(self) -> int:
        """How often it rang so far."""
        with self._rung:
            return self._count

    def wait_beyond(self, count: int, timeout_s: float) -> None:
        """Block until it rang more than ``count`` times, at most ``timeout_s``."""
        with self._rung:
            self._rung.wait_for(lambda: self._count > count, timeout_s)

    def wait_for(self, predicate: Callable[[], bool], timeout_s: float) -> bool:
        """Block until ``predicate`` holds, looked at after every ring; False when it does not within ``timeout_s``."""
        deadline_s = time.monotonic() + timeout_s
        while True:
            seen = self.count
            if predicate():
                return True
            left_s = deadline_s - time.monotonic()
            if left_s <= 0:
                return False
            self.wait_beyond(seen, left_s)
