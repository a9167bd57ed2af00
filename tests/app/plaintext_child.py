"""Runs one piece of work (enrol, train or render) on a library until it is killed; prints each stage it reaches."""

import sys
import time
from pathlib import Path

from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.core.paths import StudioPaths
from studio.domain.events import JobProgressed
from studio.domain.job import Progress
from tests.fakes.main_job import PROMPT, sample_wish


class Telling:
    """A reporter for the process that waits outside."""

    def report(self, progress: Progress) -> None:
        sys.stdout.write(f"{progress.stage} {progress.done}\n")
        sys.stdout.flush()


def work(studio: Studio, step: str) -> None:
    if step == "enrol":
        studio.avatars.create(sample_wish("Bea"), Telling())
        return
    studio.bus.subscribe(JobProgressed, lambda event: Telling().report(event.progress))
    if step == "train":
        studio.avatars.train("Ada", TrainWish(num_train_steps=4000, checkpoint_every_steps=2))
    else:
        studio.clips.submit(studio.clips.compose(ClipWish(PROMPT, "Ada", seed=6)))
    studio.jobs.start()
    time.sleep(300)


if __name__ == "__main__":
    with Studio.open(StudioPaths(Path(sys.argv[1]))) as opened:
        work(opened, sys.argv[2])
