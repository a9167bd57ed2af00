"""What this studio remembers of feeds: folders, what was hidden, reported or seen, and the order. A small local file.

Nothing of it leaves the machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Literal

from studio.core import serial, storage
from studio.domain.errors import InvalidInput
from studio.domain.feed import FeedOrder

MAX_FOLDERS = 200
MAX_REMEMBERED = 20_000
MAX_REASON_CHARS = 500


@dataclass(frozen=True)
class Report:
    """Why somebody does not want to see a clip again. It stays here: there is nobody to send it to yet."""

    sha256: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class FeedMemory:
    """Folders as absolute paths; clips by the sha256 of their files, the newest last."""

    own: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    seen: tuple[str, ...] = ()
    order: FeedOrder = field(default_factory=FeedOrder)
    schema_version: Literal[1] = 1


class FeedShelf:
    """Keeps a `FeedMemory` in ``path``. May be used by any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = Lock()
        self._memory: FeedMemory | None = None

    @property
    def memory(self) -> FeedMemory:
        """Raises `InvalidInput` when the file was damaged."""
        with self._guard:
            return self._read()

    def change(self, edit: Callable[[FeedMemory], FeedMemory]) -> FeedMemory:
        """Replace the memory by what ``edit`` makes of it, and keep that. Raises `InvalidInput`, `DiskFull`."""
        with self._guard:
            before = self._read()
            after = _shorten(edit(before))
            if after != before:
                storage.write_text(self._path, serial.to_json(after))
                self._memory = after
            return after

    def remember_own(self, folder: Path) -> None:
        """An export went into ``folder``: its clips are shown in the own feed."""
        name = str(folder.resolve())
        self.change(lambda memory: replace(memory, own=(*(each for each in memory.own if each != name), name)))

    def _read(self) -> FeedMemory:
        if self._memory is None:
            try:
                text = self._path.read_text(encoding="utf-8") if self._path.is_file() else ""
                memory: FeedMemory = serial.from_json(FeedMemory, text, "feed's memory") if text else FeedMemory()
            except (InvalidInput, UnicodeDecodeError) as error:
                raise InvalidInput(
                    f"What was remembered of feeds ({self._path.name}) cannot be read.",
                    "Remove that file: folders have to be followed again then.",
                ) from error
            self._memory = memory
        return self._memory


def _shorten(memory: FeedMemory) -> FeedMemory:
    return replace(
        memory,
        own=memory.own[-MAX_FOLDERS:],
        followed=memory.followed[-MAX_FOLDERS:],
        hidden=memory.hidden[-MAX_REMEMBERED:],
        reports=memory.reports[-MAX_REMEMBERED:],
        seen=memory.seen[-MAX_REMEMBERED:],
    )
