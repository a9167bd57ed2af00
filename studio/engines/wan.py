"""The Wan family (2.1, 2.2 TI2V, 2.2 with two experts) through diffusers' own pipeline and parts.

Imported by workers only: needs torch and diffusers. What a checkpoint is comes from its configuration and its card,
never from its name. Noise is drawn on the CPU, so that a seed means the same on every device.
"""

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from diffusers import WanPipeline, WanTransformer3DModel
from torch import Tensor, nn

from studio.domain.recipe import RenderRequest
from studio.engines import adapters as lora
from studio.engines.base import AdapterLoad, Frames, NoiseKey, OnStep, SampleSpec
from studio.engines.cards import DiffusionCard
from studio.engines.late_start import LateScheduler, Start, first_sigma, mix_noise
from studio.engines.offload import placed
from studio.engines.planner import Plan
from studio.engines.wan_folder import open_pipeline
from studio.engines.wan_watch import Watch, to_bytes

_TEXT_BATCH = 8
_EXPERTS = ("transformer", "transformer_2")


class WanEngine:
    """See `studio.engines.base.Engine`."""

    def __init__(self, folder: Path, card: DiffusionCard, revision: str) -> None:
        self.card = card
        self.revision = revision
        self._folder = folder
        self._pipe: WanPipeline | None = None
        self._plan: Plan | None = None
        self._denoiser: WanDenoiser | None = None
        # While training, the denoiser stays on the device and the other parts come as they are called.
        self._training = False

    def load(self, plan: Plan) -> None:
        if plan.device == "cpu":
            torch.set_num_threads(plan.threads)
        pipe = open_pipeline(self._folder, self.card, getattr(torch, plan.dtype))
        if plan.vae_tiling:
            pipe.vae.enable_tiling()
        self._pipe, self._plan, self._training = pipe, plan, False
        self._denoiser = WanDenoiser(pipe)

    def encode_text(self, captions: Sequence[str]) -> Tensor:
        pipe, plan = self._loaded()
        if pipe.text_encoder is None:
            raise RuntimeError("the text encoder was freed: load the engine again")
        device = plan.device
        batches: list[Tensor] = []
        with torch.no_grad(), _visiting(pipe.text_encoder, plan):
            for start in range(0, len(captions), _TEXT_BATCH):
                embeddings, _ = pipe.encode_prompt(
                    list(captions[start : start + _TEXT_BATCH]),
                    do_classifier_free_guidance=False,
                    max_sequence_length=self.card.max_sequence_length,
                    device=device,
                )
                batches.append(embeddings.float().cpu())
        return torch.cat(batches)

    def encode_video(self, frames: Frames) -> Tensor:
        pipe, plan = self._loaded()
        video = torch.from_numpy(np.ascontiguousarray(frames)).permute(3, 0, 1, 2).unsqueeze(0)
        with torch.no_grad(), _visiting(pipe.vae, plan):
            pixels = video.to(plan.device, torch.float32) / 127.5 - 1.0
            latents = pipe.vae.encode(pixels).latent_dist.mode().float().cpu()
        mean, std = self._latent_statistics()
        return torch.squeeze((latents - mean) / std, 0)

    def free_encoders(self) -> None:
        pipe, _ = self._loaded()
        pipe.text_encoder = None
        _collect()

    def denoiser(self) -> nn.Module:
        _, plan = self._loaded()
        denoiser = self._denoisers()
        self._training = True
        denoiser.to(plan.device)
        if plan.gradient_checkpointing:
            for expert in denoiser.experts():
                expert.enable_gradient_checkpointing()
        return denoiser

    def loss(
        self,
        denoiser: nn.Module,
        latents: Tensor,
        embeddings: Tensor,
        keys: Sequence[NoiseKey],
        weights: Tensor | None = None,
    ) -> Tensor:
        """Flow matching: x = (1 - sigma)·x0 + sigma·noise; the model predicts noise - x0 at timestep 1000·sigma."""
        _, plan = self._loaded()
        draws = [draw_noise(tuple(latents.shape[1:]), key, self.card.training.sigma_shift) for key in keys]
        noise = torch.stack([draw for draw, _ in draws]).to(plan.device)
        sigmas = torch.tensor([sigma for _, sigma in draws], device=plan.device)
        clean = latents.to(plan.device)
        weight = sigmas.view(-1, 1, 1, 1, 1)
        noisy = (1.0 - weight) * clean + weight * noise
        velocity: Tensor = denoiser(noisy, sigmas, embeddings.to(plan.device))
        error = (velocity.float() - (noise - clean)).square()
        if weights is None:
            return error.mean()
        weights = weights.to(plan.device)
        return (error * (weights / weights.mean())).mean()

    def sample(self, spec: SampleSpec, positive: Tensor, negative: Tensor, on_step: OnStep) -> Frames:
        guided = spec.guidance_scale > 1.0
        return self._run(
            spec, on_step, {"prompt_embeds": positive, "negative_prompt_embeds": negative if guided else None}
        )

    def render(
        self,
        request: RenderRequest,
        adapters: Mapping[str, AdapterLoad],
        on_step: OnStep,
        guide: Frames | None = None,
    ) -> Frames:
        self.card.check(request)
        start = self._begin_from(request, guide)
        spec = SampleSpec(
            request.width_px,
            request.height_px,
            request.num_frames,
            request.num_inference_steps,
            request.guidance_scale,
            request.seed,
        )
        words = {"prompt": request.conditioning or request.prompt, "negative_prompt": request.negative_prompt}
        denoiser = self._denoisers()
        try:
            lora.apply_adapters(denoiser, adapters)
            return self._run(spec, on_step, words, start)
        finally:
            lora.remove_adapters(denoiser)

    def unload(self) -> None:
        self._pipe = self._plan = self._denoiser = None
        self._training = False
        _collect()

    def _begin_from(self, request: RenderRequest, guide: Frames | None) -> Start:
        """Where the denoising begins: at noise, or at the guide noised as far as its strength asks."""
        shape = (request.num_frames, request.height_px, request.width_px, 3)
        if (guide is None) != (request.guide is None) or (guide is not None and guide.shape != shape):
            raise ValueError("the guide is not the one that the request asks for")
        if request.guide is None or guide is None or request.guide.strength == 1.0:
            return Start(1.0, request.num_inference_steps, None)
        scheduler = cast("LateScheduler", self._loaded()[0].scheduler)
        scheduler.strength = request.guide.strength
        sigma, steps = first_sigma(scheduler, request.num_inference_steps)
        scheduler.strength = 1.0
        clean = self.encode_video(guide).unsqueeze(0)
        # Drawn as the pipeline would draw it for the same seed, so that strength 1 comes nearer and nearer to no guide.
        noise = torch.randn(clean.shape, generator=torch.Generator("cpu").manual_seed(request.seed))
        return Start(request.guide.strength, steps, mix_noise(clean, noise, sigma))

    def _run(self, spec: SampleSpec, on_step: OnStep, words: Mapping[str, Any], start: Start | None = None) -> Frames:
        """One call of the pipeline, from words or embeddings to pictures."""
        pipe, plan = self._loaded()
        start = start or Start(1.0, spec.num_inference_steps, None)
        watch = Watch(pipe, start.num_steps, on_step, 0 if plan.offload != "none" else self.card.preview_every_steps)
        scheduler = cast("LateScheduler", pipe.scheduler)
        scheduler.strength = start.strength
        hooks = [expert.register_forward_pre_hook(watch.before_pass) for expert in self._denoisers().experts()]
        try:
            with self._placed():
                output = pipe(
                    **words,
                    width=spec.width_px,
                    height=spec.height_px,
                    num_frames=spec.num_frames,
                    num_inference_steps=spec.num_inference_steps,
                    guidance_scale=spec.guidance_scale,
                    generator=torch.Generator("cpu").manual_seed(spec.seed),
                    latents=start.latents,
                    max_sequence_length=self.card.max_sequence_length,
                    callback_on_step_end=watch.after_step,
                    output_type="np",
                )
        finally:
            scheduler.strength = 1.0
            for hook in hooks:
                hook.remove()
        return to_bytes(output.frames[0])

    @contextmanager
    def _placed(self) -> Iterator[None]:
        pipe, plan = self._loaded()
        if not self._training:
            with placed(pipe, plan):
                yield
            return
        with _visiting(pipe.vae, plan):
            yield

    def _loaded(self) -> tuple[WanPipeline, Plan]:
        if self._pipe is None or self._plan is None:
            raise RuntimeError("the engine is not loaded")
        return self._pipe, self._plan

    def _denoisers(self) -> "WanDenoiser":
        if self._denoiser is None:
            raise RuntimeError("the engine is not loaded")
        return self._denoiser

    def _latent_statistics(self) -> tuple[Tensor, Tensor]:
        config = self._loaded()[0].vae.config
        shape = (1, config["z_dim"], 1, 1, 1)
        return torch.tensor(config["latents_mean"]).view(shape), torch.tensor(config["latents_std"]).view(shape)


