"""The feed targets there are. One more target is one file and one line here."""

from studio.core.registry import Entry, Registry
from studio.feed.base import FeedTarget

TARGETS: Registry[FeedTarget] = Registry("feed target", (Entry("folder", "studio.feed.folder:FolderTarget"),))
