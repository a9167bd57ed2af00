"""How well the model's codec carries pictures: PSNR of there and back. Imports torch."""

import math
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from PIL import Image, ImageOps

from scripts.train_mini.plan import SIZES
from scripts.train_mini.world import draw_videos, sample_training_scene
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.engines.patch_codec import PatchCodec

_FRAMES = 17
_FPS = 8


@torch.no_grad()
def measure_psnr(codec: PatchCodec, videos: torch.Tensor) -> float:
    """Decibels over all of [B, 3, 4n + 1, H, W] in -1…1."""
    latents = codec.encode(videos, return_dict=False)[0].mode()
    back = codec.decode(latents, return_dict=False)[0]
    return 10 * math.log10(4 / float((back - videos).square().mean()))


def measure_drawn(codec: PatchCodec, count: int = 12) -> float:
    """Decibels on drawn clips that it was not fitted on."""
    rng = Random("codec")
    scenes = [sample_training_scene(rng) for _ in range(count)]
    return measure_psnr(codec, draw_videos(scenes, 6 * 10**8, "9:16")[:, :, :_FRAMES])


def measure_photographs(codec: PatchCodec, scans: Sequence[Path], ffmpeg: Ffmpeg) -> float:
    """Decibels on scans made of photographs."""
    return measure_psnr(codec, torch.stack([_read(path, ffmpeg) for path in scans]))


def _read(path: Path, ffmpeg: Ffmpeg) -> torch.Tensor:
    frames: list[Frame] = []
    for frame in ffmpeg.read_frames(path, _FPS, 640):
        fitted = ImageOps.fit(Image.fromarray(frame), SIZES["9:16"], Image.Resampling.LANCZOS)
        frames.append(np.asarray(fitted))
        if len(frames) == _FRAMES:
            break
    return torch.from_numpy(np.stack(frames)).permute(3, 0, 1, 2).float() / 127.5 - 1
