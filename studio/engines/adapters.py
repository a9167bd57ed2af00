"""LoRA adapters: attach, write, check, apply, remove. Everything happens in memory: no face is written in the clear.

The file is what diffusers and ComfyUI read: keys "transformer.<module>.lora_A.weight", alpha equal to rank, the
recipe in the metadata. `check_adapter` imports no torch; the rest is called by workers only.
"""

import json
import math
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from studio.core import serial
from studio.domain.errors import AdapterInvalid, InvalidInput
from studio.domain.recipe import TrainRequest
from studio.engines import tensorfile
from studio.engines.base import AdapterLoad
from studio.engines.cards import DiffusionCard, ModelCard

if TYPE_CHECKING:
    from diffusers.loaders import PeftAdapterMixin
    from torch import Tensor, nn

RECIPE_KEY = "likeness_recipe"
CONFIG_KEY = "lora_adapter_metadata"  # the name that diffusers looks for
MAX_ADAPTER_BYTES = 1 << 30
_KEY = re.compile(r"^(?P<expert>transformer(?:_2)?)\.(?P<module>[A-Za-z0-9_.]+)\.lora_(?P<side>[AB])\.weight$")
_RETRAIN = "Train the avatar again on this model."


@dataclass(frozen=True)
class AdapterFacts:
    """What a checked adapter says of itself. ``recipe`` is the request that it was trained by."""

    recipe: TrainRequest
    rank: int
    num_tensors: int
    size_bytes: int


def attach_adapter(denoiser: "nn.Module", name: str, *, rank: int, targets: Sequence[str], seed: int) -> None:
    """Add a fresh trainable LoRA (float32, alpha = rank) to every expert; all else is frozen.

    The first weights depend on ``seed`` alone; the global random state is left as it was.
    """
    import torch
    from diffusers.training_utils import cast_training_params
    from peft import LoraConfig

    config = LoraConfig(r=rank, lora_alpha=rank, init_lora_weights="gaussian", target_modules=list(targets))
    denoiser.requires_grad_(False)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        for _, expert in _experts(denoiser):
            expert.add_adapter(config, adapter_name=name)
    cast_training_params(denoiser, dtype=torch.float32)


def adapter_state(denoiser: "nn.Module", name: str) -> dict[str, "Tensor"]:
    """The adapter's weights by file key, float32. They share memory with the model where they can."""
    import torch
    from peft import get_peft_model_state_dict

    return {
        f"{expert_name}.{key}": value.to(torch.float32)
        for expert_name, expert in _experts(denoiser)
        for key, value in get_peft_model_state_dict(expert, adapter_name=name).items()
    }


def write_adapter(denoiser: "nn.Module", name: str, request: TrainRequest) -> bytes:
    """The attached adapter as safetensors bytes; equal weights and recipe give equal bytes."""
    state = adapter_state(denoiser, name)
    experts: dict[str, set[str]] = {}
    for key in state:
        match = _KEY.match(key)
        if match is None:
            raise ValueError(f"{key} is no LoRA weight")
        experts.setdefault(match["expert"], set()).add(match["module"])
    config = {
        f"{expert}.{field}": value
        for expert, modules in experts.items()
        for field, value in _lora_config(request.rank, sorted(modules)).items()
    }
    metadata = {
        "format": "pt",
        CONFIG_KEY: json.dumps(config, sort_keys=True),
        RECIPE_KEY: serial.to_json(request),
        "modelspec.architecture": f"{request.model}/lora",
        "modelspec.trigger_phrase": f"{request.trigger} {request.class_word.value}",
    }
    return tensorfile.write_tensors(state, metadata)


def check_adapter(data: bytes, card: DiffusionCard, revision: str) -> AdapterFacts:
    """Check an adapter file before it comes near a model.

    Raises `AdapterInvalid` when it is truncated, altered in its layout, trained for another model or another
    revision of it, or has weights that this model has no place for.
    """
    header, recipe = read_recipe(data, card, revision)
    _check_weights(header, card, recipe.rank)
    return AdapterFacts(recipe, recipe.rank, len(header.tensors), len(data))


def read_recipe(
    data: bytes, card: ModelCard, revision: str, *, what: str = "LoRA"
) -> tuple[tensorfile.Header, TrainRequest]:
    """The layout of a file that was made for one model, and by which request. ``what`` is what people call it.

    Raises `AdapterInvalid` when it is truncated, altered in its layout, or made for another model or revision.
    """
    if len(data) > MAX_ADAPTER_BYTES:
        raise AdapterInvalid(f"The avatar's {what} file is too large to be genuine.", _RETRAIN)
    try:
        header = tensorfile.read_header(data)
    except tensorfile.DamagedTensorFile as error:
        raise AdapterInvalid(f"The avatar's {what} file is damaged: {error}.", _RETRAIN) from error
    if RECIPE_KEY not in header.metadata:
        raise AdapterInvalid(f"This {what} file was not made by the studio: it has no recipe.", _RETRAIN)
    try:
        recipe: TrainRequest = serial.from_json(TrainRequest, header.metadata[RECIPE_KEY], f"{what}'s recipe")
    except InvalidInput as error:
        raise AdapterInvalid(f"The recipe inside the avatar's {what} file cannot be read.", _RETRAIN) from error
    if recipe.model != card.name:
        raise AdapterInvalid(
            f"The avatar was trained for the model '{recipe.model}', not for '{card.name}'.",
            f"Render with '{recipe.model}', or train the avatar on '{card.name}'.",
        )
    if recipe.model_revision != revision:
        raise AdapterInvalid(f"The avatar was trained on another version of the model '{card.name}'.", _RETRAIN)
    return header, recipe


