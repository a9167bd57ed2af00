"""Stage and castle: painted at any size, as asked for."""

import pytest
import torch

from studio.storyboard.places.place import Painter
from studio.storyboard.places.stages import paint_castle, paint_stage
from tests.storyboard.places.painting import make_conditions, make_view


@pytest.mark.parametrize(("name", "paint"), [("stage", paint_stage), ("castle", paint_castle)])
def test_beams_and_torches_move(name: str, paint: Painter) -> None:
    place = paint(make_conditions(name))
    assert place.animate is not None
    frames = place.animate(make_view(8), torch.full((8, 3, 56, 32), 0.2))
    assert frames.isfinite().all() and frames.min() >= 0
    assert (frames[1:] - frames[:-1]).abs().mean() > 1e-4


def test_the_curtains_are_red_and_the_middle_is_dark() -> None:
    plate = paint_stage(make_conditions("stage", rows=126)).plate[0]
    side, middle = plate[:, 30:60, 2:6].mean((1, 2)), plate[:, 20:24, 28:42].mean((1, 2))
    assert side[0] > 3 * side[1]
    assert middle.mean() < 0.1


def test_the_windows_of_the_castle_are_dark_at_night() -> None:
    day, night = (paint_castle(make_conditions("castle", time=time)).plate for time in ("day", "night"))
    assert night.mean() < 0.7 * day.mean()
