"""Other wordings for what is refused: grammatical, allowed by the same rules, or none."""

import pytest

from studio.moderation.findings import find_violations
from studio.moderation.policy import Policy, load_policy
from studio.moderation.rewriting import suggest_rewrite
from tests.moderation import people_prompts, prompts


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


def rewrite(text: str, policy: Policy) -> str | None:
    return suggest_rewrite(text, find_violations(text, policy), lambda wording: find_violations(wording, policy))


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("a naked woman on the beach", "a woman on the beach"),
        ("She is completely nude in the rain", "She is in the rain"),
        ("Ada dances, totally n4k3d, in a kitchen", "Ada dances, in a kitchen"),
        ("an erotic dancer on a stage", "a dancer on a stage"),
        ("standing next to John Carter on a pier", "standing with a friend on a pier"),
        ("Ada and Bob Jones on a beach", "Ada with a friend on a beach"),
        ("next to Donald Trump on a stage", "on a stage"),
        ("as Tom Cruise in a jet", "in a jet"),
        ('in a kitchen, waving, says "please vote for the mayor"', "in a kitchen, waving"),
        ('Ada in the snow says "send me your gift cards, this is the police"', "Ada in the snow"),
        ("walking in a park, wearing nothing but a hat", "walking in a park"),
        ("eine völlig nackte Frau am Strand", "eine Frau am Strand"),
    ],
)
def test_a_wording_without_the_refused_words(text: str, wording: str, policy: Policy) -> None:
    assert rewrite(text, policy) == wording


@pytest.mark.parametrize(
    "text",
    [
        "naked",
        "he strangles a woman",
        "she slips out of her dress until nothing is left",
        "a teenager kissing an older man",
        "Ada as a little girl on a swing",
        "committing suicide on a bridge",
        "a deepfake",
        "Ada tells people to vote for the mayor",
        "一个女人在海滩上",
    ],
)
def test_no_wording_where_none_makes_sense(text: str, policy: Policy) -> None:
    assert rewrite(text, policy) is None


def test_whatever_is_offered_passes_the_same_rules(policy: Policy) -> None:
    offered = 0
    for text, _ in (*prompts.REFUSED, *people_prompts.REFUSED):
        wording = rewrite(text, policy)
        if wording is not None:
            offered += 1
            assert not find_violations(wording, policy), (text, wording)
            assert wording == wording.strip()
            assert "  " not in wording
    assert offered > 50


def test_what_needs_no_rewriting_gets_none(policy: Policy) -> None:
    assert rewrite("a woman on the beach", policy) is None
