"""The parts of a face scan as a list: what is covered, what is asked for, what was left out. Decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from studio.domain.capture import Sector
from studio.ui.theme import colours
from studio.ui.wizard.words import spell_sector

ICON_PX = 16
_STEPS = 4


class PartsList(QListWidget):
    """``chosen_changed`` when another part is selected; Return asks to take it again."""

    chosen_changed = Signal()

    def __init__(self, sectors: Sequence[Sector]) -> None:
        super().__init__()
        self.setObjectName("parts")
        self.setAccessibleName(self.tr("Parts of the scan"))
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._icons: dict[tuple[int | None, bool], QIcon] = {}
        self._states: dict[Sector, tuple[int | None, bool]] = {}
        self._shown: tuple[Sequence[tuple[Sector, float]], Sector | None] = ((), None)
        for sector in sectors:
            item = QListWidgetItem(spell_sector(sector))
            item.setData(Qt.ItemDataRole.UserRole, sector)
            self.addItem(item)
        self.currentItemChanged.connect(lambda *_: self.chosen_changed.emit())

    @property
    def chosen(self) -> Sector | None:
        item = self.currentItem()
        return Sector(item.data(Qt.ItemDataRole.UserRole)) if item else None

    def choose(self, sector: Sector) -> None:
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == sector:
                self.setCurrentRow(row)

    def show_shares(self, shares: Sequence[tuple[Sector, float]], target: Sector | None) -> None:
        """Sectors that are not in ``shares`` were left out."""
        self._shown = shares, target
        known = dict(shares)
        for row in range(self.count()):
            item = self.item(row)
            sector = Sector(item.data(Qt.ItemDataRole.UserRole))
            share = known.get(sector)
            state = (None if share is None else int(share * _STEPS), sector == target)
            if self._states.get(sector) != state:
                self._states[sector] = state
                item.setIcon(self._icon(*state))
                c = colours()
                item.setForeground(QColor(c.text if state[1] else c.faint if share is None else c.muted))
                item.setToolTip(self._describe(share))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self._describe(share))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._states:
            self._icons.clear()
            self._states.clear()
            self.show_shares(*self._shown)

    def _describe(self, share: float | None) -> str:
        if share is None:
            return self.tr("Left out")
        return self.tr("Done") if share >= 1 else self.tr("{0} %").format(round(100 * share))

    def _icon(self, step: int | None, is_target: bool) -> QIcon:
        if (step, is_target) not in self._icons:
            self._icons[step, is_target] = QIcon(draw_state(step, is_target, ICON_PX, self.devicePixelRatioF()))
        return self._icons[step, is_target]


def draw_state(step: int | None, is_current: bool, size_px: int, ratio: float, text: str = "") -> QPixmap:
    """A small round mark: filled to ``step`` of four, checked when full, a dash when left out (None).

    ``text`` stands in it while it is not full, such as the number of a step.
    """
    scale = max(2.0, ratio)
    picture = QPixmap(round(size_px * scale), round(size_px * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QRectF(0, 0, size_px, size_px).adjusted(1.5, 1.5, -1.5, -1.5)
    if step == _STEPS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().good))
        painter.drawEllipse(circle)
        painter.setPen(QPen(QColor(colours().accent_text), size_px / 9, c=Qt.PenCapStyle.RoundCap))
        unit = size_px / 16
        painter.drawPolyline([_at(4.8, 8.2, unit), _at(7.1, 10.5, unit), _at(11.2, 5.8, unit)])
    else:
        style = Qt.PenStyle.DotLine if step is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colours().accent if is_current else colours().faint), 1.5, style))
        painter.drawEllipse(circle)
        if step:
            painter.setPen(QPen(QColor(colours().accent), 2.6, c=Qt.PenCapStyle.FlatCap))
            painter.drawArc(circle, 90 * 16, round(-360 * 16 * step / _STEPS))
        if text:
            font = painter.font()
            font.setPixelSize(round(size_px * 0.5))
            font.setBold(is_current)
            painter.setFont(font)
            painter.setPen(QColor(colours().text if is_current else colours().muted))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return picture


def _at(x: float, y: float, unit: float) -> QPointF:
    return QPointF(x * unit, y * unit)
