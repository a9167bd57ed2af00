"""Where is it and what is done? Two small networks, learnt in minutes from drawn clips of other people.

Clips are seen at 64 x 112 pixels and 8 frames a second, upright. Imports torch. Writes one cache file.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from pydantic import TypeAdapter
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, cross_entropy, interpolate

from scripts.mini_figures.progress import show
from scripts.train_mini.plan import FPS, NUM_FRAMES, SIZES
from scripts.train_mini.world import draw_videos, sample_training_scene
from studio.engines.patch_codec import PatchCodec
from studio.storyboard.scene import ACTIONS, PLACES, Scene

DRAWN_CLIPS: Final = 900
SCENES: Final = TypeAdapter(list[Scene])
_HELD_OUT_SHARE: Final = 0.15
_FACE_ROWS: Final = slice(4, 84)
_BATCH: Final = 48


@dataclass(frozen=True)
class Clips:
    """Clips uint8 [n, 33, 112, 64, 3] and what they show."""

    frames: npt.NDArray[np.uint8]
    places: npt.NDArray[np.int64]
    actions: npt.NDArray[np.int64]


class PlaceNet(nn.Module):
    """Pictures [n, 3, 112, 64] to scores of `PLACES`."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(*_stack(3, (24, 48, 96, 128)), nn.AdaptiveAvgPool2d((4, 2)), nn.Flatten())
        self.scores = nn.Sequential(nn.Dropout(0.3), nn.Linear(128 * 8, len(PLACES)))

    def forward(self, pictures: Tensor) -> Tensor:
        scores: Tensor = self.scores(self.layers(pictures))
        return scores


class ActionNet(nn.Module):
    """Grey clips [n, 33, 40, 32] of the upper part, and how they change, to scores of `ACTIONS`."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = nn.Sequential(*_stack(2, (16, 32, 48)), nn.Flatten(), nn.Linear(48 * 5 * 4, 96), nn.ReLU())
        self.moves = nn.Sequential(
            nn.Conv1d(96, 96, 5, padding=2), nn.ReLU(), nn.Conv1d(96, 96, 5, padding=2, dilation=1), nn.ReLU()
        )
        self.scores = nn.Sequential(nn.Dropout(0.3), nn.Linear(96 * 2, len(ACTIONS)))

    def forward(self, clips: Tensor) -> Tensor:
        count, length, height, width = clips.shape
        change = torch.cat([torch.zeros_like(clips[:, :1]), clips[:, 1:] - clips[:, :-1]], 1)
        pairs = torch.stack([clips, 4 * change], 2).view(count * length, 2, height, width)
        track = self.moves(self.looks(pairs).view(count, length, -1).transpose(1, 2))
        scores: Tensor = self.scores(torch.cat([track.mean(2), track.amax(2)], 1))
        return scores


def _stack(channels: int, widths: Sequence[int]) -> list[nn.Module]:
    layers: list[nn.Module] = []
    for width in widths:
        layers += [nn.Conv2d(channels, width, 3, stride=2, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
        channels = width
    return layers


@dataclass(frozen=True)
class Recogniser:
    """Both networks, and how often they are right about drawn clips that they have not learnt from."""

    place_net: PlaceNet
    action_net: ActionNet
    place_accuracy: float
    action_accuracy: float

    @torch.no_grad()
    def recognise(self, frames: npt.NDArray[np.uint8]) -> tuple[str, str]:
        """Place and action of one clip, uint8 [33, 112, 64, 3]."""
        clips = torch.from_numpy(frames)[None]
        place = int(self.place_net(_pictures(clips, (4, 16, 28))).softmax(1).mean(0).argmax())
        return PLACES[place], ACTIONS[int(self.action_net(_grey(clips)).argmax())]


def prepare_recogniser(cache: Path, shards: Path | None, codec: PatchCodec, cpu_s: float = 170.0) -> Recogniser:
    """Learn, or take what was learnt. ``shards`` of the model's training are taken for drawn clips when given."""
    place_net, action_net = PlaceNet(), ActionNet()
    if not cache.is_file():
        torch.manual_seed(1)
        clips = read_shards(shards, codec) if shards is not None else draw_clips(DRAWN_CLIPS)
        known = round(len(clips.frames) * (1 - _HELD_OUT_SHARE))
        _learn(place_net, action_net, _part(clips, slice(0, known)), cpu_s)
        places, actions = _score(place_net, action_net, _part(clips, slice(known, None)))
        state = {f"place.{k}": v for k, v in place_net.state_dict().items()}
        state |= {f"action.{k}": v for k, v in action_net.state_dict().items()}
        cache.parent.mkdir(parents=True, exist_ok=True)
        save_file(state, cache, metadata={"places": str(places), "actions": str(actions)})
    with safe_open(cache, "pt") as kept:
        facts = kept.metadata()
    state = load_file(cache)
    for name, net in (("place.", place_net), ("action.", action_net)):
        net.load_state_dict({k.removeprefix(name): v for k, v in state.items() if k.startswith(name)})
        net.eval()
    return Recogniser(place_net, action_net, float(facts["places"]), float(facts["actions"]))


def draw_clips(count: int) -> Clips:
    """Clips of random people in random scenes, other ones than training draws."""
    rng = Random("recognition")
    scenes, frames = [], []
    for index in range(count):
        show("drawing clips to learn places and actions from", index, count)
        scenes.append(sample_training_scene(rng))
        video = draw_videos(scenes[-1:], 5 * 10**8 + index, "9:16")
        frames.append(_to_bytes(video)[0])
    return _label(np.stack(frames), scenes)


