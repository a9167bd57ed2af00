"""Lamps and sunbeams: painted at any size, as asked for."""

import torch

from studio.storyboard.places.lamps import Lamp, Sunbeam, add_haze, fill_sky, finish, light_up, mirror_floor
from studio.storyboard.places.materials import Material, plain, shining
from studio.storyboard.places.solids import Scenery
from tests.storyboard.places.painting import make_conditions

WHITE = plain((1.0, 1.0, 1.0))
DARK = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
DIM = ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))


def make_wall(material: Material = WHITE) -> Scenery:
    scenery = Scenery(make_conditions("wall", rows=280), focal=1.0)
    scenery.face_z(3.0, (-9, 9), (-9, 9), material)
    return scenery


def test_a_lamp_is_brightest_beside_itself() -> None:
    scenery = make_wall()
    picture = light_up(scenery, [Lamp((-1.5, 0.0, 2.0), (1.0, 0.5, 0.2))], DARK)
    assert picture[0, 0, 140, 5] > 2 * picture[0, 0, 140, -5] > 0
    assert picture[0, 0, 140, 5] > picture[0, 2, 140, 5]


def test_what_shines_needs_no_lamp() -> None:
    picture = light_up(make_wall(shining((1.0, 1.0, 1.0), 3.0)), [], DARK)
    assert torch.allclose(picture, torch.tensor(3.0))


def test_the_floor_is_darker_beside_a_block() -> None:
    scenery = Scenery(make_conditions("wall", rows=280), focal=1.0)
    scenery.face_y(1.0, (-9, 9), (0.2, 9), WHITE)
    scenery.box((-0.5, 0.5), (0.4, 1.0), (2.0, 3.0), WHITE)
    picture = light_up(scenery, [], DIM)
    in_front = int((1 / 1.95 + 1.12) / 2.24 * 280)
    assert picture[0, 0, in_front, 80] < 0.85 * picture[0, 0, -3, 80]


def test_sun_falls_only_through_the_opening() -> None:
    beam = Sunbeam((0.7, -0.5, -0.5), (2.0, 2.0, 2.0), (-1.5, -0.5), (0.5, 1.5), wall_x=2.0, panes=(1, 1))
    picture = light_up(make_wall(), [], DARK, beams=[beam])
    assert picture.max() > 0.5
    assert (picture > 0.01).float().mean() < 0.5


def test_haze_takes_over_far_away_and_the_sky_fills_what_is_open() -> None:
    scenery = Scenery(make_conditions("street", rows=280), focal=1.0)
    scenery.face_y(1.5, (-99, 99), (0.2, 900), plain((0.0, 0.0, 0.0)))
    picture = add_haze(scenery, light_up(scenery, [], DIM), (1.0, 1.0, 1.0), 20)
    column = picture[0, 0, :, 80]
    assert column[-1] < column[220] < column[160]
    filled = fill_sky(scenery, picture, torch.full_like(picture, 7.0))
    assert filled[0, 0, 0, 0] == 7.0
    assert filled[0, 0, -1, 0] == picture[0, 0, -1, 0]


def test_a_glossy_floor_mirrors_the_bright_wall_behind() -> None:
    scenery = make_wall()
    scenery.face_y(1.0, (-9, 9), (0.2, 3.0), plain((0.0, 0.0, 0.0), gloss=1.0))
    before = light_up(scenery, [Lamp((0, 0, 2), (1.0, 1.0, 1.0))], DARK)
    after = mirror_floor(scenery, before.clone(), 1.0, 3.0)
    assert after[0, 0, -5, 80] > before[0, 0, -5, 80]
    assert torch.equal(after[:, :, :100], before[:, :, :100])


def test_finish_shrinks_small_plates_and_lets_lamps_glow() -> None:
    scenery = Scenery(make_conditions("wall", rows=60), focal=1.0)
    picture = torch.zeros(1, 3, *scenery.depth.shape)
    picture[:, :, 50:60, 30:40] = 5.0
    plate = finish(scenery, picture, bloom=0.2)
    assert plate.shape[2] == 60
    assert 0 < plate[0, 0, 22, 17] < 1
