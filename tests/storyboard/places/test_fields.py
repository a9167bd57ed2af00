"""Meadow, field and garden."""

from studio.storyboard.places.fields import paint_field, paint_garden, paint_meadow
from tests.storyboard.places.painting import make_conditions


def test_grass_is_green_and_wheat_is_golden() -> None:
    grass, wheat = (
        paint(make_conditions("meadow")).plate[0, :, 45:].mean((1, 2)) for paint in (paint_meadow, paint_field)
    )
    assert float(grass[1]) > float(grass[2])
    assert float(wheat[0]) > float(wheat[1]) > 1.5 * float(wheat[2])
    assert float(wheat[0] / wheat[1]) > float(grass[0] / grass[1])


def test_roses_bloom_in_the_garden() -> None:
    plate = paint_garden(make_conditions("garden", rows=224)).plate[0]
    red = (plate[0] > 2 * plate[1]) & (plate[0] > 0.15)
    green = plate[1] > 1.3 * plate[0]
    assert 0.002 < float(red.float().mean()) < 0.3
    assert float(green.float().mean()) > 0.1


def test_nothing_drifts_through_rain_or_snow() -> None:
    for paint in (paint_meadow, paint_field, paint_garden):
        assert paint(make_conditions("meadow", weather="rain")).animate is None
        assert paint(make_conditions("meadow")).animate is not None
