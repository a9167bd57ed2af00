"""What a person decides about their avatar after it exists: choices, grants, what they take back; and what shows it.

Everything is signed with the person's own key, which lies sealed in their avatar's vault folder: whoever opens this
studio acts for them. Documents that came from elsewhere are only taken in when they are signed and newer.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from studio.app.identity import Identity
from studio.app.papers import PaperDesk, SignedWords
from studio.app.permits import PermitOffice
from studio.app.rooms import Rooms
from studio.core.container import print_stream_hashes
from studio.core.media import Ffmpeg
from studio.domain.avatar import Avatar
from studio.domain.clip import Clip
from studio.domain.consent import Audience, ConsentChoices, ConsentRecord, Purpose, Revocation
from studio.domain.errors import (
    ConsentInvalid,
    ConsentMissing,
    ConsentRevoked,
    InvalidInput,
    NotFound,
    UseNotAllowed,
    VerificationFailed,
)
from studio.domain.events import AvatarChanged
from studio.domain.grant import Grant, Publish, RevocationList, RevokedAction, RevokedEntry, RevokedKind
from studio.domain.policy import AvatarPolicy, Duty, PolicyStatus
from studio.domain.usage import GRANTABLE
from studio.domain.verification import Check
from studio.library.rows import Row
from studio.provenance.documents import examine_document
from studio.provenance.grant import read_grant, read_revocation_list, write_grant
from studio.provenance.manifest import MANIFEST_TAG, read_manifest, read_stream_hashes, verify_manifest
from studio.provenance.notice import load_notice
from studio.provenance.policy import read_policy
from studio.provenance.receipt import Receipt, read_receipt
from studio.provenance.receipt_page import write_receipt_page
from studio.provenance.signing import decode_did, parse_document
from studio.provenance.verify import describe_signer

MAX_GRANT_DAYS = 3650


@dataclass(frozen=True)
class GrantInHand:
    """A grant and how many clips were made by it here."""

    grant: Grant
    used: int
    revoked: bool


@dataclass(frozen=True)
class Standing:
    """How an avatar's consent stands: everything that was signed about it."""

    record: ConsentRecord
    withdrawal: Revocation | None
    policy: AvatarPolicy | None
    grants: tuple[GrantInHand, ...]
    revocations: RevocationList | None


@dataclass(frozen=True)
class ClipReceipts:
    """The receipts that a clip carries, one for each person in it, and what was found when the clip was checked."""

    receipts: tuple[Receipt, ...]
    checks: tuple[Check, ...]


