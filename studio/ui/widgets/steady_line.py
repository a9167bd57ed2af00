"""A line of text whose figures change without moving anything around it. Must not wrap."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel

LEAST_CHARS = 6


class SteadyLine(QLabel):
    """Digits of one width; cut with an ellipsis where there is no room; grows with its text and shrinks only at `rest`.

    `full_text` is all of it, and stands in the tool tip when it is cut.
    """

    def __init__(self) -> None:
        super().__init__()
        self._full = ""
        self._widest_px = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)

    @property
    def full_text(self) -> str:
        return self._full

    def say(self, text: str) -> None:
        """Show ``text`` from now on."""
        if text == self._full:
            return
        self._full = text
        wanted_px = self._measure(text)
        if wanted_px > self._widest_px:
            self._widest_px = wanted_px
            self.updateGeometry()
        self._cut()

    def rest(self) -> None:
        """Give back the room that longer texts took before."""
        self._widest_px = self._measure(self._full)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._widest_px, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least_px = self.fontMetrics().averageCharWidth() * LEAST_CHARS
        return QSize(min(self._widest_px, least_px), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _measure(self, text: str) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(text) + 2 if text else 0

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")
        self.setAccessibleName(self._full)
