from typing import Any

import torch

class HookRegistry:
    @classmethod
    def check_if_exists_or_initialize(cls, module: torch.nn.Module) -> HookRegistry: ...
    def remove_hook(self, name: str, recurse: bool = ...) -> None: ...

def apply_group_offloading(module: torch.nn.Module, **options: Any) -> None: ...
