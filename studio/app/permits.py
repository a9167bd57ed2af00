"""Permits: the app's check that a signed, living consent allows what is asked, and the keys that go with it."""

from studio.app.models import Models
from studio.app.rooms import Rooms
from studio.domain.avatar import Avatar
from studio.domain.consent import ConsentRecord, Purpose, Revocation, require_consent
from studio.domain.errors import ConsentInvalid, ConsentMissing, ConsentRevoked
from studio.domain.job import Job, JobContext, Permit
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.pipelines.permission import check_signer
from studio.provenance.consent import read_consent, read_revocation


class PermitOffice:
    """Decides for the app; the pipeline checks the same record again for itself."""

    def __init__(self, rooms: Rooms, models: Models) -> None:
        self._rooms = rooms
        self._models = models

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

    def require(self, avatar: Avatar, *purposes: Purpose) -> ConsentRecord:
        """The consent record of ``avatar`` when its own person signed it and it allows all of ``purposes`` now."""
        record, revocation = self.consent_of(avatar)
        for purpose in purposes:
            require_consent(record, revocation, purpose, self._rooms.clock())
        if avatar.erased_at is not None:
            raise ConsentRevoked(f"The avatar {avatar.name} was erased.", "Create a new one with a new consent.")
        vault = self._rooms.vault
        check_signer(vault.folder(avatar.id), vault.open_key(avatar.id), record)
        return record

    def require_for(self, request: TrainRequest | RenderRequest) -> dict[str, ConsentRecord]:
        """The records behind everybody in ``request``, by avatar id; they must be those that it names."""
        records = {}
        named = named_consents(request)
        for avatar_id, purposes in needed_permissions(request).items():
            record = self.require(self._rooms.records.avatars.get(avatar_id), *purposes)
            if record.sha256 != named.get(avatar_id):
                raise ConsentInvalid("The job names another consent record than the one on file.", "Queue it again.")
            records[avatar_id] = record
        return records

    def context_for(self, job: Job) -> JobContext:
        """What the worker gets for ``job``. Raises a `ConsentMissing` when a likeness may not be used (any more)."""
        return JobContext(
            job_id=job.id,
            work_dir=str(self._rooms.paths.work / job.id),
            vault_dir=str(self._rooms.paths.vault),
            files_dir=str(self._rooms.paths.files),
            model_dir=str(self._models.folder(job.request.model)),
            device=self._rooms.settings.device,
            permits=tuple(
                Permit(avatar_id, self._rooms.vault.open_key(avatar_id).hex(), record.document)
                for avatar_id, record in self.require_for(job.request).items()
            ),
        )


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
