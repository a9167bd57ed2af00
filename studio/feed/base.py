"""What a feed target is, and what is handed to it. Knows no target, and neither keys nor signatures by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Protocol
from urllib.parse import quote, urlsplit

from studio.domain.errors import InvalidInput


class DocumentSigner(Protocol):
    """Signs JSON documents with one key, and checks those of any key."""

    @property
    def did(self) -> str:
        """The did:key that `sign` signs with."""

    def sign(self, body: dict[str, Any], created: datetime) -> str:
        """The signed document's text. Equal input gives equal text."""

    def verify(self, document: str) -> str:
        """The did:key that signed ``document``. Raises `VerificationFailed`."""


@dataclass(frozen=True)
class FeedInfo:
    """What stands over a feed. Without ``base_url`` (http or https) all links are relative."""

    title: str
    author_name: str
    description: str = "AI-generated clips, made with the consent of the people in them."
    language: str = "en"
    base_url: str = ""

    def __post_init__(self) -> None:
        address = urlsplit(self.base_url)
        if self.base_url and (address.scheme not in {"http", "https"} or not address.netloc or address.query):
            raise InvalidInput(f"'{self.base_url}' is not a web address.", "Give one like https://example.org/clips.")

    def link(self, name: str) -> str:
        """The address of a file of the feed; the feed itself for an empty name."""
        if not self.base_url:
            return quote(name) or "index.html"
        return f"{self.base_url.rstrip('/')}/{quote(name)}"


@dataclass(frozen=True)
class FeedItem:
    """One clip to publish. ``manifest`` and ``receipts`` are the texts of signed documents; ``parents`` are sha256."""

    title: str
    prompt: str
    created_at: datetime
    mp4: Path
    poster: Path
    duration_s: float
    width_px: int
    height_px: int
    creator_name: str
    creator_did: str
    manifest: str
    receipts: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Published:
    """What a target made: the place to open first, all files, and how many clips the feed now has."""

    index: Path
    files: tuple[Path, ...]
    num_clips: int


class FeedTarget(Protocol):
    """A place where clips can go. Opened by `targets.TARGETS` and made with a signer and a `FeedInfo`."""

    name: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, signer: DocumentSigner, info: FeedInfo) -> None: ...

    def publish(self, items: Sequence[FeedItem], target_dir: Path) -> Published:
        """Add or renew ``items``. Nothing that this target did not write is touched."""
