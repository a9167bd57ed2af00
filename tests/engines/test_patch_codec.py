"""The linear codec: shapes, exactness on what it was fitted to, and the interface that diffusers expects."""

from pathlib import Path

import pytest
import torch
from torch import Tensor

from studio.engines.patch_codec import PATCH_VALUES, PatchCodec, cut_patches, fit_codec


def paint(count: int, frames: int = 9, height: int = 32, width: int = 48) -> Tensor:
    """Smooth moving pictures, [B, 3, T, H, W] in -1…1."""
    generator = torch.Generator().manual_seed(count)
    phase = torch.rand(count, 3, 1, 1, 1, generator=generator) * 6
    pace = torch.rand(count, 1, 1, 1, 1, generator=generator) * 0.2
    t = torch.arange(frames).view(1, 1, -1, 1, 1)
    y, x = torch.arange(height).view(1, 1, 1, -1, 1), torch.arange(width).view(1, 1, 1, 1, -1)
    return torch.sin(x * 0.15 + y * 0.1 + phase + pace * t)


@pytest.fixture(scope="module")
def codec() -> PatchCodec:
    return fit_codec([paint(24)], 16)


def encode(codec: PatchCodec, video: Tensor) -> Tensor:
    latents: Tensor = codec.encode(video, return_dict=False)[0].mode()
    return latents


def decode(codec: PatchCodec, latents: Tensor) -> Tensor:
    return codec.decode(latents, return_dict=False)[0]


def test_shapes_are_those_of_a_wan_codec_with_factors_four_and_eight(codec: PatchCodec) -> None:
    latents = encode(codec, paint(2))
    assert latents.shape == (2, 16, 3, 4, 6)
    assert decode(codec, latents).shape == (2, 3, 9, 32, 48)
    assert encode(codec, paint(2, frames=1)).shape == (2, 16, 1, 4, 6)
    assert 2 ** len(codec.temperal_downsample) == codec.config.scale_factor_spatial
    assert len(codec.config.latents_mean) == len(codec.config.latents_std) == codec.config.z_dim == 16


def test_pictures_like_those_it_was_fitted_to_survive(codec: PatchCodec) -> None:
    video = paint(7)
    error = (decode(codec, encode(codec, video)) - video).square().mean() / 4
    assert -10 * torch.log10(error) > 30


def test_a_still_and_the_first_frame_of_a_clip_have_equal_latents(codec: PatchCodec) -> None:
    clip = paint(3)
    torch.testing.assert_close(encode(codec, clip)[:, :, :1], encode(codec, clip[:, :, :1]))


def test_standardised_latents_have_mean_square_one_and_falling_size(codec: PatchCodec) -> None:
    latents = encode(codec, paint(24)) / torch.tensor(codec.config.latents_std).view(1, -1, 1, 1, 1)
    assert float(latents.square().mean()) == pytest.approx(1, abs=0.1)
    size = latents.std((0, 2, 3, 4))
    assert float(size[0]) > float(size[-1])


def test_decoding_stays_within_range_whatever_it_is_given(codec: PatchCodec) -> None:
    wild = decode(codec, torch.randn(1, 16, 2, 4, 6) * 1000)
    assert float(wild.abs().max()) <= 1


def test_what_the_middle_shows_can_be_made_to_count_more() -> None:
    video = paint(24)
    video[:, :, :, 8:24, 16:32] = (
        torch.randn(24, 3, 9, 2, 2).repeat_interleave(8, 3).repeat_interleave(8, 4).clamp(-1, 1)
    )

    def error_in_the_middle(weight: float) -> float:
        fitted = fit_codec([video], 6, middle_weight=weight)
        wrong = (decode(fitted, encode(fitted, video)) - video).square()
        return float(wrong[:, :, :, 8:24, 16:32].mean())

    assert error_in_the_middle(50) < error_in_the_middle(1)


def test_it_is_saved_and_loaded_as_diffusers_does(codec: PatchCodec, tmp_path: Path) -> None:
    codec.save_pretrained(tmp_path)
    again = PatchCodec.from_pretrained(tmp_path)
    video = paint(2)
    torch.testing.assert_close(decode(again, encode(again, video)), decode(codec, encode(codec, video)))
    assert again.config.latents_std == codec.config.latents_std


def test_patches_hold_every_pixel_once() -> None:
    patches = cut_patches(paint(1))
    assert patches.shape == (1, 3, 4, 6, PATCH_VALUES)
    assert float(patches[:, 1:].square().sum()) == pytest.approx(float(paint(1)[:, :, 1:].square().sum()), rel=1e-4)
