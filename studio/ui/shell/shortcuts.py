"""The page of shortcuts (F1): every key that does something, grouped by where."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.pages.page import bare_scroll, label
from studio.ui.shell.commands import Command

WIDTH_PX = 460


class ShortcutsDialog(QDialog):
    """``groups`` are pairs of a heading and its commands; those without a key are left out."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[Command]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(4, 4, 16, 4)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for heading, commands in groups:
            with_keys = [command for command in commands if command.shortcut]
            if not with_keys:
                continue
            grid.addWidget(label(heading, "heading"), grid.rowCount(), 0, 1, 2)
            for command in with_keys:
                row = grid.rowCount()
                key = QLabel(QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText))
                key.setObjectName("key")
                grid.addWidget(label(command.title), row, 0)
                grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setRowStretch(grid.rowCount(), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 14, 16)
        column.addWidget(bare_scroll(inside, WIDTH_PX), 1)
        column.addWidget(buttons)
        self.resize(self.sizeHint().width(), 560)
