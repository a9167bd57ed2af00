"""From a small model's frames to the size and rate that are watched: enlarged, with the drawing's detail where a clip
was guided by one, and with pictures in between.

Arrays only; imported by workers late (needs torch). Writes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate, pad

from studio.engines.base import Frames
from studio.engines.enlarger import FACTOR, Enlarger, enlarge_smoothly
from studio.pipelines.smoothing import interpolate_frames

ENLARGEMENT: Final = 8
"""How many times as wide and as high an enlarged frame is."""
_FRAMES_AT_ONCE: Final = 4
# Half a window of local comparison, in pixels of the small picture: finer than that, a small model only blurs.
_REACH_PX: Final = 2
# How far local colours (0…1) may differ and still be the same thing in another light.
_TOLERANCE: Final = 0.2


@dataclass(frozen=True)
class Delivery:
    """What comes out: enlarged (`ENLARGEMENT`) or not, and ``rate_factor`` times as many frames a second."""

    enlarge: bool
    rate_factor: int


def enlarge_clip(
    frames: Frames, delivery: Delivery, enlarger: Enlarger | None, guide: Frames | None = None
) -> Iterator[NDArray[np.uint8]]:
    """Yield the finished frames, [H, W, 3] each, of uint8 [T, h, w, 3].

    ``enlarger`` is the model's own, which does the first half of the way; the rest is bicubic. ``guide`` is the drawing
    that the clip was guided by, uint8 [T, 8h, 8w, 3]: its detail is kept where the clip still shows the same thing.
    """
    if delivery.enlarge:
        large = enlarger.enlarge(frames) if enlarger else _enlarge_plainly(frames, FACTOR)
        large = _enlarge_plainly(large, ENLARGEMENT // FACTOR)
        if guide is not None:
            large = transfer_detail(frames, large, guide)
    else:
        large = frames
    yield from interpolate_frames(large, delivery.rate_factor)


@torch.no_grad()
def transfer_detail(frames: Frames, large: Frames, guide: Frames) -> Frames:
    """Keep the fine detail of ``guide`` (eight times the size of ``frames``) where ``frames`` still show the same.

    There the drawing stands, and what the model changed in coarse light and colour is laid over it; where the model
    shows something else, its own enlarged picture ``large`` stands. A blurred copy of the drawing is the same thing.
    """
    if guide.shape != large.shape:
        raise ValueError(f"the guide's frames are {guide.shape}, the enlarged ones {large.shape}")
    done = []
    for first in range(0, len(frames), _FRAMES_AT_ONCE):
        chosen = slice(first, first + _FRAMES_AT_ONCE)
        small, big, drawn = (_to_tensor(part[chosen]) for part in (frames, large, guide))
        change = _local(small) - _local(avg_pool2d(drawn, ENLARGEMENT))
        weight = _enlarge_evenly(_local(torch.exp(-((change.abs().amax(1, keepdim=True) / _TOLERANCE) ** 2))))
        mixed = big + weight * (drawn + _enlarge_evenly(change) - big)
        done.append((mixed.clamp(0, 1) * 255).round().to(torch.uint8).permute(0, 2, 3, 1))
    return torch.cat(done).numpy()


def _enlarge_evenly(picture: Tensor) -> Tensor:
    return interpolate(picture, scale_factor=ENLARGEMENT, mode="bilinear", align_corners=False)


def _local(picture: Tensor) -> Tensor:
    size = 2 * _REACH_PX + 1
    return avg_pool2d(pad(picture, (_REACH_PX,) * 4, mode="replicate"), size, stride=1)


def _enlarge_plainly(frames: Frames, factor: int) -> Frames:
    enlarged = []
    for first in range(0, len(frames), _FRAMES_AT_ONCE):
        pictures = enlarge_smoothly(_to_tensor(frames[first : first + _FRAMES_AT_ONCE]), factor)
        enlarged.append((pictures.clamp(0, 1) * 255).round().to(torch.uint8).permute(0, 2, 3, 1))
    return torch.cat(enlarged).numpy()


def _to_tensor(frames: Frames) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(frames)).permute(0, 3, 1, 2).float() / 255
