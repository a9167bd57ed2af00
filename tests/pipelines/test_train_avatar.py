"""The training job as the worker runs it: consent first, nothing in the clear, resumable, gone with the avatar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from studio.core import paths, storage
from studio.core.clock import utc_now
from studio.core.media import Ffmpeg
from studio.domain.avatar import ClassWord, Take, TakeKind
from studio.domain.consent import ALL_PURPOSES, ConsentRecord, Purpose
from studio.domain.errors import (
    Cancelled,
    ConsentExpired,
    ConsentInvalid,
    ConsentMissing,
    ConsentRevoked,
    InvalidInput,
    LibraryDamaged,
    NotFound,
    UnsupportedByModel,
    VaultLocked,
)
from studio.domain.job import JobContext, Progress
from studio.domain.recipe import TrainRequest
from studio.engines import weights
from studio.engines.adapters import check_adapter
from studio.engines.cards import load_diffusion_card
from studio.library.ledger import LEDGER_NAME
from studio.library.training_runs import RunFolder
from studio.library.vault import Vault, read_sealed, write_sealed
from studio.pipelines.dataset import normalize_scan
from studio.pipelines.permission import PRINCIPAL_KEY_NAME
from studio.pipelines.train_avatar import SealedCheckpoint, run
from studio.pipelines.workbench import Workbench
from studio.provenance.consent import ConsentEvidence, write_consent, write_revocation
from studio.provenance.signing import SigningKey
from tests.fakes.keys import open_vault
from tests.fakes.papers import STUDIO, policy_for, seal_papers
from tests.fakes.tiny_wan import write_tiny_wan

AVATAR_ID = "ab" * 16
JOB_ID = "cd" * 16
SEED = b"\7" * 32
PERSON = SigningKey(SEED)


class Listener:
    """Remembers reports; may do something once a number of training steps is done."""

    def __init__(self, stop_at: int | None = None, erase: Vault | None = None) -> None:
        self.reports: list[Progress] = []
        self._stop_at = stop_at
        self._erase = erase

    def report(self, progress: Progress) -> None:
        self.reports.append(progress)
        if progress.stage != "training" or progress.done != self._stop_at:
            return
        if self._erase is None:
            raise Cancelled
        self._erase.erase(AVATAR_ID)


@dataclass(frozen=True)
class Scene:
    """A consenting person with a sealed scan, and a request to train."""

    vault: Vault
    key: bytes
    record: ConsentRecord
    request: TrainRequest
    context: JobContext

    @property
    def folder(self) -> Path:
        return self.vault.folder(AVATAR_ID)

    def names(self) -> list[str]:
        """The avatar's files below its folder."""
        return sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*") if p.is_file())


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    write_tiny_wan(folder)
    return folder


@pytest.fixture(scope="module")
def scan() -> bytes:
    return normalize_scan(Ffmpeg.locate(), paths.shipped_dir("assets") / "samples" / "ada" / "scan.mp4")


@pytest.fixture
def scene(tmp_path: Path, model: Path, scan: bytes) -> Scene:
    return make_scene(tmp_path, model, scan)


