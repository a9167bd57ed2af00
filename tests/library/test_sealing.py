"""Sealed bytes come back whole under the right key and name, or not at all."""

import secrets

import pytest

from studio.domain.errors import LibraryDamaged
from studio.library.sealing import CHUNK_BYTES, seal, unseal

KEY = bytes(range(32))
HEADER_BYTES = 36
SEALED_CHUNK_BYTES = CHUNK_BYTES + 16


@pytest.fixture(scope="module")
def data() -> bytes:
    return secrets.token_bytes(2 * CHUNK_BYTES + 1000)


@pytest.fixture(scope="module")
def blob(data: bytes) -> bytes:
    return seal(KEY, "scan.take", data)


def chunks(blob: bytes) -> list[bytes]:
    body = blob[HEADER_BYTES:]
    return [body[start : start + SEALED_CHUNK_BYTES] for start in range(0, len(body), SEALED_CHUNK_BYTES)]


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])
def test_every_size_comes_back(size: int) -> None:
    content = secrets.token_bytes(size)
    sealed = seal(KEY, "voice.take", content)
    assert unseal(KEY, "voice.take", sealed) == content
    assert len(sealed) == HEADER_BYTES + size + 16 * max(1, -(-size // CHUNK_BYTES))


def test_nothing_plain_is_in_the_sealed_bytes_and_no_two_are_alike() -> None:
    content = b"a face, a voice " * 1000
    one, two = seal(KEY, "x", content), seal(KEY, "x", content)
    assert content[:16] not in one
    assert one != two
    assert one[HEADER_BYTES : HEADER_BYTES + 64] != two[HEADER_BYTES : HEADER_BYTES + 64]


@pytest.mark.parametrize("position", [0, 10, 40, CHUNK_BYTES, 2 * CHUNK_BYTES, -1])
def test_one_altered_bit_is_noticed(blob: bytes, position: int) -> None:
    altered = bytearray(blob)
    altered[position] ^= 1
    with pytest.raises(LibraryDamaged):
        unseal(KEY, "scan.take", bytes(altered))


@pytest.mark.parametrize(
    "kept_bytes",
    [
        0,
        10,
        HEADER_BYTES,
        HEADER_BYTES + 5,
        HEADER_BYTES + SEALED_CHUNK_BYTES,
        HEADER_BYTES + 2 * SEALED_CHUNK_BYTES,
        HEADER_BYTES + 2 * SEALED_CHUNK_BYTES + 500,
    ],
)
def test_a_file_cut_short_is_noticed_even_between_chunks(blob: bytes, kept_bytes: int) -> None:
    with pytest.raises(LibraryDamaged):
        unseal(KEY, "scan.take", blob[:kept_bytes])


def test_chunks_moved_doubled_dropped_or_taken_from_another_file_are_noticed(blob: bytes, data: bytes) -> None:
    header = blob[:HEADER_BYTES]
    first, second, last = chunks(blob)
    stranger = chunks(seal(KEY, "scan.take", data))[0]
    for order in (
        (second, first, last),
        (first, first, second, last),
        (first, last),
        (second, last),
        (first, second, last, b"more"),
        (stranger, second, last),
    ):
        with pytest.raises(LibraryDamaged):
            unseal(KEY, "scan.take", header + b"".join(order))
    assert unseal(KEY, "scan.take", header + first + second + last) == data


def test_another_name_or_key_opens_nothing(blob: bytes) -> None:
    with pytest.raises(LibraryDamaged, match=r"voice\.take"):
        unseal(KEY, "voice.take", blob)
    with pytest.raises(LibraryDamaged):
        unseal(bytes(32), "scan.take", blob)
    with pytest.raises(ValueError, match="32 bytes"):
        seal(b"short", "scan.take", b"")
