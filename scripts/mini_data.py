"""The built-in model's training data: drawn clips as shards of latents with their scenes. No learning here."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from pydantic import TypeAdapter
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from scripts.mini_parts import FPS, NUM_FRAMES, SIZES, Z_DIM, set_one_thread
from studio.engines.patch_codec import PatchCodec, fit_codec
from studio.storyboard.render import draw_clip
from studio.storyboard.scene import Scene, sample_scene

CLIPS_A_SHARD = 32
ASPECT_SHARES = (("9:16", 0.75), ("16:9", 0.125), ("1:1", 0.125))
ENOUGH_SHARDS = 6
TOKENS_A_STEP = 2000
_SCENES = TypeAdapter(list[Scene])


@dataclass(frozen=True)
class Plan:
    """What to do, from the command line."""

    work: Path
    model: Path
    seed: int
    minutes: float
    shards: int


def draw_videos(scenes: list[Scene], seed: int, aspect: str) -> Tensor:
    """[B, 3, 33, H, W] in -1…1."""
    width, height = SIZES[aspect]
    clips = [
        draw_clip(scene, seed=seed + i, num_frames=NUM_FRAMES, fps=FPS, height_px=height, width_px=width)
        for i, scene in enumerate(scenes)
    ]
    return torch.stack(clips).permute(0, 4, 1, 2, 3) / 127.5 - 1


def standardise(codec: PatchCodec, videos: Tensor) -> Tensor:
    """Latents as the transformer sees them."""
    std = torch.tensor(codec.config.latents_std).view(1, -1, 1, 1, 1)
    mean = torch.tensor(codec.config.latents_mean).view(1, -1, 1, 1, 1)
    latents: Tensor = codec.encode(videos, return_dict=False)[0].mode()
    return ((latents - mean) / std).contiguous()


def make_codec(plan: Plan) -> PatchCodec:
    """Fit the codec once; later calls load it."""
    folder = plan.work / "codec"
    if not (folder / "config.json").exists():
        rng = Random(plan.seed + 1)
        videos = [draw_videos([sample_scene(rng) for _ in range(96)], 10**7, "9:16")[:, :, :17]]
        videos += [
            draw_videos([sample_scene(rng) for _ in range(16)], 10**7 + 500, a)[:, :, :17] for a in ("16:9", "1:1")
        ]
        fit_codec(videos, Z_DIM, middle_weight=20.0).save_pretrained(folder)
        print("codec fitted", flush=True)
    return PatchCodec.from_pretrained(folder).float()


def pick_aspect(rng: Random) -> str:
    """An aspect, in the proportions of the training mix."""
    return rng.choices([a for a, _ in ASPECT_SHARES], [s for _, s in ASPECT_SHARES])[0]


@torch.no_grad()
def draw_shards(plan: Plan) -> None:
    """Draw, mirror and encode clips into shards; shards that exist are kept."""
    set_one_thread()
    if hasattr(os, "nice"):
        os.nice(10)
    codec = make_codec(plan)
    folder = plan.work / "shards"
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(plan.shards):
        target = folder / f"{index:05d}.safetensors"
        if target.exists():
            continue
        rng = Random(plan.seed * 10**6 + index)
        aspect = pick_aspect(rng)
        scenes = [sample_scene(rng) for _ in range(CLIPS_A_SHARD)]
        videos = draw_videos(scenes, index * CLIPS_A_SHARD, aspect)
        videos = torch.cat([videos, videos.flip(4)])
        stills = torch.cat([videos[:, :, frame : frame + 1] for frame in (14, 26)])
        tensors = {"clips": standardise(codec, videos).half(), "stills": standardise(codec, stills).half()}
        partial = target.with_suffix(".partial")
        save_file(tensors, partial, metadata={"aspect": aspect, "scenes": _SCENES.dump_json(scenes).decode()})
        partial.replace(target)
        if index % 20 == 0:
            print(f"shard {index} of {plan.shards}", flush=True)


@dataclass
class Samples:
    """Latents of one aspect with the scene of each row; grows as shards appear."""

    clips: list[Tensor]
    stills: list[Tensor]
    clip_scenes: list[Scene]
    still_scenes: list[Scene]


class Store:
    """Everything drawn so far, by aspect. `refresh` reads shards that have appeared since."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[str] = set()
        self.samples = {aspect: Samples([], [], [], []) for aspect in SIZES}

    def refresh(self) -> int:
        """Read new shards; returns how many are held."""
        for path in sorted(self._folder.glob("*.safetensors")):
            if path.name in self._seen:
                continue
            self._seen.add(path.name)
            with safe_open(path, "pt") as shard:
                facts = shard.metadata()
                samples = self.samples[facts["aspect"]]
                samples.clips.extend(shard.get_tensor("clips"))
                samples.stills.extend(shard.get_tensor("stills"))
            scenes = _SCENES.validate_json(facts["scenes"])
            samples.clip_scenes.extend(scenes * 2)
            samples.still_scenes.extend(scenes * 4)
        return len(self._seen)

    def batch(self, rng: Random, clips: bool) -> tuple[Tensor, list[Scene]]:
        """Latents of one shape with about TOKENS_A_STEP tokens, and their scenes."""
        aspect = pick_aspect(rng)
        samples = self.samples[aspect] if self.samples[aspect].clips else self.samples["9:16"]
        rows, scenes = (samples.clips, samples.clip_scenes) if clips else (samples.stills, samples.still_scenes)
        groups = rng.choice((5, 9, 9)) if clips else 1
        _, _, height, width = rows[0].shape
        size = TOKENS_A_STEP // (groups * height * width // 4)
        chosen = [rng.randrange(len(rows)) for _ in range(size)]
        return torch.stack([rows[i][:, :groups] for i in chosen]).float(), [scenes[i] for i in chosen]

    def wait(self) -> None:
        """Return once a few portrait shards are there: training may then begin."""
        while self.refresh() < ENOUGH_SHARDS or not self.samples["9:16"].clips:
            time.sleep(2)
