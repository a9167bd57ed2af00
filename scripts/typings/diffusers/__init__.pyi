from collections.abc import Callable, Mapping
from os import PathLike
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray

from diffusers.configuration_utils import ConfigMixin as ConfigMixin
from diffusers.configuration_utils import FrozenDict as FrozenDict
from diffusers.loaders import PeftAdapterMixin as PeftAdapterMixin
from diffusers.models.modeling_utils import ModelMixin as ModelMixin

class _LatentDist:
    def mode(self) -> torch.Tensor: ...

class _EncoderOutput:
    latent_dist: _LatentDist

class _DecoderOutput:
    sample: torch.Tensor

class AutoencoderKLWan(ModelMixin, ConfigMixin):
    def __init__(self, **config: Any) -> None: ...
    def encode(self, x: torch.Tensor) -> _EncoderOutput: ...
    def decode(self, z: torch.Tensor) -> _DecoderOutput: ...
    def enable_tiling(self) -> None: ...

class WanTransformer3DModel(ModelMixin, ConfigMixin, PeftAdapterMixin):
    def __init__(self, **config: Any) -> None: ...
    def enable_gradient_checkpointing(self) -> None: ...
    def disable_gradient_checkpointing(self) -> None: ...
    def enable_group_offload(self, **options: Any) -> None: ...

class SchedulerMixin(ConfigMixin):
    def save_pretrained(self, path: str | PathLike[str], **options: Any) -> None: ...
    sigmas: torch.Tensor
    timesteps: torch.Tensor

class FlowMatchEulerDiscreteScheduler(SchedulerMixin):
    def __init__(self, **config: Any) -> None: ...

class UniPCMultistepScheduler(SchedulerMixin):
    def __init__(self, **config: Any) -> None: ...

class WanPipelineOutput:
    frames: NDArray[np.float32]

class DiffusionPipeline(ConfigMixin):
    components: dict[str, Any]
    @classmethod
    def from_pretrained(cls, path: str | PathLike[str], **options: Any) -> Self: ...
    def save_pretrained(self, path: str | PathLike[str], **options: Any) -> None: ...
    def set_progress_bar_config(self, **options: Any) -> None: ...
    def enable_model_cpu_offload(self, *, device: str) -> None: ...
    def remove_all_hooks(self) -> None: ...
    def to(self, device: str | torch.device) -> Self: ...

class WanPipeline(DiffusionPipeline):
    tokenizer: Any
    text_encoder: torch.nn.Module | None
    vae: AutoencoderKLWan
    scheduler: SchedulerMixin
    transformer: WanTransformer3DModel | None
    transformer_2: WanTransformer3DModel | None
    vae_scale_factor_spatial: int
    vae_scale_factor_temporal: int
    def __init__(self, **components: Any) -> None: ...
    def __call__(self, **arguments: Any) -> WanPipelineOutput: ...
    def encode_prompt(
        self,
        prompt: str | list[str],
        *,
        do_classifier_free_guidance: bool,
        max_sequence_length: int,
        device: str | torch.device,
    ) -> tuple[torch.Tensor, torch.Tensor | None]: ...
    def load_lora_weights(self, weights: str | dict[str, torch.Tensor], **options: Any) -> None: ...
    def set_adapters(self, names: list[str], weights: list[float]) -> None: ...

StepCallback = Callable[[WanPipeline, int, Any, dict[str, torch.Tensor]], Mapping[str, torch.Tensor]]
