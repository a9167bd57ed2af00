"""Pot plants and trees: painted at any size, as asked for."""

import torch

from studio.storyboard.places.plants import crown, pot_plant
from studio.storyboard.places.solids import Scenery
from tests.storyboard.places.painting import make_conditions


def test_leaves_are_green_and_stay_where_the_plant_stands() -> None:
    scenery = Scenery(make_conditions("room"), focal=1.0)
    clear = torch.full((1, 3, *scenery.depth.shape), 0.5)
    picture = pot_plant(scenery, clear.clone(), (0.0, 0.5, 2.0), 0.5, 0.8)
    changed = (picture - clear).abs().sum(1)[0] > 0.01
    _rows, _columns = changed.shape
    assert 0.005 < changed.float().mean() < 0.3
    assert not changed[:, 0].any() and not changed[0].any()
    leaves = picture[0][:, changed]
    assert leaves[1].mean() > leaves[0].mean() > leaves[2].mean()


def test_a_crown_is_lighter_above() -> None:
    scenery = Scenery(make_conditions("street"), focal=1.0)
    picture = crown(scenery, torch.zeros(1, 3, *scenery.depth.shape), (0.0, 0.0, 4.0), (1.5, 1.5), (0.4, 0.5, 0.2), 1.0)
    rows, columns = scenery.depth.shape
    above = picture[0, 1, rows // 2 - 14 : rows // 2 - 6, columns // 2]
    below = picture[0, 1, rows // 2 + 6 : rows // 2 + 14, columns // 2]
    assert above.mean() > below.mean() > 0
