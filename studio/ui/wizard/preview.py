"""The camera's picture, mirrored, with the ring around the head that fills. Paints; judges nothing, keeps one picture.

`show_frame` may be called from any thread: frames are made ready there, and the window only paints them.
"""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.domain.capture import Sector
from studio.ui.theme import RADIUS_PX, colours
from studio.ui.widgets.ring import RING, RING_WIDTH_PX, find_sector_at, paint_ring
from studio.ui.wizard.cameras import Picture
from studio.ui.wizard.video_frames import mirror_for
from studio.ui.wizard.words import spell_sector

_SHADE = QColor(12, 13, 16, 150)
_BED = QColor(12, 13, 16, 135)


class Mood(IntEnum):
    """What the ring's inner line says: nothing yet, something is wrong, or all is well."""

    IDLE = 0
    WRONG = 1
    WELL = 2


class Preview(QWidget):
    """``sector_clicked`` names the part of the ring under the mouse."""

    sector_clicked = Signal(Sector)
    _ready = Signal(QImage)

    def __init__(self, sectors: Sequence[Sector] = ()) -> None:
        super().__init__()
        self._ring = tuple(sector for sector in RING if sector in sectors)
        self._shares: dict[Sector, float] = {}
        self._target: Sector | None = None
        self._countdown: float | None = None
        self._mood = Mood.IDLE
        self._image = QImage()
        self._size_px = (640, 480)
        self._shade = QPixmap()
        self._dimmed = False
        self.setMinimumSize(320, 260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Camera picture"))
        # Every pixel is painted anyway: nothing needs to be cleared beneath.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._ready.connect(self._show_image)

    @property
    def image(self) -> QImage:
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(560, 440)

    def show_frame(self, rgb: Picture) -> None:
        """Show a frame (uint8 [H, W, 3], unmirrored). From any thread."""
        self._ready.emit(mirror_for(rgb, *self._size_px))

    def forget_picture(self) -> None:
        self._image = QImage()
        self.update()

    def show_ring(self, shares: Sequence[tuple[Sector, float]], target: Sector | None, mood: Mood) -> None:
        """Fill the ring; sectors that are not in ``shares`` were left out."""
        state = (dict(shares), target, mood)
        if state != (self._shares, self._target, self._mood):
            self._shares, self._target, self._mood = state
            self.update()

    def show_countdown(self, share: float | None, mood: Mood = Mood.IDLE) -> None:
        """One whole ring that empties instead: ``share`` of the time is left. None shows the sectors again."""
        if (share, mood) != (self._countdown, self._mood):
            self._countdown, self._mood = share, mood
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Paler, while paused."""
        self._dimmed = dimmed
        self.update()

    def sector_at(self, place: QPointF) -> Sector | None:
        """The part of the ring at ``place``, and a little to both sides of it."""
        return find_sector_at(place, self._circle(), self._ring)

    def resizeEvent(self, event: QResizeEvent) -> None:
        ratio = self.devicePixelRatioF()
        self._size_px = (max(2, round(self.width() * ratio)), max(2, round(self.height() * ratio)))
        self._shade = self._draw_shade(ratio)
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sector = self.sector_at(event.position())
        if sector is not None:
            self.sector_clicked.emit(sector)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self.sector_at(event.position()) in self._shares
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            sector = self.sector_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._describe(sector) if sector else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image.isNull():
            painter.fillRect(self.rect(), QColor(colours().surface))
        else:
            painter.drawImage(self.rect(), self._image)
        if self._dimmed:
            painter.fillRect(self.rect(), _SHADE)
        painter.drawPixmap(QPoint(0, 0), self._shade)
        if self._countdown is None:
            paint_ring(painter, self._circle(), self._ring, self._shares, self._target)
        else:
            self._paint_countdown(painter, self._countdown)
        painter.end()

    def _show_image(self, image: QImage) -> None:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image = image
        self.update()

    def _circle(self) -> QRectF:
        side = 0.86 * min(self.width(), self.height())
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(QRectF(self.rect()).center())
        return circle

    def _draw_shade(self, ratio: float) -> QPixmap:
        """What never moves: the shade outside the ring and the round corners. Drawn once a size."""
        shade = QPixmap(*self._size_px)
        shade.setDevicePixelRatio(ratio)
        shade.fill(Qt.GlobalColor.transparent)
        whole, round_, hole = QPainterPath(), QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        round_.addRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
        hole.addEllipse(self._circle())
        painter = QPainter(shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(round_.subtracted(hole), _SHADE)
        painter.fillPath(whole.subtracted(round_), QColor(colours().background))
        # Beneath the ring, so that it stands out from a bright wall too.
        painter.setPen(QPen(_BED, RING_WIDTH_PX + 5.0))
        painter.drawEllipse(self._circle())
        painter.end()
        return shade

    def _paint_countdown(self, painter: QPainter, share: float) -> None:
        circle = self._circle()
        track = QColor(colours().text)
        track.setAlpha(60)
        painter.setPen(QPen(track, RING_WIDTH_PX))
        painter.drawEllipse(circle)
        colour = colours().good if self._mood is Mood.WELL else colours().accent
        painter.setPen(QPen(QColor(colour), RING_WIDTH_PX, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(circle, 90 * 16, round(-360 * 16 * share))

    def _describe(self, sector: Sector) -> str:
        name = spell_sector(sector)
        if sector not in self._shares:
            return self.tr("{0}: left out").format(name)
        share = self._shares[sector]
        if share >= 1:
            return self.tr("{0}: done. Click to take it again.").format(name)
        return self.tr("{0}: {1} %").format(name, round(100 * share))
