"""How a person moves during a clip: every action as curves over seconds. Imports torch: drawing processes
only."""

import math
from dataclasses import dataclass, replace
from random import Random
from typing import Final

import torch
from torch import Tensor

SCAN_LENGTH_S: Final = 12.0


@dataclass(frozen=True)
class Motion:
    """Curves of shape [T, 1, 1, 1]. Angles in radians (yaw to the viewer's right, pitch down, roll
    clockwise are positive); `mouth` 0 shut … 1 open; `smile` -0.2 … 1; `blink` 1 open … 0 shut; `gaze`
    sideways; `hand` the waving arm's swing in radians, or None."""

    yaw: Tensor
    pitch: Tensor
    roll: Tensor
    mouth: Tensor
    smile: Tensor
    blink: Tensor
    gaze: Tensor
    sway: Tensor
    hand: Tensor | None = None
    hand_side: int = 1


def move(action: str, time_s: Tensor, rng: Random) -> Motion:
    """The motion for an action at these times. Raises KeyError for an unknown action."""
    phase = rng.random()
    idle = _wave(time_s, 0.18, phase)
    base = Motion(
        yaw=rng.uniform(-0.12, 0.12) + 0.04 * idle,
        pitch=0.02 * _wave(time_s, 0.23, phase),
        roll=rng.uniform(-0.03, 0.03) + 0.015 * idle,
        mouth=torch.zeros_like(time_s),
        smile=torch.full_like(time_s, rng.uniform(0.0, 0.25)),
        blink=_blink(time_s, rng.uniform(0.4, 2.4), rng.uniform(2.4, 3.6)),
        gaze=torch.zeros_like(time_s),
        sway=0.015 * idle,
    )
    return _ACTIONS[action](base, time_s, rng)


def follow_scan(time_s: Tensor) -> Motion:
    """What a person is asked to do in a scan: look ahead, turn to both sides, up and down, talk, smile. It
    takes `SCAN_LENGTH_S`."""
    zero = torch.zeros_like(time_s)
    turning = torch.sin(2 * math.pi * ((time_s - 1.5) / 4.0).clamp(0, 1))
    tilting = torch.sin(2 * math.pi * ((time_s - 5.8) / 3.0).clamp(0, 1))
    talking = ((time_s > 9.0) & (time_s < 10.8)).float() * (0.5 + 0.5 * _wave(time_s, 2.1, -0.15))
    smiling = _ramp(time_s, 10.6, 0.7)
    return Motion(
        yaw=0.52 * turning,
        pitch=-0.32 * tilting,
        roll=0.015 * _wave(time_s, 0.17, 0.0),
        mouth=torch.maximum(talking, 0.3 * smiling),
        smile=0.1 + 0.8 * smiling,
        blink=_blink(time_s, 0.9, 2.9),
        gaze=zero,
        sway=0.012 * _wave(time_s, 0.13, 0.2),
    )


def _wave(time_s: Tensor, rate_hz: float, phase: float) -> Tensor:
    return torch.sin(2 * math.pi * (rate_hz * time_s + phase))


def _ramp(time_s: Tensor, start_s: float, length_s: float) -> Tensor:
    share = ((time_s - start_s) / length_s).clamp(0, 1)
    return share * share * (3 - 2 * share)


def _blink(time_s: Tensor, first_s: float, period_s: float) -> Tensor:
    offset = (time_s - first_s + period_s / 2) % period_s - period_s / 2
    return 1 - torch.exp(-((offset / 0.09) ** 2))


def _stay(base: Motion, time_s: Tensor, rng: Random) -> Motion:
    return base


def _talk(base: Motion, time_s: Tensor, rng: Random) -> Motion:
    phase, rate_hz = rng.random(), rng.uniform(1.8, 2.2)
    mouth = (0.5 + 0.5 * _wave(time_s, rate_hz, phase)) * (0.65 + 0.35 * _wave(time_s, 0.6, phase))
    return replace(base, mouth=mouth, pitch=base.pitch + 0.04 * _wave(time_s, 0.7, phase))


def _smile(base: Motion, time_s: Tensor, rng: Random) -> Motion:
    rise = _ramp(time_s, rng.uniform(-0.6, 0.2), 1.2)
    return replace(base, smile=0.2 + 0.8 * rise, mouth=0.35 * rise)


def _nod(base: Motion, time_s: Tensor, rng: Random) -> Motion:
    return replace(base, pitch=base.pitch + 0.05 + 0.28 * _wave(time_s, rng.uniform(0.75, 0.95), rng.random()))


def _shake(base: Motion, time_s: Tensor, rng: Random) -> Motion:
    return replace(base, yaw=base.yaw + 0.45 * _wave(time_s, rng.uniform(0.75, 0.95), rng.random()))


def _turn(base: Motion, time_s: Tensor, rng: Random) -> Motion:
    side = rng.choice((-1, 1))
    yaw = side * 0.65 * torch.cos(2 * math.pi * time_s / rng.uniform(5.5, 7.0))
    return replace(base, yaw=yaw, gaze=0.06 * torch.sign(yaw))


def _hail(base: Motion, time_s: Tensor, rng: Random) -> Motion:
    swing = 0.38 * _wave(time_s, rng.uniform(0.9, 1.1), rng.random())
    return replace(
        base,
        smile=torch.full_like(time_s, 0.7),
        mouth=torch.full_like(time_s, 0.15),
        hand=swing,
        hand_side=rng.choice((-1, 1)),
    )


def _look_up(base: Motion, time_s: Tensor, rng: Random) -> Motion:
    return replace(base, pitch=base.pitch - 0.48 * _ramp(time_s, rng.uniform(-0.5, 0.4), 1.5))


_ACTIONS = {
    "still": _stay,
    "talking": _talk,
    "smiling": _smile,
    "nodding": _nod,
    "shaking": _shake,
    "turning": _turn,
    "waving": _hail,
    "looking up": _look_up,
}
