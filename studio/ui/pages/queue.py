"""The queue: what runs, with its picture so far and time left; what waits; what ended."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.app.studio import Studio
from studio.domain.errors import StudioError
from studio.domain.job import Done, Failed, Job, Paused, Progress, Queued, Running, Stopped
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.pages.page import Message, Page, label
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.job_row import JobRow
from studio.ui.words import spell_error

SHOWN_ENDED = 50
"""Older jobs than these are counted, not drawn."""


class QueuePage(Page):
    """Unfinished jobs in the order of their turn, then the finished ones, the newest first."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(self.tr("Queue"), self.tr("Training and rendering, one after the other, in the background."))
        self._studio = studio
        self._background = background
        self.rows: dict[str, JobRow] = {}
        self.clear_button = QPushButton(self.tr("Clear finished"))
        self.clear_button.clicked.connect(self.clear_finished)
        self.page_buttons.addWidget(self.clear_button)
        self.empty = EmptyState(
            "queue",
            self.tr("The queue is empty"),
            self.tr("Training and clips that you ask for are worked through here, while you do something else."),
            self.tr("Make a clip"),
        )
        self.empty.wanted.connect(lambda: self.wanted.emit("create", None))
        self.message = Message()
        self.interrupted = self._make_notice()
        self.ended_heading = label(self.tr("Finished"), "heading")
        self.older = label("", "muted")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        self._waiting, self._ended = QVBoxLayout(), QVBoxLayout()
        for layout in (self._waiting, self._ended):
            layout.setSpacing(10)
        column.addWidget(self.interrupted)
        column.addLayout(self._waiting)
        column.addWidget(self.ended_heading)
        column.addLayout(self._ended)
        column.addWidget(self.older)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(self.message)
        self.body.addWidget(area, 1)
        bridge.job_changed.connect(self.show_job)
        bridge.job_progressed.connect(self._show_progress)
        bridge.jobs_cleared.connect(self.reload)
        self.reload()

    def _make_notice(self) -> QFrame:
        notice = QFrame()
        notice.setObjectName("notice")
        self.resume_all_button = QPushButton(self.tr("Resume all"))
        self.resume_all_button.clicked.connect(self.resume_interrupted)
        row = QHBoxLayout(notice)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(label(self.tr("The studio ended while it worked. Nothing is lost: go on where it was.")), 1)
        row.addWidget(self.resume_all_button)
        return notice

    def reload(self) -> None:
        """Read the queue again."""
        jobs = self._studio.jobs.list()
        open_jobs = [job for job in jobs if not is_ended(job)]
        ended = sorted((job for job in jobs if is_ended(job)), key=_ended_at, reverse=True)
        shown = [*open_jobs, *ended[:SHOWN_ENDED]]
        for job_id in self.rows.keys() - {job.id for job in shown}:
            self._drop(job_id)
        for layout, wanted in ((self._waiting, open_jobs), (self._ended, ended[:SHOWN_ENDED])):
            for place, job in enumerate(wanted):
                self._place(job, layout, place)
        self.ended_heading.setVisible(bool(ended))
        self.clear_button.setVisible(bool(ended))
        self.older.setVisible(len(ended) > SHOWN_ENDED)
        self.older.setText(self.tr("Older finished jobs: {0}").format(len(ended) - SHOWN_ENDED))
        self.interrupted.setVisible(any(is_interrupted(job) for job in open_jobs))
        if jobs:
            self.show_body()
        else:
            self.show_instead(self.empty)

    def show_job(self, job: Job) -> None:
        """Add the job or bring its row up to date; it moves when it ended or was put back."""
        row = self.rows.get(job.id)
        if row is None or is_ended(row.job) != is_ended(job) or is_interrupted(row.job) != is_interrupted(job):
            self.reload()
        else:
            row.show_job(job)

    def clear_finished(self) -> None:
        """Take what ended off the list; clips and avatars stay."""
        self._studio.jobs.clear_finished()
        self.reload()

    def resume_interrupted(self) -> None:
        """Put back what a crash or an exit interrupted."""
        try:
            self._studio.jobs.resume_interrupted()
            self.message.clear()
        except StudioError as error:
            self.message.say(spell_error(error), "error")

    def _place(self, job: Job, layout: QVBoxLayout, place: int) -> None:
        row = self.rows.get(job.id)
        if row is None:
            row = self.rows[job.id] = JobRow(self._studio, job)
            row.clip_shown.connect(lambda clip_id: self.wanted.emit("library", clip_id))
        elif row.job != job:
            row.show_job(job)
        item = layout.itemAt(place)
        if item is None or item.widget() is not row:
            layout.insertWidget(place, row)

    def _drop(self, job_id: str) -> None:
        row = self.rows.pop(job_id)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _show_progress(self, job_id: str, progress: Progress) -> None:
        if row := self.rows.get(job_id):
            row.show_progress(progress)


def is_ended(job: Job) -> bool:
    return isinstance(job.state, Done | Failed | Stopped)


def is_interrupted(job: Job) -> bool:
    return isinstance(job.state, Paused) and job.state.reason == "interrupted"


def _ended_at(job: Job) -> float:
    match job.state:
        case Done(finished_at=when) | Failed(failed_at=when) | Stopped(stopped_at=when):
            return when.timestamp()
        case Queued() | Running() | Paused():
            return 0.0
