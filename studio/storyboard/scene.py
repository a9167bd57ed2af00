"""What a clip shows, in words: the person, their clothes, the place, the action, the light and the camera.

Standard library only, so that windows may use the vocabularies. Must not draw.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

Phrases = Mapping[str, tuple[str, ...]]
"""From a value's name to the phrases that a caption may use for it; the first one is the usual one."""

CLASS_WORDS: Final = ("man", "woman")
NEUTRAL_CLASS_WORD: Final = "person"

SKINS: Final[Phrases] = {
    "pale": ("pale skin", "fair skin", "very light skin"),
    "light": ("light skin", "white skin", "rosy skin"),
    "tan": ("tan skin", "olive skin", "golden skin"),
    "brown": ("brown skin", "medium brown skin"),
    "dark": ("dark skin", "black skin", "dark brown skin"),
}
HAIR_COLOURS: Final[Phrases] = {
    "black": ("black",),
    "brown": ("brown", "dark brown", "brunette"),
    "blond": ("blond", "blonde", "golden"),
    "red": ("red", "ginger", "orange"),
    "grey": ("grey", "gray", "silver"),
    "white": ("white",),
}
HAIR_STYLES: Final[Phrases] = {
    "short": ("short {} hair", "cropped {} hair", "{} short hair"),
    "long": ("long {} hair", "long straight {} hair", "{} long hair"),
    "curly": ("curly {} hair", "{} curls", "an {} afro", "curly {} locks"),
    "bun": ("{} hair in a bun", "a {} bun", "{} hair tied up"),
    "bald": ("a bald head", "no hair", "a shaved head"),
}
BEARD_PHRASES: Final = ("a beard", "a full beard", "a bearded face")
GLASSES_PHRASES: Final = ("glasses", "round glasses", "spectacles")
GARMENT_COLOURS: Final[Phrases] = {
    "red": ("red",),
    "blue": ("blue", "dark blue", "navy"),
    "green": ("green",),
    "black": ("black",),
    "white": ("white",),
    "yellow": ("yellow",),
    "purple": ("purple", "violet"),
    "orange": ("orange",),
    "grey": ("grey", "gray"),
}
GARMENTS: Final[Phrases] = {
    "t-shirt": ("t-shirt", "shirt", "top", "tee"),
    "sweater": ("sweater", "pullover", "jumper"),
    "suit": ("suit", "jacket", "blazer", "suit and tie"),
    "hoodie": ("hoodie", "hooded sweater"),
}
PLACES: Final[Phrases] = {
    "wall": (
        "in front of a plain wall",
        "in front of a wall",
        "against a plain background",
        "in front of a white wall",
    ),
    "studio": ("in a studio", "in a dark studio", "in a photo studio"),
    "beach": ("at the beach", "on a beach", "by the sea", "on the beach by the ocean"),
    "forest": ("in a forest", "in the woods", "among trees", "in the forest"),
    "city": (
        "in a city at night",
        "in the city",
        "on a street at night",
        "in front of a skyline at night",
        "in a city",
    ),
    "space": ("in outer space", "in space", "among the stars", "in space with a planet"),
    "room": ("in a living room", "at home", "in a room", "indoors by a window"),
    "snow": ("in the snow", "on a snowy mountain", "in the mountains", "in snowy mountains in winter"),
    "desert": ("in the desert", "among sand dunes", "in a desert"),
    "meadow": ("in a green meadow", "in a park", "on a field", "in a garden", "on the grass"),
}
ACTIONS: Final[Phrases] = {
    "talking": ("talking", "speaking", "talking to the camera", "saying something", "speaking to the viewer"),
    "smiling": ("smiling", "with a smile", "laughing", "smiling happily"),
    "nodding": ("nodding", "nodding yes", "nodding the head"),
    "shaking": ("shaking the head", "shaking their head", "saying no"),
    "turning": ("turning the head", "looking around", "turning their head", "looking from side to side"),
    "waving": ("waving", "waving hello", "waving a hand", "greeting"),
    "still": ("looking at the camera", "standing still", "posing", "looking into the camera"),
    "looking up": ("looking up", "looking at the sky", "looking upwards"),
}
LIGHTS: Final[Phrases] = {
    "daylight": ("daylight", "sunny", "bright daylight", "in sunlight"),
    "soft": ("soft light", "soft lighting", "even light"),
    "golden": ("golden hour", "at sunset", "warm light", "warm evening light"),
    "neon": ("neon light", "neon lights", "purple neon light"),
    "moon": ("moonlight", "at night", "cold blue light"),
}
CAMERAS: Final[Phrases] = {
    "static": ("static camera", "fixed camera", "tripod shot"),
    "zoom in": ("camera zooms in", "zoom in", "slow zoom in"),
    "pan": ("camera pans", "panning camera", "slow pan"),
    "handheld": ("handheld camera", "shaky camera"),
}
OPENINGS: Final = ("a photo of", "a video of", "a portrait of", "a close-up of", "a film of", "a clip of")
TRIGGERS: Final = ("ohwx", "sks", "zwxq", "vrtn", "lqpx", "qzmb", "wxpl", "tvrk", "bnqz", "xkcy", "jvwm", "hjfk")
"""Words without a meaning, known to the built-in model's tokenizer: an avatar takes one as its name."""


