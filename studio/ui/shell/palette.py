"""The palette (Ctrl+K): type a few letters, press Return, and it is done. Shows commands; knows none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.ui.shell.commands import Command, find_commands
from studio.ui.theme import scaled_px

WIDTH_PX, HEIGHT_PX = 560, 400
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Palette(QFrame):
    """Lies over the window, near its top, while it is open. Escape or a click elsewhere closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("palette")
        self._commands: tuple[Command, ...] = ()
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.setAccessibleName(self.tr("Search commands"))
        self.list = QListWidget()
        self.list.setObjectName("commands")
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(self.tr("Nothing is called that."))
        self.nothing.setObjectName("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(lambda _: self._show_found())
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self.hide()

    def open_with(self, commands: Sequence[Command], back_to: QWidget | None) -> None:
        """Show ``commands``; the keyboard goes back to ``back_to`` afterwards."""
        self._commands = tuple(commands)
        self._before = back_to
        self.place()
        self.field.clear()
        self._show_found()
        self.show()
        self.raise_()
        self.field.setFocus()

    def place(self) -> None:
        """In the middle, a little below the window's top."""
        room = self._over.size()
        size = QSize(min(scaled_px(WIDTH_PX), room.width() - 40), min(scaled_px(HEIGHT_PX), room.height() - 80))
        self.setGeometry((room.width() - size.width()) // 2, min(70, room.height() // 10), size.width(), size.height())

    def dismiss(self) -> None:
        """Close, and give the keyboard back."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and self.isActiveWindow():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._obey(event)
        return super().eventFilter(watched, event)

    def _obey(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
        elif key in _MOVES:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}[key]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        else:
            return False
        return True

    def _show_found(self) -> None:
        found = find_commands(self._commands, self.field.text())
        self.list.clear()
        for command in found:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, command)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, command.title)
            row = _make_row(command)
            item.setSizeHint(QSize(0, row.sizeHint().height()))
            self.list.addItem(item)
            self.list.setItemWidget(item, row)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not found)
        # What the arrow keys choose is told where the keyboard is.
        self.field.setAccessibleDescription(found[0].title if found else self.nothing.text())

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        command = item.data(Qt.ItemDataRole.UserRole)
        self.dismiss()
        if isinstance(command, Command):
            command.action()


def _make_row(command: Command) -> QWidget:
    row = QWidget()
    row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    line = QHBoxLayout(row)
    line.setContentsMargins(10, 7, 10, 7)
    line.addWidget(QLabel(command.title), 1)
    if command.shortcut:
        key = QLabel(QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText))
        key.setObjectName("key")
        line.addWidget(key)
    return row
