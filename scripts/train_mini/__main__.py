"""Trains the built-in model: draws captioned clips, fits the codec, trains what learns, writes models/mini.

    python scripts/train_mini all --minutes 180
    python scripts/train_mini all --from models/mini --minutes 60       more of what is there
    python scripts/train_mini train --device cuda --shape large --slice 9
    python scripts/train_mini split DIR / join DIR

Stages: `codec`, `draw`, `train`, `enlarger`, `sheet`, `export`; `all` draws in a second process while training reads
what is there. On a GPU the clips are drawn on it, in the training process. Every stage can be stopped and started
again; `split` and `join` carry the checkpoint to another machine in pieces of at most 16 MiB. The work folder holds
shards of latents, one checkpoint, the loss curve and contact sheets.
"""

import argparse
import multiprocessing
import sys
import time
from multiprocessing.context import SpawnProcess
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import torch

from scripts.train_mini.enlarging import train_enlarger
from scripts.train_mini.learner import BIAS, Learner, learning_rate_share, weigh_heads, write_captions
from scripts.train_mini.pieces import join, split
from scripts.train_mini.plan import SHAPES, Plan
from scripts.train_mini.record import LossCurve, write_sheet
from scripts.train_mini.world import CLIPS_A_SHARD, Feed, LiveFeed, ShardFeed, draw_shards, make_codec
from studio.engines.patch_codec import PatchCodec

ROOT = Path(__file__).resolve().parent.parent.parent
CHECKPOINT = "checkpoint.pt"
STILLS_ONLY_SHARE = 0.15
CLIP_SHARE = 0.7
REPORT_EVERY_S = 30.0
SAVE_EVERY_S = 420.0


def train(plan: Plan) -> None:
    """Train until the planned time, or this slice of it, is over; saving on the way."""
    if plan.device == "cpu":
        torch.set_num_threads(1)
        torch.set_flush_denormal(True)
    codec, learner = make_codec(plan), Learner(plan.seed, plan.shape, plan.device)
    checkpoint = plan.work / CHECKPOINT
    spent_s = 0.0
    if checkpoint.exists():
        spent_s = learner.load(checkpoint)
    elif plan.start is not None:
        learner.adopt(plan.start)
    feed = open_feed(codec, plan)
    elapsed_s = learn(plan, learner, feed, codec, spent_s)
    learner.save(checkpoint, elapsed_s)
    learner.export(plan.model, codec)
    LossCurve(plan.work / "loss.csv").draw()
    write_sheet(learner, codec, plan.work / f"sheet-{learner.step_count:06d}.png")


def open_feed(codec: PatchCodec, plan: Plan) -> Feed:
    """Live drawing on a GPU, shards on a CPU."""
    if plan.device != "cpu":
        return LiveFeed(codec, plan)
    feed = ShardFeed(plan.work / "shards")
    feed.wait()
    return feed


def learn(plan: Plan, learner: Learner, feed: Feed, codec: PatchCodec, spent_s: float) -> float:
    """The loop; returns the seconds of training spent in all runs together."""
    rng = Random(f"{plan.seed} {learner.step_count}")
    curve, losses = LossCurve(plan.work / "loss.csv"), empty_losses()
    total_s = plan.minutes * 60
    end_s = min(total_s, spent_s + plan.slice_minutes * 60)
    start_s = time.monotonic() - spent_s
    next_report_s, next_save_s = spent_s + REPORT_EVERY_S, spent_s + SAVE_EVERY_S
    while (elapsed_s := time.monotonic() - start_s) < end_s:
        progress = elapsed_s / total_s
        clips = progress > STILLS_ONLY_SHARE and rng.random() < CLIP_SHARE
        latents, scenes = feed.batch(rng, clips)
        rate = learning_rate_share(progress, learner.step_count) * (0.7 if clips else 1.0)
        weight = weigh_heads(scenes, latents)
        losses[clips].append(learner.step(latents, write_captions(scenes, rng), weight, rate, BIAS[clips]))
        if elapsed_s > next_report_s:
            held, next_report_s = feed.refresh(), elapsed_s + REPORT_EVERY_S
            curve.add(elapsed_s, learner.step_count, losses)
            print(f"{elapsed_s:.0f} s, step {learner.step_count}, {held} clips, {describe(losses)}", flush=True)
            losses = empty_losses()
        if elapsed_s > next_save_s:
            next_save_s = elapsed_s + SAVE_EVERY_S
            learner.save(plan.work / CHECKPOINT, elapsed_s)
            learner.export(plan.model, codec)
    return min(time.monotonic() - start_s, total_s)


