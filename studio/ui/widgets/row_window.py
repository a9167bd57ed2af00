"""A column of rows of which only those in sight exist, for lists of any length. Must not know what a row shows."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

GAP_PX = 10
END_MARGIN_PX = 4
MAX_PASSES = 4


class RowWindow(QScrollArea):
    """Rows are made by ``make_row`` of their keys when they come into sight, and let go of when they leave it.

    ``make_row`` gives None for what is gone meanwhile. ``fixed`` are widgets that have a key of their own and stay;
    a row of which ``is_kept`` holds stays while it has a key. Heights that nobody saw yet count as ``usual_px``.
    """

    def __init__(
        self,
        make_row: Callable[[str], QWidget | None],
        fixed: Mapping[str, QWidget],
        is_kept: Callable[[QWidget], bool],
        usual_px: int,
    ) -> None:
        super().__init__()
        self._make_row = make_row
        self._fixed = dict(fixed)
        self._is_kept = is_kept
        self._usual_px = usual_px
        self.rows: dict[str, QWidget] = {}
        self._keys: tuple[str, ...] = ()
        self._number_of: dict[str, int] = {}
        self._heights: dict[str, int] = {}
        self._tops: list[int] = [0]
        self._is_moved = True
        self._unmeasured: set[str] = set()
        self._anchor: tuple[str, int] | None = None
        self._is_settling = False
        self.setObjectName("bare")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = QWidget()
        self.setWidget(self.column)
        for widget in self._fixed.values():
            widget.setParent(self.column)
            widget.hide()
            widget.installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(self._hear_scroll)

    @property
    def keys(self) -> tuple[str, ...]:
        return self._keys

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show these rows, in this order; each key once. Rows that are there already stay the same widgets."""
        self._keys = tuple(keys)
        self._number_of = {key: number for number, key in enumerate(self._keys)}
        wanted = self._number_of.keys()
        self._heights = {key: height for key, height in self._heights.items() if key in wanted}
        self._is_moved = True
        for key in self.rows.keys() - wanted:
            self._drop(key)
        for key, widget in self._fixed.items():
            if key not in wanted:
                widget.hide()
        self._settle()

    def scroll_to(self, key: str) -> bool:
        """Bring a row into sight and give it the keyboard; False when it is not among the keys."""
        if key not in self._number_of:
            return False
        for _ in range(MAX_PASSES):  # the heights on the way were only guessed
            self.verticalScrollBar().setValue(self._tops[self._number_of[key]] - self.viewport().height() // 3)
            self._settle()
        if key in self.rows:
            self.rows[key].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def key_at(self, y_px: int) -> int:
        """The number of the row at this height of the column, `len(keys)` below the last."""
        return min(max(bisect_right(self._tops, y_px) - 1, 0), len(self._keys))

    def top_of(self, number: int) -> int:
        return self._tops[min(number, len(self._keys))]

    def key_of(self, widget: QObject) -> str:
        """The key of a row that exists now; empty for anything else."""
        return next((key for key, row in self.rows.items() if row is widget), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._unmeasured.update(self._shown())
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure a row again when what it shows changed; the arrow keys go from row to row."""
        match event.type():
            case QEvent.Type.LayoutRequest:
                self._unmeasured.update(key for key, row in self._shown().items() if row is watched)
                self._soon.start()
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._turn(watched, event)
        return super().eventFilter(watched, event)

    def _turn(self, row: QObject, event: QKeyEvent) -> bool:
        step = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key(), 0)
        key = self.key_of(row)
        if not step or not key or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        number = self._number_of[key] + step
        while 0 <= number < len(self._keys) and self._keys[number] in self._fixed:
            number += step
        neighbour = self.rows.get(self._keys[number]) if 0 <= number < len(self._keys) else None
        if neighbour is not None:
            neighbour.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(neighbour, 0, 2 * GAP_PX)
        return True

    def _hear_scroll(self) -> None:
        if self._is_settling:
            return
        top = self.verticalScrollBar().value()
        number = self.key_at(top)
        # At the very top new rows may push the others down; anywhere else what is read stays where it is.
        self._anchor = (self._keys[number], self._tops[number] - top) if top and number < len(self._keys) else None
        self._soon.start()

    def _settle(self) -> None:
        """Make the rows in sight, let go of the others, and put each where it belongs."""
        if self._is_settling:
            return
        self._soon.stop()
        self._is_settling = True
        try:
            before = set(self.rows)
            for _ in range(MAX_PASSES):
                self._place()
                if not self._measure_sight():
                    break
            self._place()
            for key in self.rows.keys() - self._in_sight():
                if not self._is_kept(self.rows[key]) and not _holds_focus(self.rows[key]):
                    self._drop(key)
            if before != set(self.rows):
                self._order_tabs()
        finally:
            self._is_settling = False

    def _place(self) -> None:
        if self._is_moved:
            heights = (self._heights.get(key, self._usual_px) for key in self._keys)
            self._tops = list(accumulate((height + GAP_PX if height else 0 for height in heights), initial=0))
            self._is_moved = False
        width = self.viewport().width()
        self.column.resize(width, max(self._tops[-1] - GAP_PX, 0))
        bar = self.verticalScrollBar()
        if self._anchor is not None and self._anchor[0] in self._number_of:
            bar.setValue(self._tops[self._number_of[self._anchor[0]]] - self._anchor[1])
        for key, row in self._shown().items():
            height = self._heights.get(key, self._usual_px)
            row.setGeometry(0, self._tops[self._number_of[key]], width - END_MARGIN_PX, height)

    def _measure_sight(self) -> bool:
        """Make and measure what is in sight; whether any height is another one than was thought."""
        width = self.viewport().width() - END_MARGIN_PX
        changed = False
        for key in self._in_sight() | (self._unmeasured & self._shown().keys()):
            row = self._shown().get(key) or self._make(key)
            if row is None:
                height = 0
            elif row.isHidden() or key in self._unmeasured or key not in self._heights:
                row.show()
                height = max(row.heightForWidth(width), row.minimumSizeHint().height())
            else:
                continue
            if self._heights.get(key, self._usual_px) != height:
                changed = self._is_moved = True
            self._heights[key] = height
        self._unmeasured.clear()
        return changed

    def _in_sight(self) -> set[str]:
        """What is seen, and a row before and after it, for the keyboard to go on to."""
        top = self.verticalScrollBar().value()
        first, last = self.key_at(top), self.key_at(top + max(self.viewport().height(), 1))
        return set(self._keys[max(first - 1, 0) : last + 2])

    def _shown(self) -> dict[str, QWidget]:
        return {**self.rows, **{key: widget for key, widget in self._fixed.items() if key in self._number_of}}

    def _make(self, key: str) -> QWidget | None:
        row = self._make_row(key)
        if row is not None:
            row.setParent(self.column)
            row.installEventFilter(self)
            self.rows[key] = row
        return row

    def _drop(self, key: str) -> None:
        row = self.rows.pop(key)
        row.removeEventFilter(self)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _order_tabs(self) -> None:
        """The Tab key goes down the column, whichever row was made first."""
        shown = self._shown()
        stops = [widget for key in self._keys if key in shown for widget in _focus_stops(shown[key])]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def _focus_stops(row: QWidget) -> list[QWidget]:
    # Lists that pop up are windows of their own.
    parts = [row, *(child for child in row.findChildren(QWidget) if child.window() is row.window())]
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _holds_focus(row: QWidget) -> bool:
    focused = row.window().focusWidget()
    return focused is not None and (focused is row or row.isAncestorOf(focused))
