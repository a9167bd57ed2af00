"""Commands: everything that can be done by name, for the palette and for the page of shortcuts. Does nothing itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """``title`` is what a person looks for; ``shortcut`` in Qt's portable form ("Ctrl+1"), for show."""

    title: str
    action: Callable[[], None]
    shortcut: str = ""


def find_commands(commands: Sequence[Command], wanted: str) -> tuple[Command, ...]:
    """Those whose title has every word of ``wanted``, or its letters in order; the best first.

    Words that begin a word of the title come before those within one, and those before letters that are only in order.
    """
    words = wanted.casefold().split()
    if not words:
        return tuple(commands)
    ranked = [(rank, number) for number, command in enumerate(commands) if (rank := _rank(command.title, words)) >= 0]
    return tuple(commands[number] for _, number in sorted(ranked))


def _rank(title: str, words: Sequence[str]) -> int:
    """The lower the better; -1 when it does not fit."""
    text = title.casefold()
    starts = [part for part in text.replace("…", " ").split() if part]
    if all(any(part.startswith(word) for part in starts) for word in words):
        return 0 if text.startswith(words[0]) else 1
    if all(word in text for word in words):
        return 2
    letters = iter(text)
    return 3 if all(letter in letters for letter in "".join(words)) else -1
