"""A portrait that is made to turn and talk."""

import numpy as np
import pytest

from scripts.photo_scan import FPS, LENGTH_S, SIZE, Portrait, draw_frame, frame_portrait, plan_pose
from studio.capture.face import Face, FaceFinder
from studio.core.media import Ffmpeg
from studio.core.paths import shipped_dir
from studio.domain.errors import NoFaceFound

REST = dict.fromkeys(("yaw", "pitch", "roll", "jaw", "spread", "smile", "blink"), 0.0)


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    scan = shipped_dir("assets") / "samples" / "bo" / "scan.mp4"
    return frame_portrait(next(Ffmpeg.locate().read_frames(scan, 4.0, 480)))


@pytest.fixture(scope="module")
def faces(portrait: Portrait) -> dict[str, Face]:
    poses = {"rest": REST, "right": REST | {"yaw": 0.4}, "left": REST | {"yaw": -0.4}, "talk": REST | {"jaw": 1.0}}
    with FaceFinder(1, 0.3) as finder:
        return {
            name: finder.find(draw_frame(portrait, pose).round().astype(np.uint8))[0] for name, pose in poses.items()
        }


def test_the_head_turns_as_asked(faces: dict[str, Face]) -> None:
    assert faces["right"].yaw_deg - faces["rest"].yaw_deg > 10
    assert faces["left"].yaw_deg - faces["rest"].yaw_deg < -10


def test_the_mouth_opens(faces: dict[str, Face]) -> None:
    assert faces["talk"].mouth_opening > faces["rest"].mouth_opening + 0.1


def test_frames_have_the_scan_size(portrait: Portrait) -> None:
    assert draw_frame(portrait, REST).shape == (*SIZE, 3)


def test_a_scan_shows_both_sides_talking_and_smiling() -> None:
    poses = [plan_pose(number / FPS) for number in range(round(LENGTH_S * FPS))]
    assert min(pose["yaw"] for pose in poses) < -0.5
    assert max(pose["yaw"] for pose in poses) > 0.5
    assert max(pose["jaw"] for pose in poses) > 0.7
    assert max(pose["smile"] for pose in poses) == 1.0
    assert max(pose["blink"] for pose in poses) > 0.7


def test_a_picture_without_a_face_is_refused() -> None:
    with pytest.raises(NoFaceFound):
        frame_portrait(np.full((120, 90, 3), 120, np.uint8))
