"""From a prompt in anybody's words to a scene that can be drawn, and an honest account of it.

Standard library only, so that windows may use it. Nothing that was asked for is dropped in silence: it is understood
(perhaps as the nearest thing that can be drawn), left out for a reason, or reported as not drawn.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from studio.storyboard.scene import PLACES_WITHOUT_WEATHER, Person, Scene, usual_time
from studio.storyboard.words import binding, leftovers, lexicon_fillers
from studio.storyboard.words.captions import canonical_caption
from studio.storyboard.words.choosing import SKYLESS_PLACES, Choice, Reason, choose
from studio.storyboard.words.explanation import explain
from studio.storyboard.words.phrasebook import Match, Sense, Strength, find_matches, lexicon_words
from studio.storyboard.words.tokens import Token, correct, fold, stem, tokenise

_QUOTED: Final = re.compile(r'(?<!\w)"([^"\n]+)"|“([^“”\n]+)”|„([^„“”\n]+)[“”]|«([^«»\n]+)»|»([^«»\n]+)«')
_ANNOUNCED: Final = re.compile(r"\b(says?|said|saying|speaks?|whispers?|shouts?|asks?|replies)\s*:\s*(\S[^\n]*)", re.I)


@dataclass(frozen=True)
class Understood:
    """A part of the scene that the prompt asked for: field, value, the user's words. `nearest`: not quite what was
    asked, but the closest that can be drawn."""

    kind: str
    value: str
    words: str
    nearest: bool = False


@dataclass(frozen=True)
class LeftOut:
    """Something that could be drawn but is not in this scene, and why."""

    kind: str
    words: str
    reason: Reason


@dataclass(frozen=True)
class Reading:
    """A prompt read. `not_drawn`: in the user's words, what cannot be drawn. `defaults`: the fields "place" and
    "action", where the prompt named neither one nor anything that could be one."""

    scene: Scene
    understood: tuple[Understood, ...]
    not_drawn: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    defaults: tuple[str, ...]

    def caption(self, subject: str) -> str:
        """The prompt re-said in words that the built-in model knows; only what was asked for is named."""
        return canonical_caption(self.scene, subject, named=frozenset(part.kind for part in self.understood))

    def explain(self) -> str:
        """A few short English sentences for the person who wrote the prompt."""
        return explain(
            drawn={part.kind: part.value for part in self.understood if not part.nearest},
            drawn_as=[(part.words, part.kind, part.value) for part in self.understood if part.nearest],
            left_out=[(part.words, part.reason) for part in self.left_out],
            not_drawn=self.not_drawn,
            chosen={kind: getattr(self.scene, kind) for kind in self.defaults},
            line=self.scene.line,
        )


def read_prompt(prompt: str, *, person: Person | None = None, line: str | None = None, name: str = "") -> Reading:
    """Read a prompt of any length and kind. Never fails: what is not understood is reported.

    `person`: who the clip is of; skin, hair, age and beard then stay theirs, glasses and headgear may change. None:
    the prompt describes them. `line`: the words to be spoken, when they were already taken out of the prompt; None
    takes quoted speech, and what follows "says:", for the line. `name`: what the prompt may call the person.
    """
    shown = prompt
    if line is None:
        line, shown = split_speech(prompt)
    tokens = correct(tokenise(shown, lexicon_fillers.EMOJI), _known_words(), _typo_targets())
    matches = binding.bind_modifiers(tokens, find_matches(tokens))
    matches, denied = binding.negate(tokens, matches)
    choice = choose(tokens, matches, person=person, speaks=bool(line))
    scene, unseen = _compose(choice, person, line)
    understood = tuple(
        Understood(kind, sense.value, _quote(shown, tokens, match), _is_nearest(sense, tokens[match.first].word))
        for kind, (match, sense) in choice.chosen.items()
        if kind not in unseen and (kind != "place" or sense.strength is not Strength.CUE)
    )
    left_out = [LeftOut(kind, _quote(shown, tokens, match), reason) for kind, match, reason in choice.left_out]
    left_out += [LeftOut(kind, _quote(shown, tokens, choice.chosen[kind][0]), Reason.UNSEEN) for kind in unseen]
    not_drawn = leftovers.find_leftovers(shown, tokens, choice.consumed | denied | _named(tokens, name))
    named = {part.kind for part in understood}
    defaults = tuple(kind for kind in ("place", "action") if kind not in named)
    return Reading(scene, understood, tuple(not_drawn), tuple(dict.fromkeys(left_out)), defaults)


def split_speech(prompt: str) -> tuple[str, str]:
    """The spoken line, and the prompt without it."""
    quotes = [next(part for part in match.groups() if part) for match in _QUOTED.finditer(prompt)]
    if quotes:
        return " ".join(" ".join(quotes).split()), _QUOTED.sub(" . ", prompt)
    announced = _ANNOUNCED.search(prompt)
    if announced is None:
        return "", prompt
    return " ".join(announced[2].split()), prompt[: announced.start(2)] + prompt[announced.end(2) :]


def _compose(choice: Choice, person: Person | None, line: str) -> tuple[Scene, tuple[str, ...]]:
    """The scene, and the kinds that were chosen but cannot be seen at its place."""
    values = {kind: sense.value for kind, (_, sense) in choice.chosen.items()}
    place = values.get("place") or _default_place(values)
    unseen = []
    if place in PLACES_WITHOUT_WEATHER and values.pop("weather", "clear") != "clear":
        unseen.append("weather")
    if place in SKYLESS_PLACES and values.pop("time", "day") != "day":
        unseen.append("time")
    scene = Scene(
        person=_describe_person(person, values),
        garment=values.get("garment", "t-shirt"),
        garment_colour=values.get("garment_colour", "black" if values.get("garment") == "suit" else "blue"),
        place=place,
        action=values.get("action", "talking" if line else "still"),
        time=values.get("time", usual_time(place)),
        weather=values.get("weather", "clear"),
        light=values.get("light", "natural"),
        camera=values.get("camera", "static"),
        shot=values.get("shot", "portrait"),
        style=values.get("style", "photo"),
        line=line,
    )
    return scene, tuple(unseen)


def _default_place(values: dict[str, str]) -> str:
    """Where nothing was named: a plain wall, or outdoors where the asked weather and time can be seen."""
    match values.get("weather"), values.get("time"):
        case "snow", _:
            return "snow"
        case "rain", _:
            return "street"
        case _, "night":
            return "city"
        case None, None:
            return "wall"
        case _:
            return "meadow"


def _describe_person(person: Person | None, values: dict[str, str]) -> Person:
    if person is None:
        man = values.get("class_word") == "man"
        person = Person("man" if man else "woman", "light", "brown", "short" if man else "long")
    return Person(
        class_word=values.get("class_word", person.class_word),
        skin=values.get("skin", person.skin),
        hair_colour=values.get("hair_colour", person.hair_colour),
        hair_style=values.get("hair_style", person.hair_style),
        beard=values.get("beard", person.beard),
        glasses=values.get("glasses", person.glasses),
        age=values.get("age", person.age),
        covering=values.get("covering", person.covering),
        face=person.face,
    )


def _quote(prompt: str, tokens: Sequence[Token], match: Match) -> str:
    return " ".join(prompt[tokens[match.first].start : tokens[max(match.last, match.end) - 1].end].split())


def _named(tokens: Sequence[Token], name: str) -> set[int]:
    words = {fold(word) for word in name.split()}
    return {at for at, token in enumerate(tokens) if token.word in words}


def _is_nearest(sense: Sense, word: str) -> bool:
    """Whether a sense is less than what was asked for. "Snow" as a place is the snow itself, if only hinted at."""
    if sense.strength is Strength.HINT:
        return sense.kind in {"place", "action"} and sense.value != word
    # What is asked of time and weather by a thing is drawn; the thing itself is reported.
    return sense.strength is Strength.NEAREST or (sense.strength is Strength.CUE and sense.kind == "action")


@cache
def _known_words() -> frozenset[str]:
    words = lexicon_words() | leftovers.known_words() | binding.modifier_words() | lexicon_fillers.LOOK_ALIKES
    return words | {stem(word) for word in words}


@cache
def _typo_targets() -> frozenset[str]:
    return lexicon_words() | binding.modifier_words()
