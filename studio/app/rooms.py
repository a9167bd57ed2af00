"""What every use case stands on, handed in by the composition root."""

from dataclasses import dataclass

from studio.app.preferences import Preferences
from studio.core.bus import Bus
from studio.core.clock import Clock
from studio.core.paths import StudioPaths
from studio.core.settings import Settings
from studio.jobs.queue import JobQueue
from studio.library.audit import AuditLog
from studio.library.avatars import AvatarRecords
from studio.library.clip_marks import ClipMarkRecords
from studio.library.clips import ClipRecords
from studio.library.consents import ConsentRecords
from studio.library.database import Database
from studio.library.files import ContentStore
from studio.library.jobs import JobRecords
from studio.library.rights import RightsRecords
from studio.library.vault import Vault


@dataclass(frozen=True)
class Records:
    """The library's tables, opened together."""

    database: Database
    consents: ConsentRecords
    avatars: AvatarRecords
    clips: ClipRecords
    clip_marks: ClipMarkRecords
    jobs: JobRecords
    audit: AuditLog
    rights: RightsRecords

    @classmethod
    def open(cls, paths: StudioPaths, clock: Clock) -> "Records":
        """Open and migrate the database. Raises `LibraryTooNew`, `LibraryDamaged` or `DiskFull`."""
        database = Database.open(paths.database, paths.backups)
        return cls(
            database,
            ConsentRecords(database),
            AvatarRecords(database),
            ClipRecords(database),
            ClipMarkRecords(database),
            JobRecords(database),
            AuditLog(database, clock),
            RightsRecords(database),
        )

    def close(self) -> None:
        self.database.close()


@dataclass(frozen=True)
class Rooms:
    paths: StudioPaths
    preferences: Preferences
    records: Records
    vault: Vault
    files: ContentStore
    bus: Bus
    queue: JobQueue
    clock: Clock

    @property
    def settings(self) -> Settings:
        """As they are now: ask again rather than keep them."""
        return self.preferences.present
