"""What ffmpeg says of a file, read from its log (the wheel has no ffprobe). Starts no program."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from studio.domain.errors import InvalidInput, NotFound, UnreadableMedia

Source = Path | bytes
HINT_UNREADABLE = "Use an mp4, mov, mkv or webm video, or a wav, flac or mp3 recording, that plays elsewhere."
# Anchored, because a file's own tags are printed among these lines and may hold any text.
_STREAM = re.compile(r"^ {2}Stream #0:\d+[^ ]*: (Video|Audio): (.*)$")
_DURATION = re.compile(r"^ {2}Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?), ")
_ROTATION = re.compile(r"^ +display ?matrix: rotation of (-?\d+(?:\.\d+)?) degrees", re.IGNORECASE)
_SIZE = re.compile(r", (\d{1,5})x(\d{1,5})(?:[ ,]|$)")
_RATE = re.compile(r", (\d+(?:\.\d+)?) (?:fps|tbr)(?:[ ,]|$)")
_SAMPLE_RATE = re.compile(r", (\d+) Hz(?:[ ,]|$)")
_CUT_OFF = ": partial file"
_PROGRESS = re.compile(r"^out_time_us=(\d+)$")


@dataclass(frozen=True)
class MediaFacts:
    """What a file holds. Width and height are as shown, rotation applied; zero where there is no picture."""

    duration_s: float
    width_px: int
    height_px: int
    fps: float
    has_video: bool
    has_audio: bool
    sample_rate: int
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MediaLimits:
    """Beyond these a file is refused before anything is decoded."""

    max_bytes: int = 4 << 30
    max_duration_s: float = 600.0
    max_side_px: int = 8192


@dataclass(frozen=True)
class _Streams:
    width_px: int = 0
    height_px: int = 0
    fps: float = 0.0
    sample_rate: int = 0


def source_name(source: Source) -> str:
    """What a person calls it: the file's name without its folder."""
    return source.name if isinstance(source, Path) else "the stored recording"


def check_size(source: Source, limits: MediaLimits) -> None:
    """Raise `NotFound`, `UnreadableMedia` (empty) or `InvalidInput` (too large)."""
    name = source_name(source)
    if isinstance(source, Path) and not source.is_file():
        raise NotFound(f"There is no file named {name}.", "Check the path.")
    count = source.stat().st_size if isinstance(source, Path) else len(source)
    if count == 0:
        raise UnreadableMedia(f"{name} is empty.", HINT_UNREADABLE)
    if count > limits.max_bytes:
        raise InvalidInput(
            f"{name} is larger than {limits.max_bytes / (1 << 30):.1f} GiB.",
            "Cut it to the part that matters.",
        )


def read_facts(lines: Sequence[str], tags: dict[str, str]) -> MediaFacts:
    """Facts from the log of a stream copy with ``-progress pipe:2``."""
    streams = _read_streams(lines)
    declared_s, copied_s = read_durations(lines)
    return MediaFacts(
        duration_s=max(copied_s, declared_s),
        width_px=streams.width_px,
        height_px=streams.height_px,
        fps=streams.fps,
        has_video=streams.width_px > 0,
        has_audio=streams.sample_rate > 0,
        sample_rate=streams.sample_rate,
        tags=tags,
    )


def read_durations(lines: Sequence[str]) -> tuple[float, float]:
    """(declared, really there) in seconds; zero where the log does not say."""
    declared_s = copied_s = 0.0
    for line in lines:
        if found := _DURATION.match(line):
            declared_s = declared_s or int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])
        elif found := _PROGRESS.match(line):
            copied_s = int(found[1]) / 1e6
    return declared_s, copied_s


def check_facts(facts: MediaFacts, lines: Sequence[str], name: str, limits: MediaLimits) -> None:
    """Raise `UnreadableMedia` for a file that is cut off, `InvalidInput` for one beyond ``limits``."""
    declared_s, copied_s = read_durations(lines)
    # Streams end at slightly different times, and the log counts in decoding order: a few frames less are no cut.
    slack_s = 0.25 + (4 / facts.fps if facts.fps else 0.0)
    broken_off = any(_CUT_OFF in line for line in lines)
    if broken_off or (declared_s and copied_s < 0.9 * declared_s - slack_s):
        raise UnreadableMedia(
            f"{name} is cut off: only {copied_s:.1f} of its {declared_s:.1f} seconds can be read.",
            "Copy or record the file again.",
        )
    if facts.duration_s > limits.max_duration_s:
        raise InvalidInput(
            f"{name} lasts {facts.duration_s:.0f} s; at most {limits.max_duration_s:.0f} s are taken.",
            "Cut it to the part that matters.",
        )
    if max(facts.width_px, facts.height_px) > limits.max_side_px:
        raise InvalidInput(
            f"{name} is {facts.width_px}x{facts.height_px}; at most {limits.max_side_px} px a side go.",
            "Scale it down.",
        )


def _read_streams(lines: Sequence[str]) -> _Streams:
    """Of the first real picture stream and the first sound stream; covers attached to a song do not count."""
    width = height = sample_rate = 0
    fps = rotation = 0.0
    in_output = False
    for line in lines:
        in_output = in_output or line.startswith("Output #")
        if in_output:
            break
        found = _STREAM.match(line)
        if found and found[1] == "Video" and not width and "(attached pic)" not in line:
            size, rate = _SIZE.search(found[2]), _RATE.search(found[2])
            width, height = (int(size[1]), int(size[2])) if size else (0, 0)
            fps = float(rate[1]) if rate else 0.0
        elif found and found[1] == "Audio" and not sample_rate:
            rate = _SAMPLE_RATE.search(found[2])
            sample_rate = int(rate[1]) if rate else 0
        elif turned := _ROTATION.match(line):
            rotation = float(turned[1])
    if round(rotation / 90) % 2:
        width, height = height, width
    return _Streams(width, height, fps, sample_rate)
