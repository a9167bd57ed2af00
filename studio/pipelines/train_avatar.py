"""What a training job does: check consent, unseal the scan into memory, train a LoRA or fit a head, seal it.

Runs in the worker; opens no database and writes nothing in the clear: the only files are the sealed checkpoint, samples
and adapters in the avatar's own vault folder.
"""

import contextlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.capture.likeness import FaceDescriptor
from studio.core import serial, storage
from studio.core.clock import utc_now
from studio.core.media import Ffmpeg
from studio.domain.consent import Purpose
from studio.domain.errors import InvalidInput, LibraryDamaged, UnsupportedByModel, VaultLocked
from studio.domain.job import JobContext, Progress, Reporter, TrainOutput
from studio.domain.recipe import TrainRequest
from studio.engines import weights
from studio.engines.adapters import RECIPE_KEY, check_adapter
from studio.engines.cards import Card, DiffusionCard, DrawingCard
from studio.engines.families import FAMILIES
from studio.engines.planner import plan
from studio.library.identifiers import require_id, require_sha256
from studio.library.training_runs import RunFolder
from studio.library.vault import NoMasterKey, Vault, open_sealing, read_sealed, write_sealed
from studio.pipelines.dataset import Dataset, TrainingSample, build_dataset
from studio.pipelines.drawing import check_head
from studio.pipelines.keepsakes import RunKeepsakes
from studio.pipelines.permission import Permission, check_permission, check_takes
from studio.pipelines.training import TrainedLora, train_lora
from studio.pipelines.workbench import Workbench


class SealedCheckpoint:
    """A run's checkpoint in the avatar's vault folder, sealed under the avatar's key."""

    def __init__(self, vault: Vault, avatar_id: str, job_id: str, key: bytes) -> None:
        self._vault = vault
        self._avatar_id = avatar_id
        self._path = vault.folder(avatar_id) / "checkpoints" / f"{require_id(job_id, 'a job')}.sealed"
        self._key = key

    def load(self) -> bytes | None:
        return read_sealed(self._path, self._key) if self._path.is_file() else None

    def save(self, parts: Iterable[bytes]) -> None:
        require_avatar(self._vault, self._avatar_id)
        with open_sealing(self._path, self._key) as writer:
            for part in parts:
                writer.write(part)

    def clear(self) -> None:
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # other runs may have their checkpoints there
            self._path.parent.rmdir()


def run(request: TrainRequest, context: JobContext, reporter: Reporter, bench: Workbench) -> TrainOutput:
    """Train the avatar's LoRA, or fit its head, and return where it lies sealed.

    Raises a `ConsentMissing`, `UnsupportedByModel`, `ModelMissing`, `VaultLocked`, `ScanTooPoor`, `OutOfMemory`,
    `DiskFull`, or `Cancelled`. A run that stopped early leaves its checkpoint and goes on from there.
    """
    permission = admit(request, context)
    vault = Vault(Path(context.vault_dir), NoMasterKey())
    avatar_dir = vault.folder(request.avatar_id)
    checkpoint = SealedCheckpoint(vault, request.avatar_id, context.job_id, permission.key)
    folder = Path(context.model_dir)
    card = weights.open_card(request.model, folder)
    card.check_training(request)
    if weights.revision(folder) != request.model_revision:
        raise UnsupportedByModel(
            f"The weights of '{request.model}' changed since this was queued.", "Train the avatar again."
        )
    if not request.take_sha256s:
        raise InvalidInput("The training request names no scan.", "Record a scan of the face first.")
    scans = [_read_take(avatar_dir, sha256, permission.key) for sha256 in request.take_sha256s]
    started_s = time.monotonic()
    keepsakes = None
    if isinstance(card, DiffusionCard):
        run_folder = RunFolder(avatar_dir, context.job_id, permission.key)
        keepsakes = RunKeepsakes(
            run_folder,
            card,
            folder,
            request.num_train_steps,
            lambda: require_avatar(vault, request.avatar_id),
        )
    learnt = _learn(request, card, scans, context, checkpoint, reporter, bench, keepsakes)
    trained = learnt.trained
    digest = storage.hash_bytes(trained.data)
    sealed = avatar_dir / f"{digest}.adapter"
    require_avatar(vault, request.avatar_id)
    write_sealed(sealed, permission.key, trained.data)
    if keepsakes is not None:
        keepsakes.finish(digest, trained.losses, learnt.held_out, time.monotonic() - started_s)
    checkpoint.clear()
    return TrainOutput(str(sealed), digest, request.rank, request.num_train_steps, trained.losses)


