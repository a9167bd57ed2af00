"""The face scan as it comes in: a video file or a folder of pictures. Accepts or refuses it; keeps nothing of it."""

import re
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from studio.capture.quality import QualityThresholds
from studio.capture.survey import Survey, choose_stills, find_runs, survey_frames
from studio.core.frames import PICTURE_SUFFIXES, Frame, pad_frame, read_picture
from studio.core.media import Ffmpeg, MediaLimits
from studio.domain.errors import NoFaceFound, NotFound, ScanTooPoor, ScanTooShort, SeveralFacesFound, UnreadableMedia
from studio.domain.job import Reporter

EXAMINED_FPS = 8.0
MAX_STORED_FPS = 24.0
_STAGE = "examining the scan"


@dataclass(frozen=True)
class ScanLimits:
    """What a scan must have. A longer one than ``media`` allows shows nothing new and takes long to examine."""

    media: MediaLimits = field(default_factory=lambda: MediaLimits(max_duration_s=180.0))
    min_duration_s: float = 3.0
    min_pictures: int = 8
    max_pictures: int = 400
    max_side_px: int = 720
    # A person may look away for a while, but not for most of the scan.
    max_faceless_share: float = 0.5
    # A false second face on one frame happens; a second person stays.
    max_crowded_share: float = 0.06
    min_usable_frames: int = 8
    wanted_stills: int = 24
    min_run_s: float = 1.0
    quality: QualityThresholds = field(default_factory=QualityThresholds)


@dataclass(frozen=True)
class ScanReport:
    """What an accepted scan offers. Indices are of frames at `EXAMINED_FPS`, or of pictures in the folder's order."""

    duration_s: float
    frame_count: int
    usable_count: int
    still_indices: tuple[int, ...]
    runs: tuple[tuple[int, int], ...]
    yaw_range_deg: float
    warnings: tuple[str, ...] = ()


def examine_scan(ffmpeg: Ffmpeg, path: Path, *, limits: ScanLimits | None = None, reporter: Reporter) -> ScanReport:
    """Check that ``path`` shows exactly one person, long and well enough.

    Raises `NotFound`, `UnreadableMedia`, `InvalidInput`, `ScanTooShort`, `NoFaceFound`, `SeveralFacesFound`,
    `ScanTooPoor`; `Cancelled` through ``reporter``.
    """
    asked = limits or ScanLimits()
    duration_s, fps, count = _measure_source(ffmpeg, path, asked)
    with closing(read_scan(ffmpeg, path, EXAMINED_FPS, asked)) as frames:
        survey = survey_frames(frames, reporter, expected_count=count, stage=_STAGE, thresholds=asked.quality)
    _require_one_person(survey, path.name, asked)
    _require_usable(survey, path.name, asked)
    runs = find_runs(survey, max(2, round(asked.min_run_s * fps))) if fps else ()
    yaws = [frame.face.yaw_deg for frame in survey.usable if frame.face]
    report = ScanReport(
        duration_s=duration_s,
        frame_count=len(survey.frames),
        usable_count=len(survey.usable),
        still_indices=tuple(frame.index for frame in choose_stills(survey, asked.wanted_stills)),
        runs=tuple((run[0].index, run[-1].index + 1) for run in runs),
        yaw_range_deg=max(yaws) - min(yaws),
    )
    return replace(report, warnings=_find_warnings(survey, report))


def read_scan(ffmpeg: Ffmpeg, path: Path, fps: float, limits: ScanLimits) -> Generator[Frame, None, None]:
    """Frames of a video at ``fps``, or the pictures of a folder padded to one size: uint8 [H, W, 3], one size."""
    if not path.is_dir():
        return ffmpeg.read_frames(path, fps, limits.max_side_px)
    return _read_folder(path, limits)


def measure_stored_fps(ffmpeg: Ffmpeg, path: Path, limits: ScanLimits) -> float:
    """The rate to keep a scan at: its own, bounded."""
    if path.is_dir():
        return EXAMINED_FPS
    return min(ffmpeg.probe(path, limits.media).fps or MAX_STORED_FPS, MAX_STORED_FPS)


