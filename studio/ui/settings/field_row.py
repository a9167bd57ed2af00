"""One setting as a row: its title and help, a widget that fits its kind, and a way back to the default."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.settings import SettingField
from studio.ui.pages.page import label
from studio.ui.theme import scaled_px
from studio.ui.widgets.number_field import NumberField

CONTEXT = "Settings"
"""Where the translations of settings' own texts stand."""
FIELD_WIDTH_PX = 230
TYPING_PAUSE_MS = 500
_PERCENT = 100


def translate_setting(text: str) -> str:
    """A title, help or value of a setting in the window's language; the texts stand in `core.settings`."""
    return QCoreApplication.translate(CONTEXT, text)


class FieldRow(QWidget):
    """``chosen`` carries the setting's name and the new value."""

    chosen = Signal(str, object)

    def __init__(self, described: SettingField, offered: Sequence[tuple[str, str]] = ()) -> None:
        """``offered`` are values and their words that only the studio knows, such as its models."""
        super().__init__()
        self.described = described
        self._offered = offered
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._tell)
        self.title = QLabel(translate_setting(described.told.title))
        self.help = label(translate_setting(described.told.help), "muted")
        self.widget = self._make_widget()
        self.widget.setAccessibleName(self.title.text())
        self.widget.setAccessibleDescription(self.help.text())
        self.title.setBuddy(self.widget)
        self.default_button = QPushButton(self.tr("Default"))
        self.default_button.setObjectName("link")
        self.default_button.setAccessibleName(self.tr("Default for {0}").format(self.title.text()))
        policy = self.default_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.default_button.setSizePolicy(policy)
        self.default_button.clicked.connect(lambda: self.chosen.emit(described.name, described.default))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.help)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addWidget(self.default_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, value: Any) -> None:
        """What is chosen now; tells nobody."""
        self.widget.blockSignals(True)
        match self.widget:
            case QCheckBox():
                self.widget.setChecked(bool(value))
            case QComboBox():
                place = self.widget.findData(value)
                if place < 0:
                    self.widget.addItem(str(value), value)
                    place = self.widget.count() - 1
                self.widget.setCurrentIndex(place)
            case NumberField():
                self.widget.setValue(round(float(value) * (_PERCENT if self.described.told.is_percent else 1)))
            case QLineEdit():
                self.widget.setText(str(value))
        self.widget.blockSignals(False)
        self.default_button.setVisible(value != self.described.default)

    def fits(self, wanted: str) -> bool:
        """Whether every word of ``wanted`` stands in its title, help or values."""
        options = " ".join(translate_setting(words) for _, words in self.described.options)
        text = f"{self.title.text()} {self.help.text()} {options}".casefold()
        return all(word in text for word in wanted.casefold().split())

    def _make_widget(self) -> QWidget:
        described = self.described
        match described.kind:
            case "flag":
                box = QCheckBox()
                box.toggled.connect(lambda on: self.chosen.emit(described.name, on))
                return box
            case "choice":
                return self._make_choice()
            case "number":
                return self._make_number()
            case "text":
                line = QLineEdit()
                line.setFixedWidth(scaled_px(FIELD_WIDTH_PX))
                line.textEdited.connect(lambda _: self._typing.start())
                return line

    def _make_choice(self) -> QComboBox:
        choice = QComboBox()
        choice.setFixedWidth(scaled_px(FIELD_WIDTH_PX))
        for value, words in self.described.options:
            choice.addItem(translate_setting(words), value)
        for value, words in self._offered:
            choice.addItem(words, value)
        choice.currentIndexChanged.connect(lambda _: self.chosen.emit(self.described.name, choice.currentData()))
        return choice

    def _make_number(self) -> QAbstractSpinBox:
        described, scale = self.described, _PERCENT if self.described.told.is_percent else 1
        number = NumberField()
        number.setRange(round(described.smallest * scale), round(described.largest * scale))
        number.setSingleStep(max(1, round(described.told.step * scale)))
        number.setFixedWidth(scaled_px(FIELD_WIDTH_PX))
        if described.told.is_percent:
            number.setSuffix(self.tr(" %"))
        # Whoever types a number is not done with its first digit.
        number.valueChanged.connect(lambda _: self._typing.start())
        return number

    def _tell(self) -> None:
        match self.widget:
            case QLineEdit():
                self.chosen.emit(self.described.name, self.widget.text().strip())
            case NumberField():
                value = self.widget.value()
                self.chosen.emit(self.described.name, value / _PERCENT if self.described.told.is_percent else value)
