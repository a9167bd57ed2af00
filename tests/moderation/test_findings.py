"""What the rules find: other people's names, other languages, paraphrase, and what is beside it."""

import pytest

from studio.moderation.findings import Finding, expects_company, find_violations
from studio.moderation.policy import Policy, load_policy

NAME_RULES = {"named-people", "name-likeness", "people-together", "first-names", "famous-people", "other-people"}

# Language: (prompt, rule) and a harmless prompt that is close to it.
LANGUAGES: dict[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "German": (
        (
            ("eine nackte Frau im Garten", "sexual"),
            ("er ersticht einen Wanderer", "gore"),
            ("sie bringt sich um", "self-harm"),
            ("sagt: wählt die Partei", "political"),
            ("Ada als Schulkind", "de-ageing"),
        ),
        ("ein nasser Hund am See", "sie sticht Spargel im Feld", "ein Kind isst Eis", "der Nacken tut weh, sie lacht"),
    ),
    "French": (
        (
            ("une femme toute nue", "sexual"),
            ("il égorge un homme", "gore"),
            ("elle se suicide", "self-harm"),
            ("dit : votez pour lui", "political"),
        ),
        ("un nuage gris sur la mer", "elle joue de la viole de gambe", "un chat noir dort", "le menu du jour"),
    ),
    "Spanish": (
        (
            ("un hombre desnudo", "sexual"),
            ("apuñala a su vecino", "gore"),
            ("un suicidio en el puente", "self-harm"),
            ("dice: vota por ella", "political"),
        ),
        ("una falda azul y un sombrero", "el perro nada en el río", "una bota de montaña"),
    ),
    "Italian": (
        (("una donna nuda", "sexual"), ("uccide il fratello", "gore"), ("dice: votate per noi", "political")),
        ("una nuvola sopra la città", "il nodo della cravatta", "un voto alto a scuola"),
    ),
    "Portuguese": (
        (("uma mulher nua", "sexual"), ("esfaqueia um homem", "gore"), ("diz: vote em mim", "political")),
        ("uma nuvem branca", "a rua está molhada", "um peixe nada no rio"),
    ),
    "Russian": (
        (
            ("обнажённая девушка в лесу", "sexual"),
            ("он убивает прохожего", "gore"),
            ("самоубийство на мосту", "self-harm"),
            ("голосуйте за неё", "political"),
        ),
        (
            "женщина и собака",
            "он убирает кухню",
            "громкий голос в зале",
            "кровать под окном",
            "раздевалка и душ",
        ),
    ),
    "Greek": ((("γυμνή στην παραλία", "sexual"), ("σκοτώνει έναν άνδρα", "gore")), ("γυμναστήριο με καθρέφτες",)),
}
PARAPHRASES = (
    ("Ada just as she was born, on a rock", "sexual"),
    ("as nature made her, in a meadow", "sexual"),
    ("she lets her robe slip, smiling", "sexual"),
    ("in a garden, wearing nothing at all", "sexual"),
    ("dressed only in body paint", "sexual"),
    ("going commando under a kilt", "sexual"),
    ("Ada back to school-girl age", "de-ageing"),
    ("Ada, made to look underage", "de-ageing"),
    ("Ada with the face of a little girl", "de-ageing"),
    ("taking a whole bottle of pills", "self-harm"),
    ("how to make a pipe bomb", "dangerous-instructions"),
    ("a recipe for napalm", "dangerous-instructions"),
)
CLOSE_TO_PARAPHRASES = (
    "as she was born in Paris, a French flag",
    "as nature intended, a wild meadow without a fence",
    "she lets the kite slip in the wind",
    "wearing nothing special, a plain shirt",
    "dressed only in wool, a warm winter day",
    "back to school with new pencils",
    "as a school teacher with a globe",
    "a bottle of milk on the table",
    "how to make a bath bomb",
    "a recipe for rat poison in an old book",
    "a recipe for apple pie",
    "how to build a bird house",
    "teaching him to use a glue gun",
)
NAMED = (
    "Ada looks like Peter Miller",
    "Peter Miller's twin in a café",
    "in the style of Peter Miller's face",
    "the spitting image of Peter Miller",
    "a doppelgänger of Peter Miller",
    "standing next to John Carter",
    "morphing into John Carter on a stage",
    "with the eyes of John Carter",
    "sitting between Laura Klein and a dog",
    "playing chess against Magnus Berg",
)
NOT_NAMED = (
    "looks like a spring day",
    "in the style of Van Gogh",
    "standing next to Tower Bridge",
    "a statue with the eyes of a hawk",
    "playing chess against a computer",
    "sitting between Christmas trees",
    "morphing into a butterfly",
)


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


