"""Kills the program again and again in the middle of training and rendering, and checks that nothing is lost.

    python -m scripts.kill_test --kills 20

makes a library in a temporary folder, queues a training and then clips of a drawn sample person, starts the queue
in a child process and kills it (SIGKILL, or TerminateProcess on Windows), as often as asked: at random moments, while
it starts, while it writes a checkpoint, and while it files what was made. After each kill the library is opened and
examined. At the end the queue runs through; all results must be there, and nothing else.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil

from studio.app.passphrases import write_demo_file
from studio.app.studio import Studio
from studio.app.wishes import ClipWish, ConsentAnswers, NewAvatar, TrainWish
from studio.core.paths import StudioPaths, shipped_dir
from studio.domain.avatar import ClassWord
from studio.domain.job import Done, Job, Paused, Progress, Queued, Running
from studio.domain.recipe import TrainRequest

ORPHAN_LIMIT_S = 10.0
LOOK_S = 0.002
RUN_THROUGH_S = 900.0
CHECKPOINT_EVERY_STEPS = 10
# The head that is drawn of every new avatar, and its LoRA.
LEARNING_JOBS = 2
# A clip takes about that share of the time that the training takes.
CLIP_SHARE = 0.4


class Quiet:
    """A reporter that nobody reads."""

    def report(self, progress: Progress) -> None:
        del progress


@dataclass(frozen=True)
class Outcome:
    """``hits`` of the ``kills`` found the program alive; ``aimed`` of those found it at the moment aimed at."""

    kills: int
    hits: int
    aimed: int


@dataclass(frozen=True)
class Moment:
    """When to kill: at the latest after ``delay_s``, earlier when a file that fits one of ``patterns`` shows up."""

    name: str
    delay_s: float
    patterns: tuple[str, ...] = ()

    def has_come(self, data_dir: Path) -> bool:
        return any(next(data_dir.glob(pattern), None) is not None for pattern in self.patterns)


def draw_moment(rng: random.Random, longest_s: float) -> Moment:
    """Half of the moments by chance, half where being killed could hurt most."""
    match rng.randrange(6):
        case 0:
            return Moment("start-up", rng.uniform(0.0, 1.5))
        case 1:
            return Moment("checkpoint", longest_s, ("vault/*/checkpoints/.*.partial*",))
        case 2:
            return Moment("filing", longest_s, ("files/*/.*.partial*", "work/*/.signed.*", "vault/*/.*.partial*"))
        case _:
            return Moment("any time", rng.uniform(0.3, longest_s))


def queue_command(data_dir: Path) -> list[str]:
    return [sys.executable, "-m", "studio", "--data-dir", str(data_dir), "queue", "run", "--resume-interrupted"]


def create_sample(studio: Studio, name: str = "ada") -> str:
    """Add a drawn sample person without a voice; returns the avatar's id."""
    folder = shipped_dir("assets") / "samples" / name
    consent = ConsentAnswers(f"{name} (drawn, no real person)", adult_declared=True, statement_agreed=True)
    avatar, _ = studio.avatars.create(NewAvatar(name.title(), ClassWord.PERSON, folder / "scan.mp4", consent), Quiet())
    return avatar.id


