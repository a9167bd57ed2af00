"""Scenes in words: what captions say, and that they say it of the right scene."""

from dataclasses import replace
from random import Random

import pytest

from studio.storyboard import scene as scenes
from studio.storyboard.scene import Person, Scene, caption_words, sample_scene, write_caption

ADA = Scene(
    person=Person("woman", "tan", "black", "long", glasses=True, face=7),
    garment="sweater",
    garment_colour="green",
    place="beach",
    action="waving",
    light="golden",
    camera="static",
)


def test_a_full_caption_without_variation_names_everything_in_usual_words() -> None:
    caption = write_caption(ADA, Random(0), keep=10, vary=False)
    assert caption == (
        "a woman with long black hair and tan skin and glasses wearing a green sweater, waving, at the beach, "
        "golden hour, static camera"
    )


def test_the_trigger_stands_before_the_class_word() -> None:
    assert write_caption(ADA, Random(0), trigger="ohwx", keep=10, vary=False).startswith("a ohwx woman with")


def test_a_third_of_varied_captions_says_person_and_some_leave_parts_out() -> None:
    captions = [write_caption(ADA, Random(seed)) for seed in range(300)]
    neutral = sum("person" in caption.split(",")[0].split() for caption in captions)
    assert 60 < neutral < 140
    assert any("hair" not in caption and "curls" not in caption for caption in captions)
    assert len(set(captions)) > 250


def test_a_bald_person_is_not_given_a_hair_colour() -> None:
    bald = replace(ADA, person=replace(ADA.person, hair_style="bald"))
    assert all("black" not in write_caption(bald, Random(s), keep=10, vary=False) for s in range(5))


def test_sampling_is_repeatable_and_reaches_every_value() -> None:
    assert sample_scene(Random(4)) == sample_scene(Random(4))
    many = [sample_scene(Random(seed)) for seed in range(600)]
    assert {s.place for s in many} == set(scenes.PLACES)
    assert {s.action for s in many} == set(scenes.ACTIONS)
    assert {s.light for s in many} == set(scenes.LIGHTS)
    assert {s.camera for s in many} == set(scenes.CAMERAS)
    assert {s.person.hair_style for s in many} == set(scenes.HAIR_STYLES)
    assert not any(s.person.beard for s in many if s.person.class_word == "woman")


def test_caption_words_cover_whatever_captions_say() -> None:
    known = caption_words()
    for seed in range(400):
        rng = Random(seed)
        caption = write_caption(sample_scene(rng), rng, trigger=scenes.TRIGGERS[0])
        assert set(caption.replace(",", " ").split()) <= known, caption


@pytest.mark.parametrize("table", [scenes.PLACES, scenes.ACTIONS, scenes.LIGHTS, scenes.CAMERAS])
def test_no_phrase_means_two_things(table: scenes.Phrases) -> None:
    phrases = [phrase for options in table.values() for phrase in options]
    assert len(phrases) == len(set(phrases))
