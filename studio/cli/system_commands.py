"""Commands about the machine: models, doctor."""

import click

from studio.app.doctor import examine
from studio.cli.console import Shell
from studio.core import serial


@click.command()
@click.pass_obj
def models(shell: Shell) -> None:
    """List the base models, and which are on this machine."""
    with shell.open_studio() as studio:
        found = studio.models.overview()
        data = [
            {
                "name": m.card.name,
                "title": m.card.title,
                "license": m.card.license,
                "folder": str(m.folder) if m.folder else None,
                "status": f"{m.sentence} {m.hint}".strip(),
            }
            for m in found
        ]
        lines = [
            f"{m.card.name:<20} {m.card.title:<34} {m.card.license:<12} {m.sentence} {m.hint}".rstrip() for m in found
        ]
        shell.answer(data, "\n".join(lines))


@click.command()
@click.pass_obj
def doctor(shell: Shell) -> None:
    """Look at this machine: what works, what is missing, and what to do."""
    findings = examine(shell.paths)
    lines = []
    for finding in findings:
        lines.append(f"{'ok  ' if finding.ok else 'MISS'} {finding.name:<14} {finding.sentence}")
        if finding.hint:
            lines.append(f"                    {finding.hint}")
    shell.answer([serial.to_data(f) for f in findings], "\n".join(lines))
    if not all(f.ok for f in findings):
        raise click.exceptions.Exit(1)
