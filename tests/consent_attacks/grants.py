"""Attacks of another studio, with and without grants. It holds Ada, who lets others use her by grants, and no clip."""

import json
import shutil
from dataclasses import replace
from typing import Any

from studio.app.wishes import ClipWish, TrainWish
from studio.core.storage import hash_bytes
from studio.domain.consent import Audience, ConsentChoices, Remix
from studio.domain.grant import RevokedKind
from studio.provenance.policy import read_policy
from studio.provenance.signing import SigningKey, write_document
from tests.consent_attacks.asking import NOBODY
from tests.consent_attacks.scene import BEACH, OTHERS, Scene, is_render
from tests.fakes.studios import paper_desk

THIEF = SigningKey(b"\x55" * 32)
STRANGER = "did:key:z6MkegdURYPds2Y57yYVBk8aGdpiu7v2EW4UCj85kEgBt23H"


def no_grant(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.render()


def grant_to_somebody_else(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.accept(scene.grant(holder=STRANGER).document)
    scene.render()


def grant_to_somebody_else_in_the_rows(scene: Scene) -> None:
    scene.move_elsewhere()
    put_into_rows(scene, scene.grant(holder=STRANGER).document)
    scene.render()


def put_into_rows(scene: Scene, document: str) -> None:
    """A grant written into the table by hand."""
    number = hash_bytes(document.encode())
    scene.edit(
        "INSERT INTO grants (avatar_id, grant_id, nonce, document, sha256) "
        "VALUES (:avatar, :hash, :hash, :text, :hash)",
        avatar=scene.vault_of("Ada").name,
        hash=number,
        text=document,
    )


def grant_of_another_person(scene: Scene) -> None:
    """Bo, who is here too, signs for Ada."""
    scene.move_elsewhere()
    _, _, bo = scene.keys_of("Bo")
    put_into_rows(scene, scene.grant(signer=bo).document)
    scene.render()


def grant_of_a_thief(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.accept(scene.grant(signer=THIEF).document)
    scene.render()


def edited_grant(scene: Scene) -> None:
    scene.move_elsewhere()
    use_up(scene)
    scene.edit("UPDATE grants SET document = replace(document, '\"max_clips\":1', '\"max_clips\":9')")
    scene.render()


def use_up(scene: Scene, **terms: Any) -> str:
    """Accept a grant for one clip and make it: from here on it is used up. Returns the grant's id."""
    grant = scene.grant(**terms)
    scene.accept(grant.document)
    scene.render()
    scene.rightful += 1
    assert scene.count_clips() == scene.rightful, scene.codes
    return grant.grant_id


def ended_grant(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.accept(scene.grant(days=2).document)
    scene.pass_days(3)
    scene.render()


def one_clip_too_many(scene: Scene) -> None:
    scene.move_elsewhere()
    use_up(scene)
    with scene.open() as studio:
        scene.render_in(studio)


def one_clip_too_many_after_the_first_was_erased(scene: Scene) -> None:
    scene.move_elsewhere()
    use_up(scene)
    with scene.open() as studio:
        studio.clips.erase(studio.clips.list()[0].id)
        scene.rightful = 0
        scene.render_in(studio)


def one_clip_too_many_after_the_count_was_deleted(scene: Scene) -> None:
    scene.move_elsewhere()
    use_up(scene)
    scene.edit("DELETE FROM grant_uses")
    scene.render()


def one_clip_too_many_by_an_older_library(scene: Scene) -> None:
    """The table as it was before the clip; the ledger knows better."""
    scene.move_elsewhere()
    grant_id = use_up(scene)
    scene.edit("DELETE FROM grant_uses", "DELETE FROM clips", "DELETE FROM audit_log WHERE event = 'clip-made'")
    scene.rightful = 0
    assert grant_id
    scene.render()


def two_at_once(scene: Scene) -> None:
    """Both are composed and queued while the one clip is still free: one of them is one too many."""
    scene.move_elsewhere()
    scene.accept(scene.grant().document)
    scene.rightful = 1
    with scene.open() as studio:
        for seed in (1, 2):
            studio.clips.submit(studio.clips.compose(ClipWish(BEACH, "Ada", num_frames=5, seed=seed)))
        scene.drain(studio)


def replayed_nonce(scene: Scene) -> None:
    """The person's own signature under another number, but the once-only word of the grant that is used up."""
    scene.move_elsewhere()
    _, _, ada = scene.keys_of("Ada")
    first = scene.grant()
    scene.accept(first.document)
    tree = json.loads(first.document)
    tree["grant_id"] = "urn:uuid:00000000-0000-4000-8000-000000000000"
    scene.render()
    scene.rightful += 1
    scene.accept(write_document(tree, ada, scene.now))
    scene.render()


def replayed_nonce_in_the_rows(scene: Scene) -> None:
    scene.move_elsewhere()
    _, _, ada = scene.keys_of("Ada")
    first = scene.grant()
    scene.accept(first.document)
    tree = json.loads(first.document)
    tree["grant_id"] = "urn:uuid:00000000-0000-4000-8000-000000000000"
    scene.render()
    scene.rightful += 1
    put_into_rows(scene, write_document(tree, ada, scene.now))
    scene.render()


def same_grant_signed_for_more(scene: Scene) -> None:
    """The same number, for more clips, over the row of the first."""
    scene.move_elsewhere()
    _, _, ada = scene.keys_of("Ada")
    first = scene.grant()
    scene.accept(first.document)
    scene.render()
    scene.rightful += 1
    wider = write_document({**json.loads(first.document), "max_clips": 99}, ada, scene.now)
    scene.edit("UPDATE grants SET document = :new", new=wider)
    scene.render()


def grant_that_was_taken_back(scene: Scene) -> None:
    scene.move_elsewhere()
    grant = scene.grant()
    scene.accept(grant.document)
    take_back(scene, grant.grant_id)
    scene.render()


def take_back(scene: Scene, grant_id: str) -> None:
    with scene.open() as studio:
        studio.rights.take_back(studio.avatars.find("Ada"), RevokedKind.GRANT, grant_id)


def list_deleted(scene: Scene) -> None:
    scene.move_elsewhere()
    grant = scene.grant()
    scene.accept(grant.document)
    take_back(scene, grant.grant_id)
    scene.edit("DELETE FROM policies WHERE kind = 'revocations'")
    scene.render()


def older_list_accepted(scene: Scene) -> None:
    """A list of before the grant was taken back, handed in again."""
    scene.move_elsewhere()
    first, second = scene.grant(), scene.grant()
    for grant in (first, second):
        scene.accept(grant.document)
    take_back(scene, first.grant_id)
    with scene.open() as studio:
        older = studio.rooms.records.rights.revocation_lists(studio.avatars.find("Ada").id)[-1]
    take_back(scene, second.grant_id)
    scene.accept(older)
    scene.render()


def list_that_is_out_of_date(scene: Scene) -> None:
    scene.move_elsewhere()
    other, grant = scene.grant(), scene.grant(days=20)
    for one in (other, grant):
        scene.accept(one.document)
    take_back(scene, other.grant_id)
    scene.pass_days(8)
    scene.render()


def studio_that_was_shut_out(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.accept(scene.grant().document)
    with scene.open() as studio:
        studio.rights.take_back(studio.avatars.find("Ada"), RevokedKind.CREATOR, studio.rights.studio_did)
    scene.render()


def remix_grant_for_a_new_clip(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.accept(scene.grant(parent_sha256="a" * 64).document)
    scene.render()


def grant_for_rendering_used_to_remix(scene: Scene) -> None:
    remix(scene, OTHERS)


def remix_that_the_person_never_allows(scene: Scene) -> None:
    remix(scene, replace(OTHERS, remix=Remix.NO), parent_sha256="a" * 64)


def remix_of_another_clip(scene: Scene) -> None:
    remix(scene, OTHERS, parent_sha256="b" * 64)


def remix(scene: Scene, choices: ConsentChoices, parent_sha256: str = "") -> None:
    """A rightful job whose row is turned into a remix of another clip."""
    scene.move_elsewhere()
    scene.accept(scene.grant().document)
    scene.queue()
    if parent_sha256:
        scene.accept(scene.grant(parent_sha256=parent_sha256).document)
    if choices != OTHERS:
        sign_elsewhere(scene, choices)
    scene.edit_request(lambda request: replace(is_render(request), parents=("a" * 64,)))
    scene.work()


def sign_elsewhere(scene: Scene, choices: ConsentChoices) -> None:
    """The person's newer choices, made in their own studio, as they reach this one."""
    ada_id, _, key = scene.keys_of("Ada")
    with scene.open() as studio:
        newest = paper_desk(studio).policies(ada_id)[-1]
    tree = json.loads(newest.document)
    tree |= {
        "seq": newest.seq + 1,
        "prev_sha256": newest.sha256,
        "remix": choices.remix.value,
        "scope": {"mode": choices.audience.value, "parties": list(choices.parties)},
    }
    scene.accept(write_document(tree, key, scene.now))


def choices_narrowed_since(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.accept(scene.grant().document)
    sign_elsewhere(scene, replace(OTHERS, audience=Audience.ONLY_ME))
    scene.render()


def policy_that_says_withdrawn(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.accept(scene.grant().document)
    ada_id, _, key = scene.keys_of("Ada")
    with scene.open() as studio:
        newest = paper_desk(studio).policies(ada_id)[-1]
    tree = json.loads(newest.document) | {"seq": 2, "prev_sha256": newest.sha256, "status": "withdrawn"}
    scene.accept(write_document(tree, key, scene.now))
    scene.render()


def older_choices_accepted(scene: Scene) -> None:
    scene.move_elsewhere()
    scene.accept(scene.grant().document)
    with scene.open() as studio:
        older = paper_desk(studio).policies(studio.avatars.find("Ada").id)[-1]
    sign_elsewhere(scene, NOBODY)
    scene.accept(older.document)


def other_choices_under_the_same_number(scene: Scene) -> None:
    scene.move_elsewhere()
    ada_id, _, key = scene.keys_of("Ada")
    with scene.open() as studio:
        newest = paper_desk(studio).policies(ada_id)[-1]
    tree = json.loads(newest.document) | {"scope": {"mode": "everyone", "parties": []}}
    other = write_document(tree, key, scene.now)
    assert read_policy(other).seq == newest.seq
    scene.accept(other)


def grant_under_choices_that_were_never_signed(scene: Scene) -> None:
    scene.move_elsewhere()
    _, _, key = scene.keys_of("Ada")
    tree = json.loads(scene.grant().document) | {"policy_sha256": "0" * 64}
    put_into_rows(scene, write_document(tree, key, scene.now))
    scene.render()


def avatar_trained_elsewhere(scene: Scene) -> None:
    """A grant is for clips; the model of a face is trained at home alone."""
    scene.move_elsewhere()
    scene.accept(scene.grant().document)
    with scene.open() as studio:
        studio.avatars.train("Ada", TrainWish())


def another_studios_identity_copied_halfway(scene: Scene) -> None:
    """Ada's policy names her own studio; a thief edits the name in the row."""
    scene.move_elsewhere()
    with scene.open() as studio:
        here = studio.rights.studio_did
        newest = paper_desk(studio).policies(studio.avatars.find("Ada").id)[-1]
    scene.edit("UPDATE policies SET document = replace(document, :old, :new)", old=newest.studio, new=here)
    scene.render()


def vault_key_of_another_avatar(scene: Scene) -> None:
    shutil.copy(scene.vault_of("Bo") / "key", scene.vault_of("Ada") / "key")
    scene.render()
