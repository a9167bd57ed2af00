from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import torch
from peft import LoraConfig

class PeftAdapterMixin:
    peft_config: dict[str, LoraConfig]
    def named_modules(self) -> Iterator[tuple[str, torch.nn.Module]]: ...
    def add_adapter(self, adapter_config: LoraConfig, adapter_name: str = ...) -> None: ...
    def load_lora_adapter(
        self,
        state_dict: Mapping[str, torch.Tensor],
        prefix: str | None = ...,
        *,
        adapter_name: str,
        metadata: Mapping[str, Any] | None = ...,
    ) -> None: ...
    def set_adapters(self, names: Sequence[str], weights: Sequence[float]) -> None: ...
    def unload_lora(self) -> None: ...
