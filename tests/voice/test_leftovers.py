"""Tests of studio.voice.leftovers."""

import os
import time
from pathlib import Path

from filelock import FileLock

from studio.voice.leftovers import FOLDER_PREFIX, own_folder, sweep_leftovers


def test_a_folder_is_its_owner_s_while_used_and_gone_afterwards() -> None:
    with own_folder() as folder:
        assert folder.name.startswith(FOLDER_PREFIX)
        assert sweep_leftovers(folder.parent, grace_s=3600) == 0
        assert folder.is_dir()
    assert not folder.exists()


def test_the_sweep_spares_what_is_young_held_or_foreign(tmp_path: Path) -> None:
    young, held, foreign = tmp_path / f"{FOLDER_PREFIX}a", tmp_path / f"{FOLDER_PREFIX}b", tmp_path / "other"
    for folder in (young, held, foreign):
        folder.mkdir()
    long_ago = time.time() - 3600
    with FileLock(held / "owner.lock"):
        for folder in (held, foreign):
            os.utime(folder, (long_ago, long_ago))
        assert sweep_leftovers(tmp_path) == 0
    os.utime(held, (long_ago, long_ago))
    assert sweep_leftovers(tmp_path) == 1
    assert young.is_dir()
    assert foreign.is_dir()
