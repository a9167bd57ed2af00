"""What work runs on: the name and the memory of the GPU, as its driver tells. Imports no torch, uses no network."""

import csv
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from studio.app.doctor import Ask, run_program

_MIB = 1 << 20
# Told by the tool that comes with NVIDIA's driver; for other makers there is none that is always there.
_COMMAND = (
    "nvidia-smi",
    "--query-gpu=name,memory.used,memory.total",
    "--format=csv,noheader,nounits",
)


@dataclass(frozen=True)
class GpuState:
    """``used_bytes`` of ``total_bytes`` are in use, by whatever program."""

    name: str
    used_bytes: int
    total_bytes: int


def name_device(preference: str, gpu: GpuState | None, torch_version: str, platform: str = sys.platform) -> str:
    """The device that workers choose by ``preference``, named as they name it; empty when only they can tell."""
    if gpu is not None and preference in {"auto", "cuda"}:
        return gpu.name
    if preference == "mps" or (preference == "auto" and platform == "darwin"):
        return "Apple GPU"
    # A build for AMD's cards calls them cuda too, and NVIDIA's tool knows nothing of them.
    if preference == "cpu" or (preference == "auto" and torch_version and "rocm" not in torch_version):
        return "Processor"
    return ""


def read_torch_version() -> str:
    """Which torch is installed, without importing it; empty for none."""
    try:
        return version("torch")
    except PackageNotFoundError:
        return ""


def look_at_gpu(ask: Ask = run_program) -> GpuState | None:
    """The first GPU of this machine; None where none tells of itself. Takes up to a second: call it aside."""
    answer = ask(_COMMAND)
    if answer.exit_code:
        return None
    for row in csv.reader(answer.output.splitlines(), skipinitialspace=True):
        if len(row) == 3 and row[1].strip().isdigit() and row[2].strip().isdigit():
            return GpuState(row[0].strip(), int(row[1]) * _MIB, int(row[2]) * _MIB)
    return None
