"""The ring of a finished scan: which sides of the face it shows, and how well. Paints; measures nothing."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.domain.capture import ScanCoverage, Sector, SectorCoverage
from studio.ui.theme import colours, scaled_px
from studio.ui.widgets.ring import RING, RING_WIDTH_PX, find_sector_at, paint_ring
from studio.ui.wizard.words import spell_sector
from studio.ui.words import tr

_SIDE_PX = 148


class CoverageRing(QWidget):
    """Parts lie as in the wizard's mirror. Full ones are green, thin ones in the accent, missing ones empty."""

    def __init__(self) -> None:
        super().__init__()
        self._coverage: ScanCoverage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Parts of the scan"))

    def sizeHint(self) -> QSize:
        return QSize(scaled_px(_SIDE_PX), scaled_px(_SIDE_PX))

    def show_coverage(self, coverage: ScanCoverage | None) -> None:
        self._coverage = coverage
        sectors = coverage.sectors if coverage else ()
        self.setAccessibleDescription("\n".join(describe_sector(each) for each in sectors))
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._coverage is not None:
            sector = find_sector_at(QPointF(event.pos()), self._circle(), self._ring())
            found = next((each for each in self._coverage.sectors if each.sector == sector), None)
            QToolTip.showText(event.globalPos(), describe_sector(found) if found else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = self._circle()
        if self._coverage is not None and self._coverage.sectors:
            paint_ring(painter, circle, self._ring(), {each.sector: each.share for each in self._coverage.sectors})
            self._paint_share(painter, circle, self._coverage.share)
        else:
            painter.setPen(QPen(QColor(colours().line), RING_WIDTH_PX))
            painter.drawEllipse(circle)
        painter.end()

    def _circle(self) -> QRectF:
        inset = RING_WIDTH_PX / 2 + 1
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    def _ring(self) -> tuple[Sector, ...]:
        shown = {each.sector for each in self._coverage.sectors} if self._coverage else set()
        return tuple(sector for sector in RING if sector in shown)

    def _paint_share(self, painter: QPainter, circle: QRectF, share: float) -> None:
        font = QFont(painter.font())
        font.setPixelSize(scaled_px(26))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours().text))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self.tr("{0} %").format(round(100 * share)))


def describe_sector(each: SectorCoverage) -> str:
    """ "Chin up: 2 frames, 67 %"."""
    return tr("{0}: {1} frames, {2} %").format(spell_sector(each.sector), each.frame_count, round(100 * each.share))
