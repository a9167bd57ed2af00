"""Checks on names that become part of a path: ids and digests. Opens nothing."""

import re

from studio.domain.errors import InvalidInput

_ID = re.compile(r"[0-9a-f]{32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_id(text: str) -> bool:
    """Whether ``text`` is a `uuid4().hex`, the form of every id in the studio."""
    return _ID.fullmatch(text) is not None


def require_id(text: str, what: str) -> str:
    """Return ``text`` when it is an id; `InvalidInput` otherwise, so that no id climbs out of its folder."""
    if not is_id(text):
        raise InvalidInput(f"{text[:64]!r} is not the id of {what}.", "An id is 32 hexadecimal digits.")
    return text


def require_sha256(text: str) -> str:
    """Return ``text`` when it is a hex sha256; `InvalidInput` otherwise."""
    if _SHA256.fullmatch(text) is None:
        raise InvalidInput(f"{text[:80]!r} is not a sha256.", "A sha256 is 64 hexadecimal digits.")
    return text


def is_sha256(text: str) -> bool:
    """Whether ``text`` is the hex form of a sha256."""
    return _SHA256.fullmatch(text) is not None
