"""Fields for numbers with room before their digits, which a style sheet cannot give them."""

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

MARGIN_PX = 8


class NumberField(QSpinBox):
    """For whole numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(MARGIN_PX, 0, 0, 0)


class DecimalField(QDoubleSpinBox):
    """For numbers with decimals."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(MARGIN_PX, 0, 0, 0)
