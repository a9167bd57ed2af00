"""What a feed shows: clips with who made them, whose likeness they show and by which permission. Plain data."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from studio.domain.consent import Remix

Signer = Literal["this studio", "known", "unknown"]


@dataclass(frozen=True)
class ShownPerson:
    """One person in a clip. ``name`` is what they are called here, empty for somebody who is not known here.

    ``allowed_until`` and ``remix`` are what the clip's receipt says that they signed; ``remix`` is None where it does
    not say.
    """

    name: str
    allowed_until: datetime
    remix: Remix | None = None


@dataclass(frozen=True)
class FeedClip:
    """A clip of a feed folder whose signatures, hashes and receipts held when it was read.

    ``key`` is the maker's key in eight digits to compare. ``recipe`` is the JSON of the `RenderRequest`; ``spoken`` is
    the line that is said in it, empty for none. ``is_remixable`` tells whether everybody in it is in this studio.
    """

    sha256: str
    caption: str
    video: Path
    poster: Path
    duration_s: float
    width_px: int
    height_px: int
    created_at: datetime
    maker: str
    key: str
    signer: Signer
    people: tuple[ShownPerson, ...]
    recipe: str
    spoken: str
    feed_title: str
    folder: Path
    parents: tuple[str, ...] = ()
    is_remixable: bool = False


@dataclass(frozen=True)
class LeftOut:
    """What is not shown, and why."""

    what: str
    reason: str


@dataclass(frozen=True)
class FeedOrder:
    """How strongly each wish counts, 0…1. With all of them at 0 the newest clip comes first, and that is all."""

    new_to_me: float = 0.0
    people_here: float = 0.0
    short: float = 0.0
    followed: float = 0.0

    @property
    def is_plain(self) -> bool:
        return not (self.new_to_me or self.people_here or self.short or self.followed)
