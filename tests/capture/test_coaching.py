"""One hint at a time, calmly, and every one has its words."""

import itertools

from studio.capture.baseline import Stance
from studio.capture.coaching import (
    CHALLENGE_HINTS,
    FLAW_HINTS,
    HINT_TEXTS,
    Coach,
    Hint,
    find_flaw_hint,
    guide_to,
)
from studio.capture.live_flaws import LiveFlaw
from studio.domain.capture import Challenge, HeadPose, Sector


def stand(yaw: float, pitch: float = 0.0) -> Stance:
    return Stance(HeadPose(yaw, pitch, 0.0), 1.0, 0.0, 1.0, 0.0, 1.0)


def test_everything_that_can_be_said_has_words() -> None:
    assert set(HINT_TEXTS) == set(Hint)
    assert set(FLAW_HINTS) == set(LiveFlaw)
    assert set(CHALLENGE_HINTS) == set(Challenge)
    assert all(text.strip().endswith((".", "?")) and len(text) < 100 for text in HINT_TEXTS.values())
    assert all(guide_to(sector, None) in HINT_TEXTS for sector in Sector)


def test_the_worst_flaw_is_told_and_a_blink_is_not() -> None:
    assert find_flaw_hint([LiveFlaw.BLURRED, LiveFlaw.TOO_DARK]) is Hint.MORE_LIGHT
    assert find_flaw_hint([LiveFlaw.EYES_CLOSED]) is None
    assert find_flaw_hint([]) is None


def test_going_too_far_is_told() -> None:
    assert guide_to(Sector.LEFT_LITTLE, stand(4)) is Hint.TURN_LEFT_LITTLE
    assert guide_to(Sector.LEFT_LITTLE, stand(33)) is Hint.TURN_LESS
    assert guide_to(Sector.RIGHT_LITTLE, stand(33)) is Hint.TURN_RIGHT_LITTLE
    assert guide_to(Sector.RIGHT_FAR, stand(-60)) is Hint.TURN_LESS
    assert guide_to(Sector.UP, stand(0, 40)) is Hint.NOD_LESS


def test_a_hint_changes_at_most_once_a_second_however_restless_the_picture() -> None:
    coach = Coach()
    wanted = itertools.cycle([Hint.MORE_LIGHT] * 14 + [Hint.COME_CLOSER] * 11 + [Hint.SMILE])
    said = [(index / 30, coach.choose(next(wanted), index / 30)) for index in range(600)]

    changes = [time_s for (_, before), (time_s, after) in itertools.pairwise(said) if before != after]
    assert len(changes) > 3
    assert min(after - before for before, after in itertools.pairwise(changes)) >= 0.99
    assert Hint.SMILE not in {hint for _, hint in said}


def test_something_done_is_told_at_once() -> None:
    coach = Coach()
    coach.choose(Hint.TURN_LEFT_FAR, 0.0)

    assert coach.choose(Hint.TURN_RIGHT_FAR, 0.1) is Hint.TURN_LEFT_FAR
    assert coach.choose(Hint.TURN_RIGHT_FAR, 0.2, at_once=True) is Hint.TURN_RIGHT_FAR
