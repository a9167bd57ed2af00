"""The street: painted at any size, as asked for."""

import pytest

from studio.storyboard.places.streets import paint_street
from tests.storyboard.places.painting import make_conditions


@pytest.mark.parametrize("weather", ["clear", "rain", "snow", "fog"])
def test_the_street_knows_the_weather(weather: str) -> None:
    plate = paint_street(make_conditions("street", weather=weather)).plate
    assert plate.isfinite().all() and plate.min() >= 0
    if weather == "snow":
        clear = paint_street(make_conditions("street")).plate
        assert plate[:, :, -8:].mean() > 1.3 * clear[:, :, -8:].mean()


def test_windows_and_lamps_are_lit_at_night() -> None:
    day, night = (paint_street(make_conditions("street", time=time)).plate for time in ("day", "night"))
    assert night.mean() < 0.7 * day.mean()
    assert night.max() > 1
