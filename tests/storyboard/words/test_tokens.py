"""Words, stems and spelling mistakes."""

import pytest

from studio.storyboard.words.tokens import correct, fold, grade_mistake, stem, tokenise


def test_words_know_where_they_stand_and_which_clause_they_are_in() -> None:
    prompt = "A man's t-shirt, CAFÉ"
    tokens = tokenise(prompt, {})
    assert [token.word for token in tokens] == ["a", "man", "t", "shirt", "cafe"]
    assert [token.clause for token in tokens] == [0, 0, 0, 0, 1]
    assert prompt[tokens[1].start : tokens[1].end] == "man's"


def test_pictures_are_clauses_of_their_own() -> None:
    tokens = tokenise("I ❤ 👋 you", {"👋": "waving"})
    assert [token.word for token in tokens] == ["i", "waving", "you"]
    assert len({token.clause for token in tokens}) == 3


@pytest.mark.parametrize(
    "forms",
    [
        ("smile", "smiles", "smiled", "smiling"),
        ("nod", "nods", "nodded", "nodding"),
        ("beach", "beaches"),
        ("city", "citys"),
        ("hoodie", "hoodies", "hoody"),
        ("walk", "walked", "walking"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["spring", "red", "king", "bed", "dress", "bus", "string"])
def test_endings_that_are_none_stay(word: str) -> None:
    assert stem(word) == word


def test_accents_of_latin_letters_are_dropped_and_other_scripts_kept() -> None:
    assert fold("CAFÉ") == "cafe"
    assert fold("пляж") == "пляж"


@pytest.mark.parametrize(
    ("typed", "meant", "grade"),
    [
        ("sunest", "sunset", 0),
        ("forrest", "forest", 0),
        ("kichen", "kitchen", 1),
        ("smilqng", "smiling", None),
        ("smilung", "smiling", 2),
        ("horse", "house", None),
        ("peach", "beach", None),
        ("forest", "forest", None),
        ("fog", "frog", None),
    ],
)
def test_mistakes_are_graded(typed: str, meant: str, grade: int | None) -> None:
    assert grade_mistake(typed, meant) == grade


def test_names_known_words_and_other_languages_are_not_mended() -> None:
    targets = {"beach", "stove"}
    mended = correct(tokenise("the baech with Steve", {}), {"the", "with"}, targets)
    assert [token.word for token in mended] == ["the", "beach", "with", "steve"]
    foreign = tokenise("viele Leute gehen zum beech im Sommer", {})
    assert correct(foreign, {"the"}, targets) == foreign
