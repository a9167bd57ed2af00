"""Each flaw has a recording that shows it, and good recordings have none."""

import numpy as np
import pytest

from studio.capture.resampling import Samples, resample
from studio.capture.room_tone import measure_room
from studio.capture.sound_judge import FLAW_WEIGHTS, Weight, has_weight, judge_take, measure_take
from studio.domain.voice_sample import SoundFlaw
from tests.capture.voices import QUIET_ROOM, RATE_HZ, SENTENCES, as_samples, noise, speech


def flaws_of(samples: Samples, number: int = 1, rate_hz: int = RATE_HZ) -> tuple[SoundFlaw, ...]:
    return judge_take(measure_take(samples, rate_hz), SENTENCES[number - 1])


@pytest.mark.parametrize("name", ["ada", "bo"])
def test_good_takes_have_no_flaw_at_any_rate(name: str) -> None:
    for number in range(1, 7):
        assert flaws_of(speech(name, number), number) == ()
    for rate_hz in (8_000, 44_100, 96_000):
        assert flaws_of(resample(speech(name, 1), RATE_HZ, rate_hz), 1, rate_hz) == ()


@pytest.mark.parametrize("name", ["ada", "bo"])
def test_each_flaw_is_found(name: str) -> None:
    good = speech(name, 1)
    loud = as_samples(good / np.abs(good).max())

    assert flaws_of(as_samples(np.zeros(RATE_HZ))) == (SoundFlaw.NO_SIGNAL,)
    assert flaws_of(as_samples(good * 0.02)) == (SoundFlaw.TOO_QUIET,)
    assert flaws_of(as_samples(good * 4)) == (SoundFlaw.CLIPPED,)
    assert flaws_of(loud) == (SoundFlaw.TOO_LOUD,)
    assert flaws_of(good + noise(len(good) / RATE_HZ, 0.03)) == (SoundFlaw.NOISY,)
    assert flaws_of(good + np.float32(0.03)) == (SoundFlaw.DC_OFFSET,)
    assert flaws_of(good[RATE_HZ // 2 :]) == (SoundFlaw.CUT_AT_START,)
    assert flaws_of(good[: -RATE_HZ // 2 - 2000]) == (SoundFlaw.CUT_AT_END,)
    assert SoundFlaw.TOO_SHORT in flaws_of(good[: RATE_HZ * 3 // 2])
    assert SoundFlaw.TOO_LONG in flaws_of(np.tile(good, 8))


def test_noise_alone_is_too_quiet_or_too_short() -> None:
    assert flaws_of(noise(3.0, QUIET_ROOM)) == (SoundFlaw.TOO_QUIET,)
    assert SoundFlaw.TOO_SHORT in flaws_of(noise(3.0, 0.05))


@pytest.mark.parametrize("snr_db", [10, 20, 30])
def test_the_distance_to_the_noise_is_read_within_some_decibels(snr_db: int) -> None:
    good = speech("ada", 1)
    power = float(np.mean(good[np.abs(good) > 0.01] ** 2))
    level = float(np.sqrt(power / 10 ** (snr_db / 10)))
    room = measure_room(noise(2.0, level, 1), RATE_HZ)

    measured = measure_take(good + noise(len(good) / RATE_HZ, level, 2), RATE_HZ, room)

    assert measured.snr_db == pytest.approx(snr_db, abs=3.0)


def test_every_flaw_has_a_weight() -> None:
    assert set(FLAW_WEIGHTS) == set(SoundFlaw)
    assert has_weight((SoundFlaw.HUM, SoundFlaw.GAP), Weight.MUST_REPEAT)
    assert not has_weight((SoundFlaw.HUM,), Weight.SHOULD_REPEAT)
