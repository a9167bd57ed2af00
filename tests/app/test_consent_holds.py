"""Attempts to use a likeness past its consent, and withdrawals that must work whatever is broken."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.core import serial
from studio.domain.avatar import Avatar
from studio.domain.clip import Clip
from studio.domain.consent import Purpose
from studio.domain.errors import (
    ConsentInvalid,
    ConsentMissing,
    LibraryDamaged,
    PromptRefused,
    VaultLocked,
)
from studio.domain.job import Failed
from studio.domain.recipe import TrainRequest
from studio.pipelines.permission import PRINCIPAL_KEY_NAME
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, open_studio


def make_clip(studio: Studio, avatar: Avatar, prompt: str = "at the beach") -> Clip:
    studio.clips.submit(studio.clips.compose(ClipWish(prompt, avatar.id, seed=1)))
    assert studio.jobs.wait_until_idle(WAIT_S)
    return studio.clips.list(1)[0]


def edit(studio: Studio, sql: str, *values: str) -> None:
    """What a person with a database editor could do."""
    studio.rooms.records.database.execute(sql, values)


def test_the_consent_of_one_person_is_no_other_persons(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        ada, bo = add_avatar(studio, "Ada"), add_avatar(studio, "Bo", (Purpose.EXPORT,))
        edit(studio, "UPDATE avatars SET consent_id = ? WHERE id = ?", ada.consent_id, bo.id)
        with pytest.raises(ConsentInvalid, match="somebody else"):
            studio.avatars.train(bo.id, TrainWish())


@pytest.mark.parametrize("name", ["Taylor Swift", "taylor  swift"])
def test_typing_a_famous_name_makes_nobody_that_person(tmp_path: Path, name: str) -> None:
    with open_studio(tmp_path) as studio, pytest.raises(PromptRefused):
        add_avatar(studio, name)


def test_export_asks_those_whom_the_signed_recipe_names(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        avatar = add_trained(studio, "Ada", (Purpose.TRAINING, Purpose.VIDEO))
        clip = make_clip(studio, avatar)
        edit(studio, "DELETE FROM clip_avatars")
        with pytest.raises(ConsentMissing):
            studio.exports.export((studio.clips.find(clip.id),), tmp_path / "feed", title="t", base_url="")
        assert not (tmp_path / "feed").exists()


def test_an_altered_file_is_not_exported(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        clip = make_clip(studio, add_trained(studio))
        video = studio.clips.video_path(clip)
        video.write_bytes(video.read_bytes() + b"\0")
        with pytest.raises(LibraryDamaged):
            studio.exports.export((clip,), tmp_path / "feed", title="t", base_url="")
        assert not (tmp_path / "feed").exists()


def test_verify_goes_on_after_a_clip_that_cannot_be_read(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        avatar = add_trained(studio)
        clips = (make_clip(studio, avatar), make_clip(studio, avatar, "in the snow"))
        feed = studio.exports.export(clips, tmp_path / "feed", title="t", base_url="").folder
        broken, sound = sorted(feed.glob("*.mp4"))
        broken.write_bytes(b"no video")
        checks = studio.exports.verify(feed)
    assert any(check.name.startswith(broken.name) and not check.ok for check in checks)
    assert any(check.name == f"{sound.name}: signature" and check.ok for check in checks)


@pytest.mark.parametrize("broken", [PRINCIPAL_KEY_NAME, "key"])
def test_whoever_wants_out_gets_out_even_when_the_key_is_damaged(tmp_path: Path, broken: str) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio)
        (studio.paths.vault / avatar.id / broken).write_bytes(b"damaged")
        studio.avatars.revoke(avatar.id)
        assert not (studio.paths.vault / avatar.id).exists()
        assert studio.avatars.list() == ()
        assert studio.rooms.records.audit.entries()[-1]["event"] == "erased-unsigned"


def test_withdrawing_erases_what_a_killed_job_left(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio)
        job = studio.jobs.list()[0]
        leftover = studio.paths.work / job.id / ".mux-1" / "sound.f32"
        leftover.parent.mkdir(parents=True)
        leftover.write_bytes(b"speech")
        studio.avatars.revoke(avatar.id)
        assert not leftover.exists()


def test_a_new_library_beside_old_files_destroys_nothing(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio)
        clip = make_clip(studio, avatar)
        video = studio.clips.video_path(clip)
        content = video.read_bytes()
    for name in ("library.db", "library.db-wal", "library.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    with open_studio(tmp_path) as studio:
        studio.jobs.start()
        assert studio.avatars.list() == ()
    assert (tmp_path / "vault" / avatar.id / "key").is_file()
    assert any(path.read_bytes() == content for path in (tmp_path / "files").rglob("*.mp4"))


def test_a_creation_that_was_cut_short_is_erased_at_the_next_start(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        studio.rooms.vault.create("ab" * 16)
    with open_studio(tmp_path):
        assert not (tmp_path / "vault" / ("ab" * 16)).exists()


def test_a_lost_signing_key_is_said_and_not_replaced(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        make_clip(studio, add_trained(studio))
    (tmp_path / "vault" / ("0" * 32) / "signing.key").unlink()
    with pytest.raises(VaultLocked, match="signing key"):
        open_studio(tmp_path)


def test_a_job_that_names_another_record_does_not_run(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        job = studio.avatars.train(add_avatar(studio).id, TrainWish())
        assert isinstance(job.request, TrainRequest)
        forged = serial.to_json(replace(job.request, consent_sha256="0" * 64))
        edit(studio, "UPDATE jobs SET request_json = ?", forged)
        studio.jobs.start()
        assert studio.jobs.wait_until_idle(WAIT_S)
        state = studio.jobs.find(job.id).state
    assert isinstance(state, Failed)
    assert state.code == ConsentInvalid.code
