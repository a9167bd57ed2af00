"""Finished clips and posters on disk, each named by the sha256 of its content: ``ab/<sha256><suffix>``.

Nothing biometric belongs here (that is the vault's), and it knows no rows: it is told which files are needed. What no
row names is set aside in ``lost/``, never removed: the rows may be those of an older or a new library.
"""

import re
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from studio.core import storage
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound
from studio.library.identifiers import is_sha256, require_sha256

_SUFFIX = re.compile(r"(\.[a-z0-9]{1,8})?")
_LOST_NAME = "lost"
# As `core.storage.replace_when_done` names a file that is not whole yet.
_PARTIAL = re.compile(r"\.[0-9a-f]{64}\.[0-9a-f]+\.partial(\.[a-z0-9]{1,8})?")

Copy = Callable[[Path, Path], object]
"""Copies the content of the first path to the second."""


class ContentStore:
    """The folder ``root``. Adding the same content twice keeps one file."""

    def __init__(self, root: Path, copy: Copy = shutil.copyfile) -> None:
        self._root = root
        self._copy = copy

    def add(self, source: Path, suffix: str | None = None, *, move: bool = False) -> str:
        """Keep a copy of ``source`` and return its hex sha256; with ``move`` the source goes afterwards.

        ``suffix`` is that of the source, in lower case, unless another is given. Raises `NotFound`, `DiskFull`
        (nothing is left behind, the source stays) and `LibraryDamaged` when the copy does not hold what was read.
        """
        if not source.is_file():
            raise NotFound(f"There is no file {source}.", "Check the path.")
        sha256 = storage.hash_file(source)
        target = self.path(sha256, source.suffix.lower() if suffix is None else suffix)
        # A file that is there but was altered is replaced: the content in hand is the right one.
        if not (target.is_file() and storage.hash_file(target) == sha256):
            with storage.replace_when_done(target) as partial:
                self._copy(source, partial)
                if storage.hash_file(partial) != sha256:
                    raise LibraryDamaged(
                        f"{source} changed while it was copied, or the disk does not keep what is written.",
                        "Try again; if it happens again, check the disk.",
                    )
        if move:
            source.unlink()
        return sha256

    def path(self, sha256: str, suffix: str) -> Path:
        """Where the content lies, or would lie. ``suffix`` is like ``.mp4``, or empty."""
        if _SUFFIX.fullmatch(suffix) is None:
            raise InvalidInput(f"{suffix!r} is no file suffix of the library.", "Use one like .mp4 or .jpg.")
        return self._root / require_sha256(sha256)[:2] / f"{sha256}{suffix}"

    def locate(self, sha256: str) -> Path:
        """The content's path, its bytes not looked at. Raises `NotFound`."""
        found = self._stored(sha256)
        if not found:
            raise NotFound(f"The file {sha256} is not in the library.", "It was erased, or removed by hand.")
        return found[0]

    def verify(self, sha256: str) -> Path:
        """The content's path, after reading all of it. Raises `NotFound` or `LibraryDamaged`."""
        found = self._stored(sha256)
        if not found:
            raise NotFound(f"The file {sha256} is not in the library.", "It was erased, or removed by hand.")
        for path in found:
            if storage.hash_file(path) != sha256:
                raise LibraryDamaged(f"The file {path} was altered.", "Render the clip again from its recipe.")
        return found[0]

    def erase(self, sha256: str, suffix: str | None = None) -> None:
        """Remove the content, under one suffix or, without one, under any. No error when it is not there."""
        for path in self._stored(sha256) if suffix is None else [self.path(sha256, suffix)]:
            path.unlink(missing_ok=True)
            (self._root / _LOST_NAME / path.name).unlink(missing_ok=True)

    def sweep(self, keep: Collection[str]) -> int:
        """Remove unfinished copies and set whole files that no row names aside in ``lost/``; returns how many went.

        Nothing whole is ever removed here. For the start, while no other process files anything: a copy in progress
        would be taken for an unfinished one.
        """
        went = 0
        for path in sorted(self._root.glob("??/*")):
            name = path.name.partition(".")[0]
            if not path.is_file():
                continue
            if _PARTIAL.fullmatch(path.name) is not None:
                path.unlink(missing_ok=True)
            elif is_sha256(name) and name not in keep:
                lost = self._root / _LOST_NAME / path.name
                lost.parent.mkdir(exist_ok=True)
                path.replace(lost)
            else:
                continue
            went += 1
        return went

    def _stored(self, sha256: str) -> list[Path]:
        folder = self._root / require_sha256(sha256)[:2]
        return sorted(path for path in folder.glob(f"{sha256}*") if path.name.partition(".")[0] == sha256)
