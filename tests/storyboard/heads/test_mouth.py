"""The lips: closed cleanly, parted as asked, and what shows between them."""

import pytest
import torch
from torch import Tensor

from studio.storyboard.heads.mouth import Lips, cover_opening, find_enamel, form_lips, place_in_mouth, show_inside
from tests.storyboard.heads.plain_head import FEATURES, move_head

AHEAD = (torch.zeros(1, 1, 1, 1), torch.zeros(1, 1, 1, 1), torch.ones(1, 1, 1, 1))
PIXEL = 0.01


def make_lips(**values: float) -> Lips:
    return form_lips(FEATURES, move_head(values).expression)


def spread_directions() -> tuple[Tensor, Tensor]:
    azimuth = torch.linspace(-0.4, 0.4, 81).view(1, 1, 1, -1)
    return azimuth, torch.linspace(0.3, 0.9, 121).view(1, 1, -1, 1)


def open_area(**values: float) -> float:
    """Of the opening, in square radians."""
    place = place_in_mouth(make_lips(**values), *spread_directions())
    return float(cover_opening(place, PIXEL).sum()) * 0.01 * 0.005


@pytest.mark.parametrize("values", [{}, {"smile": 1.0}, {"press": 1.0}, {"spread": 1.0}, {"round": 1.0}])
def test_closed_lips_show_nothing_between_them(values: dict[str, float]) -> None:
    assert open_area(**values) < 2e-4


def test_the_jaw_opens_the_mouth_step_by_step() -> None:
    areas = [open_area(jaw=jaw) for jaw in (0.0, 0.25, 0.5, 1.0)]
    assert areas == sorted(areas)
    assert areas[3] > 0.03


def test_visemes_differ_in_width_and_opening() -> None:
    assert float(make_lips(round=1.0).widening) < 0.8
    assert float(make_lips(spread=1.0).widening) > 1.1
    assert open_area(jaw=0.5, press=1.0) < 0.3 * open_area(jaw=0.5)
    assert 0 < open_area(teeth=1.0) < open_area(jaw=0.6)


def test_a_smile_widens_the_mouth_and_lifts_its_corners() -> None:
    calm, smiling = make_lips(), make_lips(smile=1.0)
    assert float(smiling.widening) > 1.15 * float(calm.widening)
    corner = torch.tensor(FEATURES.mouth_corners[1][0]).view(1, 1, 1, 1)
    latitude = torch.tensor(FEATURES.mouth_corners[1][1]).view(1, 1, 1, 1)
    assert float(place_in_mouth(calm, corner, latitude).down) == pytest.approx(0.0, abs=1e-4)
    assert float(place_in_mouth(smiling, corner, latitude).down) > 0.02


def test_teeth_are_bright_above_and_the_throat_is_dark_and_red_below() -> None:
    lips = make_lips(jaw=1.0)
    azimuth, latitude = spread_directions()
    place = place_in_mouth(lips, azimuth, latitude)
    inside = show_inside(lips, place, torch.ones(1, 3, 1, 1), AHEAD, PIXEL, None)
    assert torch.isfinite(inside).all()
    middle = inside[0, :, :, 40]
    down = place.down[0, 0, :, 40]
    teeth = middle[:, (down > 0.0) & (down < 0.02)].mean(1)
    throat = middle[:, (down > 0.06) & (down < 0.15)].mean(1)
    assert float(teeth.mean()) > 3 * float(throat.mean())
    assert float(throat[0]) > 1.5 * float(throat[2])


def test_open_vowels_show_a_dark_mouth_under_an_edge_of_teeth() -> None:
    lips = make_lips(jaw=0.8)
    place = place_in_mouth(lips, *spread_directions())
    inside = show_inside(lips, place, torch.ones(1, 3, 1, 1), AHEAD, PIXEL, None)[0].mean(0)[:, 40]
    within = ((place.down > -place.upper) & (place.down < place.lower))[0, 0, :, 40]
    bright = float((inside[within] > 0.35).float().mean())
    assert 0.1 < bright < 0.5


def test_rounded_lips_leave_a_dark_hole() -> None:
    lips = make_lips(jaw=0.34, round=0.95, spread=-0.7)
    assert open_area(jaw=0.34, round=0.95, spread=-0.7) > 0.008
    place = place_in_mouth(lips, *spread_directions())
    inside = show_inside(lips, place, torch.ones(1, 3, 1, 1), AHEAD, PIXEL, None)[0].mean(0)
    assert float((inside * cover_opening(place, PIXEL)[0, 0]).max()) < 0.35


def test_teeth_take_the_tint_of_a_photograph_that_shows_some() -> None:
    usual = find_enamel(None, "cpu")
    photo = torch.full((3, 48, 96), 0.02)
    assert torch.equal(find_enamel(photo, "cpu"), usual)
    photo[:, 4:20, 10:86] = torch.tensor((0.50, 0.45, 0.32)).view(3, 1, 1)
    tinted = find_enamel(photo, "cpu").flatten()
    assert float(tinted[2] / tinted[0]) < 0.95 * float(usual.flatten()[2] / usual.flatten()[0])


def test_a_photograph_of_lips_alone_tells_no_teeth() -> None:
    photo = torch.tensor((0.6, 0.2, 0.15)).view(3, 1, 1).expand(3, 48, 96).clone()
    photo[:, 24:] *= 0.1
    assert torch.equal(find_enamel(photo, "cpu"), find_enamel(None, "cpu"))
