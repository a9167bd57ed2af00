"""Two columns side by side where there is room for both, one below the other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import SPACE_PX, scaled_px


class Columns(QWidget):
    """Side by side from ``two_from_px`` on, at the usual text size. ``shares`` of the width go to the columns; 0 is for
    one that takes no more than it needs."""

    def __init__(
        self, first: Sequence[QWidget], second: Sequence[QWidget], two_from_px: int, shares: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._two_from_px = two_from_px
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_PX)
        for widgets, share in zip((first, second), shares, strict=True):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACE_PX)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            self._row.addWidget(side, share, Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        two = event.size().width() >= scaled_px(self._two_from_px)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)
