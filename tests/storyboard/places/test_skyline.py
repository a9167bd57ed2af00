"""City and rooftop: painted at any size, as asked for."""

import torch

from studio.storyboard.places.skyline import paint_city, paint_rooftop
from tests.storyboard.places.painting import make_conditions, make_view


def test_the_city_is_a_skyline_at_night_unless_another_time_is_named() -> None:
    unnamed = paint_city(make_conditions("city")).plate
    morning = paint_city(make_conditions("city", time="morning")).plate
    assert unnamed.mean() < 0.5 * morning.mean()
    assert unnamed.max() > 0.6


def test_beacons_blink_at_night() -> None:
    place = paint_city(make_conditions("city", time="night"))
    assert place.animate is not None
    assert place.animate(make_view(4), torch.zeros(4, 3, 56, 32)).isfinite().all()


def test_the_rooftop_has_sky_above_and_a_brick_parapet_below() -> None:
    plate = paint_rooftop(make_conditions("rooftop", rows=126, aspect=1.0)).plate[0]
    sky, parapet = plate[:, 4:12, 50:80].mean((1, 2)), plate[:, 80:86, 50:80].mean((1, 2))
    assert sky[2] > sky[0]
    assert parapet[0] > 1.2 * parapet[2]


def test_the_rooftop_at_night_is_dark_with_bulbs() -> None:
    plate = paint_rooftop(make_conditions("rooftop", time="night", rows=126)).plate
    assert plate.median() < 0.1
    assert plate.max() > 1
