"""The program is killed while it writes a checkpoint and while it starts again, and nothing is lost.

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
            Moment("checkpoint", 30.0, ("vault/*/checkpoints/.*.partial*",)),
            Moment("filing", 30.0, ("vault/*/.*.partial*", "files/*/.*.partial*")),
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
    assert outcome.aimed >= 1, said
