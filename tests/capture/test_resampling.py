"""Tones keep their pitch and level, what the lower rate cannot carry is gone."""

import numpy as np
import pytest

from studio.capture.resampling import resample
from tests.capture.voices import as_samples


@pytest.mark.parametrize(("from_hz", "to_hz"), [(44_100, 48_000), (8_000, 48_000), (48_000, 16_000), (22_050, 16_000)])
def test_a_tone_stays_what_it_was(from_hz: int, to_hz: int) -> None:
    tone = as_samples(0.5 * np.sin(2 * np.pi * 1000 * np.arange(from_hz) / from_hz))

    changed = resample(tone, from_hz, to_hz)

    wanted = 0.5 * np.sin(2 * np.pi * 1000 * np.arange(to_hz) / to_hz)
    assert len(changed) == to_hz
    middle = slice(to_hz // 4, -to_hz // 4)
    assert np.abs(changed[middle] - wanted[middle]).max() < 1e-3


def test_what_the_lower_rate_cannot_carry_is_gone() -> None:
    tone = as_samples(0.5 * np.sin(2 * np.pi * 9_000 * np.arange(48_000) / 48_000))

    assert np.abs(resample(tone, 48_000, 16_000)[1000:-1000]).max() < 1e-4


def test_equal_rates_change_nothing_and_absurd_ones_are_refused() -> None:
    tone = as_samples(np.ones(10))

    assert resample(tone, 48_000, 48_000) is tone
    with pytest.raises(ValueError, match="no resampling"):
        resample(tone, 5, 48_000)
