"""The room: its noise, its hum, a dead microphone, and somebody who talks meanwhile."""

import numpy as np
import pytest

from studio.capture.room_tone import measure_room
from studio.domain.voice_sample import SoundFlaw
from tests.capture.voices import QUIET_ROOM, RATE_HZ, as_samples, hum, noise, speech


def test_a_quiet_room_is_fine() -> None:
    room = measure_room(noise(2.0, QUIET_ROOM), RATE_HZ)

    assert room.flaws == ()
    assert room.noise_db == pytest.approx(-68.0, abs=1.0)
    assert room.hum_hz == 0
    assert room.duration_s == 2.0


@pytest.mark.parametrize("mains_hz", [50.0, 60.0])
@pytest.mark.parametrize("rate_hz", [16_000, 44_100])
def test_hum_is_found_and_named(mains_hz: float, rate_hz: int) -> None:
    room = measure_room(noise(2.0, QUIET_ROOM, rate_hz=rate_hz) + hum(2.0, 0.003, mains_hz, rate_hz), rate_hz)

    assert room.hum_hz == mains_hz
    assert room.hum_db == pytest.approx(-52.0, abs=1.5)
    assert room.flaws == (SoundFlaw.HUM,)


def test_a_loud_room_and_an_offset_are_told() -> None:
    assert SoundFlaw.ROOM_LOUD in measure_room(noise(2.0, 0.03), RATE_HZ).flaws
    assert measure_room(noise(2.0, QUIET_ROOM) + np.float32(0.05), RATE_HZ).flaws == (SoundFlaw.DC_OFFSET,)


def test_a_dead_microphone_is_no_quiet_room() -> None:
    assert measure_room(as_samples(np.zeros(2 * RATE_HZ)), RATE_HZ).flaws == (SoundFlaw.NO_SIGNAL,)


def test_somebody_who_talks_is_no_room() -> None:
    assert SoundFlaw.ROOM_RESTLESS in measure_room(speech("bo", 1), RATE_HZ).flaws


def test_half_a_second_is_needed() -> None:
    with pytest.raises(ValueError, match="half a second"):
        measure_room(noise(0.2, 0.01), RATE_HZ)
