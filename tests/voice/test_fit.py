"""Fitting moves pitch, rate and spectrum to the person; thresholds from the measurements that chose this method."""

import numpy as np
import pytest

from studio.domain.errors import Cancelled, InvalidInput, SilentRecording
from studio.domain.job import Progress
from studio.voice.base import ENROL_RATE_HZ, EnrolledSentence, FloatArray
from studio.voice.espeak import EspeakVoice
from studio.voice.profile import load_profile
from tests.voice.conftest import SPEAKERS
from tests.voice.speakers import NEW_LINES, SENTENCES, Watcher, f0_semitones, spectral_distance_db


@pytest.fixture(scope="module")
def spoken(profiles: dict[str, bytes]) -> dict[str, list[FloatArray]]:
    engine = EspeakVoice()
    return {name: [engine.speak(line, profile).samples for line in NEW_LINES] for name, profile in profiles.items()}


@pytest.mark.parametrize("name", ["high", "low"])
def test_pitch_moves_to_the_person(
    name: str, spoken: dict[str, list[FloatArray]], references: dict[str, list[FloatArray]]
) -> None:
    person, neutral = f0_semitones(references[name]), f0_semitones(references["neutral"])
    assert abs(f0_semitones(spoken[name]) - person) < 0.7
    assert abs(neutral - person) > 3


@pytest.mark.parametrize("name", ["high", "low"])
def test_spectrum_moves_to_the_person(
    name: str, spoken: dict[str, list[FloatArray]], references: dict[str, list[FloatArray]]
) -> None:
    distance_db = spectral_distance_db(spoken[name], references[name])
    assert distance_db < 2.0
    assert distance_db < 0.4 * spectral_distance_db(references["neutral"], references[name])


def test_each_voice_is_nearest_to_its_own_person(
    spoken: dict[str, list[FloatArray]], references: dict[str, list[FloatArray]]
) -> None:
    assert spectral_distance_db(spoken["high"], spoken["low"]) > 3
    for name, other in (("high", "low"), ("low", "high")):
        own_db = spectral_distance_db(spoken[name], references[name])
        assert 2 * own_db < spectral_distance_db(spoken[name], references[other])


@pytest.mark.parametrize("name", ["high", "low"])
def test_the_settings_of_the_speaker_are_found(name: str, profiles: dict[str, bytes]) -> None:
    found, true = load_profile(profiles[name]).facts.settings, SPEAKERS[name].settings
    assert found.wpm == pytest.approx(true.wpm, rel=0.08)
    assert found.formant_percent == pytest.approx(true.formant_percent, abs=4)
    assert found.pitch_lo + found.pitch_hi == pytest.approx(true.pitch_lo + true.pitch_hi, rel=0.06)


def test_progress_rises_to_the_end(recitations: dict[str, list[EnrolledSentence]]) -> None:
    watcher = Watcher()
    EspeakVoice().enrol(recitations["low"][:3], watcher)
    fractions = [progress.fraction for progress in watcher.seen]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0.0
    assert fractions[-1] == 1.0


def test_fitting_can_be_cancelled(recitations: dict[str, list[EnrolledSentence]]) -> None:
    class Impatient:
        def report(self, progress: Progress) -> None:
            if progress.done >= 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        EspeakVoice().enrol(recitations["low"], Impatient())


def _noise(duration_s: float, level: float) -> FloatArray:
    count = int(duration_s * ENROL_RATE_HZ)
    return (np.random.default_rng(3).standard_normal(count) * level).astype(np.float32)


def test_too_few_sentences_are_refused(recitations: dict[str, list[EnrolledSentence]]) -> None:
    with pytest.raises(InvalidInput, match="2 sentences"):
        EspeakVoice().enrol(recitations["low"][:2], Watcher())


@pytest.mark.parametrize("duration_s", [0.2, 21.0])
def test_a_recording_of_impossible_length_is_refused(duration_s: float) -> None:
    sentences = [EnrolledSentence(text, _noise(duration_s, 0.1)) for text in SENTENCES]
    with pytest.raises(InvalidInput, match="sentence 1 lasts"):
        EspeakVoice().enrol(sentences, Watcher())


def test_a_silent_recording_is_named(recitations: dict[str, list[EnrolledSentence]]) -> None:
    sentences = [*recitations["low"][:3], EnrolledSentence(SENTENCES[3], _noise(2, 1e-6))]
    with pytest.raises(SilentRecording, match="sentence 4"):
        EspeakVoice().enrol(sentences, Watcher())


def test_broken_samples_are_refused(recitations: dict[str, list[EnrolledSentence]]) -> None:
    broken = recitations["low"][2].samples.copy()
    broken[100] = np.nan
    with pytest.raises(InvalidInput, match="sentence 3"):
        EspeakVoice().enrol([*recitations["low"][:2], EnrolledSentence(SENTENCES[2], broken)], Watcher())


def test_noise_without_a_voice_is_refused() -> None:
    with pytest.raises(SilentRecording, match="No voice"):
        EspeakVoice().enrol([EnrolledSentence(text, _noise(2, 0.1)) for text in SENTENCES], Watcher())


def test_a_recording_of_another_sentence_is_named(recitations: dict[str, list[EnrolledSentence]]) -> None:
    wrong = EnrolledSentence("Yes.", recitations["low"][0].samples)
    with pytest.raises(InvalidInput, match="sentence 4 is too long"):
        EspeakVoice().enrol([*recitations["low"][:3], wrong], Watcher())


def test_a_humming_noisy_room_does_not_mislead_the_fit(recitations: dict[str, list[EnrolledSentence]]) -> None:
    """Pauses around the sentence, noise at -20 dB, mains hum: rate, pitch and formants are still the speaker's."""
    true = SPEAKERS["high"].settings
    noisy = [
        EnrolledSentence(sentence.text, _in_a_bad_room(sentence.samples, seed))
        for seed, sentence in enumerate(recitations["high"])
    ]
    found = load_profile(EspeakVoice().enrol(noisy, Watcher())).facts.settings
    assert found.wpm == pytest.approx(true.wpm, rel=0.08)
    assert found.formant_percent == pytest.approx(true.formant_percent, abs=4)
    assert found.pitch_lo + found.pitch_hi == pytest.approx(true.pitch_lo + true.pitch_hi, rel=0.06)


def _in_a_bad_room(samples: FloatArray, seed: int) -> FloatArray:
    padded = np.pad(samples.astype(np.float64), int(0.7 * ENROL_RATE_HZ))
    level = np.sqrt((samples[np.abs(samples) > 0.02] ** 2).mean())
    noise = np.random.default_rng(seed).standard_normal(len(padded)) * level / 10
    hum = 0.02 * np.sin(2 * np.pi * 60 * np.arange(len(padded)) / ENROL_RATE_HZ)
    return np.asarray(padded + noise + hum, np.float32)
