"""While somebody reads: what is wrong is heard at once, and the end of the sentence too."""

import numpy as np

from studio.capture.live_take import LiveTake
from studio.capture.resampling import Samples
from studio.capture.sound_judge import SoundLimits
from studio.domain.voice_sample import SoundFlaw
from tests.capture.voices import QUIET_ROOM, RATE_HZ, as_samples, blocks, noise, speech


def hear(samples: Samples, lost: int = 0) -> tuple[LiveTake, list[tuple[SoundFlaw, ...]]]:
    live = LiveTake(RATE_HZ, -68.0, SoundLimits())
    return live, [live.feed(block, lost if index == 3 else 0) for index, block in enumerate(blocks(samples))]


def test_a_good_reading_is_followed_to_its_end() -> None:
    live, flaws = hear(speech("ada", 1))

    assert set(flaws) == {()}
    assert live.has_begun
    assert not live.has_ended
    for block in blocks(noise(1.2, QUIET_ROOM)):
        live.feed(block, 0)
    assert live.has_ended
    assert np.array_equal(live.samples[: len(speech("ada", 1))], speech("ada", 1))


def test_silence_is_not_the_end_of_a_sentence_that_never_began() -> None:
    live, flaws = hear(noise(5.0, QUIET_ROOM))

    assert not live.has_begun
    assert not live.has_ended
    assert flaws[20] == ()
    assert flaws[-1] == (SoundFlaw.TOO_QUIET,)


def test_trouble_is_told_at_once() -> None:
    loud = as_samples(6 * speech("bo", 1))
    first = next(index for index, flaws in enumerate(hear(loud)[1]) if SoundFlaw.CLIPPED in flaws)

    assert first < 20
    assert SoundFlaw.TOO_QUIET in hear(as_samples(0.02 * speech("bo", 1)))[1][-1]
    assert SoundFlaw.NO_SIGNAL in hear(as_samples(np.zeros(2 * RATE_HZ)))[1][-1]
    assert SoundFlaw.GAP in hear(speech("bo", 1), lost=200)[1][-1]


def test_a_recording_that_never_ends_is_bounded() -> None:
    live, flaws = hear(noise(30.0, 0.05))

    assert SoundFlaw.TOO_LONG in flaws[-1]
    assert live.duration_s < 23


def test_a_voice_that_hardly_stands_out_of_the_room_is_told_at_once() -> None:
    live = LiveTake(RATE_HZ, -36.0, SoundLimits())
    said = as_samples(0.6 * speech("bo", 1) + noise(len(speech("bo", 1)) / RATE_HZ, 0.02))

    assert SoundFlaw.NOISY in [live.feed(block, 0) for block in blocks(said)][-1]
