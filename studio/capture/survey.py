"""A first pass over a recording: the face of every frame, its quality, and which frames are worth using.

Keeps landmarks and figures, never pictures. Reads no file itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from studio.capture.face import Face, FaceFinder
from studio.capture.quality import (
    Flaw,
    FrameMeasures,
    FrameVerdict,
    QualityThresholds,
    judge_frames,
    measure_frame,
)
from studio.core.frames import Frame
from studio.domain.job import Progress, Reporter

_THRESHOLDS = QualityThresholds()
# Pose bins in degrees, relative to the recording's median: the stills should show the face from all of them.
_YAW_EDGES = (-25.0, -8.0, 8.0, 25.0)
_PITCH_EDGES = (-7.0, 7.0)
# Stills closer than this in time are near duplicates.
_MIN_STILL_GAP_FRAMES = 3
# Held out: so many consecutive frames, all within these degrees of rest, of a recording that has frames to spare.
_HELD_FRAMES = 6
_HELD_MAX_DEG = 8.0
_HELD_MIN_USABLE = 40
# Between two frames of one take a face moves less than this share of the eye distance and of its size.
_MAX_STEP_EYES = 1.2
_MAX_STEP_SCALE = 1.25


@dataclass(frozen=True, eq=False)
class SurveyedFrame:
    """``face`` is the largest one; None when there is none. ``face_count`` counts all."""

    index: int
    face_count: int
    face: Face | None
    verdict: FrameVerdict

    @property
    def is_usable(self) -> bool:
        return self.face is not None and self.verdict.is_usable


@dataclass(frozen=True, eq=False)
class Survey:
    """All frames of a recording in order. ``resting_yaw_deg`` and ``resting_pitch_deg`` are the person's medians."""

    frames: tuple[SurveyedFrame, ...]
    resting_yaw_deg: float
    resting_pitch_deg: float

    @property
    def usable(self) -> tuple[SurveyedFrame, ...]:
        return tuple(frame for frame in self.frames if frame.is_usable)

    def count_flaws(self) -> dict[Flaw, int]:
        """How many frames show each flaw, the most frequent first."""
        flaws = [flaw for frame in self.frames if frame.face for flaw in frame.verdict.flaws]
        return {flaw: flaws.count(flaw) for flaw in sorted(set(flaws), key=lambda flaw: (-flaws.count(flaw), flaw))}


def survey_frames(
    frames: Iterable[Frame],
    reporter: Reporter,
    *,
    expected_count: int,
    stage: str,
    thresholds: QualityThresholds = _THRESHOLDS,
) -> Survey:
    """Find and measure the face of every frame. `reporter` hears of each frame, and may end it by `Cancelled`."""
    faces: list[tuple[int, Face | None]] = []
    measures: list[FrameMeasures] = []
    with FaceFinder() as finder:
        for index, frame in enumerate(frames):
            reporter.report(Progress(stage, min(index, expected_count), expected_count))
            found = finder.find(frame)
            faces.append((len(found), found[0] if found else None))
            if found:
                measures.append(measure_frame(frame, found[0]))
    verdicts = iter(judge_frames(measures, thresholds))
    nothing = FrameVerdict((), 0.0)
    surveyed = tuple(
        SurveyedFrame(index, count, face, next(verdicts) if face else nothing)
        for index, (count, face) in enumerate(faces)
    )
    return Survey(
        surveyed,
        resting_yaw_deg=float(np.median([m.yaw_deg for m in measures])) if measures else 0.0,
        resting_pitch_deg=float(np.median([m.pitch_deg for m in measures])) if measures else 0.0,
    )


