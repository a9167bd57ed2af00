"""Attacks on the files of the data folder: copied, swapped, put back as they once were; and the clock."""

import shutil
from contextlib import closing
from dataclasses import replace
from sqlite3 import connect

from studio.core import storage
from studio.domain.avatar import Adapter
from studio.library.ledger import LEDGER_NAME
from studio.library.vault import read_sealed, write_sealed
from studio.pipelines.permission import NOTE_SUFFIX, PRINCIPAL_KEY_NAME
from studio.provenance.adapter_note import write_adapter_note
from studio.provenance.signing import SigningKey
from tests.consent_attacks.asking import NOBODY
from tests.consent_attacks.scene import Scene

THIEF = SigningKey(b"\x55" * 32)


def older_library_put_back(scene: Scene) -> None:
    """The whole database of before the person chose that nobody may."""
    saved = scene.root.with_name("saved.db")
    with closing(connect(scene.root / "library.db")) as connection, closing(connect(saved)) as copy:
        connection.backup(copy)
    scene.person_signs(NOBODY)
    for name in ("library.db-wal", "library.db-shm"):
        (scene.root / name).unlink(missing_ok=True)
    shutil.copy(saved, scene.root / "library.db")
    scene.render()


def older_ledger_put_back(scene: Scene) -> None:
    ledger = scene.vault_of("Ada") / LEDGER_NAME
    saved = ledger.read_bytes()
    scene.person_signs(NOBODY)
    ledger.write_bytes(saved)
    scene.edit("DELETE FROM policies WHERE seq = 2")
    scene.render()


def older_vault_put_back(scene: Scene) -> None:
    """The avatar's whole folder of before; the database is as it should be, but for the choices."""
    folder, saved = scene.vault_of("Ada"), scene.root.with_name("folder")
    shutil.copytree(folder, saved)
    scene.person_signs(NOBODY)
    shutil.rmtree(folder)
    shutil.copytree(saved, folder)
    scene.edit("DELETE FROM policies WHERE seq = 2")
    scene.render()


def ledger_deleted(scene: Scene) -> None:
    (scene.vault_of("Ada") / LEDGER_NAME).unlink()
    scene.render()


def ledger_of_another_avatar(scene: Scene) -> None:
    shutil.copy(scene.vault_of("Bo") / LEDGER_NAME, scene.vault_of("Ada") / LEDGER_NAME)
    scene.render()


def key_of_another_person(scene: Scene) -> None:
    shutil.copy(scene.vault_of("Bo") / PRINCIPAL_KEY_NAME, scene.vault_of("Ada") / PRINCIPAL_KEY_NAME)
    scene.render()


def folder_of_another_avatar(scene: Scene) -> None:
    ada, bo = scene.vault_of("Ada"), scene.vault_of("Bo")
    shutil.rmtree(ada)
    shutil.copytree(bo, ada)
    scene.render()


def library_copied_to_another_studio(scene: Scene) -> None:
    """Vault, database, passphrase and all, but not the signing key of the studio in which the person signed."""
    scene.move_elsewhere()
    scene.render("Bo")


def folder_copied_without_its_rows(scene: Scene) -> None:
    folder = scene.vault_of("Ada")
    for name in ("library.db", "library.db-wal", "library.db-shm"):
        (scene.root / name).unlink(missing_ok=True)
    scene.rightful = 0
    assert folder.is_dir()
    scene.render()


def adapter_file_of_another(scene: Scene) -> None:
    with scene.open() as studio:
        stolen, own = (studio.avatars.find(name).adapter_for("mini") for name in ("Bo", "Ada"))
        assert stolen is not None
        assert own is not None
    ada, bo = scene.vault_of("Ada"), scene.vault_of("Bo")
    shutil.copy(bo / f"{stolen.sha256}.adapter", ada / f"{own.sha256}.adapter")
    scene.render()


def swap_adapter(scene: Scene, note_by: SigningKey | None) -> None:
    """For whoever has Ada's vault key: Bo's LoRA sealed as hers and put into her row, perhaps with a note."""
    ada_id, key, _ = scene.keys_of("Ada")
    _, other_key, _ = scene.keys_of("Bo")
    with scene.open() as studio:
        stolen, own = (studio.avatars.find(name).adapter_for("mini") for name in ("Bo", "Ada"))
        record, _ = studio.avatars.consent(studio.avatars.find("Ada"))
        assert stolen is not None
        assert own is not None
    ada, bo = scene.vault_of("Ada"), scene.vault_of("Bo")
    data = read_sealed(bo / f"{stolen.sha256}.adapter", other_key) + b" again"
    digest = storage.hash_bytes(data)
    write_sealed(ada / f"{digest}.adapter", key, data)
    if note_by is not None:
        posing: Adapter = replace(own, sha256=digest)
        note = write_adapter_note(posing, record.sha256, note_by, scene.now)
        write_sealed(ada / f"{digest}{NOTE_SUFFIX}", key, note.encode())
    scene.edit(
        "UPDATE adapters SET sha256 = :new WHERE sha256 = :old AND avatar_id = :id",
        new=digest,
        old=own.sha256,
        id=ada_id,
    )
    scene.render()


def lora_swapped_in_vault_and_row(scene: Scene) -> None:
    swap_adapter(scene, None)


def lora_swapped_with_a_thiefs_note(scene: Scene) -> None:
    swap_adapter(scene, THIEF)


def lora_with_the_note_of_another(scene: Scene) -> None:
    """Ada's own note, sealed again under the name of the stolen LoRA."""
    _, key, _ = scene.keys_of("Ada")
    with scene.open() as studio:
        own = studio.avatars.find("Ada").adapter_for("mini")
        assert own is not None
    folder = scene.vault_of("Ada")
    data = b"a stolen LoRA"
    digest = storage.hash_bytes(data)
    write_sealed(folder / f"{digest}.adapter", key, data)
    write_sealed(folder / f"{digest}{NOTE_SUFFIX}", key, read_sealed(folder / f"{own.sha256}{NOTE_SUFFIX}", key))
    scene.edit("UPDATE adapters SET sha256 = :new WHERE sha256 = :old", new=digest, old=own.sha256)
    scene.render()


def note_deleted(scene: Scene) -> None:
    for note in scene.vault_of("Ada").glob(f"*{NOTE_SUFFIX}"):
        note.unlink()
    scene.render()


def clock_set_back_after_it_ended(scene: Scene) -> None:
    scene.pass_days(31)
    try:
        scene.render()
    finally:
        scene.pass_days(-10)
        scene.codes.clear()
        scene.render()


def clock_set_back_and_rows_with_it(scene: Scene) -> None:
    """The log of the later days cut off as well."""
    scene.person_signs(NOBODY)
    scene.pass_days(-5)
    scene.edit("DELETE FROM audit_log WHERE number > 4", "DELETE FROM policies WHERE seq > 1")
    scene.render()


def clock_set_back_with_an_older_ledger(scene: Scene) -> None:
    """The ledger of the first day; the log still knows the later one."""
    ledger = scene.vault_of("Ada") / LEDGER_NAME
    saved = ledger.read_bytes()
    scene.render()
    scene.rightful += 1
    ledger.write_bytes(saved)
    scene.pass_days(-5)
    scene.render()


def clock_of_the_worker_set_back(scene: Scene) -> None:
    """The app's clock runs ahead for a moment, so that for the worker it is set back."""
    scene.pass_days(2)
    scene.render()
