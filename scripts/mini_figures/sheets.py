"""Contact sheets with captions: what every way made of every prompt, and the weakest clips. Shows drawn people only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from studio.core.frames import Frame

FRAMES_A_CLIP: Final = 3
_FRAME_PX: Final = (108, 192)
_MOST_BYTES: Final = 1_500_000
_CAPTION_PX: Final = 20
_PAPER, _INK = "#f6f5f2", "#22252a"


@dataclass(frozen=True)
class Tile:
    """A few frames of one clip, and what is written above them."""

    frames: tuple[Frame, ...]
    words: str


def cut_tile(frames: Sequence[Frame], words: str) -> Tile:
    """The tile of a clip: frames spread over it."""
    moments = [round((index + 0.5) / FRAMES_A_CLIP * (len(frames) - 1)) for index in range(FRAMES_A_CLIP)]
    small = [Image.fromarray(frames[moment]).resize(_FRAME_PX, Image.Resampling.LANCZOS) for moment in moments]
    return Tile(tuple(np.asarray(picture) for picture in small), words)


def write_sheet(rows: Sequence[tuple[str, Sequence[Tile]]], title: str, target: Path) -> None:
    """Write a JPEG of at most 1.5 MB: one row of tiles for each caption."""
    width, height = _FRAME_PX
    columns = max(len(tiles) for _, tiles in rows)
    tile_width, row_height = FRAMES_A_CLIP * width + 8, 2 * _CAPTION_PX + height
    sheet = Image.new("RGB", (columns * tile_width + 8, len(rows) * row_height + 2 * _CAPTION_PX), _PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    pen.text((8, 8), title, _INK, ImageFont.load_default(16))
    for index, (caption, tiles) in enumerate(rows):
        top = index * row_height + 2 * _CAPTION_PX
        pen.text((8, top), caption, _INK, font)
        for column, tile in enumerate(tiles):
            left = 8 + column * tile_width
            pen.text((left, top + _CAPTION_PX - 2), tile.words, "#666a70", ImageFont.load_default(12))
            for place, frame in enumerate(tile.frames):
                sheet.paste(Image.fromarray(frame), (left + place * width, top + 2 * _CAPTION_PX - 4))
    target.parent.mkdir(parents=True, exist_ok=True)
    for quality in (88, 80, 70, 60):
        sheet.save(target, quality=quality, optimize=True)
        if target.stat().st_size <= _MOST_BYTES:
            return
