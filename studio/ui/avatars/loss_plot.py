"""A training loss over its steps, with axes: as it was reported and smoothed, samples marked. Paints only."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import colours, scaled_px
from studio.ui.widgets.loss_chart import smoothen, trace

_HEIGHT_PX = 150
_FONT_PX = 12
_LINES = 3


class LossPlot(QWidget):
    """Points are (step, loss), in order. ``marks`` are steps at which a sample was made; ``chosen`` one of them."""

    def __init__(self) -> None:
        super().__init__()
        self._points: list[tuple[int, float]] = []
        self._marks: tuple[int, ...] = ()
        self._chosen: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Loss"))

    @property
    def points(self) -> list[tuple[int, float]]:
        return self._points

    def sizeHint(self) -> QSize:
        return QSize(320, scaled_px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, scaled_px(_HEIGHT_PX))

    def show_losses(self, points: Sequence[tuple[int, float]], marks: Sequence[int] = ()) -> None:
        self._points, self._marks, self._chosen = list(points), tuple(marks), None
        if self._points:
            (_, first), (step, last) = self._points[0], self._points[-1]
            self.setAccessibleDescription(
                self.tr("From {0} at the start to {1} at step {2}").format(f"{first:.3f}", f"{last:.3f}", step)
            )
        self.update()

    def add_point(self, step: int, loss: float) -> None:
        """One more of a run that goes on; a step seen again replaces the old one."""
        if self._points and step <= self._points[-1][0]:
            self._points = [point for point in self._points if point[0] < step]
        self.show_losses([*self._points, (step, loss)], self._marks)

    def choose(self, step: int | None) -> None:
        self._chosen = step
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(scaled_px(_FONT_PX))
        painter.setFont(font)
        line_px = painter.fontMetrics().height()
        left_px = painter.fontMetrics().horizontalAdvance("0.000") + 8
        area = QRectF(self.rect()).adjusted(left_px, line_px / 2 + 2, -6, -(line_px + 8))
        if len(self._points) > 1:
            low, high = min(loss for _, loss in self._points), max(loss for _, loss in self._points)
            self._paint_axes(painter, area, low, high)
            self._paint_marks(painter, area)
            self._paint_lines(painter, area, low, high)
        else:
            painter.setPen(QColor(colours().muted))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.tr("No losses were kept"))
        painter.end()

    def _paint_axes(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        metrics = painter.fontMetrics()
        for number in range(_LINES):
            share = number / (_LINES - 1)
            y = area.bottom() - share * area.height()
            painter.setPen(QPen(QColor(colours().line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(colours().muted))
            place = QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"{low + share * (high - low):.3f}")
        below = QRectF(area.left(), area.bottom() + 6, area.width(), metrics.height())
        first, last = self._points[0][0], self._points[-1][0]
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, str(first))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self.tr("step {0}").format(last))

    def _paint_marks(self, painter: QPainter, area: QRectF) -> None:
        first, last = self._points[0][0], self._points[-1][0]
        for step in self._marks:
            x = area.left() + (step - first) / max(1, last - first) * area.width()
            chosen = step == self._chosen
            style = Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DotLine
            painter.setPen(QPen(QColor(colours().text if chosen else colours().faint), 1, style))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _paint_lines(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        raw = QColor(colours().accent)
        raw.setAlpha(100)
        painter.setPen(QPen(raw, 1))
        painter.drawPath(trace(self._points, area, low, high))
        painter.setPen(QPen(QColor(colours().accent), 2))
        painter.drawPath(trace(smoothen(self._points), area, low, high))
