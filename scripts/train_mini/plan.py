"""Figures and choices of the built-in model's training. Data only."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

Z_DIM: Final = 48
TEXT_DIM: Final = 128
MAX_SEQUENCE_LENGTH: Final = 48
FLOW_SHIFT: Final = 2.0
FPS: Final = 8
NUM_FRAMES: Final = 33
SIZES: Final = {"9:16": (64, 112), "16:9": (112, 64), "1:1": (80, 80)}
"""Aspect to (width_px, height_px)."""
ASPECT_SHARES: Final = (("9:16", 0.8), ("16:9", 0.1), ("1:1", 0.1))


@dataclass(frozen=True)
class Shape:
    """Size of the transformer: heads of 64 numbers, layers, and the width of the feed-forward part."""

    num_heads: int
    num_layers: int
    ffn_dim: int


SHAPES: Final = {
    # 6.2 million parameters: what two CPU cores can train in hours.
    "small": Shape(num_heads=4, num_layers=6, ffn_dim=768),
    # 34 million: for a GPU, about 60 MB in fp16.
    "large": Shape(num_heads=8, num_layers=8, ffn_dim=2048),
}


@dataclass(frozen=True)
class Plan:
    """What to do, from the command line. Times are minutes of training, added up over all runs of the stage."""

    work: Path
    model: Path
    seed: int
    minutes: float
    slice_minutes: float
    shards: int
    shape: str
    device: str
    artists: int = 1
    start: Path | None = None
