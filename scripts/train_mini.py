"""Trains the built-in model: draws captioned clips, fits the codec, trains transformer and text encoder,
writes models/mini.

    python scripts/train_mini.py all --minutes 80

Stages: `codec`, `draw`, `train`, `export`; `all` runs them, drawing in a second process while training
already reads what is there. Every stage can be stopped and started again. The work folder holds shards of
latents and one checkpoint.
"""

import argparse
import multiprocessing
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch
from torch import Tensor, nn

from scripts.mini_data import CLIPS_A_SHARD, Plan, Store, draw_shards, make_codec
from scripts.mini_parts import (
    blur_caption,
    build_text_encoder,
    build_tokenizer,
    build_transformer,
    embed_captions,
    save_model,
    set_one_thread,
)
from studio.engines.patch_codec import PatchCodec
from studio.storyboard.scene import TRIGGERS, Scene, write_caption

ROOT = Path(__file__).resolve().parent.parent
STILLS_ONLY_SHARE = 0.2
EXPORT_EVERY_S = 420.0


class Learner:
    """Modules, optimizers and averages; one step at a time."""

    def __init__(self, seed: int) -> None:
        torch.manual_seed(seed)
        self.tokenizer = build_tokenizer()
        self.encoder = build_text_encoder(len(self.tokenizer))
        self.transformer = build_transformer()
        self.both = nn.ModuleDict({"transformer": self.transformer, "encoder": self.encoder})
        named = list(self.both.named_parameters())
        # Muon for the square inner matrices, AdamW for embeddings, norms and the ends.
        inner = [p for n, p in named if p.ndim == 2 and n.startswith("transformer.blocks.")]
        ids = {id(p) for p in inner}
        self.muon: torch.optim.Optimizer = torch.optim.Muon(inner, lr=0.02, weight_decay=0.01, momentum=0.95)
        rest = [p for _, p in named if id(p) not in ids]
        self.adamw: torch.optim.Optimizer = torch.optim.AdamW(rest, lr=1.2e-3, betas=(0.9, 0.95), weight_decay=0.0)
        self.average = {n: p.detach().clone() for n, p in named}
        self.step_count = 0

    def step(self, latents: Tensor, captions: list[str], rate: float, sigma_bias: float) -> float:
        """One update; returns the loss (mean squared error of the velocity noise - latents)."""
        sigma = torch.sigmoid(torch.randn(len(latents)) * 1.1 + sigma_bias)
        noise = torch.randn_like(latents)
        share = sigma.view(-1, 1, 1, 1, 1)
        with torch.autocast("cpu", torch.bfloat16):
            text = embed_captions(self.tokenizer, self.encoder, captions)
            velocity = self.transformer(
                (1 - share) * latents + share * noise,
                timestep=sigma * 1000,
                encoder_hidden_states=text,
                return_dict=False,
            )[0]
        loss = (velocity.float() - (noise - latents)).square().mean()
        for optimizer, base in ((self.muon, 0.02), (self.adamw, 1.2e-3)):
            for group in optimizer.param_groups:
                group["lr"] = base * rate
            optimizer.zero_grad()
        loss.backward()
        self.muon.step()
        self.adamw.step()
        self.step_count += 1
        keep = min(0.997, (1 + self.step_count) / (20 + self.step_count))
        with torch.no_grad():
            for name, value in self.both.named_parameters():
                self.average[name].lerp_(value, 1 - keep)
        return float(loss.detach())

    def export(self, folder: Path, codec: PatchCodec) -> None:
        """Save the averaged weights as a diffusers folder."""
        live = {n: p.detach().clone() for n, p in self.both.named_parameters()}
        self.both.load_state_dict(self.average, strict=False)
        save_model(folder, self.tokenizer, self.encoder, self.transformer, codec)
        self.both.load_state_dict(live, strict=False)

    def save(self, path: Path, elapsed_s: float) -> None:
        """Everything that `load` needs to go on."""
        state = {
            "both": self.both.state_dict(),
            "muon": self.muon.state_dict(),
            "adamw": self.adamw.state_dict(),
            "average": self.average,
            "step_count": self.step_count,
            "elapsed_s": elapsed_s,
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def load(self, path: Path) -> float:
        """Go on from a checkpoint; returns the seconds already spent."""
        state = torch.load(path, weights_only=True)
        self.both.load_state_dict(state["both"])
        self.muon.load_state_dict(state["muon"])
        self.adamw.load_state_dict(state["adamw"])
        self.average = state["average"]
        self.step_count = state["step_count"]
        return float(state["elapsed_s"])


def learning_rate_share(progress: float, step: int) -> float:
    """Warm-up over 60 steps, constant, then linear to zero over the last 40 % of the time."""
    return min(1.0, (step + 1) / 60) * min(1.0, max(0.02, (1 - progress) / 0.4))


def write_captions(scenes: list[Scene], rng: Random) -> list[str]:
    """Captions for a batch: a tenth empty (for guidance), a seventh with a trigger word that means nothing
    yet."""
    captions = []
    for scene in scenes:
        trigger = rng.choice(TRIGGERS) if rng.random() < 0.15 else None
        captions.append("" if rng.random() < 0.1 else blur_caption(write_caption(scene, rng, trigger=trigger), rng))
    return captions


def train(plan: Plan) -> None:
    """Train for the planned time, exporting on the way."""
    set_one_thread()
    codec = make_codec(plan)
    store, learner, rng = Store(plan.work / "shards"), Learner(plan.seed), Random(plan.seed)
    checkpoint = plan.work / "checkpoint.pt"
    spent_s = learner.load(checkpoint) if checkpoint.exists() else 0.0
    store.wait()
    total_s, start_s = plan.minutes * 60, time.monotonic() - spent_s
    next_report_s, next_export_s = spent_s, spent_s + EXPORT_EVERY_S / 2
    losses: dict[bool, list[float]] = {False: [], True: []}
    while (elapsed_s := time.monotonic() - start_s) < total_s:
        progress = elapsed_s / total_s
        clips = progress > STILLS_ONLY_SHARE and rng.random() < 0.75
        latents, scenes = store.batch(rng, clips)
        rate = learning_rate_share(progress, learner.step_count) * (0.7 if clips else 1.0)
        losses[clips].append(learner.step(latents, write_captions(scenes, rng), rate, 1.0 if clips else 0.6))
        if elapsed_s > next_report_s:
            held, next_report_s = store.refresh(), elapsed_s + 30
            print(f"{elapsed_s:.0f} s, step {learner.step_count}, {held} shards, {describe_losses(losses)}", flush=True)
            losses = {False: [], True: []}
        if elapsed_s > next_export_s:
            next_export_s = elapsed_s + EXPORT_EVERY_S
            learner.save(checkpoint, elapsed_s)
            learner.export(plan.model, codec)
    learner.save(checkpoint, total_s)
    learner.export(plan.model, codec)


def describe_losses(losses: dict[bool, list[float]]) -> str:
    """Mean loss of stills and clips since the last line."""
    parts = [f"{'clips' if k else 'stills'} {sum(v) / len(v):.4f}" for k, v in losses.items() if v]
    return ", ".join(parts)


def export(plan: Plan) -> None:
    """Write the model folder from the last checkpoint."""
    learner = Learner(plan.seed)
    learner.load(plan.work / "checkpoint.pt")
    learner.export(plan.model, make_codec(plan))


def run_all(plan: Plan) -> None:
    """Draw in a second process, train in this one."""
    make_codec(plan)
    artist = multiprocessing.get_context("spawn").Process(target=draw_shards, args=(plan,), daemon=True)
    artist.start()
    train(plan)
    artist.terminate()
    artist.join()


def read_arguments() -> tuple[str, Plan]:
    """The stage and the plan from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stage", choices=("all", "codec", "draw", "train", "export"))
    parser.add_argument("--minutes", type=float, default=80.0, help="training time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shards", type=int, default=320, help=f"shards of {CLIPS_A_SHARD} clips to draw")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "mini")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "mini")
    chosen = parser.parse_args()
    return chosen.stage, Plan(chosen.work, chosen.out, chosen.seed, chosen.minutes, chosen.shards)


def main() -> None:
    """Run one stage or all."""
    stage, plan = read_arguments()
    plan.work.mkdir(parents=True, exist_ok=True)
    match stage:
        case "codec":
            make_codec(plan)
        case "draw":
            draw_shards(plan)
        case "train":
            train(plan)
        case "export":
            export(plan)
        case _:
            run_all(plan)


if __name__ == "__main__":
    main()
