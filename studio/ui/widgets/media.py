"""The media library behind the player. Loaded when something is first played: it brings its own codecs along."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink


class Media(QObject):
    """One open file, played in a loop. Frames come as pictures, so that anything can paint them."""

    position_changed = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, video: Path, show: Callable[[QImage], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._media = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._take)
        self._media.setVideoSink(self._sink)
        # Without a sound device this is silence.
        self._sound = QAudioOutput(self)
        self._media.setAudioOutput(self._sound)
        self._media.setLoops(QMediaPlayer.Loops.Infinite)
        self._media.positionChanged.connect(self.position_changed.emit)
        self._media.playbackStateChanged.connect(lambda _: self.playing_changed.emit(self.playing))
        self._media.setSource(QUrl.fromLocalFile(str(video)))

    @property
    def playing(self) -> bool:
        return self._media.playbackState() == QMediaPlayer.PlaybackState.PlayingState

    @property
    def position_ms(self) -> int:
        return self._media.position()

    def play(self) -> None:
        self._media.play()

    def pause(self) -> None:
        self._media.pause()

    def seek(self, position_ms: int) -> None:
        self._media.setPosition(position_ms)

    def show_in(self, show: Callable[[QImage], None]) -> None:
        """Hand the frames to somebody else from now on, the present one at once."""
        self._show = show
        frame = self._sink.videoFrame()
        if frame.isValid():
            self._take(frame)

    def set_muted(self, muted: bool) -> None:
        self._sound.setMuted(muted)

    def set_rate(self, rate: float) -> None:
        """1 is the usual speed."""
        self._media.setPlaybackRate(rate)

    def close(self) -> None:
        """Stop and let go of the file; nothing is shown any more."""
        self._sink.videoFrameChanged.disconnect(self._take)
        self._media.stop()
        self._media.setSource(QUrl())
        self.deleteLater()

    def _take(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if not image.isNull():
            self._show(image)
