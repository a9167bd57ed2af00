"""The built-in model's video codec: linear, with the interface of `AutoencoderKLWan`. Must not know
prompts, models or files.

Analysis is a Karhunen-Loève transform (PCA) of 8x8 pixels by 4 frames; synthesis is a 3x3 convolution over
neighbouring patches fitted by least squares, which takes the block borders away. Both are fitted by
`fit_codec`, not trained. The first frame is repeated four times, so that stills and clips share their
statistics. Imports torch and diffusers: imported only where models run.
"""

from collections.abc import Iterable
from typing import Any

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.autoencoders.vae import DecoderOutput, DiagonalGaussianDistribution
from diffusers.models.modeling_outputs import AutoencoderKLOutput
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor, nn

PATCH_PX = 8
PATCH_FRAMES = 4
PATCH_VALUES = 3 * PATCH_FRAMES * PATCH_PX * PATCH_PX
EXACT_LOG_VARIANCE = -30.0


class PatchCodec(ModelMixin, ConfigMixin):
    """Video [B, 3, 1 + 4n, H, W] in -1…1 to latents [B, z_dim, 1 + n, H/8, W/8] and back.

    Latents are the raw projections; pipelines standardise them with `config.latents_mean` and
    `config.latents_std`. H and W must be multiples of 8.
    """

    @register_to_config
    def __init__(
        self,
        z_dim: int = 32,
        latents_mean: list[float] | None = None,
        latents_std: list[float] | None = None,
        scale_factor_temporal: int = PATCH_FRAMES,
        scale_factor_spatial: int = PATCH_PX,
    ) -> None:
        super().__init__()
        # Wan's video-to-video pipeline computes the spatial factor as 2 ** len(temperal_downsample) (its
        # spelling): three entries, 8.
        self.temperal_downsample = [False, True, True]
        self.basis = nn.Parameter(torch.zeros(z_dim, PATCH_VALUES), requires_grad=False)
        self.mean = nn.Parameter(torch.zeros(PATCH_VALUES), requires_grad=False)
        self.synthesis = nn.Conv2d(z_dim, PATCH_VALUES, 3, padding=1, padding_mode="replicate").requires_grad_(False)

    def encode(self, x: Tensor, return_dict: bool = True) -> AutoencoderKLOutput | tuple[DiagonalGaussianDistribution]:
        """The exact latents, as a distribution without variance."""
        patches = cut_patches(x)
        latents = ((patches - self.mean) @ self.basis.T).permute(0, 4, 1, 2, 3)
        exact = DiagonalGaussianDistribution(torch.cat([latents, torch.full_like(latents, EXACT_LOG_VARIANCE)], 1))
        return AutoencoderKLOutput(latent_dist=exact) if return_dict else (exact,)

    def decode(self, z: Tensor, return_dict: bool = True) -> DecoderOutput | tuple[Tensor]:
        """The video, clamped to -1…1."""
        batch, channels, groups, rows, columns = z.shape
        flat = z.permute(0, 2, 1, 3, 4).reshape(batch * groups, channels, rows, columns)
        values = self.synthesis(flat).view(batch, groups, 3, PATCH_FRAMES, PATCH_PX, PATCH_PX, rows, columns)
        video = values.permute(0, 2, 1, 3, 6, 4, 7, 5).reshape(
            batch, 3, groups * PATCH_FRAMES, rows * PATCH_PX, columns * PATCH_PX
        )
        first = video[:, :, :PATCH_FRAMES].mean(2, keepdim=True)
        video = torch.cat([first, video[:, :, PATCH_FRAMES:]], 2).clamp(-1, 1)
        return DecoderOutput(sample=video) if return_dict else (video,)


def cut_patches(video: Tensor) -> Tensor:
    """Video [B, 3, 1 + 4n, H, W] as patches [B, 1 + n, H/8, W/8, 768], the first frame four times."""
    video = torch.cat([video[:, :, :1].repeat(1, 1, PATCH_FRAMES - 1, 1, 1), video], 2)
    batch, _, frames, height, width = video.shape
    groups, rows, columns = frames // PATCH_FRAMES, height // PATCH_PX, width // PATCH_PX
    blocks = video.reshape(batch, 3, groups, PATCH_FRAMES, rows, PATCH_PX, columns, PATCH_PX)
    return blocks.permute(0, 2, 4, 6, 1, 3, 5, 7).reshape(batch, groups, rows, columns, PATCH_VALUES)


