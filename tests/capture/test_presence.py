"""Who moves as asked passes; a picture, a turned picture, another order and nobody do not."""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
import pytest

from studio.capture.coaching import Hint
from studio.capture.face import describe_face
from studio.capture.likeness import FaceDescriptor, describe_likeness
from studio.capture.presence import (
    CHALLENGE_LIMIT_S,
    MAX_ATTEMPTS,
    Failure,
    PresenceCheck,
    PresencePhase,
    PresenceVerdict,
)
from studio.core.frames import Frame
from studio.domain.capture import Challenge, Origin
from tests.fakes.drawn_heads import BO, DrawnHead, Held
from tests.fakes.films import ReplayTracker, Shot, shoot

SEEDS = range(20)
STEP_S = 0.1
Films = dict[Challenge | None, list[Shot]]

MOVEMENTS = {
    Challenge.TURN_LEFT: [Held(12), Held(24), Held(26), Held(26), Held(12)],
    Challenge.TURN_RIGHT: [Held(-12), Held(-24), Held(-26), Held(-26), Held(-12)],
    Challenge.LOOK_UP: [
        Held(pitch_deg=9),
        Held(pitch_deg=16),
        Held(pitch_deg=17),
        Held(pitch_deg=17),
        Held(pitch_deg=6),
    ],
    Challenge.LOOK_DOWN: [Held(pitch_deg=-9), Held(pitch_deg=-16), *[Held(pitch_deg=-17)] * 2, Held(pitch_deg=-6)],
    Challenge.BLINK_TWICE: [Held(open_eyes=0.05), Held(), Held(open_eyes=0.05), Held()],
    Challenge.OPEN_MOUTH: [Held(jaw=0.5), Held(jaw=0.9), Held(jaw=0.9), Held(jaw=0.9), Held(jaw=0.3)],
}


@pytest.fixture(scope="module")
def live(drawn_head: DrawnHead) -> Films:
    """What a person does for every challenge; None is rest."""
    films: Films = {None: shoot(drawn_head.draw_all([Held()] * 6))}
    for challenge, poses in MOVEMENTS.items():
        films[challenge] = shoot(drawn_head.draw_all([Held(), *poses]))[1:]
    return films


