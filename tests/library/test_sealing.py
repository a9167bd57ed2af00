"""Sealed bytes come back whole under the right key and name, or not at all."""

import io
import secrets
import tracemalloc
from pathlib import Path

import pytest

from studio.domain.errors import LibraryDamaged
from studio.library.sealing import (
    CHUNK_BYTES,
    SealWriter,
    UnsealReader,
    seal,
    seal_stream,
    unseal,
    unseal_stream,
)

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


class Trickle(io.BytesIO):
    """A source that gives a little at a time, as pipes do."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 70_001))


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])
def test_a_stream_and_the_whole_are_one_format(size: int) -> None:
    content = secrets.token_bytes(size)
    sealed, plain = io.BytesIO(), io.BytesIO()
    seal_stream(KEY, "lora.cache", Trickle(content), sealed)
    assert unseal(KEY, "lora.cache", sealed.getvalue()) == content
    unseal_stream(KEY, "lora.cache", Trickle(seal(KEY, "lora.cache", content)), plain)
    assert plain.getvalue() == content


def test_a_stream_is_written_in_any_pieces_and_read_in_any(data: bytes) -> None:
    sealed = io.BytesIO()
    with SealWriter(KEY, "x", sealed) as writer:
        for start in range(0, len(data), 333_333):
            assert writer.write(data[start : start + 333_333]) == len(data[start : start + 333_333])
    reader = UnsealReader(KEY, "x", io.BytesIO(sealed.getvalue()))
    assert reader.read(0) == b""
    assert reader.read(10) + reader.read(CHUNK_BYTES) + reader.read() == data
    assert reader.read(1) == b""


def test_a_stream_that_was_not_finished_is_cut_short(data: bytes) -> None:
    sealed = io.BytesIO()
    with pytest.raises(ZeroDivisionError), SealWriter(KEY, "x", sealed) as writer:
        writer.write(data)
        raise ZeroDivisionError
    with pytest.raises(LibraryDamaged):
        unseal(KEY, "x", sealed.getvalue())


def test_a_stream_gives_only_what_was_verified_and_notices_a_missing_end(blob: bytes, data: bytes) -> None:
    header, (first, second, last) = blob[:HEADER_BYTES], chunks(blob)
    for body in (first, first + second, second + first + last, first + second + last + b"more", b""):
        reader, got = UnsealReader(KEY, "scan.take", io.BytesIO(header + body)), b""
        with pytest.raises(LibraryDamaged):
            while part := reader.read(100_000):
                got += part
        assert data.startswith(got)
    with pytest.raises(LibraryDamaged):
        UnsealReader(KEY, "scan.take", io.BytesIO(blob[:10]))
    with pytest.raises(LibraryDamaged):
        UnsealReader(KEY, "voice.take", io.BytesIO(blob)).read(1)


def test_a_large_file_passes_through_little_memory(tmp_path: Path) -> None:
    plain, sealed, again = tmp_path / "plain", tmp_path / "sealed", tmp_path / "again"
    with plain.open("wb") as handle:
        handle.truncate(96 << 20)
    tracemalloc.start()
    try:
        with plain.open("rb") as source, sealed.open("wb") as target:
            seal_stream(KEY, "lora.cache", source, target)
        with sealed.open("rb") as source, again.open("wb") as target:
            unseal_stream(KEY, "lora.cache", source, target)
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert again.stat().st_size == 96 << 20
    assert peak_bytes < 16 << 20
