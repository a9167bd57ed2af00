"""A take's form for the vault keeps 24 bits, and damage is noticed."""

import numpy as np
import pytest

from studio.capture.resampling import resample
from studio.capture.voice_sample import SAMPLE_RATE_HZ, decode_sound, encode_sound
from studio.domain.errors import UnreadableMedia
from tests.capture.voices import RATE_HZ, speech


def test_sound_survives_its_coding() -> None:
    samples = resample(speech("ada", 1), RATE_HZ, SAMPLE_RATE_HZ)

    data = encode_sound(samples)

    assert np.abs(decode_sound(data) - samples).max() < 2**-22
    assert encode_sound(samples) == data
    assert len(data) < 3 * len(samples)


@pytest.mark.parametrize("data", [b"", b"fLaC", b"RIFF" + bytes(100)])
def test_damage_is_noticed(data: bytes) -> None:
    with pytest.raises(UnreadableMedia):
        decode_sound(data)
