"""What the storyboard says about a prompt that it read: short, kind sentences.

Standard library only. The one place that holds their English templates; everything that fills them is data.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from studio.storyboard.words.choosing import Reason
from studio.storyboard.words.vocabulary import TABLES, with_article

_MAX_LISTED: Final = 6
_DRAWN: Final = "Drawn: {}."
_DRAWN_AS: Final = "Drawn as the nearest: {}."
_ARROW: Final = "{} → {}"
_NOT_DRAWN: Final = "Can’t draw: {}."
_LEFT_OUT: Final = {
    Reason.ONE_AT_A_TIME: "Left out, one at a time: {}.",
    Reason.UNSEEN: "Not seen at this place: {}.",
    Reason.AS_SCANNED: "Stays as scanned, whatever the prompt says: {}.",
}
_CHOSEN: Final = "Chosen for you: {}."
_SPOKEN: Final = "Spoken: “{}”"
_MORE: Final = "{} and {} more"
_CLOTHES: Final = "{} {}"
_CLOTHES_OF_ANY_KIND: Final = "{} clothes"
_HAIR: Final = "{} hair"
_NOTHING: Final = "Nothing of this was understood; English words such as “waving at the beach” work best."
_EMPTY: Final = "Nothing was asked for."
_QUIET_KINDS: Final = frozenset({"class_word"})


def explain(
    *,
    drawn: Mapping[str, str],
    drawn_as: Sequence[tuple[str, str, str]],
    left_out: Sequence[tuple[str, Reason]],
    not_drawn: Sequence[str],
    chosen: Mapping[str, str],
    line: str,
) -> str:
    """The sentences, parted by spaces. `drawn`, `chosen`: values by kind; `drawn_as`: words, kind and value."""
    sentences = []
    if not (drawn or drawn_as or left_out or line):
        sentences.append(_NOTHING if not_drawn else _EMPTY)
    sentences += _list(_DRAWN, _name_all(drawn), len(drawn))
    sentences += _list(_DRAWN_AS, [_ARROW.format(words, name_value(kind, value)) for words, kind, value in drawn_as])
    sentences += _list(_NOT_DRAWN, not_drawn)
    for reason, template in _LEFT_OUT.items():
        sentences += _list(template, [words for words, why in left_out if why is reason])
    sentences += _list(_CHOSEN, _name_all(chosen))
    if line:
        sentences.append(_SPOKEN.format(line))
    return " ".join(sentences)


def name_value(kind: str, value: str) -> str:
    """The usual phrase for a value; empty for what need not be said."""
    if kind in _QUIET_KINDS:
        return ""
    return with_article(TABLES[kind][value][0].replace("{} ", ""))


def _name_all(values: Mapping[str, str]) -> list[str]:
    """Each value's phrase; a garment and its colour are one."""
    named = []
    hair_colour = name_value("hair_colour", values["hair_colour"]) if "hair_colour" in values else ""
    for kind, value in values.items():
        colour = values.get("garment_colour")
        match kind:
            case "garment" if colour is not None:
                named.append(_CLOTHES.format(name_value("garment_colour", colour), name_value(kind, value)))
            case "garment_colour":
                if "garment" not in values:
                    named.append(_CLOTHES_OF_ANY_KIND.format(name_value(kind, value)))
            case "hair_style":
                named.append(with_article(TABLES[kind][value][0].format(hair_colour).replace("  ", " ").strip()))
            case "hair_colour":
                if "hair_style" not in values:
                    named.append(_HAIR.format(name_value(kind, value)))
            case _:
                named.append(name_value(kind, value))
    return [name for name in named if name]


def _list(template: str, items: Iterable[str], max_listed: int = _MAX_LISTED) -> list[str]:
    listed = list(dict.fromkeys(items))
    if not listed:
        return []
    text = ", ".join(listed[:max_listed])
    return [template.format(_MORE.format(text, len(listed) - max_listed) if len(listed) > max_listed else text)]
