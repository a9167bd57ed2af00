"""A person's own head for drawing, from their sealed scans: frames chosen, faces and persons found, maps fused.

Works on bytes in memory, so that no plain picture of a face is ever written. Judges no consent; its callers do.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from studio.capture.face import FaceFinder
from studio.capture.person import PersonFinder
from studio.capture.quality import Flaw, QualityThresholds, judge_frames, measure_frame
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.domain.errors import ScanTooPoor
from studio.domain.job import Progress, Reporter

if TYPE_CHECKING:
    from studio.storyboard.heads.maps import HeadMaps
    from studio.storyboard.scans.frames import ScanFrame

WANTED_FRAMES = 80
EXAMINED_FRAMES = 120
_MAX_SIDE_PX = 720
_STAGE = "measuring the head"
# Closed eyes tell the form as well as open ones; the fusing weighs them.
_BEARABLE = frozenset({Flaw.EYES_CLOSED, Flaw.BLURRED})
_MIN_FRAMES = 8


def fit_head(ffmpeg: Ffmpeg, scans: Sequence[bytes], *, class_word: str, reporter: Reporter) -> "HeadMaps":
    """The head of the one person whom ``scans`` (as `normalize_scan` gave them) show. Equal scans give equal maps.

    Raises `UnreadableMedia`, `ScanTooPoor`; `Cancelled` through ``reporter``.
    """
    from studio.storyboard.scans.scanned_head import fuse_head

    frames = collect_frames(ffmpeg, scans, reporter)
    reporter.report(Progress(_STAGE, 1, 1))
    return fuse_head(frames, class_word=class_word)


def collect_frames(ffmpeg: Ffmpeg, scans: Sequence[bytes], reporter: Reporter) -> "list[ScanFrame]":
    """Up to `WANTED_FRAMES` frames with landmarks and masks: all turns, the sharpest first, open mouths kept."""
    from studio.storyboard.scans.frames import ScanFrame

    found: list[tuple[Frame, ScanFrame, float]] = []
    share = max(1, EXAMINED_FRAMES // max(1, len(scans)))
    total, seen, flaws = share * len(scans), 0, set[Flaw]()
    with FaceFinder(max_faces=1) as faces:
        for scan in scans:
            facts = ffmpeg.probe(scan)
            fps = min(24.0, facts.fps or 24.0, share / max(facts.duration_s, 0.1))
            with closing(ffmpeg.read_frames(scan, fps, _MAX_SIDE_PX)) as frames:
                for frame in islice(frames, share + 1):
                    reporter.report(Progress(_STAGE, min(seen, total), total))
                    seen += 1
                    face = next(iter(faces.find(frame)), None)
                    if face is None:
                        continue
                    measures = measure_frame(frame, face)
                    verdict = judge_frames([measures], replace(QualityThresholds(), max_turn_deg=50.0))[0]
                    flaws |= set(verdict.flaws)
                    if set(verdict.flaws) <= _BEARABLE:
                        empty = np.zeros((0, 0), np.float32)
                        found.append(
                            (frame, ScanFrame(frame, face.landmarks_px, empty, measures.sharpness), face.yaw_deg)
                        )
    if len(found) < _MIN_FRAMES:
        why = ", ".join(sorted(flaws)) or "no face seen"
        raise ScanTooPoor(
            f"Only {len(found)} frames of the scan can be measured ({why}).",
            "Scan again in even light, close to the camera, with the whole face in the picture.",
        )
    chosen = _choose(found)
    with PersonFinder() as people:
        return [replace(frame, person=people.find(picture)) for picture, frame, _ in chosen]


def _choose(found: "list[tuple[Frame, ScanFrame, float]]") -> "list[tuple[Frame, ScanFrame, float]]":
    """The blurriest frames of the fullest turns are left out until few enough remain."""
    keep = list(range(len(found)))
    bins = [round(yaw / 8) for _, _, yaw in found]
    # The widest open mouths and the shut eyes are rare and short: they stay.
    opening = sorted(keep, key=lambda i: -found[i][1].mouth_opening)[:6]
    while len(keep) > WANTED_FRAMES:
        counts = {number: sum(bins[i] == number for i in keep) for number in {bins[i] for i in keep}}
        fullest = max(counts, key=lambda number: (counts[number], -abs(number)))
        candidates = [i for i in keep if bins[i] == fullest and i not in opening] or [keep[-1]]
        keep.remove(min(candidates, key=lambda i: found[i][1].sharpness))
    return [found[i] for i in keep]
