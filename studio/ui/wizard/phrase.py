"""The spoken yes: a phrase with fresh words, read aloud once within a time limit. The listening is the use case's."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studio.app.captured import SealedCheck
from studio.app.voice_recording import VoiceResult
from studio.app.yes_desk import YesStage, YesView
from studio.domain.errors import MicrophoneLost, StudioError
from studio.ui.pages.page import Message, label
from studio.ui.theme import set_kind
from studio.ui.wizard.kit import Kit
from studio.ui.wizard.sound_bar import SoundBar
from studio.ui.wizard.step import button
from studio.ui.wizard.words import translate_told
from studio.ui.words import spell_error

_TIME_STEPS = 1000


class PhrasePanel(QWidget):
    """``changed`` when the yes was heard, or cannot be any more."""

    changed = Signal()
    _seen = Signal(object)
    _failed = Signal(object)

    def __init__(self, kit: Kit, voice_sample: Callable[[], VoiceResult | None]) -> None:
        super().__init__()
        self._kit = kit
        self._voice_sample = voice_sample
        self._stage: YesStage | None = None
        self.yes = kit.make_yes(self._seen.emit, self._failed.emit)
        self.heading = label(self.tr("Now say yes, aloud"), "heading")
        self.opening = label("", "coach")
        self.words = label("", "reading")
        self.hint = label("", "muted")
        self.message = Message()
        self.time = QProgressBar()
        self.start_button = button(self.tr("Show the phrase"), "primary")
        self.sound = SoundBar(kit)
        self._lay_out()
        self._seen.connect(self._show_view)
        self._failed.connect(self._fail)
        self.start_button.clicked.connect(self._press)
        self.sound.device_chosen.connect(self._open_chosen)

    @property
    def stage(self) -> YesStage | None:
        """None while there is no microphone."""
        return self._stage

    @property
    def check(self) -> SealedCheck | None:
        return self.yes.check

    @property
    def note(self) -> str:
        """Why a yes that was heard gets the lower grade; empty when it does not."""
        return translate_told(self.yes.view().note)

    @property
    def has_passed(self) -> bool:
        return self.yes.has_passed

    def open(self) -> None:
        """Look for a microphone and get ready; nothing is recorded before the phrase is shown."""
        self.yes.stop()
        failure = self.sound.look()
        if failure is not None or self.sound.device is None:
            told = spell_error(failure) if failure else self.tr("No microphone was found. Plug one in, then try again.")
            self.message.say(told, "error")
            self.start_button.setText(self.tr("Try again"))
            self._stage = None
            return
        self._open_chosen()

    def close_sound(self) -> None:
        self.yes.stop()

    def forget(self) -> None:
        self.yes.close()
        self._stage = None

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setObjectName("card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(36, 24, 36, 24)
        column.setSpacing(12)
        for part in (self.heading, self.opening, self.words, self.hint, self.message):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.heading)
        column.addStretch(1)
        column.addWidget(self.opening)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addWidget(self.hint)
        column.addWidget(self.message)
        column.addWidget(self.time)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.start_button)
        row.addStretch(1)
        column.addLayout(row)
        self.time.setTextVisible(False)
        self.time.setRange(0, _TIME_STEPS)
        self.time.setAccessibleName(self.tr("Time left"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(panel, 1)
        outer.addWidget(self.sound)

    def _open_chosen(self) -> None:
        device = self.sound.device
        if device is None:
            return
        self.message.clear()
        try:
            self.yes.start(self._kit.open_microphone(device), self._voice_sample())
        except StudioError as error:
            self._fail(error)

    def _press(self) -> None:
        match self._stage:
            case YesStage.IDLE:
                self.yes.show()
            case YesStage.SHOWN:
                self.yes.end_phrase()
            case None:
                self.open()
            case _:
                return

    def _show_view(self, view: YesView) -> None:
        before, self._stage = self._stage, view.stage
        self.sound.meter.show_level(view.peak_db, view.held_peak_db, view.is_clipping)
        if view.time_share is not None:
            self.time.setValue(round(_TIME_STEPS * view.time_share))
        if before is view.stage:
            return
        self.time.setValue(0 if view.time_share is None else round(_TIME_STEPS * view.time_share))
        shown = view.stage is YesStage.SHOWN
        self.opening.setText(view.opening)
        self.words.setText(",  ".join(view.words))
        self.hint.setText(self._spell_hint(view))
        set_kind(self.hint, "coach-good" if view.stage is YesStage.PASSED else "muted")
        self.message.say("\n".join(translate_told(told) for told in view.told), "error")
        self.start_button.setText(self.tr("I have read it") if shown else self.tr("Show the phrase"))
        self.start_button.setEnabled(view.stage in (YesStage.IDLE, YesStage.SHOWN))
        self.start_button.setVisible(view.stage not in (YesStage.PASSED, YesStage.FAILED))
        if view.stage in (YesStage.PASSED, YesStage.FAILED):
            self.yes.stop()
        self.changed.emit()

    def _spell_hint(self, view: YesView) -> str:
        if view.stage is YesStage.IDLE and not view.told:
            return self.tr(
                "A sentence with four fresh words will be shown. Read all of it aloud; you have {0} tries."
            ).format(view.attempts_left)
        return translate_told(view.hint)

    def _fail(self, error: StudioError) -> None:
        self.yes.stop()
        self._stage = None
        self.opening.clear()
        self.words.clear()
        gone = isinstance(error, MicrophoneLost)
        told = self.tr("The microphone was disconnected.") if gone else spell_error(error)
        self.message.say(told, "error")
        self.start_button.setText(self.tr("Try again"))
        self.start_button.setEnabled(True)
        self.start_button.show()
        self.changed.emit()
