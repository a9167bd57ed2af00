"""The voice sample: its sentences, each to be heard, and the room that it was made in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from studio.app.profiles import SpokenTake, VoiceFacts
from studio.domain.avatar import Avatar
from studio.ui.icons import load_icon
from studio.ui.language import translate_message
from studio.ui.pages.page import label
from studio.ui.theme import scaled_px
from studio.ui.words import spell_span, tr

if TYPE_CHECKING:
    from studio.ui.avatars.speaker import Speaker

_LIST_HEIGHT_PX = 168


class VoiceCard(QFrame):
    """``take_wanted`` names the recording that is to be heard, by its sha256."""

    take_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._takes: tuple[SpokenTake, ...] = ()
        self._playing = ""
        self.text = label("")
        self.sentences = QListWidget()
        self.sentences.setObjectName("grants")
        self.sentences.setAccessibleName(self.tr("Sentences"))
        self.sentences.setWordWrap(True)
        self.sentences.setFixedHeight(scaled_px(_LIST_HEIGHT_PX))
        self.sentences.itemActivated.connect(lambda _: self._want_or_stop())
        self.play_button = QPushButton(self.tr("Play the sentence"))
        self.play_button.clicked.connect(self._want_or_stop)
        self._speaker: Speaker | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Voice"), "heading"))
        column.addWidget(self.text)
        column.addWidget(self.sentences)
        column.addWidget(self.play_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_voice(self, avatar: Avatar, facts: VoiceFacts | None) -> None:
        """``facts`` is None while the vault is closed."""
        self.stop()
        self._takes = facts.takes if facts else ()
        self.sentences.clear()
        for take in self._takes:
            item = QListWidgetItem(take.sentence)
            item.setToolTip("\n".join((spell_span(take.duration_s), *map(translate_message, take.told))))
            self.sentences.addItem(item)
        self.sentences.setCurrentRow(0)
        self.sentences.setVisible(bool(self._takes))
        self.play_button.setVisible(bool(self._takes))
        self.text.setText(spell_voice(avatar, facts))

    def play(self, sha256: str, data: bytes) -> None:
        # Late: it brings the media library.
        from studio.ui.avatars.speaker import Speaker

        if self._speaker is None:
            self._speaker = Speaker(self)
            self._speaker.ended.connect(self._show_ended)
        self._speaker.play(data)
        self._playing = sha256
        self.play_button.setText(self.tr("Stop"))
        self.play_button.setIcon(load_icon("stop", "text"))

    def stop(self) -> None:
        if self._speaker is not None:
            self._speaker.stop()
        self._show_ended()

    def _show_ended(self) -> None:
        self._playing = ""
        self.play_button.setText(self.tr("Play the sentence"))
        self.play_button.setIcon(load_icon("play", "text"))

    def _want_or_stop(self) -> None:
        row = self.sentences.currentRow()
        if self._playing:
            self.stop()
        elif 0 <= row < len(self._takes):
            self.take_wanted.emit(self._takes[row].sha256)


def spell_voice(avatar: Avatar, facts: VoiceFacts | None) -> str:
    """What there is, in a line or two."""
    if facts is None:
        return tr("The recordings lie in the vault, which is closed.")
    if not facts.takes:
        return tr("None: clips stay silent. A voice comes with a new avatar, as its consent names the recordings.")
    said = tr("{0} sentences, {1}.").format(len(facts.takes), spell_span(facts.duration_s))
    if facts.noise_db is not None:
        said += " " + tr("The room is at {0} dB.").format(round(facts.noise_db))
    engine = avatar.voice.engine if avatar.voice else ""
    spoken = tr("Lines are spoken by the engine {0}.").format(engine) if engine else tr("No engine speaks in it yet.")
    return f"{said}\n{spoken}"
