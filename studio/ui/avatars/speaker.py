"""Plays a sealed recording out of memory. Loaded when something is first played: it brings its own codecs along."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer


class Speaker(QObject):
    """Plays a recording out of memory: no file is made of it."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._buffer: QBuffer | None = None

    @property
    def playing(self) -> bool:
        return self._player is not None and self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState

    def play(self, data: bytes) -> None:
        self.stop()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        player = QMediaPlayer(self)
        # Without a sound device this is silence.
        player.setAudioOutput(QAudioOutput(player))
        player.setSourceDevice(buffer)
        player.playbackStateChanged.connect(lambda _: None if self.playing else self.ended.emit())
        self._player, self._buffer = player, buffer
        player.play()

    def stop(self) -> None:
        """Forget the recording."""
        player, buffer = self._player, self._buffer
        self._player, self._buffer = None, None
        if player is not None:
            player.playbackStateChanged.disconnect()
            player.stop()
            player.deleteLater()
        if buffer is not None:
            buffer.close()
            buffer.deleteLater()
