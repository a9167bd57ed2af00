"""Composition root: opens the library and wires the rooms together. Windows and commands hold one `Studio`.

Opening does no heavy work and reaches no network; the queue is driven only after `jobs.start`.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING

from studio.app.avatars import Avatars
from studio.app.clips import Clips
from studio.app.collection import Collection
from studio.app.drafts import DraftDesk, DraftNews
from studio.app.feed_shelf import FeedShelf
from studio.app.filing import Filing
from studio.app.identity import open_identity
from studio.app.job_desk import JobDesk
from studio.app.keys import KeyDesk
from studio.app.models import Models
from studio.app.papers import PaperDesk
from studio.app.permits import PermitOffice
from studio.app.preferences import Preferences
from studio.app.presets import Presets
from studio.app.queue_order import QueueOrder
from studio.app.rooms import Records, Rooms
from studio.core import storage
from studio.core.bus import Bus
from studio.core.clock import Clock, utc_now
from studio.core.media import Ffmpeg
from studio.core.paths import StudioPaths
from studio.core.settings import Settings
from studio.domain.errors import InvalidInput
from studio.jobs.lanes import Lane
from studio.jobs.queue import JobQueue
from studio.library.files import ContentStore
from studio.library.vault import Vault

if TYPE_CHECKING:
    from studio.app.exports import Exports
    from studio.app.feed_reader import FeedReader
    from studio.app.profiles import Profiles
    from studio.app.rights import Rights
    from studio.app.verification import Verification
    from studio.app.versions import Versions


def _make_folders(paths: StudioPaths) -> None:
    try:
        with storage.translate_disk_errors(paths.root):
            paths.make()
    except OSError as error:
        raise InvalidInput(
            f"The data folder {paths.root} cannot be used: {error.strerror}.",
            "Choose a folder that you can write to, with --data-dir.",
        ) from error


class Studio:
    """An open library and everything that can be done with it. Use as a context manager."""

    def __init__(self, rooms: Rooms, keys: KeyDesk, lanes: Mapping[str, Lane] | None, ffmpeg: Ffmpeg | None) -> None:
        self.rooms = rooms
        self.keys = keys
        self.paths = rooms.paths
        self.preferences = rooms.preferences
        self.bus = rooms.bus
        identity = open_identity(
            rooms.vault, rooms.paths.root / "identity.lock", has_signed=rooms.records.clips.count() > 0
        )
        self.models = Models(rooms.paths)
        permits = PermitOffice(rooms, self.models, identity)
        self.permits = permits
        filing = Filing(rooms, permits, identity, ffmpeg)
        self.jobs = JobDesk(rooms, permits, filing, lanes)
        self.avatars = Avatars(rooms, self.models, permits, self.jobs, identity, ffmpeg)
        self.clips = Clips(rooms, self.models, permits)
        self.collection = Collection(rooms, self.clips)
        self.order = QueueOrder(rooms, self.jobs, self.clips)
        self.presets = Presets(rooms.paths.presets)
        self._parts = (rooms, permits, identity, ffmpeg)
        self._shelf = FeedShelf(rooms.paths.feed_memory)

    # What follows is not needed to open the window: it is imported when it is first asked for.

    @cached_property
    def exports(self) -> "Exports":
        from studio.app.exports import Exports

        return Exports(*self._parts, self._shelf)

    @cached_property
    def rights(self) -> "Rights":
        from studio.app.rights import Rights

        return Rights(*self._parts)

    @cached_property
    def verification(self) -> "Verification":
        from studio.app.verification import Verification

        rooms, _, _, ffmpeg = self._parts
        return Verification(rooms, self.exports, self.rights, ffmpeg)

    @cached_property
    def feed(self) -> "FeedReader":
        from studio.app.feed_reader import FeedReader

        rooms, _, identity, _ = self._parts
        return FeedReader(rooms, identity, self.verification, self._shelf)

    @cached_property
    def profiles(self) -> "Profiles":
        from studio.app.profiles import Profiles

        return Profiles(self.rooms, self._parts[3])

    @cached_property
    def versions(self) -> "Versions":
        from studio.app.versions import Versions

        rooms, permits, identity, _ = self._parts
        return Versions(rooms, permits, PaperDesk(rooms, identity))

    @classmethod
    def open(
        cls,
        paths: StudioPaths,
        *,
        clock: Clock = utc_now,
        lanes: Mapping[str, Lane] | None = None,
        ffmpeg: Ffmpeg | None = None,
        keys: KeyDesk | None = None,
    ) -> "Studio":
        """Open the library in ``paths``, making it on first use, and finish what a crash left half done.

        ``keys`` opens the vault, when something needs it; without one nobody is asked for a passphrase.

        Raises `LibraryTooNew`, `LibraryDamaged`, `DiskFull` or `InvalidInput` (settings).
        """
        bus = Bus()
        preferences = Preferences(paths.settings, bus)
        desk = keys or KeyDesk(paths)
        _make_folders(paths)
        records = Records.open(paths, clock)
        try:
            queue = JobQueue(records.jobs, bus, clock)
            studio = cls(
                Rooms(
                    paths,
                    preferences,
                    records,
                    Vault(paths.vault, desk),
                    ContentStore(paths.files),
                    bus,
                    queue,
                    clock,
                ),
                desk,
                lanes,
                ffmpeg,
            )
            studio.avatars.finish_erasures()
            studio.jobs.clear_leftovers()
            studio.collection.empty_bin(all_of_it=True)
        except BaseException:
            records.close()
            raise
        return studio

    def open_drafts(self, on_news: Callable[[DraftNews], None]) -> DraftDesk:
        """A desk that draws prompts while they are typed. Whoever opens it closes it."""
        return DraftDesk(self.clips, self.models, self.permits, on_news)

    @property
    def settings(self) -> Settings:
        """As they are now; `preferences` changes them."""
        return self.preferences.present

    def close(self) -> None:
        """Stop the runner (a running job is offered again at the next start), close the library, lock the vault."""
        self.jobs.stop()
        self.collection.empty_bin(all_of_it=True)
        self.rooms.records.close()
        self.keys.lock()

    def __enter__(self) -> "Studio":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
