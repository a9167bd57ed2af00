"""Speech as mouth shapes: phonemes to visemes, and a rough timing for lines that come without phonemes.

Must not know who speaks, nor move anything but the mouth. Imports torch: drawing processes only. The classes are the
fourteen visemes of MPEG-4 (ISO/IEC 14496-2, table C.1); they run into each other by dominance functions after Cohen
and Massaro, "Modeling coarticulation in synthetic visual speech" (1993).
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

Phonemes = tuple[tuple[str, float, float], ...]
"""(IPA letters, start, end) in seconds from the line's start; empty letters are a pause."""

PHONEME_LENGTH_S: Final = 0.078
"""Mean length of a phoneme in unhurried English; stretched to the line's own length where that is known."""
_PAUSE_LENGTHS: Final = {" ": 0.35, ",": 2.6, ";": 2.8, ":": 2.8, ".": 4.2, "!": 4.2, "?": 4.2, "—": 3.0}
_OVERLAP_S: Final = 0.024


@dataclass(frozen=True)
class Viseme:
    """A mouth shape in the terms of `head_maps.Expression`. ``dominance``: how little it yields to its neighbours."""

    jaw: float
    spread: float = 0.0
    round: float = 0.0
    press: float = 0.0
    teeth: float = 0.0
    dominance: float = 1.0


REST: Final = Viseme(0.0, dominance=0.35)
VISEMES: Final[dict[str, Viseme]] = {
    # In the order of MPEG-4: p f T t k tS s n r A e I Q U. Closures are held against any vowel, vowels against the
    # other consonants: what a lip reader sees is which of the two it is.
    "p": Viseme(0.00, 0.00, 0.05, 1.0, 0.0, 6.0),
    "f": Viseme(0.12, 0.10, 0.00, 0.1, 1.0, 4.0),
    "T": Viseme(0.24, 0.15, dominance=1.1),
    "t": Viseme(0.20, 0.18, dominance=0.8),
    "k": Viseme(0.30, 0.05, dominance=0.6),
    "tS": Viseme(0.18, -0.25, 0.65, dominance=1.6),
    "s": Viseme(0.13, 0.45, dominance=1.3),
    "n": Viseme(0.26, 0.10, dominance=0.7),
    "r": Viseme(0.24, -0.15, 0.40, dominance=0.9),
    "A": Viseme(0.95, 0.08, dominance=1.6),
    "e": Viseme(0.64, 0.36, dominance=1.4),
    "I": Viseme(0.36, 0.70, dominance=1.2),
    "Q": Viseme(0.74, -0.35, 0.62, dominance=1.6),
    "U": Viseme(0.34, -0.70, 0.95, dominance=1.6),
}
_LETTERS: Final[dict[str, str]] = {
    "p": "pbmɓ",
    "f": "fvɱⱱ",
    "T": "θð",
    "t": "tdɾʈɖ",
    "k": "kgɡŋqɢxɣχhɦʔcɟħʕ",
    "tS": "ʃʒɕʑ",
    "s": "szʂʐç",
    "n": "nlɫɲɬɭɳʎ",
    "r": "rɹɻʁʀɚɝɜɞ",
    "A": "aɑɐʌæɒä",
    "e": "eɛəɘɤ",
    "I": "iɪɨjyʏ",
    "Q": "oɔøœɵ",
    "U": "uʊʉwʍɯɥ",
}
_VISEME_OF: Final[dict[str, Viseme]] = {letter: VISEMES[name] for name, group in _LETTERS.items() for letter in group}
VOWELS: Final = frozenset("".join(_LETTERS[name] for name in ("A", "e", "I", "Q", "U")) + "ɚɝɜɞ") - frozenset("jwʍɥ")
STRESS: Final = "ˈ"

_SPELLINGS: Final[tuple[tuple[str, str], ...]] = (
    # English, longest first; what is not listed sounds as its own letter
    ("tion", "ʃən"), ("ough", "ʌf"), ("igh", "aɪ"), ("tch", "tʃ"), ("dge", "dʒ"), ("sch", "sk"), ("eau", "oʊ"),
    ("th", "θ"), ("sh", "ʃ"), ("ch", "tʃ"), ("ph", "f"), ("wh", "w"), ("ck", "k"), ("ng", "ŋ"), ("qu", "kw"),
    ("kn", "n"), ("wr", "r"), ("oo", "u"), ("ee", "i"), ("ea", "i"), ("ou", "aʊ"), ("ow", "oʊ"), ("oa", "oʊ"),
    ("ai", "eɪ"), ("ay", "eɪ"), ("oy", "ɔɪ"), ("oi", "ɔɪ"), ("au", "ɔ"), ("aw", "ɔ"), ("er", "ɜ"), ("ir", "ɜ"),
    ("ur", "ɜ"), ("ar", "ɑr"), ("or", "ɔr"), ("ie", "i"), ("ll", "l"), ("ss", "s"), ("tt", "t"), ("pp", "p"),
    ("mm", "m"), ("nn", "n"), ("ff", "f"), ("bb", "b"), ("dd", "d"), ("gg", "g"), ("rr", "r"), ("cc", "k"),
    ("c", "k"), ("q", "k"), ("x", "ks"), ("y", "i"), ("a", "æ"), ("e", "ɛ"), ("i", "ɪ"), ("o", "ɒ"), ("u", "ʌ"),
    ("j", "dʒ"),
)  # fmt: skip
_OTHER_SCRIPT: Final = ("n", "a")


