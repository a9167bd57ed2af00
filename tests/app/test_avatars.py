"""Avatars: all of a creation or nothing, training requests that hold everything, and a withdrawal that goes through."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studio.app.enrolment import Enrolment, ExaminedTake
from studio.app.wishes import ConsentAnswers, NewAvatar, TrainWish
from studio.core import storage
from studio.core.clock import utc_now
from studio.core.paths import StudioPaths
from studio.domain.avatar import TakeKind
from studio.domain.consent import Purpose
from studio.domain.errors import (
    ConsentMissing,
    ConsentRevoked,
    InvalidInput,
    ModelMissing,
    NotFound,
    UnsupportedByModel,
)
from studio.domain.events import AvatarAdded, ConsentWithdrawn
from studio.domain.job import Queued, Stopped
from studio.domain.recipe import TrainRequest
from studio.engines.cards import DiffusionCard
from studio.library.vault import read_sealed
from tests.fakes.studios import DRAWING, add_avatar, add_trained, open_studio, wish_for


def test_an_avatar_has_a_key_sealed_takes_and_a_signed_record(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        added: list[AvatarAdded] = []
        studio.bus.subscribe(AvatarAdded, added.append)
        avatar = add_avatar(studio)
        record, withdrawn = studio.avatars.consent(avatar)
        folder = tmp_path / "vault" / avatar.id
        key = studio.rooms.vault.open_key(avatar.id)
        (take,) = (folder / "takes").iterdir()
        assert read_sealed(take, key) == b"a scan of Ada"
        assert b"scan of Ada" not in take.read_bytes()
    assert [event.avatar_id for event in added] == [avatar.id]
    assert (record.record_id, withdrawn) == (avatar.consent_id, None)
    assert record.principal_name == "Ada Sample"
    assert record.live_capture
    assert avatar.trigger == "ohwx"


def test_triggers_are_given_once_and_freed_by_a_withdrawal(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        reserved = studio.models.triggers(studio.settings.model)
        given = [add_avatar(studio, f"Person {n}").trigger for n in range(len(reserved) + 2)]
        assert given[: len(reserved)] == list(reserved)
        assert len(set(given)) == len(given)
        studio.avatars.revoke("Person 0")
        assert add_avatar(studio, "Another").trigger == reserved[0]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda wish: replace(wish, name="  "), InvalidInput),
        (lambda wish: replace(wish, name="ADA"), InvalidInput),
        (lambda wish: replace(wish, consent=replace(wish.consent, signed_name=" ")), ConsentMissing),
        (lambda wish: replace(wish, consent=replace(wish.consent, adult_declared=False)), ConsentMissing),
        (lambda wish: replace(wish, consent=replace(wish.consent, statement_agreed=False)), ConsentMissing),
        (lambda wish: replace(wish, consent=replace(wish.consent, valid_days=0)), InvalidInput),
    ],
    ids=["no name", "same name", "no signature", "not of age", "not agreed", "no time"],
)
def test_what_is_missing_is_said_before_anything_is_written(
    tmp_path: Path, change: Callable[[NewAvatar], NewAvatar], error: type[Exception]
) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio, "Ada")
        before = sorted((tmp_path / "vault").rglob("*"))
        wish = change(wish_for("Eve"))
        with pytest.raises(error):
            studio.avatars.add(wish, Enrolment((), "silent", b"", ()))
        assert sorted((tmp_path / "vault").rglob("*")) == before


def test_a_training_request_holds_everything(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio)
        record, _ = studio.avatars.consent(avatar)
        job = studio.avatars.train("ada", TrainWish(num_train_steps=7, seed=3, checkpoint_every_steps=2))
        request = job.request
        card = studio.models.card("mini")
        revision = studio.models.revision("mini")
        takes = studio.rooms.records.avatars.takes(avatar.id)
    assert isinstance(request, TrainRequest)
    assert (request.avatar_id, request.trigger, request.consent_sha256) == (avatar.id, avatar.trigger, record.sha256)
    assert (request.model, request.model_revision) == ("mini", revision)
    assert request.take_sha256s == tuple(take.sha256 for take in takes)
    assert (request.num_train_steps, request.seed, request.checkpoint_every_steps) == (7, 3, 2)
    assert isinstance(card, DiffusionCard)
    assert (request.rank, request.learning_rate) == (card.training.rank, card.training.learning_rate)
    assert isinstance(job.state, Queued)


def test_a_head_is_asked_for_with_nothing_but_the_scan(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
        job = studio.avatars.train("Ada", TrainWish(model=DRAWING))
        with pytest.raises(UnsupportedByModel, match="trains nothing, so it takes no steps"):
            studio.avatars.train("Ada", TrainWish(model=DRAWING, num_train_steps=5))
        scans = [take.sha256 for take in studio.rooms.records.avatars.takes(studio.avatars.find("Ada").id)]
    request = job.request
    assert isinstance(request, TrainRequest)
    assert job.title == "Draw Ada"
    assert list(request.take_sha256s) == scans
    assert (request.rank, request.num_train_steps, request.batch_size, request.learning_rate) == (0, 0, 0, 0.0)


def test_an_avatar_knows_head_and_lora_and_loses_both(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio)
        assert {adapter.model: adapter.is_head for adapter in avatar.adapters} == {DRAWING: True, "mini": False}
        assert studio.avatars.is_trained(avatar)
        assert studio.avatars.is_trained(avatar, DRAWING)
        assert not studio.avatars.is_trained(avatar, "wan2.1-t2v-1.3b")
        assert studio.avatars.revoke("Ada").adapters == ()
    assert not (tmp_path / "vault" / avatar.id).exists()


def test_training_needs_consent_to_training(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio, purposes=(Purpose.VIDEO,))
        with pytest.raises(ConsentMissing, match="likeness-training"):
            studio.avatars.train("Ada", TrainWish())
        assert studio.jobs.list() == ()


def test_training_on_a_model_that_is_not_there(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
        with pytest.raises(NotFound, match="nothing"):
            studio.avatars.train("Ada", TrainWish(model="nothing"))
        with pytest.raises(ModelMissing):
            studio.avatars.train("Ada", TrainWish(model="wan2.1-t2v-1.3b"))
        assert studio.jobs.list() == ()


def test_revoking_stops_waiting_jobs_and_keeps_a_tombstone(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        withdrawn: list[ConsentWithdrawn] = []
        studio.bus.subscribe(ConsentWithdrawn, withdrawn.append)
        avatar, bo = add_avatar(studio), add_avatar(studio, "Bo")
        job, other = studio.avatars.train("Ada", TrainWish()), studio.avatars.train("Bo", TrainWish())
        studio.avatars.revoke("Ada", "no more")
        assert isinstance(studio.jobs.find(job.id).state, Stopped)
        assert isinstance(studio.jobs.find(other.id).state, Queued)
        assert [a.id for a in studio.avatars.list()] == [bo.id]
        assert studio.avatars.find(avatar.id).erased_at is not None
        with pytest.raises(InvalidInput):
            studio.jobs.resume(job.id)
        with pytest.raises(ConsentRevoked):
            studio.avatars.train(avatar.id, TrainWish())
        # Again is no error.
        studio.avatars.revoke(avatar.id)
    assert withdrawn[0].avatar_id == avatar.id
    assert not (tmp_path / "vault" / avatar.id).exists()


def test_a_withdrawal_that_a_crash_cut_in_half_is_finished_at_the_next_start(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio)
        kept = {p: p.read_bytes() for p in (tmp_path / "vault" / avatar.id).rglob("*") if p.is_file()}
        studio.avatars.revoke("Ada")
        studio.rooms.records.database.execute("UPDATE avatars SET erased_at = NULL WHERE id = ?", (avatar.id,))
        for path, data in kept.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    with open_studio(tmp_path) as studio:
        assert studio.avatars.find(avatar.id).erased_at is not None
    assert not (tmp_path / "vault" / avatar.id).exists()


def test_a_creation_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        studio.rooms.vault.unlock()
        before = sorted((tmp_path / "vault").rglob("*"))
        # The second is not what was examined: by then the first is sealed already.
        scan = ExaminedTake(TakeKind.SCAN, "file", b"a scan", storage.hash_bytes(b"a scan"), 5.0)
        other = ExaminedTake(TakeKind.SPEECH, "file", b"a voice", "0" * 64, 5.0)
        with pytest.raises(InvalidInput, match="not the one that was examined"):
            studio.avatars.add(wish_for("Eve"), Enrolment((scan, other), "silent", b"", ()))
        assert sorted((tmp_path / "vault").rglob("*")) == before
        assert studio.avatars.list() == ()


def test_the_statement_names_person_time_and_purposes(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        text = studio.avatars.statement("Ada Byron", (Purpose.TRAINING,), 10)
        assert "Ada Byron" in text
        assert f"{utc_now() + timedelta(days=10):%Y-%m-%d}" in text
        assert text != studio.avatars.statement("Ada Byron")
        with pytest.raises(InvalidInput):
            studio.avatars.statement("Ada Byron", valid_days=0)


def test_consent_answers_allow_everything_unless_said_otherwise() -> None:
    assert set(ConsentAnswers("A", True, True).purposes) == set(Purpose)


@pytest.mark.skipif(os.name != "posix", reason="only there a folder's mode says who may read it")
def test_paths_are_for_the_owner_alone(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data"):
        mode = StudioPaths(tmp_path / "data").root.stat().st_mode
    assert mode & 0o077 == 0