def kill_once(data_dir: Path, moment: Moment) -> tuple[bool, bool]:
    """Start the queue and kill it at ``moment``; whether it was still alive, and whether the aim was met.

    What it started is left alone: workers must see by themselves that the program is gone.
    """
    child = subprocess.Popen(
        queue_command(data_dir), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    deadline_s = time.monotonic() + moment.delay_s
    aimed = False
    while child.poll() is None and time.monotonic() < deadline_s and not aimed:
        aimed = moment.has_come(data_dir)
        if not aimed:
            time.sleep(LOOK_S)
    if child.poll() is not None:
        return False, False
    workers = psutil.Process(child.pid).children(recursive=True)
    child.kill()
    child.wait()
    _, alive = psutil.wait_procs(workers, timeout=ORPHAN_LIMIT_S)
    check(not alive, f"workers outlived the program: {[p.pid for p in alive]}")
    return True, aimed


def examine(data_dir: Path, expected_jobs: int) -> tuple[Job, ...]:
    """Open the library as the next start would; raises AssertionError when something is lost."""
    with Studio.open(StudioPaths(data_dir)) as studio:
        jobs = studio.jobs.list()
        check(len(jobs) == expected_jobs, f"{len(jobs)} jobs instead of {expected_jobs}")
        for job in jobs:
            check(
                isinstance(job.state, Queued | Running | Paused | Done),
                f"{job.title} ended as {job.state}",
            )
            if isinstance(job.state, Done):
                check_result(studio, job, job.state.result_id)
        for avatar in studio.avatars.list():
            studio.avatars.consent(avatar)
        check(studio.rooms.records.audit.verify() is None, "the audit log was altered")
    return jobs


def check_result(studio: Studio, job: Job, result_id: str) -> None:
    """A job that is done has its result, whole."""
    if isinstance(job.request, TrainRequest):
        avatar = studio.avatars.find(job.request.avatar_id)
        check(result_id in {adapter.sha256 for adapter in avatar.adapters}, "the adapter is missing")
        return
    clip = studio.clips.find(result_id)
    failed = [c for c in studio.exports.verify(studio.clips.video_path(clip)) if not c.ok]
    check(not failed, f"the clip does not hold: {failed}")


def check(holds: bool, sentence: str) -> None:
    if not holds:
        raise AssertionError(sentence)


def survive(
    data_dir: Path,
    kills: int,
    rng: random.Random,
    *,
    train: TrainWish,
    clip: Callable[[str], ClipWish],
    longest_s: float,
    moments: Callable[[random.Random, float], Moment] = draw_moment,
    say: Callable[[str], None] = print,
) -> Outcome:
    """The whole test. ``clip`` makes the wish from the avatar's id once the training is done."""
    # The queue's processes cannot be asked for a passphrase.
    write_demo_file(StudioPaths(data_dir))
    with Studio.open(StudioPaths(data_dir)) as studio:
        avatar_id = create_sample(studio)
        studio.avatars.train(avatar_id, train)
    hits, aims, clips = 0, 0, 0
    for number in range(1, kills + 1):
        moment = moments(rng, longest_s * CLIP_SHARE if clips else longest_s)
        began_s = time.monotonic()
        hit, aimed = kill_once(data_dir, moment)
        after_s = time.monotonic() - began_s
        jobs = examine(data_dir, LEARNING_JOBS + clips)
        hits, aims = hits + hit, aims + aimed
        how = "had ended" if not hit else "in it" if aimed else "running"
        states = ", ".join(f"{job.request.kind}: {job.state.kind}" for job in jobs)
        say(f"{number}/{kills}: {moment.name}, after {after_s:.1f} s ({how}) - {states}")
        if all(isinstance(job.state, Done) for job in jobs):
            # Every kill shall find something to break.
            clips += 1
            submit_clip(data_dir, clip(avatar_id))
    run_through(data_dir)
    if not clips:
        clips = 1
        submit_clip(data_dir, clip(avatar_id))
        run_through(data_dir)
    jobs = examine(data_dir, LEARNING_JOBS + clips)
    check(all(isinstance(job.state, Done) for job in jobs), "not everything was finished in the end")
    check_tidy(data_dir, clips)
    return Outcome(kills, hits, aims)


def submit_clip(data_dir: Path, wish: ClipWish) -> None:
    with Studio.open(StudioPaths(data_dir)) as studio:
        studio.clips.submit(studio.clips.compose(wish))


def check_tidy(data_dir: Path, expected_clips: int) -> None:
    """Nothing half-written, nothing in the clear and nothing twice is left of all the kills."""
    left = [*data_dir.rglob("*.partial*"), *(data_dir / "work").iterdir(), *data_dir.glob("vault/*/checkpoints/*")]
    check(not left, f"left behind: {[p.relative_to(data_dir).as_posix() for p in left]}")
    with Studio.open(StudioPaths(data_dir)) as studio:
        clips = studio.clips.list()
        adapters = [a for avatar in studio.avatars.list() for a in studio.rooms.records.avatars.adapters(avatar.id)]
    check(len(clips) == expected_clips, f"{len(clips)} clips instead of {expected_clips}")
    check(len(adapters) == LEARNING_JOBS, f"{len(adapters)} adapters instead of {LEARNING_JOBS}")
    files = sorted(p.stem for p in (data_dir / "files").glob("*/*"))
    used = sorted({digest for clip in clips for digest in (clip.sha256, clip.poster_sha256)})
    check(files == used, "files that no clip uses are left, or some are missing")
    sealed = {p.stem for p in data_dir.glob("vault/*/*.adapter")}
    check(sealed == {adapter.sha256 for adapter in adapters}, "adapters that no avatar uses are left")


def run_through(data_dir: Path) -> None:
    """Let the queue end in peace."""
    subprocess.run(queue_command(data_dir), check=True, timeout=RUN_THROUGH_S, stdout=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=60, help="training steps")
    parser.add_argument("--longest", type=float, default=25.0, help="longest time before a kill, in seconds")
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="likeness-kill-") as folder:
        outcome = survive(
            Path(folder),
            options.kills,
            random.Random(options.seed),  # chance for a test, not for a secret
            train=TrainWish(num_train_steps=options.steps, checkpoint_every_steps=CHECKPOINT_EVERY_STEPS),
            clip=lambda avatar_id: ClipWish("at the beach, waving", avatar_id, seed=1),
            longest_s=options.longest,
        )
    print(
        f"{outcome.kills} kills, {outcome.hits} while working, {outcome.aimed} of those at the very moment aimed at; "
        f"nothing lost. {time.monotonic() - started:.0f} s"
    )


if __name__ == "__main__":
    main()
