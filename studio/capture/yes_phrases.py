"""What is read aloud for a spoken yes, by language: an opening that says what is agreed to, then random words.

The words are common, of two syllables and unlike each other, and none is in the sentences of the voice sample: who has
only those recordings cannot cut a phrase together. The English ones are in the recogniser's dictionary. Four of 32 in
order: with three of four right, a recording of another phrase passes once in some 8000 times.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from studio.domain.errors import NotFound

WORDS_ASKED = 4

_OPENINGS: Mapping[str, str] = MappingProxyType(
    {
        "en": "Yes, this is my own face and my own voice, and I agree that this studio may imitate them. "
        "My code words are:",
        "de": "Ja, das sind mein eigenes Gesicht und meine eigene Stimme, und ich bin einverstanden, dass dieses "
        "Studio sie nachahmt. Meine Codewörter sind:",
    }
)
# What is listened for (JSGF): the opening, and the ways to say no to it. A listener that knows only the yes hears one.
_LISTENED_FOR: Mapping[str, str] = MappingProxyType(
    {
        "en": "(yes | no) this is [not] my own face and [not] my own voice and i ([do not] agree | disagree) that this "
        "studio may [not] imitate them my code words are",
    }
)
_DENIALS = frozenset({"no", "not", "disagree"})
_POOLS: Mapping[str, str] = MappingProxyType(
    {
        "en": (
            "walnut falcon candle monday basket marble pencil turtle silver cactus tiger magnet ribbon pilot hammer "
            "pepper rabbit kitchen market velvet thunder pocket ladder cotton island diamond saddle blanket trumpet "
            "lemon dragon copper"
        ),
        "de": (
            "Nagel Ufer Kerze Montag Kessel Bleistift Feder Silber Tiger Löffel Anker Doktor Hammer Pfeffer Hase "
            "Küche Markt Samt Donner Tasche Leiter Wolle Insel Knopf Sattel Stiefel Trompete Zitrone Falke Kupfer "
            "Brille Teppich"
        ),
    }
)


@dataclass(frozen=True)
class YesPhrase:
    """``words`` are fresh for this attempt; ``pool`` are all that they could have been.

    ``listened_for`` is the opening as a listener expects it (JSGF), empty in a language that nobody understands here.
    """

    language: str
    opening: str
    words: tuple[str, ...]
    pool: tuple[str, ...]
    listened_for: str = ""

    @property
    def text(self) -> str:
        """What is shown and read."""
        return f"{self.opening} {', '.join(self.words)}."


def list_phrase_languages() -> tuple[str, ...]:
    return tuple(_OPENINGS)


def draw_phrase(language: str, choose: Callable[[Sequence[str], int], list[str]]) -> YesPhrase:
    """A phrase with `WORDS_ASKED` different words by ``choose`` (such as `secrets.SystemRandom().sample`).

    Raises `NotFound` for a language without phrases.
    """
    tag = language.lower().split("-")[0]
    if tag not in _OPENINGS:
        raise NotFound(
            f"There is no spoken yes in the language '{language}'.", f"Choose one of: {', '.join(_OPENINGS)}."
        )
    pool = tuple(_POOLS[tag].split())
    return YesPhrase(tag, _OPENINGS[tag], tuple(choose(pool, WORDS_ASKED)), pool, _LISTENED_FOR.get(tag, ""))


def is_denial(heard: Sequence[str]) -> bool:
    """Whether the words of an opening, as they were heard, say no."""
    return not _DENIALS.isdisjoint(heard)
