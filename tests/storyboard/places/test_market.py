"""The market: painted at any size, as asked for."""

import pytest

from studio.storyboard.places.market import paint_market
from tests.storyboard.places.painting import make_conditions


@pytest.mark.parametrize("time", ["day", "sunset", "night"])
def test_the_market_is_colourful_at_all_hours(time: str) -> None:
    plate = paint_market(make_conditions("market", time=time)).plate
    assert plate.isfinite().all() and plate.min() >= 0
    colourful = (plate.amax(1) - plate.amin(1)) / plate.amax(1).clamp(min=0.02)
    assert colourful.mean() > 0.2
