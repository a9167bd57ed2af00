"""A fresh library in a temporary folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.library.database import Database


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library, closed: copying it is quicker than migrating anew for every test."""
    folder = tmp_path_factory.mktemp("empty")
    Database.open(folder / "library.db", folder / "backups").close()
    return folder / "library.db"


@pytest.fixture
def database(empty_library: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "library.db"
    shutil.copyfile(empty_library, path)
    with Database.open(path, tmp_path / "backups") as opened:
        yield opened
