"""Safetensors in memory: written so that equal tensors give equal bytes, and checked before anything is loaded.

The library's own writer orders metadata at random, which would give one adapter many hashes. The format is that of
https://github.com/huggingface/safetensors#format. Must not touch files.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor

MAX_HEADER_BYTES = 8 << 20
METADATA_KEY = "__metadata__"
_ITEM_BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "U8": 1}


class DamagedTensorFile(ValueError):
    """The bytes are not a whole safetensors file. Says what is wrong; callers turn it into a known error."""


@dataclass(frozen=True)
class TensorEntry:
    dtype: str
    shape: tuple[int, ...]


@dataclass(frozen=True)
class Header:
    """What a file says it holds."""

    metadata: Mapping[str, str]
    tensors: Mapping[str, TensorEntry]


def write_tensors(tensors: Mapping[str, "Tensor"], metadata: Mapping[str, str]) -> bytes:
    """The safetensors bytes of ``tensors`` (float32, float64 or int64), sorted by name."""
    return b"".join(stream_tensors(tensors, metadata))


def stream_tensors(tensors: Mapping[str, "Tensor"], metadata: Mapping[str, str]) -> Iterator[bytes]:
    """The same bytes, the header and then a tensor at a time, for what is too large to be in memory twice."""
    import torch

    names = {torch.float32: "F32", torch.float64: "F64", torch.int64: "I64"}
    header: dict[str, Any] = {METADATA_KEY: dict(sorted(metadata.items()))} if metadata else {}
    offset = 0
    for name, tensor in sorted(tensors.items()):
        size = tensor.numel() * tensor.element_size()
        header[name] = {
            "dtype": names[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [offset, offset + size],
        }
        offset += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    yield len(text).to_bytes(8, "little") + text
    for _, tensor in sorted(tensors.items()):
        yield tensor.detach().to("cpu").contiguous().numpy().tobytes()


def read_header(data: bytes) -> Header:
    """Check the whole layout: sizes, types, offsets without gaps. Raises `DamagedTensorFile`."""
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > MAX_HEADER_BYTES:
        raise DamagedTensorFile("it does not begin like one")
    if len(data) < 8 + length:
        raise DamagedTensorFile("it is cut off")
    try:
        tree = json.loads(data[8 : 8 + length])
    except (ValueError, RecursionError) as error:
        raise DamagedTensorFile("its header cannot be read") from error
    if not isinstance(tree, dict):
        raise DamagedTensorFile("its header cannot be read")
    metadata = tree.pop(METADATA_KEY, {})
    if not isinstance(metadata, dict) or not all(isinstance(value, str) for value in metadata.values()):
        raise DamagedTensorFile("its metadata cannot be read")
    spans: list[tuple[int, int]] = []
    tensors: dict[str, TensorEntry] = {}
    for name, entry in tree.items():
        tensors[name], span = _read_entry(entry)
        spans.append(span)
    end = 0
    for start, stop in sorted(spans):
        if start != end:
            raise DamagedTensorFile("its tensors overlap or leave gaps")
        end = stop
    if len(data) - 8 - length != end:
        raise DamagedTensorFile("it is cut off or has bytes left over")
    return Header(metadata, tensors)


def read_tensors(data: bytes) -> dict[str, "Tensor"]:
    """All tensors of a file that `read_header` has accepted, on the CPU."""
    import safetensors.torch

    return safetensors.torch.load(data)


def _read_entry(entry: Any) -> tuple[TensorEntry, tuple[int, int]]:
    try:
        dtype, shape, (start, stop) = entry["dtype"], tuple(entry["shape"]), entry["data_offsets"]
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedTensorFile("its header cannot be read") from error
    whole = all(type(number) is int and number >= 0 for number in (*shape, start, stop))
    if not whole or dtype not in _ITEM_BYTES or stop - start != math.prod(shape) * _ITEM_BYTES[dtype]:
        raise DamagedTensorFile("a tensor's size is wrong")
    return TensorEntry(dtype, shape), (start, stop)