class WanDenoiser(nn.Module):
    """The experts of a Wan checkpoint behind one call; children are named as in adapter files."""

    def __init__(self, pipe: WanPipeline) -> None:
        super().__init__()
        for name in _EXPERTS:
            expert = getattr(pipe, name)
            if expert is not None:
                self.add_module(name, expert)
        self._per_token = bool(pipe.config["expand_timesteps"])
        # transformer_2 takes over below this sigma.
        self._boundary = float(pipe.config["boundary_ratio"] or 0.0)

    def experts(self) -> list[WanTransformer3DModel]:
        return [cast("WanTransformer3DModel", child) for child in self.children()]

    def forward(self, latents: Tensor, sigmas: Tensor, embeddings: Tensor) -> Tensor:
        """Velocity [B, C, F, h, w] for noisy latents; ``sigmas`` [B] in 0…1, ``embeddings`` [B, L, D]."""
        first, *rest = self.experts()
        if not rest:
            return self._predict(first, latents, sigmas, embeddings)
        velocity = torch.zeros_like(latents)
        for expert, chosen in ((first, sigmas >= self._boundary), (rest[0], sigmas < self._boundary)):
            if bool(chosen.any()):
                part = self._predict(expert, latents[chosen], sigmas[chosen], embeddings[chosen])
                velocity = velocity.index_put((chosen.nonzero()[:, 0],), part.to(velocity.dtype))
        return velocity

    def _predict(self, expert: WanTransformer3DModel, latents: Tensor, sigmas: Tensor, embeddings: Tensor) -> Tensor:
        timestep = sigmas * 1000.0
        if self._per_token:
            patch = expert.config["patch_size"]
            tokens = int(np.prod([side // step for side, step in zip(latents.shape[2:], patch, strict=True)]))
            timestep = timestep.view(-1, 1).expand(-1, tokens)
        velocity: Tensor = expert(
            hidden_states=latents.to(expert.dtype),
            timestep=timestep,
            encoder_hidden_states=embeddings.to(expert.dtype),
            return_dict=False,
        )[0]
        return velocity


def draw_noise(shape: tuple[int, ...], key: NoiseKey, shift: float) -> tuple[Tensor, float]:
    """Noise of ``shape`` and a shifted logit-normal sigma in 0…1 (Esser et al. 2024), by ``key`` alone."""
    digest = hashlib.sha256(f"{key.seed}:{key.step}:{key.index}".encode()).digest()
    generator = torch.Generator("cpu").manual_seed(int.from_bytes(digest[:8], "little") >> 1)
    level = float(torch.sigmoid(torch.randn((), generator=generator)))
    return torch.randn(shape, generator=generator), shift * level / (1.0 + (shift - 1.0) * level)


@contextmanager
def _visiting(module: nn.Module, plan: Plan) -> Iterator[None]:
    """``module`` on the device for the block; back in RAM afterwards when the plan wants it there."""
    module.to(plan.device)
    try:
        yield
    finally:
        if plan.offload != "none":
            module.to("cpu")


def _collect() -> None:
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