def list_pictures(folder: Path) -> tuple[Path, ...]:
    """Picture files of ``folder`` in natural order (2 before 10), hidden ones left out."""
    found = [
        path
        for path in folder.iterdir()
        if path.is_file() and path.suffix.lower() in PICTURE_SUFFIXES and not path.name.startswith(".")
    ]
    return tuple(sorted(found, key=lambda path: natural_key(path.name)))


def natural_key(name: str) -> tuple[tuple[int, str], ...]:
    """Sorts runs of digits by their value."""
    parts = re.split(r"(\d+)", name.lower())
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts if part)


def _measure_source(ffmpeg: Ffmpeg, path: Path, limits: ScanLimits) -> tuple[float, float, int]:
    """(duration in seconds, frames a second or 0 for pictures, number of frames to come)."""
    if path.is_dir():
        count = len(list_pictures(path))
        if count < limits.min_pictures:
            raise ScanTooShort(
                f"{path.name} holds {count} pictures; at least {limits.min_pictures} are needed.",
                "Add pictures of the same person from different sides.",
            )
        if count > limits.max_pictures:
            raise ScanTooPoor(
                f"{path.name} holds {count} pictures; at most {limits.max_pictures} are taken.", "Keep the best ones."
            )
        return count / EXAMINED_FPS, 0.0, count
    if not path.exists():
        raise NotFound(f"There is no scan named {path.name}.", "Check the path of the video.")
    facts = ffmpeg.probe(path, limits.media)
    if not facts.has_video:
        raise UnreadableMedia(f"{path.name} holds no pictures.", "Give a video of the face.")
    if facts.duration_s < limits.min_duration_s:
        raise ScanTooShort(
            f"{path.name} lasts {facts.duration_s:.1f} s; a scan needs at least {limits.min_duration_s:.0f} s.",
            "Record about ten seconds: look straight, then turn the head slowly to both sides, up and down.",
        )
    return facts.duration_s, EXAMINED_FPS, max(1, round(facts.duration_s * EXAMINED_FPS))


def _read_folder(folder: Path, limits: ScanLimits) -> Generator[Frame, None, None]:
    pictures = list_pictures(folder)
    first = read_picture(pictures[0], limits.max_side_px)
    height, width = (side // 2 * 2 for side in first.shape[:2])
    for path in pictures:
        yield pad_frame(read_picture(path, limits.max_side_px), width, height)


def _require_one_person(survey: Survey, name: str, limits: ScanLimits) -> None:
    total = len(survey.frames)
    faceless = sum(frame.face_count == 0 for frame in survey.frames)
    crowded = sum(frame.face_count > 1 for frame in survey.frames)
    if faceless > limits.max_faceless_share * total:
        raise NoFaceFound(
            f"No face was found in {faceless} of {total} frames of {name}.",
            "Film the face from the front, near and evenly lit, without mask or sunglasses.",
        )
    if crowded > limits.max_crowded_share * total:
        raise SeveralFacesFound(
            f"More than one face was found in {crowded} of {total} frames of {name}.",
            "Only the person who consents may be in the picture; mind mirrors and posters too.",
        )


def _require_usable(survey: Survey, name: str, limits: ScanLimits) -> None:
    usable = len(survey.usable)
    if usable >= limits.min_usable_frames:
        return
    flaws = ", ".join(f"{flaw.value} ({count})" for flaw, count in survey.count_flaws().items())
    raise ScanTooPoor(
        f"Only {usable} of {len(survey.frames)} frames of {name} are usable: {flaws}.",
        "Record again in even light, holding the camera still, with the whole head in the picture.",
    )


def _find_warnings(survey: Survey, report: ScanReport) -> tuple[str, ...]:
    warnings = []
    if report.yaw_range_deg < 20:
        warnings.append("The scan shows the face from one side only; a likeness from other sides will be a guess.")
    faced = sum(frame.face is not None for frame in survey.frames)
    if report.usable_count < 0.5 * faced:
        worst = next(iter(survey.count_flaws()), None)
        if worst is not None:
            warnings.append(f"Half of the scan's frames were left out, mostly: {worst.value}.")
    return tuple(warnings)
