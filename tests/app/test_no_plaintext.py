"""No plain biometrics on disk: after a live capture, the whole job, a kill in the middle of each, a withdrawal.

Known stretches of what is secret (coded and raw frames of the scan, recordings, voice profile, LoRA, keys), media and
tensors of any kind, and files that nobody knows are looked for in every file of the data folder and of the temporary
folder that the processes were given.
"""

import io
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
import safetensors.numpy
import soundfile
from PIL import Image

from studio.app.captured import Captured, encode_scan, encode_take
from studio.app.identity import IDENTITY_ID
from studio.app.studio import Studio
from studio.core.clock import utc_now
from studio.core.media import Ffmpeg
from studio.core.paths import StudioPaths
from studio.library.avatars import ERASED_NAME
from studio.library.sealing import seal
from studio.library.vault import read_sealed
from tests.app.conftest import TEMP_VARIABLES, use_temp
from tests.fakes.keys import WORDS
from tests.fakes.live_capture import NUM_SENTENCES, capture_live, sample_frames, spoken_sound
from tests.fakes.main_job import MainJob, sample_wish
from tests.fakes.plain_search import Secret, cut, search, search_strangers
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import add_trained, open_studio

REPOSITORY = Path(__file__).resolve().parents[2]
KILL_TIMEOUT_S = 240.0
GONE_TIMEOUT_S = 15.0
# A name that is no word, and no part of another.
NAME = "Zebedee Quillfeather"


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


def shown_and_said() -> tuple[Secret, ...]:
    """What camera and microphone give in a live capture, as it may lie in memory."""
    samples, _ = spoken_sound()
    pcm = (samples * 32767).astype("<i2")
    frames = [cut(f"frame {number}", frame[200:300].tobytes()) for number, frame in enumerate(sample_frames()[::8])]
    return (*frames, cut("sound", samples.tobytes()), cut("sound as it is sent", pcm.tobytes()))


def kept_of(captured: Captured) -> tuple[Secret, ...]:
    """What is made of it on the way into the vault."""
    assert captured.scan is not None
    assert captured.voice is not None
    secrets = [cut(f"kept frame {number}", frame.data) for number, frame in enumerate(captured.scan.frames)]
    for take in captured.voice.takes:
        secrets += [cut("sentence", take.samples.tobytes()), cut("coded sentence", encode_take(take))]
    # What a presence check saw are figures, which the signed record says too; a spoken yes is sound.
    secrets += [cut("spoken yes", check.details) for check in captured.checks if check.evidence.kind == "spoken-yes"]
    assert secrets[-1].name == "spoken yes"
    secrets.append(cut("coded scan", encode_scan(Ffmpeg.locate(), captured.scan, ListeningReporter())))
    assert all(secret.stretches for secret in secrets)
    return tuple(secrets)


def start(root: Path, temp: Path, step: str) -> "subprocess.Popen[str]":
    temp.mkdir()
    names = {name: str(temp) for name in TEMP_VARIABLES}
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
    reached = any(line.startswith(stage) for line in child.stdout)
    if not reached:
        child.stdout.close()
        raise AssertionError(f"the work ended with {child.wait(KILL_TIMEOUT_S)} before {stage!r}")
    workers = psutil.Process(child.pid).children(recursive=True)
    child.kill()
    child.wait(KILL_TIMEOUT_S)
    child.stdout.close()
    _, alive = psutil.wait_procs(workers, timeout=GONE_TIMEOUT_S)
    assert not alive


def assert_nothing_plain(secrets: tuple[Secret, ...], *folders: Path, but: str = "in nothing else") -> None:
    found = [*search(secrets, *folders), *search_strangers(*folders)]
    assert [line for line in found if but not in line] == []


def test_nothing_is_plain_after_the_whole_job(copied: Path, main_job: MainJob, main_temp: Path) -> None:
    secrets = gather(copied, main_job.avatar_id)
    assert_nothing_plain(secrets, copied, main_temp)
    # The library as the main job left it, which no start has tidied.
    assert_nothing_plain(secrets, main_job.root)


