"""Attacks on the database: rows of jobs, consents, papers and the log, edited by hand."""

import json
import shutil
from dataclasses import replace

from studio.app.wishes import TrainWish
from studio.core.storage import hash_bytes
from studio.domain.consent import Audience, ConsentChoices
from studio.domain.recipe import JobRequest, SpokenLine
from studio.provenance.consent import ConsentEvidence, write_consent
from studio.provenance.policy import read_policy
from studio.provenance.signing import SigningKey, parse_document, write_document
from tests.consent_attacks.asking import NOBODY
from tests.consent_attacks.scene import OTHERS, Scene, is_render, is_training
from tests.fakes.papers import live_checks

THIEF = SigningKey(b"\x55" * 32)


def job_under_another_consent(scene: Scene) -> None:
    scene.queue()
    with scene.open() as studio:
        other, _ = studio.avatars.consent(studio.avatars.find("Bo"))

    def change(request: JobRequest) -> JobRequest:
        return replace(
            is_render(request), adapters=(replace(is_render(request).adapters[0], consent_sha256=other.sha256),)
        )

    scene.edit_request(change)
    scene.work()


def job_of_another_avatar(scene: Scene) -> None:
    """Ada's rightful job, turned to Bo, who lets nobody use him."""
    scene.person_signs(NOBODY, "Bo")
    scene.queue()
    with scene.open() as studio:
        bo = studio.avatars.find("Bo")
        other, _ = studio.avatars.consent(bo)

    def change(request: JobRequest) -> JobRequest:
        use = is_render(request).adapters[0]
        adapter = bo.adapter_for(is_render(request).model)
        assert adapter is not None
        stolen = replace(use, avatar_id=bo.id, adapter_sha256=adapter.sha256, consent_sha256=other.sha256)
        return replace(is_render(request), adapters=(stolen,))

    scene.edit_request(change)
    scene.work()


def job_with_the_adapter_of_another(scene: Scene) -> None:
    scene.queue()
    with scene.open() as studio:
        bo = studio.avatars.find("Bo")

    def change(request: JobRequest) -> JobRequest:
        adapter = bo.adapter_for(is_render(request).model)
        assert adapter is not None
        stolen = replace(is_render(request).adapters[0], adapter_sha256=adapter.sha256)
        return replace(is_render(request), adapters=(stolen,))

    scene.edit_request(change)
    scene.work()


def job_with_other_words(scene: Scene) -> None:
    scene.queue()
    scene.edit_request(lambda request: replace(is_render(request), prompt="a political rally before the elections"))
    scene.work()


def job_with_forbidden_words_for_the_model_alone(scene: Scene) -> None:
    scene.queue()
    scene.edit_request(lambda request: replace(is_render(request), conditioning="a naked woman"))
    scene.work()


def job_with_advertising_for_the_model_alone(scene: Scene) -> None:
    scene.queue()
    scene.edit_request(lambda request: replace(is_render(request), conditioning="a zxa woman, an advert for a phone"))
    scene.work()


def job_with_a_line_of_another_voice(scene: Scene) -> None:
    scene.queue()
    line = SpokenLine("Hello.", scene.vault_of("Bo").name, "silent", "1" * 64)
    scene.edit_request(lambda request: replace(is_render(request), spoken=line))
    scene.work()


def training_on_another_persons_scan(scene: Scene) -> None:
    with scene.open() as studio:
        studio.avatars.train("Ada", TrainWish())
        bo = studio.avatars.find("Bo")
        (take,) = studio.rooms.records.avatars.takes(bo.id)
    scene.edit_request(lambda request: replace(is_training(request), take_sha256s=(take.sha256,)))
    scene.work()


def later_end_in_the_row(scene: Scene) -> None:
    scene.edit("UPDATE consents SET expires_at = '2099-01-01T00:00:00.000000Z'")
    scene.pass_days(31)
    scene.render()


def edited_record(scene: Scene) -> None:
    scene.edit("UPDATE consents SET document = replace(document, 'Ada Sample', 'Eve Sample')")
    scene.render()


