"""The one LoRA training loop. It knows the engine's contract, never the family, and keeps everything in memory.

Which samples a step sees, their noise and their learning rate depend on the seed and the step's number alone, so a run
that was interrupted goes on from its checkpoint to the very same weights. Imported by workers only: needs torch.
"""

import contextlib
import hashlib
import json
import logging
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from accelerate import Accelerator
from torch import Tensor, nn

from studio.core import serial
from studio.domain.errors import Cancelled, ScanTooPoor, StudioError, VaultLocked
from studio.domain.job import Progress, Reporter
from studio.domain.recipe import TrainRequest
from studio.engines import tensorfile
from studio.engines.adapters import attach_adapter, remove_adapters, write_adapter
from studio.engines.base import Engine, Frames, NoiseKey, SampleSpec
from studio.engines.preview import encode_preview
from studio.pipelines.samples import Sample, weigh_head

ADAPTER_NAME = "avatar_new"
MAX_GRADIENT_NORM = 1.0
LOSS_SMOOTHING = 0.95
MAX_LOSS_POINTS = 200
PREVIEW_STEPS = 12
# The learning rate falls in a straight line over the last part of the run, which settles the noise of small batches.
DECAY_SHARE = 0.25
_MOMENTS = ("exp_avg", "exp_avg_sq", "step")
_log = logging.getLogger(__name__)


class CheckpointStore(Protocol):
    """Where a run's one checkpoint is kept. A save takes it in parts and replaces the last one wholly or not at all."""

    def load(self) -> bytes | None: ...
    def save(self, parts: Iterable[bytes]) -> None: ...
    def clear(self) -> None: ...


class Keepsakes(Protocol):
    """Where a run's samples are kept; of the last step, whose adapter is the run's own, too."""

    def keep(self, step: int, frames: Frames, adapter: bytes) -> None:
        """``frames`` uint8 [T, H, W, 3] are what ``adapter`` (safetensors bytes) makes after ``step`` steps."""
        ...


@dataclass(frozen=True)
class TrainedLora:
    """The adapter's safetensors bytes, and (step, smoothed loss) for the chart."""

    data: bytes
    losses: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class _Cache:
    """Everything that the encoders have to say, so that they can go. ``digest`` names samples and captions."""

    latents: tuple[Tensor, ...]
    weights: tuple[Tensor, ...]
    embeddings: Tensor
    no_words: Tensor
    preview_words: Tensor
    digest: str


def train_lora(
    engine: Engine,
    samples: Sequence[Sample],
    request: TrainRequest,
    *,
    checkpoints: CheckpointStore,
    reporter: Reporter,
    keepsakes: Keepsakes | None = None,
) -> TrainedLora:
    """Train a LoRA of ``samples`` on the loaded ``engine``, from the checkpoint when there is one.

    The engine's text encoder is freed. Raises `Cancelled` at the next report, after a checkpoint of what is done, and a
    `StudioError` when the loss stops being a number. The checkpoint outlives both, and success too: the caller clears
    it once the adapter is safe.
    """
    engine.card.check_training(request)
    if not samples:
        raise ScanTooPoor("There is nothing to train on: no usable picture of the face.", "Record a new scan.")
    cache = _encode(engine, samples, request, reporter)
    engine.free_encoders()
    denoiser = engine.denoiser()
    try:
        attach_adapter(
            denoiser,
            ADAPTER_NAME,
            rank=request.rank,
            targets=engine.card.lora_targets,
            seed=request.seed,
        )
        run = _Run(engine, denoiser, request, cache, checkpoints, reporter, keepsakes)
        run.go()
        return TrainedLora(write_adapter(denoiser, ADAPTER_NAME, request), tuple(run.losses))
    finally:
        remove_adapters(denoiser)


def _encode(engine: Engine, samples: Sequence[Sample], request: TrainRequest, reporter: Reporter) -> _Cache:
    latents: list[Tensor] = []
    digest = hashlib.sha256()
    for index, sample in enumerate(samples):
        reporter.report(Progress("encoding", index, len(samples)))
        latents.append(engine.encode_video(sample.frames))
        digest.update(f"{sample.caption}{sample.frames.shape}{sample.focus}".encode() + sample.frames.tobytes())
    preview = engine.card.words.caption(request.trigger, request.class_word.value, "talking")
    # Each caption is encoded once, however many samples share it.
    texts = list(dict.fromkeys(["", preview, *(sample.caption for sample in samples)]))
    encoded = dict(zip(texts, engine.encode_text(texts), strict=True))
    reporter.report(Progress("encoding", len(samples), len(samples)))
    face_weight = engine.card.training.face_weight
    return _Cache(
        tuple(latents),
        tuple(weigh_head(sample, latent, face_weight) for sample, latent in zip(samples, latents, strict=True)),
        torch.stack([encoded[sample.caption] for sample in samples]),
        encoded[""],
        encoded[preview],
        digest.hexdigest(),
    )


