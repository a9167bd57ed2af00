"""Where the vault's key comes from: keychain, else passphrase, never plain; old libraries open and are protected."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from studio.app.keys import Ask, KeyDesk, Question
from studio.app.passphrases import (
    FILE_VARIABLE,
    HANDLE_VARIABLE,
    check_new,
    demo_file,
    given_passphrase,
    write_demo_file,
)
from studio.core.paths import StudioPaths
from studio.domain.errors import InvalidInput, ToolMissing, VaultLocked, WrongPassphrase
from studio.library.master_key import Cost, KeyPlace, MasterKeyFile, PassphraseLock
from studio.library.vault import Vault
from tests.fakes.keys import CHEAP, WORDS, FakeKeychain, write_passphrase_file

KEY = bytes(range(32))


@pytest.fixture
def paths(tmp_path: Path) -> StudioPaths:
    made = StudioPaths(tmp_path / "data")
    made.make()
    return made


def desk(
    paths: StudioPaths,
    ask: Ask = lambda question: None,
    keychain: FakeKeychain | None = None,
    environ: Mapping[str, str] | None = None,
    cost: Cost = CHEAP,
) -> KeyDesk:
    return KeyDesk(paths, ask, environ=environ or {}, find=lambda: keychain, cost=cost)


class Person:
    """Answers in turn, and remembers what it was asked."""

    def __init__(self, *answers: str | None) -> None:
        self.answers = list(answers)
        self.asked: list[Question] = []

    def __call__(self, question: Question) -> str | None:
        self.asked.append(question)
        return self.answers.pop(0)


def place(paths: StudioPaths) -> KeyPlace:
    return MasterKeyFile(paths.vault).place()


def test_a_new_vault_goes_into_a_keychain_when_there_is_one_and_the_person_is_told(paths: StudioPaths) -> None:
    keychain = FakeKeychain()
    first = desk(paths, keychain=keychain)
    key = first.read()
    assert place(paths) is KeyPlace.KEYCHAIN
    (told,) = first.take_notices()
    assert keychain.title in told
    assert "likeness vault recovery" in told
    assert first.take_notices() == ()
    assert desk(paths, keychain=keychain).read() == key
    with pytest.raises(VaultLocked, match="cannot be reached"):
        desk(paths).read()


def test_without_a_keychain_the_person_chooses_a_passphrase_and_is_asked_for_it_once_a_session(
    paths: StudioPaths,
) -> None:
    chooser = Person(WORDS)
    key = desk(paths, chooser).read()
    assert chooser.asked == [Question.CHOOSE]
    person = Person("wrong", WORDS)
    again = desk(paths, person)
    assert again.pending() is Question.UNLOCK
    assert [again.read(), again.read()] == [key, key]
    assert again.pending() is None
    assert person.asked == [Question.UNLOCK, Question.AGAIN]
    again.lock()
    assert again.pending() is Question.UNLOCK


def test_a_window_that_opens_on_a_new_library_asks_nothing_and_looks_for_no_keychain(paths: StudioPaths) -> None:
    looked: list[None] = []

    def find() -> None:
        looked.append(None)

    new = KeyDesk(paths, Person(), environ={}, find=find)
    assert new.pending(to_keep=False) is None
    assert looked == []
    assert new.pending() is Question.CHOOSE
    desk(paths, Person(WORDS)).read()
    assert KeyDesk(paths, Person(), environ={}, find=find).pending(to_keep=False) is Question.UNLOCK


def test_three_wrong_passphrases_are_enough(paths: StudioPaths) -> None:
    desk(paths, Person(WORDS)).read()
    with pytest.raises(WrongPassphrase):
        desk(paths, Person("a", "b", "c")).read()
    with pytest.raises(VaultLocked, match="locked with a passphrase"):
        desk(paths).read()


def test_with_nobody_to_ask_a_new_vault_is_not_made_at_all(paths: StudioPaths) -> None:
    with pytest.raises(VaultLocked, match="no keychain"):
        desk(paths).read()
    assert place(paths) is KeyPlace.NOWHERE
    assert [path.name for path in paths.vault.iterdir()] == ["master.lock"]


def test_a_keychain_that_does_not_open_is_not_the_end(paths: StudioPaths) -> None:
    asked = desk(paths, Person(WORDS), FakeKeychain(locked=True))
    asked.read()
    assert place(paths) is KeyPlace.TYPED
    assert "did not open" in asked.take_notices()[0]


@pytest.mark.parametrize("with_keychain", [True, False])
def test_an_older_library_opens_and_its_plain_key_is_destroyed_once_it_is_protected(
    paths: StudioPaths, with_keychain: bool
) -> None:
    plain = paths.vault / "master.key"
    plain.write_bytes(KEY)
    keychain, person = FakeKeychain() if with_keychain else None, Person(WORDS)
    first = desk(paths, person, keychain)
    assert first.pending() is (None if with_keychain else Question.PROTECT)
    assert first.read() == KEY
    assert "destroyed" in first.take_notices()[0]
    assert not plain.exists()
    assert all(KEY not in path.read_bytes() for path in paths.root.rglob("*") if path.is_file())
    assert person.asked == ([] if with_keychain else [Question.PROTECT])
    assert desk(paths, Person(WORDS), keychain).read() == KEY


def test_an_older_library_opens_also_when_protecting_it_is_put_off_and_says_so(paths: StudioPaths) -> None:
    (paths.vault / "master.key").write_bytes(KEY)
    first = desk(paths)
    assert first.read() == KEY
    assert "still lies in a plain file" in first.take_notices()[0]
    assert place(paths) is KeyPlace.PLAIN


def test_a_plain_key_left_by_a_crash_after_its_protection_goes_at_the_next_start(paths: StudioPaths) -> None:
    key = desk(paths, Person(WORDS)).read()
    (paths.vault / "master.key").write_bytes(key)
    desk(paths, Person(WORDS)).read()
    assert not (paths.vault / "master.key").exists()


def test_a_vault_without_any_key_is_never_given_a_new_one(paths: StudioPaths) -> None:
    Vault(paths.vault, desk(paths, Person(WORDS))).create("a" * 32)
    MasterKeyFile(paths.vault).path.unlink()
    with pytest.raises(VaultLocked, match="missing"):
        desk(paths, Person(WORDS), FakeKeychain()).read()


def test_a_dearer_standard_is_taken_up_when_the_vault_is_next_opened(paths: StudioPaths) -> None:
    key = desk(paths, Person(WORDS)).read()
    dearer = Cost(memory_kib=128, iterations=2, lanes=1)
    assert desk(paths, Person(WORDS), cost=dearer).read() == key
    lock = MasterKeyFile(paths.vault).read()
    assert isinstance(lock, PassphraseLock)
    assert lock.cost == dearer
    # Never the other way round.
    assert desk(paths, Person(WORDS)).read() == key
    assert MasterKeyFile(paths.vault).read() == lock


def test_a_change_of_passphrase_wraps_the_key_anew_and_touches_nothing_else(paths: StudioPaths) -> None:
    changed = desk(paths, Person(WORDS))
    vault = Vault(paths.vault, changed)
    avatar_key = vault.create("a" * 32)
    wrapped = (vault.folder("a" * 32) / "key").read_bytes()
    changed.set_passphrase("another passphrase altogether")
    assert (vault.folder("a" * 32) / "key").read_bytes() == wrapped
    with pytest.raises(WrongPassphrase):
        desk(paths, Person(WORDS, WORDS, WORDS)).read()
    after = desk(paths, Person("another passphrase altogether"))
    assert Vault(paths.vault, after).open_key("a" * 32) == avatar_key
    with pytest.raises(InvalidInput, match="at least"):
        changed.set_passphrase("short")
    with pytest.raises(VaultLocked, match="locked"):
        desk(paths).set_passphrase("another passphrase altogether")


def test_the_key_moves_into_the_keychain_and_out_of_it(paths: StudioPaths) -> None:
    keychain = FakeKeychain()
    moved = desk(paths, Person(WORDS))
    with pytest.raises(ToolMissing):
        moved.set_keychain()
    key = moved.read()
    moved = desk(paths, Person(WORDS), keychain)
    moved.read()
    assert moved.set_keychain() == keychain.title
    assert desk(paths, keychain=keychain).read() == key
    moved.set_passphrase(WORDS)
    assert keychain.secrets == {}
    assert desk(paths, Person(WORDS)).read() == key


def test_the_recovery_code_brings_back_a_lost_passphrase_and_fits_its_own_vault_only(paths: StudioPaths) -> None:
    owner = desk(paths, Person(WORDS))
    avatar_key = Vault(paths.vault, owner).create("a" * 32)
    code = owner.recovery_code()
    MasterKeyFile(paths.vault).path.write_bytes(b"damaged")
    forgetful = desk(paths)
    other = StudioPaths(paths.root.with_name("other"))
    other.make()
    with pytest.raises(VaultLocked, match="another vault"):
        forgetful.unlock_by_code(desk(other, Person(WORDS)).recovery_code())
    forgetful.unlock_by_code(code.lower())
    forgetful.set_passphrase("a new one for the vault")
    assert Vault(paths.vault, desk(paths, Person("a new one for the vault"))).open_key("a" * 32) == avatar_key


def test_a_given_file_goes_before_the_keychain_and_nobody_is_asked(paths: StudioPaths, tmp_path: Path) -> None:
    environ = {FILE_VARIABLE: str(write_passphrase_file(tmp_path / "pass.txt"))}
    keychain, person = FakeKeychain(), Person()
    key = desk(paths, person, keychain, environ).read()
    assert place(paths) is KeyPlace.TYPED
    assert desk(paths, person, keychain, environ).pending() is None
    assert desk(paths, person, keychain, environ).read() == key
    assert (keychain.secrets, person.asked) == ({}, [])
    wrong = {FILE_VARIABLE: str(write_passphrase_file(tmp_path / "wrong.txt", "not this one"))}
    with pytest.raises(WrongPassphrase):
        desk(paths, person, keychain, wrong).read()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps access lists instead of modes")
def test_a_passphrase_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = write_passphrase_file(tmp_path / "pass.txt")
    path.chmod(0o640)
    with pytest.raises(VaultLocked, match="Others may read"):
        given_passphrase({FILE_VARIABLE: str(path)})


def test_a_passphrase_comes_through_an_open_handle_once(paths: StudioPaths) -> None:
    reader, writer = os.pipe()
    os.write(writer, f"{WORDS}\n".encode())
    os.close(writer)
    given = desk(paths, environ={HANDLE_VARIABLE: str(reader)})
    key = given.read()
    assert desk(paths, Person(WORDS)).read() == key
    with pytest.raises(VaultLocked, match="no handle"):
        given_passphrase({HANDLE_VARIABLE: str(reader)})


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\xff"])
def test_a_passphrase_file_that_says_nothing_is_named(tmp_path: Path, content: bytes) -> None:
    path = write_passphrase_file(tmp_path / "pass.txt")
    path.write_bytes(content)
    with pytest.raises(VaultLocked, match="pass"):
        given_passphrase({FILE_VARIABLE: str(path)})
    with pytest.raises(VaultLocked, match="cannot be read"):
        given_passphrase({FILE_VARIABLE: str(tmp_path / "none.txt")})


def test_the_demo_s_own_file_opens_its_library_and_goes_when_it_is_protected(paths: StudioPaths) -> None:
    path = write_demo_file(paths)
    content = path.read_bytes()
    assert write_demo_file(paths).read_bytes() == content
    demo = desk(paths, keychain=FakeKeychain())
    key = demo.read()
    assert demo.describe().for_demo
    assert "For the demo only" in demo.describe().sentence
    demo.set_passphrase(WORDS)
    assert not demo_file(paths).exists()
    assert desk(paths, Person(WORDS)).read() == key


def test_what_is_said_of_a_vault_opens_nothing(paths: StudioPaths) -> None:
    assert "no key yet" in desk(paths).describe().sentence
    desk(paths, Person(WORDS)).read()
    status = desk(paths, keychain=FakeKeychain()).describe()
    assert (status.place, status.keychain, status.for_demo) == (KeyPlace.TYPED, "the test's keychain", False)
    text = MasterKeyFile(paths.vault).path.read_text(encoding="utf-8")
    assert json.loads(text)["kind"] == "passphrase"


def test_a_new_passphrase_is_not_too_short() -> None:
    assert check_new("ten letters") == "ten letters"
    for short in ("", "short", " " * 20):
        with pytest.raises(InvalidInput, match="at least 10"):
            check_new(short)
