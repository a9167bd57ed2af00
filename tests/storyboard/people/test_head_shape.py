"""The bare head's surface: human measures, both sides alike, features where they are said to be."""

import math
from random import Random

import pytest
import torch

from studio.storyboard.people.head_shape import make_field, place_feature, shape_head
from studio.storyboard.people.proportions import choose_proportions
from studio.storyboard.scene import sample_person

SIZE = (64, 128)


def radius_at(radius: torch.Tensor, azimuth: float, latitude: float) -> float:
    row = round((latitude / math.pi + 0.5) * SIZE[0] - 0.5)
    column = round((azimuth / (2 * math.pi) + 0.5) * SIZE[1] - 0.5)
    return float(radius[0, row, column % SIZE[1]])


@pytest.mark.parametrize("seed", range(6))
def test_heads_have_human_measures(seed: int) -> None:
    radius = shape_head(choose_proportions(sample_person(Random(seed))), SIZE)
    half_width = radius_at(radius, math.pi / 2, -0.3)
    depth = radius_at(radius, 0.0, -0.3) + radius_at(radius, math.pi, -0.3)
    assert 0.62 < half_width < 0.86
    assert 1.7 < depth < 2.15
    assert 0.9 < float(radius[0, 0].mean()) < 1.05


def test_both_sides_are_alike() -> None:
    radius = shape_head(choose_proportions(sample_person(Random(3))), SIZE)
    assert torch.allclose(radius, radius.flip(-1), atol=1e-5)


def test_the_nose_is_the_foremost_point_and_stands_out() -> None:
    p = choose_proportions(sample_person(Random(4)))
    radius = shape_head(p, SIZE)
    azimuth, latitude = place_feature(p, 0.0, p.nose_tip)
    beside = radius_at(radius, 0.35, latitude)
    assert radius_at(radius, azimuth, latitude) > beside + 0.12


def test_ears_stand_out_unless_hidden() -> None:
    p = choose_proportions(sample_person(Random(5)))
    with_ears, without = shape_head(p, SIZE), shape_head(p, SIZE, ears=False)
    assert float((with_ears - without).max()) > 0.04
    assert float((with_ears - without)[..., 40:88].abs().max()) < 0.01


def test_features_are_found_where_they_are_placed() -> None:
    p = choose_proportions(sample_person(Random(6)))
    field = make_field(p, SIZE)
    azimuth, latitude = place_feature(p, 0.5, 0.4)
    row = round((latitude / math.pi + 0.5) * SIZE[0] - 0.5)
    column = round((azimuth / (2 * math.pi) + 0.5) * SIZE[1] - 0.5)
    assert float(field.azimuth[0, 0, 0, column]) == pytest.approx(0.5, abs=0.04)
    assert float(field.latitude[0, 0, row, column]) == pytest.approx(0.4, abs=0.04)
