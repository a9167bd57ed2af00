"""The passing notice: one line over the window's foot that goes by itself, with Undo where there is one."""

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from studio.ui.shell.notices import Notice

SHOWN_MS, SHOWN_WITH_UNDO_MS = 5_000, 12_000
MAX_WIDTH_PX = 640
ABOVE_FOOT_PX = 62


class PassingNotice(QFrame):
    """Shows the newest notice for a while. While the pointer or the keyboard is on it, it stays."""

    undo_wanted = Signal(object)
    shown_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("passing")
        self._notice: Notice | None = None
        self.line = QLabel()
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        self.show_button = QPushButton(self.tr("Show"))
        self.undo_button = QPushButton(self.tr("Undo"))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        row.addWidget(self.undo_button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._pass)
        self.undo_button.clicked.connect(lambda: self._answer(self.undo_wanted))
        self.show_button.clicked.connect(lambda: self._answer(self.shown_wanted))
        self.hide()

    def show_notice(self, notice: Notice, *, can_undo: bool) -> None:
        self._notice = notice
        self.line.setText(notice.text)
        self.setAccessibleName(notice.text)
        self.undo_button.setVisible(can_undo)
        self.show_button.setVisible(bool(notice.page))
        self.place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_WITH_UNDO_MS if can_undo else SHOWN_MS)

    def place(self) -> None:
        """In the middle of the window's foot, as wide as its words."""
        room = self._over.size()
        most = min(MAX_WIDTH_PX, room.width() - 48)
        words = self.line.fontMetrics().horizontalAdvance(self.line.text()) + 40
        buttons = sum(b.sizeHint().width() + 12 for b in (self.show_button, self.undo_button) if not b.isHidden())
        width = min(most, words + buttons + 30)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry((room.width() - width) // 2, room.height() - ABOVE_FOOT_PX - height, width, height)

    def _answer(self, signal: SignalInstance) -> None:
        notice = self._notice
        self.hide()
        if notice is not None:
            signal.emit(notice)

    def _pass(self) -> None:
        if self.underMouse() or self.undo_button.hasFocus() or self.show_button.hasFocus():
            self._timer.start(SHOWN_MS)
        else:
            self.hide()
