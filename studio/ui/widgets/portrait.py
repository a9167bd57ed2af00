"""A person's picture, round; the first letter of their name where there is none, or while the vault is closed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.theme import colours


class PortraitView(QWidget):
    """``size_px`` wide and high. Decoration: the name stands beside it."""

    def __init__(self, size_px: int) -> None:
        super().__init__()
        self._name = ""
        self._picture = QPixmap()
        self.setFixedSize(size_px, size_px)

    @property
    def has_picture(self) -> bool:
        return not self._picture.isNull()

    def show_person(self, name: str, picture: QPixmap | None) -> None:
        self._name = name
        self._picture = picture or QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_portrait(painter, QRectF(self.rect()), self._name, self._picture)
        painter.end()


def read_portrait(data: bytes) -> QPixmap:
    """An empty one when it cannot be read."""
    picture = QPixmap()
    picture.loadFromData(data)
    return picture


def paint_portrait(painter: QPainter, place: QRectF, name: str, picture: QPixmap) -> None:
    """Paint into the circle of ``place``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    circle = QPainterPath()
    circle.addEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
    if picture.isNull():
        painter.fillPath(circle, QColor(colours().raised))
        font = QFont(painter.font())
        font.setPixelSize(max(10, round(place.height() * 0.42)))
        painter.setFont(font)
        painter.setPen(QColor(colours().muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name[:1].upper())
    else:
        painter.save()
        painter.setClipPath(circle)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(colours().line))
    painter.drawPath(circle)
    painter.restore()
