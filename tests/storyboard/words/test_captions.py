"""Captions: what they say, and that they say it of the right scene."""

import re
from dataclasses import replace
from random import Random

from studio.storyboard.scene import TRIGGERS, Person, Scene, sample_scene
from studio.storyboard.words.captions import MAX_CAPTION_WORDS, canonical_caption, caption_words, write_caption
from studio.storyboard.words.reading import read_prompt
from studio.storyboard.words.vocabulary import NEUTRAL_CLASS_WORD

WORD = re.compile(r"[\w'-]+")
ADA = Scene(
    person=Person("woman", "tan", "black", "long", glasses="round", face=7),
    garment="sweater",
    garment_colour="orange",
    place="beach",
    action="waving",
    time="sunset",
    weather="fog",
    light="golden",
    camera="zoom in",
    shot="close-up",
    style="vintage",
)
PLAIN = Scene(Person("man", "dark", "grey", "afro", age="old"), "suit", "black", "office", "talking")


def test_a_full_caption_without_variation_names_everything_in_usual_words() -> None:
    caption = write_caption(ADA, Random(0), keep=10, vary=False)
    assert caption == (
        "a woman with long black hair, tan skin and round glasses wearing an orange sweater, waving, at the beach, "
        "at sunset, in the fog, golden light, camera zooms in, close-up, vintage"
    )


def test_what_is_usual_goes_without_saying() -> None:
    caption = write_caption(PLAIN, Random(0), keep=10, vary=False)
    assert caption == "an old man with a grey afro and dark skin wearing a black suit, talking, in an office"


def test_the_trigger_stands_before_the_class_word() -> None:
    assert write_caption(ADA, Random(0), trigger="ohwx", keep=10, vary=False).startswith("a ohwx woman with")
    assert write_caption(PLAIN, Random(0), trigger="ohwx", keep=10, vary=False).startswith("an old ohwx man with")


def test_a_third_of_varied_captions_says_person_and_some_leave_parts_out() -> None:
    captions = [write_caption(ADA, Random(seed)) for seed in range(300)]
    neutral = sum(NEUTRAL_CLASS_WORD in WORD.findall(caption) for caption in captions)
    garment = sum(any(word in caption for word in ("sweater", "pullover", "jumper")) for caption in captions)
    assert 60 < neutral < 140
    assert 0.55 < garment / len(captions) < 0.85
    assert len(set(captions)) > 250


def test_what_is_not_seen_is_not_named() -> None:
    bald = replace(ADA, person=replace(ADA.person, hair_style="bald"))
    assert all("black" not in write_caption(bald, Random(seed), keep=10, vary=False) for seed in range(5))
    veiled = replace(ADA, person=replace(ADA.person, covering="hijab"))
    caption = write_caption(veiled, Random(0), keep=10, vary=False)
    assert "hair" not in caption
    assert "a hijab" in caption


def test_captions_are_short_and_of_known_words() -> None:
    known = caption_words()
    assert len(known) <= 900
    for seed in range(1500):
        rng = Random(seed)
        words = WORD.findall(write_caption(sample_scene(rng), rng, trigger=TRIGGERS[seed % len(TRIGGERS)]))
        assert set(words) <= known, words
        assert len(words) <= MAX_CAPTION_WORDS


def test_the_canonical_caption_never_varies_and_names_what_was_asked() -> None:
    assert canonical_caption(ADA, "a ohwx woman", named={"time", "light"}) == (
        "a ohwx woman, waving, at the beach, at sunset, golden light"
    )
    assert canonical_caption(ADA, "a ohwx woman") == (
        "a ohwx woman with round glasses wearing an orange sweater, waving, at the beach, at sunset, in the fog, "
        "golden light, camera zooms in, close-up, vintage"
    )


def test_canonical_captions_lose_nothing() -> None:
    for seed in range(300):
        scene = sample_scene(Random(seed))
        caption = canonical_caption(scene, f"a {TRIGGERS[0]} {scene.person.class_word}")
        assert set(WORD.findall(caption)) <= caption_words()
        reading = read_prompt(caption, person=replace(scene.person, glasses="none", covering="none"))
        assert (reading.scene, reading.not_drawn) == (scene, ()), caption


def test_a_caption_is_read_as_the_scene_that_it_was_written_for() -> None:
    """The grammar knows all that captions say: everything that they name is understood as it was meant."""
    wrong = []
    for seed in range(400):
        rng = Random(seed)
        scene = sample_scene(rng)
        caption = write_caption(scene, rng)
        reading = read_prompt(caption)
        named = {part.kind: part.value for part in reading.understood if part.kind not in {"class_word", "style"}}
        wrong += [
            (caption, kind, value, expected)
            for kind, value in named.items()
            if value != (expected := getattr(scene.person if hasattr(scene.person, kind) else scene, kind))
        ]
    assert len(wrong) <= 10, wrong
