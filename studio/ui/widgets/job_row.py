"""One job of the queue as a card: title, state, bar, preview, chart, and what can be done with it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QMouseEvent, QPixmap, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from studio.app.studio import Studio
from studio.domain.errors import StudioError
from studio.domain.job import Done, Failed, Job, Paused, Progress, Queued, Running, Stopped
from studio.domain.recipe import RenderRequest
from studio.ui.icons import load_icon
from studio.ui.theme import scaled_px, set_kind
from studio.ui.widgets.job_menu import JobMenu
from studio.ui.widgets.loss_chart import LossChart
from studio.ui.widgets.row_drag import start_drag
from studio.ui.words import breakable, spell_end, spell_error, spell_progress, spell_start, spell_state

PREVIEW_SIZE = QSize(104, 104)
ICON_PX = 16


class JobRow(QFrame):
    """Shows a job; asks the studio for what its buttons say. ``clip_shown`` names the clip to look at."""

    clip_shown = Signal(str)
    edit_wanted = Signal(object)

    def __init__(self, studio: Studio, job: Job) -> None:
        super().__init__()
        self._studio = studio
        self.job = job
        self._pressed_at: QPoint | None = None
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(job.title)
        self.preview = QLabel()
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.hide()
        self.title = QLabel(breakable(job.title))
        self.title.setObjectName("heading")
        self.state, self.when = QLabel(), QLabel()
        self.when.setObjectName("muted")
        for line in (self.title, self.state, self.when):
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.chart = LossChart()
        self.chart.hide()
        self.show_button = QPushButton(self.tr("Show"))
        self.resume_button = QPushButton(self.tr("Resume"))
        self.pause_button = QPushButton(self.tr("Pause"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.more_button = QPushButton()
        self.more_button.setObjectName("bar")
        self.more_button.setIcon(load_icon("more", "text"))
        self.more_button.setIconSize(QSize(scaled_px(ICON_PX), scaled_px(ICON_PX)))
        self.more_button.setAccessibleName(self.tr("More: {0}").format(job.title))
        self.more_button.setToolTip(self.tr("Its turn, more of it, its details"))
        self.more_button.clicked.connect(self.open_menu)
        for key, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=by: self.shift(step))
        self.show_button.clicked.connect(self._show_clip)
        self.resume_button.clicked.connect(lambda: self._ask(self._studio.jobs.resume))
        self.pause_button.clicked.connect(lambda: self._ask(self._studio.jobs.pause))
        self.cancel_button.clicked.connect(lambda: self._ask(self._studio.jobs.cancel))
        self._lay_out()
        self.show_job(job)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(7)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.state)
        words.addWidget(self.when)
        words.addWidget(self.bar)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(self.preview)
        row.addLayout(words, 1)
        row.addWidget(self.chart)
        for button in (self.show_button, self.resume_button, self.pause_button, self.cancel_button):
            button.setAccessibleName(self.tr("{0}: {1}").format(button.text(), self.job.title))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if is_left and can_move(self.job) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed_at = None
            start_drag(self, self.job.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None

    def open_menu(self) -> JobMenu:
        """What else can be done with the job, under its button."""
        menu = JobMenu(self._studio, self.job, self)
        menu.said.connect(self._say)
        menu.edit_wanted.connect(self.edit_wanted)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        return menu

    def show_start(self, start_s: float | None) -> None:
        """When a waiting job's turn comes, where that can be told."""
        if isinstance(self.job.state, Queued):
            self._say(spell_start(start_s, self.job.priority), "muted")

    def shift(self, by: int) -> None:
        """Have its turn ``by`` places later, or earlier when that is negative; nothing happens to what has begun."""
        if not can_move(self.job):
            return
        try:
            self._studio.order.shift(self.job.id, by)
        except StudioError as error:
            self._say(spell_error(error), "error")

    def show_job(self, job: Job) -> None:
        """Show the job's state and offer what fits it."""
        self.job = job
        state = job.state
        running = isinstance(state, Running)
        self._say(spell_state(job), "error" if isinstance(state, Failed) else "muted")
        self.when.setText(spell_end(job))
        self.when.setVisible(bool(self.when.text()))
        self.setCursor(Qt.CursorShape.OpenHandCursor if can_move(job) else Qt.CursorShape.ArrowCursor)
        self.bar.setVisible(running)
        self.cancel_button.setVisible(isinstance(state, Queued | Running | Paused))
        self.pause_button.setVisible(isinstance(state, Queued | Running))
        self.resume_button.setVisible(can_resume(job))
        self.resume_button.setText(self.tr("Resume") if isinstance(state, Paused) else self.tr("Try again"))
        self.show_button.setVisible(isinstance(state, Done) and isinstance(job.request, RenderRequest))
        for button in (self.pause_button, self.cancel_button):
            button.setEnabled(True)
        if not running:
            self.preview.hide()
            self.chart.setVisible(isinstance(state, Paused) and bool(self.chart.points))
        elif progress := self._studio.jobs.progress(job.id):
            self.show_progress(progress)
        else:
            self.bar.setRange(0, 0)

    def show_progress(self, progress: Progress) -> None:
        if not isinstance(self.job.state, Running):
            return
        for name, value in progress.metrics:
            if name == "loss":
                self.chart.add_point(progress.done, value)
                self.chart.show()
        if self.cancel_button.isEnabled():
            # The chart has the figures already.
            told = replace(progress, metrics=()) if self.chart.points else progress
            self._say(spell_progress(told), "muted")
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        if progress.preview_png:
            self._show_preview(progress.preview_png)

    def _show_preview(self, png: bytes) -> None:
        picture = QPixmap()
        if not picture.loadFromData(png):
            return
        ratio = self.devicePixelRatioF()
        small = picture.scaled(
            PREVIEW_SIZE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        self.preview.setPixmap(small)
        self.preview.show()

    def _show_clip(self) -> None:
        if isinstance(self.job.state, Done):
            self.clip_shown.emit(self.job.state.result_id)

    def _ask(self, action: Callable[[str], Job]) -> None:
        try:
            job = action(self.job.id)
        except StudioError as error:
            self._say(spell_error(error), "error")
            return
        self.show_job(job)
        if isinstance(job.state, Running):
            # It ends within a step; until then nothing more can be asked.
            self.pause_button.setEnabled(False)
            self.cancel_button.setEnabled(False)
            self._say(self.tr("Stopping after this step…"), "muted")

    def _say(self, text: str, kind: str) -> None:
        set_kind(self.state, kind)
        self.state.setText(breakable(text))
        self.setAccessibleDescription(text)


def can_move(job: Job) -> bool:
    """Whether the job waits for a turn that can be another one."""
    return isinstance(job.state, Queued | Paused)


def can_resume(job: Job) -> bool:
    """Whether the job may be queued again: not what was stopped for good, such as by a revoked consent."""
    return isinstance(job.state, Paused | Failed) or (isinstance(job.state, Stopped) and job.state.reason == "asked")
