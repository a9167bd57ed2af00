"""Verdicts in words. Says which key signed and whether it is known here; never that a person was verified."""

import hashlib
from collections.abc import Iterable, Mapping

from studio.domain.verification import Check
from studio.provenance import signing

__all__ = ["Check", "all_hold", "describe_signer", "fingerprint", "report"]


def fingerprint(did: str) -> str:
    """Eight hex digits of sha256 over the public key, for people to compare aloud: "ab12 cd34"."""
    digits = hashlib.sha256(signing.decode_did(did)).hexdigest()[:8]
    return f"{digits[:4]} {digits[4:]}"


def describe_signer(did: str, known_names: Mapping[str, str]) -> str:
    """``known_names`` maps a did:key to what this studio's owner calls it."""
    known = known_names.get(did)
    return f"signed by key {fingerprint(did)}… ({f'known to you as {known}' if known else 'not known to you'})"


def all_hold(checks: Iterable[Check]) -> bool:
    """Whether there is at least one check and none failed."""
    verdicts = [check.ok for check in checks]
    return bool(verdicts) and all(verdicts)


def report(checks: Iterable[Check]) -> str:
    """One line for each check, the failed ones first."""
    ordered = sorted(checks, key=lambda check: check.ok)
    return "\n".join(f"{'holds' if check.ok else 'FAILS'}  {check.name}: {check.sentence}" for check in ordered)
