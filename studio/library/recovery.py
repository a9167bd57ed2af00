"""A recovery code: the vault's master key as letters and digits that a person writes down. Opens and keeps nothing.

32 bytes of key and 3 of checksum (sha256) make 35, which are 56 letters of base32 in 14 groups of four. Whoever has
the code has the key.
"""

import base64
import hashlib
import re

from studio.domain.errors import InvalidInput
from studio.library.sealing import KEY_BYTES

_CHECK_BYTES = 3
_GROUP_CHARS = 4
# Base32 has no 0, 1 and 8: what is misread is one of these letters.
_MISREAD = str.maketrans("018", "OIB")


def write_recovery_code(key: bytes) -> str:
    """``key`` (32 bytes) as groups of four, joined by hyphens."""
    letters = base64.b32encode(key + _checksum(key)).decode("ascii")
    return "-".join(letters[start : start + _GROUP_CHARS] for start in range(0, len(letters), _GROUP_CHARS))


def read_recovery_code(code: str) -> bytes:
    """The key in a code as a person types it: any case, spaces and hyphens as they like. Raises `InvalidInput`."""
    letters = re.sub(r"[\s-]", "", code).upper().translate(_MISREAD)
    try:
        data = base64.b32decode(letters)
    except ValueError as error:
        raise _mistyped() from error
    key, check = data[:KEY_BYTES], data[KEY_BYTES:]
    if len(data) != KEY_BYTES + _CHECK_BYTES or check != _checksum(key):
        raise _mistyped()
    return key


def _checksum(key: bytes) -> bytes:
    return hashlib.sha256(b"likeness recovery code 1\0" + key).digest()[:_CHECK_BYTES]


def _mistyped() -> InvalidInput:
    return InvalidInput(
        "The recovery code does not fit: a letter is wrong or missing.",
        "It has 14 groups of four letters and digits. Compare it with what you wrote down.",
    )
