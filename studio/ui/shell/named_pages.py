"""The pages of a window by their own types, each made when it is first asked for."""

from typing import TYPE_CHECKING, cast

from studio.ui.shell.page_shelf import PageShelf

if TYPE_CHECKING:
    from studio.ui.pages.avatars import AvatarsPage
    from studio.ui.pages.compose import ComposePage
    from studio.ui.pages.feed import FeedPage
    from studio.ui.pages.library import LibraryPage
    from studio.ui.pages.queue import QueuePage
    from studio.ui.pages.settings import SettingsPage
    from studio.ui.pages.verify import VerifyPage
    from studio.ui.pages.welcome import WelcomePage


class NamedPages:
    """For a window that has a `PageShelf`."""

    shelf: PageShelf

    @property
    def welcome(self) -> "WelcomePage":
        return cast("WelcomePage", self.shelf.get("welcome"))

    @property
    def avatars(self) -> "AvatarsPage":
        return cast("AvatarsPage", self.shelf.get("avatars"))

    @property
    def compose(self) -> "ComposePage":
        return cast("ComposePage", self.shelf.get("create"))

    @property
    def queue(self) -> "QueuePage":
        return cast("QueuePage", self.shelf.get("queue"))

    @property
    def library(self) -> "LibraryPage":
        return cast("LibraryPage", self.shelf.get("library"))

    @property
    def feed(self) -> "FeedPage":
        return cast("FeedPage", self.shelf.get("feed"))

    @property
    def verify(self) -> "VerifyPage":
        return cast("VerifyPage", self.shelf.get("verify"))

    @property
    def settings(self) -> "SettingsPage":
        return cast("SettingsPage", self.shelf.get("settings"))