class _Run:
    """One run over the cache: steps, checkpoints, previews and reports."""

    def __init__(
        self,
        engine: Engine,
        denoiser: nn.Module,
        request: TrainRequest,
        cache: _Cache,
        checkpoints: CheckpointStore,
        reporter: Reporter,
        keepsakes: Keepsakes | None,
    ) -> None:
        self.losses: list[tuple[int, float]] = []
        self._engine = engine
        self._request = request
        self._cache = cache
        self._checkpoints = checkpoints
        self._reporter = reporter
        self._keepsakes = keepsakes
        self._smoothed: float | None = None
        self._trained = {name: value for name, value in denoiser.named_parameters() if value.requires_grad}
        self._optimizer = torch.optim.AdamW(
            self._trained.values(),
            lr=request.learning_rate,
            weight_decay=engine.card.training.weight_decay,
        )
        # No mixed precision: the plan chose the base model's precision, and LoRA layers compute in their own float32.
        # A process cannot change accelerate's precision either, and a warm worker trains for more than one model.
        self._accelerator = Accelerator(mixed_precision="no", device_placement=False)
        self._denoiser = self._accelerator.prepare_model(denoiser, device_placement=False)
        self._prepared = self._accelerator.prepare_optimizer(self._optimizer, device_placement=False)
        self._by_shape = _group_by_shape(cache.latents)

    def go(self) -> None:
        """All steps that are still to do."""
        request = self._request
        start = self._resume()
        started_s = time.monotonic()
        self._reporter.report(Progress("training", start, request.num_train_steps))
        for step in range(start, request.num_train_steps):
            loss = self._step(step)
            done = step + 1
            self._note(done, loss)
            each_s = (time.monotonic() - started_s) / (done - start)
            eta_s = each_s * (request.num_train_steps - done)
            if done % request.checkpoint_every_steps == 0 and done < request.num_train_steps:
                self._checkpoints.save(self._write(done))
            try:
                self._report(done, eta_s, b"")
                if shows_sample(request, done):
                    self._report(done, eta_s, self._preview(done, eta_s))
            except Cancelled:
                # Paused, not thrown away: no step is done twice. Of an erased avatar nothing is kept.
                with contextlib.suppress(VaultLocked):
                    self._checkpoints.save(self._write(done))
                raise
        self._accelerator.free_memory()

    def _step(self, step: int) -> float:
        indices, without_words = self._choose(step)
        latents = torch.stack([self._cache.latents[index] for index in indices])
        weights = torch.stack([self._cache.weights[index] for index in indices])
        embeddings = torch.stack(
            [
                self._cache.no_words if silent else self._cache.embeddings[index]
                for index, silent in zip(indices, without_words, strict=True)
            ]
        )
        keys = [NoiseKey(self._request.seed, step, index) for index in range(len(indices))]
        for group in self._optimizer.param_groups:
            group["lr"] = learning_rate_at(self._request, step)
        with self._accelerator.autocast():
            loss = self._engine.loss(self._denoiser, latents, embeddings, keys, weights)
        value = loss.item()
        if not math.isfinite(value):
            raise StudioError(
                f"Training went out of range at step {step + 1}.", "Train again with a lower learning rate."
            )
        self._accelerator.backward(loss)
        self._accelerator.clip_grad_norm_(self._trained.values(), MAX_GRADIENT_NORM)
        self._prepared.step()
        self._prepared.zero_grad()
        return value

    def _choose(self, step: int) -> tuple[list[int], list[bool]]:
        """Samples of one shape, a shape being as likely as it has samples; and who goes without its caption."""
        rng = np.random.default_rng([self._request.seed, step])
        first = int(rng.integers(len(self._cache.latents)))
        alike = self._by_shape[self._cache.latents[first].shape]
        size = self._request.batch_size
        indices = [int(index) for index in rng.choice(alike, size, replace=len(alike) < size)]
        return indices, [bool(silent) for silent in rng.random(size) < self._engine.card.training.caption_drop]

    def _note(self, done: int, loss: float) -> None:
        last = loss if self._smoothed is None else self._smoothed
        self._smoothed = LOSS_SMOOTHING * last + (1.0 - LOSS_SMOOTHING) * loss
        total = self._request.num_train_steps
        if done % max(1, total // MAX_LOSS_POINTS) == 0 or done in {1, total}:
            self.losses.append((done, self._smoothed))

    def _report(self, done: int, eta_s: float, preview_png: bytes) -> None:
        metrics = (("loss", self._smoothed or 0.0),)
        self._reporter.report(Progress("training", done, self._request.num_train_steps, eta_s, preview_png, metrics))

    def _preview(self, done: int, eta_s: float) -> bytes:
        """The person as the adapter knows them by now: one small picture, always from the same noise."""
        card = self._engine.card
        width_px, height_px = card.training.sizes[0]
        spec = SampleSpec(
            width_px,
            height_px,
            card.min_num_frames,
            min(card.num_inference_steps, PREVIEW_STEPS),
            card.guidance_scale,
            self._request.seed,
        )
        frames = self._engine.sample(
            spec,
            self._cache.preview_words.unsqueeze(0),
            self._cache.no_words.unsqueeze(0),
            lambda step: self._report(done, eta_s, b""),
        )
        if self._keepsakes is not None:
            self._keepsakes.keep(done, frames, write_adapter(self._denoiser, ADAPTER_NAME, self._request))
        return encode_preview(frames[0])

    def _fingerprint(self) -> str:
        """Names what a checkpoint belongs to: request, weights and data."""
        text = serial.to_json(self._request) + self._engine.revision + self._cache.digest
        return hashlib.sha256(text.encode()).hexdigest()

    def _write(self, done: int) -> Iterator[bytes]:
        tensors: dict[str, Tensor] = {}
        for name, value in self._trained.items():
            tensors[f"weight/{name}"] = value
            # An expert that no step has drawn yet has no moments.
            for moment, tensor in self._optimizer.state.get(value, {}).items():
                tensors[f"{moment}/{name}"] = tensor
        state = {"done": done, "smoothed": self._smoothed, "losses": self.losses}
        return tensorfile.stream_tensors(tensors, {"fingerprint": self._fingerprint(), "state": json.dumps(state)})

    def _resume(self) -> int:
        """Take up the checkpoint, if there is one of exactly this run; the number of steps that are done."""
        data = self._checkpoints.load()
        if data is None:
            return 0
        try:
            header = tensorfile.read_header(data)
        except tensorfile.DamagedTensorFile as error:
            _log.warning("the checkpoint is damaged (%s): training begins anew", error)
            return 0
        if header.metadata.get("fingerprint") != self._fingerprint():
            _log.warning("the checkpoint belongs to other data or weights: training begins anew")
            return 0
        tensors = tensorfile.read_tensors(data)
        with torch.no_grad():
            for name, value in self._trained.items():
                value.copy_(tensors[f"weight/{name}"])
                # The count of steps stays on the CPU, the moments live beside their weight.
                moments = {
                    moment: tensors[f"{moment}/{name}"].to("cpu" if moment == "step" else value.device)
                    for moment in _MOMENTS
                    if f"{moment}/{name}" in tensors
                }
                if moments:
                    self._optimizer.state[value] = moments
        state = json.loads(header.metadata["state"])
        self._smoothed = state["smoothed"]
        self.losses = [(step, loss) for step, loss in state["losses"]]
        return int(state["done"])


def shows_sample(request: TrainRequest, done: int) -> bool:
    """Whether a sample is made after ``done`` steps: at even steps, and at the end; never where none is asked for."""
    every = request.preview_every_steps
    return every > 0 and (done % every == 0 or done == request.num_train_steps)


def learning_rate_at(request: TrainRequest, step: int) -> float:
    """Constant, then falling towards a tenth over the last quarter of the run."""
    left = (request.num_train_steps - step) / max(1.0, request.num_train_steps * DECAY_SHARE)
    return request.learning_rate * min(1.0, max(0.1, left))


def _group_by_shape(latents: Iterable[Tensor]) -> dict[torch.Size, list[int]]:
    groups: dict[torch.Size, list[int]] = {}
    for index, tensor in enumerate(latents):
        groups.setdefault(tensor.shape, []).append(index)
    return groups
