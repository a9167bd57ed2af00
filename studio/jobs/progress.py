"""The progress of running jobs: the latest of each, published at a bearable rate. Must not keep it."""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from studio.domain.events import JobProgressed
from studio.domain.job import Progress
from studio.jobs.outbox import Outbox


@dataclass
class _Track:
    published_s: float = -math.inf
    latest: Progress | None = None
    pending: Progress | None = None


class ProgressBoard:
    """At most one `JobProgressed` per job and ``interval_s``; the last one always goes out, at the latest at `close`.

    ``now_s`` is a monotonic clock in seconds. The preview in a report that was skipped travels with the next one.
    """

    def __init__(self, outbox: Outbox, now_s: Callable[[], float], interval_s: float = 0.1) -> None:
        self._outbox = outbox
        self._now_s = now_s
        self._interval_s = interval_s
        self._changed = threading.Condition()
        self._tracks: dict[str, _Track] = {}

    def open(self, job_id: str) -> None:
        """Listen to a job that begins. Reports of jobs that are not open are dropped."""
        with self._changed:
            self._tracks[job_id] = _Track()

    def report(self, job_id: str, progress: Progress) -> None:
        """Take note; publish when the last publication is old enough, else leave it to `pace` or `close`."""
        with self._changed:
            track = self._tracks.get(job_id)
            if track is None:
                return
            track.pending = _keep_preview(progress, track.pending)
            track.latest = _keep_preview(progress, track.latest)
            self._publish_due()
            self._changed.notify_all()
        self._outbox.deliver()

    def pace(self, stopping: threading.Event) -> None:
        """Publish what was held back, when its time has come, until ``stopping`` is set and `wake` called."""
        while not stopping.is_set():
            with self._changed:
                self._changed.wait_for(lambda: stopping.is_set() or self._has_pending())
            stopping.wait(self._interval_s)
            with self._changed:
                self._publish_due()
            self._outbox.deliver()

    def wake(self) -> None:
        """Let `pace` look at its ``stopping``."""
        with self._changed:
            self._changed.notify_all()

    def close(self, job_id: str) -> None:
        """Post what is held back and forget the job. The caller delivers, after posting what comes next."""
        with self._changed:
            track = self._tracks.pop(job_id, None)
            if track is not None and track.pending is not None:
                self._outbox.post(JobProgressed(job_id, track.pending))

    def latest(self, job_id: str) -> Progress | None:
        """What a running job said last, with its last preview; None before its first word and after its end."""
        with self._changed:
            track = self._tracks.get(job_id)
            return track.latest if track else None

    def _has_pending(self) -> bool:
        return any(track.pending is not None for track in self._tracks.values())

    def _publish_due(self) -> None:
        now_s = self._now_s()
        for job_id, track in self._tracks.items():
            if track.pending is not None and now_s - track.published_s >= self._interval_s:
                self._outbox.post(JobProgressed(job_id, track.pending))
                track.pending, track.published_s = None, now_s


def _keep_preview(new: Progress, old: Progress | None) -> Progress:
    if old is None or new.preview_png or not old.preview_png:
        return new
    return replace(new, preview_png=old.preview_png)
