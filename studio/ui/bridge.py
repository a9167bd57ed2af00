"""From the bus to Qt: events of any thread become signals in the window's thread.

The bus tells of this process only. What other processes do (a command in a terminal) is seen by looking: see `look`.
"""

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from studio.app.studio import Studio
from studio.domain.errors import LibraryBusy, StudioError
from studio.domain.events import (
    AvatarAdded,
    AvatarChanged,
    ClipAdded,
    ClipErased,
    ConsentWithdrawn,
    Event,
    JobAdded,
    JobChanged,
    JobProgressed,
    SettingsChanged,
)
from studio.domain.job import Job

LOOK_EVERY_MS = 2_000
REMEMBERED_ENDED = 100
HEARD: tuple[type[Event], ...] = (
    JobAdded,
    JobChanged,
    JobProgressed,
    AvatarAdded,
    AvatarChanged,
    ConsentWithdrawn,
    ClipAdded,
    ClipErased,
    SettingsChanged,
)
_log = logging.getLogger(__name__)


class Bridge(QObject):
    """Signals for what happened. Connect widgets to these, never to the bus."""

    job_changed = Signal(object)
    job_progressed = Signal(str, object)
    jobs_cleared = Signal()
    avatars_changed = Signal()
    clips_changed = Signal()
    settings_changed = Signal(object, object)
    _told = Signal(object)

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._jobs = self._read_jobs()
        self._seen = studio.jobs.change_mark()
        self._closed = False
        self._told.connect(self._pass_on)
        self._stops = [studio.bus.subscribe(kind, self._told.emit) for kind in HEARD]
        self.job_changed.connect(self._remember)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Begin to look for what other processes do."""
        self._timer.start()

    @property
    def watching(self) -> bool:
        return self._timer.isActive()

    def look(self) -> None:
        """Tell what changed in the queue without the bus; take the queue over when nobody drives it any more."""
        try:
            if not self._studio.jobs.driving:
                self._studio.jobs.start()
        except LibraryBusy:
            _log.debug("another process drives the queue")
        except StudioError:
            _log.exception("the queue could not be started")
            self._timer.stop()
        changes = self._studio.jobs.change_mark()
        if changes == self._seen:
            return
        self._seen = changes
        found = self._read_jobs()
        gone = self._jobs.keys() - found.keys()
        changed = [job for job in found.values() if self._jobs.get(job.id) != job]
        self._jobs = found
        for job in changed:
            self.job_changed.emit(job)
        if gone:
            self.jobs_cleared.emit()
        if changed and not self._studio.jobs.driving:
            self.avatars_changed.emit()
            self.clips_changed.emit()

    def close(self) -> None:
        """Hear no more of the bus. What another thread told before, and waits to be heard, is dropped."""
        self._closed = True
        self._timer.stop()
        for stop in self._stops:
            stop()
        self._stops = []

    def _pass_on(self, event: Event) -> None:
        """In the window's thread, one after the other; the studio may be closed by then."""
        if self._closed:
            return
        match event:
            case JobAdded(job=job) | JobChanged(job=job):
                self.job_changed.emit(job)
            case JobProgressed(job_id=job_id, progress=progress):
                self.job_progressed.emit(job_id, progress)
            case AvatarAdded() | AvatarChanged() | ConsentWithdrawn():
                self.avatars_changed.emit()
            case ClipAdded() | ClipErased():
                self.clips_changed.emit()
            case SettingsChanged(before=before, after=after):
                self.settings_changed.emit(before, after)

    def _read_jobs(self) -> dict[str, Job]:
        """What is open, and of what ended the newest: nobody watches what ended long ago."""
        jobs = self._studio.jobs
        return {job.id: job for job in (*jobs.ended(REMEMBERED_ENDED), *jobs.open())}

    def _remember(self, job: Job) -> None:
        self._jobs[job.id] = job
