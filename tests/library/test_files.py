"""The content-addressed store: whole files or none."""

import errno
import shutil
from pathlib import Path

import pytest

from studio.domain.errors import DiskFull, InvalidInput, LibraryDamaged, NotFound
from studio.library.files import ContentStore

from .examples import digest

CONTENT = "a short film"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "Clip.MP4"
    path.parent.mkdir()
    path.write_text(CONTENT)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "files"


def everything(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def test_a_file_lies_under_its_digest(root: Path, source: Path) -> None:
    store = ContentStore(root)
    sha256 = store.add(source)
    assert sha256 == digest(CONTENT)
    assert store.path(sha256, ".mp4") == root / sha256[:2] / f"{sha256}.mp4"
    assert store.verify(sha256).read_text() == CONTENT
    assert source.exists()
    assert store.add(source, move=True) == sha256
    assert not source.exists()
    assert len(everything(root)) == 1


def test_a_full_disk_leaves_nothing_behind(root: Path, source: Path) -> None:
    def copy_until_full(_source: Path, target: Path) -> None:
        target.write_text(CONTENT[:5])
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(DiskFull):
        ContentStore(root, copy=copy_until_full).add(source, move=True)
    assert everything(root) == []
    assert source.read_text() == CONTENT


def test_a_copy_that_differs_is_not_kept(root: Path, source: Path) -> None:
    def copy_badly(_source: Path, target: Path) -> None:
        target.write_text(CONTENT[::-1])

    with pytest.raises(LibraryDamaged):
        ContentStore(root, copy=copy_badly).add(source)
    assert everything(root) == []


def test_a_missing_source_is_said(root: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        ContentStore(root).add(tmp_path / "none.mp4")


def test_an_altered_file_is_noticed_and_mended_by_adding_again(root: Path, source: Path) -> None:
    store = ContentStore(root)
    sha256 = store.add(source)
    store.path(sha256, ".mp4").write_text("another film")
    with pytest.raises(LibraryDamaged):
        store.verify(sha256)
    store.add(source)
    store.verify(sha256)


def test_a_suffix_can_be_given(root: Path, source: Path) -> None:
    store = ContentStore(root)
    sha256 = store.add(source, ".mov")
    store.add(source)
    assert store.path(sha256, ".mov").is_file()
    store.erase(sha256, ".mov")
    assert everything(root) == [store.path(sha256, ".mp4")]


def test_erasing_removes_the_file_and_may_be_repeated(root: Path, source: Path) -> None:
    store = ContentStore(root)
    sha256 = store.add(source)
    store.erase(sha256)
    store.erase(sha256)
    assert everything(root) == []
    with pytest.raises(NotFound):
        store.verify(sha256)


def test_a_sweep_removes_unfinished_copies_and_sets_orphans_aside(root: Path, source: Path) -> None:
    store = ContentStore(root)
    kept = store.add(source)
    source.write_text("an orphan")
    orphan = store.add(source)
    unfinished = store.path(kept, ".mp4").with_name(f".{kept}.0123456789ab.partial.mp4")
    shutil.copy(store.path(kept, ".mp4"), unfinished)
    by_hand = unfinished.with_name("note.txt")
    by_hand.touch()
    assert store.sweep({kept}) == 2
    lost = root / "lost" / f"{orphan}.mp4"
    assert set(everything(root)) == {store.path(kept, ".mp4"), by_hand, lost}
    assert lost.read_text() == "an orphan"
    with pytest.raises(NotFound):
        store.verify(orphan)
    assert store.sweep({kept}) == 0
    assert store.add(source) == orphan
    assert store.sweep(()) == 2
    assert len(everything(root)) == 3
    store.add(source)
    store.erase(orphan)
    assert not lost.exists()


def test_a_sweep_for_a_new_library_loses_no_content(root: Path, source: Path) -> None:
    store = ContentStore(root)
    sha256 = store.add(source)
    assert store.sweep(()) == 1
    assert [path.read_text() for path in everything(root)] == [CONTENT]
    assert everything(root)[0].name == f"{sha256}.mp4"


def test_a_store_that_was_never_used_is_empty(root: Path) -> None:
    assert ContentStore(root).sweep(()) == 0


@pytest.mark.parametrize(("name", "suffix"), [("../x", ".mp4"), (digest("x"), "/../y"), (digest("x"), ".MP4")])
def test_names_that_leave_the_store_are_refused(root: Path, name: str, suffix: str) -> None:
    with pytest.raises(InvalidInput):
        ContentStore(root).path(name, suffix)
