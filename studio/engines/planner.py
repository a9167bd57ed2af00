"""Where a model runs and how it fits into memory, decided from its card and the machine. Loads no weights."""

from dataclasses import dataclass
from typing import Literal

import psutil

from studio.domain.errors import OutOfMemory, UnsupportedByModel
from studio.engines.cards import DrawingCard, ModelCard

DeviceKind = Literal["cpu", "cuda", "mps"]
Precision = Literal["float32", "bfloat16", "float16"]
Purpose = Literal["render", "train"]

_GB = 1e9
# Models whose weights are smaller than this run in float32 everywhere: exact, and still small.
_SMALL_MODEL_GB = 1.0
# Share of a device's memory that may be planned with; the rest goes to the display, the driver and fragmentation.
_USABLE_SHARE = 0.9
# What one group of blocks needs on the device when the weights are streamed in.
_GROUP_GB = 1.0


@dataclass(frozen=True)
class DeviceFacts:
    """The device that was found. ``memory_gb`` is the memory that models share: VRAM, or RAM without a GPU."""

    kind: DeviceKind
    name: str
    memory_gb: float
    has_bfloat16: bool
    physical_cores: int


@dataclass(frozen=True)
class Plan:
    """How to run. ``offload`` says what waits in RAM: nothing, whole models, or groups of blocks.

    ``advice`` are sentences for the person, such as why it will be slow.
    """

    device: DeviceKind
    dtype: Precision
    offload: Literal["none", "model", "group"]
    vae_tiling: bool
    gradient_checkpointing: bool
    threads: int
    advice: tuple[str, ...] = ()


def describe_device(preference: str = "auto") -> DeviceFacts:
    """Look at this machine. ``preference`` is auto, cpu, cuda or mps. Imports torch: call it in a worker."""
    import torch

    cores = psutil.cpu_count(logical=False) or 1
    if preference in {"auto", "cuda"} and torch.cuda.is_available():
        facts = torch.cuda.get_device_properties(0)
        return DeviceFacts("cuda", facts.name, facts.total_memory / _GB, torch.cuda.is_bf16_supported(), cores)
    ram_gb = psutil.virtual_memory().total / _GB
    if preference in {"auto", "mps"} and torch.backends.mps.is_available():
        return DeviceFacts("mps", "Apple GPU", ram_gb, True, cores)
    if preference not in {"auto", "cpu"}:
        raise UnsupportedByModel(
            f"This computer offers no '{preference}' device to PyTorch.", "Set the device to auto or cpu."
        )
    return DeviceFacts("cpu", "processor", ram_gb, True, cores)


def plan(card: ModelCard, device: str, purpose: Purpose = "render") -> Plan:
    """The arrangement for this machine; see `describe_device` and `arrange`."""
    return arrange(card, describe_device(device), purpose)


def arrange(card: ModelCard, facts: DeviceFacts, purpose: Purpose, threads: int | None = None) -> Plan:
    """Choose precision and offloading. Raises `OutOfMemory` when no arrangement would fit."""
    memory = card.memory
    small = memory.denoiser_gb < _SMALL_MODEL_GB
    dtype = _precision(facts, purpose, small)
    # Cards give 16-bit weights of big models and the shipped weights of small ones; both double in float32.
    scale = 2.0 if dtype == "float32" else 1.0
    denoiser_gb = memory.denoiser_gb * scale
    encoder_gb = memory.text_encoder_gb * scale
    on_top_gb = memory.render_gb if purpose == "render" else memory.train_gb
    usable_gb = facts.memory_gb * _USABLE_SHARE
    together_gb = denoiser_gb + encoder_gb + memory.vae_gb + on_top_gb
    in_turn_gb = max(denoiser_gb, encoder_gb, memory.vae_gb) + on_top_gb
    offload: Literal["none", "model", "group"] = "none"
    advice: tuple[str, ...] = ()
    needed_gb = together_gb
    if together_gb > usable_gb and facts.kind == "cuda":
        offload, needed_gb = "model", in_turn_gb
        advice = ("The model's parts take turns on the graphics card.",)
        if in_turn_gb > usable_gb and purpose == "render":
            offload, needed_gb = "group", _GROUP_GB + on_top_gb
            advice = ("The model is streamed through the graphics card: slow, but it fits.",)
    if needed_gb > usable_gb:
        raise _too_large(card, facts, purpose, needed_gb / _USABLE_SHARE)
    return Plan(
        device=facts.kind,
        dtype=dtype,
        offload=offload,
        vae_tiling=not small and facts.kind == "cuda",
        gradient_checkpointing=purpose == "train" and not small,
        threads=threads or _count_threads(card, facts),
        advice=advice,
    )


def _count_threads(card: ModelCard, facts: DeviceFacts) -> int:
    """Half of the cores: the window, the encoder and the person need the others. All for the seconds of a drawing."""
    return facts.physical_cores if isinstance(card, DrawingCard) else max(1, facts.physical_cores // 2)


def _precision(facts: DeviceFacts, purpose: Purpose, small: bool) -> Precision:
    if small or facts.kind == "cpu":
        return "float32"
    if facts.has_bfloat16:
        return "bfloat16"
    # Gradients of a flow-matching loss underflow in float16 and a scaler would make resuming inexact.
    return "float32" if purpose == "train" else "float16"


def _too_large(card: ModelCard, facts: DeviceFacts, purpose: Purpose, needed_gb: float) -> OutOfMemory:
    verb = "render" if purpose == "render" else "train"
    return OutOfMemory(
        f"{card.title} needs about {needed_gb:.0f} GB of memory to {verb}; this {facts.name} has "
        f"{facts.memory_gb:.0f} GB.",
        "Choose a smaller model.",
    )
