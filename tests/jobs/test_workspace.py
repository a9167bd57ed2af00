"""Work folders: empty before, gone after, and nothing outside them touched."""

from pathlib import Path

import pytest

from studio.jobs.workspace import erase_leftovers, work_folder


def test_a_work_folder_is_empty_at_first_and_gone_at_last(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "job"
    folder.mkdir(parents=True)
    (folder / "old.png").write_bytes(b"of an earlier attempt")
    with work_folder(folder):
        assert list(folder.iterdir()) == []
        (folder / "new.png").write_bytes(b"face")
    assert not folder.exists()
    assert folder.parent.is_dir()


def test_a_work_folder_is_gone_after_an_error_too(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "job"
    with pytest.raises(ZeroDivisionError), work_folder(folder):
        (folder / "new.png").write_bytes(b"face")
        raise ZeroDivisionError
    assert not folder.exists()


def test_a_work_folder_that_the_job_removed_itself(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "job"
    with work_folder(folder):
        folder.rmdir()
    assert not folder.exists()


def test_leftovers_are_erased_but_not_what_links_point_to(tmp_path: Path) -> None:
    kept = tmp_path / "vault"
    kept.mkdir()
    (kept / "adapter").write_bytes(b"kept")
    root = tmp_path / "work"
    (root / "job" / "frames").mkdir(parents=True)
    (root / "job" / "frames" / "0.png").write_bytes(b"face")
    (root / "stray.png").write_bytes(b"face")
    try:
        (root / "link").symlink_to(kept, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    erase_leftovers(root)
    assert list(root.iterdir()) == []
    assert (kept / "adapter").read_bytes() == b"kept"
    erase_leftovers(tmp_path / "never made")
