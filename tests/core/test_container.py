"""Tags written into a finished clip, and the hashes of its streams."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.container import copy_with_tags, print_stream_hashes
from studio.core.media import Ffmpeg
from studio.domain.errors import InvalidInput, UnreadableMedia


@pytest.fixture(scope="module")
def ffmpeg() -> Ffmpeg:
    return Ffmpeg.locate()


@pytest.fixture(scope="module")
def clip(ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    frames = [np.full((64, 64, 3), 20 * index, np.uint8) for index in range(8)]
    sound = (np.sin(np.arange(48_000) / 20) / 4).astype(np.float32)
    target = tmp_path_factory.mktemp("clip") / "plain.mp4"
    tags = {"title": "before", "artist": "stays"}
    return ffmpeg.write_clip(target, frames, 8.0, width_px=64, height_px=64, audio=sound, tags=tags)


NASTY = "a=b; #c \\ \\\\ end\\\nsecond line\n;third=3\n[STREAM]\n#4 \"quoted\" 'ü' 🎬 %n ~ $HOME"


def test_nasty_texts_come_back_as_they_were(ffmpeg: Ffmpeg, clip: Path, tmp_path: Path) -> None:
    tags = {"title": NASTY, "comment": "x=1;y", "likeness_manifest": NASTY * 3, "other=;#\\name": "v"}
    target = tmp_path / "tagged.mp4"
    copy_with_tags(ffmpeg, clip, target, tags)
    assert {**tags, "artist": "stays"}.items() <= ffmpeg.probe(target).tags.items()


def test_more_text_than_a_command_line_holds_is_written(ffmpeg: Ffmpeg, clip: Path, tmp_path: Path) -> None:
    tags = {"likeness_manifest": "0123456789\n" * 30_000}
    copy_with_tags(ffmpeg, clip, tmp_path / "long.mp4", tags)
    assert ffmpeg.probe(tmp_path / "long.mp4").tags["likeness_manifest"] == tags["likeness_manifest"]
    with pytest.raises(InvalidInput):
        copy_with_tags(ffmpeg, clip, tmp_path / "longer.mp4", {"likeness_manifest": "x" * (2 << 20)})


def test_tagging_touches_no_stream_and_leaves_nothing_beside(ffmpeg: Ffmpeg, clip: Path, tmp_path: Path) -> None:
    target = tmp_path / "tagged.mp4"
    copy_with_tags(ffmpeg, clip, target, {"comment": "signed"})
    assert print_stream_hashes(ffmpeg, target) == print_stream_hashes(ffmpeg, clip)
    assert [path.name for path in tmp_path.iterdir()] == ["tagged.mp4"]


def test_what_is_no_clip_is_refused_and_leaves_nothing(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a film")
    with pytest.raises(UnreadableMedia):
        copy_with_tags(ffmpeg, broken, tmp_path / "out.mp4", {"comment": "signed"})
    with pytest.raises(UnreadableMedia):
        print_stream_hashes(ffmpeg, broken)
    assert [path.name for path in tmp_path.iterdir()] == ["broken.mp4"]
