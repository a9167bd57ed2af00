"""Filters and options for writing H.264 and AAC with ffmpeg, and what failures mean. Starts no program."""

from collections.abc import Sequence

import ffmpeg

from studio.domain.errors import DiskFull, InvalidInput, StudioError, ToolMissing

_FULL_DISK = ("no space left on device", "disk quota exceeded", "not enough space on the disk")
_SCALING = "lanczos+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact"
# x264's output depends on the number of threads: fixed, so that equal input gives an equal file everywhere.
_ENCODER_THREADS = 4


def check_delivery(width_px: int, height_px: int, fps: float) -> None:
    """Raise `InvalidInput` for a size that 4:2:0 video cannot have, or a senseless rate."""
    if min(width_px, height_px) < 16 or max(width_px, height_px) > 8192 or width_px % 2 or height_px % 2:
        raise InvalidInput(f"A clip cannot be {width_px}x{height_px}.", "Both sides must be even, 16 to 8192 pixels.")
    if not 0.1 <= fps <= 240:
        raise InvalidInput(f"A clip cannot have {fps:g} frames a second.", "Use 0.1 to 240.")


def raw_input(name: str, pix_fmt: str, width_px: int, height_px: int, fps: float) -> ffmpeg.Stream:
    """Bare pixels from a pipe or a file."""
    return ffmpeg.input(name, f="rawvideo", pix_fmt=pix_fmt, s=f"{width_px}x{height_px}", r=f"{fps:.6g}")


def fit(picture: ffmpeg.Stream, width_px: int, height_px: int) -> ffmpeg.Stream:
    """Scale to cover the size by Lanczos, crop about the centre, square pixels."""
    covering = picture.filter("scale", w=width_px, h=height_px, force_original_aspect_ratio="increase", flags=_SCALING)
    return covering.filter("crop", width_px, height_px).filter("setsar", 1)


def shrink(picture: ffmpeg.Stream, max_side_px: int) -> ffmpeg.Stream:
    """Scale so that no side exceeds ``max_side_px``; smaller pictures stay as they are."""
    return picture.filter(
        "scale",
        w=f"min({max_side_px},iw)",
        h=f"min({max_side_px},ih)",
        force_original_aspect_ratio="decrease",
        flags=_SCALING,
    )


def to_yuv(picture: ffmpeg.Stream) -> ffmpeg.Stream:
    """RGB to BT.709 limited range 4:2:0, which every player takes."""
    converted = picture.filter("scale", out_color_matrix="bt709", out_range="tv", flags=_SCALING)
    return converted.filter("format", "yuv420p")


def picture_options(crf: int, preset: str) -> dict[str, object]:
    """Options of a bit-exact H.264 stream."""
    return {
        "vcodec": "libx264",
        "crf": crf,
        "preset": preset,
        "threads": _ENCODER_THREADS,
        "colorspace": "bt709",
        "color_primaries": "bt709",
        "color_trc": "bt709",
        "color_range": "tv",
        "fflags": "+bitexact",
        "flags:v": "+bitexact",
        "map_metadata": -1,
    }


def sound_options(sample_rate: int) -> dict[str, object]:
    return {"acodec": "aac", "b:a": "160k", "ar": sample_rate, "flags:a": "+bitexact"}


def explain_failure(lines: Sequence[str], otherwise: StudioError) -> StudioError:
    """The error that ffmpeg's last words stand for, ``otherwise`` when they stand for nothing known."""
    text = "\n".join(lines).lower()
    if any(sign in text for sign in _FULL_DISK):
        return DiskFull("The disk is full: the file was not written.", "Free some space and try again.")
    if "unknown encoder" in text:
        return ToolMissing(
            "This ffmpeg cannot write H.264 video.",
            "Install one with x264, or let LIKENESS_FFMPEG name one that has it.",
        )
    return otherwise
