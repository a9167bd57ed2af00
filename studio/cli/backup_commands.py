"""`likeness backup` and `likeness restore`: the whole studio in one encrypted file, and back."""

from pathlib import Path

import click

from studio.app.backup import BackupFacts, back_up
from studio.app.keys import KeyDesk, Question
from studio.app.passphrases import MIN_CHARS, read_passphrase_file
from studio.app.restore import check_backup, restore_backup
from studio.cli.asking import ask_hidden, ask_new, make_asker
from studio.cli.console import ProgressBar, Shell
from studio.core import serial
from studio.core.paths import StudioPaths
from studio.domain.errors import VaultLocked

_FILE_HELP = "A file of mode 0600 with the backup's passphrase; asked for otherwise."


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--passphrase-file", type=click.Path(path_type=Path), help=_FILE_HELP)
@click.pass_obj
def backup(shell: Shell, file: Path, passphrase_file: Path | None) -> None:
    """Write the whole studio into one encrypted FILE: avatars, clips, consents, log and settings.

    It has a passphrase of its own, and opens on any machine. Base models and exports are not in it.
    """
    target = file.expanduser().absolute()
    with shell.open_studio() as studio:
        # Before the passphrase of the backup is asked for: one after the other.
        studio.keys.read()
        passphrase = _passphrase(shell, passphrase_file, new=True)
        with ProgressBar(shell) as bar:
            facts = back_up(studio, target, passphrase, bar)
            bar.finish()
    if facts.missing:
        shell.warn(f"{len(facts.missing)} files of clips were missing in the library.")
    text = f"{target}\n{_spell(facts)}\nWithout its passphrase nobody can open it, the studio neither."
    shell.answer({"file": str(target), **serial.to_data(facts)}, text)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--data-dir", type=click.Path(path_type=Path, file_okay=False), help="Where to: a new or empty folder.")
@click.option("--check", is_flag=True, help="Only read the backup through and say whether it holds.")
@click.option("--passphrase-file", type=click.Path(path_type=Path), help=_FILE_HELP)
@click.option(
    "--newer",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The data folder that was in use until now: whoever withdrew there stays withdrawn.",
)
@click.pass_obj
def restore(
    shell: Shell, file: Path, data_dir: Path | None, check: bool, passphrase_file: Path | None, newer: Path | None
) -> None:
    """Bring a studio back from a backup FILE into a new or empty data folder, on this or another machine.

    Withdrawals made after the backup are not in it. Where the usual data folder of this machine still has a library,
    or --newer names one, they are carried over before anything can be used.
    """
    paths = StudioPaths(data_dir.expanduser().resolve()) if data_dir else shell.paths
    passphrase = _passphrase(shell, passphrase_file, new=False)
    asker = make_asker(shell.may_ask, shell.warn)
    # Before the bar: a question in the middle of one is hard to read.
    chosen = asker(Question.CHOOSE) if not check and KeyDesk(paths).pending() is Question.CHOOSE else None
    with ProgressBar(shell) as bar:
        if check:
            facts = check_backup(file, passphrase, bar)
            bar.finish()
            shell.answer(serial.to_data(facts), f"The backup holds.\n{_spell(facts)}")
            return
        done = restore_backup(
            file,
            passphrase,
            paths,
            bar,
            make_keys=lambda made: KeyDesk(made, lambda question: chosen or asker(question)),
            newer=_newer_library(newer, paths),
        )
        bar.finish()
    for notice in done.notices:
        shell.warn(notice)
    text = f"{paths.root}\n{_spell(done.facts)}"
    if done.withdrawn:
        text += f"\nErased, because they withdrew since: {len(done.withdrawn)}"
    shell.answer({"folder": str(paths.root), **serial.to_data(done)}, text)


def _newer_library(named: Path | None, target: StudioPaths) -> StudioPaths | None:
    if named is not None:
        return StudioPaths(named.expanduser().resolve())
    usual = StudioPaths.default()
    return usual if usual.database.is_file() and usual.root != target.root else None


def _passphrase(shell: Shell, file: Path | None, *, new: bool) -> str:
    if file is not None:
        return read_passphrase_file(file)
    if not shell.may_ask:
        raise VaultLocked(
            "There is nobody to ask for the passphrase of the backup.", "Name a file of mode 0600: --passphrase-file"
        )
    if new:
        shell.warn(f"The backup gets a passphrase of its own, at least {MIN_CHARS} characters.")
        return ask_new("Passphrase of the backup", shell.warn)
    return ask_hidden("Passphrase of the backup")


def _spell(facts: BackupFacts) -> str:
    avatars = "1 avatar" if len(facts.avatars) == 1 else f"{len(facts.avatars)} avatars"
    clips = "1 clip" if facts.clips == 1 else f"{facts.clips} clips"
    return f"{avatars} and {clips}, {facts.total_bytes / 1e6:.1f} MB, as of {facts.made_at[:16].replace('T', ' ')} UTC"
