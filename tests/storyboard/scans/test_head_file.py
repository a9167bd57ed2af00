"""A head as bytes: the same back, small, and nothing unsound accepted."""

from dataclasses import replace

import pytest
import torch
from safetensors.torch import load, save

from studio.domain.errors import AdapterInvalid
from studio.storyboard.heads.maps import ALBEDO_SIZE, EYE_SIZE, MOUTH_SIZE, SHAPE_SIZE, HeadMaps
from studio.storyboard.scans.head_file import read_head, write_head
from tests.storyboard.heads.plain_head import make_head


@pytest.fixture(scope="module")
def head() -> HeadMaps:
    return replace(make_head(), mouth_inside=torch.full((3, *MOUTH_SIZE), 0.1), eye_photos=torch.rand(2, 3, *EYE_SIZE))


def test_a_head_comes_back_as_it_was(head: HeadMaps) -> None:
    read = read_head(write_head(head, {"recipe": "{}"}))
    assert read.features == head.features
    assert read.looks == head.looks
    assert torch.allclose(read.radius, head.radius, atol=2e-3)
    assert torch.allclose(read.albedo, head.albedo, atol=6e-3)
    assert read.eye_photos is not None
    assert head.eye_photos is not None
    assert torch.allclose(read.eye_photos, head.eye_photos, atol=6e-3)
    assert read.overlay is None


def test_equal_heads_give_equal_bytes(head: HeadMaps) -> None:
    assert write_head(head, {"recipe": "{}"}) == write_head(head, {"recipe": "{}"})


def test_a_full_head_is_at_most_four_megabytes(head: HeadMaps) -> None:
    full = replace(
        head,
        radius=torch.ones(1, *SHAPE_SIZE),
        hair=torch.zeros(1, *SHAPE_SIZE),
        gloss=torch.zeros(1, *SHAPE_SIZE),
        albedo=torch.rand(3, *ALBEDO_SIZE),
    )
    assert len(write_head(full, {})) < 4 << 20


@pytest.mark.parametrize("damage", ["cut", "noise", "lacking", "surplus", "shape", "infinite", "facts"])
def test_unsound_bytes_are_refused(head: HeadMaps, damage: str) -> None:
    data = write_head(head, {})
    tensors = load(data)
    match damage:
        case "cut":
            data = data[: len(data) // 2]
        case "noise":
            data = b"\x07" * 400
        case "lacking":
            data = save({name: value for name, value in tensors.items() if name != "radius"})
        case "surplus":
            data = save(tensors | {"more": torch.zeros(1)})
        case "shape":
            data = save(tensors | {"albedo": tensors["albedo"][:2].contiguous()})
        case "infinite":
            data = save(tensors | {"radius": torch.full_like(tensors["radius"], float("inf"))})
        case "facts":
            data = save(tensors | {"facts": torch.frombuffer(bytearray(b'{"schema_version":1}'), dtype=torch.uint8)})
    with pytest.raises(AdapterInvalid):
        read_head(data)