def make_scene(
    root: Path, model: Path, scan: bytes, purposes: Sequence[Purpose] = ALL_PURPOSES, age_days: int = 0
) -> Scene:
    vault = open_vault(root / "vault")
    key = vault.create(AVATAR_ID)
    vault.settle(AVATAR_ID)
    write_sealed(vault.folder(AVATAR_ID) / PRINCIPAL_KEY_NAME, key, SEED)
    sha256 = storage.hash_bytes(scan)
    write_sealed(vault.folder(AVATAR_ID) / "takes" / f"{sha256}.take", key, scan)
    given_at = utc_now() - timedelta(days=age_days, minutes=1)
    record = write_consent(
        "Ada",
        PERSON,
        purposes=purposes,
        given_at=given_at,
        days=30,
        evidence=ConsentEvidence(
            (Take("1" * 32, AVATAR_ID, TakeKind.SCAN, "file", sha256, 12.0, given_at),), "I agree.", True
        ),
        notice_version="2026-11-1",
        notice_sha256="c" * 64,
        language="en",
    )
    request = TrainRequest(
        avatar_id=AVATAR_ID,
        trigger="ohwx",
        class_word=ClassWord.WOMAN,
        consent_sha256=record.sha256,
        model="tiny",
        model_revision=weights.revision(model),
        take_sha256s=(sha256,),
        rank=4,
        num_train_steps=4,
        batch_size=1,
        learning_rate=0.005,
        seed=1,
        checkpoint_every_steps=2,
        preview_every_steps=0,
    )
    context = JobContext(
        job_id=JOB_ID,
        work_dir=str(root / "work"),
        vault_dir=str(root / "vault"),
        files_dir=str(root / "files"),
        model_dir=str(model),
        device="cpu",
        permits=(seal_papers(vault.folder(AVATAR_ID), key, record, policy_for(record, PERSON, AVATAR_ID)),),
        creator=STUDIO.did,
    )
    return Scene(vault, key, record, request, context)


def test_a_scan_becomes_a_sealed_adapter_also_after_an_interruption(scene: Scene) -> None:
    take = f"takes/{scene.request.take_sha256s[0]}.take"
    with pytest.raises(Cancelled):
        run(scene.request, scene.context, Listener(stop_at=3), Workbench())
    kept = ["key", LEDGER_NAME, PRINCIPAL_KEY_NAME, take]
    assert scene.names() == sorted([f"checkpoints/{JOB_ID}.sealed", *kept])
    listener = Listener()
    output = run(scene.request, scene.context, listener, Workbench())
    assert scene.names() == sorted([f"{output.adapter_sha256}.adapter", f"runs/{JOB_ID}/run.note", *kept])
    assert next(report.done for report in listener.reports if report.stage == "training") == 3
    assert [step for step, _ in output.losses] == [1, 2, 3, 4]
    data = read_sealed(Path(output.sealed_path), scene.key)
    assert storage.hash_bytes(data) == output.adapter_sha256
    card = load_diffusion_card(Path(scene.context.model_dir))
    assert check_adapter(data, card, scene.request.model_revision).recipe == scene.request
    assert not (Path(scene.context.work_dir)).exists()


def test_samples_are_kept_with_the_adapters_of_their_moment_also_after_an_interruption(scene: Scene) -> None:
    request = replace(scene.request, preview_every_steps=2, num_train_steps=5, checkpoint_every_steps=3)
    with pytest.raises(Cancelled):
        run(request, scene.context, Listener(stop_at=3), Workbench())
    folder = RunFolder(scene.folder, JOB_ID, scene.key)
    assert (folder.kept_steps(), folder.read_note()) == ((2,), None)
    output = run(request, scene.context, Listener(), Workbench())
    note = folder.read_note()
    assert note is not None
    assert [sample.step for sample in note.samples] == [2, 4, 5]
    assert note.losses == output.losses
    assert note.took_s > 0
    # Noise shows no face: nothing to compare is not the same as nothing held out.
    assert all(sample.likeness is not None for sample in note.samples)
    assert note.samples[-1].adapter_sha256 == output.adapter_sha256
    assert not folder.has_adapter(5)
    card = load_diffusion_card(Path(scene.context.model_dir))
    for sample in note.samples[:2]:
        assert check_adapter(folder.read_adapter(sample), card, request.model_revision).recipe == request
        assert folder.read_sample(sample.step).startswith(b"\xff\xd8")


def test_an_avatar_erased_while_a_sample_is_made_does_not_come_back(scene: Scene) -> None:
    request = replace(scene.request, preview_every_steps=2)
    with pytest.raises(VaultLocked, match="erased"):
        run(request, scene.context, Listener(stop_at=1, erase=scene.vault), Workbench())
    assert not scene.folder.exists()


