"""Backup and restore: one encrypted file, whole or nothing, on this or another machine, and nobody who withdrew."""

import io
import os
import stat
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.backup import BackupFacts, back_up
from studio.app.keys import KeyDesk
from studio.app.restore import check_backup, restore_backup
from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.core.paths import StudioPaths
from studio.core.settings import Settings, save_settings
from studio.domain.consent import NARROWEST, Audience, ConsentChoices, Purpose
from studio.domain.errors import (
    Cancelled,
    ConsentInvalid,
    InvalidInput,
    LibraryBusy,
    LibraryDamaged,
    NotFound,
    UseNotAllowed,
    VaultLocked,
    WrongPassphrase,
)
from studio.domain.grant import RevokedKind
from studio.domain.job import Progress
from studio.library import backup_file
from studio.library.backup_file import read_backup, write_backup
from studio.library.vault import read_sealed
from studio.provenance.signing import SigningKey
from tests.fakes.keys import CHEAP, FakeKeychain
from tests.fakes.papers import policy_for
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, open_studio, paper_desk

WORDS = "the backup's own passphrase"


def keys_for(paths: StudioPaths) -> KeyDesk:
    return KeyDesk(paths, cost=CHEAP)


def write(studio: Studio, target: Path) -> BackupFacts:
    return back_up(studio, target, WORDS, ListeningReporter(), cost=CHEAP)


def bring_back(
    backup: Path, root: Path, newer: Path | None = None, make_keys: Callable[[StudioPaths], KeyDesk] = keys_for
) -> tuple[str, ...]:
    """The notices that a person reads."""
    done = restore_backup(
        backup,
        WORDS,
        StudioPaths(root),
        ListeningReporter(),
        make_keys=make_keys,
        newer=StudioPaths(newer) if newer else None,
    )
    return done.notices


def snapshot(root: Path) -> dict[str, bytes]:
    kept = (root / "vault", root / "files")
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in kept
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("master")
    }


