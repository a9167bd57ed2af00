"""What a guided scan leaves: kept frames in memory, what they cover, and what is still missing. Writes no file."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from studio.capture.face import describe_face
from studio.capture.gallery import ScanFrame
from studio.capture.likeness import FaceDescriptor, describe_likeness
from studio.capture.live_flaws import LiveFlaw
from studio.capture.ring import Coverage
from studio.capture.scan import ScanLimits, ScanReport
from studio.core.frames import Frame
from studio.domain.capture import Origin, Sector
from studio.domain.errors import NoFaceFound, ScanTooPoor, SeveralFacesFound

MIN_FRAMES = ScanLimits().min_usable_frames
_WANTED_STILLS = ScanLimits().wanted_stills

SECTOR_TEXTS = {
    Sector.FRONT: "from the front",
    Sector.LEFT_LITTLE: "turned a little to the left",
    Sector.LEFT_FAR: "turned far to the left",
    Sector.RIGHT_LITTLE: "turned a little to the right",
    Sector.RIGHT_FAR: "turned far to the right",
    Sector.UP: "with the chin up",
    Sector.DOWN: "with the chin down",
    Sector.TILT_LEFT: "tilted to the left",
    Sector.TILT_RIGHT: "tilted to the right",
    Sector.SMILE: "smiling",
    Sector.TALK: "talking",
    Sector.CLOSER: "closer to the camera",
    Sector.FURTHER: "further from the camera",
    Sector.OTHER_LIGHT: "in another light",
}
"""How each part of the ring is named to a person."""


@dataclass(frozen=True, eq=False)
class ScanResult:
    """A finished scan. ``frames`` are JPEGs in the order in which they were seen, all of one size, never written down.

    ``duration_s`` is the time that was scanned, pauses left out; ``flaws`` are (flaw, frames), the most frequent first.
    """

    frames: tuple[ScanFrame, ...]
    coverage: Coverage
    origin: Origin
    duration_s: float
    frame_count: int
    faceless_count: int
    crowded_count: int
    flaws: tuple[tuple[LiveFlaw, int], ...]

    @property
    def missing(self) -> tuple[Sector, ...]:
        """Sectors of the ring that are not full."""
        return self.coverage.missing

    @property
    def yaw_range_deg(self) -> float:
        yaws = [frame.pose.yaw_deg for frame in self.frames]
        return max(yaws) - min(yaws) if yaws else 0.0

    def report(self) -> ScanReport:
        """The same figures as `studio.capture.scan.examine_scan` gives for a file. Indices are of ``frames``."""
        return ScanReport(
            duration_s=self.duration_s,
            frame_count=self.frame_count,
            usable_count=len(self.frames),
            still_indices=_spread(len(self.frames), _WANTED_STILLS),
            runs=(),
            yaw_range_deg=self.yaw_range_deg,
            warnings=tuple(self._warn()),
        )

    def _warn(self) -> list[str]:
        empty = [SECTOR_TEXTS[sector] for sector, share in self.coverage.shares if share == 0]
        if not empty:
            return []
        return [f"The scan does not show the face {', '.join(empty)}; a likeness there will be a guess."]


def describe_scan(result: ScanResult, wanted: int = 8) -> tuple[FaceDescriptor, ...]:
    """Descriptors of up to ``wanted`` frontal frames, to compare another recording's face with. Biometric."""
    frontal = [frame for frame in result.frames if frame.sector is Sector.FRONT]
    return tuple(
        describe_likeness(decode_frame(frontal[index]), describe_face(frontal[index].landmarks_px))
        for index in _spread(len(frontal), wanted)
    )


def decode_frame(frame: ScanFrame) -> Frame:
    """The picture of a kept frame, uint8 [H, W, 3] RGB."""
    with Image.open(io.BytesIO(frame.data)) as picture:
        return np.asarray(picture.convert("RGB"), np.uint8)


def require_one_face(frame_count: int, faceless_count: int, crowded_count: int) -> None:
    """Refuse what shows nobody, or mostly several people. Raises `NoFaceFound`, `SeveralFacesFound`."""
    seen = frame_count - faceless_count
    if seen <= 0:
        raise NoFaceFound("No face was seen.", "Sit in front of the camera, evenly lit, without mask or sunglasses.")
    if crowded_count > 0.5 * seen:
        raise SeveralFacesFound(
            "More than one face was seen during most of the scan.",
            "Only the person who consents may be in the picture; mind mirrors and posters too.",
        )


def require_enough(result: ScanResult, required: Sequence[Sector]) -> None:
    """Refuse what cannot become a likeness: a required sector without a single frame, or too few frames in all.

    Raises `NoFaceFound`, `SeveralFacesFound`, `ScanTooPoor` with what is missing in words.
    """
    require_one_face(result.frame_count, result.faceless_count, result.crowded_count)
    lacking = [SECTOR_TEXTS[sector] for sector in required if result.coverage.share_of(sector) == 0]
    if lacking or len(result.frames) < MIN_FRAMES:
        what = ", ".join(lacking) or "enough different frames"
        raise ScanTooPoor(
            f"The scan does not yet show the face {what}." if lacking else f"The scan does not hold {what}.",
            "Go on with the scan: turn the head slowly, in even light.",
        )


def _spread(count: int, wanted: int) -> tuple[int, ...]:
    """Up to ``wanted`` indices, evenly."""
    if count <= wanted:
        return tuple(range(count))
    return tuple(int(index) for index in np.linspace(0, count - 1, wanted).round())
