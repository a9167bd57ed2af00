"""Daylight and the sky."""

import pytest
import torch

from studio.storyboard.picture.light import luminance
from studio.storyboard.places.sky import make_daylight, paint_sky
from tests.storyboard.places.painting import make_conditions


def test_the_sun_is_brightest_by_day_and_gone_behind_clouds() -> None:
    sun = {
        (time, weather): float(make_daylight(make_conditions("meadow", time=time, weather=weather)).sun.mean())
        for time, weather in (("day", "clear"), ("dusk", "clear"), ("night", "clear"), ("day", "cloudy"))
    }
    assert sun["day", "clear"] > 5 * sun["dusk", "clear"]
    assert sun["day", "clear"] > 5 * sun["night", "clear"]
    assert sun["day", "clear"] > 3 * sun["day", "cloudy"]


def test_only_fog_hides_what_is_near() -> None:
    black = torch.zeros(1, 3, 1, 1)
    seen = {
        weather: float(make_daylight(make_conditions("meadow", weather=weather)).fade(black, 0.5).mean())
        for weather in ("clear", "rain", "fog")
    }
    assert seen["clear"] < seen["rain"] < seen["fog"]


@pytest.mark.parametrize(("weather", "lies"), [("snow", True), ("rain", False)])
def test_what_lies_on_the_ground(weather: str, lies: bool) -> None:
    day = make_daylight(make_conditions("meadow", weather=weather))
    assert day.has_snow == lies
    assert day.is_wet == (not lies)


def test_a_clear_sky_by_day_is_bluer_above_than_at_the_horizon() -> None:
    conditions = make_conditions("meadow")
    sky = paint_sky(conditions, make_daylight(conditions), 0.0, cloudiness=0.0)
    top, low = sky[0, :, 2].mean(-1), sky[0, :, 30].mean(-1)
    assert float(top[2] / top[0]) > 1.5 * float(low[2] / low[0])


def test_the_sun_of_a_sunset_stands_on_the_right() -> None:
    conditions = make_conditions("meadow", time="sunset")
    sky = luminance(paint_sky(conditions, make_daylight(conditions), 0.0))
    half = conditions.width_px // 2
    assert float(sky[..., half:].mean()) > float(sky[..., :half].mean())
    assert float(sky.max()) > 1


def test_there_are_stars_at_night_unless_it_is_overcast() -> None:
    spread = []
    for weather in ("clear", "cloudy"):
        conditions = make_conditions("meadow", time="night", weather=weather, rows=150)
        sky = luminance(paint_sky(conditions, make_daylight(conditions), 0.0, cloudiness=0.0))[..., :60, :30]
        spread.append(float((sky[..., 1:] - sky[..., :-1]).abs().max()))
    assert spread[0] > 4 * spread[1]
