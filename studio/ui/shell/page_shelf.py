"""The pages of the window: which there are, and each made when it is first wanted, so that the window opens at once."""

from collections.abc import Callable, Iterator
from typing import Protocol, cast

from studio.app.studio import Studio
from studio.core.registry import Entry, Registry
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.pages.page import Page


class MakesPage(Protocol):
    """What the class of every page can be called with."""

    def __call__(self, studio: Studio, bridge: Bridge, background: Background) -> Page: ...


# In the order of the sidebar. One more page is one file, one line here and its title in the window.
PAGES: Registry[Page] = Registry(
    "page",
    (
        Entry("welcome", "studio.ui.pages.welcome:WelcomePage"),
        Entry("avatars", "studio.ui.pages.avatars:AvatarsPage"),
        Entry("create", "studio.ui.pages.compose:ComposePage"),
        Entry("queue", "studio.ui.pages.queue:QueuePage"),
        Entry("library", "studio.ui.pages.library:LibraryPage"),
        Entry("feed", "studio.ui.pages.feed:FeedPage"),
        Entry("verify", "studio.ui.pages.verify:VerifyPage"),
        Entry("settings", "studio.ui.pages.settings:SettingsPage"),
    ),
)


class PageShelf:
    """``on_made`` is told of each page once, with its name, before anybody sees it."""

    def __init__(
        self, studio: Studio, bridge: Bridge, background: Background, on_made: Callable[[str, Page], None]
    ) -> None:
        self._parts = (studio, bridge, background)
        self._on_made = on_made
        self._made: dict[str, Page] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return PAGES.names

    def get(self, name: str) -> Page:
        """The page, made now if nobody wanted it before. Raises `NotFound`."""
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = cast("MakesPage", PAGES.open(name))(*self._parts)
            self._on_made(name, page)
        return page

    def made(self) -> tuple[Page, ...]:
        return tuple(self._made.values())

    def make_next(self) -> bool:
        """Make one that nobody has wanted yet; whether any is left."""
        missing = [name for name in self.names if name not in self._made]
        if missing:
            self.get(missing[0])
        return len(missing) > 1

    def name_of(self, page: object) -> str:
        """Empty for what is no page of the shelf."""
        return next((name for name, known in self._made.items() if known is page), "")

    def __iter__(self) -> Iterator[tuple[str, Page]]:
        """All of them, made now if need be."""
        for name in self.names:
            yield name, self.get(name)
