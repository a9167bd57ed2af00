"""Two clips side by side, played and stepped together. Changes nothing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.app.clips import shorten
from studio.app.studio import Studio
from studio.domain.clip import Clip
from studio.ui.pages.page import label
from studio.ui.theme import SPACE_PX
from studio.ui.widgets.player import Player
from studio.ui.words import breakable, spell_moment

WIDTH_PX, HEIGHT_PX = 900, 720
_PROMPT_CHARS = 160


class CompareDialog(QDialog):
    """Space plays both, comma and full stop step both by a frame. Raises a `StudioError` when a file is gone."""

    def __init__(self, studio: Studio, first: Clip, second: Clip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare two clips"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.players = (Player(), Player())
        self.play_button = QPushButton(self.tr("Play both"))
        self.play_button.setObjectName("primary")
        self.start_button = QPushButton(self.tr("From the beginning"))
        close_button = QPushButton(self.tr("Close"))
        for button, action in (
            (self.play_button, self.toggle),
            (self.start_button, self.start_over),
            (close_button, self.accept),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(action)
        sides = QHBoxLayout()
        sides.setSpacing(2 * SPACE_PX)
        for player, clip in zip(self.players, (first, second), strict=True):
            video, poster = studio.clips.video_path(clip), studio.clips.poster_path(clip)
            player.open(video, poster, clip.duration_s, clip.fps)
            side = QVBoxLayout()
            side.addWidget(player, 1)
            side.addWidget(label(breakable(shorten(clip.prompt, _PROMPT_CHARS)), "heading"))
            side.addWidget(label(spell_moment(clip.created_at), "muted"))
            sides.addLayout(side, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.play_button)
        buttons.addWidget(self.start_button)
        buttons.addStretch(1)
        buttons.addWidget(close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(SPACE_PX)
        column.addLayout(sides, 1)
        column.addLayout(buttons)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Space", self.toggle),
            (",", lambda: self.step(-1)),
            (".", lambda: self.step(1)),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.finished.connect(lambda _: self.close_files())

    def toggle(self) -> None:
        """Play both, or pause both when either plays."""
        playing = any(player.playing for player in self.players)
        for player in self.players:
            if player.playing == playing:
                player.toggle()

    def step(self, frames: int) -> None:
        for player in self.players:
            player.step(frames)

    def start_over(self) -> None:
        for player in self.players:
            player.start_over()

    def close_files(self) -> None:
        for player in self.players:
            player.close_file()