def admit(request: TrainRequest, context: JobContext) -> Permission:
    """Consent once more, and that it names the very recordings: a job file is not a permission."""
    purposes = (Purpose.TRAINING,)
    permission = check_permission(context, request.avatar_id, request.consent_sha256, purposes, utc_now())
    check_takes(permission.record, request.take_sha256s)
    return permission


@dataclass(frozen=True)
class _Learnt:
    """``held_out`` is what a likeness can be measured by; empty for a head."""

    trained: TrainedLora
    held_out: tuple[FaceDescriptor, ...] = ()


def _learn(
    request: TrainRequest,
    card: Card,
    scans: Sequence[bytes],
    context: JobContext,
    checkpoint: SealedCheckpoint,
    reporter: Reporter,
    bench: Workbench,
    keepsakes: RunKeepsakes | None,
) -> _Learnt:
    """What the model learns of the person in ``scans``: checked adapter bytes and the losses on the way."""
    match card:
        case DrawingCard():
            return _Learnt(TrainedLora(_fit(request, card, scans, reporter), ()))
        case DiffusionCard():
            dataset = _build_samples(request, card, scans, reporter)
            reporter.report(Progress("loading the model", 0, 1))
            bench.clear()  # a warm renderer's memory is needed here
            engine = FAMILIES.open(card.family)(Path(context.model_dir), card, request.model_revision)
            engine.load(plan(card, context.device, "train"))
            try:
                trained = train_lora(
                    engine,
                    dataset.samples,
                    request,
                    checkpoints=checkpoint,
                    reporter=reporter,
                    keepsakes=keepsakes,
                )
            finally:
                engine.unload()
            check_adapter(trained.data, card, request.model_revision)
            return _Learnt(trained, dataset.held_out)


def _fit(request: TrainRequest, card: DrawingCard, scans: Sequence[bytes], reporter: Reporter) -> bytes:
    """The person's head, with the recipe by which it was fitted."""
    from studio.pipelines.head_fitting import fit_head
    from studio.storyboard.scans.head_file import write_head

    maps = fit_head(Ffmpeg.locate(), scans, class_word=request.class_word.value, reporter=reporter)
    data = write_head(maps, {RECIPE_KEY: serial.to_json(request)})
    check_head(data, card, request.model_revision)
    return data


def require_avatar(vault: Vault, avatar_id: str) -> None:
    """Raise `VaultLocked` when the avatar was erased meanwhile: nothing of it may come back."""
    if not vault.has(avatar_id):
        raise VaultLocked("The avatar was erased while it was trained.", "Nothing of the training is kept.")


def _build_samples(request: TrainRequest, card: DiffusionCard, scans: Sequence[bytes], reporter: Reporter) -> Dataset:
    ffmpeg = Ffmpeg.locate()
    samples: list[TrainingSample] = []
    held_out: list[FaceDescriptor] = []
    for index, scan in enumerate(scans):
        dataset = build_dataset(
            ffmpeg,
            scan,
            trigger=request.trigger,
            class_word=request.class_word.value,
            sizes=card.training.sizes,
            clip_frames=card.training.clip_frames,
            fps=card.fps,
            crop=card.crop,
            words=card.words,
            seed=request.seed + index,
            reporter=reporter,
        )
        samples += dataset.samples
        held_out += dataset.held_out
    samples += _draw_samples(request, card, scans, reporter)
    return Dataset(tuple(samples), tuple(held_out))


def _draw_samples(
    request: TrainRequest, card: DiffusionCard, scans: Sequence[bytes], reporter: Reporter
) -> Iterator[TrainingSample]:
    """What the card wants drawn beside the scan: with a head that is fitted to the same scans here and now."""
    plan = card.training
    if not plan.own_drawn_clips + plan.other_drawn_clips:
        return
    from studio.pipelines.head_fitting import fit_head
    from studio.pipelines.mix import MixPlan, draw_mix

    class_word = request.class_word.value
    head = fit_head(Ffmpeg.locate(), scans, class_word=class_word, reporter=reporter)
    mix = MixPlan(plan.own_drawn_clips, plan.other_drawn_clips, plan.sizes[0], plan.clip_frames, card.fps)
    yield from draw_mix(head, mix, trigger=request.trigger, class_word=class_word, seed=request.seed, reporter=reporter)


def _read_take(avatar_dir: Path, sha256: str, key: bytes) -> bytes:
    data = read_sealed(avatar_dir / "takes" / f"{require_sha256(sha256)}.take", key)
    if storage.hash_bytes(data) != sha256:
        raise LibraryDamaged("A sealed scan is not the one that was recorded.", "Record a new scan.")
    return data
