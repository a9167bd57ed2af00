"""The basic voice as the pipelines see it."""

from itertools import pairwise

import numpy as np
import pytest

from studio.domain.errors import InvalidInput, ToolMissing
from studio.voice.base import ENROL_RATE_HZ
from studio.voice.espeak import EspeakVoice
from studio.voice.espeak_process import EspeakFiles, missing_espeak
from tests.voice.speakers import NEW_LINES


def _not_installed() -> EspeakFiles:
    raise missing_espeak()


def test_equal_text_and_profile_give_equal_samples(profiles: dict[str, bytes]) -> None:
    first = EspeakVoice().speak(NEW_LINES[0], profiles["high"])
    engine = EspeakVoice()
    engine.speak(NEW_LINES[1], profiles["low"])
    again = engine.speak(NEW_LINES[0], profiles["high"])
    assert np.array_equal(first.samples, again.samples)
    assert first.words == again.words


def test_speech_has_sound_and_ordered_timings(profiles: dict[str, bytes]) -> None:
    speech = EspeakVoice().speak(NEW_LINES[0], profiles["low"])
    assert speech.sample_rate_hz == ENROL_RATE_HZ
    assert speech.samples.dtype == np.float32
    assert 0.4 < np.abs(speech.samples).max() <= 1
    assert " ".join(word.text for word in speech.words) == NEW_LINES[0].replace(",", "").rstrip(".")
    assert all(word.start_s < word.end_s <= speech.duration_s for word in speech.words)
    assert all(a.end_s <= b.start_s + 1e-9 for a, b in pairwise(speech.words))
    assert {"b", "h"} <= {phoneme.ipa for phoneme in speech.phonemes}
    assert all(a.end_s == b.start_s for a, b in pairwise(speech.phonemes))


def test_without_espeak_it_says_what_to_install(profiles: dict[str, bytes]) -> None:
    engine = EspeakVoice(find=_not_installed)
    state = engine.available()
    assert not state.ok
    assert "pip install likeness-studio[basic-voice]" in state.hint
    with pytest.raises(ToolMissing, match="not installed"):
        engine.speak("Hello.", profiles["low"])


def test_available_where_it_is_installed() -> None:
    assert EspeakVoice().available().ok
    assert EspeakVoice("en-GB").available().reason == ""


def test_another_language_is_admitted_openly() -> None:
    state = EspeakVoice("de").available()
    assert state.ok
    assert "'de'" in state.reason


@pytest.mark.parametrize("text", ["", "  …!", "word " * 100])
def test_a_line_that_cannot_be_spoken_is_refused(text: str, profiles: dict[str, bytes]) -> None:
    with pytest.raises(InvalidInput):
        EspeakVoice().speak(text, profiles["low"])


def test_text_is_never_read_as_markup(profiles: dict[str, bytes]) -> None:
    """Neither SSML nor espeak's phoneme brackets do anything but sound, and other letters do no harm."""
    speech = EspeakVoice().speak('Hi <break time="9s"/> [[h@]] naïve Zoë 日本 \x00 end', profiles["low"])
    assert 1 < speech.duration_s < 20


def test_close_may_be_called_at_any_time() -> None:
    engine = EspeakVoice()
    engine.close()
    engine.close()
