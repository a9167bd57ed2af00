"""What a training run leaves behind for people: the loss as a table and a picture, samples as contact sheets."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from diffusers import FlowMatchEulerDiscreteScheduler
from PIL import Image, ImageDraw

from scripts.train_mini.learner import Learner
from scripts.train_mini.parts import embed_captions
from scripts.train_mini.plan import FLOW_SHIFT, SIZES, Z_DIM
from studio.engines.patch_codec import PatchCodec

SHEET_PROMPTS = (
    "a woman with long black hair wearing a red t-shirt, talking, at the beach",
    "a man with short brown hair and a full beard, nodding, in a forest",
    "a woman with curly red hair, turning the head, in a city at night",
    "a bald man with dark skin wearing a blue suit, smiling, in an office",
    "an old man with grey hair and glasses, looking at the camera, in a library",
    "a woman wearing a hijab, waving, in a garden",
    "a man with blond hair, talking, in the snow",
    "a woman with a bun wearing a yellow dress, looking up, in outer space",
)
_SAMPLING_STEPS = 20
_GUIDANCE = 3.0
_SHOWN_FRAMES = (0, 10, 20, 32)


class LossCurve:
    """Rows of (seconds, step, kind, loss) in a CSV file, and their picture beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, elapsed_s: float, step: int, losses: dict[bool, list[float]]) -> None:
        """Append the mean losses since the last row."""
        fresh = not self._path.exists()
        with self._path.open("a", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            if fresh:
                writer.writerow(("elapsed_s", "step", "kind", "loss"))
            for clips, values in losses.items():
                if values:
                    row = (round(elapsed_s), step, "clips" if clips else "stills", f"{sum(values) / len(values):.4f}")
                    writer.writerow(row)

    def draw(self, width_px: int = 720, height_px: int = 360) -> None:
        """The curves of stills (blue) and clips (orange) over steps."""
        with self._path.open(encoding="utf-8") as stream:
            rows = [(int(r["step"]), r["kind"], float(r["loss"])) for r in csv.DictReader(stream)]
        if len(rows) < 2:
            return
        picture = Image.new("RGB", (width_px, height_px), "white")
        pen = ImageDraw.Draw(picture)
        last = max(step for step, _, _ in rows)
        low, high = min(loss for _, _, loss in rows), max(loss for _, _, loss in rows)
        for kind, ink in (("stills", "#2563eb"), ("clips", "#ea580c")):
            points = [
                (40 + step / last * (width_px - 60), 20 + (high - loss) / max(high - low, 1e-6) * (height_px - 60))
                for step, name, loss in rows
                if name == kind
            ]
            if len(points) > 1:
                pen.line(points, fill=ink, width=2)
        pen.text(
            (40, height_px - 24),
            f"loss {high:.2f} ... {low:.2f}, step 0 ... {last}; stills blue, clips orange",
            "black",
        )
        picture.save(self._path.with_suffix(".png"))


@torch.no_grad()
def sample_clips(
    learner: Learner, codec: PatchCodec, prompts: Sequence[str], *, seed: int, aspect: str
) -> torch.Tensor:
    """Clips of the averaged weights from noise: uint8 [B, 33, H, W, 3]."""
    live = {n: p.detach().clone() for n, p in learner.both.named_parameters()}
    learner.both.load_state_dict(learner.average, strict=False)
    scheduler = FlowMatchEulerDiscreteScheduler(shift=FLOW_SHIFT)
    scheduler.set_timesteps(_SAMPLING_STEPS)
    width, height = SIZES[aspect]
    generator = torch.Generator().manual_seed(seed)
    latents = torch.randn(len(prompts), Z_DIM, 9, height // 8, width // 8, generator=generator).to(learner.device)
    text = embed_captions(learner.tokenizer, learner.encoder, [*prompts, *[""] * len(prompts)])
    for moment in scheduler.timesteps:
        timestep = moment.expand(2 * len(prompts)).to(learner.device)
        both = learner.transformer(
            torch.cat([latents, latents]), timestep=timestep, encoder_hidden_states=text, return_dict=False
        )[0]
        worded, silent = both.chunk(2)
        latents = scheduler.step(silent + _GUIDANCE * (worded - silent), moment, latents, return_dict=False)[0]
    learner.both.load_state_dict(live, strict=False)
    std = torch.tensor(codec.config.latents_std, device=learner.device).view(1, -1, 1, 1, 1)
    mean = torch.tensor(codec.config.latents_mean, device=learner.device).view(1, -1, 1, 1, 1)
    video = codec.decode(latents * std + mean, return_dict=False)[0]
    return ((video + 1) * 127.5).clamp(0, 255).round().to(torch.uint8).permute(0, 2, 3, 4, 1).cpu()


def write_sheet(learner: Learner, codec: PatchCodec, path: Path, *, seed: int = 7) -> None:
    """A contact sheet: one row a prompt, four frames each."""
    clips = sample_clips(learner, codec, SHEET_PROMPTS, seed=seed, aspect="9:16")
    rows = [np.concatenate([clip[frame].numpy() for frame in _SHOWN_FRAMES], 1) for clip in clips]
    half = len(rows) // 2
    sheet = np.concatenate([np.concatenate(rows[:half]), np.concatenate(rows[half:])], 1)
    size = (sheet.shape[1] * 2, sheet.shape[0] * 2)
    Image.fromarray(sheet).resize(size, Image.Resampling.BICUBIC).save(path)
