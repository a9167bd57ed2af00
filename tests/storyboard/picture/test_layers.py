"""Layers and sprites: laid over in place, sampled where they are, moved and turned as asked."""

import pytest
import torch
from torch import Tensor
from torch.nn.functional import interpolate

from studio.storyboard.picture.layers import (
    Layer,
    blur,
    enlarge,
    lay_over,
    make_grid,
    make_sprite,
    place_sprite,
    sample,
)
from studio.storyboard.picture.view import View, Window


def make_view(num_frames: int = 1, unit_px: float = 10.0) -> View:
    def full(value: float) -> Tensor:
        return torch.full((num_frames, 1, 1, 1), value)

    return View(60, 80, full(unit_px), full(40.0), full(30.0), full(1.0), full(0.0), full(0.0), full(0.0))


def paint_square() -> Layer:
    x, y = make_grid(-1, -1, 1, 1, 20)
    alpha = torch.ones_like(x + y)
    sprite = make_sprite(
        torch.tensor([1.0, 0.5, 0.0]).view(1, 3, 1, 1).expand(1, 3, *alpha.shape[2:]), alpha, -1, -1, 1, 1
    )
    zero = torch.zeros(1, 1, 1, 1)
    return place_sprite(make_view(), sprite, move_x=zero + 1, move_y=zero, angle=zero)


def test_a_sprite_appears_where_it_is_moved() -> None:
    picture = lay_over(torch.zeros(1, 3, 60, 80), paint_square())
    rows, columns = torch.nonzero(picture[0, 0] > 0.5, as_tuple=True)
    assert (int(rows.min()), int(rows.max())) == pytest.approx((20, 39), abs=1)
    assert (int(columns.min()), int(columns.max())) == pytest.approx((40, 59), abs=1)
    assert picture[0, :, 30, 50].tolist() == pytest.approx([1.0, 0.5, 0.0])


def test_a_quarter_turn_exchanges_width_and_height() -> None:
    x, y = make_grid(-2, -0.5, 2, 0.5, 20)
    alpha = torch.ones_like(x + y)
    sprite = make_sprite(alpha.expand(1, 3, -1, -1), alpha, -2, -0.5, 2, 0.5)
    zero = torch.zeros(1, 1, 1, 1)
    turned = place_sprite(make_view(), sprite, move_x=zero, move_y=zero, angle=zero + torch.pi / 2, reach=2)
    picture = lay_over(torch.zeros(1, 3, 60, 80), turned)[0, 0]
    assert float(picture[:, 40].sum()) == pytest.approx(40, abs=2)
    assert float(picture[30].sum()) == pytest.approx(10, abs=2)


def test_half_covered_pixels_let_the_ground_through() -> None:
    layer = Layer(torch.full((1, 3, 2, 2), 0.5), torch.full((1, 1, 2, 2), 0.5), Window(1, 1, 3, 3))
    picture = lay_over(torch.ones(1, 3, 4, 4) * 0.2, layer)
    assert float(picture[0, 0, 1, 1]) == pytest.approx(0.6)
    assert float(picture[0, 0, 0, 0]) == pytest.approx(0.2)


def test_outside_the_frame_nothing_is_drawn_and_nothing_fails() -> None:
    x, y = make_grid(-1, -1, 1, 1, 20)
    sprite = make_sprite((x + y).expand(1, 3, -1, -1), torch.ones_like(x + y), -1, -1, 1, 1)
    far = torch.full((1, 1, 1, 1), 500.0)
    layer = place_sprite(make_view(), sprite, move_x=far, move_y=far)
    picture = torch.zeros(1, 3, 60, 80)
    assert torch.equal(lay_over(picture.clone(), layer), picture)


def test_a_sprite_ends_at_its_edge() -> None:
    x, y = make_grid(0, 0, 1, 1, 8)
    sprite = make_sprite(torch.ones(1, 3, 8, 8), torch.ones_like(x + y), 0, 0, 1, 1)
    _, alpha = sample(sprite, torch.tensor([0.5, 3.0]).view(1, 1, 1, 2), torch.tensor([0.5]).view(1, 1, 1, 1))
    assert alpha.flatten().tolist() == [1.0, 0.0]


def test_blur_spreads_light_and_keeps_its_sum() -> None:
    picture = torch.zeros(1, 1, 41, 41)
    picture[..., 20, 20] = 1
    soft = blur(picture, 4)
    assert float(soft.sum()) == pytest.approx(1, abs=1e-4)
    assert float(soft.max()) < 0.05
    assert torch.equal(blur(picture, 0.3), picture)


def test_few_values_are_enlarged_as_bicubic_interpolation_has_it() -> None:
    generator = torch.Generator().manual_seed(3)
    for few in ((2, 3), (9, 5), (60, 40)):
        values = torch.randn(1, 2, *few, generator=generator)
        for align in (False, True):
            expected = interpolate(values, size=(90, 70), mode="bicubic", align_corners=align)
            assert torch.allclose(enlarge(values, (90, 70), align_corners=align), expected, atol=1e-4)
