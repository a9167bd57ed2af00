"""Help with the prompt: words that can be drawn, by what they are for, and prompts that were used before."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from studio.app.clips import shorten
from studio.app.prompt_words import word_groups

SHOWN_CHARS = 70


class PromptHelp(QWidget):
    """``phrase_chosen`` is to be added to the prompt, ``prompt_chosen`` to take its place."""

    phrase_chosen = Signal(str)
    prompt_chosen = Signal(str)

    def __init__(self, earlier: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._earlier = earlier
        self._names = {
            "place": self.tr("Place"),
            "action": self.tr("Action"),
            "time": self.tr("Time of day"),
            "weather": self.tr("Weather"),
            "light": self.tr("Light"),
            "camera": self.tr("Camera"),
            "style": self.tr("Style"),
        }
        self.words_button = QPushButton(self.tr("Words…"))
        self.words_button.setToolTip(self.tr("Places, actions, light and more that can be drawn"))
        self.earlier_button = QPushButton(self.tr("Earlier prompts…"))
        for button in (self.words_button, self.earlier_button):
            button.setObjectName("chip")
        self.words_button.clicked.connect(self.open_words)
        self.earlier_button.clicked.connect(self.open_earlier)

    def open_words(self) -> QMenu:
        """One menu for each kind of word; the words are those of prompts, in English."""
        menu = QMenu(self.words_button)
        for group in word_groups():
            inside = menu.addMenu(self._names[group.name])
            for phrase in group.phrases:
                inside.addAction(phrase).triggered.connect(
                    lambda _=False, chosen=phrase: self.phrase_chosen.emit(chosen)
                )
        return self._open(menu, self.words_button)

    def open_earlier(self) -> QMenu:
        """The newest first."""
        menu = QMenu(self.earlier_button)
        for prompt in self._earlier():
            menu.addAction(shorten(prompt, SHOWN_CHARS).replace("&", "&&")).triggered.connect(
                lambda _=False, chosen=prompt: self.prompt_chosen.emit(chosen)
            )
        if menu.isEmpty():
            menu.addAction(self.tr("None yet")).setEnabled(False)
        return self._open(menu, self.earlier_button)

    def _open(self, menu: QMenu, button: QPushButton) -> QMenu:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        return menu
