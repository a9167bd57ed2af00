"""Random textures: seeded, without seams, of about unit size."""

from random import Random

import torch

from studio.storyboard.picture.grain import Grain, sample_tiled


def test_the_same_seed_gives_the_same_texture() -> None:
    one, same, other = (Grain(Random(seed)).clouds((32, 64), (6, 12)) for seed in (1, 1, 2))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_clouds_have_no_seam_and_keep_to_their_size() -> None:
    clouds = Grain(Random(3)).clouds((64, 128), (8, 16))
    assert clouds.shape == (1, 1, 64, 128)
    inside = (clouds[..., 1:] - clouds[..., :-1]).abs().mean()
    seam = (clouds[..., :1] - clouds[..., -1:]).abs().mean()
    assert float(seam) < 2 * float(inside) + 0.05
    assert 0.3 < float(clouds.std()) < 0.9


def test_tiles_repeat() -> None:
    tile = torch.rand(1, 1, 4, 6)
    x, y = torch.rand(1, 1, 1, 9), torch.rand(1, 1, 5, 1)
    assert torch.allclose(sample_tiled(tile, x, y), sample_tiled(tile, x + 3, y - 2), atol=1e-4)
