"""The safetensors writer and its checks."""

import json

import pytest
import torch

from studio.engines.tensorfile import DamagedTensorFile, read_header, read_tensors, stream_tensors, write_tensors


def example() -> dict[str, torch.Tensor]:
    return {"b": torch.arange(6.0).view(2, 3), "a": torch.tensor([1, 2]), "scalar": torch.tensor(4.0)}


def test_tensors_and_metadata_come_back() -> None:
    data = write_tensors(example(), {"x": "1", "y": "ä"})
    header = read_header(data)
    assert dict(header.metadata) == {"x": "1", "y": "ä"}
    assert header.tensors["b"].shape == (2, 3)
    back = read_tensors(data)
    assert back.keys() == example().keys()
    assert all(torch.equal(back[name], value) for name, value in example().items())


def test_equal_content_gives_equal_bytes() -> None:
    backwards = dict(reversed(example().items()))
    assert write_tensors(example(), {"x": "1", "y": "2"}) == write_tensors(backwards, {"y": "2", "x": "1"})


@pytest.mark.parametrize("cut", [0, 4, 20, -1])
def test_a_cut_file_is_damaged(cut: int) -> None:
    with pytest.raises(DamagedTensorFile):
        read_header(write_tensors(example(), {"x": "1"})[:cut])


@pytest.mark.parametrize(
    "header",
    [
        [],
        {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 4]}},
        {"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}},
        {"a": {"dtype": "F32", "shape": [True], "data_offsets": [0, 4]}},
        {"a": {"dtype": "PICKLE", "shape": [1], "data_offsets": [0, 4]}},
        {"a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}},
        {"a": {"shape": [1]}},
        {"__metadata__": {"x": 1}, "a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}},
    ],
)
def test_a_false_header_is_damaged(header: object) -> None:
    text = json.dumps(header).encode()
    with pytest.raises(DamagedTensorFile):
        read_header(len(text).to_bytes(8, "little") + text + b"\0" * 4)


def test_a_deep_header_is_damaged() -> None:
    text = b"[" * 200_000
    with pytest.raises(DamagedTensorFile):
        read_header(len(text).to_bytes(8, "little") + text)


def test_a_stream_of_parts_is_the_same_file_a_tensor_at_a_time() -> None:
    parts = list(stream_tensors(example(), {"x": "1"}))
    assert len(parts) == 1 + len(example())
    assert b"".join(parts) == write_tensors(example(), {"x": "1"})
