"""Every page for everybody: names on all controls, all of them reached by Tab, nothing cut off in large text."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.core.settings import Settings
from studio.ui.application import make_application
from studio.ui.main_window import MainWindow
from studio.ui.shell.page_shelf import PAGES
from tests.ui.conftest import WAIT_MS, add_clips

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit,
)  # fmt: skip
TAB_LIMIT = 400


@pytest.fixture
def filled(window: MainWindow, studio: Studio, qtbot: QtBot) -> MainWindow:
    """A window in which every page has something to show."""
    clips = add_clips(studio, "at the beach", "in the snow")
    studio.exports.export(clips, studio.paths.exports / "mine", title="My feed", base_url="")
    window.resize(1280, 800)
    for name in PAGES.names:
        window.go_to(name)
        qtbot.wait(60)
    qtbot.waitUntil(lambda: window.feed.stage.clip is not None, timeout=WAIT_MS)
    return window


@pytest.fixture
def large(filled: MainWindow) -> Iterator[None]:
    """Twice the text size; pages are made anew for it by the application, here by the test."""
    make_application(Settings(text_scale=2.0))
    yield
    make_application()


def controls_of(widget: QWidget) -> list[QWidget]:
    """Those that a person sees and can use."""
    found = [child for child in widget.findChildren(QWidget) if isinstance(child, CONTROLS)]
    return [
        child
        for child in found
        if child.isVisible() and child.isEnabled() and not isinstance(child, QScrollBar) and not is_part(child)
    ]


def is_part(child: QWidget) -> bool:
    """Inside a control that has the name: the line of a spin box, the list of a combo box, a tab's scroll button."""
    parent = child.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QTabBar | QLineEdit):
            return True
        parent = parent.parentWidget()
    return False


def name_of(control: QWidget) -> str:
    """What a screen reader says of it."""
    if control.accessibleName():
        return control.accessibleName()
    if isinstance(control, QAbstractButton):
        return control.text()
    labels = [label for label in control.window().findChildren(QLabel) if label.buddy() is control]
    return labels[0].text() if labels else ""


@pytest.mark.parametrize("name", PAGES.names)
def test_every_control_has_a_name(filled: MainWindow, qtbot: QtBot, name: str) -> None:
    filled.go_to(name)
    qtbot.wait(30)
    nameless = [
        f"{type(control).__name__} {control.objectName()}"
        for control in controls_of(filled)
        if not name_of(control).strip()
    ]
    assert not nameless


@pytest.mark.parametrize("name", PAGES.names)
def test_every_control_is_reached_by_tab(filled: MainWindow, qtbot: QtBot, name: str) -> None:
    filled.go_to(name)
    qtbot.wait(30)
    filled.activateWindow()
    qtbot.waitUntil(filled.isActiveWindow, timeout=WAIT_MS)
    filled.sidebar.setFocus()
    reached: set[QWidget] = set()
    for _ in range(TAB_LIMIT):
        focus = QApplication.focusWidget()
        if focus is None or (focus in reached and focus is filled.sidebar):
            break
        reached.add(focus)
        # A text editor takes Tab for itself unless it was told not to; Ctrl+Tab is for pages elsewhere.
        QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
    missed = [
        f"{type(control).__name__} '{name_of(control)}'"
        for control in controls_of(filled)
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and control not in reached
        # One radio button of a group stands for all: arrow keys go on from it.
        and not (isinstance(control, QAbstractButton) and control.autoExclusive())
    ]
    assert filled.sidebar in reached
    assert not missed


@pytest.mark.parametrize("name", PAGES.names)
@pytest.mark.usefixtures("large")
def test_nothing_is_cut_at_twice_the_text_size(studio: Studio, qtbot: QtBot, name: str) -> None:
    window = MainWindow(studio)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.go_to(name)
    page = window.pages.currentWidget()
    assert page is not None
    # What is read aside comes later, and is laid out when it has come.
    for _ in range(20):
        qtbot.wait(100)
        cut = find_cut(page)
        if not cut:
            break
    window.close()
    assert not cut


def find_cut(page: QWidget) -> list[str]:
    return [
        f"{type(part).__name__} '{part.text()}': {part.width()} x {part.height()} px"
        for part in page.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QLabel) and part.isVisible() and part.text() and is_cut(part)
    ]


def is_cut(part: QAbstractButton | QLabel) -> bool:
    """Whether the widget is smaller than its text, or reaches beyond what it lies in."""
    if isinstance(part, QLabel) and part.wordWrap():
        needed = max(part.fontMetrics().horizontalAdvance(word) for word in re.split(r"[\s\u200b]+", part.text()))
        too_narrow = part.width() + 2 < needed
        too_low = part.heightForWidth(part.width()) > part.height() + 2
        return too_narrow or too_low
    return part.width() + 2 < part.minimumSizeHint().width()
