"""Shops and cars: different neighbours, lit windows at night, and something to see of all of them."""

from random import Random

import torch

from studio.storyboard.places.rooms import make_scenery
from studio.storyboard.places.shopfronts import build_shop, choose_trade, park_car
from studio.storyboard.places.solids import Scenery
from tests.storyboard.places.painting import make_conditions

GROUND = 1.55


def set_up() -> Scenery:
    return make_scenery(make_conditions("street"), tall=1.35, wide=1.6, horizon=0.0)


def test_neighbours_are_never_of_one_colour() -> None:
    rng, before = Random(3), None
    for _ in range(30):
        trade = choose_trade(rng, before, is_dark=False)
        assert before is None or trade.sign != before.sign
        before = trade


def test_a_shop_fills_its_wall_with_many_colours_and_shines_at_night() -> None:
    glow = []
    for is_dark in (False, True):
        s = set_up()
        build_shop(s, choose_trade(Random(1), None, is_dark=is_dark), 1.0, 2.0, (3.0, 9.0), GROUND)
        seen = ~s.is_open
        assert int(seen.sum()) > 200
        colours = (s.surface[:3] + s.surface[6:9])[:, seen]
        assert float(colours.std(1).mean()) > 0.1
        glow.append(float(s.surface[6:9][:, seen].mean()))
    assert glow[1] > 1.3 * glow[0]


def test_a_car_stands_on_the_ground_with_red_lamps_at_its_tail() -> None:
    s = set_up()
    park_car(s, 1.2, 5.0, GROUND, is_dark=True, tail=True)
    rows = torch.nonzero((~s.is_open).any(1)).flatten()
    lowest = float(s.dy[int(rows[-1])]) * 5.0
    assert abs(lowest - GROUND) < 0.15
    own = s.surface[6:9]
    assert float(own[0].max()) > 2
    assert float(own[1].max()) < 0.5
