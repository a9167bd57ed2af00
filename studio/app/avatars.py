"""Avatars: created with consent, listed, trained, withdrawn. Nothing is written before everything was checked."""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from studio.app.avatar_names import check_avatar_name, check_signed_name
from studio.app.demo_vault import check_not_for_demo
from studio.app.identity import IDENTITY_ID, Identity, new_seed
from studio.app.job_desk import JobDesk
from studio.app.models import Models
from studio.app.papers import PaperDesk, SignedWords
from studio.app.permits import PermitOffice
from studio.app.rooms import Rooms
from studio.app.run_figures import fill_in
from studio.app.wishes import ConsentAnswers, NewAvatar, TrainWish
from studio.core import storage
from studio.core.media import Ffmpeg
from studio.domain.avatar import Avatar, Take, TakeKind, VoiceProfile
from studio.domain.consent import ALL_PURPOSES, ConsentChoices, ConsentRecord, Purpose, Revocation
from studio.domain.errors import ConsentMissing, InvalidInput, LibraryDamaged, ModelMissing, NotFound, VaultLocked
from studio.domain.events import AvatarAdded, ConsentWithdrawn
from studio.domain.job import Job, Reporter
from studio.domain.recipe import TrainRequest
from studio.engines.cards import DiffusionCard
from studio.library.avatars import ERASED_NAME
from studio.library.vault import write_sealed
from studio.pipelines.permission import PRINCIPAL_KEY_NAME
from studio.provenance.consent import ConsentEvidence, write_consent
from studio.provenance.notice import load_notice
from studio.provenance.signing import SigningKey

if TYPE_CHECKING:
    from studio.app.enrolment import Enrolment, ExaminedTake

_log = logging.getLogger(__name__)


