"""A form: names on the left, fields on the right, each name level with the middle of its field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QWidget


class Form(QGridLayout):
    """Rows are added from top to bottom. Unlike `QFormLayout` it stays level when a style sheet pads the fields."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(9)
        self.setColumnStretch(1, 1)

    def add_row(self, name: str, field: QWidget | QLayout) -> None:
        """A field, or several in a layout, and what it is called."""
        row = self.rowCount()
        what = QLabel(name)
        self.addWidget(what, row, 0, Qt.AlignmentFlag.AlignVCenter)
        if isinstance(field, QWidget):
            what.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(name)
            self.addWidget(field, row, 1)
        else:
            self.addLayout(field, row, 1)
