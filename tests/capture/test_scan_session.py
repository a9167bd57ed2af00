"""A drawn person who does as told fills the ring; whoever stops, goes back or does too little is understood."""

import io
import itertools

import numpy as np
import pytest
from PIL import Image

from studio.capture.coaching import Hint
from studio.capture.gallery import MAX_WAITING
from studio.capture.live_flaws import LiveFlaw
from studio.capture.ring import PLANS
from studio.capture.scan_session import Phase, ScanSession, Verdict
from studio.domain.capture import Sector
from studio.domain.errors import NoFaceFound, ScanTooPoor, SeveralFacesFound
from tests.fakes.drawn_heads import DrawnHead, Held
from tests.fakes.films import ReplayTracker, Shot, shoot

STEP_S = 0.2


def run(session: ScanSession, shots: list[Shot], start_s: float = 0.0) -> list[Verdict]:
    return [session.judge(shot.rgb, start_s + index * STEP_S) for index, shot in enumerate(shots)]


@pytest.fixture
def session(scan_shots: list[Shot]) -> ScanSession:
    return ScanSession(ReplayTracker(scan_shots))


def test_doing_as_told_fills_the_ring(session: ScanSession, scan_shots: list[Shot]) -> None:
    verdicts = run(session, scan_shots)

    assert verdicts[0].phase is Phase.CALIBRATING
    assert session.coverage.missing == (Sector.OTHER_LIGHT,)
    assert [verdict.coverage.share for verdict in verdicts] == sorted(verdict.coverage.share for verdict in verdicts)
    assert verdicts[-1].time_left_s < verdicts[0].time_left_s
    result = session.finish()
    assert 40 <= len(result.frames) <= sum(plan.room for plan in PLANS)
    assert result.missing == (Sector.OTHER_LIGHT,)
    assert result.origin == "live"
    assert [frame.time_s for frame in result.frames] == sorted(frame.time_s for frame in result.frames)
    for frame in result.frames:
        with Image.open(io.BytesIO(frame.data)) as picture:
            assert (picture.format, picture.size) == ("JPEG", (frame.width_px, frame.height_px))
    report = result.report()
    assert report.usable_count == len(result.frames)
    assert report.yaw_range_deg > 60
    assert "in another light" in report.warnings[0]


def test_another_light_completes_the_ring(scan_shots: list[Shot]) -> None:
    other = shoot(DrawnHead(light="dramatic").draw_all([Held()] * 9, unrest_deg=1.0))
    session = ScanSession(ReplayTracker([*scan_shots, *other]))

    verdicts = run(session, [*scan_shots, *other])

    assert verdicts[-1].phase is Phase.COMPLETE
    assert verdicts[-1].hint is Hint.DONE
    assert verdicts[-1].target is None
    assert session.finish().report().warnings == ()


def test_sectors_are_asked_for_in_order_and_one_thing_at_a_time(session: ScanSession, scan_shots: list[Shot]) -> None:
    verdicts = run(session, scan_shots)

    asked = [verdict.target for verdict in verdicts if verdict.target]
    assert [sector for sector, _ in itertools.groupby(asked)] == [plan.sector for plan in PLANS]
    said = [Hint.STAY_STILL, Hint.TURN_LEFT_LITTLE, Hint.TURN_RIGHT_FAR, Hint.SMILE, Hint.TALK, Hint.OTHER_LIGHT]
    told = [hint for hint, _ in itertools.groupby(verdict.hint for verdict in verdicts)]
    assert [hint for hint in told if hint in said] == said


def test_left_is_the_persons_own_left(session: ScanSession, scan_shots: list[Shot]) -> None:
    verdicts = run(session, scan_shots)

    left = next(verdict for verdict in verdicts if verdict.sector is Sector.LEFT_FAR and verdict.pose)
    shown = scan_shots[round(left.time_s / STEP_S)]
    assert left.pose is not None and left.pose.yaw_deg > 20
    assert shown.landmarks_px is not None
    nose, outline = shown.landmarks_px[1, 0], shown.landmarks_px[[234, 454], 0]
    # The camera's picture is not mirrored: who turns to their left shows the nose on the picture's right.
    assert nose > outline.mean()


def test_a_pause_looks_at_nothing_and_costs_no_time(scan_shots: list[Shot]) -> None:
    tracker = ReplayTracker(scan_shots)
    session = ScanSession(tracker)
    run(session, scan_shots[:20])
    session.pause()

    paused = session.judge(scan_shots[20].rgb, 10.0)
    looked = tracker.tracked
    left_s = paused.time_left_s
    session.judge(scan_shots[20].rgb, 500.0)

    assert (paused.phase, paused.hint) == (Phase.PAUSED, Hint.PAUSED)
    assert tracker.tracked == looked == 20
    session.resume()
    assert session.judge(scan_shots[20].rgb, 900.0).phase is Phase.COVERING
    assert session.time_left_s == pytest.approx(left_s, abs=4)


