"""The train and the spaceship: painted at any size, as asked for."""

import torch
from torch.nn.functional import interpolate

from studio.storyboard.places.vehicles import paint_spaceship, paint_train
from tests.storyboard.places.painting import make_conditions, make_view


def test_the_country_passes_by_the_windows_of_the_train_only() -> None:
    place = paint_train(make_conditions("train", rows=126))
    assert place.animate is not None
    still = interpolate(place.plate, (56, 32)).expand(10, -1, -1, -1).clone()
    frames = place.animate(make_view(10), still.clone())
    moved = (frames[1:] - frames[:-1]).abs().amax((0, 1))
    assert moved.max() > 0.02
    assert moved[45:].max() < 1e-3  # the floor and the seats
    assert moved[:8].max() < 1e-3  # the ceiling


def test_night_turns_the_windows_of_the_train_dark() -> None:
    day, night = (paint_train(make_conditions("train", time=time)).plate for time in ("day", "night"))
    assert night.mean() < day.mean()


def test_the_ship_is_lit_in_blue_and_its_lamps_blink() -> None:
    place = paint_spaceship(make_conditions("spaceship"))
    assert place.plate[:, 2].mean() > 1.2 * place.plate[:, 0].mean()
    assert place.animate is not None
    frames = place.animate(make_view(24), torch.full((24, 3, 56, 32), 0.2))
    assert (frames[1:] - frames[:-1]).abs().max() > 0.1
