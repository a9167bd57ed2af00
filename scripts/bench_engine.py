"""Benchmarks of the engine: a LoRA step and a rendering, each against the bare libraries on the same weights."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from peft import LoraConfig

from scripts.ratios import Ratio, compare, measure
from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect
from studio.domain.job import Progress
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.engines import planner, weights
from studio.engines.base import StepReport
from studio.engines.cards import DiffusionCard, load_diffusion_card
from studio.engines.wan import WanEngine
from studio.engines.wan_folder import open_pipeline
from studio.pipelines.dataset import TrainingSample
from studio.pipelines.training import train_lora

STEPS = 8


class Clock:
    """A reporter that notes when each training step was done."""

    def __init__(self) -> None:
        self.done_at_s: dict[int, float] = {}

    def report(self, progress: Progress) -> None:
        if progress.stage == "training":
            self.done_at_s[progress.done] = time.perf_counter()

    @property
    def step_s(self) -> float:
        return (self.done_at_s[STEPS] - self.done_at_s[1]) / (STEPS - 1)


class NoCheckpoints:
    """Keeps nothing: the loop itself is timed."""

    def load(self) -> bytes | None:
        return None

    def save(self, parts: Iterable[bytes]) -> None:
        """Forget it."""

    def clear(self) -> None:
        """There is nothing."""


def bench_lora(folder: Path, rounds: int) -> tuple[Ratio, ...]:
    """Seconds a training step, with the card's rank, batch and clip length."""
    card = load_diffusion_card(folder)
    sample = _noise_clip(card)

    def ours() -> float:
        engine = _open(folder, card, "train")
        clock = Clock()
        request = _train_request(card, engine.revision)
        train_lora(engine, [sample], request, checkpoints=NoCheckpoints(), reporter=clock)
        return clock.step_s

    def bare() -> float:
        return _bare_lora_step_s(folder, card, sample)

    return (compare("LoRA step / bare torch loop", ours, bare, rounds),)


def bench_render(folder: Path, rounds: int) -> tuple[Ratio, ...]:
    """Seconds a clip with the card's defaults, previews and progress included."""
    card = load_diffusion_card(folder)
    engine = _open(folder, card, "render")
    request = _render_request(card, engine.revision)
    pipe = open_pipeline(folder, card, torch.float32)

    def listen(step: StepReport) -> None:
        """As a window would, without drawing."""

    def bare() -> object:
        return pipe(
            prompt=request.prompt,
            negative_prompt="",
            width=request.width_px,
            height=request.height_px,
            num_frames=request.num_frames,
            num_inference_steps=request.num_inference_steps,
            guidance_scale=request.guidance_scale,
            max_sequence_length=card.max_sequence_length,
            generator=torch.Generator("cpu").manual_seed(request.seed),
            output_type="np",
        )

    return (
        compare(
            "render / bare WanPipeline",
            lambda: measure(lambda: engine.render(request, {}, listen)),
            lambda: measure(bare),
            rounds,
        ),
    )


def _open(folder: Path, card: DiffusionCard, purpose: planner.Purpose) -> WanEngine:
    engine = WanEngine(folder, card, weights.revision(folder))
    engine.load(planner.plan(card, "cpu", purpose))
    return engine


def _bare_lora_step_s(folder: Path, card: DiffusionCard, sample: TrainingSample) -> float:
    """The same modules, batch and optimiser in the shortest loop that trains."""
    engine = _open(folder, card, "train")
    latents = torch.stack([engine.encode_video(sample.frames)] * card.training.batch_size)
    embeddings = engine.encode_text([sample.caption] * card.training.batch_size)
    expert = open_pipeline(folder, card, torch.float32).transformer
    if expert is None:
        raise ValueError("the benchmark needs a model with one expert")
    rank, targets = card.training.rank, list(card.lora_targets)
    expert.add_adapter(LoraConfig(r=rank, lora_alpha=rank, target_modules=targets), adapter_name="bare")
    trained = [value for value in expert.parameters() if value.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=card.training.learning_rate)
    started_s = 0.0
    for step in range(STEPS):
        if step == 1:
            started_s = time.perf_counter()
        noise = torch.randn_like(latents)
        sigma = torch.sigmoid(torch.randn(len(latents)))
        weight = sigma.view(-1, 1, 1, 1, 1)
        velocity = cast(
            "torch.Tensor",
            expert(
                hidden_states=(1 - weight) * latents + weight * noise,
                timestep=sigma * 1000,
                encoder_hidden_states=embeddings,
                return_dict=False,
            )[0],
        )
        torch.autograd.backward((velocity - (noise - latents)).square().mean())
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad()
    return (time.perf_counter() - started_s) / (STEPS - 1)


def _noise_clip(card: DiffusionCard) -> TrainingSample:
    width_px, height_px = card.training.sizes[0]
    shape = (card.training.clip_frames, height_px, width_px, 3)
    frames: NDArray[np.uint8] = np.random.default_rng(0).integers(0, 255, shape, dtype=np.uint8)
    return TrainingSample(frames, "a person, talking")


def _train_request(card: DiffusionCard, revision: str) -> TrainRequest:
    return TrainRequest(
        avatar_id="0" * 32,
        trigger="ohwx",
        class_word=ClassWord.PERSON,
        consent_sha256="0" * 64,
        model=card.name,
        model_revision=revision,
        take_sha256s=(),
        rank=card.training.rank,
        num_train_steps=STEPS,
        batch_size=card.training.batch_size,
        learning_rate=card.training.learning_rate,
        seed=0,
        checkpoint_every_steps=STEPS,
        preview_every_steps=0,
    )


def _render_request(card: DiffusionCard, revision: str) -> RenderRequest:
    width_px, height_px = card.size_for(Aspect.PORTRAIT)
    return RenderRequest(
        prompt="a woman, talking, at the beach",
        model=card.name,
        model_revision=revision,
        adapters=(),
        seed=1,
        num_inference_steps=card.num_inference_steps,
        guidance_scale=card.guidance_scale,
        width_px=width_px,
        height_px=height_px,
        aspect=Aspect.PORTRAIT,
        num_frames=card.default_num_frames,
        fps=card.fps,
    )
