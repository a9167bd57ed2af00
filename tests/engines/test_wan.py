"""The Wan engine on tiny real models of its three kinds."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import torch
from PIL import Image

from studio.domain.errors import Cancelled, ModelMissing, StudioError, UnsupportedByModel
from studio.domain.recipe import Guide, RenderRequest
from studio.engines.base import Frames, NoiseKey, SampleSpec, StepReport
from studio.engines.wan import WanEngine, draw_noise
from tests.engines.conftest import make_adapter, open_engine
from tests.fakes.requests import render_request
from tests.fakes.tiny_wan import CPU_PLAN, write_tiny_wan

KINDS = ("wan2.1", "wan2.2-ti2v", "wan2.2-a14b")


def quiet(step: StepReport) -> None:
    """Listens to nothing."""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("kinds")
    for kind in KINDS:
        write_tiny_wan(root / kind, kind=kind)
    return {kind: root / kind for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_request_renders_the_same_frames(kinds: dict[str, Path], kind: str) -> None:
    engine = open_engine(kinds[kind])
    request = render_request(engine.card)
    frames = engine.render(request, {}, quiet)
    assert frames.dtype == np.uint8
    assert frames.shape == (5, request.height_px, request.width_px, 3)
    assert np.array_equal(open_engine(kinds[kind]).render(request, {}, quiet), frames)
    assert not np.array_equal(engine.render(replace(request, seed=8), {}, quiet), frames)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("offload", ["model", "group"])
def test_offloading_changes_nothing_that_is_seen(
    kinds: dict[str, Path], kind: str, offload: Literal["model", "group"]
) -> None:
    engine = open_engine(kinds[kind])
    data = {"person": (make_adapter(kinds[kind], seed=2), 1.0)}
    request = render_request(engine.card)
    plain = engine.render(request, data, quiet)
    engine.load(replace(CPU_PLAN, offload=offload))
    for _ in range(2):  # hooks of the first run must not outlive it
        moved = engine.render(request, data, quiet)
        assert np.abs(moved.astype(int) - plain).max() <= 1


def test_conditioning_is_what_the_model_reads(engine: WanEngine) -> None:
    request = render_request(engine.card)
    spoken = replace(request, prompt="Ada at the beach", conditioning=request.prompt)
    assert np.array_equal(engine.render(spoken, {}, quiet), engine.render(request, {}, quiet))


def test_progress_counts_steps_and_shows_previews(engine: WanEngine) -> None:
    steps: list[StepReport] = []
    request = replace(render_request(engine.card), num_inference_steps=4)
    with_previews = engine.render(request, {}, steps.append)
    done = [step for step in steps if step.step]
    assert sorted({step.step for step in steps}) == [0, 1, 2, 3, 4]
    assert {step.total for step in steps} == {4}
    assert done[-1].eta_s == 0.0
    previews = [step.preview_png for step in steps if step.preview_png]
    assert len(previews) == 1
    assert max(Image.open(io.BytesIO(previews[0])).size) == 64
    engine.card = replace(engine.card, preview_every_steps=0)
    assert np.array_equal(engine.render(request, {}, quiet), with_previews)


@pytest.mark.parametrize("passes", [1, 2, 5])
def test_a_cancel_is_heard_within_one_step(engine: WanEngine, adapter: bytes, passes: int) -> None:
    heard = 0

    def cancel(step: StepReport) -> None:
        nonlocal heard
        heard += 1
        if heard == passes:
            raise Cancelled

    request = render_request(engine.card)
    before = engine.render(request, {}, quiet)
    with pytest.raises(Cancelled):
        engine.render(request, {"person": (adapter, 1.0)}, cancel)
    assert heard == passes
    assert np.array_equal(engine.render(request, {}, quiet), before)


def test_adapters_work_by_weight_and_side_by_side(engine: WanEngine, adapter: bytes) -> None:
    request = render_request(engine.card)

    def render(*weights: float) -> Frames:
        return engine.render(request, {f"a{i}": (adapter, weight) for i, weight in enumerate(weights)}, quiet)

    plain, full = render(), render(1.0)
    assert not np.array_equal(plain, full)
    assert np.array_equal(render(0.0), plain)
    assert np.abs(render(0.5, 0.5).astype(int) - full).max() <= 1
    assert np.array_equal(render(), plain)


def test_a_request_outside_the_card_is_refused(engine: WanEngine) -> None:
    with pytest.raises(UnsupportedByModel, match="4·n\\+1"):
        engine.render(replace(render_request(engine.card), num_frames=6), {}, quiet)


def test_numbers_out_of_range_are_an_error_not_a_black_clip(engine: WanEngine) -> None:
    with torch.no_grad():
        next(engine.denoiser().parameters()).fill_(torch.nan)
    with pytest.raises(StudioError, match="no picture"):
        engine.render(render_request(engine.card), {}, quiet)


@pytest.mark.parametrize("kind", KINDS)
def test_encoders_and_loss(kinds: dict[str, Path], kind: str) -> None:
    engine = open_engine(kinds[kind])
    width_px, height_px = engine.card.training.sizes[0]
    frames = np.random.default_rng(0).integers(0, 255, (5, height_px, width_px, 3), dtype=np.uint8)
    latents = torch.stack([engine.encode_video(frames)] * 3)
    embeddings = engine.encode_text(["a woman", "", "a man"])
    assert embeddings.shape == (3, engine.card.max_sequence_length, 32)
    keys = [NoiseKey(1, 0, index) for index in range(3)]
    denoiser = engine.denoiser()
    loss = engine.loss(denoiser, latents, embeddings, keys)
    assert 0.5 < loss.item() < 5.0
    assert engine.loss(denoiser, latents, embeddings, keys).item() == loss.item()
    assert engine.loss(denoiser, latents, embeddings, [NoiseKey(1, 1, 0), *keys[1:]]).item() != loss.item()


def test_latents_are_normalised_as_the_pipeline_undoes_it(tiny_wan: Path, engine: WanEngine) -> None:
    from diffusers import AutoencoderKLWan

    still = np.full((1, 48, 32, 3), 128, dtype=np.uint8)
    codec = AutoencoderKLWan.from_pretrained(tiny_wan / "vae")
    with torch.no_grad():
        raw = codec.encode(torch.full((1, 3, 1, 48, 32), 128 / 127.5 - 1)).latent_dist.mode()[0]
    std = torch.tensor(codec.config["latents_std"]).view(-1, 1, 1, 1)
    mean = torch.tensor(codec.config["latents_mean"]).view(-1, 1, 1, 1)
    assert torch.allclose(engine.encode_video(still) * std + mean, raw, atol=1e-5)


def test_sampling_needs_no_text_encoder(engine: WanEngine) -> None:
    words = engine.encode_text(["a woman", ""])
    spec = SampleSpec(32, 48, 1, 2, 3.0, 1)
    before = engine.sample(spec, words[:1], words[1:], quiet)
    engine.free_encoders()
    assert np.array_equal(engine.sample(spec, words[:1], words[1:], quiet), before)
    with pytest.raises(RuntimeError, match="freed"):
        engine.encode_text(["a"])


def test_an_unloaded_engine_says_so_and_loads_again(engine: WanEngine) -> None:
    request = render_request(engine.card)
    before = engine.render(request, {}, quiet)
    engine.unload()
    with pytest.raises(RuntimeError, match="not loaded"):
        engine.encode_text(["a"])
    engine.load(CPU_PLAN)
    assert np.array_equal(engine.render(request, {}, quiet), before)


def test_a_damaged_model_is_missing_not_a_crash(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    card = write_tiny_wan(folder)
    (folder / "transformer" / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelMissing, match="cannot be opened"):
        WanEngine(folder, card, "r1").load(CPU_PLAN)


def test_noise_depends_on_its_key_alone() -> None:
    noise, sigma = draw_noise((2, 3), NoiseKey(1, 2, 3), 1.0)
    again, _ = draw_noise((2, 3), NoiseKey(1, 2, 3), 1.0)
    other, _ = draw_noise((2, 3), NoiseKey(1, 3, 2), 1.0)
    _, shifted = draw_noise((2, 3), NoiseKey(1, 2, 3), 3.0)
    assert torch.equal(noise, again)
    assert not torch.equal(noise, other)
    assert 0.0 < sigma < shifted < 1.0


def guided(request: RenderRequest, strength: float) -> RenderRequest:
    return replace(request, guide=Guide("a" * 32, "b" * 64, "storyboard", "c" * 64, strength))


def drawing(request: RenderRequest, seed: int = 0) -> Frames:
    """A clip that stands for a drawing: blocks of colour, so that a codec can carry it."""
    coarse = np.random.default_rng(seed).integers(0, 255, (1, 4, 4, 3), dtype=np.uint8)
    tall = np.kron(coarse, np.ones((1, request.height_px // 4, request.width_px // 4, 1), np.uint8))
    return np.repeat(tall, request.num_frames, axis=0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_guide_is_repainted_by_its_strength(kinds: dict[str, Path], kind: str) -> None:
    engine = open_engine(kinds[kind])
    request = replace(render_request(engine.card), num_inference_steps=4)
    frames = drawing(request)
    codec = engine.render(guided(request, 1e-6), {}, quiet, frames).astype(int)
    away = []
    for strength in (0.25, 0.5, 0.9):
        clip = engine.render(guided(request, strength), {}, quiet, frames)
        assert np.array_equal(engine.render(guided(request, strength), {}, quiet, frames), clip)
        away.append(float(np.abs(clip.astype(int) - codec).mean()))
    assert 0 < away[0] < away[1] < away[2]
    plain = engine.render(request, {}, quiet)
    assert np.array_equal(engine.render(guided(request, 1.0), {}, quiet, frames), plain)
    assert np.array_equal(engine.render(guided(request, 1.0), {}, quiet, drawing(request, seed=1)), plain)


def test_steps_of_a_guided_run_are_those_that_are_left(engine: WanEngine) -> None:
    request = replace(render_request(engine.card), num_inference_steps=4)
    steps: list[StepReport] = []
    engine.render(guided(request, 0.5), {}, steps.append, drawing(request))
    assert {step.total for step in steps} == {2}
    assert steps[-1].step == 2
    with pytest.raises(Cancelled):
        engine.render(guided(request, 0.5), {}, cancel_at_once, drawing(request))
    steps.clear()
    engine.render(request, {}, steps.append)
    assert {step.total for step in steps} == {4}


@pytest.mark.parametrize("offload", ["model", "group"])
def test_a_guide_works_with_offloading(engine: WanEngine, offload: Literal["model", "group"]) -> None:
    request = render_request(engine.card)
    plain = engine.render(guided(request, 0.6), {}, quiet, drawing(request))
    engine.load(replace(CPU_PLAN, offload=offload))
    moved = engine.render(guided(request, 0.6), {}, quiet, drawing(request))
    assert np.abs(moved.astype(int) - plain).max() <= 1


def test_a_guide_that_was_not_asked_for_is_a_bug(engine: WanEngine) -> None:
    request = render_request(engine.card)
    for asked, given in (
        (request, drawing(request)),
        (guided(request, 0.5), None),
        (guided(request, 0.5), drawing(request)[:-1]),
    ):
        with pytest.raises(ValueError, match="guide"):
            engine.render(asked, {}, quiet, given)


def cancel_at_once(step: StepReport) -> None:
    raise Cancelled
