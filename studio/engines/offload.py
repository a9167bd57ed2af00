"""Keeps a pipeline's parts in RAM and brings them to the device when they are needed.

Imported by workers only: needs torch and diffusers. Knows no model family. Hooks are set after adapters are loaded
and taken away before they are removed: a hook that remembers a layer which is gone breaks the next run.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from diffusers import DiffusionPipeline
from diffusers.hooks import HookRegistry, apply_group_offloading
from torch import nn

from studio.engines.planner import Plan

_GROUP_HOOKS = ("group_offloading", "layer_execution_tracker", "lazy_prefetch_group_offloading")
# The decoder works on the whole clip at once; streaming its layers would move them once per frame.
_NEVER_STREAMED = "vae"


@contextmanager
def placed(pipe: DiffusionPipeline, plan: Plan) -> Iterator[None]:
    """While the block runs, the pipeline computes on the plan's device."""
    match plan.offload:
        case "none":
            pipe.to(plan.device)
            yield
        case "model":
            pipe.enable_model_cpu_offload(device=plan.device)
            try:
                yield
            finally:
                pipe.remove_all_hooks()
                pipe.to("cpu")
        case "group":
            with _streamed(pipe, plan):
                yield


@contextmanager
def _streamed(pipe: DiffusionPipeline, plan: Plan) -> Iterator[None]:
    parts = {name: part for name, part in pipe.components.items() if isinstance(part, nn.Module)}
    streamed = [part for name, part in parts.items() if name != _NEVER_STREAMED]
    try:
        parts[_NEVER_STREAMED].to(plan.device)
        for part in streamed:
            apply_group_offloading(
                part,
                onload_device=torch.device(plan.device),
                offload_device=torch.device("cpu"),
                offload_type="leaf_level",
                use_stream=plan.device == "cuda",
                low_cpu_mem_usage=True,
            )
        yield
    finally:
        for part in streamed:
            registry = HookRegistry.check_if_exists_or_initialize(part)
            for name in _GROUP_HOOKS:
                registry.remove_hook(name, recurse=True)
        pipe.to("cpu")