def empty_losses() -> dict[bool, list[float]]:
    """Losses of stills (False) and clips (True) since the last report."""
    return {False: [], True: []}


def describe(losses: dict[bool, list[float]]) -> str:
    """Mean losses in words."""
    parts = [f"{'clips' if k else 'stills'} {sum(v) / len(v):.4f}" for k, v in losses.items() if v]
    return ", ".join(parts)


def load_learner(plan: Plan) -> Learner:
    """The learner of the last checkpoint."""
    learner = Learner(plan.seed, plan.shape, plan.device)
    learner.load(plan.work / CHECKPOINT)
    return learner


def run_all(plan: Plan) -> None:
    """Draw in other processes, train in this one."""
    artists = start_artists(plan)
    train(plan)
    for artist in artists:
        artist.terminate()
        artist.join()


def start_artists(plan: Plan) -> list[SpawnProcess]:
    """Processes that draw shards, each its own share of them."""
    make_codec(plan)
    context = multiprocessing.get_context("spawn")
    artists = [
        context.Process(target=draw_shards, args=(plan, first, plan.artists), daemon=True)
        for first in range(plan.artists)
    ]
    for artist in artists:
        artist.start()
    return artists


def read_arguments() -> tuple[argparse.Namespace, Plan]:
    """The stage and the plan from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    stages = ("all", "codec", "draw", "train", "enlarger", "sheet", "export", "split", "join")
    parser.add_argument("stage", choices=stages)
    parser.add_argument("pieces", type=Path, nargs="?", help="folder of the pieces, for split and join")
    parser.add_argument("--minutes", type=float, default=180.0, help="training time of all runs together")
    parser.add_argument("--slice", type=float, default=1e9, help="training time of this run at most, minutes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shards", type=int, default=2000, help=f"shards of {CLIPS_A_SHARD} clips to draw")
    parser.add_argument("--artists", type=int, default=1, help="processes that draw, in `draw` and `all`")
    parser.add_argument("--from", dest="start", type=Path, metavar="MODEL", help="begin with its weights")
    parser.add_argument("--shape", choices=tuple(SHAPES), default="small")
    parser.add_argument("--device", default="cpu", help="cpu, cuda or mps")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "mini")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "mini")
    asked = parser.parse_args()
    plan = Plan(
        work=asked.work,
        model=asked.out,
        seed=asked.seed,
        minutes=asked.minutes,
        slice_minutes=asked.slice,
        shards=asked.shards,
        shape=asked.shape,
        device=asked.device,
        artists=asked.artists,
        start=asked.start,
    )
    if asked.stage in {"split", "join"} and asked.pieces is None:
        parser.error(f"{asked.stage} needs the folder of the pieces")
    return asked, plan


def main() -> None:
    """Run one stage or all."""
    asked, plan = read_arguments()
    plan.work.mkdir(parents=True, exist_ok=True)
    match asked.stage:
        case "codec":
            make_codec(plan)
        case "draw":
            for artist in start_artists(plan):
                artist.join()
        case "train":
            train(plan)
        case "enlarger":
            train_enlarger(plan)
        case "sheet":
            write_sheet(load_learner(plan), make_codec(plan), plan.work / "sheet.png")
        case "export":
            load_learner(plan).export(plan.model, make_codec(plan))
        case "split":
            print(f"{len(split(plan.work / CHECKPOINT, asked.pieces))} pieces in {asked.pieces}")
        case "join":
            print(join(asked.pieces, plan.work))
        case _:
            run_all(plan)


if __name__ == "__main__":
    main()