def record_with_a_hash_that_fits_the_edit(scene: Scene) -> None:
    with scene.open() as studio:
        record, _ = studio.avatars.consent(studio.avatars.find("Ada"))
    forged = record.document.replace("P30D", "P3650D")
    scene.edit(
        "UPDATE consents SET document = :new, sha256 = :hash WHERE record_id = :id",
        new=forged,
        hash=hash_bytes(forged.encode()),
        id=record.record_id,
    )
    scene.render()


def record_signed_again_by_a_thief(scene: Scene) -> None:
    with scene.open() as studio:
        avatar = studio.avatars.find("Ada")
        record, _ = studio.avatars.consent(avatar)
        takes = studio.rooms.records.avatars.takes(avatar.id)
    forged = write_consent(
        "Ada Sample",
        THIEF,
        purposes=record.purposes,
        given_at=record.given_at,
        days=3650,
        evidence=ConsentEvidence(takes, "I agree.", True, live_checks(record.given_at)),
        notice_version="2026-11-2",
        notice_sha256="c" * 64,
        language="en",
        choices=ConsentChoices(Audience.EVERYONE),
    )
    scene.edit(
        "UPDATE consents SET document = :new, sha256 = :hash WHERE record_id = :id",
        new=forged.document,
        hash=forged.sha256,
        id=record.record_id,
    )
    scene.render()


def record_of_another_person(scene: Scene) -> None:
    with scene.open() as studio:
        bo = studio.avatars.find("Bo")
    scene.edit("UPDATE avatars SET consent_id = :id WHERE name = 'Ada'", id=bo.consent_id)
    scene.render()


def withdrawal_taken_out_of_the_rows(scene: Scene) -> None:
    """Everything of before the withdrawal is put back, but for the database, from which it is only cut out."""
    before = scene.root.with_name("before")
    shutil.copytree(scene.root / "vault", before)
    with scene.open() as studio:
        avatar = studio.avatars.find("Ada")
        studio.avatars.revoke(avatar.id)
    shutil.copytree(before / avatar.id, scene.root / "vault" / avatar.id)
    scene.edit(
        "DELETE FROM revocations",
        "UPDATE avatars SET erased_at = NULL, name = 'Ada' WHERE id = :id",
        id=avatar.id,
    )
    with scene.open() as studio:
        studio.avatars.train(avatar.id, TrainWish())


def newest_choices_deleted(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    scene.edit("DELETE FROM policies WHERE seq = 2")
    scene.render()


def all_choices_deleted(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    scene.edit("DELETE FROM policies")
    scene.render()


def older_choices_numbered_as_the_newest(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    scene.edit("UPDATE policies SET seq = 9 WHERE seq = 1")
    scene.render()


def choices_deleted_and_the_log_with_them(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    scene.edit(
        "DELETE FROM policies WHERE seq = 2",
        "DELETE FROM audit_log WHERE number = (SELECT max(number) FROM audit_log)",
    )
    scene.render()


def edited_choices(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    scene.edit("UPDATE policies SET document = replace(document, 'nobody', 'only-me')")
    scene.render()


def choices_signed_again_by_a_thief(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    with scene.open() as studio:
        newest = studio.rooms.records.rights.policies(studio.avatars.find("Ada").id)[-1]
    tree = json.loads(newest.replace('"nobody"', '"everyone"'))
    tree["pii_principal_id"] = THIEF.did
    forged = write_document(tree, THIEF, scene.now)
    assert read_policy(forged).choices.audience is Audience.EVERYONE
    scene.edit("UPDATE policies SET document = :new WHERE document = :old", new=forged, old=newest)
    scene.render()


def choices_of_another_avatar_put_in_place(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    with scene.open() as studio:
        ada, bo = studio.avatars.find("Ada"), studio.avatars.find("Bo")
        (wider,) = studio.rooms.records.rights.policies(bo.id)
    assert parse_document(wider)["scope"]["mode"] == "only-me"
    scene.edit("UPDATE policies SET document = :new WHERE avatar_id = :id AND seq = 2", new=wider, id=ada.id)
    scene.render()


def edited_line_of_the_log(scene: Scene) -> None:
    scene.person_signs(OTHERS)
    scene.edit("UPDATE audit_log SET facts_json = replace(facts_json, '\"2\"', '\"1\"')")
    scene.render()
