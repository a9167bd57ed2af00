"""The app's own check of consent, each time anew."""

from datetime import timedelta
from pathlib import Path

import pytest

from studio.app.permits import needed_permissions
from studio.app.wishes import ClipWish, TrainWish
from studio.core.clock import utc_now
from studio.domain.consent import Purpose
from studio.domain.errors import ConsentExpired, ConsentInvalid, ConsentRevoked
from studio.domain.job import Failed, Queued
from studio.domain.recipe import SpokenLine
from tests.fakes.jobs import render_request, train_request
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, open_studio, permit_office


def test_what_a_request_needs() -> None:
    assert needed_permissions(train_request("ada")) == {"ada": (Purpose.TRAINING,)}
    silent = render_request(avatar_id="ada")
    assert needed_permissions(silent) == {"ada": (Purpose.VIDEO,)}
    from dataclasses import replace

    for speaker, expected in (("ada", {"ada": (Purpose.VIDEO, Purpose.VOICE)}),):
        assert needed_permissions(replace(silent, spoken=SpokenLine("hi", speaker, "espeak", "1" * 64))) == expected


def test_a_permit_carries_key_and_record_and_shows_neither(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio)
        record, _ = studio.avatars.consent(avatar)
        job = studio.avatars.train("Ada", TrainWish())
        context = permit_office(studio).context_for(job)
        (permit,) = context.permits
        assert bytes.fromhex(permit.avatar_key_hex) == studio.rooms.vault.open_key(avatar.id)
        assert permit.consent_document == record.document
        assert permit.avatar_key_hex not in repr(context)


def test_a_record_that_was_altered_in_the_library_is_noticed(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio)
        studio.rooms.records.database.execute("DROP TRIGGER consents_no_update")
        studio.rooms.records.database.execute("UPDATE consents SET document = replace(document, 'Ada', 'Eve')")
        with pytest.raises(ConsentInvalid):
            studio.avatars.consent(avatar)
        with pytest.raises(ConsentInvalid):
            studio.avatars.train("Ada", TrainWish())


def test_consent_that_ends_while_a_job_waits_fails_the_job(tmp_path: Path) -> None:
    now = [utc_now()]
    with open_studio(tmp_path, clock=lambda: now[0]) as studio:
        add_trained(studio)
        studio.jobs.stop()
        job = studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        now[0] += timedelta(days=31)
        with pytest.raises(ConsentExpired):
            studio.clips.compose(ClipWish("at the beach", "Ada"))
        assert isinstance(studio.jobs.find(job.id).state, Queued)
        studio.jobs.start()
        assert studio.jobs.wait_until_idle(WAIT_S)
        state = studio.jobs.find(job.id).state
        assert isinstance(state, Failed)
        assert state.code == ConsentExpired.code
        assert studio.clips.list() == ()


def test_export_needs_consent_to_export(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
        studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        clips = studio.clips.list()
        studio.avatars.revoke("Ada")
        with pytest.raises(ConsentRevoked):
            studio.exports.export(clips, tmp_path / "out", title="T", base_url="")
    assert not (tmp_path / "out").exists()
