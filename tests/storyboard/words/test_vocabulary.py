"""The phrases of captions: complete, and none with two meanings."""

import pytest

from studio.storyboard import scene as scenes
from studio.storyboard.words.vocabulary import ACTION_VERBS, TABLES, with_article

KEYS = {
    "skin": scenes.SKINS,
    "hair_colour": scenes.HAIR_COLOURS,
    "hair_style": scenes.HAIR_STYLES,
    "beard": scenes.BEARDS,
    "glasses": scenes.GLASSES,
    "age": scenes.AGES,
    "covering": scenes.COVERINGS,
    "garment": scenes.GARMENTS,
    "garment_colour": scenes.GARMENT_COLOURS,
    "place": scenes.PLACES,
    "action": scenes.ACTIONS,
    "time": scenes.TIMES,
    "weather": scenes.WEATHERS,
    "light": scenes.LIGHTS,
    "camera": scenes.CAMERAS,
    "shot": scenes.SHOTS,
    "style": scenes.STYLES,
}


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_has_phrases(kind: str) -> None:
    assert tuple(TABLES[kind]) == KEYS[kind]
    assert all(TABLES[kind].values())


def test_there_is_a_table_for_every_kind() -> None:
    assert set(TABLES) == set(KEYS)
    assert set(ACTION_VERBS) <= set(scenes.ACTIONS)
    assert set(scenes.ACTIONS) <= set(ACTION_VERBS)


@pytest.mark.parametrize("kind", KEYS)
def test_no_phrase_means_two_things(kind: str) -> None:
    phrases = [phrase for options in TABLES[kind].values() for phrase in options]
    assert len(phrases) == len(set(phrases))


def test_the_article_fits_the_vowel() -> None:
    assert with_article("a afro") == "an afro"
    assert with_article("a coat") == "a coat"
    assert with_article("afro") == "afro"
