"""Asking the person for their consent on a terminal."""

import shutil
import textwrap
from collections.abc import Sequence

import click

from studio.app.studio import Studio
from studio.cli.console import Shell
from studio.domain.consent import ALL_PURPOSES, Purpose

MAX_LINE_CHARS = 96


def ask_consent(
    shell: Shell,
    studio: Studio,
    name: str,
    agree: bool,
    adult: bool,
    purposes: Sequence[Purpose] = ALL_PURPOSES,
    valid_days: int | None = None,
) -> tuple[bool, bool]:
    """Show the statement and ask for what was not answered by an option; a program is never asked."""
    if not agree and not shell.as_json:
        shell.say(wrap(studio.avatars.statement(name, purposes, valid_days)))
        agree = click.confirm("Does this person agree?", default=False)
    if not adult and not shell.as_json:
        adult = click.confirm("Does this person declare to be of age?", default=False)
    return agree, adult


def wrap(text: str) -> str:
    """``text`` for this terminal: long lines broken between words, its own line ends kept."""
    width = min(shutil.get_terminal_size().columns, MAX_LINE_CHARS)
    return "\n".join(textwrap.fill(line, width, break_long_words=False) for line in text.splitlines())
