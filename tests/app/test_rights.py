"""What a person decides about their avatar later: choices, grants, what they take back; and old libraries."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.rights import lay_out
from studio.app.wishes import ClipWish
from studio.core.storage import hash_bytes
from studio.domain.consent import NARROWEST, Audience, ConsentChoices, Grade, Prohibition, Purpose, Remix
from studio.domain.errors import (
    ConsentInvalid,
    ConsentMissing,
    ConsentRevoked,
    ConsentRolledBack,
    InvalidInput,
    NotFound,
    UseNotAllowed,
    VerificationFailed,
)
from studio.domain.grant import Publish, RevokedKind
from studio.domain.policy import Duty, PolicyStatus
from studio.library.ledger import LEDGER_NAME
from studio.pipelines.permission import NOTE_SUFFIX
from studio.provenance.policy import read_policy
from studio.provenance.signing import write_document
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, open_studio, paper_desk

STRANGER = "did:key:z6MkegdURYPds2Y57yYVBk8aGdpiu7v2EW4UCj85kEgBt23H"
NAMED = ConsentChoices(Audience.NAMED, remix=Remix.ASK, prohibitions=(Prohibition.RELIGIOUS,))


def test_the_first_choices_are_signed_with_the_consent(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio, choices=NAMED)
        standing = studio.rights.standing(avatar)
        assert standing.policy is not None
        assert standing.policy.choices == standing.record.choices == NAMED
        assert standing.policy.studio == studio.rights.studio_did
        assert standing.policy.exp == standing.record.expires_at
        assert (standing.grants, standing.revocations, standing.withdrawal) == ((), None, None)
        events = [row["event"] for row in studio.rights.log()]
        assert events == ["consent-given", "policy-signed"]
        assert (studio.paths.vault / avatar.id / LEDGER_NAME).is_file()


def test_other_choices_replace_the_first_and_are_what_the_statement_says(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio)
        words = studio.rights.statement(avatar, NAMED, (Purpose.VIDEO,))
        assert "hold a permission signed by me" in words
        assert "religious content" in words
        with pytest.raises(ConsentMissing, match="not agreed"):
            studio.rights.choose(avatar, NAMED, agreed=False)
        signed = studio.rights.choose(avatar, NAMED, purposes=(Purpose.VIDEO,), notify=True, agreed=True)
        assert (signed.seq, signed.choices, signed.purposes) == (2, NAMED, (Purpose.VIDEO,))
        assert Duty.NOTIFY in signed.duties
        tree = json.loads(signed.document)
        assert tree["statement"]["sha256"] == hash_bytes(words.encode())
        assert studio.rights.standing(avatar).policy == signed


def test_choices_go_no_further_than_the_consent(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio, purposes=(Purpose.TRAINING,))
        with pytest.raises(InvalidInput, match="more than the consent"):
            studio.rights.choose(avatar, NARROWEST, purposes=(Purpose.VIDEO,), agreed=True)
        with pytest.raises(VerificationFailed):
            studio.rights.choose(avatar, ConsentChoices(Audience.NAMED, ("did:web:x",)), agreed=True)


def test_a_grant_stands_in_the_list_until_it_is_taken_back(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio, choices=NAMED)
        grant = studio.rights.grant(avatar, STRANGER, max_clips=3, publish=Publish.PUBLIC, days=9)
        (held,) = studio.rights.standing(avatar).grants
        assert (held.grant, held.used, held.revoked) == (grant, 0, False)
        listed = studio.rights.take_back(avatar, RevokedKind.GRANT, grant.grant_id)
        assert studio.rights.standing(avatar).grants[0].revoked
        again = studio.rights.take_back(avatar, RevokedKind.CLIP, "e" * 64)
        assert (again.seq, again.prev_sha256, len(again.entries)) == (2, listed.sha256, 2)
        with pytest.raises(NotFound):
            studio.rights.take_back(avatar, RevokedKind.GRANT, "0" * 32)


def test_no_grant_where_the_choices_leave_no_room(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        bo = add_avatar(studio, "Bo")
        with pytest.raises(UseNotAllowed, match="nobody else") as caught:
            studio.rights.grant(bo, STRANGER)
        assert "--who named" in caught.value.hint
        cy = add_avatar(studio, "Cy", origin="file", choices=NAMED)
        with pytest.raises(UseNotAllowed, match="came from files"):
            studio.rights.grant(cy, STRANGER, publish=Publish.PEERS)
        assert studio.rights.grant(cy, STRANGER).publish is Publish.PRIVATE
        studio.avatars.revoke("Cy")
        with pytest.raises(ConsentRevoked):
            studio.rights.grant(cy, STRANGER)


def test_documents_are_taken_in_when_they_are_signed_and_newer(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio, choices=NAMED)
        desk = paper_desk(studio)
        key, newest = desk.person_key(avatar.id), desk.policies(avatar.id)[-1]
        tree = json.loads(newest.document) | {"seq": 2, "prev_sha256": newest.sha256, "remix": "no"}
        newer = write_document(tree, key, studio.rooms.clock())
        assert studio.rights.accept(lay_out(newer)) == "policy"
        assert studio.rights.accept(newer) == "policy"
        assert read_policy(newer).choices.remix is Remix.NO
        with pytest.raises(ConsentRolledBack):
            studio.rights.accept(newest.document)
        with pytest.raises(ConsentInvalid):
            studio.rights.accept(newer.replace('"no"', '"yes"'))
        record, _ = studio.avatars.consent(avatar)
        with pytest.raises(InvalidInput, match="cannot be taken in"):
            studio.rights.accept(record.document)
        strange = json.loads(newer) | {"avatar_id": "urn:uuid:00000000-0000-4000-8000-000000000000"}
        with pytest.raises(NotFound):
            studio.rights.accept(write_document(strange, key, studio.rooms.clock()))
        names = [check.name for check in studio.rights.verify(newest.document)[1] if not check.ok]
        assert names == ["newest"]


def test_a_withdrawal_leaves_a_last_policy_and_a_list_for_others(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio, choices=NAMED)
        studio.avatars.revoke(avatar.id)
        rights = studio.rooms.records.rights
        last = read_policy(rights.policies(avatar.id)[-1])
        assert (last.seq, last.status, last.purposes) == (2, PolicyStatus.WITHDRAWN, ())
        (listed,) = rights.revocation_lists(avatar.id)
        assert json.loads(listed)["entries"][0]["kind"] == "avatar"
        assert all(check.ok for check in studio.rights.check_log())


def test_a_clip_is_noted_and_carries_the_choices(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio)
        studio.rights.choose(avatar, NARROWEST, notify=True, agreed=True)
        studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        (clip,) = studio.clips.list()
        found = studio.rights.receipts(clip)
        (receipt,) = found.receipts
        assert receipt.policy == studio.rights.standing(avatar).policy
        assert all(check.ok for check in found.checks)
        assert "consent receipt" in studio.rights.receipt_page(receipt, found.checks).casefold()
        facts = json.loads(studio.rights.log()[-1]["facts_json"])
        assert facts["notify"] == receipt.pii_principal_id
        assert "beach" not in json.dumps(facts)


def test_the_log_says_what_was_rolled_back(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio)
        studio.rights.choose(avatar, NAMED, agreed=True)
        assert all(check.ok for check in studio.rights.check_log())
        database = studio.rooms.records.database
        database.execute("DROP TRIGGER policies_no_delete")
        database.execute("DELETE FROM policies WHERE seq = 2")
        assert [check.name for check in studio.rights.check_log() if not check.ok] == ["Ada"]
        # The person signs again, and all goes on from there.
        signed = studio.rights.choose(avatar, NAMED, agreed=True)
        assert signed.seq == 3
        assert all(check.ok for check in studio.rights.check_log())
        database.execute("DROP TRIGGER audit_log_no_update")
        database.execute("UPDATE audit_log SET at = '2026-01-01T00:00:00.000000Z' WHERE number = 1")
        assert not studio.rights.check_log()[0].ok


def make_old(root: Path, avatar_id: str) -> None:
    """What a library of the time before choices looked like: a first record, and no papers beside it."""
    with open_studio(root) as studio:
        record, _ = studio.avatars.consent(studio.avatars.find("Ada"))
        key = paper_desk(studio).person_key(avatar_id)
    tree = json.loads(record.document)
    del tree["choices"], tree["capture"]["evidence"]
    old = write_document(tree | {"schema_version": "likeness-studio/consent-record/1"}, key, record.given_at)
    with closing(sqlite3.connect(root / "library.db")) as connection:
        for trigger in ("consents_no_update", "policies_no_delete", "audit_log_no_delete"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE consents SET document = ?, sha256 = ?", (old, hash_bytes(old.encode())))
        connection.execute("DELETE FROM policies")
        connection.execute("DELETE FROM audit_log WHERE event = 'policy-signed'")
        connection.commit()
    for path in (root / "vault" / avatar_id).iterdir():
        if path.name == LEDGER_NAME or path.suffix == NOTE_SUFFIX:
            path.unlink()


def test_an_avatar_of_before_choices_gets_the_narrowest_once(tmp_path: Path) -> None:
    root = tmp_path / "library"
    with open_studio(root) as studio:
        avatar = add_trained(studio)
    make_old(root, avatar.id)
    with open_studio(root) as studio:
        studio.jobs.start()
        studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert len(studio.clips.list()) == 1
        standing = studio.rights.standing(avatar)
        assert standing.policy is not None
        assert (standing.policy.seq, standing.policy.choices) == (1, NARROWEST)
        assert standing.record.grade is Grade.IMPORTED
        with pytest.raises(UseNotAllowed, match="came from files"):
            studio.exports.export(studio.clips.list(), tmp_path / "out", title="t", base_url="")
        notes = list((root / "vault" / avatar.id).glob(f"*{NOTE_SUFFIX}"))
        assert len(notes) == len(studio.avatars.find("Ada").adapters)
        assert replace(standing.policy) == paper_desk(studio).policies(avatar.id)[-1]
