"""The wish that a running job stops, and what shall become of it. Must not change any state itself."""

import threading
from dataclasses import dataclass
from typing import Literal

PauseReason = Literal["interrupted", "asked"]


@dataclass(frozen=True)
class PauseWish:
    """Offer the job again later."""

    reason: PauseReason


@dataclass(frozen=True)
class StopWish:
    """Stop for good; what the job made is thrown away."""

    reason: str


Wish = PauseWish | StopWish


class Cancellation:
    """One per running job. The job sees only `event`; the strongest wish decides what becomes of the job.

    A stop outdoes a pause, because it may stand for a withdrawn consent; otherwise the first wish stays.
    """

    def __init__(self) -> None:
        self.event = threading.Event()
        self._lock = threading.Lock()
        self._wish: Wish | None = None

    def ask(self, wish: Wish) -> None:
        with self._lock:
            if self._wish is None or (isinstance(wish, StopWish) and isinstance(self._wish, PauseWish)):
                self._wish = wish
        self.event.set()

    @property
    def wish(self) -> Wish | None:
        with self._lock:
            return self._wish
