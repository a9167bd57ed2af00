"""One speaker's recordings are alike, two speakers' are not."""

import numpy as np
import pytest

from studio.capture.resampling import resample
from studio.capture.voiceprint import SAME_SPEAKER, compare_voices, embed_voice
from studio.domain.errors import InvalidInput
from tests.capture.voices import RATE_HZ, noise, speech


def test_a_speaker_is_like_themselves_and_unlike_another() -> None:
    ada, bo = (embed_voice([speech(name, 1)], RATE_HZ) for name in ("ada", "bo"))
    ada_again, bo_again = (embed_voice([resample(speech(name, 2), RATE_HZ, 48_000)], 48_000) for name in ("ada", "bo"))

    assert ada.shape == (256,)
    assert np.linalg.norm(ada) == pytest.approx(1.0, abs=1e-4)
    assert compare_voices(ada, ada_again) > SAME_SPEAKER
    assert compare_voices(bo, bo_again) > SAME_SPEAKER
    assert compare_voices(ada, bo) < SAME_SPEAKER
    assert compare_voices(ada, bo_again) < SAME_SPEAKER


def test_loudness_does_not_matter() -> None:
    loud, quiet = (embed_voice([level * speech("bo", 1)], RATE_HZ) for level in (1.0, 0.05))

    assert compare_voices(loud, quiet) > 0.98


def test_a_word_is_too_little() -> None:
    with pytest.raises(InvalidInput, match="too little"):
        embed_voice([noise(0.5, 0.01)], RATE_HZ)
