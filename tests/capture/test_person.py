"""The person's mask on the sample scan."""

import numpy as np
import pytest

from studio.capture.face import FaceFinder
from studio.capture.person import PersonFinder
from studio.core.media import Ffmpeg
from studio.core.paths import shipped_dir


def test_the_head_is_person_and_the_wall_is_not() -> None:
    scan = shipped_dir("assets") / "samples" / "ada" / "scan.mp4"
    frame = next(Ffmpeg.locate().read_frames(scan, 4.0, 480))
    with FaceFinder(1) as faces, PersonFinder() as people:
        x, y = faces.find(frame)[0].center_px
        mask = people.find(frame)
    assert mask.shape == frame.shape[:2]
    assert mask.dtype == np.float32
    assert 0 <= mask.min() <= mask.max() <= 1
    assert mask[int(y), int(x)] > 0.9
    assert mask[:12, :12].mean() < 0.2


def test_a_finder_works_only_inside_its_block() -> None:
    with pytest.raises(RuntimeError, match="with block"):
        PersonFinder().find(np.zeros((8, 8, 3), np.uint8))
