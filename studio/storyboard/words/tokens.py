"""Prompts taken apart: words with their places in the text, word stems, and spelling mistakes of one letter.

Standard library only. Knows letters, not meanings: which words exist is given by the caller.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
_PIECE: Final = re.compile(r"(?P<word>\w+(?:'\w+)*)|(?P<join>[\s&'\-_\u2010\u2011+#@]+)|(?P<mark>.)", re.DOTALL)
_DASH: Final = re.compile(r"\n|\s[-\u2010\u2011]+\s")
_VOWEL: Final = re.compile(r"[aeiouy]")
_MIN_TYPO_LETTERS: Final = 5
_MAX_WORDS_ALL_WRONG: Final = 5
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS: Final = "aeiouy"
_NEIGHBOURS: Final = {
    letter: "".join(other[max(0, at - 1) : at + 2] for other in _ROWS) + (_VOWELS if letter in _VOWELS else "")
    for row in _ROWS
    for at, letter in enumerate(row)
}
"""Letters that are easily typed for another: those around it on a keyboard, and a vowel for a vowel."""


@dataclass(frozen=True)
class Token:
    """A word. `start`, `end`: where it stands in the prompt; `word`: lower case, without accents and apostrophes;
    `stem`: shared by its forms; `clause`: counts the punctuation marks before it; `is_name`: it has a capital letter
    and does not begin a clause."""

    start: int
    end: int
    word: str
    stem: str
    clause: int
    is_name: bool = False


def tokenise(prompt: str, pictures: Mapping[str, str]) -> list[Token]:
    """The words of a prompt in their order. `pictures`: words for emoji; others only part clauses."""
    tokens: list[Token] = []
    clause = 0
    for match in _PIECE.finditer(prompt.translate(_APOSTROPHES).replace("_", " ")):
        if match["mark"]:
            clause += 1
            for word in pictures.get(match["mark"], "").split():
                tokens.append(Token(match.start(), match.end(), word, stem(word), clause))
                clause += 1
        elif match["word"]:
            word = fold(match["word"])
            is_name = match["word"].istitle() and bool(tokens) and tokens[-1].clause == clause
            tokens.append(Token(match.start(), match.end(), word, stem(word), clause, is_name))
        elif _DASH.search(match["join"]):
            clause += 1
    return tokens


def fold(word: str) -> str:
    """Lower case without accents, apostrophes and a possessive 's: "Café's" is "cafe"."""
    bare = re.sub(r"'s$", "", word.lower()).replace("'", "")
    decomposed = unicodedata.normalize("NFKD", bare)
    folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    # Only Latin letters lose their marks; in other scripts the marks make the letter.
    return folded if folded.isascii() else unicodedata.normalize("NFKC", bare)


def stem(word: str) -> str:
    """What the forms of an English word share: smile, smiles, smiling, smiled are all "smil". Not a real word."""
    if not word.isascii() or word.isdigit():
        return word
    for ending, min_letters in (("ing", 6), ("ed", 5)):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(word) >= min_letters and _VOWEL.search(base) and not word.endswith("eed"):
            return _without_last_e(_undouble(base))
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes")) else word[:-1]
    return _without_last_e(word)


def correct(tokens: list[Token], known: Collection[str], targets: Collection[str]) -> list[Token]:
    """The tokens with spelling mistakes of one letter mended in `word` and `stem`; places stay.

    Only a word of at least five letters that is no name and neither itself nor by its stem in `known` is mended, and
    only if exactly one of `targets` is one mistake away (the nearest kind of mistake decides) and begins with the same
    letter. A prompt of which less than half is known is in another language and stays as it is.
    """
    num_known = sum(token.word in known or token.stem in known for token in tokens)
    if len(tokens) > _MAX_WORDS_ALL_WRONG and num_known < len(tokens) / 2:
        return list(tokens)
    return [
        replace(token, word=fixed, stem=stem(fixed))
        if (fixed := _find_target(token, known, targets)) is not None
        else token
        for token in tokens
    ]


def _find_target(token: Token, known: Collection[str], targets: Collection[str]) -> str | None:
    word = token.word
    if token.is_name or len(word) < _MIN_TYPO_LETTERS or not word.isascii() or not word.isalpha():
        return None
    if word in known or token.stem in known:
        return None
    graded = sorted((grade, target) for target in targets if (grade := grade_mistake(word, target)) is not None)
    if not graded or (len(graded) > 1 and graded[0][0] == graded[1][0] and stem(graded[0][1]) != stem(graded[1][1])):
        return None
    return graded[0][1]


def grade_mistake(typed: str, meant: str) -> int | None:
    """0: two letters swapped or one doubled; 1: a letter missing or too many; 2: a letter beside it on
    the keyboard, or the wrong vowel; None: more wrong."""
    if typed == meant or abs(len(typed) - len(meant)) > 1 or len(meant) < _MIN_TYPO_LETTERS or typed[0] != meant[0]:
        return None
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    if len(typed) == len(meant):
        if typed[at + 1 :] == meant[at + 1 :]:
            return 2 if typed[at] in _NEIGHBOURS.get(meant[at], "") else None
        swapped = typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]
        return 0 if swapped else None
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    if longer[at + 1 :] != shorter[at:]:
        return None
    return 0 if at and longer[at] == longer[at - 1] else 1


def _undouble(base: str) -> str:
    doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"
    return base[:-1] if doubled else base


def _without_last_e(word: str) -> str:
    if len(word) > 3 and word.endswith("ie"):
        return word[:-2] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
