"""The stage of the feed: one clip at a time, as high as the window, the next one loaded and waiting. Plays only."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.domain.feed import FeedClip
from studio.ui.icons import load_icon
from studio.ui.pages.page import label
from studio.ui.theme import SPACE_PX, scaled_px
from studio.ui.widgets.player import Screen

if TYPE_CHECKING:
    from studio.ui.widgets.media import Media

MAX_POSTER_SIDE_PX = 8192
_SHOWN_POSTER_PX = 2160
_WHEEL_STEP = 120
_NARROWEST_PX = 240


class Stage(QWidget):
    """``moved`` says that the clip at a number is shown, or ``len(clips)`` for the end.

    Down and up go on and back, as do Page Down and Page Up and the wheel, one clip at a time; space pauses, M mutes.
    """

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._clips: tuple[FeedClip, ...] = ()
        self._number = 0
        self._media: Media | None = None
        self._next: Media | None = None
        self._next_number = -1
        self._wheel = 0
        self._captions = True
        self.muted = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Clip"))
        self.screen_area = Screen()
        self.screen_area.clicked.connect(self.toggle)
        self.caption = label("", "caption")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous_button = self._make_button("chevron-up", self.tr("Previous clip"))
        self.play_button = self._make_button("play", self.tr("Play"))
        self.mute_button = self._make_button("sound", self.tr("Mute"))
        self.next_button = self._make_button("chevron-down", self.tr("Next clip"))
        self.previous_button.clicked.connect(lambda: self.go(-1))
        self.play_button.clicked.connect(self.toggle)
        self.mute_button.clicked.connect(self.toggle_mute)
        self.next_button.clicked.connect(lambda: self.go(1))
        buttons = QVBoxLayout()
        buttons.setSpacing(SPACE_PX)
        buttons.addStretch(1)
        for button in (self.previous_button, self.play_button, self.mute_button, self.next_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._framed = QWidget()
        picture = QVBoxLayout(self._framed)
        picture.setContentsMargins(0, 0, 0, 0)
        picture.setSpacing(6)
        picture.addWidget(self.screen_area, 1)
        picture.addWidget(self.caption)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._framed, 1000)
        row.addLayout(buttons)
        row.addStretch(1)

    @staticmethod
    def _make_button(icon: str, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName("round")
        button.setIcon(load_icon(icon, "text"))
        button.setIconSize(QSize(scaled_px(20), scaled_px(20)))
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    @property
    def number(self) -> int:
        return self._number

    @property
    def clip(self) -> FeedClip | None:
        """The one that is shown; None at the end."""
        return self._clips[self._number] if self._number < len(self._clips) else None

    @property
    def playing(self) -> bool:
        return self._media is not None and self._media.playing

    @property
    def next_is_loaded(self) -> bool:
        """Whether the next clip waits, decoded to its first frame."""
        return self._next is not None and self._next_number == self._number + 1

    def show_clips(self, clips: Sequence[FeedClip], number: int, *, captions: bool) -> None:
        """Another feed, from ``number`` on. ``captions`` shows spoken lines as text.

        The clip that is on the stage plays on when it is at ``number``; otherwise nothing plays yet.
        """
        before = self.clip
        self._clips = tuple(clips)
        self._captions = captions
        target = min(max(number, 0), len(self._clips))
        if before is None or target == len(self._clips) or self._clips[target].sha256 != before.sha256:
            self.let_go()
            self._show(target)
            return
        self._number = target
        self._close(self._next)
        self._next, self._next_number = None, -1
        self._show_words()
        if self.playing:
            self._load_next()
        self.moved.emit(target)

    def go(self, by: int) -> None:
        """On by ``by`` clips, back when it is negative; never past either end."""
        target = min(max(self._number + by, 0), len(self._clips))
        if target != self._number:
            self._show(target)
            self.play()

    def play(self) -> None:
        if self.clip is not None:
            self._ready(self.clip).play()
            self._load_next()

    def pause(self) -> None:
        if self._media is not None:
            self._media.pause()

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def toggle_mute(self) -> None:
        self.muted = not self.muted
        for media in (self._media, self._next):
            if media is not None:
                media.set_muted(self.muted)
        name = self.tr("Sound on") if self.muted else self.tr("Mute")
        self.mute_button.setIcon(load_icon("mute" if self.muted else "sound", "text"))
        self.mute_button.setAccessibleName(name)
        self.mute_button.setToolTip(name)

    def let_go(self) -> None:
        """Stop, and close all files."""
        self._close(self._media)
        self._close(self._next)
        self._media, self._next, self._next_number = None, None, -1
        self._show_playing(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch is a clip; the fine steps of a touch pad are gathered to one."""
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= _WHEEL_STEP:
            self.go(-1 if self._wheel > 0 else 1)
            self._wheel = 0
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                self.go(1)
            case Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                self.go(-1)
            case Qt.Key.Key_Space:
                self.toggle()
            case Qt.Key.Key_M:
                self.toggle_mute()
            case _:
                super().keyPressEvent(event)

    def _show(self, number: int) -> None:
        """The poster of the clip at ``number``; its file is opened when it is to be played."""
        media, self._media = self._media, None
        self._close(media)
        self._number = number
        clip = self.clip
        if self._next is not None and self._next_number == number:
            self._media, self._next, self._next_number = self._next, None, -1
            self._media.show_in(self.screen_area.show_image)
            self._media.playing_changed.connect(self._show_playing)
        self.screen_area.show_image(read_poster(clip.poster) if clip is not None else QImage())
        self._show_words()
        self._show_playing(False)
        self.moved.emit(number)

    def _show_words(self) -> None:
        """The spoken line, and which ways there are from here."""
        clip = self.clip
        self.caption.setText(self.tr("“{0}”").format(clip.spoken) if clip is not None and clip.spoken else "")
        self.caption.setVisible(self._captions and bool(self.caption.text()))
        self.previous_button.setEnabled(self._number > 0)
        self.next_button.setEnabled(self._number < len(self._clips))
        self._fit_width()

    def _fit_width(self) -> None:
        """As wide as the clip at the window's height: the buttons stand beside it on a wide screen, too."""
        clip = self.clip
        if clip is not None:
            words = self.caption.sizeHint().height() if self.caption.isVisibleTo(self) else 0
            wide = round((self.height() - words) * clip.width_px / clip.height_px)
            self._framed.setMaximumWidth(max(wide, scaled_px(_NARROWEST_PX)))

    def _ready(self, clip: FeedClip) -> "Media":
        if self._media is None:
            self._media = self._open(clip)
            self._media.show_in(self.screen_area.show_image)
            self._media.playing_changed.connect(self._show_playing)
        return self._media

    def _load_next(self) -> None:
        """The next clip is opened and decoded to its first frame while this one plays."""
        number = self._number + 1
        if number >= len(self._clips) or self._next_number == number:
            return
        self._close(self._next)
        self._next, self._next_number = self._open(self._clips[number]), number
        self._next.pause()

    def _open(self, clip: FeedClip) -> "Media":
        # Late: it brings the media library.
        from studio.ui.widgets.media import Media

        media = Media(clip.video, lambda image: None, self)
        media.set_muted(self.muted)
        return media

    @staticmethod
    def _close(media: "Media | None") -> None:
        if media is not None:
            media.close()

    def _show_playing(self, playing: bool) -> None:
        name = self.tr("Pause") if playing else self.tr("Play")
        self.play_button.setIcon(load_icon("pause" if playing else "play", "text"))
        self.play_button.setAccessibleName(name)
        self.play_button.setToolTip(name)


def read_poster(path: Path) -> QImage:
    """A stranger's picture, decoded no larger than it is looked at; empty when it is none, or too large a poster."""
    reader = QImageReader(str(path))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > MAX_POSTER_SIDE_PX:
        return QImage()
    if max(size.width(), size.height()) > _SHOWN_POSTER_PX:
        # A jpeg is decoded at a fraction of its size then, in a fraction of the time.
        reader.setScaledSize(size.scaled(_SHOWN_POSTER_PX, _SHOWN_POSTER_PX, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
