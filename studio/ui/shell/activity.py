"""The activity strip at the window's foot: what runs, how far, how long and on what; pause, stop. Decides nothing."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from studio.app.studio import Studio
from studio.domain.errors import StudioError
from studio.domain.job import Job, Progress
from studio.ui.bridge import Bridge
from studio.ui.icons import load_icon
from studio.ui.theme import scaled_px
from studio.ui.words import spell_bytes, spell_error, spell_progress

HEIGHT_PX = 44
PICTURE_SIDE_PX = 34
BAR_WIDTH_PX = 150
MEMORY_EVERY_MS = 2_000


class ActivityStrip(QFrame):
    """Always there and always as high. ``wanted`` asks the window for a page."""

    wanted = Signal(str, object)

    def __init__(self, studio: Studio, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setFixedHeight(scaled_px(HEIGHT_PX))
        self._studio = studio
        self._running: Job | None = None
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Preview"))
        self.title, self.status, self.device = QLabel(), QLabel(), QLabel()
        self.progress = QProgressBar()
        self.pause_button, self.stop_button = QPushButton(), QPushButton()
        self.queue_button = QPushButton()
        self._lay_out()
        self._memory_timer = QTimer(self, interval=MEMORY_EVERY_MS)
        self._memory_timer.timeout.connect(self._show_device)
        self.pause_button.clicked.connect(lambda: self._ask(self._studio.jobs.pause))
        self.stop_button.clicked.connect(lambda: self._ask(self._studio.jobs.cancel))
        self.queue_button.clicked.connect(lambda: self.wanted.emit("queue", None))
        bridge.job_changed.connect(lambda _: self._tell_jobs())
        bridge.jobs_cleared.connect(self._tell_jobs)
        bridge.job_progressed.connect(self._tell_progress)
        bridge.settings_changed.connect(lambda before, after: self._tell_jobs())
        self._tell_jobs()

    def stop(self) -> None:
        """Ask the studio nothing more."""
        self._memory_timer.stop()

    def _lay_out(self) -> None:
        side = scaled_px(PICTURE_SIDE_PX)
        self.picture.setFixedSize(QSize(side, side))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        # The title gives way first; figures keep their places while they change.
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for line in (self.status, self.device):
            line.setObjectName("muted")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(scaled_px(BAR_WIDTH_PX))
        self.progress.setAccessibleName(self.tr("Progress of the running job"))
        for button, icon, name in (
            (self.pause_button, "pause", self.tr("Pause the running job")),
            (self.stop_button, "stop", self.tr("Stop the running job")),
        ):
            button.setObjectName("bar")
            button.setIcon(load_icon(icon, "text"))
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.queue_button.setObjectName("bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.picture)
        row.addWidget(self.title, 1)
        for part in (self.status, self.progress, self.pause_button, self.stop_button, self.device, self.queue_button):
            row.addWidget(part)

    def _tell_jobs(self) -> None:
        """What runs now, and how much waits behind it."""
        running = next(iter(self._studio.jobs.list("running")), None)
        before, self._running = self._running, running
        waiting = self._studio.jobs.count("queued")
        for part in (self.title, self.progress, self.pause_button, self.stop_button, self.device):
            part.setVisible(running is not None)
        # Alone, the line stands at the start; beside a title it takes only the room of its figures.
        alone = QSizePolicy.Policy.Expanding if running is None else QSizePolicy.Policy.Preferred
        self.status.setSizePolicy(alone, QSizePolicy.Policy.Preferred)
        if before is None or running is None or before.id != running.id:
            self.picture.clear()
            for button in (self.pause_button, self.stop_button):
                button.setEnabled(True)
        self.picture.setVisible(running is not None and not self.picture.pixmap().isNull())
        self.queue_button.setVisible(bool(waiting))
        self.queue_button.setText(self.tr("{0} waiting").format(waiting))
        if running is None:
            self._memory_timer.stop()
            self.title.clear()
            self.status.setText(self._tell_rest(waiting))
            return
        self._memory_timer.start()
        self._show_device()
        self.title.setText(running.title)
        self.title.setToolTip(running.title)
        if progress := self._studio.jobs.progress(running.id):
            self._tell_progress(running.id, progress)
        else:
            self.progress.setRange(0, 0)
            self.status.setText(self.tr("Getting ready"))

    def _tell_rest(self, waiting: int) -> str:
        """Why nothing runs."""
        if trouble := self._studio.jobs.trouble:
            return spell_error(trouble)
        if waiting and self._studio.order.is_held:
            return self.tr("The queue is held.")
        if waiting and not self._studio.jobs.driving:
            return self.tr("Another window or command works through the queue.")
        if waiting:
            return self.tr("About to begin.")
        return self.tr("Nothing runs. Everything stays on this machine.")

    def _tell_progress(self, job_id: str, progress: Progress) -> None:
        if self._running is None or job_id != self._running.id:
            return
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.done)
        if self.stop_button.isEnabled():
            self.status.setText(spell_progress(progress))
        picture = QPixmap()
        if progress.preview_png and picture.loadFromData(progress.preview_png):
            ratio = self.devicePixelRatioF()
            small = picture.scaled(
                self.picture.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(ratio)
            self.picture.setPixmap(small)
            self.picture.show()

    def _show_device(self) -> None:
        """What it runs on, and how much memory it holds there."""
        names = {"cpu": self.tr("Processor"), "cuda": self.tr("GPU"), "mps": self.tr("GPU")}
        device = names.get(self._studio.settings.device, self.tr("Best device"))
        held = self._studio.jobs.worker_memory_bytes()
        self.device.setText(device if held is None else self.tr("{0}, {1} in use").format(device, spell_bytes(held)))

    def _ask(self, action: Callable[[str], Job]) -> None:
        if self._running is None:
            return
        try:
            action(self._running.id)
        except StudioError as error:
            self.status.setText(spell_error(error))
            return
        for button in (self.pause_button, self.stop_button):
            button.setEnabled(False)
        self.status.setText(self.tr("Stopping after this step…"))
