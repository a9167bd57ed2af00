"""The queue: what runs, with its picture so far and time left; what waits, in its order; what ended, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.app.studio import Studio
from studio.domain.errors import StudioError
from studio.domain.job import Done, Failed, Job, Paused, Progress, Queued, Running, Stopped
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.pages.page import Message, Page, label
from studio.ui.shell.commands import Command
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.job_row import JobRow
from studio.ui.words import spell_error

SHOWN_OPEN, SHOWN_ENDED = 60, 50
"""More jobs than these are counted, not drawn."""
STARTS_EVERY_MS = 5_000
ALL = ""
ENDED = ("done", "failed", "stopped")


class QueuePage(Page):
    """Unfinished jobs in the order of their turn, then the finished ones, the newest first."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(self.tr("Queue"), self.tr("Training and rendering, one after the other, in the background."))
        self._studio = studio
        self.rows: dict[str, JobRow] = {}
        self.hold_button = QPushButton()
        self.hold_button.clicked.connect(self.turn_hold)
        self.clear_button = QPushButton(self.tr("Clear finished"))
        self.clear_button.clicked.connect(self.clear_finished)
        self.page_buttons.addWidget(self.hold_button)
        self.page_buttons.addWidget(self.clear_button)
        self.empty = EmptyState(
            "queue",
            self.tr("The queue is empty"),
            self.tr("Training and clips that you ask for are worked through here, while you do something else."),
            self.tr("Make a clip"),
        )
        self.empty.wanted.connect(lambda: self.wanted.emit("create", None))
        self.message = Message()
        self.resume_all_button = QPushButton(self.tr("Resume all"))
        self.resume_all_button.clicked.connect(self.resume_interrupted)
        self.go_on_button = QPushButton(self.tr("Go on"))
        self.go_on_button.clicked.connect(self.turn_hold)
        self.interrupted = _make_notice(
            self.tr("The studio ended while it worked. Nothing is lost: go on where it was."), self.resume_all_button
        )
        self.held = _make_notice(
            self.tr("The queue is held: what runs goes on to its end, and nothing else begins."), self.go_on_button
        )
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Show which finished jobs"))
        for text, kind in (
            (self.tr("All"), ALL),
            (self.tr("Done"), "done"),
            (self.tr("Failed"), "failed"),
            (self.tr("Stopped"), "stopped"),
        ):
            self.filter.addItem(text, kind)
        self.filter.currentIndexChanged.connect(lambda _: self.reload())
        self.further = label("", "muted")
        self.older = label("", "muted")
        self._lay_out()
        self._reload_timer = QTimer(self, singleShot=True, interval=0)
        self._reload_timer.timeout.connect(self.reload)
        self._starts_timer = QTimer(self, interval=STARTS_EVERY_MS)
        self._starts_timer.timeout.connect(self._show_starts)
        bridge.job_changed.connect(self.show_job)
        bridge.job_progressed.connect(self._show_progress)
        bridge.jobs_cleared.connect(self.reload)
        bridge.settings_changed.connect(lambda before, after: self._show_hold())
        self.reload()

    def enter(self) -> None:
        self._show_starts()
        self._starts_timer.start()

    def leave(self) -> None:
        self._starts_timer.stop()

    def stop(self) -> None:
        self._starts_timer.stop()
        self._reload_timer.stop()

    def commands(self) -> Sequence[Command]:
        held = self._studio.order.is_held
        return (
            Command(self.tr("Let the queue go on") if held else self.tr("Hold the queue"), self.turn_hold),
            Command(self.tr("Clear finished jobs"), self.clear_finished),
        )

    def reload(self) -> None:
        """Read the queue again."""
        kind = str(self.filter.currentData() or ALL)
        open_jobs = self._studio.jobs.open()
        num_ended = self._studio.jobs.count(*ENDED)
        num_of_kind = self._studio.jobs.count(kind) if kind else num_ended
        shown_open = open_jobs[:SHOWN_OPEN]
        shown_ended = sorted(self._studio.jobs.ended(SHOWN_ENDED, kind), key=_ended_at, reverse=True)
        for job_id in self.rows.keys() - {job.id for job in (*shown_open, *shown_ended)}:
            self._drop(job_id)
        for layout, wanted in ((self._waiting, shown_open), (self._ended, shown_ended)):
            for place, job in enumerate(wanted):
                self._place(job, layout, place)
        self.history.setVisible(num_ended > 0)
        self.clear_button.setVisible(num_ended > 0)
        self.further.setVisible(len(open_jobs) > SHOWN_OPEN)
        self.further.setText(self.tr("Further waiting jobs: {0}").format(len(open_jobs) - SHOWN_OPEN))
        self.older.setVisible(num_of_kind > SHOWN_ENDED or (num_ended > 0 and not num_of_kind))
        older = self.tr("Older finished jobs: {0}").format(num_of_kind - SHOWN_ENDED)
        self.older.setText(older if num_of_kind else self.tr("None of this kind."))
        self.interrupted.setVisible(any(is_interrupted(job) for job in open_jobs))
        self._show_hold()
        self._show_starts()
        if open_jobs or num_ended:
            self.show_body()
        else:
            self.show_instead(self.empty)

    def show_job(self, job: Job) -> None:
        """Add the job or bring its row up to date; it moves when it ended, was put back, or got another turn."""
        row = self.rows.get(job.id)
        if row is None or _place_of(row.job) != _place_of(job):
            # Soon, and once: a job that changes its turn moves others too.
            self._reload_timer.start()
        else:
            row.show_job(job)
            self._show_starts()

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

    def turn_hold(self) -> None:
        """Hold the queue, or let it go on."""
        try:
            order = self._studio.order
            order.go_on() if order.is_held else order.hold()
            self.message.clear()
        except StudioError as error:
            self.message.say(spell_error(error), "error")
        self._show_hold()

    def _show_hold(self) -> None:
        held = self._studio.order.is_held
        self.held.setVisible(held)
        self.hold_button.setVisible(not held)
        self.hold_button.setText(self.tr("Hold the queue"))
        self.hold_button.setToolTip(self.tr("What runs goes on to its end; nothing else begins, also after a restart."))

    def _show_starts(self) -> None:
        waiting = [row for row in self.rows.values() if isinstance(row.job.state, Queued)]
        if not waiting:
            return
        starts = {} if self._studio.order.is_held else self._studio.order.estimate_starts_s()
        for row in waiting:
            row.show_start(starts.get(row.job.id))

    def _place(self, job: Job, layout: QVBoxLayout, place: int) -> None:
        row = self.rows.get(job.id)
        if row is None:
            row = self.rows[job.id] = JobRow(self._studio, job)
            row.clip_shown.connect(lambda clip_id: self.wanted.emit("library", clip_id))
            row.edit_wanted.connect(lambda wish: self.wanted.emit("create", wish))
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

    def _lay_out(self) -> None:
        self.history = QWidget()
        heading = QHBoxLayout(self.history)
        heading.setContentsMargins(0, 8, 0, 0)
        heading.addWidget(label(self.tr("Finished"), "heading"), 1)
        heading.addWidget(self.filter)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        self._waiting, self._ended = QVBoxLayout(), QVBoxLayout()
        for layout in (self._waiting, self._ended):
            layout.setSpacing(10)
        column.addWidget(self.held)
        column.addWidget(self.interrupted)
        column.addLayout(self._waiting)
        column.addWidget(self.further)
        column.addWidget(self.history)
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


def is_ended(job: Job) -> bool:
    return isinstance(job.state, Done | Failed | Stopped)


def is_interrupted(job: Job) -> bool:
    return isinstance(job.state, Paused) and job.state.reason == "interrupted"


def _place_of(job: Job) -> tuple[bool, bool, int, int]:
    """What decides where a job's row stands."""
    return is_ended(job), is_interrupted(job), job.priority, job.position


def _make_notice(sentence: str, button: QPushButton) -> QFrame:
    notice = QFrame()
    notice.setObjectName("notice")
    row = QHBoxLayout(notice)
    row.setContentsMargins(16, 10, 16, 10)
    row.addWidget(label(sentence), 1)
    row.addWidget(button)
    return notice


def _ended_at(job: Job) -> float:
    match job.state:
        case Done(finished_at=when) | Failed(failed_at=when) | Stopped(stopped_at=when):
            return when.timestamp()
        case Queued() | Running() | Paused():
            return 0.0