def apply_adapters(denoiser: "nn.Module", adapters: Mapping[str, AdapterLoad]) -> None:
    """Load ``adapters`` side by side and switch all of them on with their weights.

    The bytes have passed `check_adapter`. Raises `AdapterInvalid` when shapes do not fit or a weight is not finite; the
    caller then still calls `remove_adapters`.
    """
    names = [f"avatar_{index}" for index in range(len(adapters))]
    for name, (data, _) in zip(names, adapters.values(), strict=True):
        state = tensorfile.read_tensors(data)
        for expert_name, expert in _experts(denoiser):
            _load_into(expert, name, _strip_prefix(state, expert_name))
    if names:
        weights = [weight for _, weight in adapters.values()]
        for _, expert in _experts(denoiser):
            # After several loads only the last adapter would be active: always set all of them.
            expert.set_adapters(names, weights)


def remove_adapters(denoiser: "nn.Module") -> None:
    """Take every LoRA layer out; the model computes exactly what it did before."""
    for _, expert in _experts(denoiser):
        if getattr(expert, "peft_config", None):
            expert.unload_lora()


def _experts(denoiser: "nn.Module") -> list[tuple[str, "PeftAdapterMixin"]]:
    return [(name, cast("PeftAdapterMixin", child)) for name, child in denoiser.named_children()]


def _lora_config(rank: int, modules: Sequence[str]) -> dict[str, object]:
    return {
        "r": rank,
        "lora_alpha": rank,
        "target_modules": list(modules),
        "lora_dropout": 0.0,
        "bias": "none",
        "rank_pattern": {},
        "alpha_pattern": {},
    }


def _strip_prefix(state: Mapping[str, "Tensor"], expert: str) -> dict[str, "Tensor"]:
    return {key.removeprefix(f"{expert}."): value for key, value in state.items() if key.startswith(f"{expert}.")}


def _load_into(expert: "PeftAdapterMixin", name: str, state: dict[str, "Tensor"]) -> None:
    """Inject one adapter into one expert after comparing every shape with the layer that it belongs to."""
    import torch

    layers = {path: layer for path, layer in expert.named_modules() if isinstance(layer, torch.nn.Linear)}
    rank = 0
    for key, value in state.items():
        path, side = key.removesuffix(".weight").rsplit(".lora_", 1)
        # A layer that carries another adapter already is wrapped; its own weights lie one level deeper.
        layer = layers.get(path) or layers.get(f"{path}.base_layer")
        if layer is None:
            raise AdapterInvalid(f"The avatar's LoRA file names a layer that the model lacks ({path}).", _RETRAIN)
        fits = value.shape[1] == layer.in_features if side == "A" else value.shape[0] == layer.out_features
        if not fits or not bool(torch.isfinite(value).all()):
            raise AdapterInvalid(f"The avatar's LoRA file has unusable weights for {path}.", _RETRAIN)
        rank = value.shape[0] if side == "A" else value.shape[1]
    modules = sorted({key.rsplit(".lora_", 1)[0] for key in state})
    with warnings.catch_warnings():
        # peft doubts that a second adapter is meant. Two people in one clip are.
        warnings.filterwarnings("ignore", message="Already found a `peft_config`")
        expert.load_lora_adapter(state, prefix=None, adapter_name=name, metadata=_lora_config(rank, modules))


def _check_weights(header: tensorfile.Header, card: DiffusionCard, rank: int) -> None:
    """Every tensor is one half of a LoRA pair for a layer that the card allows, of the recipe's rank."""
    halves: dict[tuple[str, str], set[str]] = {}
    for key, entry in header.tensors.items():
        match = _KEY.match(key)
        if match is None or not any(f".{match['module']}".endswith(f".{target}") for target in card.lora_targets):
            raise AdapterInvalid(f"The avatar's LoRA file holds something else as well ({key[:80]}).", _RETRAIN)
        if len(entry.shape) != 2 or entry.dtype not in {"F32", "F16", "BF16"} or math.prod(entry.shape) == 0:
            raise AdapterInvalid(f"The avatar's LoRA file has a weight of a wrong shape ({key}).", _RETRAIN)
        if entry.shape[0 if match["side"] == "A" else 1] != rank:
            raise AdapterInvalid(f"The avatar's LoRA file is not of the rank that it claims ({key}).", _RETRAIN)
        halves.setdefault((match["expert"], match["module"]), set()).add(match["side"])
    if not halves or any(sides != {"A", "B"} for sides in halves.values()):
        raise AdapterInvalid("The avatar's LoRA file is incomplete.", _RETRAIN)
