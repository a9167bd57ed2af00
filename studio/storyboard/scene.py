"""What a clip shows: the person, their clothes, the place, the action, time, weather, light and camera.

Standard library only, so that windows may use it. Holds the keys that captions, grammar and painters share, and
draws random scenes for training. Must not draw pictures and must not hold phrases (see `vocabulary`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

CLASS_WORDS: Final = ("man", "woman")
SKINS: Final = ("pale", "light", "tan", "brown", "dark")
HAIR_COLOURS: Final = ("black", "brown", "blond", "red", "grey", "white")
HAIR_STYLES: Final = ("short", "long", "curly", "bun", "bald", "bob", "afro", "ponytail", "braids", "buzz")
BEARDS: Final = ("none", "stubble", "full", "moustache", "goatee")
GLASSES: Final = ("none", "round", "square", "sunglasses")
AGES: Final = ("young", "adult", "old")
COVERINGS: Final = ("none", "hijab", "cap", "hat", "beanie")
GARMENTS: Final = ("t-shirt", "sweater", "suit", "hoodie", "shirt", "dress", "coat", "turtleneck")
GARMENT_COLOURS: Final = (
    "red",
    "blue",
    "green",
    "black",
    "white",
    "yellow",
    "purple",
    "orange",
    "grey",
    "pink",
    "brown",
)
NATURAL_PLACES: Final = (
    "beach",
    "forest",
    "snow",
    "desert",
    "meadow",
    "mountain",
    "lake",
    "garden",
    "autumn",
    "field",
    "jungle",
    "underwater",
    "space",
    "moon",
)
BUILT_PLACES: Final = (
    "wall",
    "studio",
    "city",
    "street",
    "room",
    "kitchen",
    "office",
    "library",
    "cafe",
    "rooftop",
    "stage",
    "castle",
    "train",
    "spaceship",
    "market",
    "bedroom",
)
PLACES: Final = (*NATURAL_PLACES, *BUILT_PLACES)
ACTIONS: Final = (
    "talking",
    "smiling",
    "laughing",
    "nodding",
    "shaking",
    "turning",
    "looking around",
    "waving",
    "walking",
    "looking up",
    "looking down",
    "thumbs up",
    "still",
)
TIMES: Final = ("day", "morning", "sunset", "dusk", "night")
WEATHERS: Final = ("clear", "cloudy", "rain", "snow", "fog")
LIGHTS: Final = ("natural", "soft", "golden", "neon", "moon", "dramatic", "candle", "backlit")
CAMERAS: Final = ("static", "zoom in", "zoom out", "pan left", "pan right", "handheld", "orbit")
SHOTS: Final = ("close-up", "portrait", "half body")
STYLES: Final = ("photo", "cinematic", "black and white", "vintage", "vivid")

INDOOR_PLACES: Final = frozenset(BUILT_PLACES) - {"city", "street", "rooftop", "market"}
PLACES_WITHOUT_WEATHER: Final = INDOOR_PLACES | {"underwater", "space", "moon"}
PLACES_WITHOUT_TIME: Final = frozenset({"wall", "studio", "stage", "spaceship", "underwater", "space", "moon"})
"""There, the time of day cannot be seen: scenes in them say "day" unless a prompt insists."""
USUAL_TIMES: Final[Mapping[str, str]] = {"city": "night"}
"""The time that goes without saying; everywhere else it is "day"."""
HAND_ACTIONS: Final = frozenset({"waving", "thumbs up"})

TRIGGERS: Final = ("ohwx", "sks", "zwxq", "vrtn", "lqpx", "qzmb", "wxpl", "tvrk", "bnqz", "xkcy", "jvwm", "hjfk")
"""Words without a meaning, known to the built-in model's tokenizer: an avatar takes one as its name."""


@dataclass(frozen=True)
class Person:
    """Who is shown. `face` selects the proportions of the face: the same number is the same face.

    A covering hides the hair under it (a hijab all of it); the hair's style and colour are kept all the same.
    """

    class_word: str
    skin: str
    hair_colour: str
    hair_style: str
    beard: str = "none"
    glasses: str = "none"
    age: str = "adult"
    covering: str = "none"
    face: int = 0


@dataclass(frozen=True)
class Scene:
    """Everything that a drawn clip depends on, apart from its seed and its size. `line` is what is spoken."""

    person: Person
    garment: str
    garment_colour: str
    place: str
    action: str
    time: str = "day"
    weather: str = "clear"
    light: str = "natural"
    camera: str = "static"
    shot: str = "portrait"
    style: str = "photo"
    line: str = ""


def usual_time(place: str) -> str:
    """The time of day at a place when none was named."""
    return USUAL_TIMES.get(place, "day")


