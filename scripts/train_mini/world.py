"""The training data: drawn clips as latents with their scenes. On a CPU they are drawn once into shards by a process of
their own; on a GPU they are drawn as they are needed. No learning here."""

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Protocol

import torch
from pydantic import TypeAdapter
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from scripts.train_mini.plan import ASPECT_SHARES, FPS, NUM_FRAMES, SIZES, Z_DIM, Plan
from studio.engines.patch_codec import PatchCodec, fit_codec
from studio.storyboard.render import draw_clip
from studio.storyboard.scene import Scene, sample_scene, usual_time

CLIPS_A_SHARD = 32
ENOUGH_SHARDS = 4
TOKENS_A_STEP = 2000
GPU_TOKENS_A_STEP = 32_000
LIVE_CLIPS = 4096
PLAIN_SHARE = 0.6
_SCENES = TypeAdapter(list[Scene])


class Feed(Protocol):
    """Where batches come from."""

    def refresh(self) -> int:
        """Take in what was drawn since; returns how many clips are held."""
        ...

    def batch(self, rng: Random, clips: bool) -> tuple[Tensor, list[Scene]]:
        """Latents of one shape, and their scenes."""
        ...


def draw_videos(scenes: Sequence[Scene], seed: int, aspect: str, device: str = "cpu") -> Tensor:
    """[B, 3, 33, H, W] in -1…1."""
    width, height = SIZES[aspect]
    clips = [
        draw_clip(scene, seed=seed + i, num_frames=NUM_FRAMES, fps=FPS, height_px=height, width_px=width, device=device)
        for i, scene in enumerate(scenes)
    ]
    return torch.stack(clips).permute(0, 4, 1, 2, 3) / 127.5 - 1


def standardise(codec: PatchCodec, videos: Tensor) -> Tensor:
    """Latents as the transformer sees them."""
    std = torch.tensor(codec.config.latents_std, device=videos.device).view(1, -1, 1, 1, 1)
    mean = torch.tensor(codec.config.latents_mean, device=videos.device).view(1, -1, 1, 1, 1)
    latents: Tensor = codec.encode(videos, return_dict=False)[0].mode()
    return ((latents - mean) / std).contiguous()


def make_codec(plan: Plan) -> PatchCodec:
    """Fit the codec once, or take over that of the model to begin with; later calls load it."""
    folder = plan.work / "codec"
    if plan.start is not None and not folder.exists():
        # Latents mean nothing without the codec that they were learnt with.
        shutil.copytree(plan.start / "vae", folder)
    if not (folder / "config.json").exists():
        rng = Random(plan.seed + 1)
        videos = [draw_videos([sample_scene(rng) for _ in range(96)], 10**7, "9:16")[:, :, :17]]
        videos += [
            draw_videos([sample_scene(rng) for _ in range(16)], 10**7 + 500, a)[:, :, :17] for a in ("16:9", "1:1")
        ]
        fit_codec(videos, Z_DIM, middle_weight=20.0).save_pretrained(folder)
        print("codec fitted", flush=True)
    return PatchCodec.from_pretrained(folder).float().to(plan.device)


def sample_training_scene(rng: Random) -> Scene:
    """A random scene, more than half of them in plain conditions: a small model learns places and people first."""
    scene = sample_scene(rng)
    if rng.random() < PLAIN_SHARE:
        scene = replace(
            scene, time=usual_time(scene.place), weather="clear", light="natural", style="photo", camera="static"
        )
    if rng.random() < PLAIN_SHARE and scene.shot == "half body":
        scene = replace(scene, shot="portrait")
    return scene


def pick_aspect(rng: Random) -> str:
    """An aspect, in the proportions of the training mix."""
    return rng.choices([a for a, _ in ASPECT_SHARES], [s for _, s in ASPECT_SHARES])[0]


@torch.no_grad()
def draw_shards(plan: Plan, first: int = 0, step: int = 1) -> None:
    """Draw, mirror and encode clips into every ``step``-th shard; shards that exist are kept."""
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    if hasattr(os, "nice"):
        os.nice(10)
    codec = make_codec(plan)
    folder = plan.work / "shards"
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(first, plan.shards, step):
        target = folder / f"{index:05d}.safetensors"
        if target.exists():
            continue
        rng = Random(plan.seed * 10**6 + index)
        aspect = pick_aspect(rng)
        scenes = [sample_training_scene(rng) for _ in range(CLIPS_A_SHARD)]
        tensors = encode_clips(codec, draw_videos(scenes, index * CLIPS_A_SHARD, aspect))
        partial = target.with_suffix(".partial")
        save_file(tensors, partial, metadata={"aspect": aspect, "scenes": _SCENES.dump_json(scenes).decode()})
        partial.replace(target)
        if index // step % 20 == 0:
            print(f"shard {index} of {plan.shards}", flush=True)


