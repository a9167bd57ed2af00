"""What a guided face scan and a presence check speak of: sectors of the ring, challenges, and what was seen of them.

Plain data, standard library only. Holds no picture and no landmark.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Origin = Literal["live", "file"]


class Sector(StrEnum):
    """One part of the ring. Left and right are the person's own; everything is relative to how they sit at rest."""

    FRONT = "front"
    LEFT_LITTLE = "left-little"
    LEFT_FAR = "left-far"
    RIGHT_LITTLE = "right-little"
    RIGHT_FAR = "right-far"
    UP = "up"
    DOWN = "down"
    TILT_LEFT = "tilt-left"
    TILT_RIGHT = "tilt-right"
    SMILE = "smile"
    TALK = "talk"
    CLOSER = "closer"
    FURTHER = "further"
    OTHER_LIGHT = "other-light"


@dataclass(frozen=True)
class HeadPose:
    """Degrees away from the person's own resting pose: yaw > 0 to their left, pitch > 0 chin up, roll > 0 to their
    left shoulder."""

    yaw_deg: float
    pitch_deg: float
    roll_deg: float


class Challenge(StrEnum):
    """A movement that a presence check asks for."""

    TURN_LEFT = "turn-left"
    TURN_RIGHT = "turn-right"
    LOOK_UP = "look-up"
    LOOK_DOWN = "look-down"
    BLINK_TWICE = "blink-twice"
    OPEN_MOUTH = "open-mouth"


@dataclass(frozen=True)
class PresenceEvidence:
    """What a presence check saw. Evidence that somebody moved as they were asked, never proof of who they are.

    ``times_s`` are the seconds that each passed challenge took, in the order of ``challenges``; a failed attempt has
    fewer times than challenges. ``scores`` are named figures: how far each movement went, how little the face moved
    like a flat picture, and, when a scan was given, how alike the faces are. ``attempts`` counts all attempts so far.
    """

    challenges: tuple[Challenge, ...]
    passed: bool
    times_s: tuple[float, ...]
    scores: tuple[tuple[str, float], ...]
    origin: Origin
    attempts: int = 1


@dataclass(frozen=True)
class SectorCoverage:
    """How far a part of the ring is filled (0…1), and by how many frames."""

    sector: Sector
    share: float
    frame_count: int


@dataclass(frozen=True)
class ScanCoverage:
    """What a scan shows of a face. ``sectors`` is empty where nothing is known of it: the head's rest was not seen."""

    sectors: tuple[SectorCoverage, ...]
    frame_count: int
    duration_s: float
    origin: Origin
    schema_version: Literal[1] = 1

    @property
    def share(self) -> float:
        """The whole ring, 0…1."""
        return sum(each.share for each in self.sectors) / max(len(self.sectors), 1)