def fit_codec(
    videos: Iterable[Tensor], z_dim: int, *, spread: float = 0.5, noise: float = 0.35, middle_weight: float = 1.0
) -> PatchCodec:
    """Fit a codec to videos [B, 3, 1 + 4n, H, W] in -1…1 (all are held in memory).

    Patches in the middle of the frame, where faces are, count `middle_weight` times when the basis is chosen.
    `spread` 0 whitens the latents, 1 keeps their natural standard deviations: in between, coarse structure
    dominates the noise schedule as it does in pixels. `noise` (in standard deviations of the scaled
    latents) is what synthesis is fitted to forgive.
    """
    patches = [cut_patches(video) for video in videos]
    flat = torch.cat([p.reshape(-1, PATCH_VALUES) for p in patches]).double()
    weights = torch.cat([_middle_weights(p, middle_weight).reshape(-1, 1) for p in patches])
    mean = flat.mean(0)
    _, vectors = torch.linalg.eigh(((flat - mean) * weights).T @ (flat - mean) / weights.sum())
    basis = vectors[:, -z_dim:].flip(1).T.float()
    natural = ((flat.float() - mean.float()) @ basis.T).std(0).clamp(min=1e-6)
    # Standard deviations after scaling are natural ** spread, normalised to a mean square of one.
    scaled = natural**spread
    scaled = scaled / scaled.square().mean().sqrt()
    std = natural / scaled
    codec = PatchCodec(z_dim=z_dim, latents_mean=[0.0] * z_dim, latents_std=[round(float(v), 6) for v in std])
    codec.basis.data.copy_(basis)
    codec.mean.data.copy_(mean.float())
    weight, bias = _fit_synthesis(patches, codec, std * noise)
    codec.synthesis.load_state_dict({"weight": weight, "bias": bias})
    return codec


def _middle_weights(patches: Tensor, middle_weight: float) -> Tensor:
    """[B, groups, rows, columns]: `middle_weight` in an upright ellipse around the usual head, one
    elsewhere."""
    _, _, rows, columns, _ = patches.shape
    y = (torch.arange(rows).view(-1, 1) + 0.5) / rows - 0.43
    x = ((torch.arange(columns).view(1, -1) + 0.5) / columns - 0.5) * columns / rows
    inside = ((y / 0.26) ** 2 + (x / 0.20) ** 2 < 1).double()
    return (1 + (middle_weight - 1) * inside).expand(patches.shape[:4])


def _fit_synthesis(patches: list[Tensor], codec: PatchCodec, noise_std: Tensor) -> tuple[Tensor, Tensor]:
    """Ridge regression from 3x3 latents to the middle patch; latent noise of this size is the ridge."""
    z_dim = len(noise_std)
    inputs = 9 * z_dim
    gram = torch.zeros(inputs, inputs, dtype=torch.float64)
    cross = torch.zeros(inputs, PATCH_VALUES, dtype=torch.float64)
    count = 0
    for batch in patches:
        latents = ((batch - codec.mean) @ codec.basis.T).flatten(0, 1).permute(0, 3, 1, 2)
        padded = nn.functional.pad(latents, (1, 1, 1, 1), mode="replicate")
        around = nn.functional.unfold(padded, 3).transpose(1, 2).reshape(-1, inputs).double()
        target = (batch - codec.mean).reshape(-1, PATCH_VALUES).double()
        gram += around.T @ around
        cross += around.T @ target
        count += len(around)
    gram += torch.diag(noise_std.double().square().repeat_interleave(9) * count)
    solution: Any = torch.linalg.solve(gram, cross)
    return solution.T.float().view(PATCH_VALUES, z_dim, 3, 3), codec.mean.data.clone()
