"""A typed bus: who listens is not known to who speaks. Thread-safe; handlers run in the publisher's thread."""

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Bus:
    """Publish/subscribe by event class."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._handlers: dict[type, list[Callable[[Any], None]]] = {}

    def subscribe(self, kind: type[T], handler: Callable[[T], None]) -> Callable[[], None]:
        """Call ``handler`` for every event of exactly ``kind``. Returns a function that ends it."""
        with self._lock:
            self._handlers.setdefault(kind, []).append(handler)

        def unsubscribe() -> None:
            with self._lock:
                handlers = self._handlers.get(kind, [])
                if handler in handlers:
                    handlers.remove(handler)

        return unsubscribe

    def publish(self, event: object) -> None:
        """Tell every handler. A handler that raises is a bug: logged here, and the others still hear."""
        with self._lock:
            handlers = tuple(self._handlers.get(type(event), ()))
        for handler in handlers:
            try:
                handler(event)
            except Exception:
                _log.exception("a handler of %s failed", type(event).__name__)
