"""The grid of posters: several can be chosen; space plays, delete throws away, digits rate. Knows no library."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle

from studio.ui.item_models import ClipModel
from studio.ui.widgets.delegates import CELL_SIZE, PosterDelegate

SPARE_PX = 4


class ClipView(QListView):
    """Shows a `ClipModel`."""

    play_wanted = Signal()
    erase_wanted = Signal()
    rated = Signal(int)
    scrubbed = Signal(object, float)
    left = Signal()

    def __init__(self, clips: ClipModel) -> None:
        super().__init__()
        self.setObjectName("clips")
        self.setModel(clips)
        clips.picture_changed.connect(self.update)
        self.setItemDelegate(PosterDelegate(self))
        # A wrapped list lays 100,000 items out in no time; icon mode would keep a tree of them.
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setGridSize(CELL_SIZE)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Clips"))
        self.setMinimumWidth(CELL_SIZE.width() * 2 + 30)
        self.doubleClicked.connect(lambda _: self.play_wanted.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width, so that no gap is left on one side."""
        # The view keeps room for a scroll bar, seen or not, and breaks a line that is exactly full.
        scroll_bar_px = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        width_px = self.maximumViewportSize().width() - scroll_bar_px - SPARE_PX
        columns = max(1, width_px // CELL_SIZE.width())
        self.setGridSize(QSize(width_px // columns, CELL_SIZE.height()))
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where over a poster the pointer is: it scrubs through the clip."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.buttons():
            self.left.emit()
            return
        rect = self.visualRect(index)
        self.scrubbed.emit(index, (place.x() - rect.left()) / max(1, rect.width()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.play_wanted.emit()
            case Qt.Key.Key_Delete:
                self.erase_wanted.emit()
            case key if Qt.Key.Key_0 <= key <= Qt.Key.Key_5 and not event.modifiers():
                self.rated.emit(int(key) - int(Qt.Key.Key_0))
            case _:
                super().keyPressEvent(event)
