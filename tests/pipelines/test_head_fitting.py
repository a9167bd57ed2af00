"""From a stored scan to a head."""

import numpy as np
import pytest
import torch

from studio.core.media import Ffmpeg
from studio.core.paths import shipped_dir
from studio.domain.errors import Cancelled, ScanTooPoor
from studio.pipelines.head_fitting import collect_frames, fit_head
from tests.fakes.reporters import ListeningReporter


@pytest.fixture(scope="module")
def ffmpeg() -> Ffmpeg:
    return Ffmpeg.locate()


@pytest.fixture(scope="module")
def scan() -> bytes:
    return (shipped_dir("assets") / "samples" / "ada" / "scan.mp4").read_bytes()


def test_a_scan_becomes_a_head(ffmpeg: Ffmpeg, scan: bytes) -> None:
    frames = list(ffmpeg.read_frames(scan, 2.0, 320))
    height, width = frames[0].shape[:2]
    short = ffmpeg.encode_frames(frames, 2.0, width_px=width, height_px=height)
    head = fit_head(ffmpeg, [short], class_word="woman", reporter=ListeningReporter())
    assert head.looks.class_word == "woman"
    assert bool(torch.isfinite(head.albedo).all())
    assert head.features.eyes[0][0] < 0 < head.features.eyes[1][0]


def test_a_faceless_recording_is_refused(ffmpeg: Ffmpeg) -> None:
    grey = [np.full((96, 96, 3), 120, np.uint8)] * 12
    blank = ffmpeg.encode_frames(grey, 6.0, width_px=96, height_px=96)
    with pytest.raises(ScanTooPoor, match="no face seen"):
        collect_frames(ffmpeg, [blank], ListeningReporter())


def test_a_cancelled_fit_ends_at_once(ffmpeg: Ffmpeg, scan: bytes) -> None:
    with pytest.raises(Cancelled):
        fit_head(ffmpeg, [scan], class_word="woman", reporter=ListeningReporter(stop_at=3))
