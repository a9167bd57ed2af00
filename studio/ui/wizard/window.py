"""The wizard's window: steps on the left, one at a time on the right, back and forth without losing anything.

Until "Sign and create" everything is in memory; closing asks once when something would be lost.
"""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from studio.app.captured import Captured
from studio.app.face_scan import FaceResult
from studio.app.studio import Studio
from studio.app.voice_recording import VoiceResult
from studio.app.wishes import NewAvatar
from studio.domain.avatar import Avatar
from studio.domain.errors import StudioError
from studio.ui.background import Background, Task
from studio.ui.pages.page import label
from studio.ui.theme import set_kind
from studio.ui.widgets.confirm import confirm
from studio.ui.widgets.unlock_dialog import with_vault
from studio.ui.wizard.done import DoneStep
from studio.ui.wizard.face import FaceStep
from studio.ui.wizard.kit import Kit, usual_kit
from studio.ui.wizard.presence import PresenceStep
from studio.ui.wizard.rail import Rail
from studio.ui.wizard.step import Step, button
from studio.ui.wizard.voice import VoiceStep
from studio.ui.wizard.who import WhoStep
from studio.ui.wizard.word import WordStep

SMALLEST = QSize(940, 660)
USUAL = QSize(1080, 780)


class Wizard(QDialog):
    """Not modal: the studio goes on beside it. ``created`` brings the avatar and warnings worth showing.

    ``recordings_wanted`` when the person has recordings already and wants the form for those.
    """

    created = Signal(object, object)
    recordings_wanted = Signal()

    def __init__(
        self, studio: Studio, background: Background, parent: QWidget | None = None, kit: Kit | None = None
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._background = background
        self._task: Task | None = None
        self._closing = False
        self._finished = False
        self._reached = 0
        self._done: list[bool] = []
        self._result: tuple[Hashable, FaceResult | None] = (None, None)
        chosen = kit or usual_kit(studio.settings.text_language, self)
        self.who = WhoStep(studio)
        self.face = FaceStep(chosen, background)
        self.voice = VoiceStep(chosen)
        self.presence = PresenceStep(chosen, self._scan, self._voice_sample, self._captured_key, studio.rooms.clock)
        self.word = WordStep(studio)
        self.ending = DoneStep()
        self.steps: tuple[Step, ...] = (self.who, self.face, self.voice, self.presence, self.word, self.ending)
        self.rail = Rail([step.name for step in self.steps])
        self.pages = QStackedWidget()
        self.told = label("", "muted")
        self.back_button = button(self.tr("Back"))
        self.next_button = button(self.tr("Next"), "primary")
        self.setWindowTitle(self.tr("New avatar"))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._lay_out()
        self._connect()
        self._show_foot()

    @property
    def current(self) -> Step:
        return self.steps[self.pages.currentIndex()]

    def go_to(self, number: int) -> None:
        """Show a step that was reached already, or the next one."""
        check = self.steps.index(self.presence)
        if check < number <= self._reached and self.presence.is_stale:
            number = check  # who is checked must be who was captured
        before = self.current
        target = self.steps[number]
        if target is before or number > self._reached or self.word.is_running or self._finished:
            self._show_foot()
            return
        before.leave()
        self.pages.setCurrentIndex(number)
        if target is self.word:
            self.word.choices.show_capture(has_voice=self.voice.has_voice, lower_grade=self.presence.lower_grade)
        target.enter()
        self._show_foot()
        (target.focusProxy() or self.next_button).setFocus()

    def go_on(self) -> None:
        """To the next step; from the last but one, sign and create."""
        if not self.current.is_ready:
            return
        if self.current is self.ending:
            self.close_now()
        elif self.current is self.word:
            gaps = [number for number, step in enumerate(self.steps) if not step.is_ready]
            # What was taken back after this step was reached comes first.
            if gaps:
                self.go_to(gaps[0])
            else:
                self.create_avatar()
        else:
            number = self.pages.currentIndex() + 1
            self._reached = max(self._reached, number)
            self.go_to(number)

    def go_back(self) -> None:
        if self.pages.currentIndex() > 0:
            self.go_to(self.pages.currentIndex() - 1)

    def wish(self) -> NewAvatar:
        """Everything that was captured and chosen."""
        captured = Captured(self._scan(), self._voice_sample(), self.presence.checks)
        return NewAvatar(
            name=self.who.avatar_name,
            class_word=self.who.word,
            scan=Path(),
            consent=self.word.answers(),
            origin=captured.scan.origin if captured.scan else "file",
            captured=captured,
        )

    def create_avatar(self) -> None:
        """Sign and create, aside; where the vault has no passphrase yet, that is asked for first."""
        if self._task is not None:
            return
        with_vault(self._studio.keys, self, self._create)

    def _create(self) -> None:
        try:
            wish = self.wish()
        except StudioError as error:
            self.word.show_failure(error)
            return
        self.word.show_running(True)
        self._task = self._background.start(
            lambda task: self._studio.avatars.create(wish, task), self._succeed, self._fail, self.word.show_progress
        )

    def close_now(self) -> None:
        """Let go of devices, forget what was captured, and close."""
        self._closing = True
        if self._task is not None:
            self._task.cancel()
        for step in self.steps:
            step.forget()
        super().reject()

    def reject(self) -> None:
        """Escape, and the window's own button: asks once when something would be lost."""
        if self.would_lose:
            self.ask_to_leave()
        else:
            self.close_now()

    @property
    def would_lose(self) -> bool:
        """Whether something that was captured would be forgotten by closing now."""
        return not (self._closing or self._finished) and any(step.has_kept for step in self.steps)

    def ask_to_leave(self) -> QMessageBox:
        return confirm(
            self,
            self.tr("Stop here?"),
            self.tr("What was recorded so far is forgotten; nothing of it was written to disk."),
            action=self.tr("Stop and forget"),
            keep=self.tr("Stay"),
            then=self.close_now,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """`QDialog` calls `reject`, which may ask; then the window stays."""
        if self._closing:
            event.accept()
            return
        event.ignore()
        self.reject()

    def _lay_out(self) -> None:
        for step in self.steps:
            self.pages.addWidget(step)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        line = QFrame()
        line.setObjectName("line")
        right = QVBoxLayout()
        right.setContentsMargins(26, 22, 26, 18)
        right.setSpacing(14)
        right.addWidget(self.pages, 1)
        right.addWidget(line)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.next_button.setDefault(True)

    def _connect(self) -> None:
        self.rail.wanted.connect(self.go_to)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.who.recordings_wanted.connect(self._turn_to_recordings)
        self.word.stop_wanted.connect(lambda: self._task.cancel() if self._task else None)
        for step in self.steps:
            step.changed.connect(self._show_foot)
        for key, action in (("Alt+Left", self.go_back), ("Alt+Right", self.go_on)):
            QShortcut(QKeySequence(key), self).activated.connect(action)

    def _turn_to_recordings(self) -> None:
        self.recordings_wanted.emit()
        self.close_now()

    def _scan(self) -> FaceResult | None:
        """The finished scan, made once for each revision; None while it is not enough."""
        if self.current is self.face:
            # Finishing would end what is being looked at.
            return self._result[1]
        key = self.face.scan.revision
        if self._result[0] != key or self._result[1] is None:
            try:
                self._result = (key, self.face.scan.finish() if self.face.scan.view().can_finish else None)
            except StudioError:
                self._result = (key, None)
        return self._result[1]

    def _voice_sample(self) -> VoiceResult | None:
        return self.voice.voice.finish() if self.voice.has_voice else None

    def _captured_key(self) -> Hashable:
        return self.face.scan.revision, self.voice.voice.revision, self.voice.has_voice

    def _show_foot(self) -> None:
        step, number = self.current, self.pages.currentIndex()
        running = self.word.is_running
        self.back_button.setVisible(number > 0 and not self._finished)
        self.back_button.setEnabled(not running)
        self.next_button.setText(step.next_text)
        self.next_button.setEnabled(step.is_ready)
        # One bright button at a time: what the step itself asks for comes first.
        set_kind(self.next_button, "primary" if step.is_done or not step.is_ready else "plain")
        self.told.setText(step.missing)
        last = len(self.steps) - 1
        open_ = not running and not self._finished
        reachable = [open_ and row <= self._reached and row < last for row in range(last + 1)]
        seen = [row < self._reached for row in range(last + 1)]
        if not self._finished:
            self._done = [seen[row] and each.is_done for row, each in enumerate(self.steps)]
        self.rail.show_steps(number, self._done, reachable)

    def _succeed(self, made: tuple[Avatar, tuple[str, ...]]) -> None:
        self._task = None
        avatar, warnings = made
        self.word.show_running(False)
        record, _ = self._studio.avatars.consent(avatar)
        self.ending.show_avatar(avatar, record, warnings)
        # What was captured is forgotten now; what was done stays marked.
        self._finished = True
        self._done[self.steps.index(self.word)] = True
        for step in self.steps[:-1]:
            step.forget()
        self._reached = len(self.steps) - 1
        self.pages.setCurrentWidget(self.ending)
        self._show_foot()
        self.next_button.setFocus()
        self.created.emit(avatar, warnings)

    def _fail(self, error: BaseException | None) -> None:
        self._task = None
        if not self._closing:
            self.word.show_failure(error)
