"""A signer and clips for feeds. The signer has the shape of `base.DocumentSigner` and no real keys: feed knows none."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from studio.domain.errors import VerificationFailed
from studio.feed.base import FeedInfo, FeedItem

ADA, EVE = ("did:key:z6Mk" + letter * 44 for letter in "AE")
START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
INFO = FeedInfo(title="Ada's <clips> & more", author_name="Ada")


class KeyedHashSigner:
    """Signs with a keyed hash, so that every changed value is noticed as with a real signature."""

    def __init__(self, did: str) -> None:
        self.did = did

    def sign(self, body: dict[str, Any], created: datetime) -> str:
        proof = {"signer": self.did, "created": created.isoformat()}
        return json.dumps({**body, "proof": {**proof, "value": self._digest(body, proof)}}, sort_keys=True)

    def verify(self, document: str) -> str:
        try:
            tree = json.loads(document)
            proof = tree.pop("proof")
            if proof.pop("value") != self._digest(tree, proof):
                raise VerificationFailed("The signature does not fit: something was changed.")
            return str(proof["signer"])
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
            raise VerificationFailed("The document is not signed.") from error

    @staticmethod
    def _digest(body: dict[str, Any], proof: dict[str, Any]) -> str:
        return hashlib.sha256(json.dumps([body, proof], sort_keys=True).encode()).hexdigest()


def make_item(folder: Path, number: int = 1, *, title: str = "", content: bytes = b"") -> FeedItem:
    """A clip file of a few bytes; ``number`` makes it another one, an hour later."""
    folder.mkdir(parents=True, exist_ok=True)
    mp4, poster = folder / f"{number}.mp4", folder / f"{number}.jpg"
    mp4.write_bytes(content or b"not really a video " * 40 + bytes([number]))
    poster.write_bytes(b"not really a picture" + bytes([number]))
    signer = KeyedHashSigner(ADA)
    made = START + timedelta(hours=number)
    return FeedItem(
        title=title or f"Clip {number}: at the café",
        prompt='a woman says "hello & <goodbye>"',
        created_at=made,
        mp4=mp4,
        poster=poster,
        duration_s=4.04,
        width_px=720,
        height_px=1280,
        creator_name="Ada",
        creator_did=ADA,
        manifest=signer.sign({"recipe": "{}", "number": number}, made),
        receipts=(signer.sign({"record_sha256": "a" * 64}, made),),
        parents=("b" * 64,) if number > 1 else (),
    )


def renamed(item: FeedItem, title: str) -> FeedItem:
    return replace(item, title=title)