def test_an_avatar_erased_meanwhile_does_not_come_back(scene: Scene) -> None:
    with pytest.raises(VaultLocked, match="erased"):
        run(scene.request, scene.context, Listener(stop_at=1, erase=scene.vault), Workbench())
    assert not scene.folder.exists()


def test_without_a_permit_nothing_is_trained(scene: Scene) -> None:
    with pytest.raises(ConsentMissing):
        run(scene.request, replace(scene.context, permits=()), Listener(), Workbench())


def test_a_permit_of_another_avatar_does_not_count(scene: Scene) -> None:
    with pytest.raises(ConsentMissing):
        run(replace(scene.request, avatar_id="ef" * 16), scene.context, Listener(), Workbench())


def test_a_request_for_another_record_is_refused(scene: Scene) -> None:
    with pytest.raises(ConsentInvalid):
        run(replace(scene.request, consent_sha256="0" * 64), scene.context, Listener(), Workbench())


def test_an_altered_record_is_refused(scene: Scene) -> None:
    permit = scene.context.permits[0]
    altered = replace(permit, consent_document=permit.consent_document.replace("Ada", "Eve"))
    with pytest.raises(ConsentInvalid):
        run(scene.request, replace(scene.context, permits=(altered,)), Listener(), Workbench())


def test_a_withdrawn_consent_is_respected(scene: Scene) -> None:
    revocation = write_revocation(scene.record, PERSON, utc_now(), "changed my mind")
    permit = replace(scene.context.permits[0], revocation_document=revocation.document)
    with pytest.raises(ConsentRevoked):
        run(scene.request, replace(scene.context, permits=(permit,)), Listener(), Workbench())


def test_an_expired_consent_is_respected(tmp_path: Path, model: Path, scan: bytes) -> None:
    scene = make_scene(tmp_path, model, scan, age_days=40)
    with pytest.raises(ConsentExpired):
        run(scene.request, scene.context, Listener(), Workbench())


def test_a_narrower_consent_is_respected(tmp_path: Path, model: Path, scan: bytes) -> None:
    scene = make_scene(tmp_path, model, scan, purposes=(Purpose.VIDEO,))
    with pytest.raises(ConsentMissing, match="likeness-training"):
        run(scene.request, scene.context, Listener(), Workbench())


def test_changed_weights_are_noticed(scene: Scene) -> None:
    with pytest.raises(UnsupportedByModel, match="changed"):
        run(replace(scene.request, model_revision="0" * 64), scene.context, Listener(), Workbench())


@pytest.mark.parametrize(
    ("takes", "error"), [((), InvalidInput), (("0" * 64,), ConsentInvalid), (("../../key",), ConsentInvalid)]
)
def test_a_scan_that_the_consent_does_not_name(scene: Scene, takes: tuple[str, ...], error: type[Exception]) -> None:
    with pytest.raises(error):
        run(replace(scene.request, take_sha256s=takes), scene.context, Listener(), Workbench())


def test_another_recording_under_a_scans_name_is_refused(scene: Scene) -> None:
    take = scene.folder / "takes" / f"{scene.request.take_sha256s[0]}.take"
    write_sealed(take, scene.key, b"something else")
    with pytest.raises(LibraryDamaged):
        run(scene.request, scene.context, Listener(), Workbench())
    take.unlink()
    with pytest.raises(NotFound):
        run(scene.request, scene.context, Listener(), Workbench())


def test_checkpoints_are_sealed_and_leave_no_trace(scene: Scene) -> None:
    checkpoint = SealedCheckpoint(scene.vault, AVATAR_ID, JOB_ID, scene.key)
    assert checkpoint.load() is None
    checkpoint.save([b"weights ", b"of a face"])
    assert checkpoint.load() == b"weights of a face"
    assert b"face" not in (scene.folder / "checkpoints" / f"{JOB_ID}.sealed").read_bytes()
    checkpoint.clear()
    checkpoint.clear()
    assert not (scene.folder / "checkpoints").exists()