_STYLE_WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "man": {
        "short": 4.0,
        "curly": 1.5,
        "bald": 1.5,
        "long": 1.3,
        "buzz": 1.5,
        "afro": 0.8,
        "bun": 0.5,
        "braids": 0.5,
        "ponytail": 0.5,
        "bob": 0.2,
    },
    "woman": {
        "long": 3.5,
        "curly": 1.5,
        "bob": 1.5,
        "bun": 1.3,
        "ponytail": 1.3,
        "short": 1.3,
        "braids": 1.0,
        "afro": 1.0,
        "buzz": 0.25,
        "bald": 0.2,
    },
}
_FAIR_SKINS: Final = frozenset({"pale", "light"})
_COLOUR_WEIGHTS: Final[Mapping[str, tuple[float, ...]]] = {
    # In the order of HAIR_COLOURS. Dyed and rare pairs stay possible: the model is to keep hair and skin apart.
    "young": (3.0, 3.0, 2.0, 1.2, 0.1, 0.15),
    "adult": (3.0, 3.0, 2.0, 1.2, 0.7, 0.3),
    "old": (0.5, 0.6, 0.4, 0.2, 3.5, 3.0),
}
_WEATHER_WEIGHTS: Final = (6.5, 1.0, 1.0, 0.6, 0.9)
_TIME_WEIGHTS: Final = (4.5, 1.2, 1.8, 1.0, 1.5)
_DRY_PLACES: Final = frozenset({"desert"})
_FROSTLESS_PLACES: Final = frozenset({"desert", "beach", "jungle"})
_NEON_PLACES: Final = frozenset(
    {"wall", "studio", "city", "street", "cafe", "rooftop", "stage", "spaceship", "market", "bedroom", "space"}
)


def sample_person(rng: Random) -> Person:
    """A random person; both class words, every skin and every age are met often."""
    class_word = rng.choice(CLASS_WORDS)
    man = class_word == "man"
    skin = rng.choice(SKINS)
    age = _weighted(rng, AGES, (0.25, 0.5, 0.25))
    styles = _STYLE_WEIGHTS[class_word]
    colours = _COLOUR_WEIGHTS[age]
    if skin not in _FAIR_SKINS:
        colours = tuple(weight * share for weight, share in zip(colours, (2.0, 1.2, 0.4, 0.35, 1, 1), strict=True))
    return Person(
        class_word=class_word,
        skin=skin,
        hair_colour=_weighted(rng, HAIR_COLOURS, colours),
        hair_style=_weighted(rng, HAIR_STYLES, tuple(styles[style] for style in HAIR_STYLES)),
        beard=_weighted(rng, BEARDS, (5.2, 1.5, 1.8, 0.8, 0.7)) if man else "none",
        glasses=_weighted(rng, GLASSES, (7.6, 1.0, 0.9, 0.5)),
        age=age,
        covering=_weighted(rng, COVERINGS, (8.3, 0.0 if man else 0.9, 0.5, 0.5, 0.45)),
        face=rng.randrange(1 << 30),
    )


def sample_scene(rng: Random) -> Scene:
    """A random, sensible scene. Common cases (day, clear sky, static camera, portrait, photo, talking) are drawn
    more often; weather and times of day only where they can be seen."""
    person = sample_person(rng)
    place = rng.choice((*PLACES, "wall"))
    action = _weighted(rng, ACTIONS, (2.5, 1.5, 1.0, 1.0, 1.0, 1.0, 1.0, 1.4, 1.2, 1.0, 1.0, 1.0, 1.2))
    time = _sample_time(rng, place)
    dress = 1.4 if person.class_word == "woman" else 0.05
    return Scene(
        person=person,
        garment=_weighted(rng, GARMENTS, (1.5, 1.2, 1.2, 1.2, 1.0, dress, 1.0, 0.8)),
        garment_colour=rng.choice(GARMENT_COLOURS),
        place=place,
        action=action,
        time=time,
        weather=_sample_weather(rng, place),
        light=_sample_light(rng, place, time),
        camera=_weighted(rng, CAMERAS, (4.5, 1.0, 1.0, 0.8, 0.8, 0.9, 0.8)),
        shot=_sample_shot(rng, action),
        style=_weighted(rng, STYLES, (6.0, 1.2, 0.9, 0.9, 0.9)),
    )


def _sample_time(rng: Random, place: str) -> str:
    if place in PLACES_WITHOUT_TIME:
        return "day"
    if rng.random() < 0.35:
        return usual_time(place)
    return _weighted(rng, TIMES, _TIME_WEIGHTS)


def _sample_weather(rng: Random, place: str) -> str:
    if place in PLACES_WITHOUT_WEATHER:
        return "clear"
    weights = list(_WEATHER_WEIGHTS)
    if place in _DRY_PLACES or place == "snow":
        weights[WEATHERS.index("rain")] = 0.0
    if place in _FROSTLESS_PLACES:
        weights[WEATHERS.index("snow")] = 0.0
    return _weighted(rng, WEATHERS, weights)


def _sample_light(rng: Random, place: str, time: str) -> str:
    if place == "underwater" or rng.random() < 0.45:
        return "natural"
    lights = ["natural", "soft", "dramatic", "backlit"]
    if place not in {"space", "moon", "spaceship"} and time != "night":
        lights.append("golden")
    if place in _NEON_PLACES and time in {"night", "dusk", usual_time(place)}:
        lights += ["neon", "neon"]
    if time == "night" and place not in PLACES_WITHOUT_TIME:
        lights += ["moon", "moon"]
    if place in INDOOR_PLACES - {"office", "train", "spaceship"}:
        lights.append("candle")
    return rng.choice(lights)


def _sample_shot(rng: Random, action: str) -> str:
    if action in HAND_ACTIONS:
        return _weighted(rng, SHOTS, (0.0, 0.65, 0.35))
    if action == "walking":
        return _weighted(rng, SHOTS, (0.1, 0.5, 0.4))
    return _weighted(rng, SHOTS, (0.2, 0.58, 0.22))


def _weighted(rng: Random, values: tuple[str, ...], weights: tuple[float, ...] | list[float]) -> str:
    return rng.choices(values, weights)[0]
