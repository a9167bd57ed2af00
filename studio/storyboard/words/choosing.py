"""Which of the things that a prompt names are drawn: one of a kind, and what becomes of the others.

Standard library only. Knows senses and their order of preference, not the texts of prompts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from studio.storyboard.scene import INDOOR_PLACES, Person
from studio.storyboard.words import lexicon_people
from studio.storyboard.words.phrasebook import Match, Sense, Strength
from studio.storyboard.words.tokens import Token

LOOKS: Final = ("class_word", "skin", "hair_colour", "hair_style", "beard", "age")
"""Fields of a person that a scan fixes."""
SKYLESS_PLACES: Final = frozenset({"underwater", "space", "moon", "spaceship"})
"""Where the time of day means nothing."""
_ACCESSORIES: Final = ("glasses", "covering")
# In the order of decision: a place's hints depend on the action, those of time and weather on the place.
_SCENERY: Final = (
    "action",
    "place",
    "garment",
    "garment_colour",
    "time",
    "weather",
    "light",
    "camera",
    "shot",
    "style",
)
_LOCATING: Final = frozenset(
    {
        "in",
        "at",
        "on",
        "by",
        "through",
        "along",
        "inside",
        "near",
        "to",
        "into",
        "from",
        "across",
        "onto",
        "under",
        "beside",
        "around",
    }
)
_BEHIND: Final = frozenset({"behind", "background", "distance"})
_SILENT: Final = frozenset({"still", "portrait", "photo", "static", "natural", "clear", "day"})
"""What goes without saying is no loss when something else wins."""
_COLOUR_REACH: Final = 5


class Reason(Enum):
    """Why something that could be drawn is not."""

    ONE_AT_A_TIME = "one at a time"
    UNSEEN = "not seen at this place"
    AS_SCANNED = "stays as scanned"


@dataclass
class Choice:
    """`chosen`: the winning match and sense of each kind. `left_out`: kind, match, reason. `consumed`: the tokens
    that were taken up one way or the other."""

    chosen: dict[str, tuple[Match, Sense]] = field(default_factory=dict)
    left_out: list[tuple[str, Match, Reason]] = field(default_factory=list)
    consumed: set[int] = field(default_factory=set)

    def value(self, kind: str) -> str | None:
        """The chosen value of a kind, if any."""
        return self.chosen[kind][1].value if kind in self.chosen else None

    def consume(self, match: Match) -> None:
        """Take a match for dealt with."""
        self.consumed |= set(range(match.first, match.last))


def choose(tokens: Sequence[Token], matches: Sequence[Match], *, person: Person | None, speaks: bool) -> Choice:
    """Pick one sense of each kind. `speaks`: a line is spoken, so that lips move whatever else is done."""
    choice = Choice()
    asserted = [match for match in matches if not match.negated]
    for kind in _SCENERY:
        candidates = [
            (_rank(tokens, match, sense, speaks), order, match, sense)
            for order, (match, sense) in enumerate(_senses(asserted, kind))
            if _is_fitting(choice, asserted, match, sense)
        ]
        if candidates:
            _, _, match, sense = min(candidates, key=lambda candidate: candidate[:2])
            choice.chosen[kind] = (match, sense)
    for kind in _ACCESSORIES:
        if worn := _with_denied(matches, kind):
            choice.chosen[kind] = worn[0]
    for kind in LOOKS:
        _choose_look(choice, tokens, matches, kind, person)
    for match in asserted:
        _settle(choice, match, speaks)
    _join_clothes(choice)
    return choice


def _rank(tokens: Sequence[Token], match: Match, sense: Sense, speaks: bool) -> float:
    """The smaller the better; ties go to what was named first."""
    rank = {Strength.EXACT: 0.0, Strength.NEAREST: 2.0, Strength.HINT: 4.0, Strength.CUE: 4.0}[sense.strength]
    match sense.kind:
        case "action" if sense.value == "still":
            return 10.0 + rank
        case "action" if sense.value not in lexicon_people.STRONG_ACTIONS:
            asked_by_line = speaks and sense.value == "talking"
            return rank + (
                9.0 if asked_by_line else 2.5 if sense.strength in {Strength.EXACT, Strength.NEAREST} else 0.5
            )
        case "place":
            return rank + (0.0 if _is_located(tokens, match) else 1.0)
        case "garment":
            return rank + lexicon_people.GARMENTS_FROM_OUTSIDE.index(sense.value) / 10
        case _:
            return rank + (0.5 if sense.value in _SILENT else 0.0)


def _is_located(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the prompt says that the person is there, not that it is seen from there."""
    clause = tokens[match.first].clause
    after = [token.word for token in tokens[match.last : match.last + 3] if token.clause == clause]
    if _BEHIND & set(after):
        return False
    for token in reversed(tokens[max(0, match.first - 4) : match.first]):
        if token.clause != clause or token.word in {"of", "with", "overlooking", "behind"}:
            return False
        if token.word in _LOCATING:
            return not (token.word == "at" and _is_look(tokens, match.first))
    return tokens[match.first].word in _LOCATING


