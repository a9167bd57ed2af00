"""Under water."""

import torch

from studio.storyboard.picture.light import luminance
from studio.storyboard.places.deep import paint_underwater
from tests.storyboard.places.painting import make_conditions, make_view


def test_water_is_blue_and_brighter_above() -> None:
    plate = paint_underwater(make_conditions("underwater")).plate
    assert float(plate[:, 2, :40].mean()) > 2 * float(plate[:, 0, :40].mean())
    bright = luminance(plate).mean((0, 1, 3))
    assert float(bright[:8].mean()) > 1.5 * float(bright[30:40].mean())


def test_fish_and_bubbles_pass() -> None:
    place = paint_underwater(make_conditions("underwater"))
    assert place.animate is not None
    drawn = place.animate(make_view(24, 112, 64), torch.zeros(24, 3, 112, 64))
    orange = (drawn[:, 0] > 2.5 * drawn[:, 2]) & (drawn[:, 0] > 0.2)
    assert 0 < float(orange.float().mean()) < 0.1
    assert not torch.equal(drawn[0], drawn[23])


def test_it_is_darker_at_night() -> None:
    day, night = (paint_underwater(make_conditions("underwater", time=time)).plate.mean() for time in ("day", "night"))
    assert float(night) < 0.5 * float(day)
