"""Small frames of a clip for the pointer to scrub through: read aside, once, and kept in memory only."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from studio.app.studio import Studio
from studio.core.frames import Frame
from studio.domain.clip import Clip
from studio.domain.errors import StudioError
from studio.ui.background import Background

NUM_FRAMES, SIDE_PX = 12, 188
KEPT_CLIPS = 24
WAIT_MS = 180
"""A pointer that only passes over asks for nothing."""


class Scrubber(QObject):
    """``moved`` carries the id of the clip whose picture is another one now, and that picture; None is its poster."""

    moved = Signal(str, object)

    def __init__(self, studio: Studio, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._background = background
        self._strips: OrderedDict[str, list[QPixmap]] = OrderedDict()
        self._clip: Clip | None = None
        self._share = 0.0
        self._reading = ""
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._read)

    def scrub(self, clip: Clip, share: float) -> None:
        """The pointer is over ``clip``, ``share`` of its width from the start (0 to 1)."""
        if self._clip is None or self._clip.id != clip.id:
            self.leave()
            self._clip = clip
            self._timer.start()
        self._share = min(max(share, 0.0), 1.0)
        self._show()

    def leave(self) -> None:
        """The pointer went elsewhere."""
        self._timer.stop()
        if self._clip is not None:
            left, self._clip = self._clip, None
            if left.id in self._strips:
                self.moved.emit(left.id, None)

    def forget(self, clip_id: str) -> None:
        self._strips.pop(clip_id, None)

    def _read(self) -> None:
        clip = self._clip
        if clip is None or clip.id in self._strips or self._reading:
            return
        self._reading = clip.id
        self._background.start(
            lambda task: self._studio.clips.strip(clip, NUM_FRAMES, SIDE_PX),
            lambda frames: self._take(clip.id, frames),
            self._fail,
        )

    def _take(self, clip_id: str, frames: Sequence[Frame]) -> None:
        self._reading = ""
        self._strips[clip_id] = [QPixmap.fromImage(_as_image(frame)) for frame in frames]
        while len(self._strips) > KEPT_CLIPS:
            self._strips.popitem(last=False)
        self._show()

    def _fail(self, error: BaseException | None) -> None:
        # A file that cannot be read is told where it is opened; a poster is enough here.
        self._reading = ""
        if error is not None and not isinstance(error, StudioError):
            raise error

    def _show(self) -> None:
        strip = self._strips.get(self._clip.id) if self._clip is not None else None
        if strip and self._clip is not None:
            self.moved.emit(self._clip.id, strip[min(len(strip) - 1, int(self._share * len(strip)))])


def _as_image(frame: Frame) -> QImage:
    height, width = frame.shape[:2]
    # A copy: the array's memory goes, the picture's stays.
    return QImage(frame.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
