"""Events on their way to the bus, in order.

Must not hold a lock while a listener runs, so that listeners may call back.
"""

import threading
from collections import deque

from studio.core.bus import Bus


class Outbox:
    """`post` under the lock that guards the change, `deliver` after letting go of it.

    One thread delivers at a time. What another thread posts meanwhile is delivered by the first, so the order of
    events is the order of the changes, whichever threads made them.
    """

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._lock = threading.Lock()
        self._events: deque[object] = deque()
        self._delivering = False

    def post(self, event: object) -> None:
        with self._lock:
            self._events.append(event)

    def deliver(self) -> None:
        """Publish what waits. Returns at once when a thread, or an outer call of this one, is at it."""
        with self._lock:
            if self._delivering:
                return
            self._delivering = True
        try:
            while (event := self._take()) is not None:
                self._bus.publish(event)
        except BaseException:
            with self._lock:
                self._delivering = False
            raise

    def _take(self) -> object | None:
        with self._lock:
            if self._events:
                return self._events.popleft()
            self._delivering = False
            return None