def _is_look(tokens: Sequence[Token], first: int) -> bool:
    """ "Looking at the skyline": whoever looks at something is elsewhere."""
    return any(token.stem in {"look", "gaz", "star", "glanc", "peek"} for token in tokens[max(0, first - 3) : first])


def _is_fitting(choice: Choice, matches: Sequence[Match], match: Match, sense: Sense) -> bool:
    """Whether a sense may be meant, given what was already chosen."""
    hinted = sense.strength in {Strength.HINT, Strength.CUE}
    match sense.kind:
        case "place" if hinted:
            return not any(other.kind == "action" and other.strength is Strength.EXACT for other in match.senses)
        case "weather" if hinted:
            return "place" not in choice.chosen or choice.chosen["place"][0] != match
        case "time" if hinted:
            return choice.value("place") not in INDOOR_PLACES | SKYLESS_PLACES
        case "garment_colour" if "garment" in choice.chosen:
            worn = choice.chosen["garment"][0]
            between = (other for other in matches if match.last <= other.first < worn.first)
            return 0 <= worn.first - match.last <= _COLOUR_REACH and not any(map(_is_garment, between))
        case _:
            return True


def _is_garment(match: Match) -> bool:
    return any(sense.kind == "garment" for sense in match.senses)


def _choose_look(
    choice: Choice, tokens: Sequence[Token], matches: Sequence[Match], kind: str, person: Person | None
) -> None:
    said = (
        _with_denied(matches, kind) if kind == "beard" else list(_senses([m for m in matches if not m.negated], kind))
    )
    said = [entry for entry in said if not _is_other_person(tokens, entry[0])]
    if not said:
        return
    match, sense = said[0]
    if person is None:
        choice.chosen[kind] = (match, sense)
    elif getattr(person, kind) != sense.value:
        choice.left_out.append((kind, match, Reason.AS_SCANNED))
    choice.consume(match)


def _is_other_person(tokens: Sequence[Token], match: Match) -> bool:
    """Whom somebody waves or talks to is somebody else."""
    named = any(sense.kind == "class_word" for sense in match.senses)
    return named and match.first > 0 and tokens[match.first - 1].word == "to"


def _settle(choice: Choice, match: Match, speaks: bool) -> None:
    """What becomes of a match: taken up, left out, or (not consumed) to be reported as not drawn."""
    uses = [sense for sense in match.senses if choice.chosen.get(sense.kind, (None,))[0] is match]
    kinds = {sense.kind for sense in match.senses}
    if any(sense.strength is Strength.CUE for sense in match.senses) and all(sense.kind != "action" for sense in uses):
        return
    if uses or not match.senses or any(choice.value(sense.kind) == sense.value for sense in match.senses):
        choice.consume(match)
        return
    if kinds & set(LOOKS):
        if "class_word" not in kinds:
            choice.consume(match)
        return
    if all(sense.strength is Strength.HINT for sense in match.senses):
        if "place" not in kinds:
            choice.consume(match)
        return
    loser = next(sense for sense in match.senses if sense.strength is not Strength.HINT)
    silent = loser.value in _SILENT or (speaks and loser.value == "talking")
    if not silent or (loser.value == "still" and loser.strength is Strength.NEAREST):
        choice.left_out.append((loser.kind, match, Reason.ONE_AT_A_TIME))
    choice.consume(match)


def _join_clothes(choice: Choice) -> None:
    """A colour that was left out together with its garment is one thing with it."""
    joined: list[tuple[str, Match, Reason]] = []
    for kind, match, reason in choice.left_out:
        if not (kind == "garment" and any(colour.end == match.last for _, colour, _ in joined)):
            joined.append((kind, match, reason))
    choice.left_out[:] = joined


def _with_denied(matches: Sequence[Match], kind: str) -> list[tuple[Match, Sense]]:
    """The senses of a kind, where "no glasses" means "none"."""
    return [
        (match, Sense(kind, "none", Strength.EXACT) if match.negated else sense)
        for match, sense in _senses(matches, kind)
    ]


def _senses(matches: Sequence[Match], kind: str) -> Iterator[tuple[Match, Sense]]:
    for match in matches:
        for sense in match.senses:
            if sense.kind == kind:
                yield match, sense
