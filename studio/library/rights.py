"""Policies, grants, revocation lists and the use of grants as rows. Append-only, as the database itself enforces.

The signed documents are stored as they are and never parsed here: `studio.provenance` says whether they are genuine,
`studio.domain.usage` what they allow.
"""

from datetime import datetime

from studio.domain.errors import ConsentRolledBack
from studio.domain.grant import Grant, RevocationList
from studio.domain.policy import AvatarPolicy
from studio.library.database import Database
from studio.library.rows import utc_text


class RightsRecords:
    """Reads and adds; there is nothing else."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_policy(self, policy: AvatarPolicy) -> None:
        """Keep a policy. The same one again is no error."""
        self._add_numbered("policy", policy)

    def policies(self, avatar_id: str) -> tuple[str, ...]:
        """The documents of an avatar's policies, the newest last."""
        return self._documents("policy", avatar_id)

    def add_revocations(self, listed: RevocationList) -> None:
        """Keep a revocation list. The same one again is no error."""
        self._add_numbered("revocations", listed)

    def revocation_lists(self, avatar_id: str) -> tuple[str, ...]:
        """The documents of an avatar's revocation lists, the newest last."""
        return self._documents("revocations", avatar_id)

    def add_grant(self, grant: Grant) -> None:
        """Keep a grant. The same one again is no error; another one under its id or its nonce is.

        Raises `ConsentRolledBack` then.
        """
        with self._database.transaction():
            known = self._database.query(
                "SELECT sha256 FROM grants WHERE grant_id = ? OR nonce = ?", (grant.grant_id, grant.nonce)
            )
            if any(row["sha256"] != grant.sha256 for row in known):
                raise ConsentRolledBack(
                    "Another grant with the same number is known here already.", "Ask the person for a new grant."
                )
            if not known:
                self._database.insert(
                    "grants",
                    {
                        "avatar_id": grant.avatar_id,
                        "grant_id": grant.grant_id,
                        "nonce": grant.nonce,
                        "document": grant.document,
                        "sha256": grant.sha256,
                    },
                )

    def grants(self, avatar_id: str) -> tuple[str, ...]:
        """The documents of all grants for an avatar, oldest first."""
        rows = self._database.query("SELECT document FROM grants WHERE avatar_id = ? ORDER BY number", (avatar_id,))
        return tuple(row["document"] for row in rows)

    def add_use(self, grant_id: str, job_id: str, used_at: datetime) -> None:
        """Write down that the job made a clip by this grant. Once a job, however often it is filed."""
        with self._database.transaction():
            if job_id not in self.uses(grant_id):
                self._database.insert(
                    "grant_uses", {"grant_id": grant_id, "job_id": job_id, "used_at": utc_text(used_at)}
                )

    def uses(self, grant_id: str) -> frozenset[str]:
        """The jobs that made clips by this grant."""
        rows = self._database.query("SELECT job_id FROM grant_uses WHERE grant_id = ?", (grant_id,))
        return frozenset(row["job_id"] for row in rows)

    def _add_numbered(self, kind: str, signed: AvatarPolicy | RevocationList) -> None:
        with self._database.transaction():
            if self._database.query("SELECT 1 FROM policies WHERE sha256 = ?", (signed.sha256,)):
                return
            self._database.insert(
                "policies",
                {
                    "kind": kind,
                    "avatar_id": signed.avatar_id,
                    "seq": signed.seq,
                    "document": signed.document,
                    "sha256": signed.sha256,
                },
            )

    def _documents(self, kind: str, avatar_id: str) -> tuple[str, ...]:
        rows = self._database.query(
            "SELECT document FROM policies WHERE avatar_id = ? AND kind = ? ORDER BY seq, number", (avatar_id, kind)
        )
        return tuple(row["document"] for row in rows)
