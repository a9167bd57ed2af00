"""Scenes: random ones are repeatable, varied and sensible."""

from collections import Counter
from random import Random

from studio.storyboard import scene as scenes
from studio.storyboard.scene import sample_person, sample_scene

MANY = [sample_scene(Random(seed)) for seed in range(4000)]


def test_sampling_is_repeatable_and_reaches_every_value() -> None:
    assert sample_scene(Random(4)) == sample_scene(Random(4))
    for field, keys in (
        ("garment", scenes.GARMENTS),
        ("garment_colour", scenes.GARMENT_COLOURS),
        ("place", scenes.PLACES),
        ("action", scenes.ACTIONS),
        ("time", scenes.TIMES),
        ("weather", scenes.WEATHERS),
        ("light", scenes.LIGHTS),
        ("camera", scenes.CAMERAS),
        ("shot", scenes.SHOTS),
        ("style", scenes.STYLES),
    ):
        assert {getattr(scene, field) for scene in MANY} == set(keys), field


def test_every_kind_of_person_is_met() -> None:
    people = [scene.person for scene in MANY]
    for class_word in scenes.CLASS_WORDS:
        kind = [person for person in people if person.class_word == class_word]
        assert len(kind) > 0.45 * len(people)
        assert {person.skin for person in kind} == set(scenes.SKINS)
        assert {person.hair_colour for person in kind} == set(scenes.HAIR_COLOURS)
        assert {person.hair_style for person in kind} == set(scenes.HAIR_STYLES)
        assert {person.age for person in kind} == set(scenes.AGES)
        assert {person.glasses for person in kind} == set(scenes.GLASSES)
    assert {person.covering for person in people if person.class_word == "woman"} == set(scenes.COVERINGS)
    assert {person.beard for person in people if person.class_word == "man"} == set(scenes.BEARDS)
    assert {person.beard for person in people if person.class_word == "woman"} == {"none"}
    assert len({person.face for person in people}) > 0.99 * len(people)


def test_old_people_are_grey_more_often() -> None:
    people = [sample_person(Random(seed)) for seed in range(2000)]
    silver = Counter(person.age for person in people if person.hair_colour in {"grey", "white"})
    ages = Counter(person.age for person in people)
    assert silver["old"] / ages["old"] > 0.6
    assert silver["young"] / ages["young"] < 0.15


def test_common_cases_are_common() -> None:
    usual = {"time": "day", "weather": "clear", "camera": "static", "shot": "portrait", "style": "photo"}
    for field, value in usual.items():
        counts = Counter(getattr(scene, field) for scene in MANY)
        assert counts.most_common(1)[0][0] == value, field
    assert Counter(scene.action for scene in MANY).most_common(1)[0][0] == "talking"


def test_weather_and_time_are_only_where_they_are_seen() -> None:
    for scene in MANY:
        if scene.place in scenes.PLACES_WITHOUT_WEATHER:
            assert scene.weather == "clear"
        if scene.place in scenes.PLACES_WITHOUT_TIME:
            assert scene.time == "day"
        if scene.place == "underwater":
            assert scene.light == "natural"
        if scene.place == "desert":
            assert scene.weather not in {"rain", "snow"}
        if scene.action in scenes.HAND_ACTIONS:
            assert scene.shot != "close-up"


def test_there_are_thirty_places() -> None:
    assert len(set(scenes.PLACES)) == len(scenes.PLACES) == 30
    assert set(scenes.PLACES) > scenes.PLACES_WITHOUT_WEATHER
