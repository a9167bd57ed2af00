"""The drawn draft beside the prompt: the scene as it would begin, moving, with what was understood under it."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from studio.app.drafts import FPS, DraftNews
from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.core.frames import Frame
from studio.domain.errors import StudioError
from studio.ui.language import translate_message
from studio.ui.pages.page import label
from studio.ui.theme import RADIUS_PX, colours, is_calm, scaled_px
from studio.ui.words import breakable

WIDTH_PX = 300


class DraftScreen(QWidget):
    """Shows one frame, or a quiet ground while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 200)

    def sizeHint(self) -> QSize:
        return QSize(scaled_px(WIDTH_PX), scaled_px(WIDTH_PX) * 16 // 9)

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = self.image.size() if not self.image.isNull() else QSize(9, 16)
        fitted = shown.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, fitted.width(), fitted.height())
        place.moveCenter(QRectF(self.rect()).center())
        shape = QPainterPath()
        shape.addRoundedRect(place, RADIUS_PX, RADIUS_PX)
        painter.setClipPath(shape)
        if self.image.isNull():
            painter.fillRect(place, QColor(colours().raised))
        else:
            painter.drawImage(place, self.image)
        painter.end()


class DraftPanel(QFrame):
    """Frames play in a loop once all are there; the first is shown at once. Nothing of it is kept on disk."""

    _news = Signal(object)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = studio.open_drafts(self._news.emit)
        self._number = 0
        self._frames: list[QImage] = []
        self._shown = 0
        self.screen_area = DraftScreen()
        self.screen_area.setAccessibleName(self.tr("Drawn draft"))
        self.told = label("", "muted")
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self, interval=round(1000 / FPS))
        self._timer.timeout.connect(self._turn)
        self._news.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        column.addWidget(self.screen_area, 1)
        column.addWidget(self.told)
        self.rest()

    @property
    def num_frames(self) -> int:
        """How many frames of the present draft are here."""
        return len(self._frames)

    def draw(self, wish: ClipWish) -> None:
        """Draw ``wish`` instead of what is shown, which stays until its first frame comes."""
        self._timer.stop()
        self._number = self._desk.wish(wish)
        self._say(self.tr("Drawing…"), "muted")

    def rest(self) -> None:
        """There is nothing to draw."""
        self._timer.stop()
        self._number = 0
        self._frames = []
        self.screen_area.show_image(QImage())
        self._say(self.tr("A draft is drawn here while you type."), "muted")

    def pause(self) -> None:
        """The page is not seen: nothing moves."""
        self._timer.stop()

    def resume(self) -> None:
        if len(self._frames) > 1 and not is_calm():
            self._timer.start()

    def close_desk(self) -> None:
        """End the process that draws."""
        self._timer.stop()
        self._desk.close()

    def _take(self, news: DraftNews) -> None:
        if news.number != self._number:
            return
        if news.error is not None:
            self._refuse(news.error)
        elif news.frame is not None:
            if news.index == 0:
                self._frames = []
            self._frames.append(as_image(news.frame))
            if news.index == 0:
                self.screen_area.show_image(self._frames[0])
        if news.is_last and self._frames and news.error is None:
            self._say(self.tr("Drawn draft: not kept, not the finished clip."), "muted")
            if self.isVisible():
                self.resume()

    def _refuse(self, error: StudioError) -> None:
        self._frames = []
        self.screen_area.show_image(QImage())
        self._say(translate_message(error.message), "error")

    def _turn(self) -> None:
        if self._frames:
            self._shown = (self._shown + 1) % len(self._frames)
            self.screen_area.show_image(self._frames[self._shown])

    def _say(self, text: str, kind: str) -> None:
        self.told.setObjectName(kind)
        self.told.style().polish(self.told)
        self.told.setText(breakable(text))


def as_image(frame: Frame) -> QImage:
    """uint8 [H, W, 3] as a picture of its own memory."""
    height, width = frame.shape[:2]
    return QImage(frame.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
