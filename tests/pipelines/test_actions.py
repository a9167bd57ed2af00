"""What a stretch of faces is called."""

import numpy as np
import pytest

from studio.capture.face import Face
from studio.engines.card_parts import ActionKey
from studio.pipelines.actions import ActionJudge


def make_face(
    yaw: float = 0.0, pitch: float = 0.0, opening: float = 0.0, width: float = 0.75, lift: float = 0.03
) -> Face:
    return Face(
        landmarks_px=np.zeros((478, 3), np.float32),
        box_px=(0, 0, 1, 1),
        yaw_deg=yaw,
        pitch_deg=pitch,
        roll_deg=0.0,
        eye_distance_px=60.0,
        eye_opening=0.25,
        mouth_opening=opening,
        mouth_width=width,
        mouth_lift=lift,
    )


RESTING = [make_face()] * 40
PHASES = np.linspace(0, 4 * np.pi, 17)


@pytest.mark.parametrize(
    ("faces", "action"),
    [
        ([make_face()] * 17, "still"),
        ([make_face(yaw=20 * np.sin(p / 2)) for p in PHASES], "turning"),
        ([make_face(pitch=8 * np.sin(p)) for p in PHASES], "nodding"),
        ([make_face(pitch=14 + p / 10) for p in PHASES], "looking-up"),
        ([make_face(opening=0.2 + 0.2 * np.sin(p * 2)) for p in PHASES], "talking"),
        ([make_face(width=0.9, lift=0.08)] * 17, "smiling"),
        ([make_face(opening=0.4)] * 17, "still"),
    ],
)
def test_a_stretch_is_called_by_what_moves(faces: list[Face], action: ActionKey) -> None:
    assert ActionJudge(RESTING + faces).judge(faces) == action


@pytest.mark.parametrize(
    ("face", "action"),
    [
        (make_face(), "still"),
        (make_face(yaw=-30), "turning"),
        (make_face(pitch=15), "looking-up"),
        (make_face(opening=0.3), "talking"),
        (make_face(width=0.9, lift=0.08), "smiling"),
    ],
)
def test_a_single_face_is_called_by_how_it_looks(face: Face, action: ActionKey) -> None:
    assert ActionJudge([*RESTING, face]).judge([face]) == action


def test_angles_count_from_the_persons_own_rest() -> None:
    tilted = [make_face(pitch=12, yaw=25)] * 17

    assert ActionJudge(tilted).judge(tilted) == "still"
