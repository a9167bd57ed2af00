"""A small line chart of a training loss."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import colours

SIZE = QSize(170, 74)
LABEL_PX = 11
SMOOTHING = 0.25


class LossChart(QWidget):
    """Points come as (step, loss); a step seen again replaces the old one.

    The thin line is what was reported, the thick one its running mean: a loss jumps from step to step.
    """

    def __init__(self) -> None:
        super().__init__()
        self._points: dict[int, float] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Loss"))

    @property
    def points(self) -> list[tuple[int, float]]:
        return sorted(self._points.items())

    def sizeHint(self) -> QSize:
        return SIZE

    def add_point(self, step: int, loss: float) -> None:
        self._points[step] = loss
        text = self.tr("Loss {0} at step {1}").format(f"{loss:.3f}", step)
        self.setToolTip(text)
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, LABEL_PX + 8, -1, -2)
        painter.setPen(QColor(colours().line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        points = self.points
        if len(points) > 1:
            smooth = smoothen(points)
            self._paint_labels(painter, points[-1][1])
            low, high = min(p[1] for p in points), max(p[1] for p in points)
            line = trace(points, area, low, high)
            mean = trace(smooth, area, low, high)
            under = QPainterPath(mean)
            under.lineTo(area.bottomRight())
            under.lineTo(area.bottomLeft())
            shade = QLinearGradient(area.topLeft(), area.bottomLeft())
            shade.setColorAt(0, QColor(255, 138, 92, 60))
            shade.setColorAt(1, QColor(255, 138, 92, 0))
            painter.fillPath(under, shade)
            painter.setPen(QPen(QColor(255, 138, 92, 90), 1))
            painter.drawPath(line)
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawPath(mean)
        painter.end()

    def _paint_labels(self, painter: QPainter, newest: float) -> None:
        font = QFont(self.font())
        font.setPixelSize(LABEL_PX)
        painter.setFont(font)
        painter.setPen(QColor(colours().muted))
        top = QRectF(0, 0, self.width(), LABEL_PX + 4)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, self.tr("Loss"))
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, f"{newest:.3f}")


def smoothen(points: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """The running mean (exponential) of the losses."""
    mean = points[0][1]
    found = []
    for step, loss in points:
        mean += SMOOTHING * (loss - mean)
        found.append((step, mean))
    return found


def trace(points: list[tuple[int, float]], area: QRectF, low: float, high: float) -> QPainterPath:
    """A line through ``points`` that fills ``area``, the smallest loss at its bottom."""
    first, last = points[0][0], points[-1][0]
    spread = (high - low) or 1.0
    path = QPainterPath()
    for step, loss in points:
        place = QPointF(
            area.left() + (step - first) / max(1, last - first) * area.width(),
            area.bottom() - 2 - (loss - low) / spread * (area.height() - 4),
        )
        if path.elementCount():
            path.lineTo(place)
        else:
            path.moveTo(place)
    return path
