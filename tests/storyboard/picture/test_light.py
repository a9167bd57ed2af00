"""Light: colours there and back, shading by direction, and what time, weather and place do to it."""

import pytest
import torch

from studio.storyboard.picture.light import is_indoors, light_scene, luminance, shade, srgb, to_display, to_linear
from studio.storyboard.scene import INDOOR_PLACES, LIGHTS, PLACES, TIMES, WEATHERS

TOWARDS_VIEWER = torch.tensor([0.0, 0.0, 1.0]).view(1, 3, 1, 1)


def brightness(place: str, time: str = "day", weather: str = "clear", light: str = "natural") -> float:
    return float(luminance(shade(light_scene(place, time, weather, light), TOWARDS_VIEWER)))


def test_colours_come_back_and_highlights_are_rolled_off() -> None:
    values = torch.linspace(0, 0.8, 50).view(1, 1, 1, -1)
    torch.testing.assert_close(to_display(to_linear(values)), values, atol=2e-3, rtol=0)
    bright = to_display(torch.tensor([1.0, 2.0, 8.0]).view(1, 1, 1, -1)).flatten()
    assert bright[0] < bright[1] < bright[2] <= 1
    assert float(srgb((0.5, 0.5, 0.5))[0, 0]) == pytest.approx(0.214, abs=0.001)


def test_a_surface_is_brightest_towards_the_key() -> None:
    light = light_scene("wall", "day", "clear", "dramatic")
    key = torch.tensor(light.key_direction).view(1, 3, 1, 1)
    key = key / key.norm()
    assert luminance(shade(light, key)) > 2 * luminance(shade(light, key * torch.tensor([-1.0, 1, 1]).view(1, 3, 1, 1)))


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_lit_at_every_time_in_every_weather(place: str) -> None:
    for time in TIMES:
        for weather in WEATHERS:
            assert 0.08 < brightness(place, time, weather) < 1.6
    for light in LIGHTS:
        assert 0.1 < brightness(place, light=light) < 1.6


def test_night_is_darker_than_day_out_of_doors_and_sunset_is_warm() -> None:
    assert brightness("beach", "night") < 0.6 * brightness("beach")
    assert brightness("beach", weather="rain") < brightness("beach")
    red, _, blue = light_scene("beach", "sunset", "clear", "natural").key
    assert red > 1.5 * blue


def test_indoors_means_the_same_to_words_and_light() -> None:
    assert {place for place in PLACES if is_indoors(place)} == set(INDOOR_PLACES)


def test_unknown_names_are_errors() -> None:
    with pytest.raises(KeyError):
        light_scene("wall", "day", "clear", "disco")