def test_everything_comes_back_on_a_machine_with_another_keychain(tmp_path: Path) -> None:
    backup, keychain = tmp_path / "studio.likeness", FakeKeychain()
    save_settings(StudioPaths(tmp_path / "old").settings, Settings(aspect="1:1"))
    with open_studio(tmp_path / "old") as studio:
        avatar = add_trained(studio)
        studio.clips.submit(studio.clips.compose(ClipWish("at the beach", avatar.id, num_frames=9)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        clips = studio.clips.list()
        facts = write(studio, backup)
        scan = read_sealed(
            next((tmp_path / "old/vault" / avatar.id / "takes").iterdir()), studio.rooms.vault.open_key(avatar.id)
        )
    if os.name == "posix":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert (facts.avatars, facts.clips, facts.missing) == ((avatar.id,), len(clips), ())
    notices = bring_back(
        backup,
        tmp_path / "new",
        make_keys=lambda paths: KeyDesk(paths, environ={}, find=lambda: keychain, cost=CHEAP),
    )
    assert any(keychain.title in notice for notice in notices)
    assert snapshot(tmp_path / "new") == snapshot(tmp_path / "old")
    keys = KeyDesk(StudioPaths(tmp_path / "new"), environ={}, find=lambda: keychain)
    with Studio.open(StudioPaths(tmp_path / "new"), keys=keys) as studio:
        assert studio.settings.aspect == "1:1"
        assert studio.avatars.list() == (avatar,)
        assert studio.clips.list() == clips
        take = next((tmp_path / "new/vault" / avatar.id / "takes").iterdir())
        assert read_sealed(take, studio.rooms.vault.open_key(avatar.id)) == scan
        assert studio.rooms.records.audit.verify() is None
        assert studio.rooms.records.audit.entries()[-1]["event"] == "restored"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_nothing_plain_is_in_the_file_and_another_passphrase_opens_nothing(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        add_avatar(studio)
        master = studio.keys.read()
        write(studio, backup)
    content = backup.read_bytes()
    assert not any(word in content for word in (b"scan of Ada", b"Ada Sample", b"SQLite", master, WORDS.encode()))
    with pytest.raises(WrongPassphrase):
        check_backup(backup, "not the passphrase", ListeningReporter())


def test_a_check_reads_all_and_writes_nothing(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        add_avatar(studio)
        facts = write(studio, backup)
    before = sorted(tmp_path.rglob("*"))
    assert check_backup(backup, WORDS, ListeningReporter()) == facts
    assert sorted(tmp_path.rglob("*")) == before
    with pytest.raises(NotFound):
        check_backup(tmp_path / "none", WORDS, ListeningReporter())


def test_a_backup_that_was_altered_or_cut_short_changes_nothing(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        add_avatar(studio)
        write(studio, backup)
    whole = backup.read_bytes()
    broken = [whole[:size] for size in (0, 3, 40, len(whole) // 2, len(whole) - 1)]
    broken += [bytes([*whole[:at], whole[at] ^ 1, *whole[at + 1 :]]) for at in (60, len(whole) // 2, len(whole) - 1)]
    for content in broken:
        backup.write_bytes(content)
        for act in (
            lambda: check_backup(backup, WORDS, ListeningReporter()),
            lambda: bring_back(backup, tmp_path / "new"),
        ):
            with pytest.raises((LibraryDamaged, InvalidInput, WrongPassphrase)):
                act()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "studio.likeness"]


def test_a_folder_with_something_in_it_is_never_written_to(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        write(studio, backup)
        with pytest.raises(InvalidInput, match="already"):
            write(studio, backup)
        with pytest.raises(InvalidInput, match="inside the data folder"):
            write(studio, tmp_path / "old" / "backup.likeness")
        with pytest.raises(InvalidInput, match="no folder"):
            write(studio, tmp_path / "none" / "backup.likeness")
        with pytest.raises(InvalidInput, match="at least"):
            back_up(studio, tmp_path / "b", "short", ListeningReporter())
    with pytest.raises(InvalidInput, match="not empty"):
        bring_back(backup, tmp_path / "old")
    (tmp_path / "empty").mkdir()
    bring_back(backup, tmp_path / "empty")
    assert (tmp_path / "empty" / "library.db").is_file()


def test_a_cancelled_backup_or_restore_leaves_nothing(tmp_path: Path) -> None:
    class Stopper:
        def __init__(self, after: int) -> None:
            self.left = after

        def report(self, progress: Progress) -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        add_avatar(studio)
        for after in range(3):
            with pytest.raises(Cancelled):
                back_up(studio, backup, WORDS, Stopper(after), cost=CHEAP)
            assert [path.name for path in tmp_path.iterdir()] == ["old"]
        assert list((tmp_path / "old" / "work").iterdir()) == []
        write(studio, backup)
    for after in range(4):
        with pytest.raises(Cancelled):
            restore_backup(backup, WORDS, StudioPaths(tmp_path / "new"), Stopper(after), make_keys=keys_for)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "studio.likeness"]


def test_a_vault_that_nobody_can_protect_is_not_restored(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        add_avatar(studio)
        write(studio, backup)
    with pytest.raises(VaultLocked, match="no keychain"):
        bring_back(
            backup, tmp_path / "new", make_keys=lambda paths: KeyDesk(paths, environ={}, find=lambda: None, cost=CHEAP)
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "studio.likeness"]


def test_who_withdrew_since_does_not_come_back_where_the_newer_library_is_at_hand(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        ada, bea = add_avatar(studio, "Ada"), add_avatar(studio, "Bea")
        write(studio, backup)
        studio.avatars.revoke(ada.id)
    notices = bring_back(backup, tmp_path / "new", newer=tmp_path / "old")
    assert not any("withdrew" in notice for notice in notices)
    assert not (tmp_path / "new" / "vault" / ada.id).exists()
    with open_studio(tmp_path / "new") as studio:
        assert [avatar.id for avatar in studio.avatars.list()] == [bea.id]
        assert studio.rooms.records.consents.revocation_for(ada.consent_id) is not None
        studio.rooms.vault.open_key(bea.id)


def test_an_older_backup_is_no_way_back_to_wider_choices_where_the_newer_library_is_at_hand(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        ada, bea = add_trained(studio, "Ada"), add_trained(studio, "Bea")
        write(studio, backup)
        studio.rights.choose(ada, ConsentChoices(Audience.NOBODY), agreed=True)
        studio.rights.choose(bea, NARROWEST, purposes=(Purpose.TRAINING, Purpose.VIDEO), agreed=True)
        studio.rights.take_back(bea, RevokedKind.CLIP, "a" * 64)
    bring_back(backup, tmp_path / "new", newer=tmp_path / "old")
    with open_studio(tmp_path / "new") as studio:
        assert all(check.ok for check in studio.rights.check_log()), studio.rights.check_log()
        with pytest.raises(UseNotAllowed, match="nobody"):
            studio.clips.compose(ClipWish("at the beach", ada.id))
        standing = studio.rights.standing(bea)
        assert standing.policy is not None
        assert standing.policy.purposes == (Purpose.TRAINING, Purpose.VIDEO)
        assert standing.revocations is not None
        assert [entry.subject for entry in standing.revocations.entries] == ["a" * 64]
        assert studio.clips.compose(ClipWish("at the beach", bea.id)).adapters
        # Whoever chose can choose again.
        studio.rights.choose(ada, NARROWEST, agreed=True)
        assert studio.clips.compose(ClipWish("at the beach", ada.id)).adapters


def test_a_grant_that_was_used_up_since_is_not_new_again(tmp_path: Path) -> None:
    """Bea's studio made its one clip after the backup."""
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        ada = add_avatar(studio, choices=ConsentChoices(Audience.NAMED))
        grant = studio.rights.grant(ada, studio.rights.studio_did, max_clips=1)
        write(studio, backup)
        paper_desk(studio).count_use(ada.id, grant, "c" * 32)
    bring_back(backup, tmp_path / "new", newer=tmp_path / "old")
    with open_studio(tmp_path / "new") as studio:
        assert studio.rooms.records.rights.uses(grant.grant_id) == {"c" * 32}
        assert paper_desk(studio).ledger(ada.id).uses(grant.grant_id) == {"c" * 32}


def test_papers_of_a_stranger_in_the_newer_library_are_not_taken_over(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        ada = add_avatar(studio)
        record, _ = studio.avatars.consent(ada)
        write(studio, backup)
        thief = SigningKey(b"\x55" * 32)
        forged = policy_for(replace(record, pii_principal_id=thief.did), thief, ada.id, seq=2, prev_sha256="0" * 64)
        studio.rooms.records.rights.add_policy(forged)
    with pytest.raises(ConsentInvalid, match="did not sign"):
        bring_back(backup, tmp_path / "new", newer=tmp_path / "old")
    assert not (tmp_path / "new").exists()


def test_elsewhere_the_person_is_told_that_nobody_can_know(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        ada = add_avatar(studio, "Ada")
        write(studio, backup)
        studio.avatars.revoke(ada.id)
    assert any("withdrew or chose anew after" in notice for notice in bring_back(backup, tmp_path / "new"))
    with pytest.raises(NotFound, match="no library"):
        bring_back(backup, tmp_path / "third", newer=tmp_path / "nowhere")
    assert not (tmp_path / "third").exists()


def test_a_withdrawal_in_the_middle_of_a_backup_spoils_it(tmp_path: Path) -> None:
    backup = tmp_path / "studio.likeness"
    with open_studio(tmp_path / "old") as studio:
        ada = add_avatar(studio)

        class Withdrawing:
            def report(self, progress: Progress) -> None:
                studio.avatars.revoke(ada.id)

        with pytest.raises(LibraryBusy, match="changed"):
            back_up(studio, backup, WORDS, Withdrawing(), cost=CHEAP)
    assert not backup.exists()


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/evil", "vault/../../evil", "files/ab/evil", "vault/master.json", "evil", "vault/a/b"]
)
def test_a_file_that_climbs_or_has_no_place_is_refused(tmp_path: Path, name: str) -> None:
    backup = tmp_path / "evil.likeness"
    with pytest.raises(InvalidInput, match="no place"), write_backup(backup, WORDS, CHEAP) as writer:
        writer.add_bytes(name, b"evil")
    forge(backup, tarfile.TarInfo(name), b"evil")
    with pytest.raises(LibraryDamaged, match="no studio writes"):
        bring_back(backup, tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["evil.likeness"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_links_folders_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    member = tarfile.TarInfo("library.db")
    member.type, member.linkname = kind, "/etc/passwd"
    forge(tmp_path / "evil.likeness", member, b"")
    with pytest.raises(LibraryDamaged, match="no studio writes"):
        bring_back(tmp_path / "evil.likeness", tmp_path / "new")


def forge(path: Path, member: tarfile.TarInfo, data: bytes) -> None:
    """A backup that no studio wrote, with a right passphrase."""
    member.size = len(data)
    with write_backup(path, WORDS, CHEAP) as writer:
        writer._archive.addfile(member, io.BytesIO(data))


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.likeness"
    with write_backup(path, WORDS, CHEAP) as writer:
        writer.add_bytes("library.db", b"one")
        writer.add_bytes("library.db", b"two")
    with pytest.raises(LibraryDamaged), read_backup(path, WORDS) as entries:
        for _ in entries:
            pass


def test_what_is_no_backup_is_said(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42" * 9)
    with pytest.raises(InvalidInput, match="no backup"):
        check_backup(path, WORDS, ListeningReporter())
    assert backup_file.is_entry_name("vault/" + "0" * 32 + "/signing.key")
