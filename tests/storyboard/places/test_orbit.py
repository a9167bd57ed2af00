"""Space and the moon."""

import torch

from studio.storyboard.picture.light import luminance
from studio.storyboard.places.orbit import paint_moon, paint_space
from tests.storyboard.places.painting import make_conditions, make_view


def test_space_is_black_with_bright_points_and_a_planet_on_the_left() -> None:
    plate = luminance(paint_space(make_conditions("space", rows=224)).plate)[0, 0]
    assert float(plate.median()) < 0.06
    assert float(plate.max()) > 0.5
    assert float(plate[35:60, :40].mean()) > 2 * float(plate.mean())


def test_the_moon_is_grey_below_and_black_above() -> None:
    plate = paint_moon(make_conditions("moon", rows=112)).plate[0]
    ground = plate[:, 75:].mean((1, 2))
    assert float(ground.max() / ground.min()) < 1.3
    assert float(plate[:, 75:].mean()) > 6 * float(plate[:, :40].median())


def test_stars_twinkle_above_the_ground_only() -> None:
    moon = paint_moon(make_conditions("moon"))
    assert moon.animate is not None
    drawn = moon.animate(make_view(12, 112, 64), torch.zeros(12, 3, 112, 64))
    assert not torch.equal(drawn[0], drawn[11])
    assert float(drawn[:, :, 64:].max()) == 0
