"""Movements that a presence check asks for, and whether a face did one: figures only, no pictures, no words.

A flat picture that is turned before the camera changes as one plane does; a head does not. `measure_depth` tells by how
much the landmarks leave the best plane-to-plane map.
"""

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.capture.baseline import Stance
from studio.domain.capture import Challenge

CHALLENGES_ASKED = 4
HEAD_MOVEMENTS = frozenset({Challenge.TURN_LEFT, Challenge.TURN_RIGHT, Challenge.LOOK_UP, Challenge.LOOK_DOWN})

_TURN_DEG, _NOD_DEG = 18.0, 10.0
_FRONT_YAW_DEG, _FRONT_PITCH_DEG = 9.0, 6.5
_OPEN_MOUTH, _SHUT_MOUTH = 0.22, 0.10
_SHUT_EYES, _OPEN_EYES = 0.5, 0.72
_HOLD_S = 0.2
_BLINKS = 2
# Brows, eyes, nose, cheeks and jaw; lips and lids move by themselves.
_STIFF = (
    1, 2, 4, 5, 6, 10, 33, 50, 54, 58, 67, 93, 98, 101, 103, 109, 117, 118, 123, 127, 129, 132, 133, 136, 147, 151, 162,
    168, 172, 187, 195, 197, 205, 234, 263, 280, 284, 288, 297, 323, 327, 330, 332, 338, 346, 347, 352, 356, 358, 361,
    362, 365, 376, 389, 397, 411, 425, 454,
)  # fmt: skip


@dataclass(frozen=True)
class Movement:
    """How far along a challenge is. ``reach`` is degrees of a head movement, blinks, or the mouth's opening."""

    done: bool
    reach: float
    wrong: bool


def draw_challenges(source: random.Random | None = None, count: int = CHALLENGES_ASKED) -> tuple[Challenge, ...]:
    """``count`` different challenges in an order that nobody can foresee. ``source`` is for tests."""
    return tuple((source or secrets.SystemRandom()).sample(list(Challenge), count))


def is_at_rest(stance: Stance) -> bool:
    """Whether a face looks ahead with open eyes and a shut mouth: every challenge begins there."""
    pose = stance.pose
    ahead = abs(pose.yaw_deg) < _FRONT_YAW_DEG and abs(pose.pitch_deg) < _FRONT_PITCH_DEG
    return ahead and stance.eyes > _OPEN_EYES and stance.mouth_opening < _SHUT_MOUTH


class MovementJudge:
    """Watches one challenge. Counts from the first moment at rest, so that a pose held from before is worth nothing."""

    def __init__(self, asked: Challenge) -> None:
        self.asked = asked
        self.is_armed = False
        self._since: dict[Challenge, float] = {}
        self._blinks = 0
        self._eyes_shut = False
        self._reach = 0.0

    def watch(self, stance: Stance, time_s: float) -> Movement:
        """Take the next face."""
        if not self.is_armed:
            self.is_armed = is_at_rest(stance)
            return Movement(False, 0.0, False)
        held = {challenge: self._hold(challenge, stance, time_s) for challenge in Challenge}
        self._reach = max(self._reach, self._measure(stance))
        if self.asked is Challenge.BLINK_TWICE:
            return Movement(self._blinks >= _BLINKS, float(self._blinks), self._is_wrong(held))
        return Movement(held[self.asked], self._reach, self._is_wrong(held))

    def _hold(self, challenge: Challenge, stance: Stance, time_s: float) -> bool:
        """Whether a movement was made for long enough."""
        if challenge is Challenge.BLINK_TWICE:
            shut = stance.eyes < _SHUT_EYES and abs(stance.pose.yaw_deg) < _TURN_DEG
            if self._eyes_shut and stance.eyes > _OPEN_EYES:
                self._blinks += 1
            self._eyes_shut = shut or (self._eyes_shut and stance.eyes <= _OPEN_EYES)
            return False
        if not _is_made(challenge, stance):
            self._since.pop(challenge, None)
            return False
        return time_s - self._since.setdefault(challenge, time_s) >= _HOLD_S - 1e-6

    def _measure(self, stance: Stance) -> float:
        match self.asked:
            case Challenge.TURN_LEFT:
                return stance.pose.yaw_deg
            case Challenge.TURN_RIGHT:
                return -stance.pose.yaw_deg
            case Challenge.LOOK_UP:
                return stance.pose.pitch_deg
            case Challenge.LOOK_DOWN:
                return -stance.pose.pitch_deg
            case Challenge.OPEN_MOUTH:
                return stance.mouth_opening
            case Challenge.BLINK_TWICE:
                return float(self._blinks)

    def _is_wrong(self, held: dict[Challenge, bool]) -> bool:
        """Another head movement than the one asked for: a replay does not know the order."""
        return any(held[other] for other in HEAD_MOVEMENTS if other is not self.asked) and not held[self.asked]


def _is_made(challenge: Challenge, stance: Stance) -> bool:
    pose = stance.pose
    match challenge:
        case Challenge.TURN_LEFT:
            return pose.yaw_deg > _TURN_DEG
        case Challenge.TURN_RIGHT:
            return pose.yaw_deg < -_TURN_DEG
        # A turned head reads as a little raised or lowered, so a nod counts only from the front.
        case Challenge.LOOK_UP:
            return pose.pitch_deg > _NOD_DEG and abs(pose.yaw_deg) < _TURN_DEG
        case Challenge.LOOK_DOWN:
            return pose.pitch_deg < -_NOD_DEG and abs(pose.yaw_deg) < _TURN_DEG
        case Challenge.OPEN_MOUTH:
            return stance.mouth_opening > _OPEN_MOUTH
        case Challenge.BLINK_TWICE:
            return False


def measure_depth(rest_px: npt.NDArray[np.float32], moved_px: npt.NDArray[np.float32]) -> float:
    """How far landmarks [478, 3] left the best homography from rest, root mean square in eye distances.

    Near 0 for a picture that is turned, bent aside or carried; a head that turns shows its nose before its cheeks.
    """
    import cv2

    numbers = list(_STIFF)
    rest, moved = rest_px[numbers, :2].astype(np.float64), moved_px[numbers, :2].astype(np.float64)
    homography, _ = cv2.findHomography(rest, moved, 0)
    if homography is None:
        return 0.0
    mapped = np.column_stack((rest, np.ones(len(rest)))) @ np.asarray(homography).T
    mapped = mapped[:, :2] / mapped[:, 2:]
    apart = max(float(np.linalg.norm(_middle(moved_px, (33, 133)) - _middle(moved_px, (362, 263)))), 1e-3)
    return float(np.sqrt(((mapped - moved) ** 2).sum(axis=1).mean())) / apart


def _middle(landmarks_px: npt.NDArray[np.float32], numbers: Sequence[int]) -> npt.NDArray[np.float64]:
    return np.asarray(landmarks_px[list(numbers)].mean(axis=0), np.float64)
