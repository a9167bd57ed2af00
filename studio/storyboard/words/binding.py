"""Words that mean something only beside another: colours of clothes, looks of hair and skin, and "not".

Standard library only. Takes the phrases that were found and returns more of them; decides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from studio.storyboard.words import lexicon_fillers, lexicon_people
from studio.storyboard.words.phrasebook import Match, Sense, Strength
from studio.storyboard.words.tokens import Token, fold

_REACH: Final = 5
_ENDS_OF_MODIFIERS: Final = lexicon_fillers.ARTICLES | lexicon_fillers.PREPOSITIONS | lexicon_fillers.CONJUNCTIONS
_LIGHT_WORDS: Final = lexicon_fillers.ARTICLES | lexicon_fillers.OTHER_FUNCTION_WORDS | lexicon_fillers.PREPOSITIONS
_CLAD: Final = frozenset({"in", "wearing", "wears", "wear", "dressed", "clad", "all", "outfit", "clothes", "clothing"})
_BARE_HEADS: Final = {
    "hair": ("hair_style", "hair_colour"),
    "locks": ("hair_style", "hair_colour"),
    "skin": ("skin",),
    "skinned": ("skin",),
    "complexion": ("skin",),
}
_TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "garment_colour": lexicon_people.GARMENT_COLOURS,
    "hair_colour": lexicon_people.HAIR_COLOURS,
    "hair_style": lexicon_people.HAIR_STYLES,
    "skin": lexicon_people.SKINS,
    "age": lexicon_people.AGES,
}


def bind_modifiers(tokens: Sequence[Token], matches: Sequence[Match]) -> list[Match]:
    """The matches in their order, with those that only their neighbours make: a red coat, long black hair, brown
    skin, all in white."""
    taken = {at for match in matches for at in range(match.first, match.last)}
    bound = [found for match in matches for found in _bind_phrase(tokens, taken, match)]
    bound += [found for at in range(len(tokens)) if at not in taken for found in _bind_word(tokens, taken, at)]
    bound += _worn_colours(tokens, [*matches, *bound])
    return sorted([*matches, *bound], key=lambda match: match.first)


def _bind_phrase(tokens: Sequence[Token], taken: set[int], match: Match) -> list[Match]:
    """What describes a garment, a beard, hair or a person."""
    kinds = {sense.kind for sense in match.senses}
    if "garment" in kinds:
        return _look_back(tokens, taken, match.first, ("garment_colour",), match.last)
    if kinds & {"beard", "hair_style"}:
        return _look_back(tokens, taken, match.first, ("hair_colour",), match.last)
    if "class_word" in kinds:
        return [*_complexion(tokens, taken, match.first), *_look_back(tokens, taken, match.first, ("age",), match.last)]
    return []


def _bind_word(tokens: Sequence[Token], taken: set[int], at: int) -> list[Match]:
    """What describes a word that means nothing by itself: long black *hair*, dark *skin*, an old *person*."""
    word = tokens[at].word
    if word in lexicon_fillers.PEOPLE:
        return _look_back(tokens, taken, at, ("age",))
    if word not in _BARE_HEADS:
        return []
    found = _look_back(tokens, taken, at, _BARE_HEADS[word])
    return [*found, Match(at, at + 1, ())] if found else []


def negate(tokens: Sequence[Token], matches: Sequence[Match]) -> tuple[list[Match], set[int]]:
    """The matches, those after a "not" marked as negated, and every token that a "not" speaks of."""
    denied: set[int] = set()
    for at, token in enumerate(tokens):
        if token.word in lexicon_fillers.NEGATORS:
            denied |= _scope(tokens, matches, at)
    return [replace(match, negated=match.first in denied) for match in matches], denied


def _scope(tokens: Sequence[Token], matches: Sequence[Match], negator: int) -> set[int]:
    """From a negator to the end of the first thing after it, and through "or"."""
    ends = {match.first: match.last for match in matches}
    scope, at, things = {negator}, negator + 1, 0
    while at < len(tokens) and tokens[at].clause == tokens[negator].clause:
        word = tokens[at].word
        if word in {"or", "nor"}:
            things = 0
        elif word in lexicon_fillers.CONJUNCTIONS or (things and word in lexicon_fillers.PREPOSITIONS):
            break
        elif at in ends:
            if things:
                break
            scope |= set(range(at, ends[at]))
            at, things = ends[at], 1
            continue
        elif word not in _LIGHT_WORDS:
            things = 1
        scope.add(at)
        at += 1
    return scope


def _look_back(tokens: Sequence[Token], taken: set[int], head: int, kinds: Sequence[str], end: int = 0) -> list[Match]:
    """Modifiers before a head word in its clause: at most one a kind, the nearest first. `end`: past the head."""
    found: list[Match] = []
    missing, at = list(kinds), head - 1
    while at >= max(0, head - _REACH) and tokens[at].clause == tokens[head].clause and at not in taken:
        for kind in missing:
            if (match := _read_modifier(tokens, taken, at, kind)) is not None:
                found.append(replace(match, end=end or head + 1))
                missing.remove(kind)
                at = match.first
                break
        else:
            if tokens[at].word in _ENDS_OF_MODIFIERS:
                break
        at -= 1
    return found


def _read_modifier(tokens: Sequence[Token], taken: set[int], at: int, kind: str) -> Match | None:
    """The modifier that ends with a token: two words before one ("navy blue")."""
    for first in (at - 1, at):
        if first < 0 or first in taken or tokens[first].clause != tokens[at].clause:
            continue
        words = " ".join(token.word for token in tokens[first : at + 1])
        if (meaning := _modifiers(kind).get(words)) is not None:
            value, strength = meaning
            return Match(first, at + 1, (Sense(kind, value, strength),))
    return None


def _complexion(tokens: Sequence[Token], taken: set[int], noun: int) -> list[Match]:
    """ "A black woman", "a white man": colours of skin when they stand right before the noun."""
    skins = {"black": "dark", "white": "light"}
    at = noun - 1
    if at < 0 or at in taken or tokens[at].clause != tokens[noun].clause or tokens[at].word not in skins:
        return []
    return [Match(at, noun, (Sense("skin", skins[tokens[at].word], Strength.EXACT),))]


def _worn_colours(tokens: Sequence[Token], matches: Sequence[Match]) -> list[Match]:
    """ "Dressed in black", "all in white": a colour after such a word, with nothing that it could belong to."""
    colours = _modifiers("garment_colour")
    ends = lexicon_fillers.CONJUNCTIONS | lexicon_fillers.PREPOSITIONS | lexicon_fillers.PRAISE | _CLAD
    taken = {at for match in matches for at in range(match.first, match.last)}
    acts = {match.first for match in matches if any(sense.kind == "action" for sense in match.senses)}
    people = {match.last for match in matches if any(sense.kind == "class_word" for sense in match.senses)}
    found = []
    for at in range(1, len(tokens)):
        before, token = tokens[at - 1], tokens[at]
        follower = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].clause == token.clause else None
        if at in taken or token.word not in colours or before.clause != token.clause or before.word not in _CLAD:
            continue
        if follower is None or follower.word in ends or at + 1 in acts or (at - 1 in people and at + 1 not in taken):
            value, strength = colours[token.word]
            found.append(Match(at, at + 1, (Sense("garment_colour", value, strength),)))
    return found


@cache
def _modifiers(kind: str) -> Mapping[str, tuple[str, Strength]]:
    """From words to the value they stand for, of one of the tables of modifiers."""
    return {
        " ".join(map(fold, phrase.lstrip("~").replace("-", " ").split())): (
            value,
            Strength.NEAREST if phrase.startswith("~") else Strength.EXACT,
        )
        for value, phrases in _TABLES[kind].items()
        for phrase in phrases.split(", ")
    }


def modifier_words() -> frozenset[str]:
    """Every word that may be such a modifier."""
    return frozenset(word for kind in _TABLES for words in _modifiers(kind) for word in words.split())
