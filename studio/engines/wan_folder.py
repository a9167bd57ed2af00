"""Opens a Wan model folder part by part. Imported by workers only: needs torch and diffusers.

Parts are built by known classes, never by what model_index.json would like to import, and nothing is downloaded.
"""

import json
import threading
from pathlib import Path
from typing import Any, cast

import torch
from diffusers import (
    AutoencoderKLWan,
    WanPipeline,
    WanTransformer3DModel,
)
from tqdm import tqdm
from transformers import AutoTokenizer, UMT5EncoderModel
from transformers.utils.logging import disable_progress_bar

from studio.core.registry import resolve
from studio.domain.errors import ModelMissing, UnsupportedByModel
from studio.engines.cards import DiffusionCard
from studio.engines.late_start import LateEuler, LateScheduler, LateUniPC
from studio.engines.weights import INDEX_FILE, check_folder

CODECS = {
    "AutoencoderKLWan": "diffusers:AutoencoderKLWan",
    "PatchCodec": "studio.engines.patch_codec:PatchCodec",
}


def open_pipeline(folder: Path, card: DiffusionCard, dtype: torch.dtype) -> WanPipeline:
    """All parts on the CPU; the codec in float32 always, since its decoder loses detail in 16 bits.

    Raises `ModelMissing` for absent or unreadable parts, `UnsupportedByModel` for a checkpoint of another kind.
    """
    check_folder(folder)
    disable_progress_bar()  # it would fill the worker's log
    # Even bars that are off lock, with a semaphore of the system that a killed worker leaves behind.
    tqdm.set_lock(threading.RLock())
    index: dict[str, Any] = json.loads((folder / INDEX_FILE).read_bytes())
    try:
        pipe = WanPipeline(
            tokenizer=AutoTokenizer.from_pretrained(folder / "tokenizer", local_files_only=True),
            text_encoder=_frozen(_open(UMT5EncoderModel, folder / "text_encoder", dtype)),
            vae=_frozen(_open(_codec_class(card), folder / "vae", torch.float32)),
            scheduler=_open_scheduler(folder / "scheduler", card),
            transformer=_open_expert(folder, index, "transformer", dtype),
            transformer_2=_open_expert(folder, index, "transformer_2", dtype),
            boundary_ratio=index.get("boundary_ratio"),
            expand_timesteps=bool(index.get("expand_timesteps", False)),
        )
    except (OSError, ValueError) as error:
        raise ModelMissing(
            f"The model '{card.name}' cannot be opened: a part of it is unreadable.", "Get the model again."
        ) from error
    pipe.set_progress_bar_config(disable=True)
    _check_kind(pipe, card)
    return pipe


def _open(kind: Any, folder: Path, dtype: torch.dtype) -> Any:
    return kind.from_pretrained(folder, dtype=dtype, local_files_only=True, use_safetensors=True)


def _frozen(module: Any) -> Any:
    return module.eval().requires_grad_(False)


def _open_expert(folder: Path, index: dict[str, Any], name: str, dtype: torch.dtype) -> WanTransformer3DModel | None:
    if index.get(name, [None])[0] is None:
        return None
    return cast("WanTransformer3DModel", _frozen(_open(WanTransformer3DModel, folder / name, dtype)))


def _codec_class(card: DiffusionCard) -> type[AutoencoderKLWan]:
    return cast("type[AutoencoderKLWan]", resolve(CODECS[card.vae_class]))


def _open_scheduler(folder: Path, card: DiffusionCard) -> LateScheduler:
    """The folder's own scheduler with the card's shift, which depends on the size that the card renders."""
    config: dict[str, Any] = json.loads((folder / "scheduler_config.json").read_bytes())
    match config.get("_class_name"):
        case "FlowMatchEulerDiscreteScheduler":
            return LateEuler.from_config(config, shift=card.flow_shift)
        case "UniPCMultistepScheduler":
            return LateUniPC.from_config(config, flow_shift=card.flow_shift)
    raise UnsupportedByModel(
        f"The model '{card.name}' wants the scheduler {config.get('_class_name')}.",
        "Use a model with a flow-matching Euler or UniPC scheduler.",
    )


def _check_kind(pipe: WanPipeline, card: DiffusionCard) -> None:
    """What a checkpoint can do is not in its class: image-to-video weights load here and fail at the first step."""
    expert = pipe.transformer or pipe.transformer_2
    if expert is None or expert.config["in_channels"] != expert.config["out_channels"]:
        raise UnsupportedByModel(
            f"The weights of '{card.name}' are not a text-to-video model.", "Use a text-to-video checkpoint."
        )
