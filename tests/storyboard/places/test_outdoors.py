"""Built places out of doors: painted at any size, as asked for."""

from studio.storyboard.places.outdoors import outdoor_light
from studio.storyboard.places.sky import make_daylight
from tests.storyboard.places.painting import make_conditions


def test_there_is_less_light_at_night_and_no_sun_in_the_rain() -> None:
    day, night, rain = (
        outdoor_light(make_daylight(make_conditions("street", time=time, weather=weather)))
        for time, weather in (("day", "clear"), ("night", "clear"), ("day", "rain"))
    )
    assert max(night[0]) < 0.3 * max(day[0])
    assert max(rain[1]) < 0.2 * max(day[1])
