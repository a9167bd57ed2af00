"""Solid shapes in perspective: painted at any size, as asked for."""

import pytest

from studio.storyboard.places.materials import plain
from studio.storyboard.places.solids import Scenery
from tests.storyboard.places.painting import make_conditions

RED = plain((1.0, 0.0, 0.0))
BLUE = plain((0.0, 0.0, 1.0))


@pytest.fixture
def scenery() -> Scenery:
    return Scenery(make_conditions("wall", rows=300), focal=1.0)


def test_a_nearer_face_hides_a_farther_one_whatever_the_order(scenery: Scenery) -> None:
    scenery.face_z(2.0, (-0.5, 0.5), (-0.5, 0.5), RED)
    scenery.face_z(4.0, (-9, 9), (-9, 9), BLUE)
    rows, columns = scenery.depth.shape
    assert scenery.depth[rows // 2, columns // 2] == 2.0
    assert scenery.surface[0, rows // 2, columns // 2] == 1.0
    assert scenery.depth[0, 0] == 4.0
    assert scenery.surface[2, 0, 0] == 1.0


def test_what_nothing_covers_is_open(scenery: Scenery) -> None:
    assert scenery.is_open.all()
    scenery.face_y(1.0, (-50, 50), (0.2, 1000), RED)
    _rows, columns = scenery.depth.shape
    assert not scenery.is_open[-1, columns // 2]
    assert scenery.is_open[0, columns // 2]


def test_the_floor_comes_nearer_towards_the_bottom_and_faces_up(scenery: Scenery) -> None:
    scenery.face_y(1.0, (-50, 50), (0.2, 1000), RED)
    rows, columns = scenery.depth.shape
    middle = scenery.depth[:, columns // 2]
    assert middle[-1] < middle[rows * 3 // 4] < middle[rows * 5 // 8]
    assert scenery.surface[4, -1, columns // 2] == -1.0


def test_a_wall_at_the_right_is_seen_at_the_right(scenery: Scenery) -> None:
    scenery.face_x(1.0, (-9, 9), (0.2, 100), RED)
    row = scenery.surface[0, scenery.depth.shape[0] // 2]
    assert row[-1] == 1.0
    assert row[: len(row) // 2].max() == 0.0


def test_a_post_and_a_ball_bulge_towards_the_viewer(scenery: Scenery) -> None:
    scenery.post(0.0, 3.0, 0.5, (-9, 9), RED)
    rows, columns = scenery.depth.shape
    assert scenery.depth[rows // 2, columns // 2] == pytest.approx(2.5, abs=0.01)
    scenery.ball((0.0, 0.0, 2.0), (0.3, 0.3, 0.3), BLUE)
    assert scenery.depth[rows // 2, columns // 2] == pytest.approx(1.7, abs=0.01)
    assert scenery.surface[5, rows // 2, columns // 2] == pytest.approx(-1.0, abs=0.01)


def test_a_slope_is_higher_on_its_raised_side(scenery: Scenery) -> None:
    scenery.slope((0.0, -1.0), 0.5, (-1.0, 1.0), (1.0, 9.0), RED)
    covered = (~scenery.is_open).float()
    _, columns = covered.shape
    highest = covered.argmax(0)
    assert highest[columns // 4] < highest[columns * 3 // 4]


def test_a_box_keeps_its_place_for_the_soft_shade(scenery: Scenery) -> None:
    scenery.box((-1, 1), (0.5, 1), (2, 3), RED)
    scenery.box((-1, 1), (0.5, 1), (4, 5), RED, shades=False)
    assert [block.z for block in scenery.blocks] == [(2, 3)]


def test_small_plates_are_worked_on_at_twice_their_size() -> None:
    assert Scenery(make_conditions("wall", rows=63), focal=1.0).depth.shape[0] == 126
