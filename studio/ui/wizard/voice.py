"""Voice: sentences one at a time in large type, the level, and what is wrong at once. May be left out.

The session is the use case's; this shows it and hands on what is pressed.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from studio.app.voice_recording import VoicePhase, VoiceView
from studio.domain.errors import InvalidInput, MicrophoneLost, StudioError
from studio.ui.pages.page import Message, label
from studio.ui.theme import set_kind
from studio.ui.wizard.kit import Kit
from studio.ui.wizard.sound_bar import SoundBar
from studio.ui.wizard.step import Notice, Step, button
from studio.ui.wizard.words import translate_told
from studio.ui.words import spell_error

TOLD_HEIGHT_PX = 64


class VoiceStep(Step):
    """What was read stays while microphones come and go, and while one looks at other steps."""

    _seen = Signal(object)
    _failed = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(
            self.tr("Voice"),
            self.tr("Read a few sentences"),
            self.tr("As you would say them to a friend. You may leave this out: the avatar then stays silent."),
        )
        self._kit = kit
        self._left_out = False
        self.voice = kit.make_voice(self._seen.emit, self._failed.emit)
        self._view: VoiceView | None = None
        self.sound = SoundBar(kit)
        self.notice = Notice()
        self.number = label("", "muted")
        self.sentence = label("", "reading")
        self.hint = label("", "coach")
        self.told = Message()
        self.progress = QProgressBar()
        self.record_button = button(self.tr("Record"), "primary")
        self.keep_button = button(self.tr("Keep it"))
        self.skip_button = button(self.tr("Another sentence"), "quiet")
        self.before_button = button(self.tr("The one before"), "quiet")
        self.room_button = button(self.tr("Measure the room again"), "quiet")
        self.again_button = button(self.tr("Look again"))
        self.silent_button = button(self.tr("Leave the voice out"), "quiet")
        self.record_instead_button = button(self.tr("Record a voice after all"))
        self._lay_out()
        self._connect()

    @property
    def view(self) -> VoiceView | None:
        """What was shown last."""
        return self._view

    @property
    def is_ready(self) -> bool:
        return self._left_out or (self._view is not None and self._view.can_finish)

    @property
    def has_voice(self) -> bool:
        return not self._left_out and self._view is not None and self._view.can_finish

    @property
    def has_kept(self) -> bool:
        return self.voice.has_kept

    @property
    def missing(self) -> str:
        if self._view is None or self.is_ready:
            return ""
        left = self._view.required - len(self._view.accepted)
        if left == 1:
            return self.tr("One more sentence, or leave the voice out.")
        return self.tr("{0} more sentences, or leave the voice out.").format(left)

    def enter(self) -> None:
        if self._left_out:
            self._say_left_out()
        elif self._view is None or self._view.phase is not VoicePhase.DONE:
            self._open()

    def leave(self) -> None:
        self.voice.stop()

    def forget(self) -> None:
        self.voice.close()
        self._view = None

    def _lay_out(self) -> None:
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Sentences kept"))
        panel = QFrame()
        panel.setObjectName("card")
        reading = QVBoxLayout(panel)
        reading.setContentsMargins(36, 24, 36, 24)
        reading.setSpacing(12)
        reading.addWidget(self.number)
        reading.addStretch(1)
        reading.addWidget(self.sentence)
        reading.addStretch(1)
        reading.addWidget(self.hint)
        told = QWidget()
        told.setFixedHeight(TOLD_HEIGHT_PX)
        told_column = QVBoxLayout(told)
        told_column.setContentsMargins(0, 0, 0, 0)
        told_column.addWidget(self.told)
        told_column.addStretch(1)
        reading.addWidget(told)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for each in (self.before_button, self.skip_button, self.keep_button, self.record_button):
            buttons.addWidget(each)
        buttons.addStretch(1)
        reading.addLayout(buttons)
        holder = QWidget()
        self._layers = QStackedLayout(holder)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(panel)
        self._layers.addWidget(self.notice)
        tools = QHBoxLayout()
        tools.addWidget(self.room_button)
        tools.addStretch(1)
        tools.addWidget(self.silent_button)
        self.body.addWidget(self.progress)
        self.body.addWidget(holder, 1)
        self.body.addWidget(self.sound)
        self.body.addLayout(tools)

    def _connect(self) -> None:
        self._seen.connect(self._show_view)
        self._failed.connect(self._fail)
        self.sound.device_chosen.connect(self._start)
        self.record_button.clicked.connect(self._press_record)
        self.keep_button.clicked.connect(self.voice.accept)
        self.skip_button.clicked.connect(self.voice.skip)
        self.before_button.clicked.connect(self._go_before)
        self.room_button.clicked.connect(self.voice.measure_room_again)
        self.again_button.clicked.connect(self._open)
        self.silent_button.clicked.connect(self._leave_out)
        self.record_instead_button.clicked.connect(self._take_in)

    def _open(self) -> None:
        self.voice.stop()
        failure = self.sound.look()
        if failure is not None:
            self._say(self.tr("Sound cannot be recorded"), spell_error(failure))
        elif self.sound.device is None:
            self._say(
                self.tr("No microphone was found"),
                self.tr("Plug one in and look again, or leave the voice out: the avatar then stays silent."),
            )
        else:
            self._start()

    def _start(self) -> None:
        device = self.sound.device
        if device is None:
            return
        try:
            self.voice.start(self._kit.open_microphone(device))
        except StudioError as error:
            self._say(self.tr("The microphone cannot be used"), spell_error(error))
            return
        self._layers.setCurrentIndex(0)
        view = self.voice.view()
        if view is not None:
            self._show_view(view)

    def _press_record(self) -> None:
        """One button, three meanings: record, stop, keep and go on."""
        match self._view.phase if self._view else None:
            case VoicePhase.RECORDING:
                self.voice.end_sentence()
            case VoicePhase.JUDGED if self._view is not None and self._view.is_good:
                self.voice.accept()
            case VoicePhase.READY | VoicePhase.JUDGED:
                self.voice.record()
            case _:
                return

    def _go_before(self) -> None:
        """Read the sentence before once more; what was kept of it stays until the new one is kept."""
        view = self._view
        if view is not None:
            self.voice.go_to(view.index if view.phase is VoicePhase.DONE else max(0, view.index - 1))

    def _show_view(self, view: VoiceView) -> None:
        before, self._view = self._view, view
        self.sound.meter.show_level(view.peak_db, view.held_peak_db, view.is_clipping)
        if before is not None and _still(before) == _still(view) and view.phase is not VoicePhase.ROOM:
            return
        done = len(view.accepted)
        self.progress.setRange(0, view.required)
        self.progress.setValue(min(done, view.required))
        kept = self.tr("{0} of {1} sentences are kept").format(done, max(view.required, done))
        self.number.setText(kept)
        room = view.phase is VoicePhase.ROOM
        finished = view.phase is VoicePhase.DONE
        self.sentence.setText("" if room or finished else f"“{view.sentence}”")
        self.hint.setText(translate_told(view.hint))
        self._tell(view)
        self._show_buttons(view)
        if before is None or (before.can_finish, before.accepted) != (view.can_finish, view.accepted):
            self.changed.emit()

    def _tell(self, view: VoiceView) -> None:
        lines = [translate_told(told) for told in view.told[:2]]
        if view.note:
            lines.append(translate_told(view.note))
        kind = "good" if view.is_good else "error" if view.phase is VoicePhase.JUDGED else "muted"
        self.told.say("\n".join(lines), kind)
        set_kind(self.hint, "coach-good" if view.is_good else "coach")

    def _show_buttons(self, view: VoiceView) -> None:
        judged, good = view.phase is VoicePhase.JUDGED, bool(view.is_good)
        texts = {
            VoicePhase.RECORDING: self.tr("Stop"),
            VoicePhase.JUDGED: self.tr("Keep and go on") if good else self.tr("Read it again"),
        }
        # One bright button at a time: once there is enough, going on is the next thing to do.
        set_kind(self.record_button, "plain" if view.can_finish and not judged else "primary")
        self.record_button.setText(texts.get(view.phase, self.tr("Record")))
        pressable = view.phase in (VoicePhase.READY, VoicePhase.RECORDING, VoicePhase.JUDGED)
        self.record_button.setEnabled(pressable)
        self.record_button.setVisible(view.phase is not VoicePhase.DONE)
        self.keep_button.setVisible(judged and not good and view.can_keep)
        self.skip_button.setVisible(view.phase in (VoicePhase.READY, VoicePhase.JUDGED))
        self.skip_button.setEnabled(view.can_skip)
        done = view.phase is VoicePhase.DONE
        self.before_button.setVisible(view.phase in (VoicePhase.READY, VoicePhase.JUDGED) or done)
        self.before_button.setEnabled(view.index > 0 or done)
        self.room_button.setEnabled(view.phase is VoicePhase.READY)
        if pressable and self.isVisible() and self.window().focusWidget() is None:
            self.record_button.setFocus()

    def _leave_out(self) -> None:
        self.voice.stop()
        self._left_out = True
        self._say_left_out()
        self.changed.emit()

    def _say_left_out(self) -> None:
        self.notice.say(
            self.tr("Without a voice"),
            self.tr(
                "The avatar stays silent. Its spoken yes has no voice to be compared with, so it gets the lower grade: "
                "clips of it stay in this studio."
            ),
            (self.record_instead_button,),
        )
        self._layers.setCurrentWidget(self.notice)

    def _take_in(self) -> None:
        self._left_out = False
        self._open()
        self.changed.emit()

    def _say(self, heading: str, sentence: str) -> None:
        self.notice.say(heading, sentence, (self.again_button,))
        self._layers.setCurrentWidget(self.notice)

    def _fail(self, error: StudioError) -> None:
        if isinstance(error, InvalidInput) and self.voice.is_running:
            self.told.say(spell_error(error), "error")
            return
        lost = isinstance(error, MicrophoneLost)
        self._say(self.tr("The microphone is gone") if lost else self.tr("It cannot go on"), spell_error(error))


def _still(view: VoiceView) -> tuple[object, ...]:
    """What is shown beside the level."""
    return (view.phase, view.hint, view.told, view.note, view.index, view.accepted, view.can_skip, view.can_keep)
