"""Video and sound through the real ffmpeg: what is written is read again, what is broken is said to be."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.core.media import FFMPEG_VARIABLE, Ffmpeg, Frame, MediaLimits
from studio.domain.errors import (
    Cancelled,
    DiskFull,
    InvalidInput,
    NotFound,
    StudioError,
    ToolMissing,
    UnreadableMedia,
)

RECIPE = '{"prompt":"Ada says \\"héllo; = # there\\" 🎬","lines":"one\\ntwo\\\\"}' * 40


@pytest.fixture(scope="module")
def ffmpeg() -> Ffmpeg:
    return Ffmpeg.locate()


def make_frames(count: int = 16, height: int = 60, width: int = 40) -> list[Frame]:
    frames = []
    for index in range(count):
        frame = np.full((height, width, 3), (index * 10, 120, 200), np.uint8)
        frame[: height // 4] = (250, 20, 20)
        frames.append(frame)
    return frames


def make_tone(duration_s: float, sample_rate: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    time_s = np.arange(int(duration_s * sample_rate)) / sample_rate
    return (0.3 * np.sin(2 * np.pi * 440 * time_s)).astype(np.float32)


@pytest.fixture(scope="module")
def clip(ffmpeg: Ffmpeg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("media") / "clip.mp4"
    return ffmpeg.write_clip(
        target,
        make_frames(48),
        16,
        width_px=180,
        height_px=320,
        audio=make_tone(3, 24_000),
        sample_rate=24_000,
        tags={"recipe": RECIPE, "title": "Ada, waving", "consent": "ab" * 32},
    )


def test_a_clip_is_read_back_as_it_was_written(ffmpeg: Ffmpeg, clip: Path) -> None:
    facts = ffmpeg.probe(clip)

    assert (facts.width_px, facts.height_px, facts.fps) == (180, 320, 16)
    assert facts.has_video and facts.has_audio and facts.sample_rate == 24_000
    assert facts.duration_s == pytest.approx(3.0, abs=0.1)
    assert facts.tags["recipe"] == RECIPE
    assert facts.tags["title"] == "Ada, waving"
    frames = list(ffmpeg.read_frames(clip, 16, 1000))
    assert len(frames) == 48
    assert frames[0].shape == (320, 180, 3)
    # Colours come back true (BT.709 both ways), orientation too.
    np.testing.assert_allclose(frames[5][200, 90].astype(int), (50, 120, 200), atol=4)
    np.testing.assert_allclose(frames[5][10, 90].astype(int), (250, 20, 20), atol=6)
    sound = ffmpeg.read_audio(clip, 16_000)
    assert sound.dtype == np.float32
    assert len(sound) == pytest.approx(48_000, abs=1600)
    assert np.abs(sound).max() == pytest.approx(0.3, abs=0.05)


def test_the_index_stands_in_front(clip: Path) -> None:
    data = clip.read_bytes()

    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_tags_survive_a_stream_copy(ffmpeg: Ffmpeg, clip: Path, tmp_path: Path) -> None:
    import ffmpeg as commands

    copy = tmp_path / "copy.mp4"
    ffmpeg.run(commands.input(str(clip)).output(str(copy), c="copy"), what=clip.name)

    tags = ffmpeg.probe(copy).tags
    assert tags["recipe"] == RECIPE
    assert tags["consent"] == "ab" * 32


def test_equal_input_gives_an_equal_file(ffmpeg: Ffmpeg, clip: Path, tmp_path: Path) -> None:
    again = ffmpeg.write_clip(
        tmp_path / "again.mp4",
        make_frames(48),
        16,
        width_px=180,
        height_px=320,
        audio=make_tone(3, 24_000),
        sample_rate=24_000,
        tags={"consent": "ab" * 32, "title": "Ada, waving", "recipe": RECIPE},
    )

    assert again.read_bytes() == clip.read_bytes()


def test_frames_are_cropped_about_the_centre_to_the_delivery(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    wide = np.zeros((40, 120, 3), np.uint8)
    wide[:, 40:80] = (0, 200, 0)

    target = ffmpeg.write_clip(tmp_path / "square.mp4", [wide] * 3, 8, width_px=64, height_px=64)

    facts = ffmpeg.probe(target)
    assert (facts.width_px, facts.height_px, facts.has_audio) == (64, 64, False)
    shown = next(iter(ffmpeg.read_frames(target, 8, 64)))
    np.testing.assert_allclose(shown[32, 32].astype(int), (0, 200, 0), atol=8)
    np.testing.assert_allclose(shown[32, 8].astype(int), (0, 200, 0), atol=40)


def test_an_overlay_lies_on_every_frame(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    plate = np.zeros((64, 64, 4), np.uint8)
    plate[32:] = (255, 255, 255, 255)

    target = ffmpeg.write_clip(
        tmp_path / "plate.mp4",
        [np.zeros((64, 64, 3), np.uint8)] * 5,
        8,
        width_px=64,
        height_px=64,
        overlay=plate,
    )

    for frame in ffmpeg.read_frames(target, 8, 64):
        assert frame[8, 32].max() < 12
        assert frame[56, 32].min() > 243


def test_frames_are_shrunk_and_resampled_in_time(ffmpeg: Ffmpeg, clip: Path) -> None:
    frames = list(ffmpeg.read_frames(clip, 8, 100))

    assert len(frames) == 24
    assert frames[0].shape == (100, 56, 3)


def test_a_recording_in_memory_goes_through_pipes_both_ways(ffmpeg: Ffmpeg) -> None:
    data = ffmpeg.encode_frames(make_frames(36), 12, width_px=120, height_px=180)

    assert ffmpeg.probe(data).has_video
    assert len(list(ffmpeg.read_frames(data, 12, 640))) == 36


def test_leaving_the_frames_early_ends_the_program(ffmpeg: Ffmpeg, clip: Path) -> None:
    frames = ffmpeg.read_frames(clip, 16, 200)
    next(frames)
    frames.close()  # the leaked-thread check of conftest sees to the rest


def test_stopping_while_writing_leaves_nothing_behind(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    def stop_after_three() -> Iterator[Frame]:
        yield from make_frames(3)
        raise Cancelled

    with pytest.raises(Cancelled):
        ffmpeg.write_clip(tmp_path / "clip.mp4", stop_after_three(), 8, width_px=64, height_px=64)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_a_cut_off_file_is_noticed(ffmpeg: Ffmpeg, clip: Path, tmp_path: Path, kept: float) -> None:
    data = clip.read_bytes()
    front = data.index(b"mdat")
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(data[: front + int((len(data) - front) * kept * 0.8)])

    with pytest.raises(UnreadableMedia, match=r"^cut\.mp4 is cut off"):
        ffmpeg.probe(cut)


@pytest.mark.parametrize(
    "content",
    [b"", b"plain words, no video", os.urandom(5000), b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"],
    ids=["empty", "text", "noise", "playlist"],
)
def test_what_is_no_media_is_said_to_be_unreadable(ffmpeg: Ffmpeg, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "scan.mp4"
    path.write_bytes(content)

    with pytest.raises(UnreadableMedia, match=r"^scan\.mp4 ") as caught:
        ffmpeg.probe(path)

    assert str(tmp_path) not in caught.value.message
    assert caught.value.hint


def test_a_file_that_breaks_in_reading_is_unreadable(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    path = tmp_path / "noise.mp4"
    path.write_bytes(os.urandom(5000))

    with pytest.raises(UnreadableMedia, match=r"^The pictures of noise\.mp4"):
        list(ffmpeg.read_frames(path, 12, 640))
    with pytest.raises(UnreadableMedia, match=r"^The sound of noise\.mp4"):
        ffmpeg.read_audio(path, 16_000)


def test_limits_are_kept(ffmpeg: Ffmpeg, clip: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        ffmpeg.probe(tmp_path / "nowhere.mp4")
    with pytest.raises(InvalidInput, match="larger"):
        ffmpeg.probe(clip, MediaLimits(max_bytes=10))
    with pytest.raises(InvalidInput, match="lasts"):
        ffmpeg.probe(clip, MediaLimits(max_duration_s=1))
    with pytest.raises(InvalidInput, match="180x320"):
        ffmpeg.probe(clip, MediaLimits(max_side_px=300))


@pytest.mark.parametrize(("width_px", "height_px", "fps"), [(63, 64, 8), (64, 8, 8), (64, 64, 0)])
def test_a_delivery_that_cannot_be_is_refused(
    ffmpeg: Ffmpeg, tmp_path: Path, width_px: int, height_px: int, fps: float
) -> None:
    with pytest.raises(InvalidInput):
        ffmpeg.write_clip(tmp_path / "c.mp4", make_frames(2), fps, width_px=width_px, height_px=height_px)


def test_no_frames_at_all_are_refused(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        ffmpeg.write_clip(tmp_path / "c.mp4", [], 8, width_px=64, height_px=64)
    assert list(tmp_path.iterdir()) == []


def test_rotation_is_applied(ffmpeg: Ffmpeg, clip: Path, tmp_path: Path) -> None:
    # A phone held sideways writes only another matrix into the track's header.
    one, minus_one, whole = b"\x00\x01\x00\x00", b"\xff\xff\x00\x00", b"\x40\x00\x00\x00"
    upright = one + bytes(12) + one + bytes(12) + whole
    sideways = bytes(4) + one + bytes(4) + minus_one + bytes(16) + whole
    data = clip.read_bytes()
    place = data.index(upright, data.index(b"tkhd"))
    turned = tmp_path / "turned.mp4"
    turned.write_bytes(data[:place] + sideways + data[place + len(upright) :])

    facts = ffmpeg.probe(turned)
    shown = next(iter(ffmpeg.read_frames(turned, 16, 1000)))

    assert (facts.width_px, facts.height_px) == (320, 180)
    assert shown.shape == (180, 320, 3)


def fake_ffmpeg(folder: Path, words: str) -> Ffmpeg:
    """A program that says ``words`` on standard error and fails."""
    if sys.platform == "win32":
        program = folder / "ffmpeg.bat"
        program.write_text(f"@echo {words} 1>&2\r\n@exit /b 1\r\n", encoding="utf-8")
    else:
        program = folder / "ffmpeg"
        program.write_text(f"#!/bin/sh\necho '{words}' >&2\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
    return Ffmpeg(program)


@pytest.mark.expects_logs
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("av_interleaved_write_frame(): No space left on device", DiskFull),
        ("Unknown encoder libx264", ToolMissing),
        ("something else", StudioError),
    ],
)
def test_why_writing_failed_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, words: str, kind: type[StudioError]
) -> None:
    broken = fake_ffmpeg(tmp_path, words)
    target = tmp_path / "out" / "clip.mp4"

    with caplog.at_level(logging.WARNING), pytest.raises(StudioError) as caught:
        broken.write_clip(target, make_frames(3), 8, width_px=64, height_px=64)

    assert type(caught.value) is kind
    assert words in caplog.text
    assert list(target.parent.iterdir()) == []


def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("needs a shell script")
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    program.chmod(0o755)
    source = tmp_path / "a.mp4"
    source.write_bytes(b"x")

    with pytest.raises(UnreadableMedia, match="took longer"):
        Ffmpeg(program, timeout_s=0.2).probe(source)


def test_the_program_is_looked_for_in_order(tmp_path: Path) -> None:
    named = fake_ffmpeg(tmp_path, "x").executable

    assert Ffmpeg.locate(named, {}).executable == named
    assert Ffmpeg.locate(None, {FFMPEG_VARIABLE: str(named)}).executable == named
    assert Ffmpeg.locate(None, {"PATH": str(tmp_path)}).executable == named
    assert Ffmpeg.locate(None, {"PATH": ""}).describe_version().startswith("ffmpeg version")
    with pytest.raises(ToolMissing, match="There is no ffmpeg at"):
        Ffmpeg.locate(tmp_path / "gone", {})


def test_a_machine_without_ffmpeg_is_told_what_to_install() -> None:
    with pytest.raises(ToolMissing) as caught:
        Ffmpeg.locate(None, {"PATH": ""}, find_in_wheel=lambda: "")

    assert "apt install ffmpeg" in caught.value.hint
    assert "winget" in caught.value.hint and "brew" in caught.value.hint


def test_a_program_that_is_no_ffmpeg_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"\x00\x01")

    with pytest.raises(ToolMissing):
        Ffmpeg(other).describe_version()
