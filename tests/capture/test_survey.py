"""Stills from every side, runs without a jump."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from studio.capture.face import Face, FaceFinder
from studio.capture.quality import Flaw, FrameVerdict
from studio.capture.survey import (
    Survey,
    SurveyedFrame,
    choose_held_out,
    choose_stills,
    find_runs,
    leave_out,
    survey_frames,
)
from studio.core.media import Frame
from studio.domain.errors import Cancelled
from tests.fakes.reporters import ListeningReporter

GOOD = FrameVerdict((), 1.0)


@pytest.fixture(scope="module")
def face(scan_frames: list[Frame]) -> Face:
    with FaceFinder() as finder:
        return finder.find(scan_frames[0])[0]


def make_survey(frames: list[SurveyedFrame]) -> Survey:
    return Survey(tuple(frames), 0.0, 0.0)


def test_every_frame_is_surveyed_and_reported(scan_frames: list[Frame]) -> None:
    listening = ListeningReporter()

    survey = survey_frames(scan_frames[:6], listening, expected_count=6, stage="looking")

    assert [frame.index for frame in survey.frames] == list(range(6))
    assert all(frame.is_usable for frame in survey.frames)
    assert [report.done for report in listening.reports] == list(range(6))
    assert {report.stage for report in listening.reports} == {"looking"}


def test_a_survey_can_be_stopped(scan_frames: list[Frame]) -> None:
    with pytest.raises(Cancelled):
        survey_frames(scan_frames, ListeningReporter(stop_at=3), expected_count=9, stage="looking")


def test_frames_without_a_face_stay_in_the_count(scan_frames: list[Frame]) -> None:
    blank = np.zeros_like(scan_frames[0])

    survey = survey_frames([blank, scan_frames[0]], ListeningReporter(), expected_count=2, stage="looking")

    assert [frame.face_count for frame in survey.frames] == [0, 1]
    assert [frame.is_usable for frame in survey.frames] == [False, True]


def test_stills_come_from_every_side_and_are_not_neighbours(face: Face) -> None:
    frames = [
        SurveyedFrame(index, 1, replace(face, yaw_deg=-40.0 + index), FrameVerdict((), 1 + index % 7))
        for index in range(80)
    ]

    stills = choose_stills(make_survey(frames), 10)

    yaws = [still.face.yaw_deg for still in stills if still.face]
    assert len(stills) == 10
    assert min(yaws) < -25 and max(yaws) > 25
    assert all(after.index - before.index >= 3 for before, after in itertools.pairwise(stills))


def test_flawed_frames_are_no_stills(face: Face) -> None:
    frames = [SurveyedFrame(i, 1, face, FrameVerdict((Flaw.BLURRED,), 1.0)) for i in range(9)]

    assert choose_stills(make_survey(frames), 4) == ()


def test_a_run_ends_where_the_face_is_gone_or_jumps(face: Face) -> None:
    frames = [SurveyedFrame(index, 1, face, GOOD) for index in range(30)]
    frames[10] = SurveyedFrame(10, 0, None, GOOD)
    elsewhere = replace(face, landmarks_px=face.landmarks_px + np.float32(8 * face.eye_distance_px))
    frames[20:] = [SurveyedFrame(index, 1, elsewhere, GOOD) for index in range(20, 30)]

    runs = find_runs(make_survey(frames), 5)

    assert [(run[0].index, run[-1].index) for run in runs] == [(0, 9), (11, 19), (20, 29)]


def test_a_blink_does_not_end_a_run(face: Face) -> None:
    frames = [SurveyedFrame(index, 1, face, GOOD) for index in range(10)]
    frames[4] = SurveyedFrame(4, 1, face, FrameVerdict((Flaw.EYES_CLOSED,), 1.0))

    assert len(find_runs(make_survey(frames), 10)) == 1
    assert find_runs(make_survey(frames), 11) == ()


def test_a_last_moment_of_looking_ahead_is_held_out_of_stills_and_runs(face: Face) -> None:
    frames = [
        SurveyedFrame(i, 1, replace(face, yaw_deg=0.0 if 20 <= i < 50 else 30.0, pitch_deg=0.0), GOOD)
        for i in range(60)
    ]
    survey = make_survey(frames)

    held = choose_held_out(survey)
    rest = leave_out(survey, held)

    assert [frame.index for frame in held] == list(range(44, 50))
    assert not {frame.index for frame in choose_stills(rest, 60)} & set(range(44, 50))
    assert [len(run) for run in find_runs(rest, 1)] == [44, 10]


def test_a_short_recording_spares_nothing(face: Face) -> None:
    frames = [SurveyedFrame(i, 1, replace(face, yaw_deg=0.0, pitch_deg=0.0), GOOD) for i in range(39)]

    assert choose_held_out(make_survey(frames)) == ()
    assert leave_out(make_survey(frames), ()).usable == tuple(frames)
