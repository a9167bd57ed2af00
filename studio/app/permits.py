"""Permits: the app's check that signed, living papers allow what is asked, and the keys that go with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from studio.app.identity import Identity
from studio.app.models import Models
from studio.app.papers import PaperDesk
from studio.app.rooms import Rooms
from studio.domain.avatar import Avatar
from studio.domain.consent import ConsentRecord, Purpose, Revocation, require_consent
from studio.domain.errors import ConsentInvalid, ConsentMissing, ConsentRevoked, ConsentRolledBack
from studio.domain.grant import Grant, Publish
from studio.domain.job import Job, JobContext, Permit
from studio.domain.policy import AvatarPolicy
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.domain.usage import Papers, Use, needs_grant, require_use
from studio.library.ledger import Ledger, require_clock, require_current
from studio.pipelines.permission import (
    check_ledger,
    check_signer,
    check_takes,
    forbidden_rules,
    read_papers,
    require_clips_left,
)
from studio.provenance.consent import read_consent, read_revocation

# Between two marks of time in the sealed ledger: less than the tolerance that a clock has.
MARK_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Allowed:
    """A use that the signed papers allow. ``grant`` is the one that it stands on, None where none is needed."""

    record: ConsentRecord
    policy: AvatarPolicy
    grant: Grant | None
    permit: Permit

    @property
    def forbidden(self) -> tuple[str, ...]:
        """Ids of the content rules that this person switched on for their avatar."""
        return forbidden_rules(self.policy)


class PermitOffice:
    """Decides for the app; the pipeline checks the same papers again for itself."""

    def __init__(self, rooms: Rooms, models: Models, identity: Identity) -> None:
        self._rooms = rooms
        self._models = models
        self._identity = identity
        self._desk = PaperDesk(rooms, identity)

    def consent_of(self, avatar: Avatar) -> tuple[ConsentRecord, Revocation | None]:
        """The record behind an avatar, its signature checked anew, and its withdrawal if there is one."""
        consents = self._rooms.records.consents
        kept = consents.get(avatar.consent_id)
        if kept is None:
            raise ConsentMissing(
                f"There is no signed consent record for {avatar.name}.",
                "Create the avatar again with consent.",
            )
        record = read_consent(kept.document)
        if record.sha256 != kept.sha256 or record.record_id != avatar.consent_id:
            raise ConsentInvalid(
                f"The consent record of {avatar.name} was altered.", "Restore the library from a backup."
            )
        withdrawn = consents.revocation_for(record.record_id)
        return record, read_revocation(withdrawn.document, record) if withdrawn else None

    def require(
        self,
        avatar: Avatar,
        *purposes: Purpose,
        parents: tuple[str, ...] = (),
        publish: Publish = Publish.PRIVATE,
        clips: tuple[str, ...] = (),
        job_id: str = "",
    ) -> Allowed:
        """What allows this studio all of ``purposes`` now: the person's own papers, the newest that were ever seen.

        ``job_id`` is the job that would make a clip, ``clips`` are the sha256 of a clip that would leave. Raises a
        `ConsentMissing` otherwise.
        """
        permit, papers, ledger = self.require_papers(avatar)
        use = Use(avatar.id, self._identity.did, purposes, parents, publish, clips)
        return self._first_allowed(permit, papers, use, ledger, self._rooms.clock(), job_id)

    def require_papers(self, avatar: Avatar) -> tuple[Permit, Papers, Ledger]:
        """The avatar's papers, when they are the person's own and the newest that were ever seen.

        What they allow is not asked yet. The time is remembered whatever comes of it: who finds that a consent has
        ended cannot set the clock back. Raises a `ConsentMissing` otherwise.
        """
        now = self._rooms.clock()
        record, withdrawal = self.consent_of(avatar)
        if withdrawal is not None:
            require_consent(record, withdrawal, Purpose.VIDEO, now)
        if avatar.erased_at is not None:
            raise ConsentRevoked(f"The avatar {avatar.name} was erased.", "Create a new one with a new consent.")
        vault = self._rooms.vault
        key = vault.open_key(avatar.id)
        check_signer(vault.folder(avatar.id), key, record)
        self._desk.adopt(avatar.id, record)
        permit = self._gather(avatar.id, key, record, withdrawal)
        papers = read_papers(permit)
        self._require_remembered(avatar.id, papers, now)
        ledger = self._desk.ledger(avatar.id)
        require_current(ledger, papers.policy, papers.revocations)
        require_clock(ledger.seen_at, now)
        if now - ledger.seen_at >= MARK_EVERY:
            self._desk.mark_time(avatar.id, now)
        return permit, papers, ledger

    def require_for(self, request: TrainRequest | RenderRequest, job_id: str = "") -> dict[str, Allowed]:
        """What allows everybody's likeness in ``request``, by avatar id; the records must be those that it names."""
        found = {}
        named = named_consents(request)
        parents = request.parents if isinstance(request, RenderRequest) else ()
        for avatar_id, purposes in needed_permissions(request).items():
            avatar = self._rooms.records.avatars.get(avatar_id)
            allowed = self.require(avatar, *purposes, parents=parents, job_id=job_id)
            if allowed.record.sha256 != named.get(avatar_id):
                raise ConsentInvalid("The job names another consent record than the one on file.", "Queue it again.")
            if isinstance(request, TrainRequest):
                check_takes(allowed.record, request.take_sha256s)
            found[avatar_id] = allowed
        return found

    def context_for(self, job: Job) -> JobContext:
        """What the worker gets for ``job``. Raises a `ConsentMissing` when a likeness may not be used (any more)."""
        return self.context_of(job.request, job.id)

    def context_of(self, request: TrainRequest | RenderRequest, job_id: str) -> JobContext:
        """The same for a request; a draft, which leaves nothing and counts for nothing, has no job."""
        return JobContext(
            job_id=job_id,
            work_dir=str(self._rooms.paths.work / job_id),
            vault_dir=str(self._rooms.paths.vault),
            files_dir=str(self._rooms.paths.files),
            model_dir=str(self._models.folder(request.model)),
            device=self._rooms.settings.device,
            permits=tuple(allowed.permit for allowed in self.require_for(request, job_id).values()),
            creator=self._identity.did,
        )

    def _gather(self, avatar_id: str, key: bytes, record: ConsentRecord, withdrawal: Revocation | None) -> Permit:
        rights = self._rooms.records.rights
        lists = rights.revocation_lists(avatar_id)
        return Permit(
            avatar_id=avatar_id,
            avatar_key_hex=key.hex(),
            consent_document=record.document,
            revocation_document=withdrawal.document if withdrawal else "",
            policy_documents=rights.policies(avatar_id),
            list_document=lists[-1] if lists else "",
        )

    def _require_remembered(self, avatar_id: str, papers: Papers, now: datetime) -> None:
        """The log is a second memory of what the ledger holds: the higher of the two counts."""
        known = self._desk.remembered(avatar_id)
        policy = (papers.policy.seq, papers.policy.sha256) if papers.policy else (0, "")
        listed = (papers.revocations.seq, papers.revocations.sha256) if papers.revocations else (0, "")
        if known.policy not in {(0, ""), policy} or known.listed not in {(0, ""), listed}:
            raise ConsentRolledBack(
                "The log knows other choices of this person than the library holds now.",
                "Restore the newest backup, or let the person sign again: likeness consent set AVATAR.",
            )
        if known.seen_at is not None:
            require_clock(known.seen_at, now)

    def _first_allowed(
        self, permit: Permit, papers: Papers, use: Use, ledger: Ledger, now: datetime, job_id: str
    ) -> Allowed:
        """The use without a grant, or by the first grant that allows it; else why the last one does not."""
        refusal: ConsentMissing | None = None
        for document in self._candidates(papers, use):
            with_grant = replace(permit, grant_document=document)
            try:
                return self._allow(with_grant, use, ledger, now, job_id)
            except ConsentMissing as error:
                refusal = error
        if refusal is None:
            raise ConsentMissing("Nothing allows this use.", "Ask the person for their consent.")
        raise refusal

    def _candidates(self, papers: Papers, use: Use) -> Iterator[str]:
        """Documents of grants to try; an empty one stands for none."""
        documents: tuple[str, ...] = ()
        if papers.policy is not None and needs_grant(papers.policy, use):
            documents = self._rooms.records.rights.grants(use.avatar_id)
        yield from documents or ("",)

    def _allow(self, permit: Permit, use: Use, ledger: Ledger, now: datetime, job_id: str) -> Allowed:
        papers = read_papers(permit)
        policy = require_use(papers, use, now)
        check_ledger(ledger, papers, use, now, job_id=job_id)
        if papers.grant is not None and Purpose.EXPORT not in use.purposes:
            used = self._rooms.records.rights.uses(papers.grant.grant_id) | ledger.uses(papers.grant.grant_id)
            require_clips_left(papers.grant, used, job_id)
        return Allowed(papers.record, policy, papers.grant, permit)


def named_consents(request: TrainRequest | RenderRequest) -> dict[str, str]:
    """Avatar ids to the sha256 of the consent record by which the request was made."""
    if isinstance(request, TrainRequest):
        return {request.avatar_id: request.consent_sha256}
    return {use.avatar_id: use.consent_sha256 for use in request.adapters}


def needed_permissions(request: TrainRequest | RenderRequest) -> dict[str, tuple[Purpose, ...]]:
    """Avatar ids that a request uses, with the purposes each must have consented to."""
    if isinstance(request, TrainRequest):
        return {request.avatar_id: (Purpose.TRAINING,)}
    needed: dict[str, tuple[Purpose, ...]] = {use.avatar_id: (Purpose.VIDEO,) for use in request.adapters}
    if request.spoken is not None:
        speaker = request.spoken.avatar_id
        needed[speaker] = (*needed.get(speaker, ()), Purpose.VOICE)
    return needed
