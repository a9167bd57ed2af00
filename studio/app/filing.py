"""Filing: what a worker made becomes rows and content-addressed files. The only place where results enter the library.

Safe to repeat: the clip's row is keyed by its job, files by their content.
"""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import studio
from studio.app.identity import Identity
from studio.app.papers import PaperDesk
from studio.app.permits import Allowed, PermitOffice
from studio.app.rooms import Rooms
from studio.core import serial, storage
from studio.core.container import copy_with_tags, print_stream_hashes
from studio.core.media import Ffmpeg
from studio.domain.avatar import Adapter
from studio.domain.clip import Clip
from studio.domain.errors import AdapterInvalid
from studio.domain.events import AvatarChanged, ClipAdded
from studio.domain.job import Job, JobOutput, RenderOutput, TrainOutput
from studio.domain.policy import Duty
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.library.files import ContentStore
from studio.provenance.manifest import clip_tags, hash_content, read_stream_hashes, write_manifest
from studio.provenance.receipt import write_receipt


class Filing:
    """Turns job outputs into library entries; checks consent once more before anything is kept."""

    def __init__(self, rooms: Rooms, permits: PermitOffice, identity: Identity, ffmpeg: Ffmpeg | None) -> None:
        self._rooms = rooms
        self._permits = permits
        self._identity = identity
        self._desk = PaperDesk(rooms, identity)
        self._ffmpeg = ffmpeg

    def file(self, job: Job, output: JobOutput) -> str:
        """Keep ``output``; returns the clip's id or the adapter's sha256."""
        match job.request, output:
            case RenderRequest(), RenderOutput():
                return self._file_clip(job, job.request, output)
            case TrainRequest(), TrainOutput():
                return self._file_adapter(job, job.request, output)
        raise TypeError(f"a {job.request.kind} job cannot give a {output.kind} output")

    def _file_clip(self, job: Job, request: RenderRequest, output: RenderOutput) -> str:
        allowed = tuple(self._permits.require_for(request, job.id).values())
        signed = self._sign(request, Path(output.clip_path), allowed)
        with self._kept_whole() as kept:
            sha256 = kept.add(signed)
            poster_sha256 = kept.add(Path(output.poster_path))
            clip = self._add_row(job, request, output, sha256, poster_sha256)
        self._rooms.bus.publish(ClipAdded(clip.id))
        return clip.id

    @contextmanager
    def _kept_whole(self) -> "Iterator[_Additions]":
        """Files that are added in the block go again when it fails, unless another clip uses them."""
        additions = _Additions(self._rooms.files)
        try:
            yield additions
        except BaseException:
            used = self._rooms.records.clips.file_digests()
            for digest in additions.digests - used:
                self._rooms.files.erase(digest)
            raise

    def _add_row(self, job: Job, request: RenderRequest, output: RenderOutput, sha256: str, poster_sha256: str) -> Clip:
        clip = Clip(
            id=uuid.uuid4().hex,
            job_id=job.id,
            sha256=sha256,
            poster_sha256=poster_sha256,
            prompt=request.prompt,
            avatar_ids=tuple(use.avatar_id for use in request.adapters),
            recipe=serial.to_json(request),
            width_px=output.width_px,
            height_px=output.height_px,
            duration_s=output.duration_s,
            fps=output.fps,
            has_speech=output.has_speech,
            created_at=self._rooms.clock(),
            parents=request.parents,
        )
        # In one transaction, so that no withdrawal, of another process either, comes between look and row.
        with self._rooms.records.database.transaction():
            self._count(job, request, clip)
            return self._rooms.records.clips.add(clip)

    def _count(self, job: Job, request: RenderRequest, clip: Clip) -> None:
        """Ask once more, count the clip against each grant that it stands on, and note it for the person."""
        for avatar_id, allowed in self._permits.require_for(request, job.id).items():
            if allowed.grant is not None:
                self._desk.count_use(avatar_id, allowed.grant, job.id)
            facts = {"clip": clip.sha256, "grant": allowed.grant.grant_id if allowed.grant else ""}
            if Duty.NOTIFY in allowed.policy.duties:
                facts["notify"] = allowed.policy.pii_principal_id
            self._rooms.records.audit.append("clip-made", avatar_id, facts)

    def _sign(self, request: RenderRequest, plain: Path, people: Sequence[Allowed]) -> Path:
        """Sign a manifest over the finished streams and put it into a copy of the file."""
        ffmpeg = self._ffmpeg or Ffmpeg.locate()
        now = self._rooms.clock()
        hashes = read_stream_hashes(print_stream_hashes(ffmpeg, plain))
        receipts = [
            write_receipt(
                allowed.record,
                self._identity.key,
                policy=allowed.policy,
                grant=allowed.grant,
                prompt_sha256=storage.hash_bytes(request.prompt.encode("utf-8")),
                content_sha256=hash_content(hashes),
                parents=request.parents,
                issued_at=now,
            )
            for allowed in people
        ]
        manifest = write_manifest(
            request,
            self._identity.key,
            receipts=receipts,
            stream_hashes=hashes,
            created_at=now,
            software_version=studio.__version__,
        )
        signed = plain.with_name("signed.mp4")
        copy_with_tags(ffmpeg, plain, signed, clip_tags(manifest))
        return signed

    def find_filed(self, job: Job) -> str | None:
        """The id of a result that was filed just before a crash, so that the work is not done twice."""
        if isinstance(job.request, TrainRequest):
            adapters = self._rooms.records.avatars.adapters(job.request.avatar_id)
            return next((found.sha256 for found in adapters if found.job_id == job.id), None)
        return next((clip.id for clip in self._rooms.records.clips.list() if clip.job_id == job.id), None)

    def _file_adapter(self, job: Job, request: TrainRequest, output: TrainOutput) -> str:
        if not Path(output.sealed_path).is_file():
            raise AdapterInvalid("The trained adapter is missing from the vault.", "Train again.")
        adapter = Adapter(
            sha256=output.adapter_sha256,
            avatar_id=request.avatar_id,
            model=request.model,
            model_revision=request.model_revision,
            trigger=request.trigger,
            class_word=request.class_word,
            rank=output.rank,
            steps=output.steps,
            trained_at=self._rooms.clock(),
            job_id=job.id,
        )
        with self._rooms.records.database.transaction():
            (allowed,) = self._permits.require_for(request, job.id).values()
            self._rooms.records.avatars.add_adapter(adapter)
            self._desk.write_note(adapter, allowed.record.sha256)
        self._rooms.bus.publish(AvatarChanged(request.avatar_id))
        return output.adapter_sha256


class _Additions:
    """What was added to the store so far."""

    def __init__(self, files: ContentStore) -> None:
        self._files = files
        self.digests: set[str] = set()

    def add(self, path: Path) -> str:
        digest = self._files.add(path)
        self.digests.add(digest)
        return digest
