"""The demo's vault: opened by a file beside it, said openly, and never for a real face."""

from pathlib import Path

import pytest

from studio.app.demo_vault import check_not_for_demo, lock_demo_vault
from studio.app.keys import KeyDesk
from studio.app.passphrases import FILE_VARIABLE, demo_file
from studio.core.paths import StudioPaths, shipped_dir
from studio.domain.errors import VaultLocked
from tests.fakes.keys import CHEAP, FakeKeychain


@pytest.fixture
def paths(tmp_path: Path) -> StudioPaths:
    made = StudioPaths(tmp_path / "demo")
    made.make()
    return made


def test_a_new_demo_library_gets_its_file_and_opens_by_it_unattended(paths: StudioPaths) -> None:
    told = lock_demo_vault(paths, {})
    assert told == demo_file(paths)
    keychain = FakeKeychain()
    key = KeyDesk(paths, environ={}, find=lambda: keychain, cost=CHEAP).read()
    assert lock_demo_vault(paths, {}) == told
    assert KeyDesk(paths, environ={}, find=lambda: None, cost=CHEAP).read() == key
    assert keychain.secrets == {}


def test_an_older_demo_library_is_taken_over(paths: StudioPaths) -> None:
    (paths.vault / "master.key").write_bytes(bytes(range(32)))
    lock_demo_vault(paths, {})
    assert KeyDesk(paths, environ={}, find=lambda: None, cost=CHEAP).read() == bytes(range(32))
    assert not (paths.vault / "master.key").exists()


def test_a_given_passphrase_or_a_protected_library_is_left_as_it_is(paths: StudioPaths) -> None:
    assert lock_demo_vault(paths, {FILE_VARIABLE: "somewhere"}) is None
    KeyDesk(paths, environ={}, find=FakeKeychain, cost=CHEAP).read()
    assert lock_demo_vault(paths, {}) is None
    assert not demo_file(paths).exists()


def test_a_real_face_is_not_taken_into_it(paths: StudioPaths, tmp_path: Path) -> None:
    sample = shipped_dir("assets") / "samples" / "ada" / "scan.mp4"
    check_not_for_demo(paths, tmp_path / "me.mp4")
    lock_demo_vault(paths, {})
    check_not_for_demo(paths, sample)
    for scan in (tmp_path / "me.mp4", sample.parent / ".." / ".." / ".." / "me.mp4"):
        with pytest.raises(VaultLocked, match="no place for a real face"):
            check_not_for_demo(paths, scan)
    KeyDesk(paths, environ={}, find=lambda: None, cost=CHEAP).read()
    opened = KeyDesk(paths, environ={}, find=lambda: None, cost=CHEAP)
    opened.read()
    opened.set_passphrase("a passphrase of my own")
    check_not_for_demo(paths, tmp_path / "me.mp4")
