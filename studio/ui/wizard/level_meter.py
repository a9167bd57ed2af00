"""A level meter: how loud it is now, how loud it was, and where it gets too much. Paints; measures nothing."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import colours

LOWEST_DB = -60.0
GOOD_DB, HOT_DB = -36.0, -6.0
_HEIGHT_PX = 14


class LevelMeter(QWidget):
    """From -60 to 0 dBFS. The good range is marked beneath."""

    def __init__(self) -> None:
        super().__init__()
        self._peak_db = self._held_db = LOWEST_DB
        self._is_clipping = False
        self.setFixedHeight(_HEIGHT_PX + 6)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Level of the microphone"))

    def sizeHint(self) -> QSize:
        return QSize(360, _HEIGHT_PX + 6)

    def show_level(self, peak_db: float, held_db: float, is_clipping: bool) -> None:
        self._peak_db, self._held_db, self._is_clipping = peak_db, held_db, is_clipping
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, 0, self.width(), _HEIGHT_PX)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(colours().raised))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setBrush(QColor(colours().bad if self._is_clipping or self._peak_db > HOT_DB else self._colour()))
        filled = QRectF(bar)
        filled.setWidth(bar.width() * _share(self._peak_db))
        painter.drawRoundedRect(filled, 4, 4)
        held = _share(self._held_db)
        if held > 0:
            painter.setBrush(QColor(colours().text))
            painter.drawRect(QRectF(min(bar.width() * held, bar.width() - 2), 0, 2, _HEIGHT_PX))
        good = QRectF(bar.width() * _share(GOOD_DB), _HEIGHT_PX + 3, 0, 3)
        good.setRight(bar.width() * _share(HOT_DB))
        painter.setBrush(QColor(colours().faint))
        painter.drawRoundedRect(good, 1.5, 1.5)
        painter.end()

    def _colour(self) -> str:
        return colours().good if self._peak_db > GOOD_DB else colours().accent


def _share(level_db: float) -> float:
    return min(max(1 - level_db / LOWEST_DB, 0.0), 1.0)
