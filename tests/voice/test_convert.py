"""Conversion keeps the timeline and the words."""

import numpy as np
import pytest

from studio.voice.base import PhonemeTiming, Speech
from studio.voice.convert import convert, label_frames, to_enrol_rate
from studio.voice.espeak_process import EspeakProcess
from studio.voice.profile import VoiceSettings, load_profile


def test_converted_speech_keeps_its_length_and_timings(profiles: dict[str, bytes], process: EspeakProcess) -> None:
    voice = load_profile(profiles["high"])
    plain = to_enrol_rate(process.speak("Keep the time.", VoiceSettings()))
    converted = convert(plain, voice)
    assert len(converted.samples) == len(plain.samples)
    assert converted.words == plain.words
    assert np.abs(converted.samples).max() == pytest.approx(0.5, abs=1e-3)


def test_silence_stays_silent(profiles: dict[str, bytes]) -> None:
    converted = convert(Speech(np.zeros(8000, np.float32), 16_000), load_profile(profiles["high"]))
    assert np.isfinite(converted.samples).all()
    assert np.abs(converted.samples).max() <= 0.5


def test_frames_carry_the_phone_that_sounds() -> None:
    phonemes = (PhonemeTiming("a", 0.0, 0.02), PhonemeTiming("b", 0.02, 0.04))
    assert label_frames(phonemes, 7) == ["a", "a", "a", "a", "b", "b", "b"]
    assert label_frames((), 2) == ["", ""]
