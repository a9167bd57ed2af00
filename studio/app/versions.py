"""The versions of an avatar: which training run its clips are made with, what each run had on the way.

Opens sealed files into memory only. A version that is chosen is put to use by the same signed note as a trained one.
"""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from studio.app.papers import PaperDesk
from studio.app.permits import PermitOffice
from studio.app.rooms import Rooms
from studio.domain.avatar import Adapter, Avatar
from studio.domain.consent import Purpose
from studio.domain.errors import InvalidInput, LibraryDamaged
from studio.domain.events import AvatarChanged
from studio.domain.training_run import RunSample, TrainingRun
from studio.library.training_runs import RunFolder
from studio.library.vault import write_sealed
from studio.pipelines.permission import NOTE_SUFFIX

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Version:
    """A run of training and what came of it. ``adapter`` is the newest of its adapters that was put to use.

    ``run`` is None where nothing was kept beside the adapter; ``in_use`` tells whether clips are made with ``adapter``.
    """

    adapter: Adapter
    in_use: bool
    run: TrainingRun | None
    size_bytes: int


class Versions:
    """Use cases around what an avatar has learnt to be."""

    def __init__(self, rooms: Rooms, permits: PermitOffice, desk: PaperDesk) -> None:
        self._rooms = rooms
        self._permits = permits
        self._desk = desk

    def list(self, avatar: Avatar) -> tuple[Version, ...]:
        """The runs of training whose results are kept, the newest first; heads to draw with are left out."""
        newest: dict[str, Adapter] = {}
        for adapter in self._rooms.records.avatars.adapters(avatar.id):
            if not adapter.is_head:
                newest[adapter.job_id] = adapter
        used = {adapter.sha256 for adapter in avatar.adapters}
        found = []
        for adapter in newest.values():
            folder = self._run_folder(adapter)
            size = folder.size_bytes() + _size(self._file(adapter, ".adapter"))
            found.append(Version(adapter, adapter.sha256 in used, _read_note(folder), size))
        return tuple(sorted(found, key=_ended_at, reverse=True))

    def sample(self, version: Version, step: int) -> bytes:
        """The picture (JPEG) that the adapter of this run made after ``step`` steps."""
        return self._run_folder(version.adapter).read_sample(step)

    def use(self, avatar: Avatar, version: Version, sample: RunSample | None = None) -> Adapter:
        """Make clips with this version from now on, or with what the run had learnt when ``sample`` was made.

        Raises a `ConsentMissing` when the record allows no training, `NotFound`, `LibraryDamaged`, `VaultLocked`.
        """
        record = self._permits.require(avatar, Purpose.TRAINING).record
        chosen = version.adapter
        if sample is not None and sample.adapter_sha256 != chosen.sha256:
            chosen = self._take_sample(version, sample)
        # The same one again is the newest again, which is what is used.
        chosen = replace(chosen, trained_at=self._rooms.clock())
        with self._rooms.records.database.transaction():
            self._rooms.records.avatars.add_adapter(chosen)
            self._desk.write_note(chosen, record.sha256)
        self._rooms.bus.publish(AvatarChanged(avatar.id))
        return chosen

    def erase(self, avatar: Avatar, version: Version) -> None:
        """Erase a version that is not in use: its adapters, samples and rows. Clips that were made with it stay."""
        if any(adapter.job_id == version.adapter.job_id for adapter in avatar.adapters):
            raise InvalidInput("This version is in use.", "Choose another version first, or revoke the consent.")
        for adapter in self._rooms.records.avatars.adapters(avatar.id):
            if adapter.job_id == version.adapter.job_id and not adapter.is_head:
                self._rooms.records.avatars.remove_adapter(adapter.sha256)
                self._file(adapter, ".adapter").unlink(missing_ok=True)
                self._file(adapter, NOTE_SUFFIX).unlink(missing_ok=True)
        self._run_folder(version.adapter).erase()
        self._rooms.bus.publish(AvatarChanged(avatar.id))

    def _take_sample(self, version: Version, sample: RunSample) -> Adapter:
        """The adapter of that moment, sealed where adapters lie."""
        data = self._run_folder(version.adapter).read_adapter(sample)
        made = replace(version.adapter, sha256=sample.adapter_sha256, steps=sample.step)
        write_sealed(self._file(made, ".adapter"), self._rooms.vault.open_key(made.avatar_id), data)
        return made

    def _run_folder(self, adapter: Adapter) -> RunFolder:
        vault = self._rooms.vault
        return RunFolder(vault.folder(adapter.avatar_id), adapter.job_id, vault.open_key(adapter.avatar_id))

    def _file(self, adapter: Adapter, suffix: str) -> Path:
        return self._rooms.vault.folder(adapter.avatar_id) / f"{adapter.sha256}{suffix}"


def _read_note(folder: RunFolder) -> TrainingRun | None:
    """None for a damaged one too: the adapter itself is whole, and can be used."""
    try:
        return folder.read_note()
    except LibraryDamaged as error:
        _log.info("a training run's note cannot be read: %s", error.message)
        return None


def _ended_at(version: Version) -> datetime:
    return version.run.ended_at if version.run else version.adapter.trained_at


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
