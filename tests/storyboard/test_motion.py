"""Actions as curves: each does what its name says."""

from random import Random

import pytest
import torch
from torch import Tensor

from studio.storyboard.motion import SCAN_LENGTH_S, follow_scan, move
from studio.storyboard.scene import ACTIONS

TIME_S = (torch.arange(33) / 8).view(-1, 1, 1, 1)


def span(curve: Tensor) -> float:
    return float(curve.max() - curve.min())


def test_every_action_of_the_vocabulary_moves() -> None:
    for action in ACTIONS:
        motion = move(action, TIME_S, Random(1))
        for curve in (motion.yaw, motion.pitch, motion.mouth, motion.smile, motion.blink):
            assert curve.shape == TIME_S.shape
            assert torch.isfinite(curve).all()


def test_each_action_moves_its_own_part() -> None:
    still = move("still", TIME_S, Random(1))
    assert span(move("talking", TIME_S, Random(1)).mouth) > 0.5 > span(still.mouth)
    assert span(move("nodding", TIME_S, Random(1)).pitch) > 0.4 > span(still.pitch)
    assert span(move("shaking", TIME_S, Random(1)).yaw) > 0.6 > span(still.yaw)
    assert span(move("turning", TIME_S, Random(1)).yaw) > 0.8
    assert span(move("smiling", TIME_S, Random(1)).smile) > 0.4
    assert float(move("looking up", TIME_S, Random(1)).pitch[-1]) < -0.3
    assert move("waving", TIME_S, Random(1)).hand is not None
    assert still.hand is None


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(KeyError):
        move("flying", TIME_S, Random(1))


def test_a_scan_shows_both_sides_up_down_speech_and_a_smile() -> None:
    motion = follow_scan(torch.arange(0, SCAN_LENGTH_S, 0.1).view(-1, 1, 1, 1))
    assert float(motion.yaw.max()) > 0.45
    assert float(motion.yaw.min()) < -0.45
    assert span(motion.pitch) > 0.5
    assert float(motion.mouth.max()) > 0.9
    assert float(motion.smile[-1]) > 0.8
    assert float(motion.blink.min()) < 0.2