@dataclass(frozen=True)
class MouthCurves:
    """A speaking mouth, [n, 1, 1, 1] each, as in `head_maps.Expression`; ``voiced`` 0…1: how much is being said."""

    jaw: Tensor
    spread: Tensor
    round: Tensor
    press: Tensor
    teeth: Tensor
    voiced: Tensor


def spell_phonemes(text: str, duration_s: float | None = None) -> Phonemes:
    """Rough phonemes for a line: English letter-to-sound rules, evenly timed, pauses at punctuation, stress on longer
    words. Letters of scripts without rules count as one open syllable each. ``duration_s`` stretches all to that
    length."""
    timed: list[tuple[str, float]] = []
    for word in _split(text):
        if word in _PAUSE_LENGTHS:
            timed.append(("", _PAUSE_LENGTHS[word]))
        else:
            timed += _spell_word(word)
    total = sum(length for _, length in timed)
    if total <= 0:
        return ()
    scale = PHONEME_LENGTH_S if duration_s is None else duration_s / total
    found, start = [], 0.0
    for ipa, length in timed:
        found.append((ipa, start, start + length * scale))
        start += length * scale
    return tuple(found)


def shape_mouth(phonemes: Phonemes, time_s: Tensor) -> MouthCurves:
    """The mouth at ``time_s`` [n, 1, 1, 1], counted from the line's start. Before, between and after: at rest."""
    parts = [part for ipa, start, end in phonemes for part in _split_sounds(ipa, start, end)]
    if not parts:
        zero = torch.zeros_like(time_s)
        return MouthCurves(zero, zero, zero, zero, zero, zero)
    table = torch.tensor(
        [(v.jaw, v.spread, v.round, v.press, v.teeth, v.dominance, start, end) for v, start, end in parts],
        device=time_s.device,
    )
    time = time_s.reshape(-1, 1)
    start, end = table[:, 6], table[:, 7]
    weight = table[:, 5] * torch.sigmoid((time - start) / _OVERLAP_S) * torch.sigmoid((end - time) / _OVERLAP_S)
    total = weight.sum(1, keepdim=True)
    shapes = (weight @ table[:, :5]) / (total + REST.dominance * torch.exp(-4 * total))
    voiced = (total / 0.5).clamp(0, 1)
    curves = [column.view(time_s.shape) for column in (*shapes.unbind(1), voiced[:, 0])]
    return MouthCurves(*curves)


def find_accents(phonemes: Phonemes) -> list[float]:
    """When stressed vowels are spoken, in seconds from the line's start; at most one in 0.45 s."""
    found: list[float] = []
    for ipa, start, end in phonemes:
        if ipa.startswith(STRESS) and (not found or start - found[-1] > 0.45):
            found.append((start + end) / 2)
    return found


def _split_sounds(ipa: str, start_s: float, end_s: float) -> list[tuple[Viseme, float, float]]:
    """Diphthongs and affricates move within their time; marks of stress and length have no shape of their own."""
    shapes = [_VISEME_OF[letter] for letter in ipa if letter in _VISEME_OF]
    step = (end_s - start_s) / max(1, len(shapes))
    return [(shape, start_s + i * step, start_s + (i + 1) * step) for i, shape in enumerate(shapes)]


def _split(text: str) -> list[str]:
    """Words and pauses; accents are taken off letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    found: list[str] = []
    word = ""
    for char in (*plain, " "):
        if char.isalpha():
            word += char
            continue
        if word:
            found.append(word)
            word = ""
        pause = char if char in _PAUSE_LENGTHS else " " if char.isspace() else ""
        if pause and found and found[-1] not in _PAUSE_LENGTHS:
            found.append(pause)
    while found and found[-1] in _PAUSE_LENGTHS:
        found.pop()
    return found


def _spell_word(word: str) -> list[tuple[str, float]]:
    if len(word) > 3 and word.endswith("e") and word[-2] not in "aeiou":
        word = word[:-1]
    sounds: list[str] = []
    at = 0
    while at < len(word):
        spelling, ipa = next(((s, i) for s, i in _SPELLINGS if word.startswith(s, at)), (word[at], word[at]))
        sounds += list(ipa) if all(letter in _VISEME_OF for letter in ipa) else _OTHER_SCRIPT
        at += len(spelling)
    timed = [(sound, 1.45 if sound in VOWELS else 0.8) for sound in sounds]
    if len(word) > 3:
        first = next((i for i, (sound, _) in enumerate(timed) if sound in VOWELS), None)
        if first is not None:
            timed[first] = (STRESS + timed[first][0], timed[first][1] * 1.25)
    return timed
