"""Avatars, their takes, voices and adapters as rows. No biometric stands here: the vault holds those."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from studio.domain.avatar import Adapter, Avatar, ClassWord, Take, VoiceProfile
from studio.domain.consent import ConsentRecord
from studio.domain.errors import ConsentMissing, ConsentRevoked, InvalidInput, NotFound
from studio.library.consents import ConsentRecords
from studio.library.database import Database
from studio.library.rows import Row, read_row, utc_text

ERASED_NAME = "erased"
"""What a tombstone is called."""
_ID_PREFIX_CHARS = 6
_SELECT_ADAPTERS = """
    SELECT sha256, avatar_id, model, model_revision, trigger_word AS "trigger", class_word, rank, steps, trained_at,
        job_id
    FROM adapters
"""
_SELECT = """
    SELECT avatars.id, avatars.name, avatars.class_word, avatars.trigger_word AS "trigger",
        avatars.consent_id, avatars.created_at, avatars.erased_at,
        voices.engine, voices.sha256 AS voice_sha256, voices.enrolled_at
    FROM avatars
        LEFT JOIN voices ON voices.avatar_id = avatars.id
"""


class AvatarRecords:
    """The avatars of the library. An erased one stays as a tombstone: its id, its consent's and when it went."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._consents = ConsentRecords(database)

    def add(
        self,
        avatar: Avatar,
        consent: ConsentRecord | None,
        takes: Sequence[Take],
        voice: VoiceProfile | None = None,
    ) -> None:
        """Keep an avatar with its takes and voice, and its consent when that is new: all of it or nothing.

        ``consent`` is None when the library holds the record ``avatar.consent_id`` already. ``avatar.adapters``
        and ``avatar.voice`` are kept as well; ``voice`` goes before the latter. Raises `ConsentMissing` when there
        is no such record, and `InvalidInput` when a living avatar has the same trigger.
        """
        profile = voice or avatar.voice
        parts = [*takes, profile, *avatar.adapters]
        if any(part is not None and part.avatar_id != avatar.id for part in parts):
            raise ValueError("a take, voice or adapter belongs to another avatar")
        if consent is not None and consent.record_id != avatar.consent_id:
            raise ValueError("the avatar names another consent record than the one given")
        with self._database.transaction():
            if consent is not None:
                self._consents.add(consent)
            if self._consents.get(avatar.consent_id) is None:
                raise ConsentMissing(
                    f"There is no signed consent record for {avatar.name}.",
                    "Create the avatar with the person's consent.",
                )
            self._insert(avatar)
            for take in takes:
                self._insert_take(take)
            if profile is not None:
                self.set_voice(profile)
            for adapter in avatar.adapters:
                self.add_adapter(adapter)

    def get(self, avatar_id: str) -> Avatar:
        """The avatar with exactly this id, erased or not. Raises `NotFound`."""
        rows = self._database.query(f"{_SELECT} WHERE avatars.id = ?", (avatar_id,))
        if not rows:
            raise NotFound(f"There is no avatar with the id '{avatar_id}'.", self._known_names())
        return self._with_adapters(_avatar(rows[0]))

    def find(self, name_or_id: str) -> Avatar:
        """The avatar a person means by an id, the first six or more digits of one, or a name in any case.

        Living avatars go before erased ones; when only the id of an erased one fits, its tombstone is returned, so
        that the caller can say why nothing can be made with it. Raises `NotFound`, or `InvalidInput` when several
        fit.
        """
        wanted = name_or_id.strip().casefold()
        everyone = self.list(include_erased=True)
        for avatar in everyone:
            if avatar.id == wanted:
                return avatar
        fitting = [avatar for avatar in everyone if _fits(avatar, wanted)]
        meant = [avatar for avatar in fitting if avatar.erased_at is None] or fitting
        if not meant:
            raise NotFound(f"There is no avatar '{name_or_id}'.", self._known_names())
        if len(meant) > 1:
            listed = ", ".join(f"{avatar.name} ({avatar.id})" for avatar in meant)
            raise InvalidInput(f"'{name_or_id}' fits {len(meant)} avatars.", f"Name one by its id: {listed}.")
        return meant[0]

    def list(self, include_erased: bool = False) -> tuple[Avatar, ...]:
        """The avatars, oldest first."""
        where = "" if include_erased else "WHERE avatars.erased_at IS NULL"
        rows = self._database.query(f"{_SELECT} {where} ORDER BY avatars.created_at, avatars.rowid")
        return tuple(self._with_adapters(_avatar(row)) for row in rows)

    def takes(self, avatar_id: str) -> tuple[Take, ...]:
        """The avatar's takes in the order in which they were added."""
        rows = self._database.query(
            "SELECT id, avatar_id, kind, origin, sha256, duration_s, recorded_at, sentence "
            "FROM takes WHERE avatar_id = ? ORDER BY number",
            (avatar_id,),
        )
        return tuple(read_row(Take, row, "take in the library") for row in rows)

    def adapters(self, avatar_id: str) -> tuple[Adapter, ...]:
        """All adapters trained for the avatar, oldest first; those in use are `Avatar.adapters`."""
        # With equal times, which coarse clocks give, the one that was added later is the newer.
        rows = self._database.query(f"{_SELECT_ADAPTERS} WHERE avatar_id = ? ORDER BY trained_at, rowid", (avatar_id,))
        return tuple(read_row(Adapter, row, "adapter in the library") for row in rows)

    def training_jobs(self) -> frozenset[str]:
        """Ids of the jobs that any kept adapter came from."""
        return frozenset(row["job_id"] for row in self._database.query("SELECT DISTINCT job_id FROM adapters"))

    def used_triggers(self) -> frozenset[str]:
        """Triggers of the living avatars."""
        rows = self._database.query("SELECT trigger_word FROM avatars WHERE erased_at IS NULL")
        return frozenset(row["trigger_word"] for row in rows)

    def set_voice(self, voice: VoiceProfile) -> None:
        """Give the avatar this voice in place of any other. Raises `ConsentRevoked` when it was erased."""
        with self._database.transaction():
            self._require_living(voice.avatar_id)
            self._database.execute(
                "INSERT INTO voices (avatar_id, engine, sha256, enrolled_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (avatar_id) DO UPDATE SET engine = excluded.engine, sha256 = excluded.sha256, "
                "enrolled_at = excluded.enrolled_at",
                (voice.avatar_id, voice.engine, voice.sha256, utc_text(voice.enrolled_at)),
            )

    def add_adapter(self, adapter: Adapter) -> None:
        """Keep a trained adapter and put it to use for its model. The same one again is the newest again.

        Raises `ConsentRevoked` when the avatar was erased while its adapter was trained.
        """
        with self._database.transaction():
            self._require_living(adapter.avatar_id)
            # Anew, not updated: of equal times the one that was added later is the newer.
            self._database.execute("DELETE FROM adapters WHERE sha256 = ?", (adapter.sha256,))
            self._database.execute(
                "INSERT INTO adapters (sha256, avatar_id, model, model_revision, trigger_word, class_word, "
                "rank, steps, trained_at, job_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    adapter.sha256,
                    adapter.avatar_id,
                    adapter.model,
                    adapter.model_revision,
                    adapter.trigger,
                    adapter.class_word.value,
                    adapter.rank,
                    adapter.steps,
                    utc_text(adapter.trained_at),
                    adapter.job_id,
                ),
            )

    def rename(self, avatar_id: str, name: str) -> Avatar:
        """Call the avatar ``name`` from now on. Raises `ConsentRevoked` when it was erased."""
        with self._database.transaction():
            self._require_living(avatar_id)
            self._database.execute("UPDATE avatars SET name = ? WHERE id = ?", (name, avatar_id))
        return self.get(avatar_id)

    def remove_adapter(self, sha256: str) -> None:
        """Forget one adapter; its sealed file is the caller's. Safe to repeat."""
        self._database.execute("DELETE FROM adapters WHERE sha256 = ?", (sha256,))

    def mark_erased(self, avatar_id: str, at: datetime) -> Avatar:
        """Leave only the tombstone: its id, its consent's id and when it went.

        Name, trigger, takes with their sentences, voice and adapters go, and their digests with them; from the copies
        that were made before a change of the schema too. Returns the tombstone. An avatar that was erased before keeps
        the earlier time. Raises `NotFound`.
        """
        self.get(avatar_id)
        tombstone = (
            "UPDATE avatars SET erased_at = coalesce(erased_at, ?), name = ?, trigger_word = ?, class_word = ?, "
            "adapter_sha256 = NULL WHERE id = ?",
            (utc_text(at), ERASED_NAME, ERASED_NAME, ClassWord.PERSON.value, avatar_id),
        )
        self._database.forget(
            (
                tombstone,
                ("DELETE FROM takes WHERE avatar_id = ?", (avatar_id,)),
                ("DELETE FROM voices WHERE avatar_id = ?", (avatar_id,)),
                ("DELETE FROM adapters WHERE avatar_id = ?", (avatar_id,)),
            )
        )
        return self.get(avatar_id)

    def _with_adapters(self, avatar: Avatar) -> Avatar:
        newest: dict[str, Adapter] = {}
        for adapter in self.adapters(avatar.id):
            newest.pop(adapter.model, None)
            newest[adapter.model] = adapter
        return replace(avatar, adapters=tuple(newest.values()))

    def _insert(self, avatar: Avatar) -> None:
        try:
            self._database.insert(
                "avatars",
                {
                    "id": avatar.id,
                    "name": avatar.name,
                    "class_word": avatar.class_word.value,
                    "trigger_word": avatar.trigger,
                    "consent_id": avatar.consent_id,
                    "created_at": utc_text(avatar.created_at),
                    "erased_at": utc_text(avatar.erased_at) if avatar.erased_at else None,
                },
            )
        except sqlite3.IntegrityError as error:
            if "avatars.trigger_word" not in str(error):
                raise
            raise InvalidInput(
                f"The trigger '{avatar.trigger}' belongs to another avatar.", "Choose another trigger word."
            ) from error

    def _insert_take(self, take: Take) -> None:
        self._database.insert(
            "takes",
            {
                "id": take.id,
                "avatar_id": take.avatar_id,
                "kind": take.kind.value,
                "origin": take.origin,
                "sha256": take.sha256,
                "duration_s": take.duration_s,
                "recorded_at": utc_text(take.recorded_at),
                "sentence": take.sentence,
            },
        )

    def _require_living(self, avatar_id: str) -> None:
        avatar = self.get(avatar_id)
        if avatar.erased_at is not None:
            raise ConsentRevoked(
                f"This avatar was erased on {avatar.erased_at:%Y-%m-%d}.",
                "Nothing can be made with this likeness. A new scan with a new consent is needed.",
            )

    def _known_names(self) -> str:
        names = [avatar.name for avatar in self.list()]
        return f"The library holds: {', '.join(names)}." if names else "The library holds no avatars yet."


def _fits(avatar: Avatar, wanted: str) -> bool:
    by_id = len(wanted) >= _ID_PREFIX_CHARS and avatar.id.startswith(wanted)
    return by_id or (avatar.erased_at is None and avatar.name.strip().casefold() == wanted)


def _avatar(row: Row) -> Avatar:
    tree = {
        name: row[name] for name in ("id", "name", "class_word", "trigger", "consent_id", "created_at", "erased_at")
    }
    if row["voice_sha256"] is not None:
        tree["voice"] = {
            "avatar_id": row["id"],
            "engine": row["engine"],
            "sha256": row["voice_sha256"],
            "enrolled_at": row["enrolled_at"],
        }
    return read_row(Avatar, tree, "avatar in the library")
