"""Small pictures of what is emerging, for the window. Knows pixels only."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MIN_SIDE_PX = 64
MAX_SIDE_PX = 256


def encode_preview(frame: NDArray[np.uint8]) -> bytes:
    """PNG of one frame [H, W, 3]; its longer side is brought between 64 and 256 px."""
    picture = Image.fromarray(frame)
    longer = max(picture.size)
    scale = min(max(1.0, MIN_SIDE_PX / longer), MAX_SIDE_PX / longer)
    if scale != 1.0:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.LANCZOS if scale < 1 else Image.Resampling.NEAREST)
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()
