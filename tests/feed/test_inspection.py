"""Checking a folder: whatever a stranger does to it is found, and nothing outside it is read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.core import storage
from studio.feed.folder import FolderTarget
from studio.feed.inspection import verify_folder
from tests.feed.scene import ADA, EVE, INFO, START, KeyedHashSigner, make_item

SIGNER = KeyedHashSigner(ADA)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    FolderTarget(SIGNER, INFO).publish([make_item(tmp_path / "library", n) for n in (1, 2)], tmp_path / "out")
    return tmp_path / "out"


def failures(folder: Path) -> dict[str, str]:
    return {check.name: check.sentence for check in verify_folder(folder, SIGNER.verify) if not check.ok}


def read(path: Path) -> Any:
    tree = json.loads(path.read_text(encoding="utf-8"))
    del tree["proof"]
    return tree


def resign(folder: Path, change: Callable[[Any], None], *, signer: KeyedHashSigner = SIGNER) -> None:
    """Change the list of files and sign it anew: what a malicious author could do."""
    tree = read(folder / "feed.signed.json")
    change(tree)
    (folder / "feed.signed.json").write_text(signer.sign(tree, START), encoding="utf-8")


def replace_sidecar(folder: Path, change: Callable[[Any], None], *, signer: KeyedHashSigner = SIGNER) -> str:
    """Change a sidecar, sign it anew and list it."""
    path = next(folder.glob("clip-1*.json"))
    tree = read(path)
    change(tree)
    path.write_text(signer.sign(tree, START), encoding="utf-8")

    def relist(listed: Any) -> None:
        entry = next(entry for entry in listed["files"] if entry["name"] == path.name)
        entry |= {"sha256": storage.hash_file(path), "size_bytes": path.stat().st_size}

    resign(folder, relist)
    return path.name


def test_a_whole_folder_has_one_good_check_for_each_file(out: Path) -> None:
    checks = verify_folder(out, SIGNER.verify)
    assert failures(out) == {}
    assert {check.name for check in checks} == {path.name for path in out.iterdir()}


def test_every_altered_or_missing_file_is_named(out: Path) -> None:
    for path in sorted(out.iterdir()):
        original = path.read_bytes()
        middle = len(original) // 2
        path.write_bytes(original[:middle] + bytes([original[middle] ^ 1]) + original[middle + 1 :])
        assert list(failures(out)) == [path.name]
        path.unlink()
        assert list(failures(out)) == [path.name]
        path.write_bytes(original)
    assert failures(out) == {}


def test_extra_files_are_named_and_a_file_managers_own_are_not(out: Path) -> None:
    (out / "virus.exe").write_bytes(b"x")
    (out / "sub").mkdir()
    (out / ".DS_Store").write_bytes(b"x")
    assert failures(out) == dict.fromkeys(["sub", "virus.exe"], "It is not part of the signed feed.")


def test_a_folder_without_a_list_or_of_nothing_is_not_signed(tmp_path: Path, out: Path) -> None:
    (out / "feed.signed.json").unlink()
    assert list(failures(out)) == ["feed.signed.json"]
    assert list(failures(tmp_path / "nowhere")) == ["feed.signed.json"]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "a/b.mp4", "..", "C:\\x", "", ".hidden", "a\u0000"])
def test_a_name_that_leaves_the_folder_is_refused(name: str, tmp_path: Path, out: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"secret")
    entry = {"name": name, "sha256": storage.hash_bytes(b"secret"), "size_bytes": 6}
    resign(out, lambda tree: tree["files"].append(entry))
    assert "does not fit its form" in failures(out)["feed.signed.json"]


@pytest.mark.parametrize("part", ["mp4", "poster"])
def test_a_sidecar_that_points_elsewhere_is_refused(part: str, tmp_path: Path, out: Path) -> None:
    (tmp_path / "secret.mp4").write_bytes(b"secret")

    def point(tree: Any) -> None:
        tree[part] = {"name": "../secret.mp4", "sha256": storage.hash_bytes(b"secret"), "size_bytes": 6}

    name = replace_sidecar(out, point)
    assert "does not fit its form" in failures(out)[name]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, out: Path) -> None:
    mp4 = next(out.glob("clip-1*.mp4"))
    outside = tmp_path / "outside.mp4"
    mp4.rename(outside)
    try:
        mp4.symlink_to(outside)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert list(failures(out)) == [mp4.name]


def test_validly_signed_lies_are_found(out: Path) -> None:
    eve = KeyedHashSigner(EVE)
    changes: tuple[tuple[Callable[[Any], None], str], ...] = (
        (lambda tree: tree["mp4"].update(sha256="0" * 64), "not the one in the list"),
        (lambda tree: tree.update(label="A real recording"), "does not declare"),
        (lambda tree: tree["manifest"].update(number=9), "something was changed"),
        (lambda tree: tree.update(receipts=[{}]), "not signed"),
        (lambda tree: tree.update(manifest=json.loads(eve.sign({"a": 1}, START))), "not signed by the clip's creator"),
        (lambda tree: tree.update(extra=1), "does not fit its form"),
    )
    original = {path.name: path.read_bytes() for path in out.iterdir()}
    for change, words in changes:
        name = replace_sidecar(out, change)
        assert words in failures(out)[name]
        for file, content in original.items():
            (out / file).write_bytes(content)
    name = replace_sidecar(out, lambda tree: None, signer=eve)
    assert "another key" in failures(out)[name]


def test_a_list_signed_by_another_key_or_naming_twice_is_refused(out: Path) -> None:
    whole = (out / "feed.signed.json").read_bytes()
    resign(out, lambda tree: None, signer=KeyedHashSigner(EVE))
    assert "not signed by the key it names" in failures(out)["feed.signed.json"]
    (out / "feed.signed.json").write_bytes(whole)
    resign(out, lambda tree: tree["files"].append(tree["files"][0]))
    assert "twice" in failures(out)["feed.signed.json"]


NONSENSE = (b"", b"\xff\xfe", b"[]", b"null", b'{"proof": 1}', b"[" * 50_000, b"x" * (5 << 20))


@pytest.mark.parametrize("content", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_in_place_of_the_list_is_a_failed_check(content: bytes, out: Path) -> None:
    (out / "feed.signed.json").write_bytes(content)
    assert list(failures(out)) == ["feed.signed.json"]
