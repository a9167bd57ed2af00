"""Verdicts in words never claim to know a person."""

from studio.domain.verification import Check
from studio.provenance.verify import all_hold, describe_signer, fingerprint, report
from tests.provenance.scene import Scene


def test_a_signer_is_a_key_first(scene: Scene) -> None:
    did = scene.creator.did
    assert describe_signer(did, {}) == f"signed by key {fingerprint(did)}… (not known to you)"
    assert "known to you as Bo" in describe_signer(did, {did: "Bo"})
    assert "verified" not in describe_signer(did, {did: "Bo"})
    assert fingerprint(did) != fingerprint(scene.person.did)


def test_nothing_checked_is_not_everything_holds() -> None:
    good, bad = Check("a", True, "Fine."), Check("b", False, "Altered.")
    assert all_hold([good])
    assert not all_hold([])
    assert not all_hold([good, bad])
    assert report([good, bad]).splitlines() == ["FAILS  b: Altered.", "holds  a: Fine."]
