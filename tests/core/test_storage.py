"""Atomic writes leave the old or the new, never a half."""

import errno
from pathlib import Path

import pytest

from studio.core import storage
from studio.domain.errors import DiskFull


def test_replaces_all_or_nothing(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "note.json"
    storage.write_text(target, "old")
    with pytest.raises(RuntimeError), storage.replace_when_done(target) as partial:
        partial.write_text("half")
        raise RuntimeError
    assert target.read_text() == "old"
    assert [p.name for p in target.parent.iterdir()] == ["note.json"]


def test_a_full_disk_is_a_known_error_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "clip.mp4"
    with pytest.raises(DiskFull) as caught, storage.replace_when_done(target) as partial:
        partial.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert "full" in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_the_partial_keeps_the_suffix_that_encoders_look_at(tmp_path: Path) -> None:
    with storage.replace_when_done(tmp_path / "clip.mp4") as partial:
        assert partial.suffix == ".mp4"
        partial.write_bytes(b"x")
    assert (tmp_path / "clip.mp4").read_bytes() == b"x"


def test_the_hash_of_files_knows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    one, other = tmp_path / "a" / "x", tmp_path / "y"
    one.write_text("1")
    other.write_text("2")
    first = storage.hash_files(tmp_path, [one, other])
    assert storage.hash_files(tmp_path, [one]) != first
    renamed = one.rename(tmp_path / "a" / "z")
    assert storage.hash_files(tmp_path, [renamed, other]) != first
    renamed.write_text("3")
    assert storage.hash_files(tmp_path, [renamed.rename(one), other]) != first


@pytest.mark.parametrize("name", ["../out", "/etc/passwd", "", ".", "a/../../out"])
def test_no_name_leaves_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leaves"):
        storage.contained_path(tmp_path, name)


def test_a_name_inside_is_joined(tmp_path: Path) -> None:
    assert storage.contained_path(tmp_path, "a/b.mp4") == tmp_path.resolve() / "a" / "b.mp4"


def test_erasing_is_complete_and_repeatable(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "f").write_text("x")
    storage.erase_folder(folder)
    storage.erase_folder(folder)
    assert not folder.exists()
