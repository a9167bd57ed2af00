"""Every place, under every condition: sizes, light, repeatability, and that nothing but its own parts move."""

from dataclasses import replace
from random import Random

import pytest
import torch

from studio.storyboard.picture.light import light_scene, luminance, to_display
from studio.storyboard.places.place import Conditions, paint_place
from studio.storyboard.scene import NATURAL_PLACES, PLACES_WITHOUT_WEATHER
from tests.storyboard.places.painting import make_conditions, make_view

OUTDOORS = sorted(set(NATURAL_PLACES) - PLACES_WITHOUT_WEATHER)


@pytest.mark.parametrize("place", NATURAL_PLACES)
def test_a_plate_is_linear_light_of_the_size_asked_for(place: str) -> None:
    conditions = make_conditions(place)
    plate = paint_place(place, conditions).plate
    assert plate.shape == (1, 3, 63, conditions.width_px)
    assert plate.dtype == torch.float32
    assert bool(torch.isfinite(plate).all())
    assert float(plate.min()) > -0.02


@pytest.mark.parametrize("place", NATURAL_PLACES)
def test_the_same_state_paints_the_same_place_and_another_seed_another(place: str) -> None:
    first, again, other = (paint_place(place, make_conditions(place, seed=seed)).plate for seed in (3, 3, 4))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


@pytest.mark.parametrize("place", OUTDOORS)
def test_time_and_weather_show(place: str) -> None:
    day = paint_place(place, make_conditions(place)).plate
    night = paint_place(place, make_conditions(place, time="night")).plate
    sunset = paint_place(place, make_conditions(place, time="sunset")).plate
    fog = paint_place(place, make_conditions(place, weather="fog")).plate
    assert float(luminance(night).mean()) < 0.35 * float(luminance(day).mean())
    warmth = [float(plate[:, 0].mean() / plate[:, 2].mean()) for plate in (sunset, day)]
    assert warmth[0] > 1.15 * warmth[1]
    colourful = [float((plate.amax(1) - plate.amin(1)).mean()) for plate in map(to_display, (fog, day))]
    assert colourful[0] < 0.8 * colourful[1]


@pytest.mark.parametrize("place", NATURAL_PLACES)
def test_moving_parts_leave_most_of_the_picture_alone_and_repeat(place: str) -> None:
    painted = paint_place(place, make_conditions(place))
    if painted.animate is None:
        return
    view, grey = make_view(3), torch.full((3, 3, 56, 32), 0.3)
    first = painted.animate(view, grey.clone())
    assert first.shape == grey.shape
    assert bool(torch.isfinite(first).all())
    assert torch.equal(first, painted.animate(view, grey.clone()))


@pytest.mark.parametrize("aspect", [9 / 16, 1.0, 16 / 9])
def test_places_fill_every_format(aspect: float) -> None:
    for place in ("beach", "forest", "snow", "underwater", "moon"):
        conditions = make_conditions(place, aspect=aspect)
        assert paint_place(place, conditions).plate.shape[-1] == conditions.width_px


def test_weather_falls_outdoors_only() -> None:
    for place, falls in (("meadow", True), ("street", True), ("kitchen", False), ("space", False)):
        painted = paint_place(place, make_conditions(place, weather="rain"))
        assert (painted.weather is not None) == falls
    assert paint_place("meadow", make_conditions("meadow")).weather is None


def test_a_named_light_changes_the_place_and_what_moves_in_it() -> None:
    natural = make_conditions("beach")
    named = Conditions("day", "clear", light_scene("beach", "day", "clear", "moon"), Random(3), 63, 0.63, 1.12)
    plain, moonlit = paint_place("beach", natural), paint_place("beach", replace(named, half_width=natural.half_width))
    assert float(moonlit.plate.mean()) < 0.7 * float(plain.plate.mean())
    assert float(moonlit.plate[:, 2].mean() / moonlit.plate[:, 0].mean()) > 1.1 * float(
        plain.plate[:, 2].mean() / plain.plate[:, 0].mean()
    )
    assert plain.animate is not None
    assert moonlit.animate is not None
    dark = torch.full((2, 3, 56, 32), 0.1)
    brightest = [float(p.animate(make_view(2), dark.clone()).amax()) for p in (plain, moonlit) if p.animate]
    assert brightest[1] < brightest[0]


def test_unknown_places_are_named_as_keys() -> None:
    with pytest.raises(KeyError):
        paint_place("volcano", make_conditions("meadow"))
