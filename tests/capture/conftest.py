"""The drawn sample person's scan, read once."""

from pathlib import Path

import pytest

from studio.core.media import Ffmpeg, Frame
from studio.core.paths import shipped_dir


@pytest.fixture(scope="session")
def ffmpeg() -> Ffmpeg:
    return Ffmpeg.locate()


@pytest.fixture(scope="session")
def scan_path() -> Path:
    return shipped_dir("assets") / "samples" / "ada" / "scan.mp4"


@pytest.fixture(scope="session")
def scan_frames(ffmpeg: Ffmpeg, scan_path: Path) -> list[Frame]:
    """Four a second, 240 px high."""
    return list(ffmpeg.read_frames(scan_path, 4, 320))
