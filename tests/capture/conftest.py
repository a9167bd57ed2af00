"""The drawn sample person's scan, read once."""

from pathlib import Path

import pytest

from studio.core.media import Ffmpeg, Frame
from studio.core.paths import shipped_dir
from tests.fakes.drawn_heads import DrawnHead, do_as_told
from tests.fakes.films import Shot, shoot


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


@pytest.fixture(scope="session")
def drawn_head() -> DrawnHead:
    return DrawnHead()


@pytest.fixture(scope="session")
def scan_shots(drawn_head: DrawnHead) -> list[Shot]:
    """A whole guided scan of a drawn person but for the other light, 0.2 s a frame."""
    return shoot(drawn_head.draw_all(do_as_told()))


@pytest.fixture(scope="session")
def rest_shots(scan_shots: list[Shot]) -> list[Shot]:
    """The first of them, at rest."""
    return scan_shots[:18]
