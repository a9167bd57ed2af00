"""Pictures in between: the right number, the neighbours kept, moving things halfway, cuts without ghosts of motion."""

import numpy as np
import numpy.typing as npt
import pytest

from studio.pipelines.smoothing import interpolate_frames


def draw_ball(centre_x: float, size: int = 96) -> npt.NDArray[np.uint8]:
    rows, columns = np.mgrid[0:size, 0:size]
    texture = 90 + 30 * np.sin(columns / 5) * np.sin(rows / 7)
    ball = 1 / (1 + np.exp(np.hypot(rows - size / 2, columns - centre_x) - 14))
    shade = texture * (1 - ball) + (200 + 20 * np.sin(rows / 3)) * ball
    return np.repeat(shade[..., None], 3, 2).astype(np.uint8)


def find_ball(frame: npt.NDArray[np.uint8]) -> float:
    weight = (frame[..., 0].astype(float) - 150).clip(0)
    return float((weight.sum(0) * np.arange(frame.shape[1])).sum() / weight.sum())


def test_frames_are_kept_and_the_right_number_comes_between() -> None:
    frames = np.stack([draw_ball(x) for x in (40, 46, 52)])
    made = list(interpolate_frames(frames, 3))
    assert len(made) == 7
    for index, frame in enumerate(frames):
        assert np.array_equal(made[3 * index], frame)
    assert len(list(interpolate_frames(frames, 1))) == 3


def test_a_moving_thing_is_halfway_in_between_and_as_sharp() -> None:
    before, after = draw_ball(40), draw_ball(50)
    middle = list(interpolate_frames(np.stack([before, after]), 2))[1]
    assert find_ball(middle) == pytest.approx(45, abs=0.7)
    faded = (before.astype(int) + after) // 2
    error = np.abs(middle.astype(int) - draw_ball(45)).mean()
    assert error < 0.6 * np.abs(faded - draw_ball(45)).mean()


def test_what_stands_still_stays_still() -> None:
    still = draw_ball(48)
    made = list(interpolate_frames(np.stack([still, still]), 4))
    assert max(np.abs(frame.astype(int) - still).max() for frame in made) <= 1


def test_no_factor_below_one() -> None:
    with pytest.raises(ValueError, match="factor"):
        list(interpolate_frames(np.zeros((2, 16, 16, 3), np.uint8), 0))
