"""Private folders: for their owner alone, gone after use, and swept away when the owner died."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from studio.core.scratch import is_private, private_folder, sweep

REPOSITORY = Path(__file__).resolve().parents[2]
OWNER = """
import sys, time
from pathlib import Path
from studio.core.scratch import private_folder
with private_folder(Path(sys.argv[1])) as folder:
    (folder / "face.png").write_bytes(b"a face")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_private_folder_is_its_owner_s_alone_and_gone_after_use(tmp_path: Path) -> None:
    with private_folder(tmp_path / "work") as folder:
        assert is_private(folder)
        if os.name == "posix":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "face.png").write_bytes(b"a face")
        assert sweep(tmp_path / "work", grace_s=0) == 0
        assert (folder / "face.png").is_file()
    with pytest.raises(ZeroDivisionError), private_folder(tmp_path / "work"):
        raise ZeroDivisionError
    assert list((tmp_path / "work").iterdir()) == []


def test_what_a_killed_owner_left_is_swept_away_and_not_before(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path)], cwd=REPOSITORY, stdout=subprocess.PIPE
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline().strip() == b"ready"
        assert sweep(tmp_path) == 0
        owner.kill()
    assert len(list(tmp_path.glob("private-*/face.png"))) == 1
    assert sweep(tmp_path) == 1
    assert list(tmp_path.iterdir()) == []


def test_links_and_the_folders_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "job").mkdir()
    stray = tmp_path / "private-0000.lock"
    stray.touch()
    assert sweep(tmp_path) == 0
    assert stray.exists()
    assert sweep(tmp_path, grace_s=0) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["job"]
