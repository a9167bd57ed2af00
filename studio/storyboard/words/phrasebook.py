"""Which words of a prompt mean what: the lexicons as one index, and the phrases of it that a prompt holds.

Standard library only. Finds phrases; which of them win is decided in `reading`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Final

from studio.storyboard.words import lexicon, lexicon_fillers, lexicon_people
from studio.storyboard.words.tokens import Token, fold, stem

_VERB, _EXACT, _DETERMINER = "^", "=", "_"
_FILLER: Final = "filler"


class Strength(Enum):
    """How well a phrase is met by what it stands for; the values are the marks of the lexicons."""

    EXACT = ""
    NEAREST = "~"
    HINT = "?"
    CUE = "!"


@dataclass(frozen=True)
class Sense:
    """One meaning of a phrase: the field of a scene or person, its value, and how well it is met."""

    kind: str
    value: str
    strength: Strength


@dataclass(frozen=True)
class Match:
    """The tokens first…last-1 of a prompt, and what they may mean. `negated`: the prompt says that it is not so.
    `end`: past the word that they describe, so that "red" is quoted as "red hair"; 0 when they describe none."""

    first: int
    last: int
    senses: tuple[Sense, ...]
    negated: bool = False
    end: int = 0


@dataclass
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    senses: list[Sense] = field(default_factory=list)
    verb_senses: list[Sense] = field(default_factory=list)


def find_matches(tokens: Sequence[Token]) -> list[Match]:
    """The phrases of the prompt from left to right, longest first, none overlapping; fillers are left out."""
    matches = []
    at = 0
    while at < len(tokens):
        last, senses = _longest(tokens, at)
        meant = tuple(sense for sense in senses if sense.kind != _FILLER)
        if meant:
            matches.append(Match(at, last, meant))
        at = max(last, at + 1)
    return matches


def filler_phrase_end(tokens: Sequence[Token], at: int) -> int:
    """The end of the filler phrase that begins at a token; the token itself when there is none."""
    last, senses = _longest(tokens, at)
    return last if any(sense.kind == _FILLER for sense in senses) else at


@cache
def lexicon_words() -> frozenset[str]:
    """Every word of the phrases, as it stands there: what spelling mistakes may be mended to."""
    return frozenset(
        word
        for _, _, phrase in _entries()
        for word in _units(phrase.lstrip("~?!^").replace(_EXACT, ""))
        if word != _DETERMINER
    )


def _longest(tokens: Sequence[Token], at: int) -> tuple[int, list[Sense]]:
    best_last, best = at, list[Sense]()
    nodes, last = [_index()], at
    may_be_verb = not at or tokens[at - 1].clause != tokens[at].clause or tokens[at - 1].word not in _BEFORE_NOUNS
    while nodes and last < len(tokens) and tokens[last].clause == tokens[at].clause:
        nodes = [child for node in nodes for child in _steps(node, tokens[last])]
        last += 1
        senses = [s for node in nodes for s in (node.senses + node.verb_senses if may_be_verb else node.senses)]
        if senses:
            best_last, best = last, list(dict.fromkeys(senses))
    return best_last, best


def _steps(node: _Node, token: Token) -> Iterator[_Node]:
    keys = [_EXACT + token.word, token.stem]
    if token.word in lexicon_fillers.ARTICLES:
        keys.append(_DETERMINER)
    for key in keys:
        if key in node.children:
            yield node.children[key]


@cache
def _index() -> _Node:
    root = _Node()
    for kind, value, entry in _entries():
        mark = entry[0] if entry[0] in "~?!" else ""
        phrase = entry.removeprefix(mark)
        is_verb = phrase.startswith(_VERB)
        node = root
        for unit in _units(phrase.removeprefix(_VERB)):
            exact = unit.startswith(_EXACT) or unit == _DETERMINER
            node = node.children.setdefault(unit if exact else stem(unit), _Node())
        (node.verb_senses if is_verb else node.senses).append(Sense(kind, value, Strength(mark)))
    return root


def _entries() -> Iterator[tuple[str, str, str]]:
    tables: Mapping[str, lexicon.Lexicon] = {
        "place": lexicon.PLACES,
        "action": lexicon_people.ACTIONS,
        "time": lexicon.TIMES,
        "weather": lexicon.WEATHERS,
        "light": lexicon.LIGHTS,
        "camera": lexicon.CAMERAS,
        "shot": lexicon.SHOTS,
        "style": lexicon.STYLES,
        "garment": lexicon_people.GARMENTS,
        **lexicon_people.LOOKS,
        _FILLER: {"": lexicon_fillers.PHRASES},
    }
    for kind, table in tables.items():
        for value, phrases in table.items():
            for phrase in phrases.split(", "):
                yield kind, value, phrase.strip()


def _units(phrase: str) -> list[str]:
    units = []
    for part in phrase.replace("-", " ").split():
        exact = part.startswith(_EXACT)
        word = part if part == _DETERMINER else fold(part.removeprefix(_EXACT))
        if word != "&":
            units.append(_EXACT + word if exact else word)
    return units


_BEFORE_NOUNS: Final = (lexicon_fillers.ARTICLES | lexicon_fillers.ADJECTIVES | lexicon_fillers.PREPOSITIONS) - {
    "up",
    "down",
    "around",
    "slow",
    "quick",
    "happy",
    "sudden",
    "gentle",
    "her",
    "other",
    "to",
    "then",
}
