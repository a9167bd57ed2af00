"""Which build of PyTorch a machine needs, and the ways to get it.

The ordinary build on Linux brings CUDA along (gigabytes); on Windows it has none. So a Linux machine without an
NVIDIA GPU and a Windows machine with one need the other build, which lies in PyTorch's own package index. It is
looked for, in this order: in the index that LIKENESS_TORCH_INDEX names; among the machine's ordinary sources of
packages; by the `uv` installer, which knows PyTorch's index. Failing all, the ordinary build is taken, and that
is said. Standard library only, Python 3.8 and later.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.console import SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.console import Console, Runner

VERSION = "2.13.0"
CPU, CUDA = "CPU", "CUDA"
INDEX_VARIABLE = "LIKENESS_TORCH_INDEX"
_NVIDIA_DRIVER = Path("/proc/driver/nvidia/version")


@dataclass(frozen=True)
class Machine:
    """What decides the build. ``system`` and ``processor`` as `platform` names them."""

    system: str
    processor: str
    has_nvidia_gpu: bool

    @classmethod
    def examine(cls, system: str, processor: str) -> Machine:
        return cls(system, processor, system != "Darwin" and has_nvidia_driver(system))

    @property
    def build(self) -> str:
        return CUDA if self.has_nvidia_gpu else CPU


def has_nvidia_driver(system: str) -> bool:
    """Looks for files only: this is asked at every start."""
    if shutil.which("nvidia-smi") or _NVIDIA_DRIVER.is_file():
        return True
    windows = Path(os.environ.get("SYSTEMROOT", "C:/Windows"))
    return system == "Windows" and (windows / "System32" / "nvcuda.dll").is_file()


def install(machine: Machine, python: str, runner: Runner, console: Console, variables: Mapping[str, str]) -> None:
    """Install the build that ``machine`` needs. Raises `SetupError`."""
    if machine.system == "Darwin" and machine.processor == "x86_64":
        raise SetupError(
            "PyTorch no longer supports Macs with an Intel processor.",
            "Use a Mac with Apple silicon, or another system.",
        )
    pip = [python, "-m", "pip", "install", "--progress-bar", "off", "--no-input"]
    ordinary = CUDA if machine.system == "Linux" else CPU
    if machine.build != ordinary:
        if _install_other_build(machine, python, pip, runner, variables):
            return
        console.say(f"      No {machine.build} build was found; taking the ordinary one ({ordinary}). To name a")
        console.say(f"      source, set {INDEX_VARIABLE} to the package index that PyTorch's page gives.")
    # A build for another device counts as the same version to pip, hence the force.
    if runner.run([*pip, "--force-reinstall", f"torch=={VERSION}"]) != 0:
        raise SetupError(
            f"PyTorch {VERSION} could not be installed. The last lines were:\n\n{runner.tail()}\n",
            "Check the network, then run the same command again: it goes on where it stopped.",
        )


def _install_other_build(
    machine: Machine, python: str, pip: Sequence[str], runner: Runner, variables: Mapping[str, str]
) -> bool:
    """Try the sources of the build that the ordinary one is not. True when one had it."""
    index = variables.get(INDEX_VARIABLE)
    if index:
        return runner.run([*pip, "--force-reinstall", "--index-url", index, f"torch=={VERSION}"]) == 0
    if machine.build == CPU and runner.run([*pip, f"torch=={VERSION}+cpu"]) == 0:
        return True
    backend = "cpu" if machine.build == CPU else "auto"
    uv = [python, "-m", "uv", "pip", "install", "--python", python, f"--torch-backend={backend}"]
    if runner.run([*pip, "uv"]) != 0:
        return False
    return runner.run([*uv, "--reinstall-package=torch", f"torch=={VERSION}"]) == 0
