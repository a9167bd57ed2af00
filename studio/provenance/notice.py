"""The statement that a person signs: read from the shipped texts, filled in, never made up here.

A notice is known by the sha256 of its text (line ends as LF), so that what was signed can be shown again
word for word; texts of earlier versions are kept for that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.core import paths, storage
from studio.domain.consent import CHOOSABLE_PROHIBITIONS, NARROWEST, Audience, ConsentChoices, Purpose, Remix
from studio.domain.errors import InvalidInput, NotFound

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_VERSION = re.compile(r"\d{4}-\d{2}-\d+")
_MARK = re.compile(r"^\[([a-z-]+)\] ")
_PLACEHOLDER = re.compile(r"\{(name|given|until|parties)\}")
_FIRST_VERSION_MARKS = frozenset(purpose.value for purpose in Purpose)
_MARKS = (
    _FIRST_VERSION_MARKS
    | {f"who-{audience.value}" for audience in Audience}
    | {f"remix-{remix.value}" for remix in Remix}
    | {f"forbid-{prohibition.value}" for prohibition in CHOOSABLE_PROHIBITIONS}
)
_NOBODY_YET = "–"


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

    def fill(
        self,
        name: str,
        purposes: Sequence[Purpose],
        given_at: datetime,
        expires_at: datetime,
        choices: ConsentChoices | None = None,
    ) -> str:
        """The statement as this person reads and signs it, with only what was chosen.

        Without ``choices`` it says the narrowest, which are those that are signed then.
        """
        wanted = choices or NARROWEST
        values = {
            "name": name,
            "given": f"{given_at:%Y-%m-%d}",
            "until": f"{expires_at:%Y-%m-%d}",
            "parties": ", ".join(wanted.parties) or _NOBODY_YET,
        }
        chosen = {purpose.value for purpose in purposes} | {
            f"who-{wanted.audience.value}",
            f"remix-{wanted.remix.value}",
            *(f"forbid-{prohibition.value}" for prohibition in wanted.prohibitions),
        }
        lines: list[str] = []
        for line in self.text.partition("\n---\n")[2].splitlines():
            marked = _MARK.match(line)
            if marked and marked[1] not in chosen:
                continue
            lines.append(line[marked.end() :] if marked else line)
        # One pass, so that a name which looks like a placeholder stays a name.
        return _PLACEHOLDER.sub(lambda found: values[found[1]], "\n".join(lines)).strip() + "\n"


def load_notice(language: str = "en", folder: Path | None = None, *, version: str = "") -> Notice:
    """The shipped notice in ``language`` (BCP 47), the newest or that of an earlier ``version``.

    Raises `NotFound`, or `InvalidInput` for a broken file.
    """
    root = paths.shipped_dir("assets") / "consent" if folder is None else folder
    path = root / f"{language}.txt"
    if not _LANGUAGE.fullmatch(language) or not path.is_file():
        known = ", ".join(sorted(found.stem for found in root.glob("*.txt"))) or "none"
        raise NotFound(f"There is no consent text in '{language}'.", f"Choose one of: {known}.")
    newest = _read_notice(path, language, _MARKS)
    if version in {"", newest.version}:
        return newest
    earlier = root / "earlier" / f"{language}-{version}.txt"
    if not _VERSION.fullmatch(version) or not earlier.is_file():
        raise NotFound(f"There is no consent text of the version '{version[:20]}'.", "Install the newest studio.")
    return _read_notice(earlier, language, _FIRST_VERSION_MARKS)


def _read_notice(path: Path, language: str, marks: frozenset[str]) -> Notice:
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    head = dict(re.findall(r"^(version|language): (\S+)$", text.partition("\n---\n")[0], re.MULTILINE))
    marked = {found[1] for line in text.splitlines() if (found := _MARK.match(line))}
    if head.get("language") != language or "version" not in head or marked != marks:
        raise InvalidInput(f"The consent text {path.name} is incomplete.", "Install the studio again.")
    return Notice(text, head["version"], storage.hash_bytes(text.encode("utf-8")), language)
