"""The activity strip at the window's foot: what runs, how far, how long and on what; pause, stop. Decides nothing."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from studio.app.gpu_watch import GpuState, look_at_gpu, name_device, read_torch_version
from studio.app.studio import Studio
from studio.domain.errors import StudioError
from studio.domain.job import Job, Progress
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.icons import load_icon
from studio.ui.theme import scaled_px
from studio.ui.widgets.steady_line import SteadyLine
from studio.ui.words import spell_bytes, spell_error, spell_progress

HEIGHT_PX = 44
PICTURE_SIDE_PX = 34
BAR_WIDTH_PX, LEAST_BAR_WIDTH_PX = 120, 60
ICON_PX = 16
MEMORY_EVERY_MS = 2_000


class ActivityStrip(QFrame):
    """Always there and always as high. ``wanted`` asks the window for a page."""

    wanted = Signal(str, object)

    def __init__(
        self,
        studio: Studio,
        bridge: Bridge,
        background: Background,
        look: Callable[[], GpuState | None] = look_at_gpu,
    ) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setFixedHeight(scaled_px(HEIGHT_PX))
        self._studio = studio
        self._background = background
        self._look = look
        self._running: Job | None = None
        self._gpu: GpuState | None = None
        self._may_look_at_gpu = True
        self._torch_version = read_torch_version()
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Preview"))
        self.title, self.status, self.device = SteadyLine(), SteadyLine(), SteadyLine()
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
        for line in (self.status, self.device):
            line.setObjectName("muted")
        self.progress.setTextVisible(False)
        self.progress.setMinimumWidth(LEAST_BAR_WIDTH_PX)
        self.progress.setMaximumWidth(scaled_px(BAR_WIDTH_PX))
        self.progress.setAccessibleName(self.tr("Progress of the running job"))
        for button, icon, name in (
            (self.pause_button, "pause", self.tr("Pause the running job")),
            (self.stop_button, "stop", self.tr("Stop the running job")),
        ):
            button.setObjectName("bar")
            button.setIcon(load_icon(icon, "text"))
            button.setIconSize(QSize(scaled_px(ICON_PX), scaled_px(ICON_PX)))
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.queue_button.setObjectName("bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self.picture)
        row.addWidget(self.title)
        row.addWidget(self.status)
        row.addStretch(1)
        for part in (self.progress, self.pause_button, self.stop_button, self.device, self.queue_button):
            row.addWidget(part)

    def _tell_jobs(self) -> None:
        """What runs now, and how much waits behind it."""
        running = next(iter(self._studio.jobs.list("running")), None)
        before, self._running = self._running, running
        waiting = self._studio.jobs.count("queued")
        for part in (self.title, self.progress, self.pause_button, self.stop_button, self.device):
            part.setVisible(running is not None)
        if before is None or running is None or before.id != running.id:
            self.picture.clear()
            for line in (self.title, self.status, self.device):
                line.say("")
                line.rest()
            for button in (self.pause_button, self.stop_button):
                button.setEnabled(True)
        self.picture.setVisible(running is not None and not self.picture.pixmap().isNull())
        self.queue_button.setVisible(bool(waiting))
        self.queue_button.setText(self.tr("{0} waiting").format(waiting))
        if running is None:
            self._memory_timer.stop()
            self.title.say("")
            self.status.say(self._tell_rest(waiting))
            self.status.rest()
            return
        self._memory_timer.start()
        self._show_device()
        self.title.say(running.title)
        if progress := self._studio.jobs.progress(running.id):
            self._tell_progress(running.id, progress)
        else:
            self.progress.setRange(0, 0)
            self.status.say(self.tr("Getting ready"))

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
            self.status.say(spell_progress(progress))
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
        chosen = self._studio.settings.device
        gpu = self._gpu if chosen in {"auto", "cuda"} else None
        device = name_device(chosen, gpu, self._torch_version)
        told = [self.tr("Processor") if device == "Processor" else device]
        if (held := self._studio.jobs.worker_memory_bytes()) is not None:
            told.append(self.tr("{0} in use").format(spell_bytes(held)))
        if gpu is not None:
            memory = self.tr("GPU {0} of {1}").format(spell_bytes(gpu.used_bytes), spell_bytes(gpu.total_bytes))
            told.append(memory)
        self.device.say("  ·  ".join(part for part in told if part))
        self._look_at_gpu()

    def _look_at_gpu(self) -> None:
        """Ask its driver, aside, unless it is asked already or has nothing to tell."""
        if self._may_look_at_gpu and self._studio.settings.device in {"auto", "cuda"}:
            self._may_look_at_gpu = False
            self._background.start(lambda task: self._look(), self._take_gpu, lambda error: None)

    def _take_gpu(self, found: GpuState | None) -> None:
        self._gpu = found
        self._may_look_at_gpu = found is not None

    def _ask(self, action: Callable[[str], Job]) -> None:
        if self._running is None:
            return
        try:
            action(self._running.id)
        except StudioError as error:
            self.status.say(spell_error(error))
            return
        for button in (self.pause_button, self.stop_button):
            button.setEnabled(False)
        self.status.say(self.tr("Stopping after this step…"))
