"""Captions: a scene put in words, for training the built-in model and for prompting it.

Standard library only. Must not read prompts (see `reading`). `caption_words` is what the built-in model's tokenizer
knows: changing a phrase changes that list, and a trained model with it.
"""

from collections.abc import Collection, Iterator
from random import Random
from typing import Final

from studio.storyboard.scene import CLASS_WORDS, TRIGGERS, Person, Scene, usual_time
from studio.storyboard.words import vocabulary
from studio.storyboard.words.vocabulary import NEUTRAL_CLASS_WORD, OPENINGS, TABLES, with_article

MAX_CAPTION_WORDS: Final = 46
"""No caption is longer: a tokenizer that keeps 48 tokens cuts nothing off."""
_USUAL: Final = {"weather": "clear", "light": "natural", "camera": "static", "shot": "portrait", "style": "photo"}
_SHARES: Final = {"time": 0.9, "weather": 0.9, "light": 0.85, "camera": 0.8, "shot": 0.75, "style": 0.85}
"""How often a caption names what is not usual."""
_USUAL_SHARE: Final = 0.06
_GLUE: Final = "a an and the with in is of wearing dressed has at on his her their who it very"


def write_caption(
    scene: Scene, rng: Random, *, trigger: str | None = None, keep: float = 1.0, vary: bool = True
) -> str:
    """One short caption for the scene, of at most `MAX_CAPTION_WORDS` words.

    Each part is named with a probability that grows with `keep` (1: the training mix; 10: everything is named). With
    `vary`, synonyms and several kinds of sentences are used, and a third of the captions say "person" for the class
    word. `trigger` is put before the class word.
    """
    neutral = vary and rng.random() < 1 / 3
    class_word = NEUTRAL_CLASS_WORD if neutral else scene.person.class_word
    age = _describe_age(scene.person, rng, keep, vary)
    subject = " ".join(part for part in (age, trigger, class_word) if part)
    # A trigger is a name, not a word that is spoken: its article does not depend on its letters.
    subject = f"a {subject}" if trigger and not age else with_article(f"a {subject}")
    looks = _describe_looks(scene.person, rng, keep, vary)
    clothes = _describe_clothes(scene, rng, keep, vary)
    place = _pick(vocabulary.PLACES[scene.place], rng, vary) if rng.random() < 0.96 * keep else ""
    extras = [phrase for kind in _SHARES if (phrase := _describe_extra(scene, kind, rng, keep, vary))]
    acts = rng.random() < 0.92 * keep
    form = rng.choice(("list", "list", "is", "verb", "place first")) if vary and acts else "list"
    if vary and form != "place first" and rng.random() < 0.2:
        subject = f"{rng.choice(_fitting_openings(scene.shot))} {subject}"
    table = vocabulary.ACTION_VERBS if form == "verb" else vocabulary.ACTIONS
    action = _pick(table[scene.action], rng, vary) if acts else ""
    if vary:
        rng.shuffle(extras)
    return _fit(form, subject, [looks, clothes], action, place, extras)


def canonical_caption(scene: Scene, subject: str, *, named: Collection[str] | None = None) -> str:
    """The scene in the built-in model's usual words, e.g. "a ohwx woman wearing a red coat, waving, at the beach".

    Always the same for the same scene. `subject` says who it is, article and trigger included. `named` are the fields
    of the scene to put in words besides place and action; None names the clothes and whatever is not usual.
    """
    rng = Random(0)
    clothes = (
        ""
        if named is not None and not {"garment", "garment_colour"} & set(named)
        else (_describe_clothes(scene, rng, 10, False))
    )
    accessories = _describe_accessories(scene.person, named)
    parts = [subject + (f" with {accessories}" if accessories else "") + (f" {clothes}" if clothes else "")]
    parts += [vocabulary.ACTIONS[scene.action][0], vocabulary.PLACES[scene.place][0]]
    for kind in _SHARES:
        value: str = getattr(scene, kind)
        usual = usual_time(scene.place) if kind == "time" else _USUAL[kind]
        if value != usual and (named is None or kind in named):
            parts.append(TABLES[kind][value][0])
    return ", ".join(parts)


def caption_words() -> set[str]:
    """Every word that `write_caption` and `canonical_caption` can write, triggers and articles included."""
    text = " ".join(_all_phrases()).replace("{}", " ")
    return set(text.split()) | {*_GLUE.split(), *TRIGGERS, *CLASS_WORDS, NEUTRAL_CLASS_WORD}


