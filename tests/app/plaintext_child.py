"""Runs one piece of work (capture, enrol, train or render) on a library until it is killed; prints each stage."""

import sys
import time
from dataclasses import replace
from pathlib import Path

from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.core.clock import utc_now
from studio.core.paths import StudioPaths
from studio.domain.events import JobProgressed
from studio.domain.job import Progress
from tests.fakes.live_capture import capture_live
from tests.fakes.main_job import PROMPT, sample_wish


class Telling:
    """A reporter for the process that waits outside."""

    def report(self, progress: Progress) -> None:
        sys.stdout.write(f"{progress.stage} {progress.done}\n")
        sys.stdout.flush()


def work(studio: Studio, step: str) -> None:
    if step == "capture":
        wish = sample_wish("Bea", with_voice=False)
        studio.avatars.create(replace(wish, origin="live", captured=capture_live(utc_now())), Telling())
        return
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
