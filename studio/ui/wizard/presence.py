"""It is you: a few movements before the camera, one at a time, then a phrase to say. Evidence, never proof.

The checks are the use cases'; this shows them. Whoever goes on without them gets the lower grade, and is told so.
"""

from collections.abc import Callable, Hashable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.app.captured import SealedCheck, note_presence
from studio.app.face_scan import FaceResult
from studio.app.presence_desk import CheckPhase, PresenceView
from studio.app.voice_recording import VoiceResult
from studio.ui.pages.page import label
from studio.ui.wizard.camera_view import CameraState, CameraView
from studio.ui.wizard.kit import Kit
from studio.ui.wizard.phrase import PhrasePanel
from studio.ui.wizard.step import Step, button
from studio.ui.wizard.words import translate_told
from studio.ui.words import spell_error

HINT_HEIGHT_PX = 52
PICTURE_WIDTH_PX = 660


class PresenceStep(Step):
    """``captured`` names what the checks belong to: when it is another one, they are made anew."""

    _seen = Signal(object)
    _failed = Signal(object)

    def __init__(
        self,
        kit: Kit,
        scan: Callable[[], FaceResult | None],
        voice_sample: Callable[[], VoiceResult | None],
        captured: Callable[[], Hashable],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(
            self.tr("It is you"),
            self.tr("It is you"),
            self.tr("Four movements and a spoken yes. They are kept as evidence; they are no proof of who you are."),
        )
        self._scan = scan
        self._captured = captured
        self._clock = clock
        self._belongs_to: Hashable = None
        self._passed: SealedCheck | None = None
        self.desk = kit.make_presence(self._seen.emit, self._failed.emit)
        self.camera = CameraView(kit.cameras, self.desk.offer)
        self.hint = label("", "coach")
        self.number = label("", "muted")
        self.start_button = button(self.tr("Start"))
        self.retry_button = button(self.tr("Try once more"))
        self.phrase_button = button(self.tr("On to the spoken yes"))
        self.phrase = PhrasePanel(kit, voice_sample)
        self._lay_out()
        self._seen.connect(self._show_view)
        self._failed.connect(self._fail)
        self.camera.state_changed.connect(self._follow_camera)
        for starting in (self.start_button, self.retry_button):
            starting.clicked.connect(self.camera.open)
        self.phrase_button.clicked.connect(self._open_phrase)
        self.phrase.changed.connect(self.changed)

    @property
    def is_ready(self) -> bool:
        return not self.desk.is_running

    @property
    def is_done(self) -> bool:
        return not self.lower_grade

    @property
    def has_kept(self) -> bool:
        return self._passed is not None

    @property
    def is_stale(self) -> bool:
        """Whether checks were passed, but the scan or the voice is another one since: they say nothing of it."""
        has_some = self._passed is not None or self.phrase.has_passed
        return has_some and self._captured() != self._belongs_to

    @property
    def checks(self) -> tuple[SealedCheck, ...]:
        """What goes into the record."""
        if self.is_stale:
            return ()
        return tuple(check for check in (self._passed, self.phrase.check) if check is not None)

    @property
    def lower_grade(self) -> str:
        """Why the avatar gets the lower grade; empty when it does not."""
        if self._is_from_file:
            return self.tr("The scan came from a file: clips of this avatar stay in this studio.")
        if self.is_stale or self._passed is None or not self.phrase.has_passed:
            return self.tr("Without both checks clips of this avatar stay in this studio.")
        check = self.phrase.check
        if check is not None and not check.evidence.passed:
            return f"{self.phrase.note} {self.tr('Clips of this avatar stay in this studio.')}"
        return ""

    @property
    def missing(self) -> str:
        return "" if self.desk.is_running else self.lower_grade

    @property
    def next_text(self) -> str:
        return self.tr("Next") if self.is_done or self._is_from_file else self.tr("Go on without")

    def enter(self) -> None:
        if self._captured() != self._belongs_to:
            self._begin_anew()
        if self._is_from_file:
            self._say_lower_grade()
        elif self._passed is not None:
            self._open_phrase()
        else:
            self._say_start()

    def leave(self) -> None:
        self.camera.let_go()
        self.phrase.close_sound()

    def forget(self) -> None:
        self.leave()
        self.camera.preview.forget_picture()
        self.desk.close()
        self.phrase.forget()
        self._passed = None

    @property
    def _is_from_file(self) -> bool:
        scan = self._scan()
        return scan is not None and scan.origin == "file"

    def _begin_anew(self) -> None:
        self.desk.close()
        self.phrase.forget()
        self._passed = None
        self._belongs_to = self._captured()

    def _lay_out(self) -> None:
        for part in (self.hint, self.number):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setFixedHeight(HINT_HEIGHT_PX)
        moves = QWidget()
        column = QVBoxLayout(moves)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        # No wider than a camera's picture: a broader cut would lose forehead and chin.
        self.camera.setMaximumWidth(PICTURE_WIDTH_PX)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.camera, 8)
        middle.addStretch(1)
        column.addLayout(middle, 1)
        column.addWidget(self.hint)
        column.addWidget(self.number)
        tools = QHBoxLayout()
        tools.addWidget(self.camera.choice)
        tools.addStretch(1)
        column.addLayout(tools)
        holder = QWidget()
        self._layers = QStackedLayout(holder)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(moves)
        self._layers.addWidget(self.phrase)
        self.body.addWidget(holder, 1)

    def _say_start(self) -> None:
        self._layers.setCurrentIndex(0)
        self.camera.say(
            self.tr("Four small movements"),
            self.tr(
                "One at a time, in an order that nobody can foresee, each within eight seconds. Look at the camera."
            ),
            (self.start_button,),
        )

    def _say_lower_grade(self) -> None:
        self._layers.setCurrentIndex(0)
        self.camera.say(
            self.tr("Nothing to check here"),
            self.tr(
                "Your scan came from a recorded file, and nobody can tell when it was made. The avatar gets the lower "
                "grade: you can use it in this studio, and clips of it cannot be published. For more, go back and use "
                "the camera."
            ),
        )

    def _follow_camera(self) -> None:
        if self.camera.state is CameraState.RUNNING:
            self.desk.start(self._scan())
        elif self.desk.is_running:
            self.desk.stop()
        if self.camera.state is not CameraState.RUNNING:
            self.hint.clear()
            self.number.clear()
            self.camera.preview.show_countdown(None)
        self.changed.emit()

    def _show_view(self, view: PresenceView) -> None:
        if self.camera.state is not CameraState.RUNNING:
            return
        self.hint.setText(translate_told(view.hint))
        self.camera.preview.setAccessibleDescription(self.hint.text())
        asking = view.phase is CheckPhase.ASKING
        self.number.setText(self.tr("Movement {0} of {1}").format(view.number + 1, view.count) if asking else "")
        self.camera.preview.show_countdown(view.time_share if asking else 0.0)
        match view.phase:
            case CheckPhase.PASSED:
                self._pass()
            case CheckPhase.FAILED | CheckPhase.ENDED:
                self._say_failure(view)
            case _:
                return

    def _pass(self) -> None:
        self.camera.let_go()
        evidence = self.desk.evidence
        if evidence is not None:
            self._passed = note_presence(evidence, self._clock())
        self.camera.say(
            self.tr("Seen"),
            self.tr("You moved as you were asked. Now the second part: a spoken yes."),
            (self.phrase_button,),
        )
        self.changed.emit()

    def _say_failure(self, view: PresenceView) -> None:
        self.camera.let_go()
        if view.phase is CheckPhase.ENDED:
            told = self.tr("That can happen: light, glasses, a slow camera. You can go on without this check.")
            self.camera.say(self.tr("It did not work this time"), f"{translate_told(view.failure)} {told}")
        else:
            told = self.tr("No harm done. The next try asks for other movements; {0} left.").format(view.attempts_left)
            self.camera.say(
                self.tr("Let us try that again"), f"{translate_told(view.failure)} {told}", (self.retry_button,)
            )
        self.changed.emit()

    def _open_phrase(self) -> None:
        self._layers.setCurrentIndex(1)
        if not self.phrase.has_passed:
            self.phrase.open()
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self.camera.let_go()
        self.camera.say(self.tr("The check cannot go on"), spell_error(error), (self.start_button,))
