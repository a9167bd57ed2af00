"""What all pages share: a title, a sentence under it, and a body that gives way to an empty state."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from studio.ui.shell.commands import Command
from studio.ui.theme import SPACE_PX, scaled_px, set_kind
from studio.ui.words import breakable


class Page(QWidget):
    """A page with a heading. Put widgets into ``body``, buttons of the page into ``page_buttons``.

    ``wanted`` asks the window for another page by its name, and for what is to be shown there (or None); ``noticed``
    hands a `Notice` to the window.
    """

    wanted = Signal(str, object)
    noticed = Signal(object)

    def __init__(self, title: str, subtitle: str) -> None:
        super().__init__()
        self.title = title
        # Where the keyboard goes when the page is turned to. No focus proxy: Tab would pass by what stands before it.
        self.first_field: QWidget | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        heading = QLabel(title)
        heading.setObjectName("title")
        line = QLabel(subtitle)
        line.setObjectName("subtitle")
        line.setWordWrap(True)
        self.page_buttons = QHBoxLayout()
        self.page_buttons.setSpacing(SPACE_PX)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(heading)
        words.addWidget(line)
        top = QHBoxLayout()
        top.setSpacing(2 * SPACE_PX)
        top.addLayout(words, 1)
        top.addLayout(self.page_buttons)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_PX)
        self._layers = QStackedLayout()
        self._layers.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE_PX, 20, 2 * SPACE_PX, 20)
        column.setSpacing(16)
        column.addLayout(top)
        column.addLayout(self._layers, 1)

    def show_thing(self, thing: object) -> None:
        """Show what another page asked for: an id, a file, a wish. A page that shows nothing of the kind stays."""

    def commands(self) -> Sequence[Command]:
        """What can be done on this page, for the palette."""
        return ()

    def enter(self) -> None:
        """The page comes to be seen."""

    def leave(self) -> None:
        """Another page comes to be seen: stop what plays."""

    def stop(self) -> None:
        """The window closes: let go of files and of background work."""

    def ask_before_closing(self) -> QMessageBox | None:
        """The question that is asked when something would be lost with the window; None when nothing would."""
        return None

    def show_body(self) -> None:
        self._layers.setCurrentIndex(0)

    def show_instead(self, widget: QWidget) -> None:
        """Show ``widget``, such as an empty state, in the place of the body."""
        if self._layers.indexOf(widget) < 0:
            self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)


def card(name: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A raised panel and its layout."""
    frame = QFrame()
    frame.setObjectName(name)
    column = QVBoxLayout(frame)
    column.setContentsMargins(18, 16, 18, 16)
    column.setSpacing(10)
    return frame, column


def label(text: str, name: str = "") -> QLabel:
    """A wrapping label of plain text; ``name`` picks its style."""
    widget = QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setWordWrap(True)
    if name:
        widget.setObjectName(name)
    return widget


def bare_scroll(inside: QWidget, width_px: int) -> QScrollArea:
    """A column of fixed width that scrolls up and down and shows no frame; the keyboard goes to what is inside."""
    area = QScrollArea()
    area.setObjectName("bare")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.setFixedWidth(scaled_px(width_px))
    return area


class Message(QLabel):
    """What came of the last thing that was asked: an error, or good news. Takes no room while it says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def say(self, text: str, kind: str = "muted") -> None:
        """Show ``text`` in the look ``kind``: "error", "good" or "muted"."""
        set_kind(self, kind)
        self.setText(breakable(text))
        self.setVisible(bool(text))

    def clear(self) -> None:
        self.say("")