class Avatars:
    """Use cases around one person's likeness."""

    def __init__(
        self,
        rooms: Rooms,
        models: Models,
        permits: PermitOffice,
        jobs: JobDesk,
        identity: Identity,
        ffmpeg: Ffmpeg | None,
    ) -> None:
        self._rooms = rooms
        self._models = models
        self._permits = permits
        self._jobs = jobs
        self._desk = PaperDesk(rooms, identity)
        self._ffmpeg = ffmpeg
        # Held while an avatar is on disk but not yet in the library: see `_erase_strays`.
        self._creating = FileLock(rooms.paths.creating_lock, thread_local=False)

    def list(self) -> tuple[Avatar, ...]:
        return tuple(self._rooms.records.avatars.list())

    def find(self, reference: str) -> Avatar:
        """By name, id or the beginning of an id."""
        return self._rooms.records.avatars.find(reference)

    def consent(self, avatar: Avatar) -> tuple[ConsentRecord, Revocation | None]:
        """The avatar's consent, its signature checked, and its withdrawal if there is one."""
        return self._permits.consent_of(avatar)

    def statement(
        self,
        name: str,
        purposes: Sequence[Purpose] = ALL_PURPOSES,
        valid_days: int | None = None,
        choices: ConsentChoices | None = None,
        language: str | None = None,
    ) -> str:
        """The words that the person called ``name`` signs, in the settings' language unless another is named."""
        chosen = self._rooms.settings.consent_days if valid_days is None else valid_days
        _check_valid_days(chosen)
        now, days = self._rooms.clock(), timedelta(days=chosen)
        notice = load_notice(language or self._rooms.settings.text_language)
        return notice.fill(name, purposes, now, now + days, choices)

    def create(self, wish: NewAvatar, reporter: Reporter) -> tuple[Avatar, tuple[str, ...]]:
        """Check the scan, the recordings and the consent; then seal them, add the avatar and queue its drawn head.

        Returns the avatar and warnings worth showing. Raises a `StudioError` and leaves nothing behind when
        anything does not hold.
        """
        # Late: it brings what reads pictures and sound, which no window needs to open.
        from studio.app.enrolment import examine_enrolment

        self._check_wish(wish)
        self._rooms.vault.unlock()  # a vault that stays shut is said before the long look at the scan
        enrolment = examine_enrolment(
            wish,
            self._ffmpeg or Ffmpeg.locate(),
            self._rooms.settings.voice_engine,
            reporter,
            self._rooms.paths.work,
        )
        avatar = self.add(wish, enrolment)
        try:
            self.train(avatar.id, TrainWish(model=self._models.drawing_card().name))
        except (ConsentMissing, ModelMissing) as error:
            return avatar, (*enrolment.warnings, f"{avatar.name} cannot be drawn: {error.message} {error.hint}")
        return avatar, enrolment.warnings

    def add(self, wish: NewAvatar, enrolment: "Enrolment") -> Avatar:
        """Sign the consent, seal what was examined and add the avatar: all of it or nothing."""
        self._check_wish(wish)
        avatar_id = uuid.uuid4().hex
        with self._creating:
            try:
                avatar = self._seal_and_add(avatar_id, wish, enrolment)
            except BaseException:
                self._rooms.vault.erase(avatar_id)
                raise
        self._rooms.bus.publish(AvatarAdded(avatar_id))
        return avatar

    def is_trained(self, avatar: Avatar, model: str | None = None) -> bool:
        """Whether the avatar's adapter fits the weights that ``model`` (the settings' one) has now."""
        name = model or self._rooms.settings.model
        adapter = avatar.adapter_for(name)
        return adapter is not None and adapter.model_revision == self._models.revision(name)

    def train(self, reference: str, wish: TrainWish) -> Job:
        """Queue a LoRA run, or the fitting of a head for a model that draws.

        Raises a `ConsentMissing` when the record does not allow it, `UnsupportedByModel` or `InvalidInput`.
        """
        avatar = self.find(reference)
        record = self._permits.require(avatar, Purpose.TRAINING).record
        name = wish.model or self._rooms.settings.model
        card = self._models.card(name)
        scans = [t.sha256 for t in self._rooms.records.avatars.takes(avatar.id) if t.kind is TakeKind.SCAN]
        request = TrainRequest(
            avatar_id=avatar.id,
            trigger=avatar.trigger,
            class_word=avatar.class_word,
            consent_sha256=record.sha256,
            model=name,
            model_revision=self._models.revision(name),
            take_sha256s=tuple(scans),
            rank=wish.rank or 0,
            num_train_steps=wish.num_train_steps or 0,
            batch_size=wish.batch_size or 0,
            learning_rate=wish.learning_rate or 0.0,
            seed=wish.seed,
            checkpoint_every_steps=wish.checkpoint_every_steps or 0,
            preview_every_steps=0,
        )
        title = f"Draw {avatar.name}"
        if isinstance(card, DiffusionCard):
            request, title = fill_in(request, wish, card.training), f"Train {avatar.name}"
        card.check_training(request)
        return self._rooms.queue.submit(title, request)

    def revoke(self, reference: str, reason: str = "withdrawn by the person") -> Avatar:
        """Sign the withdrawal, stop all work with this likeness and erase scan, voice and LoRA.

        The record of the withdrawal is kept first, so that a crash in the middle is finished at the next start.
        """
        avatar = self.find(reference)
        try:
            self._sign_withdrawal(avatar, reason)
        except (NotFound, LibraryDamaged, VaultLocked, ConsentMissing) as error:
            # Whoever wants out gets out, even when the key that should sign is damaged.
            _log.info("the withdrawal of %s could not be signed: %s", avatar.id, error.code)
            self._rooms.records.audit.append("erased-unsigned", avatar.id, {"reason": error.code})
        self._erase(avatar)
        self._rooms.bus.publish(ConsentWithdrawn(avatar.id))
        return self._rooms.records.avatars.get(avatar.id)

    def _sign_withdrawal(self, avatar: Avatar, reason: str) -> None:
        record, withdrawn = self._permits.consent_of(avatar)
        if withdrawn is None:
            self._desk.sign_withdrawal(avatar.id, record, reason)

    def finish_erasures(self) -> None:
        """At start: finish withdrawals and creations that a crash cut in half."""
        self._rooms.vault.finish_erasures()
        avatars = self._rooms.records.avatars.list(include_erased=True)
        for avatar in avatars:
            if avatar.erased_at is not None:
                # What told of the end of its jobs was seen by now; and older versions left the name.
                self._jobs.forget(avatar.id)
                if avatar.name != ERASED_NAME:
                    self._rooms.records.avatars.mark_erased(avatar.id, avatar.erased_at)
            elif self._rooms.records.consents.revocation_for(avatar.consent_id):
                self._erase(avatar)
        try:
            with self._creating.acquire(blocking=False):
                self._erase_unfinished(frozenset(avatar.id for avatar in avatars))
        except Timeout:
            _log.info("another process is creating an avatar; unfinished ones are left for the next start")

    def _erase_unfinished(self, known: frozenset[str]) -> None:
        """Creations that a kill cut short. A finished folder is never touched, whatever the library says of it."""
        for avatar_id in self._rooms.vault.unsettled():
            if avatar_id in known or avatar_id == IDENTITY_ID:
                self._rooms.vault.settle(avatar_id)
            else:
                self._rooms.vault.erase(avatar_id)

    def _erase(self, avatar: Avatar) -> None:
        """Stop the work, then destroy the likeness; the latter even when the queue cannot be read."""
        try:
            self._jobs.stop_using(avatar.id, "The consent was withdrawn.")
        finally:
            self._rooms.vault.erase(avatar.id)
            self._rooms.records.avatars.mark_erased(avatar.id, self._rooms.clock())

    def _check_wish(self, wish: NewAvatar) -> None:
        check_not_for_demo(self._rooms.paths, wish.scan)
        check_avatar_name(wish.name, self.list())
        consent = wish.consent
        check_signed_name(consent.signed_name)
        if not consent.signed_name.strip():
            raise ConsentMissing(
                "The consent is not signed.", "The person types their full name to sign the statement."
            )
        if not consent.adult_declared:
            raise ConsentMissing("The person has not declared to be of age.", "An avatar can only be made of an adult.")
        if not consent.statement_agreed:
            raise ConsentMissing("The person has not agreed to the statement.", "Read it together, then agree.")
        _check_valid_days(consent.valid_days)

    def _seal_and_add(self, avatar_id: str, wish: NewAvatar, enrolment: "Enrolment") -> Avatar:
        now = self._rooms.clock()
        key = self._rooms.vault.create(avatar_id)
        folder = self._rooms.vault.folder(avatar_id)
        seed = new_seed()
        write_sealed(folder / PRINCIPAL_KEY_NAME, key, seed)
        takes = [self._seal_take(folder, key, avatar_id, found, now) for found in enrolment.takes]
        for name, data in enrolment.beside.items():
            write_sealed(folder / name, key, data)
        record, words = self._sign_consent(wish.consent, takes, enrolment, SigningKey(seed), now)
        voice = None
        if enrolment.voice_profile:
            digest = storage.hash_bytes(enrolment.voice_profile)
            write_sealed(folder / "voice" / f"{digest}.profile", key, enrolment.voice_profile)
            voice = VoiceProfile(avatar_id, enrolment.voice_engine, digest, now)
        avatar = Avatar(
            id=avatar_id,
            name=wish.name.strip(),
            class_word=wish.class_word,
            trigger=self._free_trigger(),
            consent_id=record.record_id,
            created_at=now,
            voice=voice,
        )
        with self._rooms.records.database.transaction():
            self._rooms.records.avatars.add(avatar, record, takes, voice)
            self._rooms.records.audit.append("consent-given", avatar_id, {"record": record.sha256})
            self._desk.sign_policy(avatar_id, record, words)
        self._rooms.vault.settle(avatar_id)
        return avatar

    @staticmethod
    def _seal_take(folder: Path, key: bytes, avatar_id: str, found: "ExaminedTake", now: datetime) -> Take:
        if storage.hash_bytes(found.data) != found.sha256:
            raise InvalidInput("A recording is not the one that was examined.", "Record it again.")
        write_sealed(folder / "takes" / f"{found.sha256}.take", key, found.data)
        return Take(
            id=uuid.uuid4().hex,
            avatar_id=avatar_id,
            kind=found.kind,
            origin=found.origin,
            sha256=found.sha256,
            duration_s=found.duration_s,
            recorded_at=now,
            sentence=found.sentence,
        )

    @staticmethod
    def _sign_consent(
        answers: ConsentAnswers, takes: Sequence[Take], enrolment: "Enrolment", key: SigningKey, now: datetime
    ) -> tuple[ConsentRecord, SignedWords]:
        name = answers.signed_name.strip()
        notice = load_notice(answers.language)
        until = now + timedelta(days=answers.valid_days)
        statement = notice.fill(name, answers.purposes, now, until, answers.choices)
        record = write_consent(
            name,
            key,
            purposes=answers.purposes,
            given_at=now,
            days=answers.valid_days,
            evidence=ConsentEvidence(tuple(takes), statement, answers.adult_declared, enrolment.checks),
            notice_version=notice.version,
            notice_sha256=notice.sha256,
            language=notice.language,
            choices=answers.choices,
        )
        return record, SignedWords(answers.choices, statement, notice.version, record.purposes)

    def _free_trigger(self) -> str:
        """A rare word that no living avatar uses: one that a model reserves, else one of its own making."""
        used = set(self._rooms.records.avatars.used_triggers())
        for word in self._models.triggers(self._rooms.settings.model):
            if word not in used:
                return word
        return f"av{uuid.uuid4().hex[:6]}"


def _check_valid_days(days: int) -> None:
    if not 1 <= days <= 3650:
        raise InvalidInput("A consent is valid for 1 to 3650 days.", "Choose a number of days in that range.")
