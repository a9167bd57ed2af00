"""The vault: keys that open only their own avatar, and erasing that holds through a kill at any moment."""

import shutil
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from studio.core import storage
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound, VaultLocked
from studio.library.vault import NoMasterKey, Vault, open_sealing, read_sealed, write_sealed
from tests.fakes.keys import open_vault

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def vault(root: Path) -> Vault:
    return open_vault(root)


def fill(vault: Vault, avatar_id: str) -> Path:
    """A sealed take in the avatar's folder."""
    take = vault.folder(avatar_id) / "takes" / "scan.take"
    write_sealed(take, vault.create(avatar_id), b"a face")
    return take


def test_a_sealed_file_is_read_with_the_avatar_s_key_after_a_restart(root: Path) -> None:
    avatar_id = uuid4().hex
    take = fill(open_vault(root), avatar_id)
    assert b"a face" not in take.read_bytes()
    assert read_sealed(take, open_vault(root).open_key(avatar_id)) == b"a face"


def test_keys_differ_and_open_only_their_own(vault: Vault) -> None:
    one, two = uuid4().hex, uuid4().hex
    take = fill(vault, one)
    stranger = vault.create(two)
    assert stranger != vault.open_key(one)
    with pytest.raises(LibraryDamaged):
        read_sealed(take, stranger)


def test_a_wrapped_key_moved_to_another_avatar_opens_nothing(vault: Vault) -> None:
    one, two = uuid4().hex, uuid4().hex
    fill(vault, one)
    vault.create(two)
    shutil.copy(vault.folder(one) / "key", vault.folder(two) / "key")
    with pytest.raises(VaultLocked):
        vault.open_key(two)


def test_a_renamed_or_missing_sealed_file_is_said(vault: Vault) -> None:
    avatar_id = uuid4().hex
    take = fill(vault, avatar_id)
    renamed = take.rename(take.with_name("voice.take"))
    with pytest.raises(LibraryDamaged):
        read_sealed(renamed, vault.open_key(avatar_id))
    with pytest.raises(NotFound):
        read_sealed(take, vault.open_key(avatar_id))


def test_an_avatar_is_made_once_and_its_id_stays_in_the_vault(vault: Vault) -> None:
    avatar_id = uuid4().hex
    vault.create(avatar_id)
    key = vault.open_key(avatar_id)
    with pytest.raises(InvalidInput):
        vault.create(avatar_id)
    assert vault.open_key(avatar_id) == key
    for name in ("..", "../" + avatar_id, "", avatar_id.upper() + "/"):
        with pytest.raises(InvalidInput):
            vault.folder(name)


def test_another_or_no_master_key_opens_no_avatar(vault: Vault, root: Path) -> None:
    avatar_id = uuid4().hex
    vault.create(avatar_id)
    with pytest.raises(VaultLocked, match="no master key"):
        Vault(root, NoMasterKey()).open_key(avatar_id)
    with pytest.raises(VaultLocked, match="no master key"):
        Vault(root, NoMasterKey()).unlock()
    root.with_name("vault.test-key").write_bytes(bytes(32))
    with pytest.raises(VaultLocked, match="cannot be read"):
        vault.open_key(avatar_id)


def test_a_file_that_comes_in_pieces_is_there_when_it_is_whole_and_not_before(vault: Vault) -> None:
    avatar_id = uuid4().hex
    key = vault.create(avatar_id)
    path = vault.folder(avatar_id) / "checkpoints" / "one.sealed"
    with pytest.raises(RuntimeError), open_sealing(path, key) as writer:
        writer.write(b"half of it")
        raise RuntimeError
    assert list(path.parent.iterdir()) == []
    with open_sealing(path, key) as writer:
        writer.write(b"one ")
        writer.write(b"two")
    assert read_sealed(path, key) == b"one two"


@pytest.mark.parametrize("content", [b"", b"LSK1", b"LSK1" + bytes(60), bytes(64)])
def test_an_altered_avatar_key_is_said(vault: Vault, content: bytes) -> None:
    avatar_id = uuid4().hex
    vault.create(avatar_id)
    (vault.folder(avatar_id) / "key").write_bytes(content)
    with pytest.raises(VaultLocked):
        vault.open_key(avatar_id)


