"""Commands around the voice sample: check."""

from pathlib import Path

import click

from studio.app.voice_check import check_recordings
from studio.cli.console import Shell
from studio.core import serial


@click.group()
def voice() -> None:
    """Check recordings before an avatar is made of them."""


@voice.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--sentences",
    type=click.Path(path_type=Path),
    required=True,
    help="A text file with the sentences, one a line.",
)
@click.option("--language", default="en", show_default=True, help="Of the sentences; only English words are checked.")
@click.pass_obj
def check(shell: Shell, folder: Path, sentences: Path, language: str) -> None:
    """Hold the recordings in FOLDER against the sentences: loudness, noise, cuts, and what was said.

    Ends with 1 when a recording should be made again. Nothing is kept.
    """
    verdicts = check_recordings(folder, sentences, language)
    lines = []
    for verdict in verdicts:
        lines.append(f"{'ok   ' if verdict.is_good else 'AGAIN'} {verdict.file:<24} {verdict.sentence}")
        lines += [f"      {advice}" for advice in verdict.advice]
    shell.answer([serial.to_data(verdict) for verdict in verdicts], "\n".join(lines))
    if not all(verdict.is_good for verdict in verdicts):
        raise click.exceptions.Exit(1)
