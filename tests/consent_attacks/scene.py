"""The library that is attacked, and what an attacker can do to it."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from studio.app.identity import IDENTITY_ID
from studio.app.keys import KeyDesk
from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.core import serial
from studio.core.clock import utc_now
from studio.core.paths import StudioPaths
from studio.domain.consent import Audience, ConsentChoices, Prohibition, Purpose, Remix
from studio.domain.errors import StudioError
from studio.domain.grant import Grant, Publish
from studio.domain.job import Failed, Job
from studio.domain.recipe import JobRequest, RenderRequest, TrainRequest
from studio.provenance.grant import write_grant
from studio.provenance.signing import SigningKey
from tests.fakes.checked_lane import CheckedLane
from tests.fakes.keys import CHEAP
from tests.fakes.studios import WAIT_S, add_trained, paper_desk

# The library is some days old, so that there is a past to go back to. The worker's clock is the real one.
AGE_DAYS = 10
BEACH = "at the beach"
OTHERS = ConsentChoices(Audience.NAMED, remix=Remix.ASK, prohibitions=(Prohibition.POLITICAL, Prohibition.COMMERCIAL))


@dataclass(frozen=True)
class Template:
    """A library in which Ada and Bo were trained; ``elsewhere`` is the same in the hands of another studio."""

    home: Path
    elsewhere: Path


def make_template(root: Path) -> Template:
    """Ada lets named studios use her, Bo nobody else. Ada has one clip at home."""
    home, elsewhere = root / "home", root / "elsewhere"

    def then() -> datetime:
        return utc_now() - timedelta(days=AGE_DAYS)

    with _open(home, clock=then) as studio:
        add_trained(studio, "Ada", choices=OTHERS)
        add_trained(studio, "Bo")
    shutil.copytree(home, elsewhere)
    # Another studio: the same people, another signing key.
    shutil.rmtree(elsewhere / "vault" / IDENTITY_ID)
    with _open(home, clock=then) as studio:
        _make_clip(studio)
    return Template(home, elsewhere)


def _open(root: Path, lane: CheckedLane | None = None, clock: Callable[[], datetime] = utc_now) -> Studio:
    paths = StudioPaths(root)
    lanes = {"device": lane or CheckedLane()}
    return Studio.open(paths, clock=clock, lanes=lanes, keys=KeyDesk(paths, cost=CHEAP))


def _make_clip(studio: Studio) -> None:
    studio.jobs.start()
    studio.clips.submit(studio.clips.compose(ClipWish(BEACH, "Ada", num_frames=5, seed=1)))
    if not studio.jobs.wait_until_idle(WAIT_S) or not studio.clips.list():
        raise AssertionError(f"the rightful clip was not made: {studio.jobs.list()[-1].state}")


@dataclass
class Scene:
    """One copy of the library. ``rightful`` is how many clips it holds by right; ``now`` is the clock."""

    root: Path
    out: Path
    template: Template
    now: datetime = field(default_factory=utc_now)
    rightful: int = 1
    lane: CheckedLane = field(default_factory=CheckedLane)
    codes: list[str] = field(default_factory=list)

    @contextmanager
    def open(self) -> Iterator[Studio]:
        with _open(self.root, self.lane, lambda: self.now) as studio:
            yield studio

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)

    def render(self, name: str = "Ada", prompt: str = BEACH) -> None:
        """The way of window and command: compose, queue, work through the queue."""
        with self.open() as studio:
            self.render_in(studio, name, prompt)

    def render_in(self, studio: Studio, name: str = "Ada", prompt: str = BEACH) -> None:
        studio.clips.submit(studio.clips.compose(ClipWish(prompt, name, num_frames=5, seed=2)))
        self.drain(studio)

    def queue(self, name: str = "Ada", prompt: str = BEACH) -> Job:
        """A rightful job that waits in the queue."""
        with self.open() as studio:
            return studio.clips.submit(studio.clips.compose(ClipWish(prompt, name, num_frames=5, seed=2)))

    def work(self) -> None:
        """Work through the queue."""
        with self.open() as studio:
            self.drain(studio)

    def drain(self, studio: Studio) -> None:
        studio.jobs.start()
        assert studio.jobs.wait_until_idle(WAIT_S)
        self.codes += [job.state.code for job in studio.jobs.list() if isinstance(job.state, Failed)]

    def count_clips(self) -> int:
        with self.open() as studio:
            return len(studio.clips.list(1000))

    def export(self, base_url: str = "") -> None:
        with self.open() as studio:
            studio.exports.export(studio.clips.list(), self.out, title="t", base_url=base_url)

    def edit(self, *statements: str, **values: str) -> None:
        """What a person with a database editor could do: triggers go first."""
        with closing(sqlite3.connect(self.root / "library.db")) as connection:
            triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for (name,) in triggers:
                if "_no_" in name:
                    connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(
                    statement, {name: value for name, value in values.items() if f":{name}" in statement}
                )
            connection.commit()

    def edit_request(self, change: Callable[[JobRequest], JobRequest]) -> None:
        """Change the newest job's request in its row."""
        with self.open() as studio:
            job = studio.jobs.list()[-1]
        text = serial.to_json(change(job.request))
        self.edit("UPDATE jobs SET request_json = :text WHERE id = :id", text=text, id=job.id)

    def vault_of(self, name: str) -> Path:
        with self.open() as studio:
            return studio.paths.vault / studio.avatars.find(name).id

    def keys_of(self, name: str) -> tuple[str, bytes, SigningKey]:
        """An avatar's id, its vault key and its person's key: for those attackers who got that far."""
        with self.open() as studio:
            avatar = studio.avatars.find(name)
            return avatar.id, studio.rooms.vault.open_key(avatar.id), paper_desk(studio).person_key(avatar.id)

    def person_signs(
        self,
        choices: ConsentChoices,
        name: str = "Ada",
        *,
        purposes: tuple[Purpose, ...] | None = None,
        suspended: bool = False,
    ) -> None:
        """The rightful person chooses anew."""
        with self.open() as studio:
            avatar = studio.avatars.find(name)
            studio.rights.choose(avatar, choices, purposes=purposes, suspended=suspended, agreed=True)

    def move_elsewhere(self) -> None:
        """From now on the library is a copy in the hands of another studio, which holds no clip."""
        shutil.rmtree(self.root)
        shutil.copytree(self.template.elsewhere, self.root)
        self.rightful = 0

    def grant(self, *, holder: str = "", signer: SigningKey | None = None, **terms: Any) -> Grant:
        """A grant to this studio, signed by Ada unless another key is given. It is not accepted yet."""
        with self.open() as studio:
            avatar = studio.avatars.find("Ada")
            desk = paper_desk(studio)
            policy = desk.policies(avatar.id)[-1]
            key = signer or desk.person_key(avatar.id)
            given: dict[str, Any] = {"issued_at": self.now, "days": 7, "max_clips": 1, "publish": Publish.PRIVATE}
            posing = replace(policy, pii_principal_id=key.did)
            return write_grant(posing, key, holder or studio.rights.studio_did, **{**given, **terms})

    def accept(self, document: str) -> None:
        with self.open() as studio:
            studio.rights.accept(document)


def run_attack(scene: Scene, act: Callable[[Scene], None]) -> str:
    """Let the attacker act, and whatever is queued then be worked through; the code of the refusal."""
    try:
        act(scene)
        scene.work()
    except StudioError as error:
        scene.codes.insert(0, error.code)
    return scene.codes[0] if scene.codes else ""


def is_render(request: JobRequest) -> RenderRequest:
    assert isinstance(request, RenderRequest)
    return request


def is_training(request: JobRequest) -> TrainRequest:
    assert isinstance(request, TrainRequest)
    return request
