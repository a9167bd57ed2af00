"""What is looked for in the library, as data: words, and what clips must be. Looks for nothing itself."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studio.domain.clip import Aspect

MAX_RATING = 5
MAX_LABEL_CHARS = 60


class LabelKind(StrEnum):
    """A tag says what a clip is, an album what it belongs to."""

    TAG = "tag"
    ALBUM = "album"


class ClipOrder(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best"
    LONGEST = "longest"


@dataclass(frozen=True)
class ClipQuery:
    """Empty fields ask for nothing. Every word of ``text`` must begin a word of the prompt, a tag, an album, the
    model's name or a name of somebody shown. ``since`` and ``until`` bound the moment of making."""

    text: str = ""
    avatar_id: str = ""
    tag: str = ""
    album: str = ""
    min_rating: int = 0
    model: str = ""
    aspect: Aspect | None = None
    speaks: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    order: ClipOrder = ClipOrder.NEWEST


@dataclass(frozen=True)
class ClipMarks:
    """What a person noted on a clip."""

    rating: int = 0
    tags: tuple[str, ...] = ()
    albums: tuple[str, ...] = ()
