"""Bodies: they cover what they should, move as told, and come out the same every time."""

from dataclasses import replace
from random import Random

import pytest
import torch
from torch import Tensor

from studio.storyboard.acting.motion import plan_motion
from studio.storyboard.bodies.body import build_body
from studio.storyboard.heads.maps import Looks, Motion
from studio.storyboard.picture.layers import Layer, lay_over
from studio.storyboard.picture.light import light_scene
from studio.storyboard.picture.view import View
from studio.storyboard.scene import ACTIONS, GARMENTS

LIGHT = light_scene("studio", "day", "clear", "natural")
HEIGHT, WIDTH = 112, 64
LOOKS = Looks("woman", (0.5, 0.3, 0.2), (0.05, 0.03, 0.02), "short")


def look(count: int, unit_px: float = 14.0, centre_y: float = 28.0) -> View:
    one = torch.ones(count, 1, 1, 1)
    times = (torch.arange(count) / 4.0).view(-1, 1, 1, 1)
    return View(HEIGHT, WIDTH, unit_px * one, WIDTH / 2 * one, centre_y * one, one, 0 * one, 0 * one, times)


def cover(view: View, layers: list[Layer]) -> Tensor:
    """How much of every pixel the layers hide, [n, H, W]."""
    picture = torch.ones(view.num_frames, 3, HEIGHT, WIDTH)
    for layer in layers:
        lay_over(picture, replace(layer, rgb=torch.zeros_like(layer.rgb)))
    return 1 - picture[:, 0]


def plan(view: View, action: str, seed: int = 1) -> Motion:
    return plan_motion(action, view.time_s, Random(seed))


def pixel(view: View, x: float, y: float) -> tuple[int, int]:
    return int(float(view.origin_y_px[0]) + y * float(view.unit_px[0])), int(WIDTH / 2 + x * float(view.unit_px[0]))


@pytest.mark.parametrize("class_word", ["man", "woman"])
@pytest.mark.parametrize("garment", GARMENTS)
def test_every_garment_covers_the_chest_but_not_the_sky(garment: str, class_word: str) -> None:
    view = look(1)
    looks = replace(LOOKS, class_word=class_word)
    body = build_body(looks, garment, "red", LIGHT, unit_px=14.0, rng=Random(3))
    covered = cover(view, body.draw_behind(view, plan(view, "still")))[0]
    for x, y in ((0.0, 1.2), (0.0, 2.0), (0.7, 2.4), (-0.7, 2.4), (0.0, 4.0), (0.0, 5.8)):
        assert float(covered[pixel(view, x, y)]) > 0.95
    for x, y in ((0.0, -1.0), (1.6, 0.8), (-1.6, 0.8)):
        assert float(covered[pixel(view, x, y)]) < 0.02


@pytest.mark.parametrize("action", ACTIONS)
def test_no_gap_opens_between_head_and_shoulders(action: str) -> None:
    view = look(12)
    motion = plan(view, action)
    body = build_body(LOOKS, "t-shirt", "blue", LIGHT, unit_px=14.0, rng=Random(3))
    covered = cover(view, body.draw_behind(view, motion))
    for frame in range(view.num_frames):
        middle = float(motion.pose.x[frame]) - 0.15 * float(torch.sin(motion.pose.yaw[frame]))
        for y in (0.75, 1.0, 1.3, 1.7):
            assert float(covered[frame][pixel(view, middle, y)]) > 0.9


def test_a_raised_hand_is_in_front_and_only_then() -> None:
    view = look(8)
    body = build_body(LOOKS, "sweater", "green", LIGHT, unit_px=14.0, rng=Random(3))
    assert body.draw_front(view, plan(view, "still")) == []
    motion = plan(view, "waving")
    covered = cover(view, body.draw_front(view, motion))[4:]
    row, column = pixel(view, 0.9 * motion.gesture.side, 1.1)
    hand = covered[:, row - 8 : row + 9, column - 11 : column + 12]
    assert float(hand.mean((1, 2)).min()) > 0.2


def test_the_same_arguments_give_the_same_picture() -> None:
    view = look(2)
    motion = plan(view, "waving")
    first, second = (
        build_body(LOOKS, "shirt", "white", LIGHT, unit_px=14.0, rng=Random(9)).draw_behind(view, motion)
        for _ in range(2)
    )
    for a, b in zip(first, second, strict=True):
        assert torch.equal(a.rgb, b.rgb)


def test_frames_do_not_depend_on_their_chunk() -> None:
    view = look(6)
    motion = plan(view, "walking")
    body = build_body(LOOKS, "hoodie", "grey", LIGHT, unit_px=14.0, rng=Random(9))
    whole = cover(view, body.draw_behind(view, motion))[2:4]
    part_view = view.frames(2, 2)
    part = cover(part_view, body.draw_behind(part_view, motion.frames(2, 2)))
    assert torch.allclose(whole, part, atol=1e-4)


def test_colours_are_told_apart() -> None:
    view = look(1)
    shown = {}
    for colour in ("red", "green", "blue"):
        body = build_body(LOOKS, "t-shirt", colour, LIGHT, unit_px=14.0, rng=Random(3))
        picture = torch.zeros(1, 3, HEIGHT, WIDTH)
        for layer in body.draw_behind(view, plan(view, "still")):
            lay_over(picture, layer)
        row, column = pixel(view, 0.3, 3.4)
        shown[colour] = int(picture[0, :, row, column].argmax())
    assert shown == {"red": 0, "green": 1, "blue": 2}


def test_unknown_words_are_refused() -> None:
    with pytest.raises(KeyError):
        build_body(LOOKS, "toga", "red", LIGHT, unit_px=14.0, rng=Random(1))
    with pytest.raises(KeyError):
        build_body(LOOKS, "suit", "mauve", LIGHT, unit_px=14.0, rng=Random(1))
