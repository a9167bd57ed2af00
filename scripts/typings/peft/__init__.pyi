from collections.abc import Sequence
from typing import Any

import torch

class LoraConfig:
    r: int
    lora_alpha: int
    def __init__(
        self, *, r: int, lora_alpha: int, init_lora_weights: bool | str = ..., target_modules: Sequence[str]
    ) -> None: ...
    def to_dict(self) -> dict[str, Any]: ...

def get_peft_model_state_dict(model: Any, *, adapter_name: str) -> dict[str, torch.Tensor]: ...
