"""The bell: how many notices are unread, and all of them to be read again. Keeps nothing."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.ui.icons import load_icon
from studio.ui.pages.page import label
from studio.ui.shell.notices import Notice, Notices
from studio.ui.theme import scaled_px
from studio.ui.words import spell_moment

WIDTH_PX, HEIGHT_PX = 420, 440


class BellButton(QPushButton):
    """Opens the list beside itself. ``shown_wanted`` carries the notice whose matter the person wants to see."""

    shown_wanted = Signal(object)

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setIcon(load_icon("bell"))
        self._notices = notices
        self._list: NoticeList | None = None
        self.clicked.connect(self.open_list)
        notices.changed.connect(self._count)
        self._count()

    def open_list(self) -> "NoticeList":
        """Everything that was said, the newest first; read from now on."""
        self._notices.mark_read()
        shown = NoticeList(self._notices, self.window())
        shown.shown_wanted.connect(self.shown_wanted)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.mapToGlobal(QPoint(0, 0))
        bounds = self.screen().availableGeometry()
        left = min(max(corner.x(), bounds.left() + 8), bounds.right() - shown.width() - 8)
        shown.move(left, max(bounds.top() + 8, corner.y() - shown.height() - 8))
        shown.show()
        self._list = shown
        return shown

    def _count(self) -> None:
        unread = self._notices.unread
        self.setText(self.tr("Notices ({0})").format(unread) if unread else self.tr("Notices"))


class NoticeList(QFrame):
    """A small window of its own that a click elsewhere closes."""

    shown_wanted = Signal(object)

    def __init__(self, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Notices"))
        self._notices = notices
        self.rows: list[QWidget] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(4, 4, 8, 4)
        self._column.setSpacing(14)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 10, 14)
        column.addWidget(label(self.tr("Notices"), "heading"))
        column.addWidget(area, 1)
        self.resize(scaled_px(WIDTH_PX), HEIGHT_PX)
        self._fill()

    def _fill(self) -> None:
        kept = self._notices.list()
        for notice in kept:
            row = self._make_row(notice)
            self.rows.append(row)
            self._column.addWidget(row)
        if not kept:
            self._column.addWidget(label(self.tr("Nothing was said since the window opened."), "muted"))
        self._column.addStretch(1)

    def _make_row(self, notice: Notice) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(notice.text, "error" if notice.kind == "error" else ""))
        moment = QLabel(spell_moment(notice.at))
        moment.setObjectName("faint")
        words.addWidget(moment)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        if self._notices.can_undo(notice):
            line.addWidget(self._button(self.tr("Undo"), lambda: self._notices.undo(notice)))
        if notice.page:
            line.addWidget(self._button(self.tr("Show"), lambda: self.shown_wanted.emit(notice)))
        return row

    def _button(self, text: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("link")
        button.clicked.connect(lambda: self._answer(action))
        return button

    def _answer(self, action: Callable[[], None]) -> None:
        self.close()
        action()
