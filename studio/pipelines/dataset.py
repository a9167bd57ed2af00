"""From a scan to captioned training samples: aligned stills and short clips at a model's own sizes.

Works on bytes in memory, so that no plain picture of a face is ever written. Judges no consent; its callers do.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.capture.face import Face
from studio.capture.likeness import FaceDescriptor, describe_likeness
from studio.capture.scan import ScanLimits, measure_stored_fps, read_scan
from studio.capture.survey import (
    Survey,
    SurveyedFrame,
    choose_held_out,
    choose_stills,
    find_runs,
    leave_out,
    survey_frames,
)
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.domain.errors import ScanTooPoor
from studio.domain.job import Progress, Reporter
from studio.engines.card_parts import ActionKey, CaptionWords, CropRule
from studio.pipelines.actions import ActionJudge
from studio.pipelines.framing import Placement, crop_head, place_head

WANTED_STILLS = 24
WANTED_CLIPS = 16
STORED_SIDE_PX = 720
_MAX_FRAMES = 8_000
# A model that sees every still framed alike learns the frame with the face.
_SCALE_JITTER = 0.06
_SHIFT_JITTER = 0.03
_SURVEY_STAGE = "finding the face"
_CROP_STAGE = "cutting training pictures"


@dataclass(frozen=True, eq=False)
class TrainingSample:
    """``frames`` is uint8 [T, H, W, 3] RGB: a still (T = 1) or a clip. ``caption`` tells what it shows.

    ``focus`` is where the head is: an ellipse (centre x, centre y, half width, half height) in shares of the frame.
    """

    frames: npt.NDArray[np.uint8]
    caption: str
    focus: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, eq=False)
class Dataset:
    """What a scan gives to learn from, and descriptors of frames that were kept out of it, to measure a likeness by.

    ``held_out`` is empty when the scan is too short to spare a moment.
    """

    samples: tuple[TrainingSample, ...]
    held_out: tuple[FaceDescriptor, ...]


@dataclass(frozen=True, eq=False)
class _Cut:
    """A stretch of frames ``first`` … ``first + len(heads) - 1`` to cut out at one size."""

    first: int
    heads: tuple[Placement, ...]
    size_px: tuple[int, int]
    action: ActionKey


def normalize_scan(ffmpeg: Ffmpeg, path: Path, limits: ScanLimits | None = None) -> bytes:
    """The scan as it is kept: H.264 in memory, at most 720 px a side and 24 frames a second, no sound, no tags.

    ``path`` is a video or a folder of pictures. Raises `UnreadableMedia`, `InvalidInput`.
    """
    asked = replace(limits or ScanLimits(), max_side_px=STORED_SIDE_PX)
    fps = measure_stored_fps(ffmpeg, path, asked)
    with closing(read_scan(ffmpeg, path, fps, asked)) as frames:
        first = next(frames)
        height, width = (max(side // 2 * 2, 16) for side in first.shape[:2])
        return ffmpeg.encode_frames(chain((first,), frames), fps, width_px=width, height_px=height)


def build_dataset(
    ffmpeg: Ffmpeg,
    scan: bytes,
    *,
    trigger: str,
    class_word: str,
    sizes: Sequence[tuple[int, int]],
    clip_frames: int,
    fps: float,
    crop: CropRule,
    words: CaptionWords,
    seed: int,
    reporter: Reporter,
) -> Dataset:
    """Up to 24 stills and 16 clips of ``clip_frames`` frames at ``fps`` for every (width, height) of ``sizes``.

    ``scan`` is what `normalize_scan` gave. Equal arguments give equal samples.
    Raises `UnreadableMedia`, `ScanTooPoor` (no usable frame); `Cancelled` through ``reporter``.
    """
    facts = ffmpeg.probe(scan)
    count = min(max(1, round(facts.duration_s * fps)), _MAX_FRAMES)
    with closing(_read_scan(ffmpeg, scan, fps)) as frames:
        survey = survey_frames(frames, reporter, expected_count=count, stage=_SURVEY_STAGE)
    held = choose_held_out(survey)
    cuts = _plan_cuts(leave_out(survey, held), sizes, clip_frames, np.random.default_rng(seed))
    if not cuts:
        raise ScanTooPoor("The stored scan shows no usable face.", "Scan the person again.")
    with closing(_read_scan(ffmpeg, scan, fps)) as frames:
        described: list[FaceDescriptor] = []
        watched = _describe_passing(frames, held, described)
        cropped = _cut_frames(watched, cuts, crop, reporter, count)
    samples = tuple(
        TrainingSample(np.stack(frames), words.caption(trigger, class_word, cut.action), _focus(crop, cut.size_px))
        for cut, frames in zip(cuts, cropped, strict=True)
        if len(frames) == len(cut.heads)
    )
    return Dataset(samples, tuple(described))


def _describe_passing(
    frames: Iterator[Frame], held: Sequence[SurveyedFrame], described: list[FaceDescriptor]
) -> Iterator[Frame]:
    """``frames`` as they are; of those that are held, descriptors are added to ``described`` on the way."""
    faces = {frame.index: _face_of(frame) for frame in held}
    for index, frame in enumerate(frames):
        if index in faces:
            described.append(describe_likeness(frame, faces[index]))
        yield frame


def _plan_cuts(
    survey: Survey, sizes: Sequence[tuple[int, int]], clip_frames: int, rng: np.random.Generator
) -> tuple[_Cut, ...]:
    """Stills first, then clips, for every size."""
    faces = [frame.face for frame in survey.frames if frame.face]
    if not faces:
        return ()
    judge = ActionJudge(faces)
    stills = choose_stills(survey, WANTED_STILLS)
    windows = _choose_windows(survey, judge, clip_frames, rng) if clip_frames > 1 else ()
    cuts = []
    for size in sizes:
        for frame in stills:
            face = _face_of(frame)
            cuts.append(_Cut(frame.index, (_jitter(place_head(face), rng),), size, judge.judge((face,))))
        for window in windows:
            shown = [_face_of(frame) for frame in window]
            # One framing for the whole clip: the head moves in the picture, the camera stands still.
            head = _jitter(place_head(*shown), rng)
            cuts.append(_Cut(window[0].index, (head,) * len(window), size, judge.judge(shown)))
    return tuple(cuts)


def _choose_windows(
    survey: Survey, judge: ActionJudge, clip_frames: int, rng: np.random.Generator
) -> tuple[tuple[SurveyedFrame, ...], ...]:
    """Up to `WANTED_CLIPS` stretches of ``clip_frames`` frames, the actions in turn."""
    windows: dict[ActionKey, list[tuple[SurveyedFrame, ...]]] = {}
    for run in find_runs(survey, clip_frames):
        step = max(1, clip_frames // 3)
        for start in range(0, len(run) - clip_frames + 1, step):
            window = run[start : start + clip_frames]
            windows.setdefault(judge.judge([_face_of(frame) for frame in window]), []).append(window)
    waiting = [windows[action] for action in sorted(windows)]
    for candidates in waiting:
        rng.shuffle(candidates)
    chosen: list[tuple[SurveyedFrame, ...]] = []
    while any(waiting) and len(chosen) < WANTED_CLIPS:
        for candidates in waiting:
            if candidates and len(chosen) < WANTED_CLIPS:
                chosen.append(candidates.pop())
    return tuple(sorted(chosen, key=lambda window: window[0].index))


def _cut_frames(
    frames: Iterator[Frame], cuts: Sequence[_Cut], crop: CropRule, reporter: Reporter, count: int
) -> list[list[Frame]]:
    """The frames of every cut, gathered in one pass over the scan."""
    wanted: Mapping[int, list[tuple[int, Placement]]] = _index_cuts(cuts)
    gathered: list[list[Frame]] = [[] for _ in cuts]
    for index, frame in enumerate(frames):
        reporter.report(Progress(_CROP_STAGE, min(index, count), count))
        for number, head in wanted.get(index, ()):
            gathered[number].append(crop_head(frame, head, crop, *cuts[number].size_px))
    return gathered


def _index_cuts(cuts: Sequence[_Cut]) -> dict[int, list[tuple[int, Placement]]]:
    wanted: dict[int, list[tuple[int, Placement]]] = {}
    for number, cut in enumerate(cuts):
        for offset, head in enumerate(cut.heads):
            wanted.setdefault(cut.first + offset, []).append((number, head))
    return wanted


def _focus(crop: CropRule, size_px: tuple[int, int]) -> tuple[float, float, float, float]:
    """The whole head, hair included, where the crop rule puts it."""
    width, height = size_px
    return (crop.center_x, crop.center_y, 0.52 * crop.head_height * height / width, 0.72 * crop.head_height)


def _face_of(frame: SurveyedFrame) -> Face:
    if frame.face is None:
        raise ValueError(f"frame {frame.index} was chosen without a face")
    return frame.face


def _jitter(head: Placement, rng: np.random.Generator) -> Placement:
    shift_px = _SHIFT_JITTER * head.head_height_px
    return replace(
        head,
        center_x_px=head.center_x_px + rng.uniform(-shift_px, shift_px),
        center_y_px=head.center_y_px + rng.uniform(-shift_px, shift_px),
        head_height_px=head.head_height_px * (1 + rng.uniform(-_SCALE_JITTER, _SCALE_JITTER)),
    )


def _read_scan(ffmpeg: Ffmpeg, scan: bytes, fps: float) -> Generator[Frame, None, None]:
    with closing(ffmpeg.read_frames(scan, fps, STORED_SIDE_PX)) as frames:
        yield from islice(frames, _MAX_FRAMES)
