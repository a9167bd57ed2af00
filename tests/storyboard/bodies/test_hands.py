"""Hands: five fingers that can be counted, a thumb that stands up."""

import pytest
import torch
from torch import Tensor

from studio.storyboard.bodies.hands import paint_hand
from studio.storyboard.picture.layers import Sprite
from studio.storyboard.picture.light import light_scene

LIGHT = light_scene("studio", "day", "clear", "natural")
SKIN = (0.5, 0.32, 0.24)


def paint(shape: str, *, mirror: bool = False, unit_px: float = 80.0) -> Sprite:
    return paint_hand(shape, SKIN, LIGHT, scale=1.0, mirror=mirror, angle=0.0, unit_px=unit_px)


def count_runs(line: Tensor) -> int:
    solid = (line > 0.5).int()
    return int(((solid[1:] - solid[:-1]) == 1).sum() + solid[0])


def row(sprite: Sprite, y: float) -> Tensor:
    alpha = sprite.rgba[3]
    return alpha[int((y - sprite.top) / (sprite.bottom - sprite.top) * alpha.shape[0])]


def test_an_open_hand_shows_four_fingers_and_a_thumb() -> None:
    hand = paint("open")
    assert count_runs(row(hand, 0.92)) == 4
    assert count_runs(row(hand, 0.82)) == 5
    assert count_runs(row(hand, 0.40)) == 1


def test_a_thumb_stands_above_the_fist() -> None:
    hand = paint("thumb")
    assert count_runs(row(hand, -0.97)) == 1
    assert float(row(hand, -0.97).sum()) < 0.5 * float(row(hand, -0.32).sum())


@pytest.mark.parametrize("shape", ["open", "thumb", "rest"])
def test_the_other_hand_is_its_mirror_image(shape: str) -> None:
    right, left = paint(shape), paint(shape, mirror=True)
    assert right.left == pytest.approx(-left.right)
    assert torch.allclose(right.rgba[3], left.rgba[3].flip(1), atol=1e-4)
    assert torch.isfinite(right.rgba).all()


def test_small_hands_are_painted_too() -> None:
    assert float(paint("open", unit_px=12.0).rgba[3].max()) > 0.9


def test_an_unknown_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        paint("claw")
