"""Movements count from rest only, wrong ones are noticed, and a plane has no depth."""

import random

import numpy as np
import pytest

from studio.capture.baseline import Stance
from studio.capture.challenges import MovementJudge, draw_challenges, measure_depth
from studio.domain.capture import Challenge, HeadPose
from tests.fakes.films import Shot

REST = Stance(HeadPose(0, 0, 0), 1.0, 0.0, 1.0, 0.0, 1.0)


def turn(yaw: float = 0.0, pitch: float = 0.0) -> Stance:
    return Stance(HeadPose(yaw, pitch, 0), 1.0, 0.0, 1.0, 0.0, 1.0)


def test_a_movement_must_be_held() -> None:
    judge = MovementJudge(Challenge.TURN_LEFT)
    judge.watch(REST, 0.0)

    assert not judge.watch(turn(25), 0.1).done
    assert not judge.watch(turn(5), 0.2).done
    assert not judge.watch(turn(25), 0.3).done
    done = judge.watch(turn(28), 0.6)
    assert (done.done, done.reach) == (True, 28)


def test_a_pose_held_from_before_is_worth_nothing() -> None:
    judge = MovementJudge(Challenge.TURN_LEFT)

    assert not any(judge.watch(turn(25), time / 10).done for time in range(20))
    assert not judge.is_armed


def test_the_other_way_is_wrong_and_a_glance_is_not() -> None:
    judge = MovementJudge(Challenge.LOOK_UP)
    judge.watch(REST, 0.0)

    assert not judge.watch(turn(pitch=-15), 0.1).wrong
    assert judge.watch(turn(pitch=-15), 0.4).wrong


def test_two_blinks_are_counted_once_each() -> None:
    judge = MovementJudge(Challenge.BLINK_TWICE)
    shut = Stance(HeadPose(0, 0, 0), 0.2, 0.0, 1.0, 0.0, 1.0)
    states = [REST, shut, shut, REST, REST, shut, REST]

    done = [judge.watch(state, index * 0.1).done for index, state in enumerate(states)]

    assert done == [False] * 6 + [True]


def test_orders_are_drawn_without_repeats() -> None:
    orders = {draw_challenges(random.Random(seed)) for seed in range(60)}

    assert len(orders) > 40
    assert all(len(set(order)) == 4 for order in orders)


def test_a_plane_has_no_depth_and_a_turned_head_has(scan_shots: list[Shot]) -> None:
    rest, turned = scan_shots[10].landmarks_px, scan_shots[24].landmarks_px
    assert rest is not None and turned is not None
    map_to = np.array([[0.8, 0.1, 20], [-0.05, 0.95, 4], [0.0008, 0.0002, 1]])
    flat = np.column_stack((rest[:, :2], np.ones(len(rest)))) @ map_to.T
    tilted = np.column_stack((flat[:, :2] / flat[:, 2:], rest[:, 2])).astype(np.float32)

    assert measure_depth(rest, tilted) == pytest.approx(0, abs=1e-4)
    assert measure_depth(rest, turned) > 0.06
