"""What of a prompt asked for something and was not understood, in the user's own words.

Standard library only. Only words that nobody would miss (function words, praise, adjectives of something that was
understood) are left out.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from studio.storyboard.scene import TRIGGERS
from studio.storyboard.words import lexicon_fillers
from studio.storyboard.words.phrasebook import filler_phrase_end
from studio.storyboard.words.tokens import Token

_FUNCTION: Final = (
    lexicon_fillers.CONJUNCTIONS | lexicon_fillers.PREPOSITIONS | lexicon_fillers.OTHER_FUNCTION_WORDS
) | lexicon_fillers.ARTICLES
_EMPTY: Final = _FUNCTION | lexicon_fillers.PRAISE | lexicon_fillers.PEOPLE | lexicon_fillers.BODY | frozenset(TRIGGERS)
_SPLITTERS: Final = lexicon_fillers.CONJUNCTIONS - {"&"}
_DESCRIBING: Final = re.compile(r"\w{3,}(?:ful|ous|less|able|ible|ive|ical|ally|ly|est)$")


def find_leftovers(prompt: str, tokens: Sequence[Token], consumed: Collection[int]) -> list[str]:
    """Phrases of the prompt that nothing took up, without repetitions."""
    empty = _filler_tokens(tokens)
    phrases = [
        _quote(prompt, tokens, run, empty, _is_before(tokens, run[-1], consumed))
        for run in _runs(tokens, consumed)
        if _asks(tokens, run, consumed, empty)
    ]
    return list(dict.fromkeys(phrase for phrase in phrases if phrase))


def known_words() -> frozenset[str]:
    """Every filler: words that are spelt well."""
    phrases = lexicon_fillers.PHRASES.replace(",", " ").split()
    return _EMPTY | lexicon_fillers.ADJECTIVES | lexicon_fillers.NEGATORS | frozenset(phrases)


def _runs(tokens: Sequence[Token], consumed: Collection[int]) -> list[list[int]]:
    """Neighbouring tokens that were not taken up, parted at marks and conjunctions and before "with"."""
    runs: list[list[int]] = [[]]
    for at, token in enumerate(tokens):
        parted = runs[-1] and (runs[-1][-1] != at - 1 or tokens[at - 1].clause != token.clause)
        if at in consumed or token.word in _SPLITTERS or parted or token.word == "with":
            runs.append([])
        if at not in consumed and token.word not in _SPLITTERS:
            runs[-1].append(at)
    return [run for run in runs if run]


def _asks(tokens: Sequence[Token], run: Sequence[int], consumed: Collection[int], empty: Collection[int]) -> bool:
    """Whether a run holds a word that somebody would miss."""
    content = [at for at in run if at not in empty]
    if _is_before(tokens, run[-1], consumed):
        content = content[: len(content) - len(_trailing_adjectives(tokens, run, empty))]
    elif content and content[0] == run[0] and run[0] - 1 in consumed and not _starts_clause(tokens, run[0]):
        content = [at for at in content if not _is_describing(tokens[at].word)]
    content = [at for at in content if not (at + 1 in run and _is_thing_in_vain(tokens, at, empty))]
    return not all(_is_adverb(tokens[at].word) for at in content)


def _is_described(tokens: Sequence[Token], inner: Sequence[int], loose: Collection[int]) -> bool:
    """Blue eyes, pink hair: the part of the body belongs to what was not understood."""
    return len(inner) > 1 and tokens[inner[-1]].word in lexicon_fillers.BODY and inner[-2] not in loose


def _is_adjective(word: str) -> bool:
    return word in lexicon_fillers.MOODS or _is_describing(word)


def _is_thing_in_vain(tokens: Sequence[Token], at: int, empty: Collection[int]) -> bool:
    """A simple clip, a lone figure: adjectives of what says nothing."""
    noun = tokens[at + 1].word
    return _is_describing(tokens[at].word) and at + 1 in empty and noun not in _FUNCTION | lexicon_fillers.BODY


def _starts_clause(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].clause != tokens[at].clause


def _trailing_adjectives(tokens: Sequence[Token], run: Sequence[int], empty: Collection[int]) -> list[int]:
    """The words at the end of a run that only describe what follows it; none after the last preposition is lost."""
    found: list[int] = []
    for at in reversed(run):
        if at in empty:
            if tokens[at].word in lexicon_fillers.PREPOSITIONS:
                break
        elif _is_describing(tokens[at].word):
            found.append(at)
        else:
            break
    return found


def _is_describing(word: str) -> bool:
    return word in lexicon_fillers.ADJECTIVES or _DESCRIBING.match(word) is not None


def _is_adverb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ly")


def _quote(prompt: str, tokens: Sequence[Token], run: Sequence[int], empty: Collection[int], describes: bool) -> str:
    """The user's words, without empty words at the ends; an article stays if its noun is among them."""
    inner = list(run)
    loose = {*empty, *(_trailing_adjectives(tokens, run, empty) if describes else ())}
    while inner and inner[-1] in loose and not _is_described(tokens, inner, loose):
        inner.pop()
    describes = describes and bool(inner) and _is_adjective(tokens[inner[-1]].word)
    while (
        inner
        and inner[0] in empty
        and (describes or len(inner) == 1 or tokens[inner[0]].word not in lexicon_fillers.ARTICLES or inner[1] in empty)
    ):
        inner.pop(0)
    return re.sub(r"\s+", " ", prompt[tokens[inner[0]].start : tokens[inner[-1]].end]) if inner else ""


def _is_before(tokens: Sequence[Token], at: int, consumed: Collection[int]) -> bool:
    """Whether something understood follows right after a token."""
    return at + 1 in consumed and tokens[at + 1].clause == tokens[at].clause


def _filler_tokens(tokens: Sequence[Token]) -> set[int]:
    empty = {at for at, token in enumerate(tokens) if token.word in _EMPTY or token.word.isdigit()}
    for at in range(len(tokens)):
        empty |= set(range(at, filler_phrase_end(tokens, at)))
    return empty
