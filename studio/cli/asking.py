"""Asking for passphrases on a terminal. Nothing that is typed is shown, and a program is never asked."""

import sys
from collections.abc import Callable

import click

from studio.app.keys import Ask, Question
from studio.app.passphrases import MIN_CHARS, check_new
from studio.domain.errors import InvalidInput

_CHOOSE = f"""\
This machine has no keychain, so the vault is locked with a passphrase. It encrypts face, voice and LoRA, and only
you have it: the studio cannot bring it back. At least {MIN_CHARS} characters; four or five words that do not belong
together are good."""
_PROTECT = "The vault's key lies in a plain file, as older versions left it. Choose a passphrase; then the file goes."


def make_asker(may_ask: bool, warn: Callable[[str], None]) -> Ask:
    """How a command asks: on the terminal, or not at all when there is none."""

    def ask(question: Question) -> str | None:
        if not may_ask:
            return None
        match question:
            case Question.UNLOCK:
                return ask_hidden("Passphrase of the vault")
            case Question.AGAIN:
                warn("That is not the passphrase. Capital letters and spaces count.")
                return ask_hidden("Passphrase of the vault")
            case Question.CHOOSE:
                warn(_CHOOSE)
            case Question.PROTECT:
                warn(_PROTECT)
        return ask_new("New passphrase", warn)

    return ask


def on_terminal() -> bool:
    """Whether somebody sits there."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask_hidden(text: str) -> str:
    """What a person types, unseen."""
    return str(click.prompt(text, hide_input=True, err=True))


def ask_new(text: str, warn: Callable[[str], None]) -> str:
    """A new passphrase, typed twice; asked again until it may be one."""
    while True:
        passphrase = str(click.prompt(text, hide_input=True, confirmation_prompt="Once more", err=True))
        try:
            return check_new(passphrase)
        except InvalidInput as error:
            warn(f"{error.message} {error.hint}")
