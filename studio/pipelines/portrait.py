"""What a scan shows of a person: how much of the ring it covers, and one picture to know them by. In memory only.

Both are biometric: whoever keeps them seals them.
"""

import io
from contextlib import closing, suppress
from itertools import islice

from PIL import Image

from studio.capture.face import Face, FaceFinder, describe_face
from studio.capture.scan_file import scan_file
from studio.capture.scan_result import ScanResult, decode_frame
from studio.capture.sources import MemorySource
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.domain.capture import Origin, ScanCoverage, Sector, SectorCoverage
from studio.domain.errors import NoFaceFound, ScanTooPoor, SeveralFacesFound
from studio.domain.job import Reporter
from studio.engines.card_parts import CropRule
from studio.pipelines.framing import crop_head, place_head

SIDE_PX = 320
_RULE = CropRule(head_height=0.5, center_x=0.5, center_y=0.5)
_JPEG_QUALITY = 88
_LOOKS, _LOOKS_FPS, _MAX_SIDE_PX = 24, 2.0, 720


def survey_result(result: ScanResult) -> ScanCoverage:
    """How far the ring of a finished scan is filled."""
    counts = {sector: sum(frame.sector is sector for frame in result.frames) for sector in Sector}
    return ScanCoverage(
        tuple(SectorCoverage(sector, round(share, 3), counts[sector]) for sector, share in result.coverage.shares),
        len(result.frames),
        result.duration_s,
        result.origin,
    )


def survey_scan(ffmpeg: Ffmpeg, scan: bytes, origin: Origin, reporter: Reporter) -> ScanCoverage:
    """The same of a stored scan. Without sectors when it never shows the head at rest.

    Raises `UnreadableMedia`; `Cancelled` through ``reporter``.
    """
    duration_s = ffmpeg.probe(scan).duration_s
    source = MemorySource(ffmpeg, scan, origin)
    with suppress(ScanTooPoor, NoFaceFound, SeveralFacesFound):
        return survey_result(scan_file(source, reporter, expected_count=max(1, round(duration_s * source.fps))))
    return ScanCoverage((), 0, duration_s, origin)


def draw_portrait(result: ScanResult) -> bytes:
    """JPEG of the best frontal frame of a finished scan, the head in the middle. Raises `NoFaceFound`."""
    frontal = [frame for frame in result.frames if frame.sector is Sector.FRONT] or list(result.frames)
    if not frontal:
        raise NoFaceFound("The scan shows no face.", "Record a new scan.")
    best = max(frontal, key=lambda frame: frame.score)
    return _crop(decode_frame(best), describe_face(best.landmarks_px))


def find_portrait(ffmpeg: Ffmpeg, scan: bytes) -> bytes:
    """The same of a stored scan: of a few frames, the one that looks most straight ahead. Raises `NoFaceFound`."""
    seen: list[tuple[float, Frame, Face]] = []
    with (
        FaceFinder(max_faces=1) as finder,
        closing(ffmpeg.read_frames(scan, _LOOKS_FPS, _MAX_SIDE_PX)) as frames,
    ):
        for frame in islice(frames, _LOOKS):
            face = next(iter(finder.find(frame)), None)
            if face is not None:
                seen.append((abs(face.yaw_deg) + abs(face.roll_deg) + 40 * face.mouth_opening, frame, face))
    if not seen:
        raise NoFaceFound("The scan shows no face.", "Record a new scan.")
    _, frame, face = min(seen, key=lambda each: each[0])
    return _crop(frame, face)


def _crop(frame: Frame, face: Face) -> bytes:
    picture = Image.fromarray(crop_head(frame, place_head(face), _RULE, SIDE_PX, SIDE_PX))
    out = io.BytesIO()
    picture.save(out, format="JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()
