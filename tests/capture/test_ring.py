"""Which sector a face belongs to, and how far the ring is filled."""

import pytest

from studio.capture.baseline import Stance
from studio.capture.ring import PLANS, Coverage, LightChange, find_sector
from studio.domain.capture import HeadPose, Sector

SAME = LightChange(1.0, 0.0, 0.0)


def stand(
    yaw: float = 0.0,
    pitch: float = 0.0,
    roll: float = 0.0,
    *,
    opening: float = 0.0,
    width: float = 1.0,
    lift: float = 0.0,
    size: float = 1.0,
) -> Stance:
    return Stance(HeadPose(yaw, pitch, roll), 1.0, opening, width, lift, size)


@pytest.mark.parametrize(
    ("stance", "sector"),
    [
        (stand(), Sector.FRONT),
        (stand(17), Sector.LEFT_LITTLE),
        (stand(-17), Sector.RIGHT_LITTLE),
        (stand(35), Sector.LEFT_FAR),
        (stand(-35, 8), Sector.RIGHT_FAR),
        (stand(pitch=13), Sector.UP),
        (stand(pitch=-13), Sector.DOWN),
        (stand(roll=14), Sector.TILT_LEFT),
        (stand(roll=-14), Sector.TILT_RIGHT),
        (stand(width=1.2, lift=0.1), Sector.SMILE),
        (stand(opening=0.2), Sector.TALK),
        (stand(size=1.3), Sector.CLOSER),
        (stand(size=0.7), Sector.FURTHER),
        (stand(25), None),
        (stand(70), None),
        (stand(pitch=40), None),
        (stand(roll=45), None),
        (stand(8.5), None),
        (stand(20, 20), None),
    ],
)
def test_a_face_belongs_to_one_sector_or_to_none(stance: Stance, sector: Sector | None) -> None:
    assert find_sector(stance, SAME, mouth_swing=0.2) is sector


def test_a_gape_is_no_talk() -> None:
    assert find_sector(stand(opening=0.2), SAME, mouth_swing=0.01) is Sector.FRONT


@pytest.mark.parametrize(
    "light", [LightChange(1.6, 0, 0), LightChange(0.6, 0, 0), LightChange(1, 0.2, 0), LightChange(1, 0, 12)]
)
def test_another_light_is_brighter_from_aside_or_of_another_colour(light: LightChange) -> None:
    assert find_sector(stand(), light, 0.0) is Sector.OTHER_LIGHT
    assert find_sector(stand(17), light, 0.0) is Sector.LEFT_LITTLE


def test_the_ring_is_the_mean_of_its_sectors() -> None:
    coverage = Coverage(((Sector.FRONT, 1.0), (Sector.UP, 0.5), (Sector.DOWN, 0.0)))

    assert coverage.share == pytest.approx(0.5)
    assert coverage.missing == (Sector.UP, Sector.DOWN)
    assert coverage.share_of(Sector.SMILE) == 0


def test_a_scan_keeps_sixty_to_a_hundred_frames_of_every_sector() -> None:
    assert {plan.sector for plan in PLANS} == set(Sector)
    assert 60 <= sum(plan.room for plan in PLANS) <= 100
    assert all(plan.needed <= plan.room for plan in PLANS)
