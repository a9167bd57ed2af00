"""A line whose figures change without moving what stands beside it."""

from pytestqt.qtbot import QtBot

from studio.ui.widgets.steady_line import SteadyLine


def make_line(qtbot: QtBot) -> SteadyLine:
    line = SteadyLine()
    qtbot.addWidget(line)
    line.show()
    return line


def test_it_asks_for_no_less_room_until_it_rests(qtbot: QtBot) -> None:
    line = make_line(qtbot)
    line.say("100 of 100")
    widest = line.sizeHint().width()
    line.say("1 of 100")
    assert line.sizeHint().width() == widest
    line.rest()
    assert line.sizeHint().width() < widest


def test_what_has_no_room_is_cut_and_can_still_be_read(qtbot: QtBot) -> None:
    line = make_line(qtbot)
    line.say("Drawing the guide, about two minutes left")
    line.resize(80, 30)
    assert line.text().endswith("…")
    assert line.toolTip() == line.accessibleName() == line.full_text
    line.resize(900, 30)
    assert line.text() == line.full_text
    assert not line.toolTip()
