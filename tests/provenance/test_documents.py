"""Any document about consent, recognised and judged; what does not hold is said."""

import json
from datetime import timedelta

import pytest

from studio.domain.errors import VerificationFailed
from studio.provenance import consent, signing
from studio.provenance.documents import examine_document
from tests.provenance.scene import GIVEN, Scene
from tests.provenance.test_schemas import documents

KINDS = {
    "consent-record": "consent record",
    "consent-revocation": "withdrawal",
    "avatar-policy": "policy",
    "grant": "grant",
    "revocations": "revocation list",
    "consent-receipt": "receipt",
}


@pytest.mark.parametrize("name", KINDS)
def test_a_document_is_recognised_also_when_it_is_laid_out(scene: Scene, name: str) -> None:
    text = documents(scene)[name]
    for form in (text, json.dumps(json.loads(text), indent=2)):
        examined = examine_document(form, GIVEN)
        assert examined.kind == KINDS[name]
        assert examined.text == text
        assert all(check.ok for check in examined.checks)
        assert examined.signer in {scene.person.did, scene.creator.did}


@pytest.mark.parametrize("name", KINDS)
def test_an_edited_document_fails_and_one_of_another_form_too(scene: Scene, name: str) -> None:
    tree = json.loads(documents(scene)[name])
    edited = examine_document(json.dumps({**tree, "more": 1}), GIVEN)
    assert [check.name for check in edited.checks if not check.ok] == ["signature"]
    resigned = examine_document(signing.write_document({**tree, "more": 1}, scene.person, GIVEN), GIVEN)
    assert [check.name for check in resigned.checks if not check.ok] == ["form"]


def test_time_is_judged(scene: Scene) -> None:
    text = documents(scene)["grant"]
    late = examine_document(text, GIVEN + timedelta(days=10))
    assert [check.name for check in late.checks if not check.ok] == ["time"]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema_version": "another/1"}', "x" * (2 << 20)])
def test_strange_text_is_refused(text: str) -> None:
    with pytest.raises(VerificationFailed):
        examine_document(text, GIVEN)


def test_a_withdrawal_of_another_hand_fails(scene: Scene) -> None:
    record = scene.consent()
    tree = json.loads(consent.write_revocation(record, scene.person, GIVEN, "").document)
    stolen = examine_document(signing.write_document(tree, scene.creator, GIVEN), GIVEN)
    assert [check.name for check in stolen.checks if not check.ok] == ["form"]