def rules_for(prompt: str, policy: Policy, *own_names: str) -> set[str]:
    return {finding.rule_id for finding in find_violations(prompt, policy, own_names=own_names)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_are_judged_and_not_feared(language: str, policy: Policy) -> None:
    refused, harmless = LANGUAGES[language]
    for prompt, rule in refused:
        assert rule in rules_for(prompt, policy), prompt
    for prompt in harmless:
        assert not rules_for(prompt, policy), prompt


@pytest.mark.parametrize(("prompt", "rule"), PARAPHRASES)
def test_a_paraphrase_is_found(prompt: str, rule: str, policy: Policy) -> None:
    assert rule in rules_for(prompt, policy)


@pytest.mark.parametrize("prompt", CLOSE_TO_PARAPHRASES)
def test_what_only_sounds_like_a_paraphrase_passes(prompt: str, policy: Policy) -> None:
    assert not rules_for(prompt, policy)


@pytest.mark.parametrize("prompt", NAMED)
def test_a_name_needs_the_grant_of_its_person(prompt: str, policy: Policy) -> None:
    assert rules_for(prompt, policy) & NAME_RULES
    first = next(finding for finding in find_violations(prompt, policy) if finding.rule_id in NAME_RULES)
    assert "signed grant" in first.ask
    granted = ("Peter Miller", "John Carter", "Laura Klein", "Magnus Berg")
    assert not rules_for(prompt, policy, *granted)


def test_a_harmless_bomb_does_not_hide_another(policy: Policy) -> None:
    assert "dangerous-instructions" in rules_for("how to make a pipe bomb and a bath bomb", policy)


@pytest.mark.parametrize("prompt", NOT_NAMED)
def test_what_is_no_name_needs_no_grant(prompt: str, policy: Policy) -> None:
    assert not rules_for(prompt, policy)


def test_a_grant_of_one_opens_the_door_to_no_other(policy: Policy) -> None:
    assert rules_for("standing next to John Carter", policy, "Peter Miller")
    assert rules_for("John Carter's twin", policy, "John Miller")


@pytest.mark.parametrize("prompt", ["with a friend", "two men at a bar", "a crowd cheers", "before a mirror"])
def test_company_is_recognised(prompt: str, policy: Policy) -> None:
    assert expects_company(prompt, policy)


@pytest.mark.parametrize("prompt", ["a woman waves at the beach", "as a knight in a castle", "in the city at night"])
def test_somebody_alone_is_no_company(prompt: str, policy: Policy) -> None:
    assert not expects_company(prompt, policy)


@pytest.mark.parametrize(
    ("rewrite", "instead", "suggestion"),
    [
        ("words", "", "Leave out “bad”."),
        ("words", "with a friend", "Say “with a friend” instead."),
        ("line", "", "Leave that out, or say something else."),
        ("none", "", "Use other words."),
    ],
)
def test_a_finding_says_what_to_do(rewrite: str, instead: str, suggestion: str, policy: Policy) -> None:
    rule = next(rule for rule in policy.rules if (rule.rewrite, rule.instead) == (rewrite, instead))
    found = Finding(rule.id, rule.title, rule.why, "bad", 0, 3, rule.ask, rule.rewrite, rule.instead)
    assert found.suggestion == suggestion
