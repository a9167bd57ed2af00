"""A recorded file fills the same ring, wherever in it the person looks ahead, and is marked as a file."""

from pathlib import Path

import numpy as np
import pytest

from studio.capture.scan_file import scan_file
from studio.capture.sources import FileSource
from studio.core.media import Ffmpeg
from studio.domain.capture import Sector
from studio.domain.errors import Cancelled, NoFaceFound, NotFound, ScanTooPoor
from tests.fakes.drawn_heads import DrawnSource
from tests.fakes.films import ReplayTracker, Shot
from tests.fakes.reporters import ListeningReporter


def film(shots: list[Shot]) -> DrawnSource:
    return DrawnSource([shot.rgb for shot in shots], origin="file")


def test_a_recording_is_scanned_and_says_what_is_missing(scan_shots: list[Shot]) -> None:
    listening = ListeningReporter()

    result = scan_file(film(scan_shots), listening, tracker=ReplayTracker(scan_shots), expected_count=len(scan_shots))

    assert result.origin == "file"
    assert result.missing == (Sector.OTHER_LIGHT,)
    assert len(result.frames) > 40
    assert listening.reports[-1].fraction > 0.95


def test_what_comes_before_the_look_ahead_is_used_too(scan_shots: list[Shot]) -> None:
    turns, rest = scan_shots[21:31], scan_shots[:20]
    shots = [*turns, *rest, *scan_shots[31:41]]

    result = scan_file(film(shots), ListeningReporter(), tracker=ReplayTracker(shots))

    assert min(frame.time_s for frame in result.frames) < len(turns) * 0.2


def test_recordings_that_cannot_do_are_refused_in_words(scan_shots: list[Shot]) -> None:
    turned = scan_shots[27:31] * 5
    with pytest.raises(ScanTooPoor, match="straight ahead"):
        scan_file(film(turned), ListeningReporter(), tracker=ReplayTracker(turned))
    blank = [Shot(np.zeros((48, 64, 3), np.uint8), None)] * 5
    with pytest.raises(NoFaceFound):
        scan_file(film(blank), ListeningReporter(), tracker=ReplayTracker(blank))
    with pytest.raises(Cancelled):
        scan_file(film(scan_shots), ListeningReporter(stop_at=5), tracker=ReplayTracker(scan_shots))


def test_the_sample_person_can_be_scanned_from_the_file(ffmpeg: Ffmpeg, scan_path: Path) -> None:
    result = scan_file(FileSource(ffmpeg, scan_path, fps=12), ListeningReporter(), expected_count=144)

    assert result.origin == "file"
    assert len(result.frames) >= 20
    assert {Sector.FRONT, Sector.LEFT_LITTLE, Sector.RIGHT_LITTLE} <= {frame.sector for frame in result.frames}


def test_a_file_that_is_not_there_is_said_to_be(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        scan_file(FileSource(ffmpeg, tmp_path / "gone.mp4"), ListeningReporter())
    with pytest.raises(NotFound):
        scan_file(FileSource(ffmpeg, tmp_path), ListeningReporter())
