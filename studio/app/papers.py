"""Where an avatar's papers are signed with its person's own key, and kept: row, sealed ledger and log together.

Whether the person wants it, and what may be done with the papers, is not asked here: see `rights` and `permits`.
"""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from studio.app.identity import Identity
from studio.app.rooms import Rooms
from studio.domain.avatar import Adapter
from studio.domain.consent import NARROWEST, Audience, ConsentChoices, ConsentRecord, Purpose
from studio.domain.errors import ConsentRolledBack, StudioError
from studio.domain.grant import Grant, RevocationList, RevokedAction, RevokedEntry, RevokedKind
from studio.domain.policy import AvatarPolicy, PolicyStatus
from studio.library.ledger import LEDGER_NAME, Ledger, read_ledger, require_clock, write_ledger
from studio.library.vault import read_sealed, write_sealed
from studio.pipelines.permission import NOTE_SUFFIX, PRINCIPAL_KEY_NAME
from studio.provenance.adapter_note import write_adapter_note
from studio.provenance.consent import write_revocation
from studio.provenance.grant import read_revocation_list, write_revocation_list
from studio.provenance.notice import load_notice
from studio.provenance.policy import read_policy, write_policy
from studio.provenance.signing import SigningKey

POLICY_SIGNED = "policy-signed"
LIST_SIGNED = "revocations-signed"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Remembered:
    """What the log knows of an avatar: the highest numbers with their digests, and the latest time."""

    policy: tuple[int, str] = (0, "")
    listed: tuple[int, str] = (0, "")
    seen_at: datetime | None = None


@dataclass(frozen=True)
class SignedWords:
    """What the person read and signs: the choices, and the statement in which they stand."""

    choices: ConsentChoices
    statement: str
    notice_version: str
    purposes: tuple[Purpose, ...]
    notify: bool = False


