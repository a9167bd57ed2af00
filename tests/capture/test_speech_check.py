"""What was said is held against the text: the right sentence passes, another one or half of it does not."""

from collections.abc import Iterator

import numpy as np
import pytest

from studio.capture.resampling import resample
from studio.capture.sentences import load_sentences
from studio.capture.speech_check import MIN_SCORE, SpeechChecker, missing_model_reason, spoken_words
from studio.domain.voice_sample import TextMatch
from tests.capture.voices import RATE_HZ, SENTENCES, noise, speech


@pytest.fixture(scope="module")
def checker() -> Iterator[SpeechChecker]:
    with SpeechChecker() as checker:
        yield checker


@pytest.mark.parametrize("name", ["ada", "bo"])
def test_the_right_sentence_passes_and_the_next_does_not(checker: SpeechChecker, name: str) -> None:
    for index in (0, 3):
        said = speech(name, index + 1)
        right = checker.check(said, RATE_HZ, SENTENCES[index])
        wrong = checker.check(said, RATE_HZ, SENTENCES[index + 1])
        assert right.match is TextMatch.SAME
        assert right.score is not None
        assert right.score >= MIN_SCORE
        assert wrong.match is TextMatch.OTHER
    assert checker.engine.startswith("pocketsphinx 5")


def test_half_a_sentence_is_not_the_sentence(checker: SpeechChecker) -> None:
    said = speech("bo", 2)

    assert checker.check(said[: len(said) // 2], RATE_HZ, SENTENCES[1]).match is TextMatch.OTHER


def test_silence_and_noise_say_nothing(checker: SpeechChecker) -> None:
    assert checker.check(noise(3.0, 0.01), RATE_HZ, SENTENCES[0]).match is TextMatch.OTHER
    assert checker.check(np.zeros(1600, np.float32), RATE_HZ, SENTENCES[0]).match is TextMatch.OTHER


def test_the_rate_does_not_matter(checker: SpeechChecker) -> None:
    said = resample(speech("ada", 1), RATE_HZ, 48_000)

    assert checker.check(said, 48_000, SENTENCES[0]).match is TextMatch.SAME


def test_words_without_a_pronunciation_are_told(checker: SpeechChecker) -> None:
    found = checker.check(speech("ada", 1), RATE_HZ, "The quick xyzzyq breeze.")

    assert found.match is TextMatch.UNCHECKED
    assert "xyzzyq" in found.reason


def test_every_word_of_the_english_list_can_be_checked(checker: SpeechChecker) -> None:
    found = checker.check(speech("ada", 1), RATE_HZ, " ".join(load_sentences("en").sentences))

    assert found.match is TextMatch.OTHER
    assert not found.reason


def test_another_language_is_said_to_be_unchecked_and_starts_nothing() -> None:
    with SpeechChecker("de") as german:
        found = german.check(speech("ada", 1), RATE_HZ, "Guten Tag.")
        assert not german.can_check
        assert german.engine == ""

    assert found.match is TextMatch.UNCHECKED
    assert not found.is_checked
    assert found.reason == missing_model_reason("de")


def test_words_are_spelled_as_the_dictionary_does() -> None:
    assert spoken_words("The ship’s engine, isn't — 'quick'!") == ("the", "ship's", "engine", "isn't", "quick")