@torch.no_grad()
def read_shards(folder: Path, codec: PatchCodec, most: int = 3000) -> Clips:
    """The upright clips of shards of training, as the codec gives them back; no mirrored ones."""
    std = torch.tensor(codec.config.latents_std).view(1, -1, 1, 1, 1)
    mean = torch.tensor(codec.config.latents_mean).view(1, -1, 1, 1, 1)
    scenes: list[Scene] = []
    frames: list[npt.NDArray[np.uint8]] = []
    for path in sorted(folder.glob("*.safetensors")):
        with safe_open(path, "pt") as shard:
            facts = shard.metadata()
            if facts["aspect"] != "9:16":
                continue
            named = SCENES.validate_json(facts["scenes"])
            latents = shard.get_tensor("clips")[: len(named)].float()
        show("reading drawn clips", len(scenes), most)
        frames.append(_to_bytes(codec.decode(latents * std + mean, return_dict=False)[0]))
        scenes += named
        if len(scenes) >= most:
            break
    return _label(np.concatenate(frames), scenes)


def _to_bytes(videos: Tensor) -> npt.NDArray[np.uint8]:
    return ((videos + 1) * 127.5).clamp(0, 255).round().to(torch.uint8).permute(0, 2, 3, 4, 1).numpy()


def _label(frames: npt.NDArray[np.uint8], scenes: Sequence[Scene]) -> Clips:
    places = np.array([PLACES.index(scene.place) for scene in scenes])
    return Clips(frames, places, np.array([ACTIONS.index(scene.action) for scene in scenes]))


def _part(clips: Clips, which: slice) -> Clips:
    return Clips(clips.frames[which], clips.places[which], clips.actions[which])


def _pictures(clips: Tensor, moments: Sequence[int]) -> Tensor:
    """Chosen frames of clips uint8 [n, 33, 112, 64, 3] as float [n * m, 3, 112, 64] about 0."""
    chosen = clips[:, list(moments)].flatten(0, 1).permute(0, 3, 1, 2)
    return chosen.float() / 127.5 - 1


def _grey(clips: Tensor) -> Tensor:
    """The upper part in grey at half size, evened out: [n, 33, 40, 32]."""
    upper = clips[:, :, _FACE_ROWS].float().mean(-1)
    small = avg_pool2d(upper, 2)
    return (small - small.mean((1, 2, 3), keepdim=True)) / small.std((1, 2, 3), keepdim=True).clamp(min=12)


def _roughen(pictures: Tensor) -> Tensor:
    """Softer, noisier, brighter or darker [n, c, h, w]: what a small model's pictures are."""
    size = pictures.shape[-2:]
    if torch.rand(()) < 0.5:
        pictures = interpolate(avg_pool2d(pictures, 2), size, mode="bilinear")
    gain = 1 + 0.3 * (torch.rand(len(pictures), 1, 1, 1) - 0.5)
    return pictures * gain + 0.15 * torch.randn_like(pictures) * torch.rand(()) + 0.2 * (torch.rand(()) - 0.5)


def _learn(place_net: PlaceNet, action_net: ActionNet, clips: Clips, cpu_s: float) -> None:
    """Train both for a part of the processor time each."""
    frames = torch.from_numpy(clips.frames)
    places, actions = torch.from_numpy(clips.places), torch.from_numpy(clips.actions)
    grey = torch.cat([_grey(frames[i : i + 100]) for i in range(0, len(frames), 100)])
    jobs = ((place_net, places, 0.35), (action_net, actions, 0.65))
    for net, labels, share in jobs:
        optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)
        net.train()
        started_s, spent_s = time.process_time(), 0.0
        while (spent_s := time.process_time() - started_s) < cpu_s * share:
            chosen = torch.randint(len(frames), (_BATCH,))
            if net is place_net:
                seen = _roughen(_pictures(frames[chosen], (int(torch.randint(NUM_FRAMES, ())),)))
            else:
                seen = _roughen(grey[chosen])
            if torch.rand(()) < 0.5:
                seen = seen.flip(-1)
            for group in optimizer.param_groups:
                group["lr"] = 2e-3 * min(1.0, 2.5 * (1 - spent_s / (cpu_s * share)))
            loss = cross_entropy(net(seen), labels[chosen], label_smoothing=0.05)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
        net.eval()


@torch.no_grad()
def _score(place_net: PlaceNet, action_net: ActionNet, clips: Clips) -> tuple[float, float]:
    right = [0, 0]
    learnt = Recogniser(place_net, action_net, 0.0, 0.0)
    for frames, place, action in zip(clips.frames, clips.places, clips.actions, strict=True):
        found = learnt.recognise(frames)
        right[0] += found[0] == PLACES[place]
        right[1] += found[1] == ACTIONS[action]
    return right[0] / len(clips.frames), right[1] / len(clips.frames)


def fit_clip(frames: Sequence[npt.NDArray[np.uint8]], fps: float) -> npt.NDArray[np.uint8]:
    """A delivered clip as the networks see clips: 33 frames at 8 a second, 64 x 112 pixels."""
    width_px, height_px = SIZES["9:16"]
    moments = [min(len(frames) - 1, round(index * fps / FPS)) for index in range(NUM_FRAMES)]
    chosen = torch.from_numpy(np.stack([frames[moment] for moment in moments])).permute(0, 3, 1, 2).float()
    small = interpolate(chosen, (height_px, width_px), mode="area")
    return small.round().to(torch.uint8).permute(0, 2, 3, 1).numpy()
