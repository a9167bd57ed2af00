"""Texts for the container, packed and read back."""

import pytest

from studio.core.tags import (
    MAX_FILE_TEXT_CHARS,
    MAX_TEXT_CHARS,
    format_ffmetadata,
    pack,
    parse_ffmetadata,
)
from studio.domain.errors import InvalidInput


def escape(text: str) -> str:
    for char in "\\=;#\n":
        text = text.replace(char, f"\\{char}")
    return text


def as_ffmetadata(options: dict[str, str]) -> str:
    """What ffmpeg writes for the tags that it was given."""
    lines = [";FFMETADATA1"]
    for assignment in options.values():
        name, _, text = assignment.partition("=")
        lines.append(f"{name}={escape(text)}")
    return "\n".join([*lines, "[STREAM]", "language=und", ""])


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"title": "A = B; #1 \\ done"},
        {"recipe": '{"a":"b\\n"}\nsecond line\\\\', "comment": "made of two\nlines"},
        {"recipe": "ü🎬", "consent": "00ff", "title": "t"},
    ],
)
def test_what_is_packed_is_read(tags: dict[str, str]) -> None:
    assert parse_ffmetadata(as_ffmetadata(pack(tags))) == tags
    assert parse_ffmetadata(format_ffmetadata(tags)) == tags


def test_equal_tags_give_equal_options() -> None:
    assert pack({"b": "1", "a": "2", "title": "t"}) == pack({"title": "t", "a": "2", "b": "1"})


def test_foreign_texts_stay_as_they_are() -> None:
    for text in ('{"other": 1}', "{broken", "plain", '{"likeness-studio": 3}'):
        assert parse_ffmetadata(as_ffmetadata({"0": f"synopsis={text}"})) == {"synopsis": text}


def test_too_much_text_is_refused() -> None:
    with pytest.raises(InvalidInput):
        pack({"recipe": "x" * (MAX_TEXT_CHARS + 1)})
    assert format_ffmetadata({"recipe": "x" * (MAX_TEXT_CHARS + 1)})
    with pytest.raises(InvalidInput):
        format_ffmetadata({"recipe": "x" * (MAX_FILE_TEXT_CHARS + 1)})