def test_erasing_leaves_nothing_and_may_be_repeated(vault: Vault, root: Path) -> None:
    gone, stays = uuid4().hex, uuid4().hex
    fill(vault, gone)
    take = fill(vault, stays)
    assert vault.erase(gone)
    assert vault.erase(gone)
    assert not vault.folder(gone).exists()
    with pytest.raises(VaultLocked):
        vault.open_key(gone)
    assert not vault.has(gone)
    assert vault.ids() == (stays,)
    assert read_sealed(take, vault.open_key(stays)) == b"a face"
    assert vault.finish_erasures() == 0


KILLED_ERASER = """
import os, sys
from pathlib import Path
from studio.library.vault import NoMasterKey, Vault

root, avatar_id, wanted = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
steps = 0

def die_at_the_wanted_step(event, arguments):
    global steps
    if event in {"os.rename", "os.remove", "os.rmdir", "open"} and avatar_id in str(arguments[0]):
        steps += 1
        if steps > wanted:
            os._exit(9)

vault = Vault(root, NoMasterKey())
sys.addaudithook(die_at_the_wanted_step)
vault.erase(avatar_id)
os._exit(0)
"""


def test_a_kill_at_any_step_of_erasing_loses_no_other_and_is_made_good_at_the_start(root: Path) -> None:
    vault = open_vault(root)
    stays = uuid4().hex
    kept = fill(vault, stays)
    outcomes = []
    for step in range(20):
        gone = uuid4().hex
        take = fill(vault, gone)
        wrapped = (vault.folder(gone) / "key").read_bytes()
        arguments = [sys.executable, "-c", KILLED_ERASER, str(root), gone, str(step)]
        outcomes.append(subprocess.run(arguments, cwd=REPOSITORY, check=False).returncode)
        if (vault.folder(gone) / "key").exists():
            # Killed before it began: the avatar is whole.
            assert read_sealed(take, vault.open_key(gone)) == b"a face"
            continue
        with pytest.raises(VaultLocked):
            vault.open_key(gone)
        assert gone not in vault.ids()
        vault.finish_erasures()
        assert not vault.folder(gone).exists()
        assert all(wrapped not in path.read_bytes() for path in root.rglob("*") if path.is_file())
        if outcomes[-1] == 0:
            break
    assert outcomes[-1] == 0
    assert outcomes.count(9) >= 5
    assert read_sealed(kept, vault.open_key(stays)) == b"a face"


def test_a_kill_while_an_avatar_is_made_leaves_nothing_after_the_sweep(vault: Vault, root: Path) -> None:
    avatar_id = uuid4().hex
    take = fill(vault, avatar_id)
    draft = root / f".{uuid4().hex}.0123456789ab.partial"
    storage.write_bytes(draft / "key", b"half")
    unfinished = take.with_name(".scan.0123456789ab.partial.take")
    unfinished.write_bytes(b"half")
    assert vault.finish_erasures() == 0
    vault.sweep()
    assert not draft.exists()
    assert not unfinished.exists()
    assert read_sealed(take, vault.open_key(avatar_id)) == b"a face"


def test_an_avatar_is_unsettled_until_it_is_in_the_library(vault: Vault) -> None:
    settled, begun = uuid4().hex, uuid4().hex
    fill(vault, settled)
    fill(vault, begun)
    assert vault.unsettled() == tuple(sorted((settled, begun)))
    vault.settle(settled)
    vault.settle(settled)
    assert vault.unsettled() == (begun,)
    assert vault.finish_erasures() == 0
    assert vault.has(settled)
    assert vault.has(begun)
    vault.erase(begun)
    assert vault.unsettled() == ()


def test_a_vault_that_was_never_used_has_nothing_to_finish(vault: Vault, root: Path) -> None:
    assert vault.ids() == ()
    assert vault.finish_erasures() == 0
    assert vault.unsettled() == ()
    vault.sweep()
    assert not root.exists()


def test_the_worker_s_part_loads_no_database() -> None:
    script = (
        "import sys; import studio.library.vault; "
        "sys.exit(len({'sqlite_utils', 'sqlite3', 'pydantic', 'torch'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, check=False).returncode == 0
