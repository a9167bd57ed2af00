"""Tables of letters: what passes for a Latin letter to the eye, and how Cyrillic and Greek are written in Latin.

Only data. Sources: a small part of Unicode's confusables.txt (UTS 39) and, for transliteration, ISO 9 and ISO 843
brought down to plain letters. How a text is folded with them stands in `folding`.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

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
    "c": "\u0441\u1d04\u03f2",
    "d": "\u0501\u0111\u1d05",
    "e": "\u0435\u03b5\u1d07",
    "f": "\ua730\u0192",
    "g": "\u0261\u0262",
    "h": "\u04bb\u0127\u029c",
    "i": "\u0456\u03b9\u0131\u0269\u026a",
    "j": "\u0458\u1d0a\u03f3",
    "k": "\u043a\u03ba\u1d0b",
    "l": "\u04cf\u0142\u029f\u2113",
    "m": "\u043c\u1d0d",
    "n": "\u043f\u03b7\u03bd\u0274",
    "o": "\u043e\u03bf\u00f8\u1d0f",
    "p": "\u0440\u03c1\u1d18",
    "q": "\u051b\ua7af",
    "r": "\u0433\u0280",
    "s": "\u0455\ua731",
    "t": "\u0442\u03c4\u0167\u1d1b",
    "u": "\u0443\u03c5\u1d1c\u057d",
    "v": "\u0475\u1d20",
    "w": "\u051d\u03c9\u1d21",
    "x": "\u0445\u03c7",
    "y": "\u03b3\u028f",
    "z": "\u0437\u1d22",
}
# Letters in boxes and discs, and flags, which NFKD leaves as they are: each block is an alphabet from A to Z.
_ALPHABETS_FROM = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)

CONFUSABLES: Mapping[int, str] = MappingProxyType(
    {ord(other): latin for latin, others in _LOOK_ALIKES.items() for other in others}
    | {first + offset: chr(ord("a") + offset) for first in _ALPHABETS_FROM for offset in range(26)}
    | {ord("ß"): "ss", ord("æ"): "ae", ord("Æ"): "ae", ord("œ"): "oe", ord("Œ"): "oe", ord("ð"): "d", ord("þ"): "th"}
)
"""What a character looks like, as Latin letters."""

# By Unicode's own names, so that no letter here can be mistaken for another.
_CYRILLIC = {
    "A": "a", "BE": "b", "VE": "v", "GHE": "g", "GHE WITH UPTURN": "g", "DE": "d", "IE": "e", "UKRAINIAN IE": "ye",
    "ZHE": "zh", "ZE": "z", "I": "i", "BYELORUSSIAN-UKRAINIAN I": "i", "JE": "j", "KA": "k", "EL": "l", "LJE": "lj",
    "EM": "m", "EN": "n", "NJE": "nj", "O": "o", "PE": "p", "ER": "r", "ES": "s", "TE": "t", "TSHE": "c", "DJE": "dj",
    "U": "u", "EF": "f", "HA": "kh", "TSE": "ts", "CHE": "ch", "DZHE": "dz", "SHA": "sh", "SHCHA": "shch",
    "HARD SIGN": "", "YERU": "y", "SOFT SIGN": "", "E": "e", "YU": "yu", "YA": "ya",
}  # fmt: skip
_GREEK = {
    "ALPHA": "a", "BETA": "v", "GAMMA": "g", "DELTA": "d", "EPSILON": "e", "ZETA": "z", "ETA": "i", "THETA": "th",
    "IOTA": "i", "KAPPA": "k", "LAMDA": "l", "MU": "m", "NU": "n", "XI": "x", "OMICRON": "o", "PI": "p", "RHO": "r",
    "SIGMA": "s", "FINAL SIGMA": "s", "TAU": "t", "UPSILON": "y", "PHI": "f", "CHI": "ch", "PSI": "ps", "OMEGA": "o",
}  # fmt: skip
_SMALL = {
    unicodedata.lookup(f"{script} SMALL LETTER {name}"): latin
    for script, table in (("CYRILLIC", _CYRILLIC), ("GREEK", _GREEK))
    for name, latin in table.items()
}

TRANSLITERATION: Mapping[int, str] = MappingProxyType(
    {ord(letter.upper()): latin.capitalize() for letter, latin in _SMALL.items()}
    | {ord(letter): latin for letter, latin in _SMALL.items()}
)
"""How a Cyrillic or Greek letter, without its accents, is written in Latin letters."""

_TURNED = {
    "\u0250": "a", "\u0254": "c", "\u01dd": "e", "\u025f": "f", "\u0183": "g", "\u0265": "h", "\u1d09": "i",
    "\u027e": "j", "\u029e": "k", "\u026f": "m", "\u0279": "r", "\u0287": "t", "\u028c": "v", "\u028d": "w",
    "\u028e": "y",
}  # fmt: skip
_TURNED_PAIRS = {"q": "b", "b": "q", "p": "d", "d": "p", "u": "n", "n": "u"}

TURNED_ONLY = frozenset(_TURNED)
"""Letters that stand on their head and are hardly written otherwise."""

UPRIGHT: Mapping[int, str] = MappingProxyType(
    {ord(letter): latin for letter, latin in (_TURNED | _TURNED_PAIRS).items()}
)
"""What a letter is when the line is turned by half a turn."""

DRAWN_LETTERS = (
    ("|\\|", "n"), ("/\\/\\", "m"), ("|v|", "m"), ("\\/\\/", "w"), ("/\\", "a"), ("\\/", "v"), ("|<", "k"), ("|{", "k"),
    ("|)", "d"), ("|>", "p"), ("|-|", "h"), ("()", "o"), ("[]", "o"), ("|_|", "u"), ("(_)", "u"), ("><", "x"),
)  # fmt: skip
"""Letters put together of signs, longer ones first where one begins another."""
