"""One clip over the whole screen. Escape, F or a double click ends it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from studio.app.studio import Studio
from studio.domain.clip import Clip
from studio.ui.widgets.player import Player


class FullScreenDialog(QDialog):
    """Plays at once. Raises a `StudioError` when the file is gone."""

    def __init__(self, studio: Studio, clip: Clip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Clip"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.player = Player()
        self.player.open(studio.clips.video_path(clip), studio.clips.poster_path(clip), clip.duration_s, clip.fps)
        shows = studio.settings.captions and clip.has_speech
        self.player.show_caption(studio.collection.spoken_line(clip) if shows else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.player)
        for key, act in (
            ("F", self.accept),
            ("Space", self.player.toggle),
            (",", lambda: self.player.step(-1)),
            (".", lambda: self.player.step(1)),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.finished.connect(lambda _: self.player.close_file())

    def show_playing(self) -> None:
        self.showFullScreen()
        self.player.play()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.accept()
