"""The lexicons as an index: what is found, and that no filler means anything by accident."""

import pytest

from studio.storyboard import scene
from studio.storyboard.words import lexicon, lexicon_fillers, lexicon_people
from studio.storyboard.words.phrasebook import Strength, find_matches
from studio.storyboard.words.tokens import tokenise


def test_the_longest_phrase_wins() -> None:
    (match,) = find_matches(tokenise("shaking her head", {}))
    assert [(sense.kind, sense.value) for sense in match.senses] == [("action", "shaking")]
    assert (match.first, match.last) == (0, 3)


def test_phrases_do_not_cross_marks() -> None:
    assert not find_matches(tokenise("shaking. head", {}))


def test_a_noun_is_not_taken_for_the_verb() -> None:
    (match,) = find_matches(tokenise("a wave", {}))[-1:]
    assert {sense.kind for sense in match.senses} == {"place"}
    assert match.senses[0].strength is Strength.HINT


@pytest.mark.parametrize(
    "words",
    [
        lexicon_fillers.ARTICLES,
        lexicon_fillers.CONJUNCTIONS,
        lexicon_fillers.PREPOSITIONS - {"inside"},
        lexicon_fillers.OTHER_FUNCTION_WORDS,
        lexicon_fillers.LOOK_ALIKES,
    ],
)
def test_fillers_mean_nothing(words: frozenset[str]) -> None:
    found = {word for word in words if find_matches(tokenise(word, {}))}
    assert found <= {"top", "outside"}, found


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (lexicon.PLACES, scene.PLACES),
        (lexicon.TIMES, scene.TIMES),
        (lexicon.WEATHERS, scene.WEATHERS),
        (lexicon.LIGHTS, scene.LIGHTS),
        (lexicon.CAMERAS, scene.CAMERAS),
        (lexicon.SHOTS, scene.SHOTS),
        (lexicon.STYLES, scene.STYLES),
        (lexicon_people.ACTIONS, scene.ACTIONS),
        (lexicon_people.GARMENTS, scene.GARMENTS),
        (lexicon_people.GARMENT_COLOURS, scene.GARMENT_COLOURS),
    ],
)
def test_every_key_can_be_asked_for(table: lexicon.Lexicon, keys: tuple[str, ...]) -> None:
    assert set(table) == set(keys)
    for key, phrases in table.items():
        assert any(phrase[0] not in "~?!" for phrase in phrases.split(", ")), key
