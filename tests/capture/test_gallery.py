"""The best and most different frames stay; memory has an end."""

import io

import numpy as np
from PIL import Image

from studio.capture.gallery import MAX_WAITING, Candidate, Gallery
from studio.capture.ring import SectorPlan
from studio.domain.capture import HeadPose, Sector

PLANS = (SectorPlan(Sector.FRONT, 2, 3), SectorPlan(Sector.UP, 2, 8))
WHOLE = (0, 0, 64, 48)


def make(number: int, score: float = 1.0, *, sector: Sector = Sector.FRONT, alike: bool = False) -> Candidate:
    rng = np.random.default_rng(0 if alike else number)
    return Candidate(
        rgb=rng.integers(0, 255, (48, 64, 3), dtype=np.uint8),
        landmarks_px=np.full((478, 3), 10, np.float32),
        time_s=float(number),
        sector=sector,
        pose=HeadPose(0.0, 0.0, 0.0),
        score=score,
        mouth_opening=0.0,
        thumbnail=rng.integers(0, 255, (16, 16), dtype=np.uint8),
    )


def test_a_full_sector_takes_only_plainly_better_frames() -> None:
    gallery = Gallery(PLANS)
    assert [gallery.offer(make(number), WHOLE) for number in range(3)] == [True] * 3

    assert gallery.offer(make(3, 1.05), WHOLE) is False
    assert gallery.offer(make(4, 1.5), WHOLE) is True

    assert gallery.count == 3
    assert {frame.score for frame in gallery.finish()} == {1.0, 1.5}


def test_a_frame_like_a_kept_one_replaces_it_or_goes() -> None:
    gallery = Gallery(PLANS)
    gallery.offer(make(1, alike=True), WHOLE)

    assert gallery.offer(make(2, alike=True), WHOLE) is None
    assert gallery.offer(make(3, 2.0, alike=True), WHOLE) is True
    assert [frame.time_s for frame in gallery.finish()] == [3.0]


def test_neighbours_in_time_are_not_wanted() -> None:
    gallery = Gallery(PLANS)
    gallery.offer(make(1), WHOLE)

    assert not gallery.is_wanted(Sector.FRONT, 1.05)
    assert gallery.is_wanted(Sector.FRONT, 1.3)
    assert not gallery.is_wanted(Sector.SMILE, 9.0)


def test_few_frames_wait_and_all_are_encoded_in_the_end() -> None:
    gallery = Gallery(PLANS)
    for number in range(8):
        gallery.offer(make(number, sector=Sector.UP), WHOLE)
    waiting = 0
    while gallery.encode_one():
        waiting += 1

    assert waiting < MAX_WAITING
    frames = gallery.finish()
    assert len(frames) == 8
    for frame in frames:
        with Image.open(io.BytesIO(frame.data)) as picture:
            assert picture.size == (64, 48)


def test_a_window_is_cut_and_large_pictures_are_shrunk_with_their_landmarks() -> None:
    gallery = Gallery(PLANS)
    wide = Candidate(
        rgb=np.zeros((900, 1600, 3), np.uint8),
        landmarks_px=np.full((478, 3), 450, np.float32),
        time_s=0.0,
        sector=Sector.FRONT,
        pose=HeadPose(0.0, 0.0, 0.0),
        score=1.0,
        mouth_opening=0.0,
        thumbnail=np.zeros((16, 16), np.uint8),
    )
    gallery.offer(wide, (350, 0, 1250, 900))

    (frame,) = gallery.finish()
    assert (frame.width_px, frame.height_px) == (720, 720)
    assert frame.landmarks_px[0].tolist() == [80.0, 360.0, 360.0]


def test_coverage_follows_what_is_kept() -> None:
    gallery = Gallery(PLANS)
    gallery.offer(make(1), WHOLE)
    assert gallery.coverage.share == 0.25
    gallery.clear(Sector.FRONT)
    assert gallery.coverage.share == 0
    gallery.remove(Sector.UP)
    assert [sector for sector, _ in gallery.coverage.shares] == [Sector.FRONT]
