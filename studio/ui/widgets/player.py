"""A video player that paints its own frames: works with and without a graphics card, and in screenshots.

The media library is loaded and the file opened when something is first played. Holds no file that is not shown.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from studio.ui.icons import ICON_PX, load_icon
from studio.ui.theme import RADIUS_PX
from studio.ui.words import spell_length

if TYPE_CHECKING:
    from studio.ui.widgets.media import Media

SEEK_STEP_MS = 500
SPEEDS = (1.0, 0.5, 0.25, 2.0)


class Screen(QWidget):
    """Shows one picture, as large as fits, in its own shape. A click is told by ``clicked``."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 560)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.image.isNull():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            fitted = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, fitted.width(), fitted.height())
            place.moveCenter(QRectF(self.rect()).center())
            shape = QPainterPath()
            shape.addRoundedRect(place, RADIUS_PX, RADIUS_PX)
            painter.setClipPath(shape)
            painter.drawImage(place, self.image)
        painter.end()


class Player(QWidget):
    """Plays one file in a loop. Without a sound device it plays on silently."""

    def __init__(self) -> None:
        super().__init__()
        self._video: Path | None = None
        self._media: Media | None = None
        self._length_s = 0.0
        self._fps = 24.0
        self._speed = 1.0
        self.screen_area = Screen()
        self.screen_area.clicked.connect(self.toggle)
        self.play_button = QPushButton()
        self.play_button.setObjectName("round")
        self._play_icon, self._pause_icon = load_icon("play", "text"), load_icon("pause", "text")
        self.play_button.setIconSize(QSize(ICON_PX, ICON_PX))
        self.play_button.clicked.connect(self.toggle)
        self.position = QSlider(Qt.Orientation.Horizontal)
        self.position.setAccessibleName(self.tr("Position"))
        self.position.setSingleStep(SEEK_STEP_MS)
        self.position.setPageStep(2 * SEEK_STEP_MS)
        self.position.actionTriggered.connect(lambda _: self._seek(self.position.sliderPosition()))
        self.caption = QLabel()
        self.caption.setObjectName("caption")
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.hide()
        self.speed_button = QPushButton()
        self.speed_button.setObjectName("bar")
        self.speed_button.setToolTip(self.tr("Speed"))
        self.speed_button.clicked.connect(self.next_speed)
        self.time = QLabel()
        self.time.setObjectName("muted")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.play_button)
        row.addWidget(self.position, 1)
        row.addWidget(self.time)
        row.addWidget(self.speed_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screen_area, 1)
        column.addWidget(self.caption)
        column.addLayout(row)
        self._show_speed()
        self.close_file()

    @property
    def playing(self) -> bool:
        return self._media is not None and self._media.playing

    @property
    def position_ms(self) -> int:
        return self._media.position_ms if self._media is not None else 0

    def open(self, video: Path, poster: Path, length_s: float, fps: float = 24.0) -> None:
        """Show the poster and get ready to play ``video``. Opens only the poster, for now."""
        if video == self._video:
            return
        self.close_file()
        self._video = video
        self._length_s = length_s
        self._fps = max(fps, 1.0)
        self.screen_area.show_image(QImage(str(poster)))
        self.screen_area.setCursor(Qt.CursorShape.PointingHandCursor)
        self.play_button.setEnabled(True)
        self.position.setEnabled(True)
        self.position.setMaximum(round(length_s * 1000))
        self._show_position(0)

    def close_file(self) -> None:
        """Stop and let go of the file, so that it can be erased."""
        self._end_media()
        self._video = None
        self.screen_area.show_image(QImage())
        self.screen_area.unsetCursor()
        self.play_button.setEnabled(False)
        self.position.setEnabled(False)
        self._length_s = 0.0
        self._show_position(0)
        self._show_playing(False)

    def start_over(self) -> None:
        """Back to the first frame; what plays goes on from there."""
        self._seek(0)

    def next_speed(self) -> None:
        """The next of the speeds that are offered."""
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        if self._media is not None:
            self._media.set_rate(self._speed)
        self._show_speed()

    def show_caption(self, text: str) -> None:
        """The spoken line, as text under the picture; none for an empty one."""
        self.caption.setText(self.tr("“{0}”").format(text) if text else "")
        self.caption.setVisible(bool(text))

    def toggle(self) -> None:
        """Play or pause."""
        if self._media is not None and self.playing:
            self._media.pause()
        elif self._video is not None:
            self._ready(self._video).play()

    def step(self, frames: int) -> None:
        """Pause, and go ``frames`` on, or back when it is negative."""
        if self._video is None:
            return
        media = self._ready(self._video)
        media.pause()
        length_ms = round(self._length_s * 1000)
        self._seek(min(max(self.position_ms + round(frames * 1000 / self._fps), 0), length_ms))

    def pause(self) -> None:
        if self._media is not None:
            self._media.pause()

    def play(self) -> None:
        if self._video is not None:
            self._ready(self._video).play()

    def _ready(self, video: Path) -> "Media":
        if self._media is None:
            from studio.ui.widgets.media import Media

            self._media = Media(video, self.screen_area.show_image, self)
            self._media.position_changed.connect(self._show_position)
            self._media.playing_changed.connect(self._show_playing)
            self._media.set_rate(self._speed)
        return self._media

    def _end_media(self) -> None:
        if self._media is not None:
            media, self._media = self._media, None
            media.close()

    def _seek(self, position_ms: int) -> None:
        if self._video is not None:
            self._ready(self._video).seek(position_ms)

    def _show_position(self, position_ms: int) -> None:
        if not self.position.isSliderDown():
            self.position.setValue(position_ms)
        self.time.setText(
            self.tr("{0} / {1}").format(spell_length(position_ms // 1000), spell_length(self._length_s))
            if self._length_s
            else ""
        )

    def _show_speed(self) -> None:
        text = self.tr("{0} ×").format(f"{self._speed:g}")
        self.speed_button.setText(text)
        self.speed_button.setAccessibleName(self.tr("Speed: {0}").format(text))

    def _show_playing(self, playing: bool) -> None:
        self.play_button.setIcon(self._pause_icon if playing else self._play_icon)
        name = self.tr("Pause") if playing else self.tr("Play")
        self.play_button.setAccessibleName(name)
        self.play_button.setToolTip(name)
