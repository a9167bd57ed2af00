"""Asking the person for their consent on a terminal, and the options by which their choices are given."""

import shutil
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

import click

from studio.app.studio import Studio
from studio.cli.console import Shell
from studio.domain.consent import (
    ALL_PURPOSES,
    CHOOSABLE_PROHIBITIONS,
    NARROWEST,
    Audience,
    ConsentChoices,
    Prohibition,
    Purpose,
    Remix,
)
from studio.domain.errors import InvalidInput

MAX_LINE_CHARS = 96
NOTHING_MORE = "nothing-more"


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds ``--who --party --remix --forbid`` to a command; `read_choices` reads what they give."""
    options = (
        click.option("--who", type=click.Choice([a.value for a in Audience]), help="Who may use the avatar."),
        click.option(
            "--party", "parties", multiple=True, metavar="DID", help="A studio that may, with --who named; repeatable."
        ),
        click.option("--remix", type=click.Choice([r.value for r in Remix]), help="Whether others may remix clips."),
        click.option(
            "--forbid",
            multiple=True,
            type=click.Choice([*(p.value for p in CHOOSABLE_PROHIBITIONS), NOTHING_MORE]),
            help=f"What clips may not be about, beside what never may; repeatable. {NOTHING_MORE}: only that.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def read_choices(
    who: str | None,
    parties: Sequence[str],
    remix: str | None,
    forbid: Sequence[str],
    before: ConsentChoices = NARROWEST,
) -> ConsentChoices:
    """The choices that the options give; what they leave open stays as it was ``before``. Raises `InvalidInput`."""
    audience = Audience(who) if who else before.audience
    kept = before.parties if audience is Audience.NAMED and who is None else ()
    if forbid and NOTHING_MORE in forbid and len(forbid) > 1:
        raise InvalidInput(f"--forbid {NOTHING_MORE} stands alone.", "Leave it out, or leave the others out.")
    chosen = tuple(Prohibition(word) for word in forbid if word != NOTHING_MORE)
    return ConsentChoices(
        audience,
        tuple(parties) or kept,
        Remix(remix) if remix else before.remix,
        chosen if forbid else before.prohibitions,
    )


def ask_consent(
    shell: Shell,
    studio: Studio,
    name: str,
    agree: bool,
    adult: bool,
    purposes: Sequence[Purpose] = ALL_PURPOSES,
    valid_days: int | None = None,
    choices: ConsentChoices = NARROWEST,
) -> tuple[bool, bool]:
    """Show the statement and ask for what was not answered by an option; a program is never asked."""
    if not agree and not shell.as_json:
        shell.say(wrap(studio.avatars.statement(name, purposes, valid_days, choices)))
        agree = click.confirm("Does this person agree?", default=False)
    if not adult and not shell.as_json:
        adult = click.confirm("Does this person declare to be of age?", default=False)
    return agree, adult


def wrap(text: str) -> str:
    """``text`` for this terminal: long lines broken between words, its own line ends kept."""
    width = min(shutil.get_terminal_size().columns, MAX_LINE_CHARS)
    return "\n".join(textwrap.fill(line, width, break_long_words=False) for line in text.splitlines())
