"""Values spread over all directions, and holes filled."""

import math

import torch

from studio.storyboard.scans.sphere_maps import (
    blur_map,
    fill_holes,
    find_angles,
    map_directions,
    resize_map,
    spread_weights,
)


def test_directions_are_unit_vectors_that_find_their_own_angles() -> None:
    ways = map_directions((16, 32))
    assert torch.allclose(ways.norm(dim=0), torch.ones(16, 32))
    azimuth, latitude = find_angles(ways.permute(1, 2, 0))
    assert math.isclose(float(azimuth[8, 24]), (24.5 / 32 * 2 - 1) * math.pi, abs_tol=1e-5)
    assert math.isclose(float(latitude[12, 5]), (12.5 / 16 - 0.5) * math.pi, abs_tol=1e-5)


def test_known_values_are_met_and_far_away_nothing_is_left() -> None:
    known = torch.tensor(((0.0, 0.0, 1.0), (0.5, 0.0, math.sqrt(0.75))))
    values = torch.tensor((1.0, -1.0))
    spread = (spread_weights(known, torch.full((2,), 1e-4), (64, 128), 0.2) @ values).view(64, 128)
    assert float(spread[32, 64]) > 0.8
    assert float(spread.abs()[:, :16].max()) < 1e-3


def test_a_resized_map_has_no_seam_at_the_back() -> None:
    ways = map_directions((64, 128))
    large = resize_map(ways, (128, 256))
    assert torch.allclose(large, map_directions((128, 256)), atol=0.03)
    assert torch.allclose(resize_map(large, (64, 128))[:, 8:-8], ways[:, 8:-8], atol=0.02)


def test_blurring_keeps_an_even_map_even_and_wraps_round() -> None:
    assert torch.allclose(blur_map(torch.full((1, 16, 32), 0.4), 3), torch.full((1, 16, 32), 0.4), atol=1e-6)
    spot = torch.zeros(1, 16, 32)
    spot[:, 8, 0] = 1
    assert float(blur_map(spot, 2)[0, 8, -1]) > 0


def test_holes_take_their_surroundings_colour_and_the_rest_stays() -> None:
    picture = torch.full((3, 32, 64), 0.5)
    weight = torch.ones(1, 32, 64)
    picture[:, 10:20, 20:40], weight[:, 10:20, 20:40] = 9.0, 0.0
    filled = fill_holes(picture, weight)
    assert torch.allclose(filled, torch.full_like(filled, 0.5), atol=1e-3)
