"""Words that a prompt may use, by what they are for: the storyboard's own vocabulary, not a second list."""

from dataclasses import dataclass

from studio.storyboard.words import vocabulary
from studio.voice.script import replace_spoken, spoken_words


@dataclass(frozen=True)
class WordGroup:
    """``name`` is one of "place", "action", "time", "weather", "light", "camera", "style"."""

    name: str
    phrases: tuple[str, ...]


def word_groups() -> tuple[WordGroup, ...]:
    """The usual phrase of everything that can be drawn."""
    tables = (
        ("place", vocabulary.PLACES),
        ("action", vocabulary.ACTIONS),
        ("time", vocabulary.TIMES),
        ("weather", vocabulary.WEATHERS),
        ("light", vocabulary.LIGHTS),
        ("camera", vocabulary.CAMERAS),
        ("style", vocabulary.STYLES),
    )
    return tuple(
        WordGroup(name, tuple(phrases[0] for phrases in table.values() if phrases and phrases[0]))
        for name, table in tables
    )


def read_spoken_line(prompt: str) -> str:
    """What is spoken of ``prompt``; empty for nothing."""
    return spoken_words(prompt)[0]


def with_spoken_line(prompt: str, line: str) -> str:
    """``prompt`` with another spoken line, or with none for an empty one."""
    return replace_spoken(prompt, line)
