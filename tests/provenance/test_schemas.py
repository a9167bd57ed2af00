"""The shipped JSON Schemas are those of the forms, and real documents fit them."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from studio.core.paths import shipped_dir
from studio.domain.avatar import Adapter, ClassWord
from studio.domain.grant import Publish
from studio.provenance import consent, receipt
from studio.provenance.adapter_note import write_adapter_note
from studio.provenance.grant import write_grant, write_revocation_list
from studio.provenance.schemas import FORMS, build_schema, schema_text
from tests.provenance.scene import GIVEN, STREAMS, Scene
from tests.provenance.test_grant import ENTRY


def documents(scene: Scene) -> dict[str, str]:
    """One real document of every kind."""
    record = scene.consent()
    policy = scene.policy(record)
    grant = write_grant(
        policy, scene.person, scene.creator.did, issued_at=GIVEN, days=9, max_clips=1, publish=Publish.PUBLIC
    )
    adapter = Adapter("a" * 64, "f" * 32, "mini", "1", "zxq", ClassWord.MAN, 4, 10, GIVEN, "1" * 32)
    granted = receipt.write_receipt(
        record,
        scene.creator,
        policy=policy,
        grant=grant,
        prompt_sha256="1" * 64,
        content_sha256="2" * 64,
        parents=(),
        issued_at=GIVEN,
    )
    return {
        "consent-record": record.document,
        "consent-revocation": consent.write_revocation(record, scene.person, GIVEN, "no more").document,
        "avatar-policy": policy.document,
        "grant": grant.document,
        "revocations": write_revocation_list("f" * 32, scene.person, (ENTRY,), issued_at=GIVEN).document,
        "consent-receipt": granted,
        "adapter-note": write_adapter_note(adapter, record.sha256, scene.creator, GIVEN),
    }


def validator(name: str) -> Draft202012Validator:
    schemas = [build_schema(known) for known in FORMS]
    registry: Registry[Any] = Registry().with_resources(
        [(schema["$id"], Resource.from_contents(schema)) for schema in schemas]
    )
    return Draft202012Validator(build_schema(name), registry=registry)


@pytest.mark.parametrize("name", FORMS)
def test_the_shipped_file_is_the_schema_of_the_form(name: str) -> None:
    shipped = (shipped_dir("assets") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == json.loads(schema_text(name)), "write the file again: see `schemas.schema_text`"
    Draft202012Validator.check_schema(json.loads(shipped))


def test_there_is_no_other_schema() -> None:
    files = {path.stem for path in (shipped_dir("assets") / "schemas").glob("*.json")}
    assert files == set(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_a_real_document_fits_and_a_broken_one_does_not(scene: Scene, name: str) -> None:
    tree = json.loads(documents(scene)[name])
    check = validator(name)
    check.validate(tree)
    assert not check.is_valid({**tree, "more": 1})
    for field in tree:
        assert not check.is_valid({key: value for key, value in tree.items() if key != field})
    for other in FORMS:
        assert other == name or not validator(other).is_valid(tree)


def test_a_receipt_without_a_grant_fits_and_one_with_a_broken_policy_does_not(scene: Scene) -> None:
    tree = json.loads(scene.receipt(scene.consent(), streams=STREAMS))
    check = validator("consent-receipt")
    check.validate(tree)
    assert tree["grant"] is None
    assert not check.is_valid({**tree, "policy": {}})
    assert not check.is_valid({**tree, "policy": {**tree["policy"], "seq": 0}})
    assert not check.is_valid({**tree, "grant": tree["policy"]})
