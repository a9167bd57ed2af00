"""Pictures as arrays: uint8 [H, W, 3] RGB, in and out of Pillow. Knows no faces and starts no program."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from studio.core.storage import replace_when_done
from studio.domain.errors import InvalidInput, NotFound, UnreadableMedia

Frame = npt.NDArray[np.uint8]
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
MAX_PICTURE_PX = 50_000_000
_MAX_PPM_SIDE_PX = 16_384
_JPEG_QUALITY = 92


def as_frame(value: npt.NDArray[np.uint8]) -> Frame:
    """``value`` itself when it is uint8 [H, W, 3]; `ValueError` otherwise."""
    if value.dtype != np.uint8 or value.ndim != 3 or value.shape[2] != 3 or 0 in value.shape:
        raise ValueError(f"a frame is uint8 [H, W, 3], this is {value.dtype} {value.shape}")
    return value


def fit_frame(frame: Frame, width_px: int, height_px: int) -> Frame:
    """Scaled by Lanczos to cover the size, then cropped about the centre: uint8 [height_px, width_px, 3]."""
    picture = Image.fromarray(as_frame(frame))
    return np.asarray(ImageOps.fit(picture, (width_px, height_px), Image.Resampling.LANCZOS))


def pad_frame(frame: Frame, width_px: int, height_px: int) -> Frame:
    """Scaled to lie wholly inside the size, centred, the rest filled with its own edge pixels."""
    inside = np.asarray(ImageOps.contain(Image.fromarray(as_frame(frame)), (width_px, height_px)))
    over_y, over_x = height_px - inside.shape[0], width_px - inside.shape[1]
    margins = ((over_y // 2, over_y - over_y // 2), (over_x // 2, over_x - over_x // 2), (0, 0))
    return np.pad(inside, margins, mode="edge")


def read_picture(path: Path, max_side_px: int) -> Frame:
    """One picture file, upright by its EXIF tag, shrunk to ``max_side_px``.

    Raises `NotFound`, `UnreadableMedia`, `InvalidInput` (too many pixels).
    """
    if not path.is_file():
        raise NotFound(f"There is no file named {path.name}.", "Check the path.")
    try:
        with Image.open(path) as opened:
            if opened.width * opened.height > MAX_PICTURE_PX:
                raise InvalidInput(f"{path.name} has too many pixels.", "Scale it down.")
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableMedia(
            f"{path.name} is not a picture that can be read.",
            "Use a jpg, png or webp picture that opens elsewhere.",
        ) from error
    picture.thumbnail((max_side_px, max_side_px), Image.Resampling.LANCZOS)
    return np.asarray(picture)


def write_poster(target: Path, frame: Frame) -> Path:
    """Write one picture; the suffix of ``target`` (.jpg, .png) says how. All of it or nothing."""
    with replace_when_done(target) as partial:
        Image.fromarray(as_frame(frame)).save(partial, quality=_JPEG_QUALITY)
    return target


def contact_sheet(frames: Sequence[Frame], columns: int, target: Path, *, gap_px: int = 4) -> Path:
    """Lay ``frames`` out in rows of ``columns`` on white, each at the first one's size, and write it."""
    if not frames or columns < 1:
        raise InvalidInput("A contact sheet needs frames and columns.", "Give at least one of each.")
    height, width = as_frame(frames[0]).shape[:2]
    rows = -(-len(frames) // columns)
    across = min(columns, len(frames))
    sheet = np.full((rows * (height + gap_px) + gap_px, across * (width + gap_px) + gap_px, 3), 255, np.uint8)
    for index, frame in enumerate(frames):
        top = gap_px + index // columns * (height + gap_px)
        left = gap_px + index % columns * (width + gap_px)
        sheet[top : top + height, left : left + width] = fit_frame(frame, width, height)
    return write_poster(target, sheet)


def decode_ppm(read: Callable[[int], bytes]) -> Frame | None:
    """The next picture of a stream of binary PPMs as ffmpeg writes them; None where it ends or breaks off."""
    header = read(3)
    if header != b"P6\n":
        return None
    fields: list[int] = []
    digits = b""
    while len(fields) < 3:
        byte = read(1)
        if byte.isdigit() and len(digits) < 6:
            digits += byte
        elif byte in (b" ", b"\n") and digits:
            fields.append(int(digits))
            digits = b""
        else:
            return None
    width, height, depth = fields
    if depth != 255 or not (0 < width <= _MAX_PPM_SIDE_PX and 0 < height <= _MAX_PPM_SIDE_PX):
        return None
    data = read(width * height * 3)
    if len(data) != width * height * 3:
        return None
    return np.frombuffer(data, np.uint8).reshape(height, width, 3)
