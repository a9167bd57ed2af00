"""Training of the enlarger: drawn frames, small and soft as the built-in model's, back to four times the size."""

import time
from random import Random

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d

from scripts.train_mini.plan import SIZES, Plan
from scripts.train_mini.world import make_codec, standardise
from studio.engines.enlarger import FACTOR, EnlargerNet, save_enlarger
from studio.engines.patch_codec import PatchCodec
from studio.storyboard.render import draw_clip
from studio.storyboard.scene import sample_scene

CLIPS_HELD = 160
FRAMES_A_CLIP = 5
BATCH = 6
RATE = 2e-3
LATENT_NOISE = (0.0, 0.35)
"""Noise in standardised latents: what a model's own latents are off by."""


@torch.no_grad()
def draw_pairs(codec: PatchCodec, rng: Random) -> tuple[Tensor, Tensor]:
    """Small soft frames [5, 3, h, w] and the frames they come from [5, 3, 4h, 4w], in -1…1."""
    width, height = SIZES["9:16"]
    scene = sample_scene(rng)
    clip = draw_clip(
        scene,
        seed=rng.randrange(1 << 30),
        num_frames=FRAMES_A_CLIP,
        fps=8,
        height_px=height * FACTOR,
        width_px=width * FACTOR,
        start_s=rng.uniform(0, 3),
    )
    large = clip.permute(0, 3, 1, 2).float() / 127.5 - 1
    small = avg_pool2d(large, FACTOR)
    latents = standardise(codec, small.transpose(0, 1)[None])
    latents = latents + torch.randn_like(latents) * rng.uniform(*LATENT_NOISE)
    std = torch.tensor(codec.config.latents_std).view(1, -1, 1, 1, 1)
    mean = torch.tensor(codec.config.latents_mean).view(1, -1, 1, 1, 1)
    soft: Tensor = codec.decode(latents * std + mean, return_dict=False)[0]
    return soft[0].transpose(0, 1).contiguous(), large


def train_enlarger(plan: Plan) -> None:
    """Train for the plan's slice and write the network beside the model's weights."""
    torch.manual_seed(plan.seed)
    torch.set_flush_denormal(True)
    codec, rng, net = make_codec(plan), Random(plan.seed + 77), EnlargerNet()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-4)
    pairs: list[tuple[Tensor, Tensor]] = []
    start_s, total_s, step, shown_s, losses = time.monotonic(), plan.slice_minutes * 60, 0, 0.0, [0.0]
    while (elapsed_s := time.monotonic() - start_s) < total_s:
        if len(pairs) < CLIPS_HELD and (step % 4 == 0 or len(pairs) < BATCH):
            pairs.append(draw_pairs(codec, rng))
        chosen = [(rng.choice(pairs), rng.randrange(FRAMES_A_CLIP)) for _ in range(BATCH)]
        small = torch.stack([pair[0][frame] for pair, frame in chosen])
        large = torch.stack([pair[1][frame] for pair, frame in chosen])
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, (step + 1) / 50) * min(1.0, max(0.02, (1 - elapsed_s / total_s) / 0.5))
        loss = charbonnier(net(small), large)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        step += 1
        losses.append(float(loss.detach()))
        if elapsed_s > shown_s:
            shown_s = elapsed_s + 30
            print(f"{elapsed_s:.0f} s, step {step}, {len(pairs)} clips, loss {sum(losses[-50:]) / 50:.4f}", flush=True)
    save_enlarger(net, plan.model)


def charbonnier(made: Tensor, wanted: Tensor) -> Tensor:
    """Mean of sqrt(difference^2 + epsilon^2): like an absolute difference, smooth at 0 (Charbonnier 1994)."""
    return ((made - wanted).square() + 1e-4).sqrt().mean()
