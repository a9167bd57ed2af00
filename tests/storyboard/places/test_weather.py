"""Rain, snow and fog over the picture."""

import pytest
import torch

from studio.storyboard.places.weather import make_overlay
from tests.storyboard.places.painting import make_conditions, make_view


@pytest.mark.parametrize("weather", ["clear", "cloudy"])
def test_nothing_falls_in_fair_weather(weather: str) -> None:
    assert make_overlay(make_conditions("meadow", weather=weather)) is None


@pytest.mark.parametrize("weather", ["rain", "snow", "fog"])
def test_weather_moves_and_leaves_the_picture_readable(weather: str) -> None:
    overlay = make_overlay(make_conditions("meadow", weather=weather, rows=125))
    assert overlay is not None
    dark = torch.full((4, 3, 112, 64), 0.05)
    drawn = overlay(make_view(4, 112, 64), dark.clone())
    assert drawn.shape == dark.shape
    assert float(drawn.mean()) > 0.055
    assert not torch.equal(drawn[0], drawn[3])
    assert float((drawn - dark).abs().median()) < 0.2


def test_flakes_keep_clear_of_the_face() -> None:
    overlay = make_overlay(make_conditions("meadow", weather="snow", rows=125))
    assert overlay is not None
    drawn = overlay(make_view(60, 112, 64), torch.zeros(60, 3, 112, 64))
    face, above = drawn[:, :, 36:60, 22:42].mean(), drawn[:, :, :20].mean()
    assert float(face) < 0.7 * float(above)
