"""README's links lead somewhere, and the commands it shows exist."""

import re
from pathlib import Path

import click
import pytest

from studio.cli.main import likeness

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).is_file()


def test_every_command_of_the_tour_exists() -> None:
    shown = re.findall(r"^    (?:likeness) ([a-z]+)(?: ([a-z]+))?", README, re.MULTILINE)
    assert len(shown) >= 8
    for name, sub in shown:
        command = likeness.commands[name]
        if isinstance(command, click.Group):
            assert sub in command.commands