class PaperDesk:
    """Signs and keeps. Every method that writes is one database transaction."""

    def __init__(self, rooms: Rooms, identity: Identity) -> None:
        self._rooms = rooms
        self._identity = identity

    def person_key(self, avatar_id: str) -> SigningKey:
        """The key with which the person signs. Raises `VaultLocked`, `NotFound` or `LibraryDamaged`."""
        vault = self._rooms.vault
        return SigningKey(read_sealed(vault.folder(avatar_id) / PRINCIPAL_KEY_NAME, vault.open_key(avatar_id)))

    def policies(self, avatar_id: str) -> tuple[AvatarPolicy, ...]:
        """The avatar's policies, oldest first, each with its signature checked. Raises `ConsentInvalid`."""
        return tuple(map(read_policy, self._rooms.records.rights.policies(avatar_id)))

    def newest_list(self, avatar_id: str) -> RevocationList | None:
        """The newest list of what was taken back, if there is one. Raises `ConsentInvalid`."""
        documents = self._rooms.records.rights.revocation_lists(avatar_id)
        return read_revocation_list(documents[-1]) if documents else None

    def ledger(self, avatar_id: str) -> Ledger:
        """The avatar's sealed ledger. Raises `ConsentRolledBack` when it is missing."""
        vault = self._rooms.vault
        return read_ledger(vault.folder(avatar_id), vault.open_key(avatar_id))

    def remembered(self, avatar_id: str) -> Remembered:
        """What the log says of this avatar. Raises `ConsentInvalid` when a line about it was altered."""
        known = Remembered()
        for row in self._rooms.records.audit.about(avatar_id):
            facts = json.loads(row["facts_json"])
            if row["event"] == POLICY_SIGNED:
                known = replace(known, policy=max(known.policy, (int(facts["seq"]), facts["sha256"])))
            if row["event"] == LIST_SIGNED:
                known = replace(known, listed=max(known.listed, (int(facts["seq"]), facts["sha256"])))
            at = datetime.fromisoformat(row["at"])
            known = replace(known, seen_at=max(known.seen_at or at, at))
        return known

    def sign_policy(
        self, avatar_id: str, record: ConsentRecord, words: SignedWords, status: PolicyStatus = PolicyStatus.ACTIVE
    ) -> AvatarPolicy:
        """Sign and keep the policy that follows whatever was known before, also where the library lost some of it.

        Raises `ClockSetBack`, so that no older time is signed, and what `write_policy` raises.
        """
        now = self._rooms.clock()
        with self._rooms.records.database.transaction():
            known = self.remembered(avatar_id)
            ledger = self._ledger_or_new(avatar_id, known)
            for seen_at in (known.seen_at, ledger.seen_at):
                require_clock(seen_at or now, now)
            seq, sha256 = max(known.policy, (ledger.policy_seq, ledger.policy_sha256))
            policy = write_policy(
                record,
                self.person_key(avatar_id),
                avatar_id=avatar_id,
                studio=self._identity.did,
                choices=words.choices,
                statement=words.statement,
                notice_version=words.notice_version,
                signed_at=now,
                seq=seq + 1,
                prev_sha256=sha256,
                status=status,
                purposes=words.purposes,
                notify=words.notify,
            )
            self.keep(avatar_id, policy=policy, ledger=ledger)
        return policy

    def sign_list(self, avatar_id: str, added: Sequence[RevokedEntry]) -> RevocationList:
        """Sign and keep the list of what was taken back, with ``added`` at its end."""
        now = self._rooms.clock()
        with self._rooms.records.database.transaction():
            known, ledger, last = self.remembered(avatar_id), self.ledger(avatar_id), self.newest_list(avatar_id)
            seq, sha256 = max(known.listed, (ledger.list_seq, ledger.list_sha256))
            listed_last = (last.seq, last.sha256) if last else (0, "")
            if listed_last != (seq, sha256):
                raise ConsentRolledBack(
                    "The newest list of what was taken back is missing.", "Restore the library from a backup."
                )
            entries = (*(last.entries if last else ()), *added)
            listed = write_revocation_list(
                avatar_id,
                self.person_key(avatar_id),
                entries,
                issued_at=now,
                seq=seq + 1,
                prev_sha256=sha256,
            )
            self.keep(avatar_id, listed=listed)
        return listed

    def keep(
        self,
        avatar_id: str,
        *,
        policy: AvatarPolicy | None = None,
        listed: RevocationList | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        """Keep papers that were signed or accepted. Raises `ConsentRolledBack` when newer ones are known.

        ``ledger`` is where they are entered; the sealed one unless the person signs where that was lost.
        """
        records, now = self._rooms.records, self._rooms.clock()
        with records.database.transaction():
            known = self.remembered(avatar_id)
            moved = (ledger or self.ledger(avatar_id)).advance(policy, listed, now)
            for what, signed, seen in (("policy", policy, known.policy), ("list", listed, known.listed)):
                if signed is None:
                    continue
                if signed.seq < seen[0] or (signed.seq == seen[0] and signed.sha256 != seen[1]):
                    raise ConsentRolledBack(
                        f"A newer {what} of this avatar was seen here already.", "Ask the person for the newest one."
                    )
            if policy is not None:
                records.rights.add_policy(policy)
                records.audit.append(POLICY_SIGNED, avatar_id, {"seq": str(policy.seq), "sha256": policy.sha256})
            if listed is not None:
                records.rights.add_revocations(listed)
                records.audit.append(LIST_SIGNED, avatar_id, {"seq": str(listed.seq), "sha256": listed.sha256})
            self._write(avatar_id, moved)

    def sign_withdrawal(self, avatar_id: str, record: ConsentRecord, reason: str) -> None:
        """Sign and keep the withdrawal; then tell it to those who hold copies, by a last policy and a list."""
        revocation = write_revocation(record, self.person_key(avatar_id), self._rooms.clock(), reason)
        self._rooms.records.consents.add_revocation(revocation)
        self._rooms.records.audit.append("consent-withdrawn", avatar_id, {"record": record.sha256})
        self._sign_farewell(avatar_id, record)

    def _sign_farewell(self, avatar_id: str, record: ConsentRecord) -> None:
        """What cannot be signed any more is left out; the withdrawal itself does not hang on it."""
        now, notice = self._rooms.clock(), load_notice("en")
        words = SignedWords(ConsentChoices(Audience.NOBODY), record.document, notice.version, ())
        entry = RevokedEntry(RevokedKind.AVATAR, avatar_id, now, "withdrawn", RevokedAction.DELETE)
        for sign in (
            lambda: self.sign_policy(avatar_id, record, words, PolicyStatus.WITHDRAWN),
            lambda: self.sign_list(avatar_id, (entry,)),
        ):
            try:
                sign()
            except StudioError as error:
                _log.info("a farewell of %s was not signed: %s", avatar_id, error.code)

    def keep_grant(self, avatar_id: str, grant: Grant, event: str) -> None:
        """Keep a grant that was signed or accepted. Raises `ConsentRolledBack` for one that replays another."""
        records = self._rooms.records
        with records.database.transaction():
            moved = self.ledger(avatar_id).with_grant(grant)
            records.rights.add_grant(grant)
            records.audit.append(event, avatar_id, {"grant": grant.grant_id, "sha256": grant.sha256})
            self._write(avatar_id, moved)

    def count_use(self, avatar_id: str, grant: Grant, job_id: str) -> None:
        """Write down that a job made a clip by ``grant``, in the table and in the ledger."""
        records = self._rooms.records
        with records.database.transaction():
            records.rights.add_use(grant.grant_id, job_id, self._rooms.clock())
            self._write(avatar_id, self.ledger(avatar_id).with_grant(grant, job_id))

    def mark_time(self, avatar_id: str, now: datetime) -> None:
        """Remember that the avatar was used at ``now``."""
        with self._rooms.records.database.transaction():
            ledger = self.ledger(avatar_id)
            if now > ledger.seen_at:
                self._write(avatar_id, replace(ledger, seen_at=now))

    def write_note(self, adapter: Adapter, record_sha256: str) -> None:
        """Sign, as this studio, that ``adapter`` is its avatar's, and seal the note beside it."""
        vault = self._rooms.vault
        note = write_adapter_note(adapter, record_sha256, self._identity.key, self._rooms.clock())
        path = vault.folder(adapter.avatar_id) / f"{adapter.sha256}{NOTE_SUFFIX}"
        write_sealed(path, vault.open_key(adapter.avatar_id), note.encode("utf-8"))

    def adopt(self, avatar_id: str, record: ConsentRecord) -> bool:
        """Give an avatar of the time before choices the narrowest ones, once. Returns whether that was done now.

        Such a record allows its purposes to the person alone; nothing wider is read into it.
        """
        known_before = self.remembered(avatar_id).policy != (0, "")
        sealed = (self._rooms.vault.folder(avatar_id) / LEDGER_NAME).exists()
        if record.choices is not None or known_before or sealed or self._rooms.records.rights.policies(avatar_id):
            return False
        notice = load_notice("en")
        choices = NARROWEST
        statement = notice.fill(record.principal_name, record.purposes, record.given_at, record.expires_at, choices)
        self.sign_policy(avatar_id, record, SignedWords(choices, statement, notice.version, record.purposes))
        for adapter in self._rooms.records.avatars.adapters(avatar_id):
            self.write_note(adapter, record.sha256)
        return True

    def _ledger_or_new(self, avatar_id: str, known: Remembered) -> Ledger:
        """The ledger; where there is none, a new one that holds what the log knows."""
        if (self._rooms.vault.folder(avatar_id) / LEDGER_NAME).exists():
            return self.ledger(avatar_id)
        return Ledger(known.seen_at or self._rooms.clock(), *known.policy, *known.listed)

    def _write(self, avatar_id: str, ledger: Ledger) -> None:
        vault = self._rooms.vault
        write_ledger(vault.folder(avatar_id), vault.open_key(avatar_id), ledger)
