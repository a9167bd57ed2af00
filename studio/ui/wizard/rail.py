"""The steps on the left: which is shown, which are done, which can be gone to. Goes nowhere itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from studio.ui.wizard.parts import draw_state

WIDTH_PX = 184
ICON_PX = 22
_DONE = 4


class Rail(QListWidget):
    """``wanted`` names the number of a step that was chosen by hand."""

    wanted = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Steps"))
        self.setFixedWidth(WIDTH_PX)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in names:
            self.addItem(QListWidgetItem(name))
        self._shown: tuple[int, Sequence[bool], Sequence[bool]] | None = None
        self.currentRowChanged.connect(self._tell)

    def show_steps(self, current: int, done: Sequence[bool], reachable: Sequence[bool]) -> None:
        """Mark every step; only ``reachable`` ones can be chosen."""
        self._shown = current, done, reachable
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            is_current = row == current
            step = _DONE if done[row] and not is_current else 0
            item.setIcon(QIcon(draw_state(step, is_current, ICON_PX, self.devicePixelRatioF(), str(row + 1))))
            usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(usable if reachable[row] or is_current else Qt.ItemFlag.NoItemFlags)
            described = self.tr("Now") if is_current else self.tr("Done") if done[row] else ""
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, described)
        self.setCurrentRow(current)
        self.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self.show_steps(*self._shown)

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.wanted.emit(row)
