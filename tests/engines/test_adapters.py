"""Adapter files: checked before use, equal for equal weights, read by diffusers itself."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch

from studio.domain.errors import AdapterInvalid
from studio.engines import tensorfile
from studio.engines.adapters import apply_adapters, attach_adapter, check_adapter, remove_adapters
from studio.engines.wan import WanEngine
from tests.engines.conftest import make_adapter, open_engine
from tests.fakes.requests import render_request
from tests.fakes.tiny_wan import TINY_CARD, write_tiny_wan

Tensors = dict[str, torch.Tensor]


def rewritten(data: bytes, change: Callable[[Tensors, dict[str, str]], None]) -> bytes:
    """The file with something changed, otherwise well-formed."""
    tensors, metadata = tensorfile.read_tensors(data), dict(tensorfile.read_header(data).metadata)
    change(tensors, metadata)
    return tensorfile.write_tensors(tensors, metadata)


def test_a_good_adapter_tells_its_recipe(adapter: bytes) -> None:
    facts = check_adapter(adapter, TINY_CARD, "r1")
    assert (facts.rank, facts.recipe.trigger, facts.size_bytes) == (4, "ohwx", len(adapter))
    assert facts.num_tensors == 2 * 2 * len(TINY_CARD.lora_targets)


def test_equal_weights_give_equal_bytes(tiny_wan: Path, adapter: bytes) -> None:
    assert make_adapter(tiny_wan, seed=5) == adapter
    assert make_adapter(tiny_wan, seed=6) != adapter


def test_attaching_leaves_the_global_random_state_alone(engine: WanEngine) -> None:
    before = torch.random.get_rng_state()
    attach_adapter(engine.denoiser(), "made", rank=4, targets=engine.card.lora_targets, seed=5)
    assert torch.equal(before, torch.random.get_rng_state())


@pytest.mark.parametrize("size", [0, 7, 100, -1])
def test_a_truncated_adapter_is_refused(adapter: bytes, size: int) -> None:
    with pytest.raises(AdapterInvalid, match="damaged") as refused:
        check_adapter(adapter[:size], TINY_CARD, "r1")
    assert "Train" in refused.value.hint


def test_an_adapter_of_another_model_is_refused(adapter: bytes) -> None:
    def change(_: Tensors, metadata: dict[str, str]) -> None:
        recipe = json.loads(metadata["likeness_recipe"])
        metadata["likeness_recipe"] = json.dumps(recipe | {"model": "wan2.1-t2v-1.3b"})

    with pytest.raises(AdapterInvalid, match=r"'wan2\.1-t2v-1\.3b', not for 'tiny'"):
        check_adapter(rewritten(adapter, change), TINY_CARD, "r1")


def test_an_adapter_of_another_revision_is_refused(adapter: bytes) -> None:
    with pytest.raises(AdapterInvalid, match="another version"):
        check_adapter(adapter, TINY_CARD, "r2")


def test_a_foreign_file_is_refused() -> None:
    data = safetensors.torch.save({"weight": torch.zeros(2)})
    with pytest.raises(AdapterInvalid, match="no recipe"):
        check_adapter(data, TINY_CARD, "r1")


def test_a_false_recipe_is_refused(adapter: bytes) -> None:
    def change(_: Tensors, metadata: dict[str, str]) -> None:
        metadata["likeness_recipe"] = "{}"

    with pytest.raises(AdapterInvalid, match="cannot be read"):
        check_adapter(rewritten(adapter, change), TINY_CARD, "r1")


def add_stranger(tensors: Tensors) -> None:
    tensors["transformer.proj_out.weight"] = torch.zeros(2, 2)


def add_untargeted_layer(tensors: Tensors) -> None:
    tensors["transformer.proj_out.lora_A.weight"] = torch.zeros(4, 24)


def drop_a_half(tensors: Tensors) -> None:
    del tensors["transformer.blocks.0.attn1.to_q.lora_B.weight"]


def change_rank(tensors: Tensors) -> None:
    tensors["transformer.blocks.0.attn1.to_q.lora_A.weight"] = torch.zeros(8, 24)


def flatten(tensors: Tensors) -> None:
    tensors["transformer.blocks.0.attn1.to_q.lora_A.weight"] = torch.zeros(96)


@pytest.mark.parametrize("change", [add_stranger, add_untargeted_layer, drop_a_half, change_rank, flatten])
def test_unfitting_weights_are_refused(adapter: bytes, change: Callable[[Tensors], None]) -> None:
    with pytest.raises(AdapterInvalid):
        check_adapter(rewritten(adapter, lambda tensors, _: change(tensors)), TINY_CARD, "r1")


def widen(tensors: Tensors) -> None:
    tensors["transformer.blocks.0.attn1.to_q.lora_A.weight"] = torch.zeros(4, 48)


def break_number(tensors: Tensors) -> None:
    tensors["transformer.blocks.0.attn1.to_q.lora_A.weight"][0, 0] = torch.nan


def rename_layer(tensors: Tensors) -> None:
    for side in "AB":
        key = "transformer.blocks.{}.attn1.to_q.lora_{}.weight"
        tensors[key.format(9, side)] = tensors.pop(key.format(0, side))


@pytest.mark.parametrize("change", [widen, break_number, rename_layer])
def test_weights_without_a_place_are_refused_when_applied(
    engine: WanEngine, adapter: bytes, change: Callable[[Tensors], None]
) -> None:
    request = render_request(engine.card)
    before = engine.render(request, {}, lambda step: None)
    broken = rewritten(adapter, lambda tensors, _: change(tensors))
    with pytest.raises(AdapterInvalid):
        engine.render(request, {"whole": (adapter, 1.0), "broken": (broken, 1.0)}, lambda step: None)
    assert np.array_equal(engine.render(request, {}, lambda step: None), before)


def test_diffusers_itself_reads_the_file(tiny_wan: Path, adapter: bytes, tmp_path: Path) -> None:
    """WanPipeline.load_lora_weights gives the very frames that our engine gives."""
    from diffusers import WanPipeline

    engine = open_engine(tiny_wan)
    request = render_request(engine.card)
    ours = engine.render(request, {"person": (adapter, 1.0)}, lambda step: None)
    (tmp_path / "person.safetensors").write_bytes(adapter)
    pipe = WanPipeline.from_pretrained(tiny_wan)
    pipe.set_progress_bar_config(disable=True)
    pipe.scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config, shift=engine.card.flow_shift)
    pipe.load_lora_weights(str(tmp_path / "person.safetensors"), adapter_name="person")
    theirs = pipe(
        prompt=request.prompt,
        negative_prompt="",
        width=request.width_px,
        height=request.height_px,
        num_frames=request.num_frames,
        num_inference_steps=request.num_inference_steps,
        guidance_scale=request.guidance_scale,
        max_sequence_length=engine.card.max_sequence_length,
        generator=torch.Generator("cpu").manual_seed(request.seed),
        output_type="np",
    ).frames[0]
    assert np.array_equal((theirs * 255).round().astype(np.uint8), ours)
    assert not np.array_equal(engine.render(request, {}, lambda step: None), ours)


def test_each_expert_gets_its_own_weights(tmp_path: Path) -> None:
    card = write_tiny_wan(tmp_path / "tiny", kind="wan2.2-a14b")
    data = make_adapter(tmp_path / "tiny", seed=1)
    assert check_adapter(data, card, "r1").num_tensors == 2 * 2 * 2 * len(card.lora_targets)
    denoiser = open_engine(tmp_path / "tiny").denoiser()
    apply_adapters(denoiser, {"person": (data, 1.0)})
    state = tensorfile.read_tensors(data)
    for expert in ("transformer", "transformer_2"):
        loaded = denoiser.get_submodule(f"{expert}.blocks.0.attn1.to_q.lora_A.avatar_0")
        assert isinstance(loaded, torch.nn.Linear)
        assert torch.equal(loaded.weight, state[f"{expert}.blocks.0.attn1.to_q.lora_A.weight"])
    remove_adapters(denoiser)
    assert not any("lora" in name for name, _ in denoiser.named_parameters())
