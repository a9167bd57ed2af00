"""The list of pages at the window's side. Knows their names and icons, not what they do."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from studio.ui.icons import ICON_PX, load_icon
from studio.ui.theme import scaled_px

WIDTH_PX = 176


class Navigation(QListWidget):
    """``chosen`` carries the name of a page."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        """``entries`` are pairs of a page's name, which is its icon's too, and its title."""
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(scaled_px(WIDTH_PX))
        self.setIconSize(QSize(scaled_px(ICON_PX), scaled_px(ICON_PX)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Pages"))
        self._names = [name for name, _ in entries]
        self._titles = dict(entries)
        for number, (name, title) in enumerate(entries):
            item = QListWidgetItem(load_icon(name), title)
            item.setToolTip(self.tr("{0} (Ctrl+{1})").format(title, number))
            self.addItem(item)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(self._names[row]) if row >= 0 else None)

    def choose(self, name: str) -> None:
        """Go to a page; a name that is not known changes nothing."""
        if name in self._names:
            self.setCurrentRow(self._names.index(name))

    def show_count(self, name: str, count: int) -> None:
        """How much waits on a page, behind its title; 0 shows the title alone."""
        title = self._titles[name]
        text = self.tr("{0} ({1})").format(title, count) if count else title
        self.item(self._names.index(name)).setText(text)
