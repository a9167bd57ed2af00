"""The pipeline checks for itself: a job file, however it came to be, is not a permission."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from studio.app.studio import Studio
from studio.core import storage
from studio.core.clock import utc_now
from studio.core.paths import StudioPaths
from studio.domain.errors import (
    AdapterInvalid,
    ConsentExpired,
    ConsentInvalid,
    ConsentMissing,
    ConsentRevoked,
    InvalidInput,
    PromptRefused,
    StudioError,
    UnsupportedByModel,
)
from studio.domain.job import Job, JobContext, Permit, Queued
from studio.domain.recipe import Guide, RenderRequest, SpokenLine
from studio.library.vault import read_sealed, write_sealed
from studio.pipelines.render_clip import run
from studio.pipelines.workbench import Workbench
from studio.provenance.consent import write_revocation
from studio.provenance.signing import SigningKey
from tests.fakes.main_job import MainJob
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import add_avatar, paper_desk, permit_office


@dataclass
class Order:
    """A job as it would come to the worker; tests make it worse."""

    studio: Studio
    request: RenderRequest
    context: JobContext

    @property
    def permit(self) -> Permit:
        return self.context.permits[0]

    @property
    def adapter(self) -> Path:
        use = self.request.adapters[0]
        return Path(self.context.vault_dir) / use.avatar_id / f"{use.adapter_sha256}.adapter"

    def refuse(self, error: type[StudioError], words: str = ".") -> None:
        with pytest.raises(error, match=words) as caught:
            run(self.request, self.context, ListeningReporter(), Workbench())
        assert type(caught.value) is error
        assert caught.value.hint
        # The job's folder may have been needed; whatever lay in it may not stay.
        assert [path for path in Path(self.context.work_dir).rglob("*") if path.is_file()] == []

    def with_permit(self, **changes: Any) -> "Order":
        return replace(self, context=replace(self.context, permits=(replace(self.permit, **changes),)))

    def asking(self, **changes: Any) -> "Order":
        return replace(self, request=replace(self.request, **changes))

    def with_adapter(self, data: bytes) -> "Order":
        """Another adapter, sealed as it should be."""
        sha256 = storage.hash_bytes(data)
        use = replace(self.request.adapters[0], adapter_sha256=sha256)
        write_sealed(self.adapter.with_name(f"{sha256}.adapter"), bytes.fromhex(self.permit.avatar_key_hex), data)
        avatar = self.studio.avatars.find("Ada")
        known = replace(avatar.adapters[-1], sha256=sha256)
        paper_desk(self.studio).write_note(known, use.consent_sha256)
        return self.asking(adapters=(use,))


@pytest.fixture
def order(copied: Path, main_job: MainJob) -> Iterator[Order]:
    with Studio.open(StudioPaths(copied)) as studio:
        job = Job("ab" * 16, "Clip", main_job.request, Queued(), utc_now(), 0)
        yield Order(studio, main_job.request, permit_office(studio).context_for(job))


def test_no_permit_or_that_of_somebody_else(order: Order) -> None:
    replace(order, context=replace(order.context, permits=())).refuse(ConsentMissing)
    order.with_permit(avatar_id="0" * 32).refuse(ConsentMissing)


def test_a_forged_record(order: Order) -> None:
    document = order.permit.consent_document
    order.with_permit(consent_document=document.replace("Ada", "Eve")).refuse(ConsentInvalid)
    order.with_permit(consent_document="{}").refuse(ConsentInvalid)


def test_the_genuine_record_of_another_consent(order: Order) -> None:
    bo = add_avatar(order.studio, "Bo")
    record, _ = order.studio.avatars.consent(bo)
    order.with_permit(consent_document=record.document).refuse(ConsentInvalid, "another consent record")


def test_a_withdrawal_that_came_with_the_job(order: Order) -> None:
    avatar = order.studio.avatars.find("Ada")
    record, _ = order.studio.avatars.consent(avatar)
    vault = order.studio.rooms.vault
    key = SigningKey(read_sealed(vault.folder(avatar.id) / "principal.key", vault.open_key(avatar.id)))
    withdrawal = write_revocation(record, key, utc_now(), "no more")
    order.with_permit(revocation_document=withdrawal.document).refuse(ConsentRevoked)
    stranger = write_revocation(record, key, utc_now(), "no more").document.replace("no more", "n0 more")
    order.with_permit(revocation_document=stranger).refuse(ConsentInvalid)


def test_an_expired_record(order: Order, tmp_path: Path) -> None:
    a_year_ago = utc_now() - timedelta(days=365)
    with Studio.open(StudioPaths(tmp_path / "old"), clock=lambda: a_year_ago) as studio:
        avatar = add_avatar(studio)
        record, _ = studio.avatars.consent(avatar)
        policies = studio.rooms.records.rights.policies(avatar.id)
    use = replace(order.request.adapters[0], avatar_id=avatar.id, consent_sha256=record.sha256)
    old = order.with_permit(avatar_id=avatar.id, consent_document=record.document, policy_documents=policies)
    old.asking(adapters=(use,), spoken=None).refuse(ConsentExpired, "ended")


@pytest.mark.parametrize("field", ["prompt", "conditioning"])
def test_words_that_the_rules_refuse(order: Order, field: str) -> None:
    order.asking(**{field: "a naked person"}).refuse(PromptRefused, "naked")


def test_a_line_that_the_rules_refuse(order: Order) -> None:
    line = order.request.spoken
    assert isinstance(line, SpokenLine)
    order.asking(spoken=replace(line, text="I am Taylor Swift")).refuse(PromptRefused, "Taylor Swift")


def test_the_voice_of_somebody_who_is_not_in_the_clip(order: Order) -> None:
    line = order.request.spoken
    assert isinstance(line, SpokenLine)
    order.asking(spoken=replace(line, avatar_id="0" * 32)).refuse(UnsupportedByModel, "not in the clip")


def test_a_line_that_is_too_long_for_the_clip(order: Order) -> None:
    line = order.request.spoken
    assert isinstance(line, SpokenLine)
    order.asking(spoken=replace(line, text="and then she said " * 12)).refuse(InvalidInput, "takes .* s to say")


def test_an_adapter_that_is_cut_short_missing_or_not_the_one(order: Order) -> None:
    silent = order.asking(spoken=None)
    whole = silent.adapter.read_bytes()
    for kept in (0, 10, len(whole) // 2, len(whole) - 1):
        silent.adapter.write_bytes(whole[:kept])
        silent.refuse(AdapterInvalid, "cut short")
    silent.adapter.unlink()
    silent.refuse(AdapterInvalid, "missing")
    key = bytes.fromhex(silent.permit.avatar_key_hex)
    write_sealed(silent.adapter, key, b"another one")
    silent.refuse(AdapterInvalid, "altered")


def test_an_adapter_of_another_model_or_of_none(order: Order) -> None:
    silent = order.asking(spoken=None)
    data = read_sealed(silent.adapter, bytes.fromhex(silent.permit.avatar_key_hex))
    other = data.replace(rb"\"model\":\"tiny\"", rb"\"model\":\"tidy\"")
    assert other != data
    silent.with_adapter(other).refuse(AdapterInvalid, "trained for the model 'tidy'")
    silent.with_adapter(data[: len(data) // 2]).refuse(AdapterInvalid, "damaged")
    silent.with_adapter(b"no tensors at all").refuse(AdapterInvalid, "damaged")


def test_a_guide_that_is_not_what_was_queued(order: Order) -> None:
    ada = order.studio.avatars.find("Ada")
    head, lora = ada.adapter_for("storyboard"), ada.adapter_for("tiny")
    assert head is not None
    assert lora is not None
    guide = Guide(ada.id, head.sha256, "storyboard", head.model_revision, 0.5)
    silent = order.asking(spoken=None)
    silent.asking(guide=replace(guide, avatar_id="0" * 32)).refuse(UnsupportedByModel, "not in the clip")
    for changed in (replace(guide, revision="0" * 64), replace(guide, model="tiny"), replace(guide, model="../x")):
        silent.asking(guide=changed).refuse(UnsupportedByModel, "changed since this was queued")
    silent.asking(guide=replace(guide, adapter_sha256=lora.sha256)).refuse(AdapterInvalid, "for the model 'tiny'")
    silent.asking(guide=replace(guide, adapter_sha256="../key")).refuse(InvalidInput, "not a sha256")
    path = silent.adapter.with_name(f"{head.sha256}.adapter")
    path.write_bytes(path.read_bytes()[:-1])
    silent.asking(guide=guide).refuse(AdapterInvalid, "cut short")
    path.unlink()
    silent.asking(guide=guide).refuse(AdapterInvalid, "missing")


def test_weights_that_changed_and_frames_that_cannot_be(order: Order) -> None:
    silent = order.asking(spoken=None)
    silent.asking(model_revision="0" * 64).refuse(UnsupportedByModel, "changed")
    silent.asking(num_frames=6).refuse(UnsupportedByModel, "nearest")