class Rights:
    """Use cases around an avatar's papers."""

    def __init__(self, rooms: Rooms, permits: PermitOffice, identity: Identity, ffmpeg: Ffmpeg | None) -> None:
        self._rooms = rooms
        self._permits = permits
        self._identity = identity
        self._ffmpeg = ffmpeg
        self._desk = PaperDesk(rooms, identity)

    def standing(self, avatar: Avatar) -> Standing:
        """All papers of ``avatar``, each with its signature checked. Raises a `ConsentMissing` for a broken one."""
        record, withdrawal = self._permits.consent_of(avatar)
        policies = self._desk.policies(avatar.id)
        listed = self._desk.newest_list(avatar.id)
        revoked = {entry.subject for entry in listed.entries if entry.kind is RevokedKind.GRANT} if listed else set()
        rights = self._rooms.records.rights
        grants = tuple(
            GrantInHand(grant, len(rights.uses(grant.grant_id)), grant.grant_id in revoked)
            for grant in map(read_grant, rights.grants(avatar.id))
        )
        return Standing(record, withdrawal, policies[-1] if policies else None, grants, listed)

    def statement(
        self, avatar: Avatar, choices: ConsentChoices, purposes: Sequence[Purpose], language: str | None = None
    ) -> str:
        """The words that the person signs with these choices, from now on."""
        record, _ = self._living(avatar)
        notice = load_notice(language or self._rooms.settings.text_language)
        return notice.fill(record.principal_name, purposes, self._rooms.clock(), record.expires_at, choices)

    def choose(
        self,
        avatar: Avatar,
        choices: ConsentChoices,
        *,
        purposes: Sequence[Purpose] | None = None,
        suspended: bool = False,
        notify: bool = False,
        agreed: bool,
    ) -> AvatarPolicy:
        """Sign other choices, which hold from now on. No wider purposes than the record's.

        Raises `ConsentMissing` unless the person ``agreed`` to `statement`.
        """
        if not agreed:
            raise ConsentMissing("The person has not agreed to the statement.", "Read it together, then agree.")
        record, _ = self._living(avatar)
        chosen = tuple(purpose for purpose in record.purposes if purposes is None or purpose in purposes)
        if purposes is not None and not set(purposes) <= set(record.purposes):
            raise InvalidInput("The choices allow more than the consent itself.", "A wider consent needs a new record.")
        for party in choices.parties:
            decode_did(party)
        statement = self.statement(avatar, choices, chosen)
        notice = load_notice(self._rooms.settings.text_language)
        status = PolicyStatus.SUSPENDED if suspended else PolicyStatus.ACTIVE
        words = SignedWords(choices, statement, notice.version, chosen, notify)
        policy = self._desk.sign_policy(avatar.id, record, words, status)
        self._rooms.bus.publish(AvatarChanged(avatar.id))
        return policy

    def grant(
        self,
        avatar: Avatar,
        holder: str,
        *,
        max_clips: int = 1,
        publish: Publish = Publish.PRIVATE,
        days: int = 30,
        purposes: Sequence[Purpose] = GRANTABLE,
        parent_sha256: str = "",
    ) -> Grant:
        """Sign a grant to the studio ``holder`` (a did:key). Raises `UseNotAllowed` when the choices leave no room."""
        record, _ = self._living(avatar)
        policy = self._permits.require_papers(avatar)[1].policy
        if policy is None:
            raise ConsentMissing(f"The signed choices of {record.principal_name} are missing.", "Sign them again.")
        if policy.choices.audience in {Audience.NOBODY, Audience.ONLY_ME}:
            raise UseNotAllowed(
                f"{record.principal_name} chose that nobody else may use this avatar.",
                f"Choose others first: likeness consent set {avatar.name} --who named.",
            )
        if not 1 <= days <= MAX_GRANT_DAYS:
            raise InvalidInput(f"A grant lasts 1 to {MAX_GRANT_DAYS} days.", "Choose another number.")
        wanted = [purpose for purpose in purposes if purpose in policy.purposes]
        self._permits.require(avatar, *wanted, *([] if publish is Publish.PRIVATE else [Purpose.EXPORT]))
        grant = write_grant(
            policy,
            self._desk.person_key(avatar.id),
            holder,
            issued_at=self._rooms.clock(),
            days=days,
            max_clips=max_clips,
            publish=publish,
            purposes=purposes,
            parent_sha256=parent_sha256,
        )
        self._desk.keep_grant(avatar.id, grant, "grant-signed")
        return grant

    def take_back(
        self,
        avatar: Avatar,
        kind: RevokedKind,
        subject: str,
        *,
        reason: str = "withdrawn",
        action: RevokedAction = RevokedAction.STOP_NEW,
    ) -> RevocationList:
        """Sign the list with one more entry: a grant, a clip or a studio that may do nothing more."""
        self._living(avatar)
        known = {entry.grant.grant_id for entry in self.standing(avatar).grants}
        if kind is RevokedKind.GRANT and subject not in known:
            raise NotFound("There is no such grant for this avatar.", "likeness consent show AVATAR lists them.")
        if kind is RevokedKind.CREATOR:
            decode_did(subject)
        entry = RevokedEntry(kind, subject, self._rooms.clock(), reason, action)
        listed = self._desk.sign_list(avatar.id, (entry,))
        self._rooms.bus.publish(AvatarChanged(avatar.id))
        return listed

    def accept(self, text: str) -> str:
        """Take in a grant, a policy or a revocation list that somebody sent; returns what it was.

        Only of an avatar that is here, only signed by its person, and only newer than what was seen.
        """
        examined = examine_document(text, self._rooms.clock())
        failed = [check for check in examined.checks if not check.ok]
        if failed:
            raise ConsentInvalid(f"The {examined.kind} does not hold: {failed[0].sentence}", "Ask for it again.")
        if examined.kind not in {"grant", "policy", "revocation list"}:
            raise InvalidInput(f"A {examined.kind} cannot be taken in.", "Only grants, policies and lists are.")
        avatar = self._rooms.records.avatars.get(examined.subject)
        record, _ = self._living(avatar)
        if examined.signer != record.pii_principal_id:
            raise ConsentInvalid("It was signed by somebody else than this avatar's person.", "It changes nothing.")
        match examined.kind:
            case "grant":
                grant = read_grant(examined.text)
                if grant.holder != self._identity.did:
                    raise UseNotAllowed("The grant was given to another studio.", "Ask for a grant of your own.")
                self._desk.keep_grant(avatar.id, grant, "grant-accepted")
            case "policy":
                policy = read_policy(examined.text)
                if policy.record_sha256 != record.sha256:
                    raise ConsentInvalid("The policy belongs to another consent.", "It changes nothing.")
                self._desk.keep(avatar.id, policy=policy)
            case _:
                self._desk.keep(avatar.id, listed=read_revocation_list(examined.text))
        self._rooms.bus.publish(AvatarChanged(avatar.id))
        return examined.kind

    def receipts(self, clip: Clip) -> ClipReceipts:
        """What the clip's own file carries. Raises `NotFound` when it carries no receipt."""
        video = self._rooms.files.verify(clip.sha256)
        ffmpeg = self._ffmpeg or Ffmpeg.locate()
        manifest = ffmpeg.probe(video).tags.get(MANIFEST_TAG, "")
        checks = verify_manifest(manifest, read_stream_hashes(print_stream_hashes(ffmpeg, video)))
        try:
            receipts = tuple(map(read_receipt, read_manifest(manifest).receipts))
        except VerificationFailed as error:
            raise VerificationFailed(f"The clip's receipts do not hold: {error.message}", error.hint) from error
        if not receipts:
            raise NotFound("This clip carries no consent receipt.", "Nobody's likeness is in it.")
        return ClipReceipts(receipts, checks)

    @staticmethod
    def receipt_page(receipt: Receipt, checks: Sequence[Check] = ()) -> str:
        """The receipt as one HTML page."""
        return write_receipt_page(receipt, checks)

    def verify(self, text: str) -> tuple[str, tuple[Check, ...]]:
        """What kind of document ``text`` is, and what holds of it, also against what this library knows."""
        examined = examine_document(text, self._rooms.clock())
        checks = list(examined.checks)
        if examined.signer:
            checks.append(Check("signer", True, describe_signer(examined.signer, self._known_names())))
        checks += self._compare(examined.kind, examined.text, examined.subject)
        return examined.kind, tuple(checks)

    def log(self) -> tuple[Row, ...]:
        """All lines of the log, oldest first."""
        return self._rooms.records.audit.entries()

    def check_log(self) -> tuple[Check, ...]:
        """Whether the log hangs together, and whether each living avatar's papers are the newest it knows."""
        broken = self._rooms.records.audit.verify()
        sentence = "Every line follows from the one before." if broken is None else f"It breaks at line {broken}."
        checks = [Check("log", broken is None, sentence)]
        for avatar in self._rooms.records.avatars.list():
            try:
                self._permits.require_papers(avatar)
            except ConsentMissing as error:
                checks.append(Check(avatar.name, False, error.message))
            else:
                checks.append(Check(avatar.name, True, "Its papers are the newest that were seen."))
        return tuple(checks)

    @property
    def studio_did(self) -> str:
        """The did:key of this studio, to be named in grants to it."""
        return self._identity.did

    def _known_names(self) -> dict[str, str]:
        avatars = self._rooms.records.avatars.list()
        people = {self._permits.consent_of(avatar)[0].pii_principal_id: avatar.name for avatar in avatars}
        return people | {self._identity.did: "this studio"}

    def _living(self, avatar: Avatar) -> tuple[ConsentRecord, Revocation | None]:
        record, withdrawal = self._permits.consent_of(avatar)
        if withdrawal is not None or avatar.erased_at is not None:
            raise ConsentRevoked(f"The consent for {avatar.name} was withdrawn.", "A new scan needs a new consent.")
        return record, withdrawal

    def _compare(self, kind: str, text: str, subject: str) -> list[Check]:
        """A policy or list against the newest one that is kept here."""
        if kind not in {"policy", "revocation list"} or not subject:
            return []
        rights = self._rooms.records.rights
        kept = rights.policies(subject) if kind == "policy" else rights.revocation_lists(subject)
        if not kept:
            return []
        newest, given = int(parse_document(kept[-1])["seq"]), int(parse_document(text)["seq"])
        same = text in kept
        if given == newest and same:
            return [Check("newest", True, "It is the newest one that this library knows.")]
        if given > newest:
            return [Check("newest", True, "It is newer than what this library knows.")]
        return [Check("newest", False, f"This library knows number {newest}; this is number {given}.")]


def describe_policy(policy: AvatarPolicy) -> dict[str, Any]:
    """A policy as plain data for answers in JSON."""
    return {
        "seq": policy.seq,
        "sha256": policy.sha256,
        "status": policy.status.value,
        "who": policy.choices.audience.value,
        "parties": list(policy.choices.parties),
        "remix": policy.choices.remix.value,
        "prohibitions": [prohibition.value for prohibition in policy.choices.prohibitions],
        "purposes": [purpose.value for purpose in policy.purposes],
        "notify": Duty.NOTIFY in policy.duties,
        "studio": policy.studio,
        "from": policy.nbf.isoformat(),
        "until": policy.exp.isoformat(),
    }


def lay_out(document: str) -> str:
    """A signed document for reading; `Rights.verify` and `Rights.accept` take it in this form too."""
    return json.dumps(parse_document(document), indent=2, ensure_ascii=False) + "\n"
