"""Phrases: fresh words each time, from pools without doubles."""

import secrets

import pytest

from studio.capture.sentences import list_languages, load_sentences
from studio.capture.yes_phrases import WORDS_ASKED, draw_phrase, is_denial, list_phrase_languages
from studio.domain.errors import NotFound


@pytest.mark.parametrize("language", list_phrase_languages())
def test_words_are_drawn_from_a_pool_of_32(language: str) -> None:
    choose = secrets.SystemRandom().sample
    phrases = [draw_phrase(language, choose) for _ in range(50)]

    assert all(len(set(phrase.pool)) == 32 for phrase in phrases[:1])
    assert all(len(set(phrase.words)) == WORDS_ASKED and set(phrase.words) <= set(phrase.pool) for phrase in phrases)
    assert len({phrase.words for phrase in phrases}) > 45
    assert phrases[0].text.startswith(phrases[0].opening)
    assert phrases[0].text.endswith(f"{phrases[0].words[-1]}.")


def test_an_unknown_language_is_named() -> None:
    assert draw_phrase("en-GB", secrets.SystemRandom().sample).language == "en"
    with pytest.raises(NotFound, match="tlh"):
        draw_phrase("tlh", secrets.SystemRandom().sample)


@pytest.mark.parametrize("language", list_languages())
def test_no_code_word_is_in_the_sentences_of_the_sample(language: str) -> None:
    pool = draw_phrase(language, secrets.SystemRandom().sample).pool
    read = " ".join(load_sentences(language).sentences).lower()

    assert [word for word in pool if word.lower() in read] == []


def test_a_no_is_known_by_its_words() -> None:
    assert is_denial(["yes", "this", "is", "not", "my", "own", "face"])
    assert is_denial(["and", "i", "disagree"])
    assert not is_denial(["yes", "this", "is", "my", "own", "face", "and", "my", "own", "voice", "and", "i", "agree"])
