"""The activity strip at the window's foot: what runs and how far it is. Decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar

from studio.app.studio import Studio
from studio.domain.job import Job, Progress, Queued, Running
from studio.ui.bridge import Bridge
from studio.ui.words import spell_progress


class ActivityStrip(QFrame):
    """``wanted`` asks the window for a page."""

    wanted = Signal(str, object)

    def __init__(self, studio: Studio, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._studio = studio
        self.status = QLabel()
        self.status.setObjectName("muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.progress.setAccessibleName(self.tr("Progress of the running job"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.status, 1)
        row.addWidget(self.progress)
        bridge.job_changed.connect(lambda _: self._tell_jobs())
        bridge.jobs_cleared.connect(self._tell_jobs)
        bridge.job_progressed.connect(self._tell_progress)
        self._tell_jobs()

    def _tell_jobs(self) -> None:
        jobs: list[Job] = [job for job in self._studio.jobs.list() if isinstance(job.state, Queued | Running)]
        running = [job for job in jobs if isinstance(job.state, Running)]
        self.progress.setVisible(bool(running))
        if not jobs:
            self.status.setText(self.tr("Nothing runs. Everything stays on this machine."))
        elif not running:
            self.status.setText(self.tr("In the queue: {0}").format(len(jobs)))
        elif progress := self._studio.jobs.progress(running[0].id):
            self._tell_progress(running[0].id, progress)
        else:
            self.progress.setRange(0, 0)
            self.status.setText(running[0].title)

    def _tell_progress(self, job_id: str, progress: Progress) -> None:
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.done)
        self.status.setText(spell_progress(progress))
