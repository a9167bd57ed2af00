"""Words as they sound: misspellings that are read aloud as a word of the rules are read as that word.

Knows English spelling, roughly, and no rules. A key keeps the first vowels, unlike Metaphone and its kin, by which
"nude" is also "night", "need" and "not".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# In this order. An "E" stands for a vowel that is not stressed, and "U" and "A" for long ones.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^[kg]n", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"ph", "f"),
        (r"gg?s", "ks"),
        (r"cks?(?=[aeiouy])|cc(?=[aou])", "k"),
        (r"cks|cs|x+|kz", "ks"),
        (r"ck", "k"),
        (r"qu", "kw"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[a-z])(?:ew|ue|ou|oo|o(?=o))(?=[a-z]|$)", "U"),
        (r"u(?=[bcdfgjklmnpqrstvwxz]e(?:$|s$))", "U"),
        (r"(?:ai|ay|ei|ey)(?=[a-z])", "A"),
        (r"a(?=[bcdfgjklmnpqrstvwxz][ei])", "A"),
        (r"(?<=[a-z])(?:ey|ie|ee|y|i)$", "I"),
        (r"(?<=[^aeiouAUI])e(?=s?$)", ""),
        (r"e(?=d$)|i(?=d$)", "E"),
    )
)
_PAIRS = re.compile(r"(.)\1+")
_MIN_SCRAMBLED_CHARS = 5


def sound_key(word: str) -> str:
    """How the lower-case Latin ``word`` sounds, roughly: words that sound alike have the same key."""
    # "o" twice is a vowel of its own; it must not be taken for a letter that was written twice.
    key = word.replace("oo", "ou")
    for pattern, sound in _SPELLINGS:
        key = pattern.sub(sound, key)
    return _PAIRS.sub(r"\1", key)


def scramble_key(word: str) -> str:
    """The first letter, then the others in the order of the alphabet: "nakde" has that of "naked"."""
    return word[:1] + "".join(sorted(word[1:]))


@dataclass(frozen=True)
class Hearing:
    """Which words of the rules a word may be meant for.

    ``meant`` lists words with other spellings of each that no rule of sound finds. ``ordinary`` words are what they
    are, whatever they sound like.
    """

    meant: Mapping[str, tuple[str, ...]]
    ordinary: frozenset[str]
    _by_key: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for word, others in self.meant.items():
            for spelling in others:
                self._by_key.setdefault(f"~{sound_key(spelling)}", word)
            for key in self._keys(word):
                self._by_key.setdefault(key, word)

    def word_for(self, heard: str) -> str | None:
        """The word of the rules that ``heard`` (lower-case Latin) sounds like or scrambles; None when it is none."""
        if heard in self.meant or heard in self.ordinary:
            return None
        return next((self._by_key[key] for key in self._keys(heard) if key in self._by_key), None)

    @staticmethod
    def _keys(word: str) -> Iterable[str]:
        yield f"~{sound_key(word)}"
        if len(word) >= _MIN_SCRAMBLED_CHARS:
            yield f"={scramble_key(word)}"
