"""Rules that a person switches on for their own avatar: each refuses its own, and lets the everyday pass."""

import pytest

from studio.domain.consent import CHOOSABLE_PROHIBITIONS
from studio.domain.errors import InvalidInput, PromptRefused
from studio.moderation.chosen import check_chosen, load_chosen

REFUSED = {
    "political": (
        "at a polling station with a ballot",
        "asks you to vote",
        "in parliament",
        "a protester in the street",
    ),
    "commercial": (
        "an advert for a phone",
        "buy it now",
        "use my promo code",
        "20% off today",
        "unboxing the new phone",
    ),
    "religious": ("praying in a church", "reads the bible", "as a priest", "god bless you"),
    "violence": ("holding a gun", "in a street fight", "punches the wall", "with a sword"),
    "intoxicants": ("drinking a beer", "with a glass of wine", "smoking a cigar", "rolling a joint with cannabis"),
    "medical-legal-advice": (
        "as your doctor: take these pills",
        "cure your cancer",
        "you should sue",
        "invest in gold",
    ),
}
EVERYDAY = (
    "at the beach, waving",
    "in a cafe with a cup of coffee",
    "walking in the castle in a red dress",
    'in an office, says "good morning, how are you?"',
    "at the market, laughing",
    "in a jungle, looking up",
    "on a stage with a microphone",
    "in the kitchen, baking bread",
    "at the train station with a suitcase",
    "in space, thumbs up",
    "a sunset by the lake, golden light",
    "in a cocktail dress at a party",
)


def test_there_is_a_rule_for_everything_that_can_be_chosen() -> None:
    wanted = {prohibition.value for prohibition in CHOOSABLE_PROHIBITIONS}
    chosen = load_chosen(wanted)
    assert chosen is not None
    assert {rule.id for rule in chosen.rules} == wanted == set(REFUSED)


@pytest.mark.parametrize("rule_id", REFUSED)
def test_a_rule_refuses_its_own_and_no_other(rule_id: str) -> None:
    chosen = load_chosen([rule_id])
    others = load_chosen(set(REFUSED) - {rule_id})
    for text in REFUSED[rule_id]:
        with pytest.raises(PromptRefused, match="own choice"):
            check_chosen([text], "", chosen)
        check_chosen([text], "", others)


def test_the_everyday_passes_them_all() -> None:
    check_chosen(EVERYDAY, "blurry, low quality", load_chosen(REFUSED))


def test_every_text_and_the_negative_prompt_are_read() -> None:
    chosen = load_chosen(["commercial"])
    with pytest.raises(PromptRefused):
        check_chosen(["at the beach", "buy it now"], "", chosen)
    with pytest.raises(PromptRefused):
        check_chosen(["at the beach"], "sponsored label", chosen)


def test_nothing_chosen_and_something_unknown() -> None:
    assert load_chosen([]) is None
    check_chosen(["buy it now"], "", None)
    with pytest.raises(InvalidInput):
        load_chosen(["politics"])
