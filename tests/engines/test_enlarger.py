"""The enlarger: four times the size, bicubic until it has learnt, the same again after it was saved."""

from pathlib import Path

import numpy as np
import pytest
import torch

from studio.domain.errors import ModelMissing
from studio.engines.enlarger import Enlarger, EnlargerNet, enlarge_smoothly, save_enlarger


def make_frames(count: int = 3) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    rows, columns = np.mgrid[0:16, 0:24]
    ramp = np.stack([rows * 12, columns * 9, (rows + columns) * 5], -1).astype(np.uint8)
    return np.stack([np.roll(ramp, shift, 1) for shift in range(count)])


def test_an_untrained_network_enlarges_smoothly() -> None:
    frames = make_frames()
    enlarged = Enlarger(EnlargerNet(width=8, depth=1)).enlarge(frames)
    assert enlarged.shape == (3, 64, 96, 3)
    smooth = enlarge_smoothly(torch.from_numpy(frames).permute(0, 3, 1, 2).float(), 4).permute(0, 2, 3, 1).numpy()
    assert np.abs(enlarged - smooth.clip(0, 255)).max() <= 1.01


def test_a_saved_network_enlarges_as_before(tmp_path: Path) -> None:
    torch.manual_seed(1)
    net = EnlargerNet(width=8, depth=2)
    torch.nn.init.normal_(net.last.weight, std=0.02)
    save_enlarger(net, tmp_path)
    opened = Enlarger.open(tmp_path)
    assert opened is not None
    difference = opened.enlarge(make_frames()).astype(int) - Enlarger(net).enlarge(make_frames())
    assert np.abs(difference).max() <= 2  # fp16 on disk


def test_a_model_may_have_no_enlarger_but_not_half_of_one(tmp_path: Path) -> None:
    assert Enlarger.open(tmp_path) is None
    save_enlarger(EnlargerNet(width=8, depth=1), tmp_path)
    weights = tmp_path / "enlarger" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(ModelMissing):
        Enlarger.open(tmp_path)