def choose_stills(survey: Survey, wanted: int) -> tuple[SurveyedFrame, ...]:
    """Up to ``wanted`` usable frames: the sharpest of every pose bin in turn, near duplicates left out, in order."""
    bins: dict[tuple[int, int], list[SurveyedFrame]] = {}
    for frame in survey.usable:
        bins.setdefault(_find_bin(frame, survey), []).append(frame)
    waiting = [sorted(frames, key=lambda frame: -frame.verdict.score) for _, frames in sorted(bins.items())]
    chosen: list[SurveyedFrame] = []
    while any(waiting) and len(chosen) < wanted:
        for frames in waiting:
            while frames and len(chosen) < wanted:
                best = frames.pop(0)
                if all(abs(best.index - other.index) >= _MIN_STILL_GAP_FRAMES for other in chosen):
                    chosen.append(best)
                    break
    return tuple(sorted(chosen, key=lambda frame: frame.index))


def choose_held_out(survey: Survey) -> tuple[SurveyedFrame, ...]:
    """A moment of the person looking ahead that is to be kept from training, to measure a likeness by; the last one.

    Empty when the recording is too short to spare it. Consecutive, so that it cuts as few clips as can be.
    """
    if len(survey.usable) < _HELD_MIN_USABLE:
        return ()
    for run in reversed(find_runs(survey, _HELD_FRAMES)):
        for start in range(len(run) - _HELD_FRAMES, -1, -1):
            moment = run[start : start + _HELD_FRAMES]
            if all(frame.is_usable and _looks_ahead(frame, survey) for frame in moment):
                return moment
    return ()


def leave_out(survey: Survey, held: Sequence[SurveyedFrame]) -> Survey:
    """``survey`` as if the frames ``held`` showed nothing: no still and no run has them."""
    indices = {frame.index for frame in held}
    nothing = FrameVerdict((), 0.0)
    return replace(
        survey,
        frames=tuple(
            SurveyedFrame(frame.index, 0, None, nothing) if frame.index in indices else frame for frame in survey.frames
        ),
    )


def find_runs(survey: Survey, min_length: int) -> tuple[tuple[SurveyedFrame, ...], ...]:
    """Stretches of at least ``min_length`` consecutive frames that show one steady take of the person.

    A blink or a blurred turn inside a stretch is natural; a missing, cut-off or jumping face ends it.
    """
    runs: list[tuple[SurveyedFrame, ...]] = []
    current: list[SurveyedFrame] = []
    for frame in survey.frames:
        if current and not (_is_presentable(frame) and _follows(current[-1], frame)):
            runs.append(tuple(current))
            current = []
        if _is_presentable(frame):
            current.append(frame)
    runs.append(tuple(current))
    return tuple(run for run in runs if len(run) >= min_length)


def _find_bin(frame: SurveyedFrame, survey: Survey) -> tuple[int, int]:
    if frame.face is None:
        raise ValueError("a frame without a face has no pose")
    yaw = frame.face.yaw_deg - survey.resting_yaw_deg
    pitch = frame.face.pitch_deg - survey.resting_pitch_deg
    return sum(yaw > edge for edge in _YAW_EDGES), sum(pitch > edge for edge in _PITCH_EDGES)


def _looks_ahead(frame: SurveyedFrame, survey: Survey) -> bool:
    if frame.face is None:
        return False
    yaw = abs(frame.face.yaw_deg - survey.resting_yaw_deg)
    return max(yaw, abs(frame.face.pitch_deg - survey.resting_pitch_deg)) <= _HELD_MAX_DEG


def _is_presentable(frame: SurveyedFrame) -> bool:
    bearable = {Flaw.EYES_CLOSED, Flaw.BLURRED, Flaw.TURNED_AWAY}
    return frame.face is not None and frame.face_count == 1 and set(frame.verdict.flaws) <= bearable


def _follows(before: SurveyedFrame, after: SurveyedFrame) -> bool:
    if before.face is None or after.face is None:
        return False
    step = np.hypot(*np.subtract(after.face.center_px, before.face.center_px))
    scale = after.face.head_height_px / max(before.face.head_height_px, 1e-3)
    return bool(step < _MAX_STEP_EYES * before.face.eye_distance_px and 1 / _MAX_STEP_SCALE < scale < _MAX_STEP_SCALE)
