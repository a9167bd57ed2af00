"""Actions as curves: each does what its name says, in every part of a clip alike."""

from random import Random

import pytest
import torch
from torch import Tensor

from studio.storyboard.acting.motion import SCAN_LENGTH_S, Utterance, follow_scan, plan_motion
from studio.storyboard.heads.maps import Motion
from studio.storyboard.scene import ACTIONS

TIME_S = (torch.arange(33) / 12).view(-1, 1, 1, 1)
LINE = Utterance("Mama, my home!", (), (), 0.0, 0.5)


def span(curve: Tensor) -> float:
    return float(curve.max() - curve.min())


def curves(motion: Motion) -> list[Tensor]:
    parts = (motion.pose, motion.expression, motion.gesture)
    return [value for part in parts for value in vars(part).values() if isinstance(value, Tensor)]


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_gives_whole_curves(action: str) -> None:
    for curve in curves(plan_motion(action, TIME_S, Random(1))):
        assert curve.shape == TIME_S.shape
        assert torch.isfinite(curve).all()


@pytest.mark.parametrize("action", ACTIONS)
def test_part_of_a_clip_moves_as_the_whole(action: str) -> None:
    whole = plan_motion(action, TIME_S, Random(4), LINE)
    part = plan_motion(action, TIME_S[20:30], Random(4), LINE)
    for curve, piece in zip(curves(whole), curves(part), strict=True):
        assert torch.allclose(curve[20:30], piece, atol=1e-5)


@pytest.mark.parametrize("seed", range(8))
def test_each_action_moves_its_own_part(seed: int) -> None:
    def plan(action: str) -> Motion:
        return plan_motion(action, TIME_S, Random(seed))

    still = plan("still")
    assert span(plan("talking").expression.jaw) > 0.4 > span(still.expression.jaw)
    assert span(plan("nodding").pose.pitch) > 0.45 > span(still.pose.pitch)
    assert span(plan("shaking").pose.yaw) > 0.75 > span(still.pose.yaw)
    assert span(plan("turning").pose.yaw) > 0.8
    assert span(plan("looking around").pose.yaw) > 0.5
    assert float(plan("smiling").expression.smile[-1]) > 0.9
    assert float(plan("laughing").expression.jaw.max()) > 0.5
    assert span(plan("laughing").gesture.bob_y) > 0.05
    assert span(plan("walking").gesture.bob_y) > 0.08
    assert float(plan("looking up").pose.pitch[-1]) < -0.38
    assert float(plan("looking down").pose.pitch[-1]) > 0.34
    assert float(still.gesture.raised.max()) == 0


@pytest.mark.parametrize(("action", "hand"), [("waving", "open"), ("thumbs up", "thumb")])
def test_a_hand_is_raised_within_a_second(action: str, hand: str) -> None:
    gesture = plan_motion(action, TIME_S, Random(2)).gesture
    assert gesture.hand == hand
    assert float(gesture.raised[12]) > 0.95


def test_eyes_lead_the_head() -> None:
    motion = plan_motion("looking around", (torch.arange(200) / 50).view(-1, 1, 1, 1), Random(3))
    gaze = (motion.expression.gaze_x + motion.pose.yaw).flatten()
    yaw = motion.pose.yaw.flatten()
    ahead = torch.stack([(gaze[:150] * yaw[lag : lag + 150]).sum() for lag in range(20)])
    assert int(ahead.argmax()) > 0


def test_people_blink_but_mostly_look() -> None:
    time_s = (torch.arange(600) / 30).view(-1, 1, 1, 1)
    blink = plan_motion("still", time_s, Random(5)).expression.blink
    assert float(blink.min()) < 0.2
    assert float((blink > 0.8).float().mean()) > 0.8


def test_lips_speak_a_line_whatever_the_action() -> None:
    for action in ("still", "waving", "talking"):
        expression = plan_motion(action, TIME_S, Random(1), LINE).expression
        assert float(expression.jaw.max()) > 0.5
        assert float(expression.press.max()) > 0.5
        assert float(expression.jaw[:4].max()) < 0.2


def test_loudness_opens_the_mouth() -> None:
    loud = Utterance("aaaaaa", (("a", 0.0, 2.0),), tuple([1.0] * 10 + [0.05] * 10), 10.0, 0.0)
    jaw = plan_motion("still", TIME_S, Random(1), loud).expression.jaw.flatten()
    assert float(jaw[6]) > 1.3 * float(jaw[18])


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(KeyError):
        plan_motion("flying", TIME_S, Random(1))


def test_a_scan_shows_both_sides_up_down_speech_and_a_smile() -> None:
    motion = follow_scan(torch.arange(0, SCAN_LENGTH_S, 0.1).view(-1, 1, 1, 1))
    assert float(motion.pose.yaw.max()) > 0.55
    assert float(motion.pose.yaw.min()) < -0.55
    assert span(motion.pose.pitch) > 0.5
    assert span(motion.pose.roll) > 0.2
    assert float(motion.expression.jaw.max()) > 0.75
    assert float(motion.expression.press.max()) > 0.8
    assert float(motion.expression.smile[-1]) > 0.8
    assert float(motion.expression.blink.min()) < 0.35
    assert float(motion.extras["closer"][-1]) > 0.9
