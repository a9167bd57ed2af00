"""Text as an evader would like it not to be read: folded to plain lower-case Latin, with the way back kept.

Knows letters, not rules. Every folded character remembers where in the original it came from, so that a refusal can
quote the person's own words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Letters of other scripts that pass for Latin ones (a small part of Unicode's confusables.txt), and what NFKD leaves.
_LOOK_ALIKES = {
    '"': "\u201c\u201d",
    "'": "\u2019\u2018",
    "/": "\u2044",
    "A": "\u0410\u0391",
    "B": "\u0412\u0392",
    "C": "\u0421",
    "E": "\u0415\u0395",
    "H": "\u041d\u0397",
    "I": "\u0406\u0399",
    "J": "\u0408",
    "K": "\u041a\u039a",
    "M": "\u041c\u039c",
    "N": "\u039d",
    "O": "\u041e\u039f",
    "P": "\u0420\u03a1",
    "S": "\u0405",
    "T": "\u0422\u03a4",
    "X": "\u0425\u03a7",
    "Y": "\u0423\u03a5",
    "Z": "\u0396",
    "a": "\u0430\u03b1\u0251\u1d00",
    "b": "\u0432\u044c\u03b2\u0299",
    "c": "\u0441\u1d04",
    "d": "\u0501\u0111\u1d05",
    "e": "\u0435\u03b5\u1d07",
    "f": "\ua730",
    "g": "\u0261\u0262",
    "h": "\u04bb\u0127\u029c",
    "i": "\u0456\u03b9\u0131\u0269",
    "j": "\u0458\u1d0a",
    "k": "\u043a\u03ba\u1d0b",
    "l": "\u04cf\u0142\u029f",
    "m": "\u043c\u1d0d",
    "n": "\u043f\u03b7\u03bd\u0274",
    "o": "\u043e\u03bf\u00f8\u1d0f",
    "p": "\u0440\u03c1\u1d18",
    "q": "\u051b",
    "r": "\u0433\u0280",
    "s": "\u0455\ua731",
    "t": "\u0442\u03c4\u0167\u1d1b",
    "u": "\u0443\u03c5\u1d1c",
    "v": "\u0475\u1d20",
    "w": "\u051d\u03c9\u1d21",
    "x": "\u0445\u03c7",
    "y": "\u03b3\u028f",
    "z": "\u0437\u1d22",
}
_CONFUSABLES = {ord(other): latin for latin, others in _LOOK_ALIKES.items() for other in others}
_LEET = str.maketrans("01345789@$€|!+", "oieastbgaseiit")
_LEET_WORD = re.compile(r"(?<![^\s\"'(,.])(?=\S*[a-z])(?=\S*[0-9@$€|!+])[a-z0-9@$€|+]+(?:!+[a-z0-9@$€|+]+)*")
_SPACED_LETTERS = re.compile(r"(?<!\w)[a-z](?:[\s.\-_*·,/\\|]{1,3}[a-z]){2,}(?!\w)")
_SPLIT_WORD = re.compile(r"(?<![\w.])[a-z]{1,6}(?:[.\-_*·/\\|~^]+[a-z]{1,6}){1,4}(?!\w)")
_MASKED = re.compile(r"(?<=[a-z])[*#_](?=[a-z])")
_REPEATED = re.compile(r"([a-z])\1{2,}")


@dataclass(frozen=True)
class Folded:
    """``text`` with ``origins[i]``, the index in the original of what became ``text[i]``."""

    text: str
    origins: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` (not empty) stood in the original: start and end index."""
        return self.origins[start], self.origins[end - 1] + 1


def fold_text(text: str, *, keep_case: bool = False) -> Folded:
    """Fold accents, full-width and styled letters, look-alikes, invisible characters and repeated spaces away."""
    letters: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", char):
            if unicodedata.category(part) in {"Mn", "Me", "Cf", "Cc"} and not part.isspace():
                continue
            plain = part.translate(_CONFUSABLES)
            for letter in plain if keep_case else plain.casefold():
                shown = " " if letter.isspace() else letter
                if shown == " " and letters and letters[-1] == " ":
                    continue
                letters.append(shown)
                origins.append(index)
    return Folded("".join(letters), tuple(origins))


def readings(folded: Folded) -> tuple[Folded, ...]:
    """All ways to read ``folded``: as it is; masks and digits as letters; split letters joined; repeats reduced."""
    found: dict[str, Folded] = {folded.text: folded}
    for vowel in "aeiou" if _MASKED.search(folded.text) else "":
        masked = _MASKED.sub(vowel, folded.text)
        found[masked] = Folded(masked, folded.origins)
    for one in (folded, _replace(folded, _LEET_WORD, _unleet), _replace(folded, _LEET_WORD, _unleet_l)):
        for two in (one, _replace(one, _SPACED_LETTERS, _join), _replace(one, _SPLIT_WORD, _join)):
            for three in (two, _replace(two, _REPEATED, _once), _replace(two, _REPEATED, _twice)):
                found.setdefault(three.text, three)
    return tuple(found.values())


def foreign_share(text: str) -> float:
    """The share of letters that are not Latin, 0 to 1; 0 for a text without letters."""
    letters = [part for part in unicodedata.normalize("NFKD", text) if part.isalpha()]
    foreign = [letter for letter in letters if "LATIN" not in unicodedata.name(letter, "")]
    return len(foreign) / len(letters) if letters else 0.0


_Piece = Iterator[tuple[str, int]]


def _replace(folded: Folded, pattern: re.Pattern[str], rewrite: Callable[[str], _Piece]) -> Folded:
    """Rewrite each match; ``rewrite`` yields (character, offset within the match)."""
    letters: list[str] = []
    origins: list[int] = []
    last = 0
    for match in pattern.finditer(folded.text):
        letters.append(folded.text[last : match.start()])
        origins.extend(folded.origins[last : match.start()])
        for letter, offset in rewrite(match[0]):
            letters.append(letter)
            origins.append(folded.origins[match.start() + offset])
        last = match.end()
    if not last:
        return folded
    letters.append(folded.text[last:])
    return Folded("".join(letters), (*origins, *folded.origins[last:]))


def _unleet(word: str) -> _Piece:
    return ((char, index) for index, char in enumerate(word.translate(_LEET)))


def _unleet_l(word: str) -> _Piece:
    return _unleet(word.replace("1", "l").replace("|", "l"))


def _join(word: str) -> _Piece:
    return ((char, index) for index, char in enumerate(word) if char.isalpha())


def _once(run: str) -> _Piece:
    return iter([(run[0], 0)])


def _twice(run: str) -> _Piece:
    return iter([(run[0], 0), (run[1], len(run) - 1)])
