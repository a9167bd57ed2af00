"""Text as an evader would like it not to be read: folded to plain lower-case Latin, with the way back kept.

Knows letters and how words sound, not rules. Every folded character remembers where in the original it came from, so
that a refusal can quote the person's own words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from studio.moderation.letters import CONFUSABLES, DRAWN_LETTERS, TRANSLITERATION, TURNED_ONLY, UPRIGHT
from studio.moderation.sounds import Hearing

_LEET = str.maketrans("01345789@$€|!+", "oieastbgaseiit")
_LEET_WORD = re.compile(r"(?<![^\s\"'(,.])(?=\S*[a-z])(?=\S*[0-9@$€|!+])[a-z0-9@$€|+]+(?:!+[a-z0-9@$€|+]+)*")
_SPACED_LETTERS = re.compile(r"(?<!\w)[a-z](?:[\s.\-_*·,/\\|]{1,3}[a-z]){2,}(?!\w)")
_NEARLY_SPACED = re.compile(
    r"(?<!\w)[a-z]{1,2}(?:[\s.\-_*·,/\\|]{1,3}[a-z]){2,}(?:[\s.\-_*·,/\\|]{1,3}[a-z]{2})?(?!\w)"
)
_SPLIT_WORD = re.compile(r"(?<![\w.])[a-z]{1,6}(?:[.\-_*·/\\|~^]+[a-z]{1,6}){1,4}(?!\w)")
_MASKED = re.compile(r"(?<=[a-z])[*#_](?=[a-z])")
_REPEATED = re.compile(r"([a-z])\1{2,}")
_WORD = re.compile(r"(?<![a-z0-9])[a-z]{3,}(?![a-z0-9])")
_DRAWN = re.compile("|".join(re.escape(sign) for sign, _ in DRAWN_LETTERS))
_DRAWN_AS = dict(DRAWN_LETTERS)
_READ_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_RIGHT_TO_LEFT = frozenset("\u202e\u2067\u202b")


@dataclass(frozen=True)
class Folded:
    """``text`` with ``origins[i]``, the index in the original of what became ``text[i]``."""

    text: str
    origins: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` (not empty) stood in the original: start and end index."""
        return self.origins[start], self.origins[end - 1] + 1


def fold_text(text: str, *, keep_case: bool = False, transliterate: bool = False) -> Folded:
    """Fold accents, full-width and styled letters, look-alikes, invisible characters and repeated spaces away.

    Cyrillic and Greek letters become the Latin ones that they look like, or with ``transliterate`` sound like.
    """
    letters: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        for part in unicodedata.normalize("NFKD", char):
            if unicodedata.category(part) in {"Mn", "Me", "Cf", "Cc"} and not part.isspace():
                continue
            plain = (part.translate(TRANSLITERATION) if transliterate else part).translate(CONFUSABLES)
            for letter in plain if keep_case else plain.casefold():
                shown = " " if letter.isspace() else letter
                if shown == " " and letters and letters[-1] == " ":
                    continue
                letters.append(shown)
                origins.append(index)
    return Folded("".join(letters), tuple(origins))


def transliterated(text: str) -> str:
    """``text`` in the letters of a folding that transliterates, its case and signs kept."""
    parts = (part for part in unicodedata.normalize("NFKD", text) if unicodedata.category(part) != "Mn")
    return "".join(parts).translate(TRANSLITERATION).translate(CONFUSABLES)


def foldings(text: str) -> tuple[Folded, ...]:
    """``text`` folded as it looks; transliterated; set upright and read backwards where its letters call for that."""
    found = [fold_text(text)]
    if any(part.translate(TRANSLITERATION) != part for part in unicodedata.normalize("NFKD", text)):
        found.append(fold_text(text, transliterate=True))
    if not TURNED_ONLY.isdisjoint(text):
        upright = fold_text(text.translate(UPRIGHT))
        found += [upright, _backwards(upright)]
    if not _RIGHT_TO_LEFT.isdisjoint(text):
        found.append(_backwards(found[0]))
    return tuple(found)