def test_a_sector_can_be_taken_again_or_left_out(session: ScanSession, scan_shots: list[Shot]) -> None:
    run(session, scan_shots)

    session.retake(Sector.SMILE)
    assert session.coverage.share_of(Sector.SMILE) == 0
    assert session.target is Sector.SMILE
    session.skip(Sector.OTHER_LIGHT)
    assert Sector.OTHER_LIGHT not in dict(session.coverage.shares)
    with pytest.raises(ValueError, match="front"):
        session.skip(Sector.FRONT)

    verdicts = run(session, scan_shots, start_s=100.0)
    assert session.coverage.share_of(Sector.SMILE) == 1
    assert verdicts[-1].phase is Phase.COMPLETE


def test_a_new_chair_is_calibrated_anew_and_nothing_is_lost(session: ScanSession, scan_shots: list[Shot]) -> None:
    run(session, scan_shots[:40])
    share = session.coverage.share

    session.recalibrate()

    again = run(session, scan_shots[:18], start_s=50.0)
    assert [again[0].phase, again[-1].phase] == [Phase.CALIBRATING, Phase.COVERING]
    assert again[0].coverage.share == share > 0


def test_too_little_is_refused_in_words(session: ScanSession, scan_shots: list[Shot]) -> None:
    run(session, scan_shots[:22])

    assert not session.can_finish
    with pytest.raises(ScanTooPoor, match="turned a little to the left") as caught:
        session.finish()
    assert caught.value.hint

    run(session, scan_shots[21:41], start_s=30.0)
    assert session.can_finish
    assert len(session.finish().missing) > 5


def test_nobody_and_somebody_else_are_told_apart(scan_shots: list[Shot]) -> None:
    wall = np.full_like(scan_shots[0].rgb, 150)
    alone = ScanSession(ReplayTracker([Shot(wall, None)]))
    assert run(alone, [Shot(wall, None)] * 5)[-1].flaws == (LiveFlaw.NO_FACE,)
    assert run(alone, [Shot(wall, None)] * 5)[-1].hint is Hint.SHOW_FACE
    with pytest.raises(NoFaceFound):
        alone.finish()

    crowd = ScanSession(ReplayTracker(scan_shots, face_count=2))
    verdicts = run(crowd, scan_shots[:20])
    assert all(LiveFlaw.SECOND_FACE in verdict.flaws for verdict in verdicts)
    assert verdicts[-1].hint is Hint.ONLY_YOU
    assert verdicts[-1].phase is Phase.CALIBRATING
    with pytest.raises(SeveralFacesFound):
        crowd.finish()


def test_a_face_that_never_looks_ahead_is_asked_to(scan_shots: list[Shot]) -> None:
    turned = scan_shots[27:31]
    session = ScanSession(ReplayTracker(turned))

    verdicts = run(session, turned * 8)

    assert verdicts[-1].phase is Phase.CALIBRATING
    assert verdicts[-1].hint is Hint.LOOK_AHEAD


def test_memory_stays_bounded_however_long_it_takes(session: ScanSession, scan_shots: list[Shot]) -> None:
    rng = np.random.default_rng(1)
    room = sum(plan.room for plan in PLANS)
    run(session, scan_shots)
    for _ in range(12):
        run(session, [scan_shots[index] for index in rng.permutation(len(scan_shots))], start_s=rng.uniform(50, 5000))

    result = session.finish()

    assert len(result.frames) <= room <= 100
    assert sum(len(frame.data) for frame in result.frames) < 2_000_000
    assert session.tidy() is False


def test_frames_wait_to_be_encoded_for_a_quiet_moment(session: ScanSession, scan_shots: list[Shot]) -> None:
    run(session, scan_shots[:30])

    chores = 1
    while session.tidy():
        chores += 1
    assert 1 < chores <= MAX_WAITING


def test_at_a_cameras_full_rate_every_other_frame_is_weighed(scan_shots: list[Shot]) -> None:
    tracker = ReplayTracker(scan_shots)
    session = ScanSession(tracker)
    run(session, scan_shots[:20])

    first, second, third = (session.judge(scan_shots[19].rgb, 10 + number / 30) for number in range(3))

    assert tracker.tracked == 23
    assert (second.time_s, second.kept) == (first.time_s, False)
    assert third.time_s == pytest.approx(10 + 2 / 30)
    session.retake(Sector.FRONT)
    assert session.judge(scan_shots[19].rgb, 10.09).coverage.share_of(Sector.FRONT) < 1


def test_wide_pictures_are_kept_as_a_square_about_the_face(scan_shots: list[Shot]) -> None:
    session = ScanSession(ReplayTracker(scan_shots))
    run(session, scan_shots)

    frame = session.finish().frames[0]

    assert (frame.width_px, frame.height_px) == (240, 240)
    assert frame.landmarks_px[:, 0].min() > 0 and frame.landmarks_px[:, 0].max() < 240
