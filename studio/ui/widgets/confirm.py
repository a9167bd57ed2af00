"""Asks before something that cannot be taken back. Does not block the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from studio.ui.theme import set_kind


def confirm(
    parent: QWidget, title: str, sentence: str, *, action: str, keep: str, then: Callable[[], None]
) -> QMessageBox:
    """Show the question; ``then`` is called when ``action`` is chosen. Escape and Return keep things as they are."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, QMessageBox.StandardButton.NoButton, parent)
    box.setInformativeText(sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    act = box.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
    set_kind(act, "danger")
    stay = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    act.clicked.connect(then)
    box.open()
    return box
