"""Consent: written, read back, tampered with field by field, withdrawn, expired."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from studio.domain.consent import NARROWEST, Audience, ConsentChoices, Grade, Purpose, Remix, require_consent
from studio.domain.errors import (
    ConsentExpired,
    ConsentInvalid,
    ConsentMissing,
    ConsentRevoked,
    InvalidInput,
)
from studio.provenance import consent, signing
from tests.provenance.scene import GIVEN, Scene, change, evidence, leaves


def test_a_record_is_read_back_as_it_was_written(scene: Scene) -> None:
    record = scene.consent(purposes=(Purpose.VOICE, Purpose.TRAINING))
    assert consent.read_consent(record.document) == record
    assert record.pii_principal_id == scene.person.did
    assert record.purposes == (Purpose.TRAINING, Purpose.VOICE)
    assert record.expires_at - record.given_at == timedelta(days=365)
    assert record.live_capture
    tree = json.loads(record.document)
    assert tree["capture"]["takes"][1]["sentence"] == "The boat left."
    assert tree["events"][0]["event_state"] == "given"
    assert tree["privacy_notice"]["version"] == "2026-11-1"


def test_what_came_from_a_file_is_recorded_as_such(scene: Scene) -> None:
    record = scene.consent(origin="file")
    assert not record.live_capture
    assert [take["origin"] for take in json.loads(record.document)["capture"]["takes"]] == ["live", "file"]


def test_every_single_altered_value_is_found(scene: Scene) -> None:
    tree = json.loads(scene.consent().document)
    paths = list(leaves(tree))
    assert len(paths) > 60
    for path in paths:
        with pytest.raises(ConsentInvalid):
            consent.read_consent(signing.canonical_text(change(tree, path)))


def test_removed_and_added_fields_are_found(scene: Scene) -> None:
    tree = json.loads(scene.consent().document)
    for name in tree:
        rest = {key: value for key, value in tree.items() if key != name}
        with pytest.raises(ConsentInvalid):
            consent.read_consent(signing.canonical_text(rest))
    with pytest.raises(ConsentInvalid):
        consent.read_consent(signing.canonical_text({**tree, "extra": 1}))


def test_a_validly_signed_record_of_another_form_is_refused(scene: Scene) -> None:
    tree = json.loads(scene.consent().document)
    changes: list[dict[str, Any]] = [
        {"schema_version": "likeness-studio/consent-record/1"},
        {"schema_version": "likeness-studio/consent-record/3"},
        {"choices": {**tree["choices"], "prohibitions": ["nudity"]}},
        {"choices": {**tree["choices"], "scope": {"mode": "everyone", "parties": [scene.creator.did]}}},
        {"capture": {**tree["capture"], "adult_declared": False}},
        {"capture": {**tree["capture"], "takes": []}},
        {"purposes": []},
        {"purposes": [tree["purposes"][0], tree["purposes"][0]]},
        {"events": [{**tree["events"][0], "validity_duration": "P0D"}]},
        {"events": [{**tree["events"][0], "event_time": "2026-13-01T00:00:00Z"}]},
        {"events": [{**tree["events"][0], "entity_id": scene.creator.did}]},
        {"parties": [{**tree["parties"][0], "party_role": "pii_controller"}]},
        {"unknown": True},
    ]
    for fields in changes:
        with pytest.raises(ConsentInvalid):
            consent.read_consent(signing.write_document({**tree, **fields}, scene.person, GIVEN))


def test_only_the_person_can_sign_their_record(scene: Scene) -> None:
    tree = json.loads(scene.consent().document)
    with pytest.raises(ConsentInvalid, match="not signed by the person"):
        consent.read_consent(signing.write_document(tree, scene.creator, GIVEN))


def test_only_the_exact_text_counts(scene: Scene) -> None:
    document = scene.consent().document
    with pytest.raises(ConsentInvalid, match="not written as it was signed"):
        consent.read_consent(json.dumps(json.loads(document), indent=1))
    for text in ("", "{}", document[:-1], "x" * (consent.MAX_CONSENT_BYTES + 1)):
        with pytest.raises(ConsentInvalid):
            consent.read_consent(text)


def test_no_record_without_an_adult_a_take_a_name_and_a_purpose(scene: Scene) -> None:
    def write(name: str = "Ada", days: int = 9, adult: bool = True, takes: int = 1, purposes: int = 1) -> None:
        consent.write_consent(
            name,
            scene.person,
            purposes=(Purpose.VIDEO,) * purposes,
            given_at=GIVEN,
            days=days,
            evidence=evidence(adult=adult, takes=takes),
            notice_version="1",
            notice_sha256="c" * 64,
            language="en",
        )

    write()
    with pytest.raises(ConsentInvalid, match="adult"):
        write(adult=False)
    with pytest.raises(ConsentInvalid, match="no recording"):
        write(takes=0)
    wrong_calls: tuple[Callable[[], None], ...] = (
        lambda: write(name="  "),
        lambda: write(name="x" * 500),
        lambda: write(days=0),
        lambda: write(days=4000),
        lambda: write(purposes=0),
    )
    for wrong in wrong_calls:
        with pytest.raises((InvalidInput, ConsentInvalid)):
            wrong()


def test_withdrawing_ends_it(scene: Scene) -> None:
    record = scene.consent()
    later = GIVEN + timedelta(days=1)
    assert require_consent(record, None, Purpose.VIDEO, later) is record
    revocation = consent.write_revocation(record, scene.person, later, "I changed my mind")
    assert consent.read_revocation(revocation.document, record) == revocation
    assert revocation.revoked_at == later
    with pytest.raises(ConsentRevoked):
        require_consent(record, revocation, Purpose.VIDEO, later)


def test_time_and_purpose_are_respected(scene: Scene) -> None:
    record = scene.consent(days=10, purposes=(Purpose.TRAINING,))
    assert require_consent(record, None, Purpose.TRAINING, GIVEN + timedelta(days=9, hours=23))
    with pytest.raises(ConsentExpired):
        require_consent(record, None, Purpose.TRAINING, GIVEN + timedelta(days=10))
    with pytest.raises(ConsentMissing):
        require_consent(record, None, Purpose.TRAINING, GIVEN - timedelta(seconds=1))
    with pytest.raises(ConsentMissing):
        require_consent(record, None, Purpose.EXPORT, GIVEN)


def test_nobody_else_can_withdraw_and_nothing_else_is_withdrawn(scene: Scene) -> None:
    record, other = scene.consent(), scene.consent(name="Ada again")
    with pytest.raises(ConsentInvalid, match="Only the key"):
        consent.write_revocation(record, scene.creator, GIVEN, "")
    revocation = consent.write_revocation(record, scene.person, GIVEN, "")
    with pytest.raises(ConsentInvalid, match="another consent"):
        consent.read_revocation(revocation.document, other)
    tree = json.loads(revocation.document)
    with pytest.raises(ConsentInvalid, match="not signed by the person"):
        consent.read_revocation(signing.write_document(tree, scene.creator, GIVEN), record)
    for path in leaves(tree):
        with pytest.raises(ConsentInvalid):
            consent.read_revocation(signing.canonical_text(change(tree, path)), record)
    with pytest.raises(ConsentInvalid):
        consent.read_revocation(record.document, record)


def test_a_record_of_the_first_version_stays_readable(scene: Scene) -> None:
    tree = json.loads(scene.consent().document)
    del tree["choices"], tree["capture"]["evidence"]
    tree["schema_version"] = "likeness-studio/consent-record/1"
    old = consent.read_consent(signing.write_document(tree, scene.person, GIVEN))
    assert (old.choices, old.grade) == (None, Grade.IMPORTED)
    assert old.take_sha256s


def test_choices_are_signed_with_the_record(scene: Scene) -> None:
    record = scene.consent(choices=ConsentChoices(Audience.FOLLOWERS, remix=Remix.ASK))
    assert record.choices == ConsentChoices(Audience.FOLLOWERS, remix=Remix.ASK)
    assert json.loads(record.document)["choices"]["scope"] == {"mode": "followers", "parties": []}
    assert scene.consent().choices == NARROWEST
