"""From the sample scan to captioned stills and clips."""

from pathlib import Path

import numpy as np
import pytest

from studio.capture.face import FaceFinder
from studio.core.frames import Frame, write_poster
from studio.core.media import Ffmpeg
from studio.core.paths import shipped_dir
from studio.domain.errors import Cancelled, ScanTooPoor, UnreadableMedia
from studio.engines.card_parts import CaptionWords, CropRule
from studio.pipelines.dataset import TrainingSample, build_dataset, normalize_scan
from tests.fakes.reporters import ListeningReporter

SIZE = (112, 192)
RULE = CropRule(head_height=0.45, center_x=0.5, center_y=0.45)
WORDS = CaptionWords(
    prefix="a",
    actions={"talking": "talking", "turning": "turning the head", "still": "looking at the camera"},
    place="in front of a plain wall",
)


@pytest.fixture(scope="module")
def ffmpeg() -> Ffmpeg:
    return Ffmpeg.locate()


@pytest.fixture(scope="module")
def scan_path() -> Path:
    return shipped_dir("assets") / "samples" / "ada" / "scan.mp4"


@pytest.fixture(scope="module")
def scan(ffmpeg: Ffmpeg, scan_path: Path) -> bytes:
    return normalize_scan(ffmpeg, scan_path)


def build(
    ffmpeg: Ffmpeg,
    scan: bytes,
    *,
    clip_frames: int = 9,
    seed: int = 1,
    listening: ListeningReporter | None = None,
) -> tuple[TrainingSample, ...]:
    return build_dataset(
        ffmpeg,
        scan,
        trigger="ohwx",
        class_word="woman",
        sizes=[SIZE],
        clip_frames=clip_frames,
        fps=4,
        crop=RULE,
        words=WORDS,
        seed=seed,
        reporter=listening or ListeningReporter(),
    ).samples


@pytest.fixture(scope="module")
def samples(ffmpeg: Ffmpeg, scan: bytes) -> tuple[TrainingSample, ...]:
    return build(ffmpeg, scan)


def test_the_stored_scan_is_small_silent_and_without_tags(ffmpeg: Ffmpeg, scan: bytes, scan_path: Path) -> None:
    facts, source = ffmpeg.probe(scan), ffmpeg.probe(scan_path)

    assert max(facts.width_px, facts.height_px) <= 720
    assert facts.fps <= 24
    assert not facts.has_audio
    assert facts.duration_s == pytest.approx(source.duration_s, abs=0.5)
    assert set(facts.tags) <= {"major_brand", "minor_version", "compatible_brands"}


def test_stills_and_clips_come_at_the_models_size(samples: tuple[TrainingSample, ...]) -> None:
    lengths = [len(sample.frames) for sample in samples]

    assert set(lengths) == {1, 9}
    assert 8 <= lengths.count(1) <= 24
    assert 3 <= lengths.count(9) <= 16
    for sample in samples:
        assert sample.frames.dtype == np.uint8
        assert sample.frames.shape[1:] == (SIZE[1], SIZE[0], 3)


def test_captions_name_the_person_the_action_and_the_place(samples: tuple[TrainingSample, ...]) -> None:
    captions = {sample.caption for sample in samples}

    assert "a ohwx woman, turning the head, in front of a plain wall" in captions
    assert "a ohwx woman, talking, in front of a plain wall" in captions
    assert all(caption.startswith("a ohwx woman, ") for caption in captions)


def test_heads_are_framed_by_the_rule(samples: tuple[TrainingSample, ...]) -> None:
    with FaceFinder() as finder:
        faces = [found[0] for sample in samples if (found := finder.find(sample.frames[0]))]

    assert len(faces) > 0.8 * len(samples)
    heights = [face.head_height_px / SIZE[1] for face in faces]
    centers = np.array([face.center_px for face in faces]) / SIZE
    assert np.median(heights) == pytest.approx(RULE.head_height, abs=0.05)
    np.testing.assert_allclose(np.median(centers, axis=0), (RULE.center_x, RULE.center_y), atol=0.06)


def test_the_same_seed_gives_the_same_samples(ffmpeg: Ffmpeg, scan: bytes, samples: tuple[TrainingSample, ...]) -> None:
    again = build(ffmpeg, scan)
    other = build(ffmpeg, scan, seed=2)

    assert [sample.caption for sample in again] == [sample.caption for sample in samples]
    assert all(np.array_equal(a.frames, b.frames) for a, b in zip(again, samples, strict=True))
    assert not all(
        a.frames.shape == b.frames.shape and np.array_equal(a.frames, b.frames)
        for a, b in zip(other, samples, strict=False)
    )


def test_a_model_of_stills_gets_stills_only(ffmpeg: Ffmpeg, scan: bytes) -> None:
    assert {len(sample.frames) for sample in build(ffmpeg, scan, clip_frames=1)} == {1}


def test_pictures_give_stills_only(ffmpeg: Ffmpeg, scan_path: Path, tmp_path: Path) -> None:
    # Pictures out of order, mirrored by turns: no two of them follow each other.
    frames = list(ffmpeg.read_frames(scan_path, 1, 320))
    for number, frame in enumerate(frames):
        shift = 70 if number % 2 else 0
        picture: Frame = np.pad(frame, ((0, 0), (shift, 70 - shift), (0, 0)), mode="edge")
        write_poster(tmp_path / f"{number}.png", picture)

    samples = build(ffmpeg, normalize_scan(ffmpeg, tmp_path))

    assert samples
    assert {len(sample.frames) for sample in samples} == {1}


def test_building_reports_and_can_be_stopped(ffmpeg: Ffmpeg, scan: bytes) -> None:
    listening = ListeningReporter(stop_at=60)

    with pytest.raises(Cancelled):
        build(ffmpeg, scan, listening=listening)

    assert {report.stage for report in listening.reports} == {"finding the face", "cutting training pictures"}


def test_a_scan_without_a_face_is_refused(ffmpeg: Ffmpeg) -> None:
    wall = ffmpeg.encode_frames([np.full((64, 64, 3), 120, np.uint8)] * 8, 4, width_px=64, height_px=64)

    with pytest.raises(ScanTooPoor):
        build(ffmpeg, wall)
    with pytest.raises(UnreadableMedia):
        build(ffmpeg, b"not a scan")
