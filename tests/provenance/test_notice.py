"""The shipped statement: complete, versioned, filled in without surprises."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.core import storage
from studio.domain.consent import (
    ALL_PURPOSES,
    CHOOSABLE_PROHIBITIONS,
    Audience,
    ConsentChoices,
    Prohibition,
    Purpose,
    Remix,
)
from studio.domain.errors import InvalidInput, NotFound
from studio.provenance.notice import load_notice

GIVEN, UNTIL = datetime(2026, 11, 23, tzinfo=UTC), datetime(2027, 11, 23, tzinfo=UTC)


def test_the_english_statement_says_what_it_must() -> None:
    notice = load_notice("en")
    text = notice.fill("Ada", ALL_PURPOSES, GIVEN, UNTIL)
    assert text.startswith("I, Ada, am at least 18 years old.")
    for words in ("recorded", "until 2027-11-23", "withdraw", "encrypted on this computer", "cannot be called back"):
        assert words in text
    assert "[" not in text
    assert "{" not in text
    assert notice.version
    assert notice.sha256 == storage.hash_bytes(notice.text.encode())
    assert len(text) < 3400


def test_only_the_chosen_purposes_are_named() -> None:
    text = load_notice().fill("Ada", (Purpose.TRAINING, Purpose.VIDEO), GIVEN, UNTIL)
    assert "training a model of my face" in text
    assert "sounds like my voice" not in text
    assert "outside the studio" not in text


def test_a_name_that_looks_like_a_placeholder_stays_a_name() -> None:
    assert "I, {until} {x}, am" in load_notice().fill("{until} {x}", ALL_PURPOSES, GIVEN, UNTIL)


def test_line_ends_do_not_change_the_hash(tmp_path: Path) -> None:
    notice = load_notice("en")
    (tmp_path / "en.txt").write_bytes(notice.text.replace("\n", "\r\n").encode())
    assert load_notice("en", tmp_path) == notice


@pytest.mark.parametrize("language", ["xx", "../en", "", "EN.txt"])
def test_unknown_languages_name_the_known_ones(language: str) -> None:
    with pytest.raises(NotFound) as caught:
        load_notice(language)
    assert "en" in caught.value.hint


def test_an_incomplete_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("Consent\nversion: 1\nlanguage: en\n---\nI, {name}, agree.\n", encoding="utf-8")
    with pytest.raises(InvalidInput):
        load_notice("en", tmp_path)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_choice_is_said_in_words(language: str) -> None:
    notice = load_notice(language)
    texts = set()
    for audience in Audience:
        for remix in Remix:
            choices = ConsentChoices(audience, remix=remix, prohibitions=(Prohibition.VIOLENCE,))
            texts.add(notice.fill("Ada", ALL_PURPOSES, GIVEN, UNTIL, choices))
    assert len(texts) == len(Audience) * len(Remix)
    for text in texts:
        assert "[" not in text
        assert "{" not in text
    everything = notice.fill("Ada", ALL_PURPOSES, GIVEN, UNTIL, ConsentChoices(prohibitions=tuple(Prohibition)))
    nothing = notice.fill("Ada", ALL_PURPOSES, GIVEN, UNTIL, ConsentChoices(prohibitions=()))
    assert len(everything.splitlines()) - len(nothing.splitlines()) == len(CHOOSABLE_PROHIBITIONS)


def test_named_parties_stand_in_the_statement() -> None:
    did = "did:key:z6MkegdURYPds2Y57yYVBk8aGdpiu7v2EW4UCj85kEgBt23H"
    assert did in load_notice().fill("Ada", ALL_PURPOSES, GIVEN, UNTIL, ConsentChoices(Audience.NAMED, (did,)))


def test_translations_are_of_one_version_and_say_the_same_things() -> None:
    english, german = load_notice("en"), load_notice("de")
    assert english.version == german.version
    assert english.text.count("\n") == german.text.count("\n")


def test_what_was_signed_earlier_can_be_shown_again() -> None:
    earlier = load_notice("en", version="2026-11-1")
    assert earlier.version == "2026-11-1"
    assert earlier.sha256 != load_notice("en").sha256
    assert "only I, with this studio" not in earlier.fill("Ada", ALL_PURPOSES, GIVEN, UNTIL)
    for version in ("2020-01-1", "../../policy/rules", "x"):
        with pytest.raises(NotFound):
            load_notice("en", version=version)
