"""Enlargement of a small model's pictures: a little convolutional network that comes with the model, or none.

Imported by workers only: needs torch. Works on single frames and adds no noise of its own, so that what stands still
stays still. Must not know people or prompts.
"""

import json
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn.functional import interpolate, pixel_shuffle

from studio.domain.errors import ModelMissing
from studio.engines.base import Frames

FACTOR: Final = 4
FOLDER: Final = "enlarger"
_WEIGHTS: Final = "model.safetensors"
_CONFIG: Final = "config.json"
_FRAMES_AT_ONCE: Final = 4


class EnlargerNet(nn.Module):
    """Four times the size: bicubic enlargement plus what a residual network makes of the small picture.

    Sub-pixel convolution (Shi et al. 2016) after residual blocks without normalisation (Lim et al. 2017), in small.
    Pictures are [B, 3, h, w] in -1…1.
    """

    def __init__(self, width: int = 48, depth: int = 5) -> None:
        super().__init__()
        self.width, self.depth = width, depth
        self.first = nn.Conv2d(3, width, 5, padding=2, padding_mode="replicate")
        self.blocks = nn.ModuleList(_Block(width) for _ in range(depth))
        self.last = nn.Conv2d(width, 3 * FACTOR * FACTOR, 3, padding=1, padding_mode="replicate")
        nn.init.zeros_(self.last.weight)
        if self.last.bias is not None:
            nn.init.zeros_(self.last.bias)

    def forward(self, pictures: Tensor) -> Tensor:
        """[B, 3, 4h, 4w]."""
        hidden = self.first(pictures)
        for block in self.blocks:
            hidden = block(hidden)
        detail: Tensor = pixel_shuffle(self.last(hidden), FACTOR)
        return enlarge_smoothly(pictures, FACTOR) + detail


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.before = nn.Conv2d(width, width, 3, padding=1, padding_mode="replicate")
        self.after = nn.Conv2d(width, width, 3, padding=1, padding_mode="replicate")

    def forward(self, hidden: Tensor) -> Tensor:
        changed: Tensor = self.after(torch.nn.functional.gelu(self.before(hidden)))
        return hidden + 0.3 * changed


def enlarge_smoothly(pictures: Tensor, factor: int) -> Tensor:
    """Bicubic enlargement, [B, 3, h, w] to [B, 3, factor·h, factor·w]."""
    return interpolate(pictures, scale_factor=factor, mode="bicubic", align_corners=False)


class Enlarger:
    """Enlarges a clip's frames four times, a few at a time."""

    def __init__(self, net: EnlargerNet) -> None:
        self._net = net.eval()

    @classmethod
    def open(cls, model_folder: Path) -> "Enlarger | None":
        """The enlarger that comes with a model, or None when it has none. Raises `ModelMissing` for a damaged one."""
        folder = model_folder / FOLDER
        if not (folder / _CONFIG).is_file():
            return None
        try:
            config = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
            net = EnlargerNet(int(config["width"]), int(config["depth"]))
            net.load_state_dict({k: v.float() for k, v in load_file(folder / _WEIGHTS).items()})
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise ModelMissing("The model's enlarger is damaged.", "Install the model again.") from error
        return cls(net)

    @torch.no_grad()
    def enlarge(self, frames: Frames) -> Frames:
        """uint8 [T, h, w, 3] to uint8 [T, 4h, 4w, 3]."""
        enlarged = []
        for first in range(0, len(frames), _FRAMES_AT_ONCE):
            part = torch.from_numpy(np.ascontiguousarray(frames[first : first + _FRAMES_AT_ONCE]))
            pictures = self._net(part.permute(0, 3, 1, 2).float() / 127.5 - 1)
            enlarged.append(((pictures + 1) * 127.5).clamp(0, 255).round().to(torch.uint8).permute(0, 2, 3, 1))
        return torch.cat(enlarged).numpy()


def save_enlarger(net: EnlargerNet, model_folder: Path) -> None:
    """Write the network beside a model's weights, in fp16."""
    folder = model_folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".{_WEIGHTS}-new"
    save_file({name: value.detach().cpu().half().contiguous() for name, value in net.state_dict().items()}, fresh)
    fresh.chmod(0o644)
    fresh.replace(folder / _WEIGHTS)
    config = {"width": net.width, "depth": net.depth, "factor": FACTOR}
    (folder / _CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