@dataclass(frozen=True)
class Person:
    """Who is shown. `face` selects the proportions of the face: the same number is the same face."""

    class_word: str
    skin: str
    hair_colour: str
    hair_style: str
    beard: bool = False
    glasses: bool = False
    face: int = 0


@dataclass(frozen=True)
class Scene:
    """Everything that a drawn clip depends on, apart from its seed and its size."""

    person: Person
    garment: str
    garment_colour: str
    place: str
    action: str
    light: str
    camera: str


def sample_scene(rng: Random) -> Scene:
    """A random scene; common cases (daylight, a static camera, talking) are drawn more often."""
    class_word = rng.choice(CLASS_WORDS)
    man = class_word == "man"
    styles = (
        ("short", "short", "short", "curly", "bald", "long")
        if man
        else ("long", "long", "long", "curly", "short", "bun")
    )
    person = Person(
        class_word=class_word,
        skin=rng.choice(list(SKINS)),
        hair_colour=rng.choice(list(HAIR_COLOURS)),
        hair_style=rng.choice(styles),
        beard=man and rng.random() < 0.35,
        glasses=rng.random() < 0.15,
        face=rng.randrange(1 << 30),
    )
    return Scene(
        person=person,
        garment=rng.choice(list(GARMENTS)),
        garment_colour=rng.choice(list(GARMENT_COLOURS)),
        place=rng.choice([*PLACES, "wall", "wall"]),
        action=rng.choice([*ACTIONS, "talking", "talking"]),
        light=rng.choice(["daylight", "daylight", "daylight", "soft", "soft", "golden", "neon", "moon"]),
        camera=rng.choice(["static", "static", "static", "zoom in", "pan", "handheld"]),
    )


def write_caption(
    scene: Scene, rng: Random, *, trigger: str | None = None, keep: float = 1.0, vary: bool = True
) -> str:
    """One sentence for the scene.

    Each part is named with a probability that grows with `keep` (1: the training mix; 10: everything is
    named). With `vary`, synonyms are used and a third of the captions say "person" for the class word.
    `trigger` is put before the class word.
    """
    pick = rng.choice if vary else _first
    class_word = NEUTRAL_CLASS_WORD if vary and rng.random() < 1 / 3 else scene.person.class_word
    parts = [f"a {trigger} {class_word}" if trigger else f"a {class_word}"]
    looks = _describe_person(scene.person, rng, keep, vary)
    if looks:
        parts[0] += " with " + " and ".join(looks)
    if rng.random() < 0.7 * keep:
        parts[0] += f" wearing a {pick(GARMENT_COLOURS[scene.garment_colour])} {pick(GARMENTS[scene.garment])}"
    if vary and rng.random() < 0.25:
        parts[0] = f"{rng.choice(OPENINGS)} {parts[0]}"
    places = PLACES[scene.place]
    for phrases, share in (
        (ACTIONS[scene.action], 0.92),
        (places, 0.96),
        (LIGHTS[scene.light], 0.7),
        (CAMERAS[scene.camera], 0.6),
    ):
        if rng.random() < share * keep:
            parts.append(pick(phrases) if rng.random() < 0.5 else phrases[0])
    return ", ".join(parts)


def caption_words() -> set[str]:
    """Every word that `write_caption` can write, triggers and articles included."""
    text = " ".join(_all_phrases()).replace("{}", " ")
    return set(text.split()) | {"a", "an", "and", "with", "wearing", *TRIGGERS, *CLASS_WORDS, NEUTRAL_CLASS_WORD}


def _describe_person(person: Person, rng: Random, keep: float, vary: bool) -> list[str]:
    pick = rng.choice if vary else _first
    looks = []
    if rng.random() < 0.85 * keep:
        looks.append(pick(HAIR_STYLES[person.hair_style]).format(pick(HAIR_COLOURS[person.hair_colour])))
    if rng.random() < 0.65 * keep:
        looks.append(pick(SKINS[person.skin]))
    if person.beard and rng.random() < 0.9 * keep:
        looks.append(pick(BEARD_PHRASES))
    if person.glasses and rng.random() < 0.95 * keep:
        looks.append(pick(GLASSES_PHRASES))
    return looks


def _first(options: tuple[str, ...]) -> str:
    return options[0]


def _all_phrases() -> Iterator[str]:
    for table in (SKINS, HAIR_COLOURS, HAIR_STYLES, GARMENT_COLOURS, GARMENTS, PLACES, ACTIONS, LIGHTS, CAMERAS):
        for phrases in table.values():
            yield from phrases
    yield from (*BEARD_PHRASES, *GLASSES_PHRASES, *OPENINGS)
