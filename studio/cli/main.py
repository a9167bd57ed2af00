"""The command `likeness`: its options, its groups, and nothing else."""

import logging
import multiprocessing
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

import studio
from studio.cli.avatar_commands import avatar
from studio.cli.backup_commands import backup, restore
from studio.cli.clip_commands import export, library, render, verify
from studio.cli.consent_commands import consent
from studio.cli.console import Shell, exit_codes
from studio.cli.demo_command import demo
from studio.cli.queue_commands import queue
from studio.cli.system_commands import doctor, models
from studio.cli.vault_commands import vault
from studio.cli.voice_commands import voice

HELP = """Likeness Studio: your face, your machine, your say.

Scan a person who consents, train their avatar, render clips of it, keep and export them. Nothing leaves this
machine unless you export it.

Without a command the window opens, also on another library (--data-dir FOLDER).

\b
A first session:
  likeness demo
  likeness avatar create "Ada" --video scan.mp4 --audio recordings/ --sentences sentences.txt --consent "Ada Byron"
  likeness avatar train Ada
  likeness render Ada 'Ada at the beach, waving, says "hello"'
  likeness export --all feed/
"""


class StudioGroup(click.Group):
    """Puts the error boundary around every command."""

    def invoke(self, ctx: click.Context) -> Any:
        shell = ctx.ensure_object(Shell)
        shell.data_dir = ctx.params.get("data_dir")
        shell.as_json = bool(ctx.params.get("as_json"))
        with exit_codes(shell):
            return super().invoke(ctx)


@click.group(
    cls=StudioGroup,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option("--data-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the library lies.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")
@click.option("--verbose", is_flag=True, help="Log what happens inside.")
@click.version_option(studio.__version__, prog_name="likeness")
def likeness(data_dir: Path | None, as_json: bool, verbose: bool) -> None:
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )


COMMANDS = (
    demo, avatar, consent, voice, render, queue, library, export, verify, models, doctor, vault, backup, restore,
)  # fmt: skip
for command in COMMANDS:
    likeness.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code."""
    multiprocessing.freeze_support()
    try:
        likeness.main(args=list(arguments), prog_name="likeness", standalone_mode=True, obj=Shell())
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0
