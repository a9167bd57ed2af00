"""Following a face gives what mediapipe's own call gives, and faces are counted."""

from collections.abc import Iterator

import numpy as np
import pytest

from studio.capture.face import FaceFinder, describe_face, load_face_mesh
from studio.capture.tracking import FaceTracker
from studio.core.media import Frame


@pytest.fixture(scope="module")
def tracker() -> Iterator[FaceTracker]:
    with FaceTracker() as open_tracker:
        yield open_tracker


def test_following_gives_the_same_landmarks_as_mediapipes_own_call(scan_frames: list[Frame]) -> None:
    mesh = load_face_mesh()(max_num_faces=1, refine_landmarks=True)
    mesh.process(np.zeros((64, 64, 3), np.uint8))
    with FaceTracker() as tracker:
        for frame in scan_frames[:6]:
            height, width = frame.shape[:2]
            found = mesh.process(frame).multi_face_landmarks
            assert found
            expected = np.array([(p.x, p.y, p.z) for p in found[0].landmark]) * (width, height, width)
            landmarks_px = tracker.track(frame)()
            assert landmarks_px is not None
            assert np.abs(landmarks_px - expected).max() < 0.01
    mesh.close()


def test_a_followed_face_lies_where_a_found_one_does(tracker: FaceTracker, scan_frames: list[Frame]) -> None:
    with FaceFinder() as finder:
        (found,) = finder.find(scan_frames[0])
    landmarks_px = tracker.track(scan_frames[0])()

    assert landmarks_px is not None
    followed = describe_face(landmarks_px)
    assert followed.center_px == pytest.approx(found.center_px, abs=4)
    assert followed.yaw_deg == pytest.approx(found.yaw_deg, abs=4)


def test_faces_are_counted_but_small_pictures_on_a_wall_are_not(tracker: FaceTracker, scan_frames: list[Frame]) -> None:
    frame = scan_frames[0]
    both = np.ascontiguousarray(np.hstack([frame, frame]))

    assert tracker.count_faces(frame) == 1
    assert tracker.count_faces(both) == 2
    assert tracker.count_faces(np.full_like(frame, 120)) == 0


def test_no_face_gives_nothing_and_a_closed_tracker_refuses(tracker: FaceTracker) -> None:
    assert tracker.track(np.full((120, 160, 3), 90, np.uint8))() is None
    with pytest.raises(RuntimeError):
        FaceTracker().track(np.zeros((64, 64, 3), np.uint8))
    with pytest.raises(RuntimeError):
        FaceTracker().count_faces(np.zeros((64, 64, 3), np.uint8))
