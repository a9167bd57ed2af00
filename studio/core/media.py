"""Reading and writing video and sound through ffmpeg, a separate program reached by argument lists and pipes.

Knows frames, samples and tags; knows neither faces nor the product. Commands are built with ffmpeg-python.
ffmpeg itself (GPL when it carries x264) is never linked: the system's or the imageio-ffmpeg wheel's is run.
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import ffmpeg
import imageio_ffmpeg
import numpy as np
import numpy.typing as npt

from studio.core import encoding, probing
from studio.core import tags as tag_texts
from studio.core.child import Child
from studio.core.frames import Frame, as_frame, contact_sheet, decode_ppm, write_poster
from studio.core.probing import HINT_UNREADABLE, MediaFacts, MediaLimits, Source, source_name
from studio.core.storage import replace_when_done
from studio.domain.errors import InvalidInput, StudioError, ToolMissing, UnreadableMedia

__all__ = [
    "FFMPEG_VARIABLE",
    "Ffmpeg",
    "Frame",
    "MediaFacts",
    "MediaLimits",
    "Samples",
    "Source",
    "contact_sheet",
    "write_poster",
]

FFMPEG_VARIABLE = "LIKENESS_FFMPEG"
Samples = npt.NDArray[np.float32]

_log = logging.getLogger(__name__)
# Untrusted files are opened by these readers only: none is a playlist, which names other files and hosts.
_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,asf,flv,mpeg,mpegts,ogg,wav,w64,mp3,flac,aac,aiff,caf"
_LIMITS = MediaLimits()
_QUIET = ("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error")


def _find_in_wheel() -> str:
    """The path of the imageio-ffmpeg wheel's program, empty when this platform's wheel carries none."""
    try:
        return imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError:
        return ""


@dataclass(frozen=True)
class Ffmpeg:
    """The ffmpeg program. ``timeout_s`` bounds every single call."""

    executable: Path
    timeout_s: float = 1800.0

    @classmethod
    def locate(
        cls,
        explicit: Path | None = None,
        environ: Mapping[str, str] = os.environ,
        find_in_wheel: Callable[[], str] = _find_in_wheel,
    ) -> "Ffmpeg":
        """The program named by ``explicit`` or LIKENESS_FFMPEG, else the one on PATH, else the wheel's.

        Raises `ToolMissing`, which says what to install.
        """
        named = explicit or (Path(environ[FFMPEG_VARIABLE]) if environ.get(FFMPEG_VARIABLE) else None)
        if named is not None:
            if not named.is_file():
                raise ToolMissing(f"There is no ffmpeg at {named}.", f"Correct or unset {FFMPEG_VARIABLE}.")
            return cls(named)
        found = shutil.which("ffmpeg", path=environ.get("PATH", "")) or find_in_wheel()
        if not found:
            raise ToolMissing(
                "The program ffmpeg is not on this machine.",
                "Install it: 'apt install ffmpeg' on Debian, 'winget install Gyan.FFmpeg' on Windows, "
                f"'brew install ffmpeg' on macOS; or name it in {FFMPEG_VARIABLE}.",
            )
        return cls(Path(found))

    def describe_version(self) -> str:
        """The first line of ``ffmpeg -version``, such as 'ffmpeg version 5.1.9 …'. Raises `ToolMissing`."""
        with self._start([str(self.executable), "-version"], collects=True) as child:
            child.finish()
            lines = child.output.decode("utf-8", "replace").splitlines()
        if not lines or not lines[0].startswith("ffmpeg"):
            raise ToolMissing(f"{self.executable} is not a working ffmpeg.", f"Correct {FFMPEG_VARIABLE}.")
        return lines[0]

    def probe(self, source: Source, limits: MediaLimits = _LIMITS) -> MediaFacts:
        """What ``source`` holds. Every packet is read once (not decoded), so a cut-off file is noticed.

        Raises `NotFound`, `UnreadableMedia` (unknown, corrupt, cut off), `InvalidInput` (beyond ``limits``).
        """
        name = source_name(source)
        probing.check_size(source, limits)
        opened = _open(source)
        both = ffmpeg.merge_outputs(
            opened.output("pipe:1", f="ffmetadata", fflags="+bitexact"),
            ffmpeg.output(opened["v?"], opened["a?"], "-", f="null", c="copy"),
        )
        command = both.global_args("-hide_banner", "-nostdin", "-nostats", "-progress", "pipe:2")
        with self._start(self._compile(command), feed=_feed(source), collects=True) as child:
            status = child.finish()
            lines, text = child.error_lines, child.output.decode("utf-8", "replace")
            self._check_time(child, name)
        facts = probing.read_facts(lines, tag_texts.parse_ffmetadata(text))
        if status != 0 or not (facts.has_video or facts.has_audio):
            _log.info("ffmpeg refused %s: %s", name, lines[-1] if lines else status)
            raise UnreadableMedia(f"{name} is not a video or sound file that can be read.", HINT_UNREADABLE)
        probing.check_facts(facts, lines, name, limits)
        return facts

    def read_frames(self, source: Source, fps: float, max_side_px: int) -> Generator[Frame, None, None]:
        """Frames at ``fps``, uint8 [H, W, 3] RGB, upright, shrunk to ``max_side_px`` (never enlarged).

        The program ends with the iterator. Raises `UnreadableMedia` when there is no frame or it breaks off.
        """
        name = source_name(source)
        picture = _open(source)["v:0"].filter("fps", fps=f"{fps:.6g}")
        # PPM carries its own size, so nothing here depends on what the file said of itself.
        command = encoding.shrink(picture, max_side_px).output("pipe:1", f="image2pipe", vcodec="ppm", pix_fmt="rgb24")
        count = 0
        with self._start(self._compile(command.global_args(*_QUIET)), feed=_feed(source)) as child:
            while (frame := decode_ppm(child.read)) is not None:
                count += 1
                yield frame
            status = child.finish()
            self._check_time(child, name)
            if count == 0 or status != 0:
                _log.info("ffmpeg stopped on %s: %s", name, " | ".join(child.error_lines[-3:]))
                raise UnreadableMedia(f"The pictures of {name} cannot be read.", HINT_UNREADABLE)

    def read_audio(self, source: Source, sample_rate: int) -> Samples:
        """The sound of ``source`` as one channel, float32 [N] at ``sample_rate`` Hz, or `UnreadableMedia`."""
        name = source_name(source)
        command = _open(source)["a:0"].output("pipe:1", f="f32le", acodec="pcm_f32le", ac=1, ar=sample_rate)
        with self._start(self._compile(command.global_args(*_QUIET)), feed=_feed(source), collects=True) as child:
            status = child.finish()
            self._check_time(child, name)
            data = child.output
        if status != 0 or not data:
            raise UnreadableMedia(f"The sound of {name} cannot be read.", HINT_UNREADABLE)
        return np.frombuffer(data[: len(data) // 4 * 4], dtype="<f4").astype(np.float32)

    def run(self, command: ffmpeg.Stream, *, what: str) -> bytes:
        """Run a command built elsewhere to its end; its standard output. ``what`` is the file a person knows.

        Raises `DiskFull`, `ToolMissing`, `UnreadableMedia`.
        """
        with self._start(self._compile(command.global_args(*_QUIET)), collects=True) as child:
            status = child.finish()
            self._check_time(child, what)
            if status != 0:
                _log.info("ffmpeg failed on %s: %s", what, " | ".join(child.error_lines[-3:]))
                raise encoding.explain_failure(
                    child.error_lines, UnreadableMedia(f"{what} cannot be read.", HINT_UNREADABLE)
                )
            return child.output

    def write_clip(
        self,
        target: Path,
        frames: Iterable[Frame],
        fps: float,
        *,
        width_px: int,
        height_px: int,
        audio: Samples | None = None,
        sample_rate: int = 48_000,
        tags: Mapping[str, str] | None = None,
        overlay: npt.NDArray[np.uint8] | None = None,
        crf: int = 18,
        preset: str = "fast",
    ) -> Path:
        """Write an mp4 (H.264 yuv420p, AAC, index in front) or nothing. Equal input gives an equal file.

        ``frames`` (one size) are scaled by Lanczos and cropped about the centre to ``width_px`` x
        ``height_px``, both even. ``audio`` is float32 [N]; ``overlay`` is uint8 [height_px, width_px, 4] RGBA
        laid over every frame; ``tags`` are read back by `probe` and survive a stream copy.
        Raises `DiskFull`, `InvalidInput`, `ToolMissing` (no x264), `StudioError` (the encoder broke).
        """
        encoding.check_delivery(width_px, height_px, fps)
        metadata = tag_texts.pack(tags or {})
        if overlay is not None and overlay.shape != (height_px, width_px, 4):
            raise ValueError(f"overlay must be [{height_px}, {width_px}, 4], is {overlay.shape}")
        with replace_when_done(target) as partial, _side_folder(target) as folder:
            sound, plate = folder / "sound.f32", folder / "plate.rgba"
            if audio is not None:
                sound.write_bytes(np.ascontiguousarray(audio, dtype="<f4").tobytes())
            if overlay is not None:
                plate.write_bytes(np.ascontiguousarray(overlay).tobytes())

            def build(width: int, height: int) -> ffmpeg.Stream:
                picture = encoding.raw_input("pipe:0", "rgb24", width, height, fps)
                picture = encoding.fit(picture, width_px, height_px)
                if overlay is not None:
                    over = encoding.raw_input(str(plate), "rgba", width_px, height_px, fps)
                    picture = ffmpeg.overlay(picture, over, eof_action="repeat", format="rgb")
                streams = [encoding.to_yuv(picture)]
                options = {**encoding.picture_options(crf, preset), **metadata}
                if audio is not None:
                    streams.append(ffmpeg.input(str(sound), f="f32le", ar=sample_rate, ac=1)["a"])
                    options |= encoding.sound_options(sample_rate)
                return ffmpeg.output(*streams, str(partial), f="mp4", movflags="+faststart", **options)

            self._encode(build, frames, target.name)
        return target

    def encode_frames(
        self, frames: Iterable[Frame], fps: float, *, width_px: int, height_px: int, crf: int = 20
    ) -> bytes:
        """A silent, untagged H.264 mp4 in memory, in fragments, so that it can be read from a pipe again."""
        encoding.check_delivery(width_px, height_px, fps)

        def build(width: int, height: int) -> ffmpeg.Stream:
            picture = encoding.raw_input("pipe:0", "rgb24", width, height, fps)
            picture = encoding.to_yuv(encoding.fit(picture, width_px, height_px))
            options = encoding.picture_options(crf, "fast") | {"g": 24}
            movflags = "+frag_keyframe+empty_moov+default_base_moof"
            return picture.output("pipe:1", f="mp4", movflags=movflags, **options)

        return self._encode(build, frames, "the recording")

    def _encode(self, build: Callable[[int, int], ffmpeg.Stream], frames: Iterable[Frame], name: str) -> bytes:
        """Feed ``frames`` to the command that ``build`` makes for their size; return its output."""
        remaining = iter(frames)
        frame = next(remaining, None)
        if frame is None:
            raise InvalidInput("There are no frames to write.", "Ask for at least one frame.")
        height, width = as_frame(frame).shape[:2]
        command = self._compile(build(width, height).global_args(*_QUIET))
        with self._start(command, writes=True, collects=True) as child:
            while frame is not None:
                if as_frame(frame).shape != (height, width, 3):
                    raise ValueError(f"all frames must be [{height}, {width}, 3], one is {frame.shape}")
                if not child.write(np.ascontiguousarray(frame).tobytes()):
                    break
                frame = next(remaining, None)
            status = child.finish()
            self._check_time(child, name)
            if status != 0 or frame is not None:
                _log.warning("ffmpeg failed on %s: %s", name, " | ".join(child.error_lines[-3:]))
                raise encoding.explain_failure(
                    child.error_lines,
                    StudioError(f"{name} could not be encoded.", "See the log for what ffmpeg said."),
                )
            return child.output

    def _compile(self, command: ffmpeg.Stream) -> list[str]:
        return command.compile(cmd=str(self.executable), overwrite_output=True)

    def _start(
        self, command: list[str], *, feed: bytes | None = None, writes: bool = False, collects: bool = False
    ) -> Child:
        try:
            return Child(command, feed=feed, writes=writes, collects=collects, timeout_s=self.timeout_s)
        except OSError as error:
            raise ToolMissing(
                f"{self.executable} cannot be started.",
                f"Install ffmpeg again, or correct {FFMPEG_VARIABLE}.",
            ) from error

    def _check_time(self, child: Child, name: str) -> None:
        if child.timed_out:
            raise UnreadableMedia(f"{name} took longer than {self.timeout_s:.0f} s.", "Use a shorter file.")


@contextmanager
def _side_folder(target: Path) -> Iterator[Path]:
    """A folder beside ``target`` for the inputs that a pipe cannot carry; gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix=".mux-", dir=target.parent) as folder:
        yield Path(folder)


def _open(source: Source) -> ffmpeg.Stream:
    name = "pipe:0" if isinstance(source, bytes) else f"file:{source}"
    return ffmpeg.input(name, protocol_whitelist="file,pipe", format_whitelist=_FORMATS)


def _feed(source: Source) -> bytes | None:
    return source if isinstance(source, bytes) else None
