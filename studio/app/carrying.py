"""What a newer library knows of living avatars' consent, brought into one that came back from a backup.

A backup is no way back to wider choices, or to a grant's clips that were made already. Only signed documents of the
avatar's own person are taken in; who withdrew is not asked here: see `restore`.
"""

from dataclasses import replace
from pathlib import Path

from studio.app.papers import LIST_SIGNED, POLICY_SIGNED
from studio.app.rooms import Records
from studio.core.clock import Clock
from studio.domain.avatar import Avatar
from studio.domain.errors import ConsentInvalid, ConsentRolledBack, LibraryDamaged
from studio.library.ledger import GrantUse, Ledger, read_ledger, write_ledger
from studio.library.vault import Vault
from studio.provenance.consent import read_consent
from studio.provenance.grant import read_grant, read_revocation_list
from studio.provenance.policy import read_policy


class GivenKey:
    """A vault's master key that is at hand already."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def read(self) -> bytes:
        return self._key


def carry_papers(
    records: Records, newer: Records, vault_dir: Path, newer_dir: Path, master: bytes, clock: Clock
) -> None:
    """Take over ``newer``'s choices, revocation lists, grants and counted clips of all avatars that live in both.

    ``vault_dir`` is the restored vault, which ``master`` opens. Raises `ConsentInvalid` for a document that somebody
    else signed, `ConsentRolledBack` for a grant that replays another, `LibraryDamaged`.
    """
    vault = Vault(vault_dir, GivenKey(master))
    known = {avatar.id for avatar in newer.avatars.list()}
    for avatar in records.avatars.list():
        if avatar.id in known:
            key = vault.open_key(avatar.id)
            with records.database.transaction():
                _carry_documents(records, newer, avatar)
                _carry_uses(records, newer, avatar.id, clock)
                _carry_ledger(vault.folder(avatar.id), newer_dir / avatar.id, key)


def _carry_documents(records: Records, newer: Records, avatar: Avatar) -> None:
    """Policies, lists and grants that are not here yet, and the log's lines about them."""
    consent = records.consents.get(avatar.consent_id)
    person = read_consent(consent.document).pii_principal_id if consent else ""
    rights, here = newer.rights, records.rights
    for policy in map(read_policy, _added(rights.policies(avatar.id), here.policies(avatar.id))):
        _require_own(person == policy.pii_principal_id)
        here.add_policy(policy)
        facts = {"seq": str(policy.seq), "sha256": policy.sha256}
        records.audit.append(POLICY_SIGNED, avatar.id, facts)
    lists = _added(rights.revocation_lists(avatar.id), here.revocation_lists(avatar.id))
    for listed in map(read_revocation_list, lists):
        _require_own(person == listed.issuer)
        here.add_revocations(listed)
        facts = {"seq": str(listed.seq), "sha256": listed.sha256}
        records.audit.append(LIST_SIGNED, avatar.id, facts)
    for grant in map(read_grant, _added(rights.grants(avatar.id), here.grants(avatar.id))):
        _require_own(person == grant.issuer)
        here.add_grant(grant)


def _added(found: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(document for document in found if document not in known)


def _require_own(is_own: bool) -> None:
    if not is_own:
        raise ConsentInvalid(
            "The newer library holds papers about an avatar that its person did not sign.",
            "Restore without --newer, and let everybody choose again.",
        )


def _carry_uses(records: Records, newer: Records, avatar_id: str, clock: Clock) -> None:
    for grant in map(read_grant, records.rights.grants(avatar_id)):
        for job_id in newer.rights.uses(grant.grant_id):
            records.rights.add_use(grant.grant_id, job_id, clock())


def _carry_ledger(folder: Path, newer_folder: Path, key: bytes) -> None:
    """The higher of both ledgers counts. Without the newer one its rows do not fit, and nothing is allowed."""
    theirs = _read_ledger(newer_folder, key)
    if theirs is not None:
        ours = _read_ledger(folder, key)
        write_ledger(folder, key, merge_ledgers(ours, theirs) if ours else theirs)


def _read_ledger(folder: Path, key: bytes) -> Ledger | None:
    try:
        return read_ledger(folder, key)
    except (ConsentRolledBack, LibraryDamaged):
        return None


def merge_ledgers(ours: Ledger, theirs: Ledger) -> Ledger:
    """What either knows: the later time, the higher numbers, every grant with all its clips."""
    policy = max((ours.policy_seq, ours.policy_sha256), (theirs.policy_seq, theirs.policy_sha256))
    listed = max((ours.list_seq, ours.list_sha256), (theirs.list_seq, theirs.list_sha256))
    grants: dict[str, GrantUse] = {**theirs.grants, **ours.grants}
    for grant_id in ours.grants.keys() & theirs.grants.keys():
        jobs = (*ours.grants[grant_id].job_ids, *theirs.grants[grant_id].job_ids)
        grants[grant_id] = replace(ours.grants[grant_id], job_ids=tuple(dict.fromkeys(jobs)))
    return Ledger(max(ours.seen_at, theirs.seen_at), *policy, *listed, grants)
