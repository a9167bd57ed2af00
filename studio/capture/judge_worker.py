"""Judges frames beside the camera, at its own rate: the camera hands over and goes on.

One frame waits at most; a newer one replaces it. Two threads: one follows the face, and while it waits for the
network's answer the other weighs the frame before. Knows no Qt: callbacks come from these threads, and windows bring
them over to theirs.
"""

import threading
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from studio.capture.face import Points
from studio.capture.tracking import Sighting
from studio.core.frames import Frame

Said = TypeVar("Said")
Said_co = TypeVar("Said_co", covariant=True)
_Tracked = tuple[Frame, Sighting, float]


class Judge(Protocol[Said_co]):
    """What a worker drives: a `ScanSession` or a `PresenceCheck`."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def track(self, frame: Frame) -> Sighting:
        """Follow the face. Entered, called and left in one thread, while `weigh` may run in another, where the sighting
        is read."""

    def weigh(self, frame: Frame, landmarks_px: Points | None, time_s: float) -> Said_co:
        """Judge what was tracked."""

    def tidy(self) -> bool:
        """Do a little of the work that can wait; whether there is more. In the thread that weighs."""


class JudgeWorker(Generic[Said]):
    """Drives one judge. ``on_verdict`` hears of every judged frame, ``on_failure`` once of what ended the judging."""

    def __init__(
        self, judge: Judge[Said], on_verdict: Callable[[Said], None], on_failure: Callable[[Exception], None]
    ) -> None:
        self._judge = judge
        self._on_verdict = on_verdict
        self._on_failure = on_failure
        # One lock; each side waits for its own news, so that a frame wakes nobody who has nothing to do with it.
        self._lock = threading.Lock()
        self._room = threading.Condition(self._lock)
        self._frames = threading.Condition(self._lock)
        self._handed = threading.Condition(self._lock)
        self._work = threading.Condition(self._lock)
        self._offered: tuple[Frame, float] | None = None
        self._tracked: _Tracked | None = None
        self._calls: deque[Callable[[], None]] = deque()
        self._stopping = False
        self._has_failed = False
        self._has_tracked_all = False
        self._judged, self._dropped = 0, 0
        self._threads = (
            threading.Thread(target=self._guard, args=(self._track_all,), name="judge-track", daemon=True),
            threading.Thread(target=self._guard, args=(self._weigh_all,), name="judge-weigh", daemon=True),
        )

    @property
    def judged_count(self) -> int:
        return self._judged

    @property
    def dropped_count(self) -> int:
        """Frames that a newer one replaced before they were judged."""
        return self._dropped

    @property
    def is_running(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def offer(self, rgb: Frame, time_s: float) -> None:
        """Hand over a frame (uint8 [H, W, 3]) that nobody writes into afterwards. Returns at once."""
        with self._lock:
            if self._stopping:
                return
            self._dropped += self._offered is not None
            self._offered = (rgb, time_s)
            self._frames.notify()

    def submit(self, rgb: Frame, time_s: float) -> bool:
        """As `offer`, but waits until the frame before was taken, so that none is lost; False when stopped."""
        with self._lock:
            self._room.wait_for(lambda: self._offered is None or self._stopping)
            if self._stopping:
                return False
            self._offered = (rgb, time_s)
            self._frames.notify()
            return True

    def call(self, action: Callable[[], None]) -> None:
        """Do something to the judge between two frames, in the thread that weighs: ``worker.call(session.pause)``.

        What it raises ends the judging, as a failure of the judge would.
        """
        with self._lock:
            self._calls.append(action)
            self._work.notify()

    def stop(self, timeout_s: float = 5.0, *, drain: bool = False) -> bool:
        """Let the frame at hand be judged, do the waiting calls, and end; whether it ended in time.

        ``drain`` judges the waiting frame too, which is dropped otherwise.
        """
        with self._lock:
            self._stopping = True
            if not drain:
                self._offered = None
            self._wake_all()
        for thread in self._threads:
            if thread.is_alive() and thread is not threading.current_thread():
                thread.join(timeout_s)
        return not self.is_running

    def _guard(self, work: Callable[[], None]) -> None:
        """The boundary of a thread: its owner is told of whatever it was, once."""
        try:
            work()
        except Exception as error:
            with self._lock:
                self._stopping, self._offered, self._tracked = True, None, None
                is_first, self._has_failed = not self._has_failed, True
                self._wake_all()
            if is_first:
                self._on_failure(error)

    def _track_all(self) -> None:
        with self._judge:
            while (offered := self._take_offered()) is not None:
                frame, time_s = offered
                sighting = self._judge.track(frame)
                with self._lock:
                    self._handed.wait_for(lambda: self._tracked is None or self._has_failed)
                    if not self._has_failed:
                        self._tracked = (frame, sighting, time_s)
                        self._work.notify()
            with self._lock:
                self._has_tracked_all = True
                self._work.notify()
            # The one that weighs may still ask the tracker something.
            self._threads[1].join()

    def _take_offered(self) -> tuple[Frame, float] | None:
        with self._lock:
            self._frames.wait_for(lambda: self._offered is not None or self._stopping)
            offered, self._offered = self._offered, None
            self._room.notify_all()
            return offered

    def _weigh_all(self) -> None:
        has_more = False
        while True:
            tracked, calls, is_last = self._take_tracked(wait=not has_more)
            for call in calls:
                call()
            if tracked is not None:
                frame, sighting, time_s = tracked
                said = self._judge.weigh(frame, sighting(), time_s)
                self._judged += 1
                self._on_verdict(said)
            elif is_last:
                return
            # Chores are for moments without a frame; one at a time, so that a frame never waits for two.
            has_more = tracked is not None or self._judge.tidy()

    def _take_tracked(self, *, wait: bool) -> tuple[_Tracked | None, list[Callable[[], None]], bool]:
        """What there is to do, and whether nothing more will come."""
        with self._lock:
            if wait:
                self._work.wait_for(self._has_work)
            tracked, self._tracked = self._tracked, None
            calls = list(self._calls)
            self._calls.clear()
            self._handed.notify()
            return tracked, calls, self._has_tracked_all or self._has_failed

    def _wake_all(self) -> None:
        """Called with the lock held."""
        for condition in (self._room, self._frames, self._handed, self._work):
            condition.notify_all()

    def _has_work(self) -> bool:
        return self._tracked is not None or bool(self._calls) or self._has_tracked_all or self._has_failed
