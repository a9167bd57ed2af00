"""Arms: where elbows and wrists are, hanging and raised, on both sides."""

from random import Random

import pytest
import torch

from studio.storyboard.acting.motion import plan_motion
from studio.storyboard.bodies.arms import Joint, hold_arm, place_limb
from studio.storyboard.bodies.physique import Physique, measure_physique
from studio.storyboard.heads.maps import Looks
from studio.storyboard.picture.layers import Sprite
from studio.storyboard.picture.view import View

TIME_S = (torch.arange(24) / 12).view(-1, 1, 1, 1)


def measure(class_word: str) -> Physique:
    return measure_physique(Looks(class_word, (0.5, 0.3, 0.2), (0.1, 0.1, 0.1), "short"))


def wrist(class_word: str, action: str, side: int, seed: int = 1) -> tuple[torch.Tensor, torch.Tensor, int]:
    physique = measure(class_word)
    motion = plan_motion(action, TIME_S, Random(seed))
    sway = motion.gesture.sway_x
    shoulder = (side * physique.joint_x + sway, physique.joint_y + torch.zeros_like(sway))
    _, fore = hold_arm(motion, physique, side, shoulder)
    x, y = fore.tip(physique.forearm)
    return x.flatten(), y.flatten(), motion.gesture.side


@pytest.mark.parametrize("class_word", ["man", "woman"])
@pytest.mark.parametrize("seed", range(4))
def test_a_raised_hand_stays_beside_the_face(class_word: str, seed: int) -> None:
    side = plan_motion("waving", TIME_S, Random(seed)).gesture.side
    x, y, _ = wrist(class_word, "waving", side, seed)
    assert float((x * side)[10:].min()) > 0.35
    assert float((x * side)[10:].max()) < 1.3
    assert float(y[10:].max()) < 2.4


@pytest.mark.parametrize("side", [-1, 1])
def test_other_arms_hang(side: int) -> None:
    x, y, _ = wrist("man", "still", side)
    assert float(y.min()) > 5.0
    assert float((x * side).min()) > 1.2


def test_walking_swings_arms_in_turn() -> None:
    left, right = wrist("man", "walking", -1)[1], wrist("man", "walking", 1)[1]
    assert float(left.max() - left.min()) > 0.2
    assert float(((left - left.mean()) * (right - right.mean())).mean()) < 0


def test_a_limb_is_drawn_where_its_joint_says() -> None:
    one = torch.ones(1, 1, 1, 1)
    view = View(80, 80, 10 * one, 40 * one, 40 * one, one, 0 * one, 0 * one, 0 * one)
    limb = Sprite(torch.ones(4, 30, 6), -0.3, 0.0, 0.3, 3.0)
    sideways = place_limb(view, limb, Joint(0 * one, 0 * one, -torch.pi / 2 * one, one))
    columns = sideways.alpha[0, 0].sum(0)
    middle = (torch.arange(len(columns)) * columns).sum() / columns.sum() + sideways.window.left
    assert float(middle) == pytest.approx(40 + 15, abs=1.0)
    away = place_limb(view, limb, Joint(30 * one, 0 * one, 0 * one, one))
    assert away.window.is_empty
