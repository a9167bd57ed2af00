"""Misspellings that are heard as a word of the rules, and words that only sound a little like one."""

import pytest

from studio.moderation.findings import find_violations
from studio.moderation.policy import Policy, load_policy
from studio.moderation.sounds import Hearing, scramble_key, sound_key


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("nood", "nude"),
        ("newd", "nude"),
        ("knude", "nude"),
        ("nayked", "naked"),
        ("nakid", "naked"),
        ("nakde", "naked"),
        ("nekkid", "naked"),
        ("seks", "sex"),
        ("secks", "sex"),
        ("sexxy", "sexy"),
        ("boobz", "boobs"),
        ("rayp", "rape"),
        ("kokaine", "cocaine"),
        ("tortcher", "torture"),
    ],
)
def test_a_misspelling_is_heard(heard: str, meant: str, policy: Policy) -> None:
    assert policy.hearing.word_for(heard) == meant


ORDINARY = (
    "night need noodle neat newt nod node knot note baked raked caked naan neck skies pines seeks sacks socks six sect "
    "heroine topples prawn pawn prone boots bobs tights titan robe ripe rap pen pens lolly skein knead knitted"
)


@pytest.mark.parametrize("word", ORDINARY.split())
def test_an_ordinary_word_is_not_misheard(word: str, policy: Policy) -> None:
    assert policy.hearing.word_for(word) is None
    assert not find_violations(f"she sees the {word} by the window", policy)


def test_a_misspelled_word_is_judged_like_the_word_itself(policy: Policy) -> None:
    (found,) = find_violations("a nood selfie", policy)
    assert (found.rule_id, found.words) == ("sexual", "nood")
    # The exceptions of the word hold for its misspelling too.
    assert not find_violations("stars for the nayked eye", policy)


def test_keys() -> None:
    assert sound_key("nude") == sound_key("nood") != sound_key("need")
    assert scramble_key("nakde") == scramble_key("naked")
    hearing = Hearing({"naked": ("bare-ish",)}, frozenset({"nakid"}))
    assert hearing.word_for("nakid") is None
    assert hearing.word_for("naked") is None
    assert hearing.word_for("nayked") == "naked"
