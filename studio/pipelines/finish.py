"""The last step of a rendering: frames become a labelled mp4 with its poster. Knows no model, and signs nothing."""

import math
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from studio.core.frames import Frame, fit_frame, write_poster
from studio.core.media import Ffmpeg
from studio.domain.errors import InvalidInput
from studio.domain.recipe import RenderRequest

LABEL = "AI-generated"
DRAWN_LABEL = "AI-generated · drawn"
SPEECH_RATE_HZ = 48_000
# Legible on a phone and out of the face's way: 3 % of the short side, and never below 12 px.
_TEXT_SHARE = 0.034
_MIN_TEXT_PX = 12
_PLATE_RGBA = (0, 0, 0, 150)
_INK_RGBA = (255, 255, 255, 235)
_FADE_S = 0.02


def finish_clip(
    ffmpeg: Ffmpeg,
    frames: npt.NDArray[np.uint8],
    request: RenderRequest,
    speech: npt.NDArray[np.float32] | None,
    clip_path: Path,
    poster_path: Path,
    delivery_px: tuple[int, int],
    *,
    label: str = LABEL,
    fps: float | None = None,
    sample_rate: int = SPEECH_RATE_HZ,
) -> Path:
    """Write the clip and its poster, both with the visible ``label``; returns ``clip_path``.

    ``frames`` is uint8 [T, H, W, 3] at ``fps`` (``request.fps`` when not given); ``speech`` float32 mono, laid from the
    first frame on, ended softly with the last; ``delivery_px`` is (width, height), both even. Tags are the signer's to
    add. Raises `InvalidInput`, `DiskFull`, `ToolMissing`, `StudioError`.
    """
    if frames.ndim != 4 or frames.shape[0] == 0:
        raise InvalidInput("There are no frames to finish.", "Render the clip again.")
    width_px, height_px = delivery_px
    rate = fps or request.fps
    plate = draw_label(width_px, height_px, label)
    sound = None
    if speech is not None:
        sound = fit_sound(speech, len(frames) / rate, sample_rate)
    ffmpeg.write_clip(
        clip_path,
        frames,
        rate,
        width_px=width_px,
        height_px=height_px,
        audio=sound,
        sample_rate=sample_rate,
        overlay=plate,
    )
    write_poster(poster_path, lay_over(fit_frame(frames[len(frames) // 3], width_px, height_px), plate))
    return clip_path


def draw_label(width_px: int, height_px: int, label: str = LABEL) -> npt.NDArray[np.uint8]:
    """``label`` on a plate in the bottom right corner of an otherwise clear picture: uint8 [height, width, 4] RGBA."""
    text_px = max(_MIN_TEXT_PX, round(_TEXT_SHARE * min(width_px, height_px)))
    font = ImageFont.load_default(text_px)
    picture = Image.new("RGBA", (width_px, height_px), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    left, top, right, bottom = pen.textbbox((0, 0), label, font=font)
    pad = math.ceil(text_px * 0.5)
    plate_width, plate_height = right - left + 2 * pad, bottom - top + 2 * pad
    x, y = width_px - plate_width - pad, height_px - plate_height - pad
    pen.rounded_rectangle((x, y, x + plate_width, y + plate_height), radius=pad, fill=_PLATE_RGBA)
    pen.text((x + pad - left, y + pad - top), label, font=font, fill=_INK_RGBA)
    return np.asarray(picture)


def lay_over(frame: Frame, overlay: npt.NDArray[np.uint8]) -> Frame:
    """``frame`` with an RGBA picture of its size composed over it."""
    under = Image.fromarray(frame).convert("RGBA")
    return np.asarray(Image.alpha_composite(under, Image.fromarray(overlay)).convert("RGB"))


def fit_sound(speech: npt.NDArray[np.float32], duration_s: float, sample_rate: int) -> npt.NDArray[np.float32]:
    """Silence after speech that is shorter than the clip; a soft end for speech that is longer."""
    count = round(duration_s * sample_rate)
    fitted = np.zeros(count, np.float32)
    kept = min(count, len(speech))
    fitted[:kept] = speech[:kept]
    if len(speech) > count:
        fade = min(count, round(_FADE_S * sample_rate))
        fitted[count - fade :] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
    return fitted