def readings(folded: Folded, hearing: Hearing | None = None) -> tuple[Folded, ...]:
    """All ways to read ``folded``: as it is; masks, digits and signs as letters; split letters joined; repeats reduced.

    With ``hearing`` also with misspelled words as the words of the rules that they sound like.
    """
    found: dict[str, Folded] = {folded.text: folded}
    for vowel in "aeiou" if _MASKED.search(folded.text) else "":
        masked = _MASKED.sub(vowel, folded.text)
        found[masked] = Folded(masked, folded.origins)
    drawn = _replace(folded, _DRAWN, _undraw)
    plain = (folded, drawn, _replace(drawn, _LEET_WORD, _unleet), _replace(drawn, _LEET_WORD, _unleet_l))
    for one in _distinct(plain):
        for two in _distinct((one, *_joined(one))):
            for three in (two, _replace(two, _REPEATED, _once), _replace(two, _REPEATED, _twice)):
                found.setdefault(three.text, three)
    if hearing is not None:
        for heard in _hear(tuple(found.values()), hearing):
            found.setdefault(heard.text, heard)
    return tuple(found.values())


def foreign_share(text: str) -> float:
    """The share of letters that are neither Latin, Cyrillic nor Greek, 0 to 1; 0 for a text without letters."""
    letters = [part for part in unicodedata.normalize("NFKD", text) if part.isalpha()]
    foreign = [letter for letter in letters if not unicodedata.name(letter, "").startswith(_READ_SCRIPTS)]
    return len(foreign) / len(letters) if letters else 0.0


def _distinct(several: tuple[Folded, ...]) -> tuple[Folded, ...]:
    return tuple({one.text: one for one in reversed(several)}.values())


def _joined(folded: Folded) -> tuple[Folded, ...]:
    """Letters that were set apart put together, in each way in which that can be meant."""
    return (
        _replace(folded, _SPACED_LETTERS, _join),
        _replace(folded, _NEARLY_SPACED, _join),
        _replace(folded, _NEARLY_SPACED, _join_after_article),
        _replace(folded, _SPLIT_WORD, _join),
    )


def _backwards(folded: Folded) -> Folded:
    # A span must run forwards in the original: it is that of the whole line.
    whole = (0, *(folded.origins[-1:] * (len(folded.origins) - 1)))
    return Folded(folded.text[::-1], whole[: len(folded.text)])


def _hear(several: tuple[Folded, ...], hearing: Hearing) -> Iterator[Folded]:
    meant: dict[str, str | None] = {}

    def respell(word: str) -> _Piece:
        if word not in meant:
            meant[word] = hearing.word_for(word)
        return _stretch(meant[word] or word, word)

    for one in several:
        yield _replace(one, _WORD, respell)


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


def _undraw(sign: str) -> _Piece:
    return iter([(_DRAWN_AS[sign], 0)])


def _join_after_article(word: str) -> _Piece:
    """As `_join`, but a first "a" or "i" stays a word: "a n u d e"."""
    pieces = [(char, index) for index, char in enumerate(word) if char.isalpha()]
    if word[0] in "ai" and not word[1].isalpha():
        pieces.insert(1, (" ", 1))
    return iter(pieces)


def _stretch(heard: str, written: str) -> _Piece:
    """``heard`` in the place of ``written``: its last letter stands where the other's last one did."""
    last = len(written) - 1
    return ((char, last if index == len(heard) - 1 else min(index, last)) for index, char in enumerate(heard))


def _join(word: str) -> _Piece:
    return ((char, index) for index, char in enumerate(word) if char.isalpha())


def _once(run: str) -> _Piece:
    return iter([(run[0], 0)])


def _twice(run: str) -> _Piece:
    return iter([(run[0], 0), (run[1], len(run) - 1)])
