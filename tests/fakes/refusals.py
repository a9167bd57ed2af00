"""A library that is asked for things it must refuse, and all that must not change in it then."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from studio.cli.console import APPEAL, REWRITE, Shell
from studio.cli.main import likeness
from studio.core.paths import StudioPaths
from studio.core.storage import hash_file
from studio.domain.errors import StudioError


@dataclass
class Library:
    """Called through the command line."""

    root: Path

    def call(self, *arguments: str, env: dict[str, str] | None = None) -> Result:
        return CliRunner().invoke(likeness, ["--data-dir", str(self.root), *arguments], obj=Shell(), env=env)

    def look(self) -> tuple[dict[str, str], list[str]]:
        """Digests of all files, and all rows."""
        files = {
            path.relative_to(self.root).as_posix(): hash_file(path)
            for room in ("vault", "files", "work", "exports")
            for path in sorted((self.root / room).rglob("*"))
            if path.is_file()
        }
        with closing(sqlite3.connect(StudioPaths(self.root).database)) as connection:
            return files, list(connection.iterdump())

    def refuse(self, error: type[StudioError], *arguments: str, env: dict[str, str] | None = None) -> str:
        """Call, and check that it was refused as ``error`` with nothing changed; what was said, in one line."""
        before = self.look()
        result = self.call(*arguments, env=env)
        assert result.exit_code == error.exit_code, (result.output, result.exception)
        # Before them stands how far the work had come, after them what else may be done about refused words.
        said = [line for line in result.stderr.strip().splitlines() if line != APPEAL and not line.startswith(REWRITE)]
        sentence, hint = said[-2:]
        assert sentence.endswith("."), sentence
        assert len(hint) > 10, "there is no hint"
        assert "Traceback" not in result.output
        assert result.stdout == ""
        assert self.look() == before
        return " ".join(result.stderr.split())

    def create(self, video: Path, *more: str, name: str = "Eve") -> tuple[str, ...]:
        return ("avatar", "create", name, "--video", str(video), "--consent", "Eve Doe", "--adult", "--agree", *more)
