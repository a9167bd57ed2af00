"""The actions a person can be asked for, each as curves of time for head, face and body.

Must not know speech, habits or drawing: `motion` adds those. Imports torch: drawing processes only. Amplitudes are
generous, because an action must still be read from four small frames.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from types import MappingProxyType
from typing import Final

import torch
from torch import Tensor

Curve = Callable[[Tensor], Tensor]


def rest(time_s: Tensor) -> Tensor:
    """Nothing moves."""
    return torch.zeros_like(time_s)


def cycle(time_s: Tensor, rate_hz: float, phase: float = 0.0) -> Tensor:
    """A sine wave; ``phase`` in turns."""
    return torch.sin(2 * math.pi * (rate_hz * time_s + phase))


def rise(time_s: Tensor, start_s: float, length_s: float) -> Tensor:
    """0 before, 1 after, without a jerk at either end (Perlin's quintic)."""
    share = ((time_s - start_s) / length_s).clamp(0, 1)
    return share**3 * (share * (share * 6 - 15) + 10)


@dataclass(frozen=True)
class Act:
    """An action. Curves of seconds, in the terms of `heads.maps`.

    ``squint`` 0…1 narrows the eyes, ``stride`` -1…1 swings the hanging arms. ``calm``: how much of the person's own
    resting pose remains; ``head_follows``: how much the head follows the bobbing shoulders; ``blink_pause`` stretches
    the time between blinks; ``speaks``: talks without a line.
    """

    yaw: Curve = rest
    pitch: Curve = rest
    roll: Curve = rest
    smile: Curve = rest
    jaw: Curve = rest
    spread: Curve = rest
    brow: Curve = rest
    squint: Curve = rest
    gaze_x: Curve = rest
    gaze_y: Curve = rest
    sway: Curve = rest
    bob: Curve = rest
    lean: Curve = rest
    raised: Curve = rest
    swing: Curve = rest
    stride: Curve = rest
    side: int = 1
    hand: str = "open"
    calm: float = 1.0
    head_follows: float = 1.0
    blink_pause: float = 1.0
    speaks: bool = False


def _hold(value: float) -> Curve:
    return lambda t: torch.full_like(t, value)


def _stay(rng: Random) -> Act:
    return Act()


def _talk(rng: Random) -> Act:
    phase = rng.random()
    return Act(
        yaw=lambda t: 0.09 * cycle(t, 0.31, phase) + 0.04 * cycle(t, 0.77, phase * 3),
        roll=lambda t: 0.035 * cycle(t, 0.43, phase * 2),
        pitch=lambda t: 0.03 * cycle(t, 0.56, phase * 4),
        smile=_hold(0.08),
        blink_pause=0.85,
        speaks=True,
    )


def _smile(rng: Random) -> Act:
    start_s, tilt = rng.uniform(-0.5, 0.35), rng.choice((-1, 1)) * rng.uniform(0.03, 0.09)
    return Act(
        smile=lambda t: 0.05 + 0.9 * rise(t, start_s, 0.75),
        jaw=lambda t: 0.16 * rise(t, start_s + 0.1, 0.8),
        spread=lambda t: 0.25 * rise(t, start_s, 0.75),
        squint=lambda t: 0.2 * rise(t, start_s, 0.9),
        brow=lambda t: 0.25 * rise(t, start_s, 0.5) * (1 - 0.6 * rise(t, start_s + 0.9, 0.9)),
        roll=lambda t: tilt * rise(t, start_s + 0.1, 1.2),
    )


def _laugh(rng: Random) -> Act:
    """Bursts at about five a second (as laughter has them), a breath between the bouts."""
    start_s, rate_hz, side = rng.uniform(-1.2, 0.0), rng.uniform(4.2, 5.0), rng.choice((-1, 1))

    def bout(t: Tensor) -> Tensor:
        within = (t - start_s) % 3.4
        return rise(within, 0.0, 0.35) * (1 - rise(within, 2.3, 0.8))

    def burst(t: Tensor) -> Tensor:
        return bout(t) * (0.5 + 0.5 * cycle(t, rate_hz))

    return Act(
        smile=lambda t: 0.75 + 0.25 * bout(t),
        jaw=lambda t: 0.18 + 0.38 * bout(t) + 0.30 * burst(t),
        spread=lambda t: 0.35 + 0.25 * bout(t),
        squint=lambda t: 0.18 + 0.47 * bout(t),
        brow=lambda t: 0.3 * bout(t),
        pitch=lambda t: -0.16 * bout(t) + 0.07 * burst(t) + 0.10 * (1 - bout(t)),
        roll=lambda t: side * 0.09 * bout(t) * cycle(t, 0.45),
        yaw=lambda t: side * 0.08 * cycle(t, 0.35),
        bob=lambda t: -0.075 * burst(t),
        lean=lambda t: side * 0.025 * cycle(t, 0.45, 0.2) * bout(t),
        head_follows=0.9,
    )


def _nod(rng: Random) -> Act:
    rate_hz, phase = rng.uniform(0.85, 1.05), rng.random()
    return Act(
        pitch=lambda t: 0.06 + 0.30 * cycle(t, rate_hz, phase),
        smile=_hold(0.12),
        gaze_y=lambda t: -0.22 * cycle(t, rate_hz, phase + 0.03),
        brow=lambda t: 0.15 * cycle(t, rate_hz, phase + 0.5),
        calm=0.6,
        blink_pause=0.9,
    )


def _shake(rng: Random) -> Act:
    rate_hz, phase = rng.uniform(0.85, 1.05), rng.random()
    return Act(
        yaw=lambda t: 0.46 * cycle(t, rate_hz, phase),
        pitch=_hold(0.05),
        gaze_x=lambda t: -0.30 * cycle(t, rate_hz, phase + 0.02),
        smile=_hold(-0.16),
        brow=_hold(-0.25),
        calm=0.4,
    )


def _turn(rng: Random) -> Act:
    side, period_s, phase = rng.choice((-1, 1)), rng.uniform(5.0, 6.2), rng.uniform(-0.08, 0.05)

    def yaw(t: Tensor) -> Tensor:
        return side * 0.62 * torch.tanh(2.2 * torch.cos(2 * math.pi * (t / period_s + phase))) / math.tanh(2.2)

    return Act(
        yaw=yaw,
        pitch=lambda t: 0.05 * torch.sin(4 * math.pi * (t / period_s + phase)).abs(),
        gaze_x=lambda t: 0.10 * yaw(t),
        calm=0.2,
    )


def _look_around(rng: Random) -> Act:
    """From one thing to the next, to both sides, up and down; every look is held for a moment."""
    side = rng.choice((-1, 1))
    looks = []
    for i in range(12):
        yaw = side * (1 if i % 2 else -1) * rng.uniform(0.30, 0.56)
        looks.append((yaw if i % 4 != 3 else 0.3 * yaw, rng.uniform(-0.30, 0.16), rng.uniform(0.65, 0.95)))
    length_s = sum(pause for _, _, pause in looks)
    offset_s = rng.uniform(0, 2)

    def follow(which: int, t: Tensor) -> Tensor:
        within = (t + offset_s) % length_s
        value, start_s = torch.full_like(t, looks[-1][which]), 0.0
        for before, look in zip((looks[-1], *looks), looks, strict=False):
            value = value + (look[which] - before[which]) * rise(within, start_s, 0.42)
            start_s += look[2]
        return value

    return Act(
        yaw=lambda t: follow(0, t),
        pitch=lambda t: follow(1, t),
        gaze_x=lambda t: 0.35 * follow(0, t),
        gaze_y=lambda t: 0.4 * follow(1, t),
        brow=_hold(0.22),
        calm=0.2,
        blink_pause=0.8,
    )


def _hail(rng: Random) -> Act:
    """Waves at two swings a second. The person makes room for the hand by leaning away from it."""
    side, start_s, rate_hz = rng.choice((-1, 1)), rng.uniform(-0.25, 0.0), rng.uniform(1.8, 2.1)
    return replace(
        _raise_hand(side, start_s),
        swing=lambda t: 0.19 * cycle(t - start_s, rate_hz) * rise(t, start_s + 0.35, 0.3),
        smile=_hold(0.72),
        jaw=_hold(0.14),
        brow=lambda t: 0.35 * rise(t, start_s, 0.3) * (1 - 0.7 * rise(t, start_s + 0.9, 0.8)),
        calm=0.5,
    )


def _approve(rng: Random) -> Act:
    side, start_s = rng.choice((-1, 1)), rng.uniform(-0.25, 0.05)
    return replace(
        _raise_hand(side, start_s),
        swing=lambda t: 0.05 * cycle(t, 1.1),
        smile=lambda t: 0.15 + 0.6 * rise(t, start_s, 0.6),
        pitch=lambda t: 0.10 * torch.exp(-(((t - start_s - 0.9) / 0.22) ** 2)) + 0.03 * cycle(t, 0.5),
        brow=lambda t: 0.3 * rise(t, start_s, 0.3),
        hand="thumb",
        calm=0.5,
    )


def _raise_hand(side: int, start_s: float) -> Act:
    return Act(
        raised=lambda t: rise(t, start_s, 0.6),
        sway=lambda t: -0.27 * side * rise(t, start_s, 0.7),
        lean=lambda t: -0.04 * side * rise(t, start_s, 0.7),
        roll=lambda t: 0.05 * side * rise(t, start_s + 0.1, 0.7),
        side=side,
    )


def _walk(rng: Random) -> Act:
    """On the spot: two steps a stride, the body falls over the standing leg, the head is kept quieter."""
    stride_hz, phase = rng.uniform(0.82, 0.95), rng.random()
    return Act(
        bob=lambda t: 0.07 - 0.16 * cycle(t, stride_hz, phase).abs() ** 1.3,
        sway=lambda t: 0.20 * cycle(t, stride_hz, phase - 0.06),
        lean=lambda t: 0.05 * cycle(t, stride_hz, phase - 0.02),
        roll=lambda t: -0.035 * cycle(t, stride_hz, phase),
        yaw=lambda t: 0.05 * cycle(t, stride_hz, phase + 0.25),
        pitch=lambda t: 0.02 * cycle(t, 2 * stride_hz, 2 * phase),
        stride=lambda t: cycle(t, stride_hz, phase + 0.22),
        smile=_hold(0.06),
        head_follows=0.92,
        calm=0.4,
    )


def _look_up(rng: Random) -> Act:
    start_s, aside = rng.uniform(-0.5, 0.2), rng.uniform(-0.10, 0.10)
    return Act(
        pitch=lambda t: -0.47 * rise(t, start_s, 1.0) + 0.02 * cycle(t, 0.4),
        yaw=lambda t: aside * rise(t, start_s, 1.1),
        gaze_y=lambda t: -0.24 * rise(t, start_s, 0.6),
        brow=lambda t: 0.5 * rise(t, start_s, 0.7),
        jaw=lambda t: 0.06 * rise(t, start_s + 0.2, 0.8),
        calm=0.4,
        blink_pause=1.2,
    )


def _look_down(rng: Random) -> Act:
    start_s, aside = rng.uniform(-0.5, 0.2), rng.uniform(-0.08, 0.08)
    return Act(
        pitch=lambda t: 0.43 * rise(t, start_s, 1.0) + 0.02 * cycle(t, 0.35),
        yaw=lambda t: aside * rise(t, start_s, 1.1),
        gaze_y=lambda t: 0.38 * rise(t, start_s, 0.6),
        squint=lambda t: 0.30 * rise(t, start_s, 0.7),
        smile=_hold(-0.05),
        calm=0.4,
        blink_pause=1.3,
    )


ACTS: Final[Mapping[str, Callable[[Random], Act]]] = MappingProxyType(
    {
        "talking": _talk,
        "smiling": _smile,
        "laughing": _laugh,
        "nodding": _nod,
        "shaking": _shake,
        "turning": _turn,
        "looking around": _look_around,
        "waving": _hail,
        "walking": _walk,
        "looking up": _look_up,
        "looking down": _look_down,
        "thumbs up": _approve,
        "still": _stay,
    }
)


def hush(act: Act) -> Act:
    """The same act with a mouth that leaves room for words."""
    jaw = act.jaw
    return replace(act, jaw=lambda t: 0.25 * jaw(t), spread=rest)
