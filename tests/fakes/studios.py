"""Open studios for tests: a real library in a temporary folder, a fake lane, and an avatar that needs no camera."""

from pathlib import Path

from studio.app.enrolment import Enrolment, ExaminedTake
from studio.app.studio import Studio
from studio.app.wishes import ConsentAnswers, NewAvatar, TrainWish
from studio.core import storage
from studio.core.clock import Clock, utc_now
from studio.core.paths import StudioPaths
from studio.domain.avatar import Avatar, ClassWord, TakeKind
from studio.domain.consent import ALL_PURPOSES, Purpose
from tests.fakes.lane import FakeLane

WAIT_S = 20.0
DRAWING = "storyboard"


def open_studio(root: Path, lane: FakeLane | None = None, clock: Clock = utc_now) -> Studio:
    """A studio whose jobs run in ``lane``."""
    return Studio.open(StudioPaths(root), lanes={"device": lane or FakeLane()}, clock=clock)


def wish_for(name: str, purposes: tuple[Purpose, ...] = ALL_PURPOSES, valid_days: int = 30) -> NewAvatar:
    consent = ConsentAnswers(
        f"{name} Sample", adult_declared=True, statement_agreed=True, valid_days=valid_days, purposes=purposes
    )
    return NewAvatar(name, ClassWord.WOMAN, Path("scan.mp4"), consent)


def add_avatar(studio: Studio, name: str = "Ada", purposes: tuple[Purpose, ...] = ALL_PURPOSES) -> Avatar:
    """An avatar whose scan is a few bytes: enough for everything but training for real."""
    scan = f"a scan of {name}".encode()
    take = ExaminedTake(TakeKind.SCAN, "file", scan, storage.hash_bytes(scan), 5.0)
    return studio.avatars.add(wish_for(name, purposes), Enrolment((take,), "silent", b"", ()))


def add_trained(studio: Studio, name: str = "Ada", purposes: tuple[Purpose, ...] = ALL_PURPOSES) -> Avatar:
    """The same, with a drawn head and trained, both by the fake lane."""
    avatar = add_avatar(studio, name, purposes)
    studio.jobs.start()
    studio.avatars.train(avatar.id, TrainWish(model=DRAWING))
    studio.avatars.train(avatar.id, TrainWish())
    if not studio.jobs.wait_until_idle(WAIT_S):
        raise AssertionError("the fake training did not end")
    return studio.avatars.find(avatar.id)
