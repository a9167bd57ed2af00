"""A guided scan's judgement of a recorded file: the same ring, the same kept frames, and what is missing in words.

Marked as coming from a file whatever it shows. Writes nothing.
"""

from contextlib import closing

from studio.capture.scan_result import ScanResult, require_one_face
from studio.capture.scan_session import Phase, ScanSession
from studio.capture.sources import FrameSource
from studio.capture.tracking import FaceTracker, Tracker
from studio.domain.errors import ScanTooPoor
from studio.domain.job import Progress, Reporter

_STAGE = "examining the scan"


def scan_file(
    source: FrameSource, reporter: Reporter, *, tracker: Tracker | None = None, expected_count: int = 1
) -> ScanResult:
    """Fill the ring from ``source``, which is read twice: for the resting face, wherever it is, and for the frames.

    Raises `NoFaceFound`, `SeveralFacesFound`, `ScanTooPoor` (no steady look ahead, or too little to see) and what the
    source raises; `Cancelled` through ``reporter``.
    """
    opened = tracker or FaceTracker()
    with ScanSession(opened, origin=source.origin) as first:
        _calibrate(source, first, reporter, expected_count)
        if first.baseline is None:
            require_one_face(first.frame_count, first.faceless_count, first.crowded_count)
            raise ScanTooPoor(
                "The recording never shows the face looking straight ahead for a moment.",
                "Begin the recording with a second of looking into the camera, in even light.",
            )
    with ScanSession(opened, origin=source.origin, baseline=first.baseline) as session:
        with closing(source.frames()) as frames:
            for index, frame in enumerate(frames):
                reporter.report(Progress(_STAGE, min(expected_count + index, 2 * expected_count), 2 * expected_count))
                session.judge(frame.rgb, frame.time_s)
        return session.finish()


def _calibrate(source: FrameSource, session: ScanSession, reporter: Reporter, expected_count: int) -> None:
    with closing(source.frames()) as frames:
        for index, frame in enumerate(frames):
            reporter.report(Progress(_STAGE, min(index, expected_count), 2 * expected_count))
            session.judge(frame.rgb, frame.time_s)
            if session.phase is not Phase.CALIBRATING:
                return
