"""The program is killed in the middle of a training and again while it starts, and nothing is lost.

`scripts/kill_test.py` does the same on the built-in model as often as asked.
"""

import random
from pathlib import Path

from scripts.kill_test import Moment, survive
from studio.app.wishes import ClipWish, TrainWish
from tests.fakes.main_job import write_library

NUM_TRAIN_STEPS = 120


def test_being_killed_loses_nothing(tmp_path: Path) -> None:
    moments = iter(
        [
            # Both last long enough to be met for sure: a checkpoint lies there until the training ends, and a start
            # takes longer than half a second. The moments of a few milliseconds are the script's to hunt.
            Moment("checkpoint", 60.0, ("vault/*/checkpoints/*.sealed",)),
            Moment("start-up", 0.4),
        ]
    )
    write_library(tmp_path)
    said: list[str] = []
    outcome = survive(
        tmp_path,
        2,
        random.Random(0),
        train=TrainWish(num_train_steps=NUM_TRAIN_STEPS, checkpoint_every_steps=20),
        clip=lambda avatar_id: ClipWish("at the beach", avatar_id, num_frames=5, seed=1),
        longest_s=30.0,
        moments=lambda rng, longest_s: next(moments),
        say=said.append,
    )
    assert (outcome.kills, outcome.hits) == (2, 2), said
    assert outcome.aimed == 1, said
