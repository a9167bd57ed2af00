"""Small widgets: the flow of chips, the loss chart, the grid of posters, forms and lines of text."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.application import make_application
from studio.ui.icons import draw_icon, icons_dir
from studio.ui.widgets.delegates import NameDelegate, draw_lines
from studio.ui.widgets.facts import Facts
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.form import Form
from studio.ui.widgets.loss_chart import LossChart, smoothen
from studio.ui.widgets.path_field import PathField


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    make_application()


def test_chips_go_on_in_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout()
    chips = [QPushButton("an example of a prompt") for _ in range(4)]
    for chip in chips:
        flow.addWidget(chip)
    holder.setLayout(flow)
    wide, narrow = chips[0].sizeHint().width() * 5, chips[0].sizeHint().width() + 20
    assert flow.heightForWidth(narrow) > 3 * flow.heightForWidth(wide)
    holder.resize(narrow, 400)
    holder.show()
    assert [chip.x() for chip in chips] == [0] * 4
    assert chips[3].y() > chips[0].y()


def test_the_loss_chart_draws_its_points(qtbot: QtBot) -> None:
    chart = LossChart()
    qtbot.addWidget(chart)
    chart.resize(170, 74)
    empty = chart.grab().toImage()
    for step in (1, 2, 3, 3):
        chart.add_point(step, 1.0 / step)
    assert chart.points == [(1, 1.0), (2, 0.5), (3, 1 / 3)]
    assert chart.grab().toImage() != empty
    assert "step 3" in chart.toolTip()


def test_a_smoothed_loss_follows_slowly() -> None:
    smooth = smoothen([(1, 1.0), (2, 0.0), (3, 0.0)])
    assert [step for step, _ in smooth] == [1, 2, 3]
    assert 1.0 == smooth[0][1] > smooth[1][1] > smooth[2][1] > 0


@pytest.mark.parametrize("text", ["", "short", "several words that need two lines", "x" * 200, "one " + "y" * 200])
def test_labels_stay_inside_their_place(text: str) -> None:
    image = QImage(200, 120, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setPen(QColor("white"))
    draw_lines(painter, QRect(50, 20, 100, 40), text, lines=2)
    painter.end()
    outside = [
        (x, y)
        for x in range(200)
        for y in range(120)
        if not 48 <= x <= 152 and image.pixelColor(x, y) != QColor("black")
    ]
    assert outside == []


@pytest.mark.parametrize("path", sorted(icons_dir().glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_can_be_drawn(path: object) -> None:
    picture = draw_icon(getattr(path, "stem", ""), "#ffffff", 20, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (40, 2.0)
    image = picture.toImage()
    assert any(image.pixelColor(x, y).alpha() > 0 for x in range(40) for y in range(40))


def test_facts_are_replaced(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_rows([("Name", "Ada"), ("Voice", "none")])
    facts.show_rows([("Name", "Bo")])
    assert facts.text() == "Name: Bo"


def test_fields_of_a_form_have_names_for_screen_readers() -> None:
    form = Form()
    field = QLineEdit()
    form.add_row("Name", field)
    assert field.accessibleName() == "Name"


def test_a_path_may_be_left_out(qtbot: QtBot) -> None:
    field = PathField(folder=True, name="Recordings")
    qtbot.addWidget(field)
    assert field.path is None
    field.line.setText("  ~/somewhere ")
    assert field.path is not None
    assert field.path.name == "somewhere"
    assert not str(field.path).startswith("~")


def test_a_chosen_person_keeps_their_picture(qtbot: QtBot) -> None:
    names = QListWidget()
    qtbot.addWidget(names)
    names.setItemDelegate(NameDelegate(names))
    picture = QPixmap(40, 40)
    picture.fill(Qt.GlobalColor.red)
    item = QListWidgetItem("Ada")
    item.setData(Qt.ItemDataRole.DecorationRole, picture)
    names.addItem(item)
    names.setCurrentItem(item)
    names.resize(240, 120)
    names.show()
    middle = names.visualItemRect(item).center().y()
    assert names.viewport().grab().toImage().pixelColor(30, middle).red() > 200
