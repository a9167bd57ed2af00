"""Which scans are accepted, and what is said of the others."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.capture.scan import ScanLimits, examine_scan, list_pictures
from studio.core.media import Ffmpeg, Frame, write_poster
from studio.domain.errors import (
    Cancelled,
    NoFaceFound,
    NotFound,
    ScanTooPoor,
    ScanTooShort,
    SeveralFacesFound,
    StudioError,
    UnreadableMedia,
)
from tests.fakes.reporters import ListeningReporter


def write_scan(ffmpeg: Ffmpeg, target: Path, frames: list[Frame], fps: float = 4) -> Path:
    height, width = frames[0].shape[:2]
    return ffmpeg.write_clip(target, frames, fps, width_px=width, height_px=height)


def refuse(ffmpeg: Ffmpeg, path: Path) -> StudioError:
    with pytest.raises(StudioError) as caught:
        examine_scan(ffmpeg, path, reporter=ListeningReporter())
    assert path.name in caught.value.message
    assert caught.value.hint
    return caught.value


def test_a_good_scan_is_accepted(ffmpeg: Ffmpeg, scan_path: Path) -> None:
    listening = ListeningReporter()

    report = examine_scan(ffmpeg, scan_path, reporter=listening)

    assert report.duration_s == pytest.approx(12, abs=0.5)
    assert report.usable_count > 0.9 * report.frame_count
    assert 12 <= len(report.still_indices) <= 24
    assert report.runs
    assert report.yaw_range_deg > 30
    assert report.warnings == ()
    assert listening.reports[-1].fraction > 0.9


def test_examining_can_be_stopped(ffmpeg: Ffmpeg, scan_path: Path) -> None:
    with pytest.raises(Cancelled):
        examine_scan(ffmpeg, scan_path, reporter=ListeningReporter(stop_at=4))


def test_a_short_scan_is_refused(ffmpeg: Ffmpeg, scan_frames: list[Frame], tmp_path: Path) -> None:
    path = write_scan(ffmpeg, tmp_path / "short.mp4", scan_frames[:4])

    assert isinstance(refuse(ffmpeg, path), ScanTooShort)


def test_a_scan_without_a_face_is_refused(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    wall = np.full((240, 180, 3), 140, np.uint8)

    assert isinstance(refuse(ffmpeg, write_scan(ffmpeg, tmp_path / "wall.mp4", [wall] * 16)), NoFaceFound)


def test_a_scan_of_two_people_is_refused(ffmpeg: Ffmpeg, scan_frames: list[Frame], tmp_path: Path) -> None:
    both = [np.hstack([frame, scan_frames[0]]) for frame in scan_frames[:16]]

    assert isinstance(refuse(ffmpeg, write_scan(ffmpeg, tmp_path / "two.mp4", both)), SeveralFacesFound)


def test_a_scan_in_the_dark_is_refused(ffmpeg: Ffmpeg, scan_frames: list[Frame], tmp_path: Path) -> None:
    dark = [(frame * 0.12).astype(np.uint8) for frame in scan_frames[:16]]

    error = refuse(ffmpeg, write_scan(ffmpeg, tmp_path / "dark.mp4", dark))

    assert isinstance(error, ScanTooPoor | NoFaceFound)


def test_a_far_away_face_is_refused(ffmpeg: Ffmpeg, scan_frames: list[Frame], tmp_path: Path) -> None:
    far = []
    for frame in scan_frames[:16]:
        room = np.full((320, 240, 3), 200, np.uint8)
        small = np.asarray(Image.fromarray(frame).resize((114, 152)))
        room[84:236, 60:174] = small
        far.append(room)

    error = refuse(ffmpeg, write_scan(ffmpeg, tmp_path / "far.mp4", far))

    assert isinstance(error, ScanTooPoor)
    assert "too far away" in error.message


def test_a_scan_from_one_side_is_accepted_with_a_warning(
    ffmpeg: Ffmpeg, scan_frames: list[Frame], tmp_path: Path
) -> None:
    path = write_scan(ffmpeg, tmp_path / "still.mp4", [scan_frames[0]] * 16)

    report = examine_scan(ffmpeg, path, reporter=ListeningReporter())

    assert any("one side" in warning for warning in report.warnings)


def test_what_is_no_video_is_refused(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("not a video", encoding="utf-8")

    assert isinstance(refuse(ffmpeg, text), UnreadableMedia)
    assert isinstance(refuse(ffmpeg, tmp_path / "gone.mp4"), NotFound)


def test_a_folder_of_pictures_is_a_scan_too(ffmpeg: Ffmpeg, scan_frames: list[Frame], tmp_path: Path) -> None:
    for number, frame in enumerate(scan_frames[::4], start=1):
        write_poster(tmp_path / f"me {number}.jpg", frame)
    (tmp_path / "notes.txt").write_text("not a picture", encoding="utf-8")

    report = examine_scan(ffmpeg, tmp_path, reporter=ListeningReporter())

    assert [path.name for path in list_pictures(tmp_path)][9:11] == ["me 10.jpg", "me 11.jpg"]
    assert report.frame_count == len(scan_frames[::4])
    assert report.still_indices
    assert report.runs == ()


def test_a_folder_with_too_few_or_broken_pictures_is_refused(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    assert isinstance(refuse(ffmpeg, tmp_path), ScanTooShort)
    for number in range(8):
        (tmp_path / f"{number}.png").write_bytes(b"broken")

    with pytest.raises(UnreadableMedia, match=r"0\.png"):
        examine_scan(ffmpeg, tmp_path, limits=ScanLimits(), reporter=ListeningReporter())
