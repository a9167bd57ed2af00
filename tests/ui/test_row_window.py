"""A column of rows of which only those in sight exist, and rows that are dragged in it."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.widgets.row_drag import MIME, RowDrop
from studio.ui.widgets.row_window import RowWindow

LONG = 5_000
VIEW_PX = 600
ROW_PX = 60


class Row(QWidget):
    """As high as it is told; every seventh is higher than the others."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.words = QLabel(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        self.words.setFixedHeight(2 * ROW_PX if key.isdigit() and int(key) % 7 == 0 else ROW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def make_window(qtbot: QtBot, kept: str = "", **fixed: QWidget) -> RowWindow:
    window = RowWindow(
        lambda key: None if key == "gone" else Row(key),
        fixed,
        lambda row: isinstance(row, Row) and row.key == kept,
        ROW_PX,
    )
    qtbot.addWidget(window)
    window.resize(400, VIEW_PX)
    window.show()
    return window


def numbers(first: int, last: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(first, last))


def seen(window: RowWindow) -> list[str]:
    """The keys of what is in sight, from top to bottom."""
    top = window.verticalScrollBar().value()
    rows = sorted(window.rows.values(), key=lambda row: row.y())
    return [
        row.key for row in rows if isinstance(row, Row) and row.y() + row.height() > top and row.y() < top + VIEW_PX
    ]


def test_a_long_list_has_only_the_rows_in_sight(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.show_keys(numbers(0, LONG))
    assert seen(window)[:3] == ["0", "1", "2"]
    bar = window.verticalScrollBar()
    for value in (bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        qtbot.waitUntil(lambda: len(seen(window)) > 4)
        assert len(window.rows) < 20
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: seen(window)[-1] == str(LONG - 1))


def test_rows_stand_one_below_the_other_whatever_their_heights(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.show_keys(numbers(0, 40))
    for row, below in zip(seen(window), seen(window)[1:], strict=False):
        assert window.rows[row].geometry().bottom() < window.rows[below].y()
    assert window.rows["0"].height() == 2 * ROW_PX


def test_what_is_read_stays_where_it_is_when_rows_come_above(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.show_keys(numbers(100, 200))
    window.verticalScrollBar().setValue(1_500)
    qtbot.waitUntil(lambda: len(seen(window)) > 4)
    first = seen(window)[1]
    before = window.rows[first].y() - window.verticalScrollBar().value()
    window.show_keys(numbers(90, 200))
    assert window.rows[first].y() - window.verticalScrollBar().value() == before


def test_a_row_that_grows_moves_those_below(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.show_keys(numbers(1, 6))
    below = window.rows["2"].y()
    row = window.rows["1"]
    assert isinstance(row, Row)
    row.words.setFixedHeight(3 * ROW_PX)
    qtbot.waitUntil(lambda: window.rows["2"].y() == below + 2 * ROW_PX)


def test_kept_and_fixed_widgets_stay_and_what_is_gone_takes_no_room(qtbot: QtBot) -> None:
    heading = QLabel("Finished")
    window = make_window(qtbot, kept="1", heading=heading)
    window.show_keys((*numbers(1, 3), "gone", "heading", *numbers(10, 100)))
    assert heading.isVisible()
    assert heading.y() - (window.rows["2"].y() + ROW_PX) < ROW_PX
    row = window.rows["1"]
    window.verticalScrollBar().setValue(window.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: "2" not in window.rows)
    assert window.rows["1"] is row
    window.show_keys(numbers(10, 100))
    assert "1" not in window.rows
    assert not heading.isVisible()


def test_arrow_keys_go_from_row_to_row_and_a_row_is_gone_to(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.show_keys(numbers(0, LONG))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.scroll_to("2500")
    assert window.rows["2500"].hasFocus()
    assert "2500" in seen(window)
    QTest.keyClick(window.rows["2500"], Qt.Key.Key_Down)
    assert window.rows["2501"].hasFocus()
    QTest.keyClick(window.rows["2501"], Qt.Key.Key_Up)
    assert window.rows["2500"].hasFocus()
    assert not window.scroll_to("nowhere")


def test_the_tab_key_goes_down_the_column(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    window.show_keys(numbers(50, 60))
    window.show_keys(numbers(45, 60))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.rows["45"].setFocus()
    QTest.keyClick(window.rows["45"], Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Row)
    assert focused.key == "46"


def test_a_dragged_row_is_dropped_before_the_row_under_the_line(qtbot: QtBot) -> None:
    window = make_window(qtbot)
    drop = RowDrop(window)
    window.show_keys(numbers(1, 6))
    drop.num_places = 3
    told: list[tuple[str, int]] = []
    drop.dropped.connect(lambda key, number: told.append((key, number)))
    data = QMimeData()
    data.setData(MIME, b"5")
    for y, expected in ((5, 0), (ROW_PX - 5, 1), (2 * ROW_PX, 2), (VIEW_PX - 50, 3)):
        place = QPointF(50, y)
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind in (QDragEnterEvent, QDragMoveEvent):
            moving = kind(place.toPoint(), Qt.DropAction.MoveAction, data, buttons, keys)
            QApplication.sendEvent(window.column, moving)
        assert drop.line.isVisible()
        dropping = QDropEvent(place, Qt.DropAction.MoveAction, data, buttons, keys)
        QApplication.sendEvent(window.column, dropping)
        assert not drop.line.isVisible()
        assert told[-1] == ("5", expected)
