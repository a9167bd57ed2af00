"""Falling hair: there where it belongs, moved with the head, the same for the same seed."""

from random import Random

import pytest
import torch
from torch import Tensor

from studio.storyboard.heads.maps import Expression, Gesture, Looks, Motion, Pose
from studio.storyboard.people.falling_hair import FallingHair, build_falling_hair
from studio.storyboard.picture.light import light_scene
from studio.storyboard.picture.view import View
from studio.storyboard.scene import HAIR_STYLES

LIGHT = light_scene("wall", "day", "clear", "natural")
FALLING = {"long", "bob", "curly", "ponytail", "braids"}


def look(style: str, covering: str = "none", class_word: str = "woman") -> Looks:
    return Looks(class_word, (0.5, 0.35, 0.25), (0.08, 0.04, 0.02), style, covering, (0.3, 0.1, 0.1))


def build(looks: Looks, seed: int = 0) -> FallingHair | None:
    return build_falling_hair(looks, LIGHT, unit_px=20.0, rng=Random(seed))


def hold(yaw: list[float], x: float = 0.0) -> tuple[View, Motion]:
    def fill(value: float) -> Tensor:
        return torch.full((len(yaw), 1, 1, 1), value)

    none = fill(0.0)
    pose = Pose(torch.tensor(yaw).view(-1, 1, 1, 1), none, none, fill(x), none)
    motion = Motion(pose, Expression(*(none for _ in range(10))), Gesture(none, none, none, none, none, none))
    return View(120, 80, fill(20.0), fill(40.0), fill(36.0), fill(1.0), none, none, none), motion


def middle_of(hair: FallingHair, view: View, motion: Motion) -> list[float]:
    """The centre of what hangs behind, in pixels, per frame."""
    layer = hair.draw_behind(view, motion)[0]
    column = torch.arange(layer.window.left, layer.window.right) + 0.5
    weight = layer.alpha.sum((1, 2))
    return [float(v) for v in (weight * column).sum(1) / weight.sum(1)]


@pytest.mark.parametrize("style", HAIR_STYLES)
def test_only_long_styles_hang(style: str) -> None:
    assert (build(look(style)) is not None) == (style in FALLING)


def test_a_headscarf_hides_hair_and_hangs_itself() -> None:
    hair = build(look("long", "hijab"))
    assert hair is not None
    assert not hair.behind
    cloth = hair.front[0].sprite.rgba
    assert float(cloth[0].sum()) > 2 * float(cloth[1].sum())


def test_the_same_seed_paints_the_same_hair() -> None:
    one, same, other = build(look("long"), 1), build(look("long"), 1), build(look("long"), 2)
    assert one is not None and same is not None and other is not None
    assert torch.equal(one.behind[0].sprite.rgba, same.behind[0].sprite.rgba)
    assert one.behind[0].sprite.bottom != other.behind[0].sprite.bottom


def test_hair_behind_follows_the_head_and_swings_against_its_turn() -> None:
    hair = build(look("long"))
    assert hair is not None
    still, turned = middle_of(hair, *hold([0.0, 0.6]))
    moved = middle_of(hair, *hold([0.0], x=0.5))[0]
    assert turned < still - 1
    assert moved == pytest.approx(still + 10, abs=1.0)


def test_layers_are_premultiplied_and_finite() -> None:
    for style in sorted(FALLING):
        hair = build(look(style))
        assert hair is not None
        view, motion = hold([-0.6, 0.0, 0.6])
        for layer in hair.draw_behind(view, motion) + hair.draw_front(view, motion):
            assert torch.isfinite(layer.rgb).all()
            assert float(layer.alpha.max()) <= 1.0001
            assert float(layer.rgb[layer.alpha.expand_as(layer.rgb) < 1e-6].abs().sum()) < 1e-4
