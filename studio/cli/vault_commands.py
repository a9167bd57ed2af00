"""`likeness vault`: how the vault's key is protected, and changing that. The avatars' files are never touched."""

from pathlib import Path

import click

from studio.app.passphrases import read_passphrase_file
from studio.app.vault_check import inspect_vault
from studio.cli.asking import ask_hidden, ask_new, on_terminal
from studio.cli.console import Shell
from studio.core import serial
from studio.domain.errors import VaultLocked

_NOBODY = "Run it in a terminal, or name a file of mode 0600 that holds it."


@click.group()
def vault() -> None:
    """Where your face and voice lie encrypted, and who can open them.

    The key is kept in the system's keychain, where there is a real one, or under a passphrase. A window that is open
    keeps the key in its memory until it is closed: no command can lock it from outside.
    """


@vault.command()
@click.pass_obj
def status(shell: Shell) -> None:
    """Say where the key is and what lies in the vault. Asks for nothing, opens nothing."""
    seen = inspect_vault(shell.paths, shell.keys())
    lines = [seen.status.sentence]
    if seen.status.keychain and seen.status.place != "keychain":
        lines.append(f"This machine has {seen.status.keychain}: `likeness vault keychain` puts the key there.")
    lines.append(f"{seen.avatars} avatars, {seen.sealed_files} sealed files, {seen.sealed_bytes / 1e6:.1f} MB")
    lines.append(f"in {seen.folder}")
    shell.answer(serial.to_data(seen), "\n".join(lines))


@vault.command()
@click.option("--new-passphrase-file", type=click.Path(path_type=Path), help="A file of mode 0600 with the new one.")
@click.option("--recovery", is_flag=True, help="Open the vault with the recovery code instead of the old passphrase.")
@click.option("--recovery-file", type=click.Path(path_type=Path), help="The same, from a file of mode 0600.")
@click.pass_obj
def passphrase(shell: Shell, new_passphrase_file: Path | None, recovery: bool, recovery_file: Path | None) -> None:
    """Lock the vault with a new passphrase, wherever its key was before."""
    keys = shell.keys()
    _open(shell, recovery, recovery_file)
    if new_passphrase_file is not None:
        chosen = read_passphrase_file(new_passphrase_file)
    elif shell.may_ask:
        chosen = ask_new("New passphrase", shell.warn)
    else:
        raise VaultLocked("There is nobody to ask for the new passphrase.", _NOBODY)
    keys.set_passphrase(chosen)
    shell.answer(serial.to_data(keys.describe()), "The vault opens with the new passphrase from now on.")


@vault.command()
@click.option("--recovery", is_flag=True, help="Open the vault with the recovery code.")
@click.option("--recovery-file", type=click.Path(path_type=Path), help="The same, from a file of mode 0600.")
@click.pass_obj
def keychain(shell: Shell, recovery: bool, recovery_file: Path | None) -> None:
    """Put the vault's key into the system's keychain: it then opens with your login."""
    keys = shell.keys()
    _open(shell, recovery, recovery_file)
    title = keys.set_keychain()
    shell.answer(serial.to_data(keys.describe()), f"The vault's key is in {title} from now on.")


@vault.command()
@click.pass_obj
def recovery(shell: Shell) -> None:
    """Show the recovery code. Whoever has it opens the vault: write it down, on paper, and put it away."""
    code = shell.keys().recovery_code()
    shell.answer(
        {"recovery_code": code},
        f"{code}\n\nIt opens this vault when the passphrase or the keychain is lost:\n"
        "  likeness vault passphrase --recovery",
    )


def _open(shell: Shell, by_code: bool, code_file: Path | None) -> None:
    keys = shell.keys()
    if code_file is not None:
        keys.unlock_by_code(read_passphrase_file(code_file))
    elif by_code:
        if not on_terminal():
            raise VaultLocked("There is nobody to ask for the recovery code.", _NOBODY)
        keys.unlock_by_code(ask_hidden("Recovery code"))
    else:
        keys.read()
