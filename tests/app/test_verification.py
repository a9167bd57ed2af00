"""Verification: every file gets an answer in words, and what this library knows of a consent counts too."""

import shutil
from pathlib import Path

import pytest

from studio.app.studio import Studio
from studio.app.verification import MAX_PAPER_BYTES, NOT_LOOKED_FOR, Examined, examine_all
from studio.core.media import Ffmpeg
from studio.domain.errors import Cancelled
from studio.provenance.manifest import MANIFEST_TAG
from tests.app.test_exports import make_clip
from tests.fakes.studios import open_studio


def made(studio: Studio, folder: Path) -> Path:
    """A clip of the studio as a file of its own, where the clip is erased from."""
    video = folder / "mine.mp4"
    shutil.copyfile(studio.clips.video_path(make_clip(studio)), video)
    return video


def failed(examined: Examined) -> list[str]:
    return [check.name for check in examined.checks if not check.ok]


def test_an_own_clip_holds_and_tells_what_it_is(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        found = studio.verification.examine(made(studio, tmp_path))
    assert (found.kind, found.verdict) == ("clip", "holds")
    assert "this studio" in found.headline
    assert dict(found.facts)["Prompt"] == "at the beach"
    assert dict(found.facts)["Shows"] == "Ada"
    assert found.unknown == NOT_LOOKED_FOR


def test_a_stranger_sees_that_it_holds_but_knows_nobody(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        video = made(studio, tmp_path)
    with open_studio(tmp_path / "elsewhere") as other:
        found = other.verification.examine(video)
    assert found.verdict == "holds"
    assert "not known to you" in found.headline
    assert "not known here" in dict(found.facts)["Shows"]
    assert not any(check.name == "withdrawal" for check in found.checks)


def test_a_withdrawal_counts_where_it_is_known(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        video = made(studio, tmp_path)
        studio.avatars.revoke("Ada", "changed my mind")
        found = studio.verification.examine(video)
    assert found.verdict == "fails"
    assert failed(found) == ["withdrawal"]
    assert "took their consent back" in found.headline


def test_an_altered_picture_under_the_same_manifest_does_not_hold(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        video = made(studio, tmp_path)
        ffmpeg = Ffmpeg.locate()
        frames = [255 - frame for frame in ffmpeg.read_frames(video, fps=8, max_side_px=64)]
        altered = tmp_path / "altered.mp4"
        tags = ffmpeg.probe(video).tags
        ffmpeg.write_clip(altered, frames, 8.0, width_px=64, height_px=112, tags={MANIFEST_TAG: tags[MANIFEST_TAG]})
        found = studio.verification.examine(altered)
    assert found.verdict == "fails"
    assert "content" in failed(found)


def test_an_exported_folder_and_a_receipt(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        clip = make_clip(studio)
        folder = studio.exports.export((clip,), tmp_path / "out", title="Feed", base_url="").folder
        assert studio.verification.examine(folder).verdict == "holds"
        receipt = tmp_path / "receipt.json"
        receipt.write_text(studio.rights.receipts(clip).receipts[0].document, encoding="utf-8")
        paper = studio.verification.examine(receipt)
        assert (paper.kind, paper.verdict) == ("paper", "holds")
        receipt.write_text(receipt.read_text().replace("20", "21", 1), encoding="utf-8")
        assert studio.verification.examine(receipt).verdict != "holds"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.mp4", b""),
        ("words.mp4", b"no video at all"),
        ("words.txt", b"hello"),
        ("bytes.json", b"\xff\xfe\x00"),
        ("deep.json", b"[" * 5000),
        ("huge.json", b" " * (MAX_PAPER_BYTES + 1)),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64),
    ],
)
def test_strange_files_get_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with open_studio(tmp_path / "data") as studio:
        found = studio.verification.examine(path)
    assert found.verdict == "unknown"
    assert found.headline.endswith(".")


def test_what_is_not_there_and_what_nobody_signed(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        assert studio.verification.examine(tmp_path / "nothing.mp4").verdict == "unknown"
        plain = tmp_path / "plain.mp4"
        frames = list(Ffmpeg.locate().read_frames(studio.clips.video_path(make_clip(studio)), fps=8, max_side_px=64))
        Ffmpeg.locate().write_clip(plain, frames, 8.0, width_px=64, height_px=112)
        found = studio.verification.examine(plain)
    assert found.verdict == "unknown"
    assert "nobody says" in found.headline


def test_looking_at_many_can_be_stopped(tmp_path: Path) -> None:
    paths = tuple(tmp_path / f"{number}.txt" for number in range(5))
    for path in paths:
        path.write_text("hello")
    told: list[int] = []

    def stop_at_three(done: int, total: int) -> None:
        told.append(done)
        if done == 3:
            raise Cancelled

    with open_studio(tmp_path / "data") as studio, pytest.raises(Cancelled):
        examine_all(studio.verification, paths, stop_at_three)
    assert told == [0, 1, 2, 3]
