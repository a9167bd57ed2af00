"""The finished clip: delivered size, visible label, sound as long as the picture."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.frames import read_picture
from studio.core.media import Ffmpeg
from studio.domain.clip import Aspect
from studio.domain.errors import InvalidInput
from studio.domain.recipe import RenderRequest
from studio.pipelines.finish import DRAWN_LABEL, LABEL, SPEECH_RATE_HZ, draw_label, finish_clip, fit_sound

FRAMES = np.full((9, 56, 32, 3), (30, 90, 60), np.uint8)
DELIVERY_PX = (180, 320)
REQUEST = RenderRequest(
    prompt="at the beach",
    model="mini",
    model_revision="0" * 64,
    adapters=(),
    seed=1,
    num_inference_steps=4,
    guidance_scale=2.0,
    width_px=32,
    height_px=56,
    aspect=Aspect.PORTRAIT,
    num_frames=9,
    fps=8.0,
)


@pytest.fixture(scope="module")
def ffmpeg() -> Ffmpeg:
    return Ffmpeg.locate()


def tone(duration_s: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    time_s = np.arange(int(duration_s * SPEECH_RATE_HZ)) / SPEECH_RATE_HZ
    return (0.4 * np.sin(2 * np.pi * 300 * time_s)).astype(np.float32)


def test_a_clip_is_delivered_with_speech_label_and_poster(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    clip, poster = tmp_path / "clip.mp4", tmp_path / "poster.jpg"

    assert finish_clip(ffmpeg, FRAMES, REQUEST, tone(0.5), clip, poster, DELIVERY_PX) == clip

    facts = ffmpeg.probe(clip)
    assert (facts.width_px, facts.height_px, facts.fps) == (180, 320, 8)
    assert facts.duration_s == pytest.approx(9 / 8, abs=0.1)
    sound = ffmpeg.read_audio(clip, SPEECH_RATE_HZ)
    assert np.abs(sound[4_000:20_000]).max() > 0.2
    assert np.abs(sound[30_000:]).max() < 0.02
    corner = (slice(300, 318), slice(110, 176))
    for shown in (*ffmpeg.read_frames(clip, 8, 320), read_picture(poster, 320)):
        assert shown[corner].max() > 180
        np.testing.assert_allclose(shown[20, 20].astype(int), (30, 90, 60), atol=8)


def test_the_label_of_a_drawing_says_so(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    plain, drawn = (draw_label(*DELIVERY_PX, label) for label in (LABEL, DRAWN_LABEL))
    assert np.flatnonzero(drawn[..., 3].any(axis=0))[0] < np.flatnonzero(plain[..., 3].any(axis=0))[0]
    poster = tmp_path / "poster.png"
    finish_clip(ffmpeg, FRAMES, REQUEST, None, tmp_path / "clip.mp4", poster, DELIVERY_PX, label=DRAWN_LABEL)
    np.testing.assert_array_equal(read_picture(poster, 320)[drawn[..., 3] == 0][:, 0], 30)
    assert (read_picture(poster, 320)[drawn[..., 3] > 0][:, 0] != 30).mean() > 0.9


def test_a_silent_clip_has_no_sound_stream(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    clip = finish_clip(ffmpeg, FRAMES, REQUEST, None, tmp_path / "clip.mp4", tmp_path / "poster.png", DELIVERY_PX)

    assert not ffmpeg.probe(clip).has_audio


def test_finishing_twice_gives_the_same_file(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    clips = [
        finish_clip(ffmpeg, FRAMES, REQUEST, tone(0.5), tmp_path / f"{n}.mp4", tmp_path / f"{n}.jpg", DELIVERY_PX)
        for n in (1, 2)
    ]

    assert clips[0].read_bytes() == clips[1].read_bytes()


def test_no_frames_are_refused(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        finish_clip(ffmpeg, FRAMES[:0], REQUEST, None, tmp_path / "c.mp4", tmp_path / "p.jpg", DELIVERY_PX)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("width_px", "height_px"), [(720, 1280), (1280, 720), (720, 720), (240, 240)])
def test_the_label_lies_legible_in_the_corner(width_px: int, height_px: int) -> None:
    label = draw_label(width_px, height_px)

    rows, columns = np.nonzero(label[:, :, 3])
    assert label.shape == (height_px, width_px, 4)
    assert rows.min() > 0.85 * height_px and rows.max() < height_px
    assert columns.min() > 0.45 * width_px and columns.max() < width_px
    assert rows.max() - rows.min() >= 12


def test_sound_is_padded_or_ended_softly() -> None:
    short, long = fit_sound(tone(0.5), 1.0, SPEECH_RATE_HZ), fit_sound(tone(2.0), 1.0, SPEECH_RATE_HZ)

    assert len(short) == len(long) == SPEECH_RATE_HZ
    assert not short[SPEECH_RATE_HZ // 2 :].any()
    assert np.abs(long[-200:]).max() < 0.1
    np.testing.assert_array_equal(long[:40_000], tone(2.0)[:40_000])