def test_the_search_finds_each_secret_raw_and_as_text(copied: Path, main_job: MainJob, tmp_path: Path) -> None:
    secrets = (*gather(copied, main_job.avatar_id), *shown_and_said())
    planted = tmp_path / "planted"
    planted.mkdir()
    for secret in secrets:
        (planted / "file").write_bytes(b"before" + secret.stretches[-1] + b"after")
        assert f"{secret.name} in file" in set(search((secret,), planted))
        for form in secret.encoded():
            (planted / "file").write_bytes(b'{"x": "AAA' + form + b'"}')
            assert f"{secret.name} as text in file" in set(search((secret,), planted))


def test_the_search_finds_what_nobody_knows(tmp_path: Path) -> None:
    samples = np.linspace(-1, 1, 4000, dtype=np.float32)
    held = {name: io.BytesIO() for name in ("wav", "flac", "npy", "safetensors", "png", "jpeg")}
    for name in ("wav", "flac"):
        soundfile.write(held[name], samples, 48_000, format=name.upper())
    np.save(held["npy"], samples)
    held["safetensors"].write(safetensors.numpy.save({"x": samples}))
    for name in ("png", "jpeg"):
        Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(held[name], name)
    scan = sample_wish().scan.read_bytes()
    plain = {name: data.getvalue() for name, data in held.items()} | {"mp4": scan, "raw": samples.tobytes()}
    plain |= {f"row {name}": b"SQLite format 3\0" + data for name, data in plain.items() if name != "raw"}
    plain |= {"hardly sealed": b"LSF1" + samples.tobytes(), "memory": b"\x7fELF" + samples.tobytes()}
    for name, data in plain.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "sealed").write_bytes(seal(bytes(32), "sealed", scan))
    (tmp_path / "worker.log").write_text("a line\n")
    assert {line.split(" in ")[1] for line in search_strangers(tmp_path)} == set(plain)


def test_nothing_is_plain_during_and_after_a_live_capture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, temp = tmp_path / "library", tmp_path / "temp"
    temp.mkdir()
    use_temp(temp, monkeypatch)
    with open_studio(root) as studio:
        captured = capture_live(utc_now())
        secrets = (*shown_and_said(), *kept_of(captured))
        assert_nothing_plain(secrets, root, temp)
        assert list(studio.paths.vault.glob("*/takes/*")) == []  # nothing was signed yet
        avatar, _ = studio.avatars.create(
            replace(sample_wish(NAME, with_voice=False), origin="live", captured=captured), ListeningReporter()
        )
        assert avatar.voice is not None
        assert len(list(studio.paths.vault.glob(f"{avatar.id}/takes/*"))) == 1 + NUM_SENTENCES
        assert_nothing_plain(secrets, root, temp)
    assert_nothing_plain((*secrets, *gather(root, avatar.id)), root, temp)


@pytest.mark.parametrize(
    ("step", "stage"),
    [
        ("capture", "keeping the scan"),
        ("enrol", "Fitting the voice"),
        ("train", "training 5"),
        ("render", "finishing"),
    ],
)
def test_nothing_is_plain_after_a_kill_in_the_middle(
    copied: Path, main_job: MainJob, tmp_path: Path, step: str, stage: str
) -> None:
    secrets = (*gather(copied, main_job.avatar_id), *shown_and_said())
    temp = tmp_path / "temp"
    kill_at(start(copied, temp, step), stage)
    # Whatever the killed work had to write lies in one private folder, and nowhere else.
    assert_nothing_plain(secrets, copied, temp, but=" in work/")
    if os.name == "posix":
        assert all(entry.stat().st_mode & 0o077 == 0 for entry in (copied / "work").iterdir() if entry.is_dir())
    with Studio.open(StudioPaths(copied)):
        assert_nothing_plain(secrets, copied, temp)
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


def test_after_a_withdrawal_no_file_knows_the_name(tmp_path: Path) -> None:
    """Nor the word that called the likeness; the record that was signed keeps the name that was typed under it."""
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio, NAME)
        trigger = avatar.trigger
        words = tuple(Secret(word, (word.encode(),)) for word in (f'{NAME}"', f"Train {NAME}", trigger))
        assert {line.split(" in ")[0] for line in search(words, tmp_path)} >= {f"Train {NAME}", trigger}
        studio.avatars.revoke(avatar.id)
    with open_studio(tmp_path):
        assert list(search(words, tmp_path)) == []
