"""Snowy mountains, mountains, desert."""

from studio.storyboard.picture.light import luminance
from studio.storyboard.places.heights import paint_desert, paint_mountain, paint_snow
from tests.storyboard.places.painting import make_conditions


def test_snow_is_white_below_and_the_desert_is_not() -> None:
    snow, sand = (paint(make_conditions("snow")).plate[0, :, 50:].mean((1, 2)) for paint in (paint_snow, paint_desert))
    assert float(snow.max() / snow.min()) < 1.7
    assert float(sand[0]) > 2 * float(sand[2])


def test_peaks_stand_before_the_sky() -> None:
    clear = [paint(make_conditions("mountain", rows=112)).plate for paint in (paint_mountain, paint_snow)]
    for plate in clear:
        rows = plate[0, 2, 15:55]
        assert float(rows.std()) > 0.08


def test_mountains_show_less_snow_than_the_snowy_ones() -> None:
    mountain, snow = (
        float(luminance(paint(make_conditions("mountain")).plate)[:, :, 20:].mean())
        for paint in (paint_mountain, paint_snow)
    )
    assert mountain < 0.8 * snow
