"""The row beneath what is read: which microphone, and how loud it is. Opens and judges nothing itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from studio.app.voice_recording import VoiceDevice
from studio.domain.errors import StudioError
from studio.ui.wizard.kit import Kit
from studio.ui.wizard.level_meter import LevelMeter


class SoundBar(QWidget):
    """``device_chosen`` when a person chose another microphone."""

    device_chosen = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._devices: tuple[VoiceDevice, ...] = ()
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Microphone"))
        self.choice.setMinimumWidth(260)
        self.choice.setPlaceholderText(self.tr("No microphone"))
        self.choice.activated.connect(lambda _: self.device_chosen.emit())
        self.meter = LevelMeter()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.choice)
        row.addWidget(self.meter, 1)

    @property
    def device(self) -> VoiceDevice | None:
        index = self.choice.currentIndex()
        return self._devices[index] if 0 <= index < len(self._devices) else None

    def look(self) -> StudioError | None:
        """Look for microphones, keeping the choice; what is wrong where they cannot be listed."""
        chosen = self.choice.currentText()
        try:
            self._devices, failure = self._kit.list_microphones(), None
        except StudioError as error:
            self._devices, failure = (), error
        self.choice.clear()
        self.choice.addItems([device.name for device in self._devices])
        self.choice.setCurrentIndex(max(0, self.choice.findText(chosen)) if self._devices else -1)
        self.choice.setEnabled(bool(self._devices))
        return failure
