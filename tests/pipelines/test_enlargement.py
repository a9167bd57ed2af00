"""Enlarged clips: size and rate, and a drawing's detail where it shows the same thing, nowhere else."""

import numpy as np
import numpy.typing as npt
import pytest

from studio.pipelines.enlargement import Delivery, enlarge_clip, transfer_detail

Frames = npt.NDArray[np.uint8]


def draw_large(phase: float = 0.0) -> Frames:
    rows, columns = np.mgrid[0:128, 0:192]
    coarse = 110 + 60 * np.sin(columns / 34 + phase) * np.cos(rows / 26)
    fine = 25 * np.sin(columns * 1.9) * np.sin(rows * 2.3)
    return np.repeat((coarse + fine)[None, ..., None], 3, 3).clip(0, 255).astype(np.uint8)


def shrink(frames: Frames) -> Frames:
    count, height, width, _ = frames.shape
    blocks = frames.reshape(count, height // 8, 8, width // 8, 8, 3).astype(float)
    return np.asarray(blocks.mean((2, 4)).round(), np.uint8)


def test_the_clip_grows_in_size_and_rate() -> None:
    small = np.repeat(shrink(draw_large()), 3, 0)
    made = list(enlarge_clip(small, Delivery(enlarge=True, rate_factor=3), None))
    assert len(made) == 7
    assert {frame.shape for frame in made} == {(128, 192, 3)}
    assert np.array_equal(list(enlarge_clip(small, Delivery(False, 1), None)), small)


def test_detail_comes_back_where_clip_and_drawing_agree() -> None:
    large = draw_large()
    small = shrink(large)
    (plain,) = enlarge_clip(small, Delivery(True, 1), None)
    (detailed,) = enlarge_clip(small, Delivery(True, 1), None, guide=large)
    inner = (slice(16, -16), slice(16, -16))
    before = np.abs(plain.astype(int) - large[0])[inner].mean()
    assert np.abs(detailed.astype(int) - large[0])[inner].mean() < 0.35 * before


def test_detail_stays_away_where_the_clip_shows_something_else() -> None:
    small = shrink(draw_large())
    (plain,) = enlarge_clip(small, Delivery(True, 1), None)
    other = draw_large(phase=np.pi)
    (detailed,) = enlarge_clip(small, Delivery(True, 1), None, guide=other)
    different = np.kron(np.abs(shrink(other)[0].astype(int) - small[0]) > 95, np.ones((8, 8, 1))) > 0
    assert different.mean() > 0.05
    change = np.abs(detailed.astype(int) - plain)[different]
    agreeing = np.abs(transfer_detail(small, plain[None], draw_large())[0].astype(int) - plain)[different]
    assert change.mean() < 0.4 * agreeing.mean()


def test_what_the_model_changed_in_coarse_light_is_kept() -> None:
    large = draw_large()
    lighter = (shrink(large).astype(int) + 20).clip(0, 255).astype(np.uint8)
    (plain,) = enlarge_clip(lighter, Delivery(True, 1), None)
    made = transfer_detail(lighter, plain[None], large)[0]
    assert abs((made.astype(int) - large[0]).mean() - 20) < 2


def test_a_guide_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="guide"):
        transfer_detail(shrink(draw_large()), draw_large(), draw_large()[:, :64])
