"""Good frames pass; dark, bright, blurred, small and cut-off ones are told apart."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageFilter

from studio.capture.face import FaceFinder
from studio.capture.quality import Flaw, FrameMeasures, QualityThresholds, judge_frames, measure_frame
from studio.core.media import Frame

THRESHOLDS = QualityThresholds()


@pytest.fixture(scope="module")
def finder() -> Iterator[FaceFinder]:
    with FaceFinder() as open_finder:
        yield open_finder


@pytest.fixture(scope="module")
def good(finder: FaceFinder, scan_frames: list[Frame]) -> FrameMeasures:
    return measure_frame(scan_frames[0], finder.find(scan_frames[0])[0])


def judge_last(*measures: FrameMeasures) -> set[Flaw]:
    return set(judge_frames(measures, THRESHOLDS)[-1].flaws)


def test_a_good_frame_passes(good: FrameMeasures) -> None:
    assert judge_last(good, good, good) == set()


def test_a_blurred_frame_is_noticed(finder: FaceFinder, scan_frames: list[Frame], good: FrameMeasures) -> None:
    soft = np.asarray(Image.fromarray(scan_frames[0]).filter(ImageFilter.GaussianBlur(4)))
    face = finder.find(scan_frames[0])[0]

    assert judge_last(good, good, good, measure_frame(soft, face)) == {Flaw.BLURRED}


@pytest.mark.parametrize(("gain", "flaw"), [(0.1, Flaw.TOO_DARK), (3.0, Flaw.TOO_BRIGHT)])
def test_bad_exposure_is_noticed(
    finder: FaceFinder, scan_frames: list[Frame], good: FrameMeasures, gain: float, flaw: Flaw
) -> None:
    exposed = np.clip(scan_frames[0].astype(np.float32) * gain, 0, 255).astype(np.uint8)
    face = finder.find(scan_frames[0])[0]

    assert flaw in judge_last(good, good, good, measure_frame(exposed, face))


def test_the_figures_do_not_depend_on_the_resolution(
    finder: FaceFinder, scan_frames: list[Frame], good: FrameMeasures
) -> None:
    height, width = scan_frames[0].shape[:2]
    large = np.asarray(Image.fromarray(scan_frames[0]).resize((width * 2, height * 2), Image.Resampling.LANCZOS))
    measured = measure_frame(large, finder.find(large)[0])

    assert measured.luma == pytest.approx(good.luma, abs=6)
    assert measured.sharpness == pytest.approx(good.sharpness, rel=0.5)


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        ({"eye_distance_px": 12.0}, Flaw.TOO_SMALL),
        ({"edge_distance_px": -5.0}, Flaw.CUT_OFF),
        ({"eye_opening": 0.04}, Flaw.EYES_CLOSED),
        ({"yaw_deg": 75.0}, Flaw.TURNED_AWAY),
    ],
)
def test_each_flaw_has_its_name(good: FrameMeasures, change: dict[str, float], flaw: Flaw) -> None:
    assert flaw in judge_last(good, good, good, replace(good, **change))


def test_a_turned_head_may_be_less_sharp(good: FrameMeasures) -> None:
    soft = replace(good, sharpness=good.sharpness * 0.35)

    assert judge_last(good, good, good, soft) == {Flaw.BLURRED}
    assert judge_last(good, good, good, replace(soft, yaw_deg=45.0)) == set()


def test_nothing_gives_nothing() -> None:
    assert judge_frames((), THRESHOLDS) == ()
