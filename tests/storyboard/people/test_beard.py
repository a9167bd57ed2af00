"""Beards: where each kind grows and where it does not."""

from random import Random

import pytest
import torch

from studio.storyboard.people.beard import find_beard, grow_beard, shave
from studio.storyboard.people.head_shape import NOSE_BASE, make_field
from studio.storyboard.people.proportions import choose_proportions
from studio.storyboard.scene import Person

SIZE, SHAPE = (256, 512), (128, 256)
P = choose_proportions(Person("man", "light", "brown", "short", "full", face=2))
FIELD = make_field(P, SIZE)


def density(kind: str, side: float, latitude: float) -> float:
    near = (FIELD.side - side) ** 2 + (FIELD.latitude - latitude) ** 2 < 0.02**2
    return float(find_beard(P, kind, FIELD)[near].mean())


@pytest.mark.parametrize(
    ("kind", "cheek", "chin", "lip"),
    [
        ("full", True, True, True),
        ("stubble", True, True, True),
        ("moustache", False, False, True),
        ("goatee", False, True, True),
    ],
)
def test_each_kind_grows_where_its_name_says(kind: str, cheek: bool, chin: bool, lip: bool) -> None:
    above_lip = P.nose_tip + NOSE_BASE + 0.5 * (P.mouth_latitude - P.upper_lip - P.nose_tip - NOSE_BASE) + 0.015
    assert (density(kind, 0.9, 0.6) > 0.5) == cheek
    assert (density(kind, 0.03, 0.82) > 0.5) == chin
    assert (density(kind, 0.07, above_lip) > 0.4) == lip
    assert density(kind, 0.0, P.mouth_latitude + 0.3 * P.lower_lip) < 0.2
    assert density(kind, 0.3, -0.3) < 0.01


def test_a_full_beard_stands_out_and_stubble_does_not() -> None:
    full = grow_beard(P, "full", (0.05, 0.03, 0.02), SIZE, SHAPE, Random(1), "cpu")
    stubble = grow_beard(P, "stubble", (0.05, 0.03, 0.02), SIZE, SHAPE, Random(1), "cpu")
    assert float(full.height.max()) > 0.04
    assert float(stubble.height.abs().max()) == 0.0
    assert float(full.cover.mean()) > float(stubble.cover.mean()) > 0
    assert float(full.cover.min()) >= 0 and float(full.cover.max()) <= 1


def test_a_shaved_beard_darkens_more_where_hair_is_darker() -> None:
    dark, fair = (shave(P, tone, SIZE, "cpu") for tone in ((0.02, 0.02, 0.02), (0.4, 0.27, 0.12)))
    assert float(dark.max()) > float(fair.max()) >= 0
    assert float(dark.max()) < 0.4
    assert torch.all(dark[:, 0] >= dark[:, 2])


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(KeyError):
        grow_beard(P, "soul patch", (0.1, 0.1, 0.1), SIZE, SHAPE, Random(1), "cpu")
