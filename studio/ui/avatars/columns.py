"""Two columns side by side where there is room for both, one below the other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import SPACE_PX, scaled_px

_TWO_FROM_PX = 860


class Columns(QWidget):
    """The first column's widgets come first where there is one only."""

    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget]) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_PX)
        for widgets in (first, second):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACE_PX)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            self._row.addWidget(side, 1, Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        two = event.size().width() >= scaled_px(_TWO_FROM_PX)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)