@pytest.fixture(scope="module")
def turned_photo(drawn_head: DrawnHead) -> Films:
    """A still picture that is turned, tipped and waved before the camera instead."""
    import cv2

    photo = drawn_head.draw()
    height, width = photo.shape[:2]

    def turn(yaw_deg: float, pitch_deg: float) -> Frame:
        yaw, pitch = np.radians((yaw_deg, pitch_deg))
        about_y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
        about_x = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
        focal = 1.6 * width
        camera = np.array([[focal, 0, width / 2], [0, focal, height / 2], [0, 0, 1]])
        plane = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 0]])
        there = camera @ (about_y @ about_x @ plane + np.array([[0, 0, 0], [0, 0, 0], [0, 0, focal]]))
        return np.asarray(cv2.warpPerspective(photo, there, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)

    ways = {
        Challenge.TURN_LEFT: [(25, 0), (45, 0), (48, 0), (48, 0), (20, 0)],
        Challenge.TURN_RIGHT: [(-25, 0), (-45, 0), (-48, 0), (-48, 0), (-20, 0)],
        Challenge.LOOK_UP: [(0, 20), (0, 38), (0, 40), (0, 40), (0, 15)],
        Challenge.LOOK_DOWN: [(0, -20), (0, -38), (0, -40), (0, -40), (0, -15)],
        Challenge.BLINK_TWICE: [(0, 4), (0, -4)],
        Challenge.OPEN_MOUTH: [(4, 0), (-4, 0)],
    }
    films: Films = {None: shoot([photo.copy() for _ in range(6)])}
    for challenge, angles in ways.items():
        films[challenge] = shoot([photo.copy(), *[turn(*angle) for angle in angles]])[1:]
    return films


class Actor:
    """Sits before a check and shows a film for whatever it asks. ``choose`` says which."""

    def __init__(self, films: Films, choose: Callable[[Challenge], Challenge | None] = lambda asked: asked) -> None:
        self.films = films
        self.choose = choose
        self.tracker = ReplayTracker([shot for film in films.values() for shot in film])
        self.time_s = 0.0
        self.verdicts: list[PresenceVerdict] = []

    def sit(self, check: PresenceCheck, limit_s: float = 120.0) -> PresenceVerdict:
        verdict = self._show(check, None)
        until_s = self.time_s + limit_s
        while verdict.phase in {PresencePhase.CALIBRATING, PresencePhase.ASKING} and self.time_s < until_s:
            asked = verdict.challenge
            verdict = self._show(check, None)
            if asked is not None and verdict.phase is PresencePhase.ASKING:
                verdict = self._show(check, self.choose(asked))
        return verdict

    def _show(self, check: PresenceCheck, challenge: Challenge | None) -> PresenceVerdict:
        for shot in self.films[challenge]:
            self.time_s += STEP_S
            verdict = check.judge(shot.rgb, self.time_s)
            self.verdicts.append(verdict)
            if verdict.phase not in {PresencePhase.CALIBRATING, PresencePhase.ASKING}:
                break
        return verdict


def check_for(actor: Actor, seed: int, scan: Sequence[FaceDescriptor] = (), origin: Origin = "live") -> PresenceCheck:
    """A check whose order follows from the seed."""
    return PresenceCheck(actor.tracker, source=random.Random(seed), scan=scan, origin=origin)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_person_who_does_as_asked_passes(live: Films, seed: int) -> None:
    actor = Actor(live)
    check = check_for(actor, seed)

    verdict = actor.sit(check)

    assert verdict.phase is PresencePhase.PASSED, verdict
    evidence = check.evidence()
    assert evidence.passed
    assert len(evidence.challenges) == len(evidence.times_s) == 4
    assert all(0 < time_s < CHALLENGE_LIMIT_S for time_s in evidence.times_s)
    scores = dict(evidence.scores)
    assert scores["depth"] > 0.035
    assert scores["continuity"] > 0.5
    assert evidence.origin == "live"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_still_picture_fails(live: Films, seed: int) -> None:
    actor = Actor(live, choose=lambda _: None)
    check = check_for(actor, seed)

    verdict = actor.sit(check)

    assert (verdict.phase, verdict.failure) == (PresencePhase.FAILED, Failure.TIMEOUT)
    assert not check.evidence().passed


@pytest.mark.parametrize("seed", SEEDS)
def test_a_turned_picture_fails(turned_photo: Films, seed: int) -> None:
    actor = Actor(turned_photo)
    check = check_for(actor, seed)

    assert actor.sit(check).phase is PresencePhase.FAILED
    assert not check.evidence().passed


def test_another_movement_than_the_one_asked_for_fails(live: Films) -> None:
    opposite = {
        Challenge.TURN_LEFT: Challenge.TURN_RIGHT,
        Challenge.TURN_RIGHT: Challenge.TURN_LEFT,
        Challenge.LOOK_UP: Challenge.LOOK_DOWN,
        Challenge.LOOK_DOWN: Challenge.LOOK_UP,
    }
    actor = Actor(live, choose=lambda asked: opposite.get(asked, asked))

    failures = [actor.sit(check_for(actor, seed)).failure for seed in range(5)]

    assert set(failures) == {Failure.WRONG_MOVEMENT}


def test_a_replay_of_one_order_does_not_fit_another(live: Films) -> None:
    first = Actor(live)
    recorded = check_for(first, 1).challenges
    for seed in range(2, 12):
        replay = iter(recorded)
        actor = Actor(live, choose=partial(_follow, replay))
        check = check_for(actor, seed)
        if check.challenges != recorded:
            assert actor.sit(check).phase is PresencePhase.FAILED


def _follow(replay: Iterator[Challenge], _: Challenge) -> Challenge | None:
    return next(replay, None)


def test_attempts_are_few_and_each_has_a_fresh_order(live: Films) -> None:
    actor = Actor(live, choose=lambda _: None)
    check = check_for(actor, 7)
    orders = set()
    for number in range(1, MAX_ATTEMPTS + 1):
        orders.add(check.challenges)
        verdict = actor.sit(check)
        assert check.evidence().attempts == number
        if number < MAX_ATTEMPTS:
            assert (verdict.phase, verdict.hint) == (PresencePhase.FAILED, Hint.TRY_AGAIN)
            check.retry()

    assert check.phase is PresencePhase.ENDED
    assert len(orders) == MAX_ATTEMPTS
    with pytest.raises(ValueError, match="ended"):
        check.retry()


def test_a_second_attempt_can_pass(live: Films) -> None:
    actor = Actor(live, choose=lambda _: None)
    check = check_for(actor, 3)
    actor.sit(check)
    check.retry()
    actor.choose = lambda asked: asked

    assert actor.sit(check).phase is PresencePhase.PASSED
    assert check.evidence().attempts == 2


def test_the_secure_order_differs_from_check_to_check(live: Films) -> None:
    tracker = ReplayTracker([])

    orders = {PresenceCheck(tracker).challenges for _ in range(40)}

    assert len(orders) > 20
    assert all(len(set(order)) == 4 for order in orders)


def test_a_face_that_leaves_or_is_joined_by_another_fails(live: Films) -> None:
    for change, failure in (("gone", Failure.FACE_LOST), ("joined", Failure.SECOND_FACE)):
        actor = Actor(live)
        check = check_for(actor, 4)
        while check.phase is PresencePhase.CALIBRATING:
            actor._show(check, None)
        if change == "gone":
            films = {key: [Shot(shot.rgb.copy(), None) for shot in film] for key, film in live.items()}
            for shot in (shot for film in films.values() for shot in film):
                actor.tracker.add(shot.rgb, None)
            actor.films = films
        else:
            actor.tracker.face_count = 2
        assert actor.sit(check).failure is failure


def test_the_face_is_compared_with_the_scan(live: Films) -> None:
    def describe(shots: list[Shot]) -> list[FaceDescriptor]:
        return [
            describe_likeness(shot.rgb, describe_face(shot.landmarks_px))
            for shot in shots
            if shot.landmarks_px is not None
        ]

    scans = {"same": describe(live[None]), "other": describe(shoot(DrawnHead(BO).draw_all([Held()] * 3)))}
    scores = {}
    for name, scan in scans.items():
        actor = Actor(live)
        check = check_for(actor, 5, scan=scan)
        actor.sit(check)
        scores[name] = dict(check.evidence().scores)["similarity"]

    assert scores["same"] > 0.9
    assert scores["other"] < 0.3


def test_a_file_is_marked_as_one(live: Films) -> None:
    actor = Actor(live)
    check = check_for(actor, 6, origin="file")
    actor.sit(check)

    assert check.evidence().origin == "file"
