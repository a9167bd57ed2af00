"""The data folder and what came with the program."""

import os
from pathlib import Path

import pytest

from studio.core.paths import DATA_DIR_VARIABLE, StudioPaths, data_prefixes, shipped_dir


def test_the_environment_names_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "mine"))
    assert StudioPaths.default().root == tmp_path / "mine"


def test_nothing_is_made_until_asked(tmp_path: Path) -> None:
    paths = StudioPaths(tmp_path / "data")
    assert not paths.root.exists()
    paths.make()
    assert paths.vault.is_dir()
    if os.name == "posix":
        assert paths.root.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["assets", "models"])
def test_shipped_data_is_found(name: str) -> None:
    assert shipped_dir(name).is_dir()


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these rights")
def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    paths = StudioPaths(tmp_path / "shared")
    for folder in (paths.root, paths.exports):
        folder.mkdir()
        folder.chmod(0o755)
    paths.make()
    paths.make()
    assert [folder.stat().st_mode & 0o777 for folder in (paths.root, paths.exports)] == [0o755, 0o755]
    assert paths.vault.stat().st_mode & 0o777 == 0o700


def test_a_file_in_the_place_of_a_room_is_said(tmp_path: Path) -> None:
    (tmp_path / "vault").touch()
    with pytest.raises(FileExistsError):
        StudioPaths(tmp_path).make()


def test_shipped_data_is_found_in_any_installation(tmp_path: Path) -> None:
    package, system, own = tmp_path / "site-packages" / "studio", tmp_path / "system", tmp_path / "own"
    assert shipped_dir("assets", package, (system, own)) == package.parent / "assets"
    (own / "share" / "likeness-studio" / "assets").mkdir(parents=True)
    assert shipped_dir("assets", package, (system, own)) == own / "share" / "likeness-studio" / "assets"
    (system / "share" / "likeness-studio" / "assets").mkdir(parents=True)
    assert shipped_dir("assets", package, (system, own)) == system / "share" / "likeness-studio" / "assets"
    assert len(data_prefixes()) == 2