def _describe_age(person: Person, rng: Random, keep: float, vary: bool) -> str:
    share = 0.03 if person.age == "adult" and vary else 0.0 if person.age == "adult" else 0.8
    return _pick(vocabulary.AGES[person.age], rng, vary) if rng.random() < share * keep else ""


def _describe_looks(person: Person, rng: Random, keep: float, vary: bool) -> str:
    looks = []
    if person.covering != "hijab" and rng.random() < 0.8 * keep:
        colour = _pick(vocabulary.HAIR_COLOURS[person.hair_colour], rng, vary)
        hair = _pick(vocabulary.HAIR_STYLES[person.hair_style], rng, vary).format(colour)
        looks.append(with_article(hair))
    if rng.random() < 0.5 * keep:
        looks.append(_pick(vocabulary.SKINS[person.skin], rng, vary))
    for kind, share, usual_share in (("beard", 0.85, 0.02), ("glasses", 0.92, 0.02), ("covering", 0.95, 0.01)):
        value: str = getattr(person, kind)
        bare = value == "none"
        if rng.random() < ((usual_share if vary else 0) if bare else share) * keep and not (bare and keep > 1):
            looks.append(_pick(TABLES[kind][value], rng, vary))
    return f"with {_join(looks)}" if looks else ""


def _describe_accessories(person: Person, named: Collection[str] | None) -> str:
    kinds = ("glasses", "covering")
    return _join(
        [
            TABLES[kind][getattr(person, kind)][0]
            for kind in kinds
            if getattr(person, kind) != "none" and (named is None or kind in named)
        ]
    )


def _describe_clothes(scene: Scene, rng: Random, keep: float, vary: bool) -> str:
    if rng.random() >= 0.7 * keep:
        return ""
    garment = _pick(vocabulary.GARMENTS[scene.garment], rng, vary)
    if not (vary and rng.random() < 0.08):
        garment = f"{_pick(vocabulary.GARMENT_COLOURS[scene.garment_colour], rng, vary)} {garment}"
    return f"{rng.choice(('wearing', 'in', 'dressed in')) if vary else 'wearing'} {with_article(f'a {garment}')}"


def _describe_extra(scene: Scene, kind: str, rng: Random, keep: float, vary: bool) -> str:
    value: str = getattr(scene, kind)
    usual = usual_time(scene.place) if kind == "time" else _USUAL[kind]
    share = _SHARES[kind] * keep if value != usual else _USUAL_SHARE if vary else 0.0
    if kind == "weather" and value == "clear" and scene.time in {"dusk", "night"}:
        return ""  # a clear night is not sunny
    return _pick(TABLES[kind][value], rng, vary) if rng.random() < share else ""


def _fitting_openings(shot: str) -> tuple[str, ...]:
    """The openings that do not name another shot."""
    others = {"close-up", "portrait"} - {shot}
    return tuple(opening for opening in OPENINGS if not others & set(opening.split()))


def _fit(form: str, subject: str, details: list[str], action: str, place: str, extras: list[str]) -> str:
    """The sentence; too long a one loses extras, then details, from the end."""
    while True:
        caption = _arrange(form, " ".join([subject, *filter(None, details)]), action, place, extras)
        if len(caption.split()) <= MAX_CAPTION_WORDS or not (extras or details):
            return caption
        (extras or details).pop()


def _arrange(form: str, subject: str, action: str, place: str, extras: list[str]) -> str:
    match form:
        case "is":
            first = " ".join(filter(None, (f"{subject} is {action}", place)))
        case "verb":
            first = " ".join(filter(None, (subject, action, place)))
        case "place first":
            first = ", ".join(filter(None, (place, f"{subject} {action}")))
        case _:
            first = ", ".join(filter(None, (subject, action, place)))
    return ", ".join([first, *extras])


def _pick(options: tuple[str, ...], rng: Random, vary: bool) -> str:
    """The usual phrase half of the time, so that it is learnt best."""
    return rng.choice(options) if vary and rng.random() < 0.5 else options[0]


def _join(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _all_phrases() -> Iterator[str]:
    for table in (*TABLES.values(), vocabulary.ACTION_VERBS):
        for phrases in table.values():
            yield from phrases
    yield from OPENINGS
