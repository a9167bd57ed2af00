"""Face: the camera's picture, the ring that fills, one line of coaching. The judging is the use case's, not ours."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.app.face_scan import Chip, FaceView, ScanPhase
from studio.domain.capture import Sector
from studio.domain.job import Progress
from studio.ui.background import Background, Task
from studio.ui.theme import set_kind
from studio.ui.wizard.camera_view import CameraState, CameraView
from studio.ui.wizard.face_side import FaceSide
from studio.ui.wizard.kit import Kit
from studio.ui.wizard.preview import Mood
from studio.ui.wizard.step import Step, button
from studio.ui.wizard.words import spell_chip, spell_sector, translate_told
from studio.ui.words import spell_error, spell_progress

HINT_HEIGHT_PX = 52


class FaceStep(Step):
    """What is covered stays while cameras come and go, and while one looks at other steps."""

    _seen = Signal(object)
    _failed = Signal(object)

    def __init__(self, kit: Kit, background: Background) -> None:
        super().__init__(
            self.tr("Face"),
            self.tr("Look around, slowly"),
            self.tr("The ring fills as your face is seen from all sides. Nothing is written to disk until you sign."),
        )
        self._background = background
        self._task: Task | None = None
        self.scan = kit.make_scan(self._seen.emit, self._failed.emit)
        self._view = self.scan.view()
        self.other_file_button = button(self.tr("Use a recorded file…"))
        self.camera = CameraView(
            kit.cameras,
            self.scan.offer,
            sectors=self.scan.sectors,
            extra_ways=(self.other_file_button,),
            kept=self.tr("What is covered so far is kept."),
        )
        self.side = FaceSide(self.scan)
        self.hint = QLabel()
        self.chips = {chip: QLabel() for chip in Chip}
        self.pause_button = button(self.tr("Pause"))
        self.file_button = button(self.tr("From a file…"), "quiet")
        self.live_button = button(self.tr("Use the camera instead"))
        self.stop_button = button(self.tr("Stop"))
        self._lay_out()
        self._connect()
        self._show_view(self._view)

    @property
    def is_ready(self) -> bool:
        return self._view.can_finish and self._task is None

    @property
    def has_kept(self) -> bool:
        return self.scan.has_kept

    @property
    def shares(self) -> dict[Sector, float]:
        """How far each part of the ring is filled, 0…1."""
        return dict(self._view.shares)

    @property
    def missing(self) -> str:
        if self._task is not None or self.is_ready:
            return ""
        shares = self.shares
        lacking = [spell_sector(each) for each in self.scan.sectors if each in self.scan.required and shares[each] < 1]
        return self.tr("Still needed: {0}").format("; ".join(lacking).lower())

    def enter(self) -> None:
        if self._task is not None or self.scan.is_from_file:
            return
        if self._view.phase is ScanPhase.COMPLETE:
            self._show_complete()
        else:
            self.camera.open()

    def leave(self) -> None:
        self.camera.let_go()

    def forget(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.leave()
        self.camera.preview.forget_picture()
        self.scan.close()

    def read_file(self, path: Path) -> None:
        """Judge a recorded video instead, aside."""
        self.camera.let_go()
        self.camera.say(self.tr("Looking through {0}").format(path.name), "", (self.stop_button,))
        self._task = self._background.start(
            lambda task: self.scan.read_file(path, task),
            lambda _: self._end_file(None),
            self._fail_file,
            self._show_file_progress,
        )
        self.changed.emit()

    def retake(self, sector: Sector) -> None:
        """Ask for a part again; the camera is opened where it was off."""
        if sector not in dict(self._view.shares):
            return
        self.side.parts.choose(sector)
        self.scan.retake(sector)
        if self.camera.state is not CameraState.RUNNING:
            self.camera.open()
        self._show_view(self.scan.view())

    def _lay_out(self) -> None:
        self.hint.setObjectName("coach")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setFixedHeight(HINT_HEIGHT_PX)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addStretch(1)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.camera, 1)
        left.addWidget(self.hint)
        left.addLayout(chips)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        tools = QHBoxLayout()
        tools.setSpacing(10)
        tools.addWidget(self.camera.choice)
        tools.addWidget(self.pause_button)
        tools.addStretch(1)
        tools.addWidget(self.file_button)
        self.body.addLayout(row, 1)
        self.body.addLayout(tools)
        order = (self.side.parts, self.side.retake_button, self.side.skip_button, self.camera.choice)
        for before, after in pairwise((*order, self.pause_button, self.file_button)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._seen.connect(self._show_view)
        self._failed.connect(self._fail)
        self.camera.state_changed.connect(self._follow_camera)
        self.camera.preview.sector_clicked.connect(self.retake)
        self.side.retake_wanted.connect(self.retake)
        self.side.skip_wanted.connect(self._skip)
        self.pause_button.clicked.connect(self._toggle_pause)
        self.live_button.clicked.connect(self.camera.open)
        for choosing in (self.file_button, self.other_file_button):
            choosing.clicked.connect(self._choose_file)
        self.stop_button.clicked.connect(lambda: self._task.cancel() if self._task else None)

    def _follow_camera(self) -> None:
        """Judge while there is a picture, and only then."""
        running = self.camera.state is CameraState.RUNNING
        if running:
            self.scan.start()
        elif self.scan.is_running:
            self.scan.stop()
        if not running or self._view.phase is ScanPhase.PAUSED:
            self._show_paused(False)
        self._show_view(self.scan.view())

    def _toggle_pause(self) -> None:
        paused = self._view.phase is ScanPhase.PAUSED
        (self.scan.resume if paused else self.scan.pause)()
        self._show_paused(not paused)

    def _show_paused(self, paused: bool) -> None:
        self.pause_button.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.camera.preview.set_dimmed(paused)

    def _skip(self, sector: Sector) -> None:
        self.scan.skip(sector)
        self._show_view(self.scan.view())

    def _show_view(self, view: FaceView) -> None:
        before, self._view = self._view, view
        told = [good for _, good in view.chips]
        mood = Mood.WRONG if False in told else Mood.WELL if True in told else Mood.IDLE
        self.camera.preview.show_ring(view.shares, view.target, mood)
        self.side.show_view(view)
        running = self.camera.state is CameraState.RUNNING
        complete = view.phase is ScanPhase.COMPLETE
        self.hint.setText(translate_told(view.hint) if running or complete else "")
        self.camera.preview.setAccessibleDescription(self.hint.text())
        for chip, good in view.chips:
            self._show_chip(chip, good)
        self.pause_button.setEnabled(running and not complete)
        if (view.can_finish, view.phase, view.shares) != (before.can_finish, before.phase, before.shares):
            self.changed.emit()
        if complete and running:
            # Enough was seen: nobody is filmed for longer than it takes.
            self.camera.let_go()
            self._show_complete()

    def _show_complete(self) -> None:
        self.camera.preview.forget_picture()
        self.camera.say(
            self.tr("Your face is covered"),
            self.tr("The camera is off. Click a part of the list to take it again, or go on."),
        )

    def _show_chip(self, chip: Chip, good: bool | None) -> None:
        shown, name = self.chips[chip], spell_chip(chip)
        marks = {True: self.tr("{0} ✓"), False: self.tr("{0} !"), None: "{0}"}
        words = {True: self.tr("{0}: good"), False: self.tr("{0}: not good yet"), None: self.tr("{0}: not seen yet")}
        set_kind(shown, {True: "chip-good", False: "chip-bad", None: "chip-idle"}[good])
        shown.setText(marks[good].format(name))
        shown.setAccessibleName(words[good].format(name))

    def _choose_file(self) -> None:
        kinds = self.tr("Videos (*.mp4 *.mov *.webm *.mkv *.avi)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Face scan"), "", kinds)
        if chosen:
            self.read_file(Path(chosen))

    def _show_file_progress(self, progress: Progress) -> None:
        self.camera.notice.sentence.setText(spell_progress(progress))

    def _fail_file(self, error: BaseException | None) -> None:
        self._end_file(error)
        heading = self.tr("Stopped") if error is None else self.tr("This recording cannot be used")
        told = self.tr("Nothing was taken from it.") if error is None else spell_error(error)
        self.camera.say(heading, told, (self.live_button, self.other_file_button))

    def _end_file(self, error: BaseException | None) -> None:
        self._task = None
        self._show_view(self.scan.view())
        self.changed.emit()
        if error is None and self.scan.is_from_file:
            self.camera.say(
                self.tr("Taken from a recorded file"),
                self.tr(
                    "Nobody can tell when it was made, so this avatar gets the lower grade: you can use it in this "
                    "studio, and clips of it cannot be published."
                ),
                (self.live_button, self.other_file_button),
            )

    def _fail(self, error: Exception) -> None:
        self.camera.let_go()
        self.camera.say(self.tr("The scan cannot go on"), spell_error(error), (self.live_button,))
