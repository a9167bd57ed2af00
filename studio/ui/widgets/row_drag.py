"""Rows that are dragged to another place of their column. Must not know what they are, nor move them itself."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from studio.ui.theme import colours
from studio.ui.widgets.row_window import GAP_PX, RowWindow

MIME = "application/x-likeness-row"
LINE_PX = 3
PICTURE_WIDTH_PX = 420
# So near to the upper or lower edge the column scrolls by itself.
EDGE_PX, SCROLL_STEP_PX = 40, 18


def start_drag(row: QWidget, key: str) -> None:
    """Drag ``row`` until it is dropped. Returns when it was."""
    drag = QDrag(row)
    data = QMimeData()
    data.setData(MIME, key.encode("ascii"))
    drag.setMimeData(data)
    picture = row.grab()
    if picture.deviceIndependentSize().width() > PICTURE_WIDTH_PX:
        picture = picture.scaledToWidth(
            round(PICTURE_WIDTH_PX * picture.devicePixelRatio()), Qt.TransformationMode.SmoothTransformation
        )
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(24, 24))
    drag.exec(Qt.DropAction.MoveAction)


class RowDrop(QObject):
    """Shows a line where a dragged row would go. ``dropped`` gives its key and the number of the row it comes before.

    Numbers from 0 to ``num_places`` are taken; what is dropped below goes to the end of them.
    """

    dropped = Signal(str, int)

    def __init__(self, window: RowWindow) -> None:
        super().__init__(window)
        self._window = window
        self.num_places = 0
        self.line = QFrame(window.column)
        self.line.hide()
        window.column.setAcceptDrops(True)
        window.column.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(MIME):
            # Entering and moving are kinds of dropping to Qt.
            number = self._number_at(round(event.position().y()))
            event.acceptProposedAction()
            if isinstance(event, QDragMoveEvent):
                self._show_line(number)
                self._scroll_at(round(event.position().y()))
            else:
                self.line.hide()
                self.dropped.emit(bytes(event.mimeData().data(MIME).data()).decode("ascii"), number)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self.line.hide()
        return super().eventFilter(watched, event)

    def _number_at(self, y_px: int) -> int:
        number = self._window.key_at(y_px)
        middle = (self._window.top_of(number) + self._window.top_of(number + 1)) / 2
        return min(number + (y_px > middle), self.num_places)

    def _show_line(self, number: int) -> None:
        self.line.setStyleSheet(f"background: {colours().accent}; border: none; border-radius: 1px;")
        top = max(self._window.top_of(number) - (GAP_PX + LINE_PX) // 2, 0)
        self.line.setGeometry(0, top, self._window.column.width(), LINE_PX)
        self.line.raise_()
        self.line.show()

    def _scroll_at(self, y_px: int) -> None:
        bar = self._window.verticalScrollBar()
        above = y_px - bar.value()
        if above < EDGE_PX:
            bar.setValue(bar.value() - SCROLL_STEP_PX)
        elif above > self._window.viewport().height() - EDGE_PX:
            bar.setValue(bar.value() + SCROLL_STEP_PX)
