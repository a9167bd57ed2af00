"""Faces on drawn frames: found, counted, measured."""

import os
from collections.abc import Iterator

import numpy as np
import pytest

from studio.capture.face import Face, FaceFinder
from studio.core.media import Frame


@pytest.fixture(scope="module")
def finder() -> Iterator[FaceFinder]:
    with FaceFinder() as open_finder:
        yield open_finder


@pytest.fixture(scope="module")
def faces(finder: FaceFinder, scan_frames: list[Frame]) -> list[Face]:
    found = [finder.find(frame) for frame in scan_frames]
    assert [len(each) for each in found] == [1] * len(scan_frames)
    return [each[0] for each in found]


def test_a_face_is_described(faces: list[Face], scan_frames: list[Frame]) -> None:
    height, width = scan_frames[0].shape[:2]
    face = faces[0]

    assert face.landmarks_px.shape == (478, 3)
    assert face.landmarks_px.dtype == np.float32
    left, top, right, bottom = face.box_px
    assert 0 < left < face.center_px[0] < right < width
    assert 0 < top < face.center_px[1] < bottom < height
    assert face.head_height_px == pytest.approx(bottom - top, rel=0.25)
    right_eye, left_eye = face.eyes_px
    assert right_eye[0] < left_eye[0]
    assert face.eye_distance_px == pytest.approx(float(left_eye[0] - right_eye[0]), rel=0.1)


def test_the_scan_shows_turns_nods_and_a_talking_mouth(faces: list[Face]) -> None:
    yaws = [face.yaw_deg for face in faces]
    pitches = [face.pitch_deg for face in faces]

    assert max(yaws) > 15 and min(yaws) < -15
    assert max(pitches) - min(pitches) > 12
    assert max(face.mouth_opening for face in faces) > 0.2
    assert min(face.mouth_opening for face in faces) < 0.05


def test_yaw_turns_its_sign_and_pitch_keeps_it_in_the_mirror(
    finder: FaceFinder, faces: list[Face], scan_frames: list[Frame]
) -> None:
    turned = max(range(len(faces)), key=lambda index: faces[index].yaw_deg)
    mirrored = finder.find(np.ascontiguousarray(scan_frames[turned][:, ::-1]))[0]

    assert mirrored.yaw_deg == pytest.approx(-faces[turned].yaw_deg, abs=8)
    assert mirrored.pitch_deg == pytest.approx(faces[turned].pitch_deg, abs=8)


def test_two_people_are_counted(finder: FaceFinder, scan_frames: list[Frame]) -> None:
    assert len(finder.find(np.hstack([scan_frames[0], scan_frames[0]]))) == 2


def test_no_face_is_found_where_there_is_none(finder: FaceFinder) -> None:
    assert finder.find(np.full((200, 200, 3), 127, np.uint8)) == ()


def test_a_closed_finder_refuses() -> None:
    with pytest.raises(RuntimeError):
        FaceFinder().find(np.zeros((64, 64, 3), np.uint8))


def test_starting_is_quiet_and_leaves_qt_alone(capfd: pytest.CaptureFixture[str]) -> None:
    with FaceFinder():
        pass

    assert capfd.readouterr().err == ""
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert "QT_QPA_FONTDIR" not in os.environ
