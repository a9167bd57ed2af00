"""Open studios for tests: a real library in a temporary folder, a fake lane, and an avatar that needs no camera."""

from pathlib import Path
from typing import Literal

from studio.app.enrolment import Enrolment, ExaminedTake
from studio.app.identity import Identity, open_identity
from studio.app.keys import KeyDesk
from studio.app.papers import PaperDesk
from studio.app.permits import PermitOffice
from studio.app.studio import Studio
from studio.app.wishes import ConsentAnswers, NewAvatar, TrainWish
from studio.core import storage
from studio.core.clock import Clock, utc_now
from studio.core.paths import StudioPaths
from studio.domain.avatar import Avatar, ClassWord, TakeKind
from studio.domain.consent import ALL_PURPOSES, NARROWEST, ConsentChoices, Purpose
from tests.fakes.keys import CHEAP
from tests.fakes.lane import FakeLane
from tests.fakes.papers import live_checks

WAIT_S = 20.0
DRAWING = "storyboard"


def open_studio(
    root: Path, lane: FakeLane | None = None, clock: Clock = utc_now, keys: KeyDesk | None = None
) -> Studio:
    """A studio whose jobs run in ``lane``."""
    paths = StudioPaths(root)
    lanes = {"device": lane or FakeLane()}
    return Studio.open(paths, lanes=lanes, clock=clock, keys=keys or KeyDesk(paths, cost=CHEAP))


def wish_for(
    name: str,
    purposes: tuple[Purpose, ...] = ALL_PURPOSES,
    valid_days: int = 30,
    choices: ConsentChoices = NARROWEST,
) -> NewAvatar:
    consent = ConsentAnswers(
        f"{name} Sample",
        adult_declared=True,
        statement_agreed=True,
        valid_days=valid_days,
        purposes=purposes,
        choices=choices,
    )
    return NewAvatar(name, ClassWord.WOMAN, Path("scan.mp4"), consent)


def add_avatar(
    studio: Studio,
    name: str = "Ada",
    purposes: tuple[Purpose, ...] = ALL_PURPOSES,
    *,
    origin: Literal["live", "file"] = "live",
    choices: ConsentChoices = NARROWEST,
) -> Avatar:
    """An avatar whose scan is a few bytes: enough for everything but training for real."""
    scan = f"a scan of {name}".encode()
    take = ExaminedTake(TakeKind.SCAN, origin, scan, storage.hash_bytes(scan), 5.0)
    checks = live_checks(studio.rooms.clock()) if origin == "live" else ()
    enrolment = Enrolment((take,), "silent", b"", (), checks)
    return studio.avatars.add(wish_for(name, purposes, choices=choices), enrolment)


def add_trained(
    studio: Studio,
    name: str = "Ada",
    purposes: tuple[Purpose, ...] = ALL_PURPOSES,
    *,
    origin: Literal["live", "file"] = "live",
    choices: ConsentChoices = NARROWEST,
) -> Avatar:
    """The same, with a drawn head and trained, both by the fake lane."""
    avatar = add_avatar(studio, name, purposes, origin=origin, choices=choices)
    studio.jobs.start()
    studio.avatars.train(avatar.id, TrainWish(model=DRAWING))
    studio.avatars.train(avatar.id, TrainWish())
    if not studio.jobs.wait_until_idle(WAIT_S):
        raise AssertionError("the fake training did not end")
    return studio.avatars.find(avatar.id)


def permit_office(studio: Studio) -> PermitOffice:
    """The office that gives a studio's jobs their permits."""
    return PermitOffice(studio.rooms, studio.models, identity_of(studio))


def paper_desk(studio: Studio) -> PaperDesk:
    """The desk where a studio's avatars sign."""
    return PaperDesk(studio.rooms, identity_of(studio))


def identity_of(studio: Studio) -> Identity:
    """Who a studio is."""
    return open_identity(studio.rooms.vault, studio.paths.root / "identity.lock", has_signed=False)
