"""The statement that a person signs: read from the shipped texts, filled in, never made up here.

A notice is known by the sha256 of its text (line ends as LF), so that what was signed can be shown again
word for word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.core import paths, storage
from studio.domain.consent import Purpose
from studio.domain.errors import InvalidInput, NotFound

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PURPOSE_LINE = re.compile(r"^\[([a-z-]+)\] ")
_PLACEHOLDER = re.compile(r"\{(name|given|until)\}")


@dataclass(frozen=True)
class Notice:
    """A versioned statement. ``text`` is the whole file with LF line ends, ``sha256`` its hex digest."""

    text: str
    version: str
    sha256: str
    language: str

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0]

    def fill(self, name: str, purposes: Sequence[Purpose], given_at: datetime, expires_at: datetime) -> str:
        """The statement as this person reads and signs it, with only the purposes that were chosen."""
        values = {"name": name, "given": f"{given_at:%Y-%m-%d}", "until": f"{expires_at:%Y-%m-%d}"}
        lines: list[str] = []
        for line in self.text.partition("\n---\n")[2].splitlines():
            marked = _PURPOSE_LINE.match(line)
            if marked and marked[1] not in {purpose.value for purpose in purposes}:
                continue
            lines.append(line[marked.end() :] if marked else line)
        # One pass, so that a name which looks like a placeholder stays a name.
        return _PLACEHOLDER.sub(lambda found: values[found[1]], "\n".join(lines)).strip() + "\n"


def load_notice(language: str = "en", folder: Path | None = None) -> Notice:
    """The shipped notice in ``language`` (BCP 47). Raises `NotFound`, or `InvalidInput` for a broken file."""
    root = paths.shipped_dir("assets") / "consent" if folder is None else folder
    path = root / f"{language}.txt"
    if not _LANGUAGE.fullmatch(language) or not path.is_file():
        known = ", ".join(sorted(found.stem for found in root.glob("*.txt"))) or "none"
        raise NotFound(f"There is no consent text in '{language}'.", f"Choose one of: {known}.")
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    head = dict(re.findall(r"^(version|language): (\S+)$", text.partition("\n---\n")[0], re.MULTILINE))
    marked = {found[1] for line in text.splitlines() if (found := _PURPOSE_LINE.match(line))}
    if head.get("language") != language or "version" not in head or marked != {p.value for p in Purpose}:
        raise InvalidInput(f"The consent text {path.name} is incomplete.", "Install the studio again.")
    return Notice(text, head["version"], storage.hash_bytes(text.encode("utf-8")), language)
