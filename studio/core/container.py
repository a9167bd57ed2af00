"""The mp4 container: hashes of its streams, and tags written without touching them.

The hash is over the coded pictures and sound, so it holds after `ffmpeg -c copy` and falls when they change. Tags go
through a file, not the command line: that is short on some systems and readable by other users of the machine.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import ffmpeg as ffmpeg_python

from studio.core import storage
from studio.core.media import Ffmpeg
from studio.core.tags import format_ffmetadata


def print_stream_hashes(ffmpeg: Ffmpeg, path: Path) -> str:
    """One line a picture or sound stream, as ffmpeg's streamhash muxer prints it. Raises `UnreadableMedia`."""
    source = ffmpeg_python.input(f"file:{path}")
    command = ffmpeg_python.output(source["v"], source["a?"], "pipe:1", format="streamhash", hash="sha256", c="copy")
    return ffmpeg.run(command, what=path.name).decode("ascii")


def copy_with_tags(ffmpeg: Ffmpeg, source: Path, target: Path, tags: Mapping[str, str]) -> None:
    """Copy the streams of ``source`` into ``target`` with ``tags`` over its own, index in front. Atomic.

    Raises `InvalidInput` (too much text), `DiskFull`, `UnreadableMedia`.
    """
    text = format_ffmetadata(tags)
    with (
        storage.replace_when_done(target) as partial,
        tempfile.TemporaryDirectory(prefix=".tags-", dir=target.parent) as folder,
    ):
        listed = Path(folder) / "tags.txt"
        listed.write_bytes(text.encode("utf-8"))
        command = ffmpeg_python.output(
            ffmpeg_python.input(f"file:{source}"),
            # It has no stream, but must be named to be read.
            ffmpeg_python.input(f"file:{listed}", format="ffmetadata")["v?"],
            str(partial),
            c="copy",
            movflags="+faststart",
            fflags="+bitexact",
            format="mp4",
            # Of a name that both inputs have, the text of the first that is mapped is kept.
            **{"map_metadata": "1", "map_metadata:g": "0:g"},
        )
        ffmpeg.run(command, what=source.name)
