"""The ring of a guided scan: which sectors there are, which one a face belongs to, and how far each is filled.

Decides from figures alone; keeps no picture and speaks no words.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from studio.capture.baseline import Stance
from studio.domain.capture import Sector


@dataclass(frozen=True)
class SectorPlan:
    """``needed`` frames fill a sector; up to ``room`` are kept. A scan without a frame of every
    ``required`` one cannot be finished."""

    sector: Sector
    needed: int
    room: int
    required: bool = False


PLANS = (
    SectorPlan(Sector.FRONT, 4, 12, required=True),
    SectorPlan(Sector.LEFT_LITTLE, 4, 7, required=True),
    SectorPlan(Sector.LEFT_FAR, 3, 6),
    SectorPlan(Sector.RIGHT_LITTLE, 4, 7, required=True),
    SectorPlan(Sector.RIGHT_FAR, 3, 6),
    SectorPlan(Sector.UP, 3, 6),
    SectorPlan(Sector.DOWN, 3, 6),
    SectorPlan(Sector.TILT_LEFT, 3, 4),
    SectorPlan(Sector.TILT_RIGHT, 3, 4),
    SectorPlan(Sector.SMILE, 3, 7),
    SectorPlan(Sector.TALK, 4, 10),
    SectorPlan(Sector.CLOSER, 3, 6),
    SectorPlan(Sector.FURTHER, 3, 6),
    SectorPlan(Sector.OTHER_LIGHT, 4, 8),
)
"""In the order in which a person is led through them: 95 frames at most."""

# Degrees from rest. Between the ranges lies nothing: those frames are on their way.
_FRONT_DEG, _FRONT_ROLL_DEG = 7.0, 6.0
_LITTLE_DEG, _FAR_DEG, _MAX_TURN_DEG = (10.0, 24.0), 26.0, 52.0
_NOD_DEG, _MAX_NOD_DEG = 8.0, 32.0
_TILT_DEG, _MAX_TILT_DEG = 8.0, 32.0
_ASIDE_DEG = 14.0
_SMILE_WIDENING, _SMILE_LIFT = 1.06, 0.02
_SMILE_MAX_OPENING, _TALK_OPENING, _TALK_SWING = 0.30, 0.07, 0.08
_CLOSER_SIZE, _FURTHER_SIZE = 1.18, 0.85
# The brightness of the face against its neutral one (ratio), its share between the sides, its hue (CIELAB).
_LIGHT_RATIO, _LIGHT_SIDE, _LIGHT_HUE = 1.35, 0.10, 9.0


@dataclass(frozen=True)
class LightChange:
    """The light on the face against the calibration's: ``ratio`` of luma, difference of sides, distance of hue."""

    ratio: float
    side: float
    hue: float

    @property
    def is_other(self) -> bool:
        away = max(self.ratio, 1 / max(self.ratio, 1e-3))
        return away > _LIGHT_RATIO or abs(self.side) > _LIGHT_SIDE or self.hue > _LIGHT_HUE


@dataclass(frozen=True)
class Coverage:
    """How far each sector is filled, 0…1, in the order of the plan; sectors that were skipped are left out."""

    shares: tuple[tuple[Sector, float], ...]

    @cached_property
    def share(self) -> float:
        """The whole ring, 0…1."""
        return sum(share for _, share in self.shares) / max(len(self.shares), 1)

    @cached_property
    def missing(self) -> tuple[Sector, ...]:
        return tuple(sector for sector, share in self.shares if share < 1)

    def share_of(self, sector: Sector) -> float:
        """0 for a sector that was skipped."""
        return dict(self.shares).get(sector, 0.0)


def find_sector(stance: Stance, light: LightChange | None, mouth_swing: float) -> Sector | None:
    """The sector that a face belongs to, or None while it is between two.

    ``mouth_swing`` is how far the mouth's opening moved within the last second, which tells talk from a gape.
    """
    yaw, pitch, roll = stance.pose.yaw_deg, stance.pose.pitch_deg, stance.pose.roll_deg
    if abs(roll) > _TILT_DEG and abs(yaw) < _ASIDE_DEG and abs(pitch) < _ASIDE_DEG:
        return None if abs(roll) > _MAX_TILT_DEG else Sector.TILT_LEFT if roll > 0 else Sector.TILT_RIGHT
    if abs(yaw) >= _LITTLE_DEG[0] and abs(pitch) < _ASIDE_DEG:
        return _find_turn(yaw)
    if abs(pitch) > _NOD_DEG and abs(yaw) < _ASIDE_DEG:
        return None if abs(pitch) > _MAX_NOD_DEG else Sector.UP if pitch > 0 else Sector.DOWN
    if max(abs(yaw), abs(pitch)) > _FRONT_DEG or abs(roll) > _FRONT_ROLL_DEG:
        return None
    if light is not None and light.is_other:
        return Sector.OTHER_LIGHT
    if stance.size > _CLOSER_SIZE:
        return Sector.CLOSER
    if stance.size < _FURTHER_SIZE:
        return Sector.FURTHER
    return _find_expression(stance, mouth_swing)


def miss(sector: Sector, stance: Stance) -> float:
    """How far a pose is from the middle of its sector in degrees: the nearer frames are the better ones."""
    yaw, pitch, roll = _MIDDLES.get(sector, (0.0, 0.0, 0.0))
    pose = stance.pose
    return math.hypot(pose.yaw_deg - yaw, pose.pitch_deg - pitch, pose.roll_deg - roll)


_MIDDLES = {
    Sector.LEFT_LITTLE: (17.0, 0.0, 0.0),
    Sector.LEFT_FAR: (35.0, 0.0, 0.0),
    Sector.RIGHT_LITTLE: (-17.0, 0.0, 0.0),
    Sector.RIGHT_FAR: (-35.0, 0.0, 0.0),
    Sector.UP: (0.0, 14.0, 0.0),
    Sector.DOWN: (0.0, -14.0, 0.0),
    Sector.TILT_LEFT: (0.0, 0.0, 14.0),
    Sector.TILT_RIGHT: (0.0, 0.0, -14.0),
}


def _find_turn(yaw: float) -> Sector | None:
    away = abs(yaw)
    if away <= _LITTLE_DEG[1]:
        return Sector.LEFT_LITTLE if yaw > 0 else Sector.RIGHT_LITTLE
    if _FAR_DEG <= away <= _MAX_TURN_DEG:
        return Sector.LEFT_FAR if yaw > 0 else Sector.RIGHT_FAR
    return None


def _find_expression(stance: Stance, mouth_swing: float) -> Sector:
    smiles = stance.mouth_width > _SMILE_WIDENING and stance.mouth_lift > _SMILE_LIFT
    if smiles and stance.mouth_opening < _SMILE_MAX_OPENING:
        return Sector.SMILE
    if stance.mouth_opening > _TALK_OPENING and mouth_swing > _TALK_SWING:
        return Sector.TALK
    return Sector.FRONT
