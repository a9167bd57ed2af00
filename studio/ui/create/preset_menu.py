"""The menu of presets: take one, keep the present prompt as one, remove one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from studio.app.clips import shorten
from studio.app.presets import MAX_NAME_CHARS, Preset, Presets
from studio.domain.errors import StudioError
from studio.ui.words import spell_error

SHOWN_CHARS = 60


class PresetMenu(QObject):
    """``chosen`` carries the preset that was taken, ``failed`` what went wrong in words."""

    chosen = Signal(object)
    failed = Signal(str)

    def __init__(self, presets: Presets, present: Callable[[str], Preset]) -> None:
        """``present`` makes a preset of that name of what is asked for now."""
        super().__init__()
        self._presets = presets
        self._present = present
        self.button = QPushButton(self.tr("Presets…"))
        self.button.setObjectName("chip")
        self.button.setToolTip(self.tr("Prompts kept with model, shape and length, for any avatar"))
        self.button.clicked.connect(self.open)

    def open(self) -> QMenu:
        menu = QMenu(self.button)
        try:
            kept = self._presets.list()
        except StudioError as error:
            kept = ()
            self.failed.emit(spell_error(error))
        for preset in kept:
            action = menu.addAction(shorten(preset.name, SHOWN_CHARS).replace("&", "&&"))
            action.setToolTip(preset.prompt)
            action.triggered.connect(lambda _=False, taken=preset: self.chosen.emit(taken))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        menu.addAction(self.tr("Keep this as a preset…")).triggered.connect(self.ask_for_name)
        removing = menu.addMenu(self.tr("Remove"))
        removing.setEnabled(bool(kept))
        for preset in kept:
            removing.addAction(shorten(preset.name, SHOWN_CHARS).replace("&", "&&")).triggered.connect(
                lambda _=False, name=preset.name: self.remove(name)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        return menu

    def ask_for_name(self, _: bool = False) -> QInputDialog:
        """Ask under which name, without blocking the window."""
        box = QInputDialog(self.button.window())
        box.setWindowTitle(self.tr("Keep as a preset"))
        box.setLabelText(self.tr("Its name, of up to {0} characters").format(MAX_NAME_CHARS))
        box.textValueSelected.connect(self.save)
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    def save(self, name: str) -> None:
        """Keep what is asked for now, in place of a preset of the same name."""
        self._try(lambda: self._presets.save(self._present(name)))

    def remove(self, name: str) -> None:
        self._try(lambda: self._presets.remove(name))

    def _try(self, what: Callable[[], None]) -> None:
        try:
            what()
        except StudioError as error:
            self.failed.emit(spell_error(error))
