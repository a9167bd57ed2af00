"""The prompt check: what passes, what does not, and what a refusal says."""

import time

import pytest

from studio.domain.errors import InvalidInput, PromptRefused
from studio.moderation.findings import MAX_NEGATIVE_PROMPT_CHARS, MAX_PROMPT_CHARS, find_violations
from studio.moderation.policy import Policy, load_policy
from studio.moderation.text import check_name, check_negative_prompt, check_prompt
from tests.moderation import negative_prompts, people_prompts, prompts


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


@pytest.mark.parametrize("prompt", prompts.INNOCENT + people_prompts.INNOCENT)
def test_innocent_prompts_pass(prompt: str, policy: Policy) -> None:
    check_prompt(prompt, policy)


@pytest.mark.parametrize(("prompt", "rule_id"), prompts.REFUSED + people_prompts.REFUSED)
def test_forbidden_prompts_are_refused_by_the_right_rule(prompt: str, rule_id: str, policy: Policy) -> None:
    findings = find_violations(prompt, policy)
    assert rule_id in {finding.rule_id for finding in findings}
    for finding in findings:
        assert prompt[finding.start : finding.end] == finding.words or finding.rule_id == "unreadable-script"
    with pytest.raises(PromptRefused):
        check_prompt(prompt, policy)


def test_a_refusal_names_the_rule_and_the_persons_own_words(policy: Policy) -> None:
    with pytest.raises(PromptRefused) as caught:
        check_prompt("Ada dances, completely N.4.K.3.D, in the rain", policy)
    assert "“No sexual content”" in caught.value.message
    assert "“N.4.K.3.D”" in caught.value.message
    assert caught.value.hint
    assert (caught.value.rule_id, caught.value.words) == ("sexual", "N.4.K.3.D")
    assert caught.value.why in caught.value.hint
    assert caught.value.rewrite == "Ada dances, in the rain"


def test_no_wording_is_offered_for_what_the_person_did_not_write(policy: Policy) -> None:
    with pytest.raises(PromptRefused) as caught:
        check_prompt("a naked woman on the beach", policy, rewrites=False)
    assert caught.value.rewrite == ""
    with pytest.raises(PromptRefused) as caught:
        check_negative_prompt("clothes and a hat and a scarf", policy)
    assert caught.value.rewrite == ""


def test_an_unknown_script_is_refused_openly(policy: Policy) -> None:
    with pytest.raises(PromptRefused, match="Readable text") as caught:
        check_prompt("一个女人在海滩上", policy)
    assert "Latin, Cyrillic and Greek" in caught.value.hint


def test_quoted_words_are_judged_too(policy: Policy) -> None:
    with pytest.raises(PromptRefused, match="No political persuasion"):
        check_prompt('in a kitchen she says "please vote for Bo"', policy)


def test_consenting_people_may_be_named_and_nobody_else(policy: Policy) -> None:
    prompt = "a talk show, as Maria Lopez, and like Ben Okafor"
    check_prompt(prompt, policy, own_names=["Maria Lopez", "ben okafor"])
    with pytest.raises(PromptRefused, match="Ben Okafor"):
        check_prompt(prompt, policy, own_names=["Maria Lopez"])
    with pytest.raises(PromptRefused):
        check_prompt("like Maria Lopezova Smith", policy, own_names=["Maria Lopez"])


def test_a_name_opens_no_other_rule(policy: Policy) -> None:
    for name in ("Naked", "a", "", "s"):
        with pytest.raises(PromptRefused):
            check_prompt("naked in the rain", policy, own_names=[name])


def test_an_exception_excuses_only_itself(policy: Policy) -> None:
    with pytest.raises(PromptRefused):
        check_prompt("naked eye astronomy, naked", policy)
    with pytest.raises(PromptRefused):
        check_prompt("great tits at the feeder, big tits", policy)


def test_long_and_hostile_texts_are_judged_quickly(policy: Policy) -> None:
    with pytest.raises(InvalidInput):
        check_prompt("a" * (MAX_PROMPT_CHARS + 1), policy)
    # In processor time: other work on the machine is not the rules' fault.
    pieces = ("a ", "a.", "As Aa ", "kill a ", "1a", "As A", "\u0301", "*a", "shoot a a a a ", "..a")
    for piece in (*pieces, "with Ab ", "with Ab Cd and ", "as a ", "no clothes ", "|a", "\u202ea "):
        started = time.process_time()
        find_violations((piece * MAX_PROMPT_CHARS)[:MAX_PROMPT_CHARS], policy)
        assert time.process_time() - started < 3, piece


@pytest.mark.parametrize("prompt", negative_prompts.INNOCENT)
def test_innocent_negative_prompts_pass(prompt: str, policy: Policy) -> None:
    check_negative_prompt(prompt, policy)


@pytest.mark.parametrize(("prompt", "rule_id"), negative_prompts.REFUSED)
def test_what_is_protected_cannot_be_asked_away(prompt: str, rule_id: str, policy: Policy) -> None:
    with pytest.raises(PromptRefused) as caught:
        check_negative_prompt(prompt, policy)
    titles = {rule.title for rule in policy.negative_rules if rule.id == rule_id} or {"Readable text"}
    assert any(title in caught.value.message for title in titles)


def test_a_negative_prompt_has_a_bound(policy: Policy) -> None:
    check_negative_prompt("a" * MAX_NEGATIVE_PROMPT_CHARS, policy)
    with pytest.raises(InvalidInput):
        check_negative_prompt("a" * (MAX_NEGATIVE_PROMPT_CHARS + 1), policy)


@pytest.mark.parametrize("name", ["Taylor Swift", "taylor swift", "T4ylor Sw1ft", "Elon Musk"])
def test_a_famous_name_is_nobodys_to_sign(name: str, policy: Policy) -> None:
    with pytest.raises(PromptRefused):
        check_name(name, policy)
    with pytest.raises(PromptRefused):
        check_prompt(name, policy)


@pytest.mark.parametrize("name", ["Anna Smith", "David Lynch", "Игорь Иванов", "Dick Cox", "Jean-Luc O'Neil", "Ada"])
def test_ordinary_names_in_any_script_pass(name: str, policy: Policy) -> None:
    check_name(name, policy)


@pytest.mark.parametrize(
    "prompt", ["a photo of Ada in a garden", "with Ada Lopez at the lake", "Ada Lopez dancing in a kitchen"]
)
def test_a_consenting_person_may_go_by_one_of_their_names(prompt: str, policy: Policy) -> None:
    check_prompt(prompt, policy, own_names=["Ada Lopez"])


@pytest.mark.parametrize("prompt", ["with Ada Smith", "with Bob Lopez", "Ada with Bob", "with Taylor Swift"])
def test_one_shared_name_lets_nobody_else_in(prompt: str, policy: Policy) -> None:
    with pytest.raises(PromptRefused):
        check_prompt(prompt, policy, own_names=["Ada Lopez", "Taylor Miller"])