def encode_clips(codec: PatchCodec, videos: Tensor) -> dict[str, Tensor]:
    """Latents of clips and their mirror images, and of two stills of each: half precision."""
    videos = torch.cat([videos, mirror(videos)])
    stills = torch.cat([videos[:, :, frame : frame + 1] for frame in (14, 26)])
    return {"clips": standardise(codec, videos).half(), "stills": standardise(codec, stills).half()}


def mirror(videos: Tensor) -> Tensor:
    """Left and right exchanged. Captions that say a side (a pan) are written from the mirrored scene."""
    return videos.flip(4)


def mirror_scene(scene: Scene) -> Scene:
    """What a mirrored clip shows: a pan goes the other way."""
    swapped = {"pan left": "pan right", "pan right": "pan left"}.get(scene.camera, scene.camera)
    return Scene(**{**vars(scene), "camera": swapped})


@dataclass
class Samples:
    """Latents of one aspect with the scene of each row; grows as clips appear."""

    clips: list[Tensor] = field(default_factory=list)
    stills: list[Tensor] = field(default_factory=list)
    clip_scenes: list[Scene] = field(default_factory=list)
    still_scenes: list[Scene] = field(default_factory=list)

    def take(self, tensors: dict[str, Tensor], scenes: Sequence[Scene]) -> None:
        """Add what `encode_clips` gave for these scenes."""
        both = [*scenes, *(mirror_scene(scene) for scene in scenes)]
        self.clips.extend(tensors["clips"])
        self.stills.extend(tensors["stills"])
        self.clip_scenes.extend(both)
        self.still_scenes.extend(both * 2)

    def forget(self, keep: int) -> None:
        """Let the oldest clips go."""
        for rows, times in ((self.clips, 1), (self.clip_scenes, 1), (self.stills, 2), (self.still_scenes, 2)):
            del rows[: max(0, len(rows) - keep * times)]

    def pick(self, rng: Random, clips: bool, tokens: int) -> tuple[Tensor, list[Scene]]:
        """Rows of one length with about ``tokens`` tokens together."""
        rows, scenes = (self.clips, self.clip_scenes) if clips else (self.stills, self.still_scenes)
        groups = rng.choice((5, 9, 9)) if clips else 1
        _, _, height, width = rows[0].shape
        size = tokens // (groups * height * width // 4)
        chosen = [rng.randrange(len(rows)) for _ in range(size)]
        return torch.stack([rows[i][:, :groups] for i in chosen]).float(), [scenes[i] for i in chosen]


class ShardFeed:
    """Everything drawn so far into shards, by aspect."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[str] = set()
        self.samples = {aspect: Samples() for aspect in SIZES}

    def refresh(self) -> int:
        for path in sorted(self._folder.glob("*.safetensors")):
            if path.name in self._seen:
                continue
            self._seen.add(path.name)
            with safe_open(path, "pt") as shard:
                facts = shard.metadata()
                tensors = {name: shard.get_tensor(name) for name in ("clips", "stills")}
            self.samples[facts["aspect"]].take(tensors, _SCENES.validate_json(facts["scenes"]))
        return sum(len(held.clips) for held in self.samples.values())

    def batch(self, rng: Random, clips: bool) -> tuple[Tensor, list[Scene]]:
        aspect = pick_aspect(rng)
        held = self.samples[aspect] if self.samples[aspect].clips else self.samples["9:16"]
        return held.pick(rng, clips, TOKENS_A_STEP)

    def wait(self) -> None:
        """Return once a few portrait shards are there: training may then begin."""
        while self.refresh() < ENOUGH_SHARDS * 2 * CLIPS_A_SHARD or not self.samples["9:16"].clips:
            time.sleep(2)


class LiveFeed:
    """Draws on the training device itself: every `refresh` adds clips, and the oldest go."""

    def __init__(self, codec: PatchCodec, plan: Plan, clips_a_refresh: int = 16) -> None:
        self._codec, self._device, self._count = codec, plan.device, clips_a_refresh
        # Not the plan's seed alone: a run that is carried on draws clips that it has not seen.
        self._rng = Random(f"{plan.seed} {time.time_ns()}")
        self.samples = {aspect: Samples() for aspect in SIZES}

    @torch.no_grad()
    def refresh(self) -> int:
        aspect = pick_aspect(self._rng) if self.samples["9:16"].clips else "9:16"
        scenes = [sample_training_scene(self._rng) for _ in range(self._count)]
        videos = draw_videos(scenes, self._rng.randrange(1 << 30), aspect, self._device)
        held = self.samples[aspect]
        held.take(encode_clips(self._codec, videos), scenes)
        held.forget(LIVE_CLIPS)
        return sum(len(held.clips) for held in self.samples.values())

    def batch(self, rng: Random, clips: bool) -> tuple[Tensor, list[Scene]]:
        self.refresh()
        aspect = pick_aspect(rng)
        held = self.samples[aspect] if self.samples[aspect].clips else self.samples["9:16"]
        return held.pick(rng, clips, GPU_TOKENS_A_STEP)
