"""A table of facts: what it is on the left, what it says on the right."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.ui.words import breakable


class Facts(QWidget):
    """Rows of (name, value). Values wrap and can be selected with the mouse and the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self._rows: tuple[tuple[str, str], ...] = ()

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Replace what is shown."""
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._rows = tuple(rows)
        top = Qt.AlignmentFlag.AlignTop
        for number, (name, value) in enumerate(self._rows):
            what = QLabel(name)
            what.setObjectName("muted")
            says = QLabel(breakable(value))
            says.setTextFormat(Qt.TextFormat.PlainText)
            says.setWordWrap(True)
            says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            says.setAccessibleName(name)
            self._grid.addWidget(what, number, 0, top)
            self._grid.addWidget(says, number, 1, top)

    def text(self) -> str:
        """All rows, one a line."""
        return "\n".join(f"{name}: {value}" for name, value in self._rows)
