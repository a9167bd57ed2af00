"""No plain biometrics on disk: after the whole job, after a kill in the middle of each part, after a withdrawal.

Known stretches of what is secret (coded and raw frames of the scan, recordings, voice profile, LoRA, keys) are
looked for in every file of the data folder and of the temporary folder that the processes were given.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from studio.app.identity import IDENTITY_ID
from studio.app.studio import Studio
from studio.core.media import Ffmpeg
from studio.core.paths import StudioPaths
from studio.library.avatars import ERASED_NAME
from studio.library.vault import read_sealed
from tests.fakes.keys import WORDS
from tests.fakes.main_job import MainJob, sample_wish

REPOSITORY = Path(__file__).resolve().parents[2]
STRETCH_BYTES = 40
KILL_TIMEOUT_S = 240.0
GONE_TIMEOUT_S = 15.0


@dataclass(frozen=True)
class Secret:
    """``stretches`` are pieces of it that appear nowhere by chance."""

    name: str
    stretches: tuple[bytes, ...]


def cut(name: str, data: bytes, pieces: int = 24) -> Secret:
    """Stretches from all over ``data``, those that say something: silence and flat colour are everywhere."""
    starts = range(0, max(1, len(data) - STRETCH_BYTES), max(1, len(data) // pieces))
    found = tuple(data[start : start + STRETCH_BYTES] for start in starts)
    return Secret(name, tuple(piece for piece in found if len(set(piece)) > STRETCH_BYTES // 3))


def gather(root: Path, avatar_id: str) -> tuple[Secret, ...]:
    """What must not be found, read through the vault's own doors."""
    wish = sample_wish()
    assert wish.recordings is not None
    with Studio.open(StudioPaths(root)) as studio:
        master, vault = studio.keys.read(), studio.rooms.vault
        keys = {"avatar's key": vault.open_key(avatar_id), "studio's key": vault.open_key(IDENTITY_ID)}
        folder = vault.folder(avatar_id)
        sealed = {
            path.name: read_sealed(path, keys["avatar's key"]) for path in folder.glob("**/*.*") if path.is_file()
        }
        scans = {t.sha256 for t in studio.rooms.records.avatars.takes(avatar_id) if t.kind.value == "scan"}
    secrets = [cut(name, data) for name, data in sealed.items() if name.endswith((".take", ".profile"))]
    # The head of an adapter says which request it was made by, and so does the queue; the weights are its end.
    secrets += [cut(name, data[len(data) // 2 :]) for name, data in sealed.items() if name.endswith(".adapter")]
    secrets += [cut(path.name, path.read_bytes()) for path in sorted(wish.recordings.glob("*.wav"))[:2]]
    for scan in scans:
        frames = Ffmpeg.locate().read_frames(sealed[f"{scan}.take"], 4.0, 720)
        secrets.append(cut("a frame of the scan", next(frames)[100:300].tobytes()))
        frames.close()
    keys |= {"master key": master, "person's key": sealed["principal.key"]}
    secrets += [Secret(name, (key, key.hex().encode())) for name, key in keys.items()]
    secrets.append(Secret("passphrase", (WORDS.encode(),)))
    assert all(secret.stretches for secret in secrets), [secret.name for secret in secrets if not secret.stretches]
    return tuple(secrets)


def search(secrets: tuple[Secret, ...], *folders: Path) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
                for secret in secrets:
                    if any(stretch in content for stretch in secret.stretches):
                        yield f"{secret.name} in {path.relative_to(folder)}"


def start(root: Path, temp: Path, step: str) -> "subprocess.Popen[str]":
    temp.mkdir()
    names = {name: str(temp) for name in ("TMPDIR", "TEMP", "TMP")}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.app.plaintext_child", str(root), step],
        cwd=REPOSITORY,
        env={**os.environ, **names},
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_at(child: "subprocess.Popen[str]", stage: str) -> None:
    """Kill the process once it says that it has reached ``stage``, and wait until its workers are gone."""
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith(stage):
            break
    assert child.poll() is None, "the work ended before it could be killed"
    workers = psutil.Process(child.pid).children(recursive=True)
    child.kill()
    child.wait(KILL_TIMEOUT_S)
    child.stdout.close()
    _, alive = psutil.wait_procs(workers, timeout=GONE_TIMEOUT_S)
    assert not alive


def test_nothing_is_plain_after_the_whole_job_and_the_search_would_find_it(
    copied: Path, main_job: MainJob, tmp_path: Path
) -> None:
    secrets = gather(copied, main_job.avatar_id)
    assert list(search(secrets, copied)) == []
    for secret in secrets:
        (tmp_path / "planted").mkdir(exist_ok=True)
        (tmp_path / "planted" / "file").write_bytes(b"before" + secret.stretches[-1] + b"after")
        assert list(search((secret,), tmp_path / "planted")) == [f"{secret.name} in file"]


@pytest.mark.parametrize(
    ("step", "stage"), [("enrol", "Fitting the voice"), ("train", "training 5"), ("render", "finishing")]
)
def test_nothing_is_plain_after_a_kill_in_the_middle(
    copied: Path, main_job: MainJob, tmp_path: Path, step: str, stage: str
) -> None:
    secrets = gather(copied, main_job.avatar_id)
    temp = tmp_path / "temp"
    kill_at(start(copied, temp, step), stage)
    # Whatever the killed work had to write lies in one private folder, and nowhere else.
    assert [found for found in search(secrets, copied, temp) if " in work/" not in found] == []
    if os.name == "posix":
        assert all(entry.stat().st_mode & 0o077 == 0 for entry in (copied / "work").iterdir() if entry.is_dir())
    with Studio.open(StudioPaths(copied)):
        assert list(search(secrets, copied, temp)) == []
        assert list((copied / "work").iterdir()) == []


def test_a_withdrawal_leaves_neither_likeness_nor_words(copied: Path, main_job: MainJob) -> None:
    """What stays is the signed consent with its hashes, the log, and finished clips with their recipes."""
    paths = StudioPaths(copied)
    secrets = gather(copied, main_job.avatar_id)
    with Studio.open(paths) as studio:
        avatar = studio.avatars.find(main_job.avatar_id)
        wrapped = Secret("wrapped key", ((paths.vault / avatar.id / "key").read_bytes(),))
        copy = studio.rooms.records.database.back_up()
        studio.avatars.revoke(avatar.id)
    with Studio.open(paths):
        assert list(search((*secrets, wrapped), copied)) == []
    assert not (paths.vault / avatar.id).exists()
    for database in (paths.database, copy):
        with closing(sqlite3.connect(database)) as rows:
            assert rows.execute("SELECT name, trigger_word FROM avatars").fetchall() == [(ERASED_NAME, ERASED_NAME)]
            counts = rows.execute(
                "SELECT (SELECT count(*) FROM takes), (SELECT count(*) FROM voices), "
                "(SELECT count(*) FROM adapters), (SELECT count(*) FROM jobs)"
            )
            assert counts.fetchone() == (0, 0, 0, 0)
