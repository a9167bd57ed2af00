"""The queue: what runs, with its picture so far and time left; what waits, in its order; what ended, and why."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from studio.app.studio import Studio
from studio.domain.errors import StudioError
from studio.domain.job import Done, Failed, Job, Paused, Progress, Queued, Running, Stopped
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.pages.page import Message, Page, label
from studio.ui.shell.commands import Command
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.job_row import JobRow, can_move
from studio.ui.widgets.row_drag import RowDrop
from studio.ui.widgets.row_window import RowWindow
from studio.ui.words import spell_error

USUAL_ROW_PX = 76
STARTS_EVERY_MS = 2_000
ALL = ""
HISTORY, NONE_OF_KIND = "#history", "#none"
"""Keys of what stands between the rows."""
ENDED = ("done", "failed", "stopped")


class QueuePage(Page):
    """Unfinished jobs in the order of their turn, then the finished ones, the newest first."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(self.tr("Queue"), self.tr("Training and rendering, one after the other, in the background."))
        self._studio = studio
        self._open: tuple[Job, ...] = ()
        self._starts: dict[str, float] = {}
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
        self.none_of_kind = label(self.tr("None of this kind."), "muted")
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

    @property
    def rows(self) -> dict[str, JobRow]:
        """The rows that exist now, by their job's id: those in sight, and what runs."""
        return {key: row for key, row in self.window_of_rows.rows.items() if isinstance(row, JobRow)}

    def show_thing(self, thing: object) -> None:
        """A job, by its id."""
        if isinstance(thing, str) and not self.window_of_rows.scroll_to(thing):
            # It may be of a kind that the history does not show now.
            self.filter.setCurrentIndex(self.filter.findData(ALL))
            self.window_of_rows.scroll_to(thing)

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
            Command(self.tr("Give the job an earlier turn"), partial(self._shift_focused, -1), "Alt+Up"),
            Command(self.tr("Give the job a later turn"), partial(self._shift_focused, 1), "Alt+Down"),
            Command(self.tr("Pause what runs"), lambda: self._ask_running(self._studio.jobs.pause)),
            Command(self.tr("Stop what runs"), lambda: self._ask_running(self._studio.jobs.cancel)),
        )

    def reload(self) -> None:
        """Read the queue again."""
        kind = str(self.filter.currentData() or ALL)
        self._open = self._studio.jobs.open()
        ended = self._studio.jobs.ended_ids(kind)
        has_ended = bool(ended) or bool(self._studio.jobs.count(*ENDED))
        for job in self._open:
            if (row := self.rows.get(job.id)) is not None and row.job != job:
                row.show_job(job)
        for job_id in self.rows.keys() & set(ended):
            job_now = self._studio.jobs.get(job_id)
            if job_now is not None and job_now != self.rows[job_id].job:
                self.rows[job_id].show_job(job_now)
        between = (HISTORY, *(() if ended else (NONE_OF_KIND,))) if has_ended else ()
        self._drop.num_places = len(self._open)
        self.window_of_rows.show_keys((*(job.id for job in self._open), *between, *ended))
        self.clear_button.setVisible(has_ended)
        self.interrupted.setVisible(any(is_interrupted(job) for job in self._open))
        self._show_hold()
        if self._open or has_ended:
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

    def _shift_focused(self, by: int) -> None:
        """Move the job in whose row the keyboard is."""
        focused = self.window().focusWidget()
        row = next((row for row in self.rows.values() if focused is row or row.isAncestorOf(focused)), None)
        if row is not None:
            row.shift(by)

    def _ask_running(self, action: Callable[[str], Job]) -> None:
        try:
            for job in self._studio.jobs.list("running"):
                action(job.id)
        except StudioError as error:
            self.message.say(spell_error(error), "error")

    def _show_hold(self) -> None:
        held = self._studio.order.is_held
        self.held.setVisible(held)
        self.hold_button.setVisible(not held)
        self.hold_button.setText(self.tr("Hold the queue"))
        self.hold_button.setToolTip(self.tr("What runs goes on to its end; nothing else begins, also after a restart."))
        self._show_starts()

    def _show_starts(self) -> None:
        if not any(isinstance(job.state, Queued) for job in self._open):
            return
        self._starts = {} if self._studio.order.is_held else self._studio.order.estimate_starts_s()
        for job_id, row in self.rows.items():
            row.show_start(self._starts.get(job_id))

    def _make_row(self, job_id: str) -> JobRow | None:
        job = self._studio.jobs.get(job_id)
        if job is None:
            return None
        row = JobRow(self._studio, job)
        row.show_start(self._starts.get(job_id))
        row.clip_shown.connect(lambda clip_id: self.wanted.emit("library", clip_id))
        row.edit_wanted.connect(lambda wish: self.wanted.emit("create", wish))
        return row

    def _move(self, job_id: str, number: int) -> None:
        """Give a dragged job the turn before the open job of this number, among those of its own priority."""
        moved = next((job for job in self._open if job.id == job_id), None)
        if moved is None or not can_move(moved):
            return
        before = [job for job in self._open[:number] if can_move(job) and job.priority == moved.priority]
        try:
            self._studio.order.move(job_id, sum(job.id != job_id for job in before))
            self.message.clear()
        except StudioError as error:
            self.message.say(spell_error(error), "error")

    def _show_progress(self, job_id: str, progress: Progress) -> None:
        if row := self.rows.get(job_id):
            row.show_progress(progress)

    def _lay_out(self) -> None:
        self.history = QWidget()
        heading = QHBoxLayout(self.history)
        heading.setContentsMargins(0, 8, 0, 0)
        heading.addWidget(label(self.tr("Finished"), "heading"), 1)
        heading.addWidget(self.filter)
        self.window_of_rows = RowWindow(
            self._make_row,
            {HISTORY: self.history, NONE_OF_KIND: self.none_of_kind},
            # Its chart and its picture grew while it ran: they are nowhere else.
            lambda row: isinstance(row, JobRow) and isinstance(row.job.state, Running),
            USUAL_ROW_PX,
        )
        self._drop = RowDrop(self.window_of_rows)
        self._drop.dropped.connect(self._move)
        for part in (self.message, self.held, self.interrupted):
            self.body.addWidget(part)
        self.body.addWidget(self.window_of_rows, 1)


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
