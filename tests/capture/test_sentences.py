"""The lists are there, long enough, and every English word can be checked."""

from pathlib import Path

import pytest

from studio.capture.sentences import MIN_ACCEPTED, SentenceList, list_languages, load_sentences
from studio.domain.errors import NotFound


@pytest.mark.parametrize("language", list_languages())
def test_a_list_is_long_enough_and_fits_the_voice_engines(language: str) -> None:
    script = load_sentences(language)

    assert 20 <= len(script.sentences) <= 30
    assert script.required == MIN_ACCEPTED
    assert len(set(script.sentences)) == len(script.sentences)
    assert all(35 <= len(sentence) <= 120 for sentence in script.sentences)


def test_a_region_falls_back_to_its_language() -> None:
    assert load_sentences("de-AT") == load_sentences("de")
    with pytest.raises(NotFound, match="tlh"):
        load_sentences("tlh")


def test_a_list_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text("Bonjour.\nMerci.\n", encoding="utf-8")

    assert load_sentences("fr", tmp_path) == SentenceList("fr", ("Bonjour.", "Merci."), 2)
    with pytest.raises(ValueError, match="require"):
        SentenceList("fr", ("Bonjour.",), 2)
