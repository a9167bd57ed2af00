"""What the GPU's driver tells, and what is made of it when it tells nothing."""

import pytest

from studio.app.doctor import Answer
from studio.app.gpu_watch import GpuState, look_at_gpu, name_device


def test_the_first_gpu_is_told_with_its_memory() -> None:
    told = "NVIDIA H200, 1024, 143771\nNVIDIA H200, 2, 143771\n"
    assert look_at_gpu(lambda command: Answer(0, told, ())) == GpuState("NVIDIA H200", 1024 << 20, 143771 << 20)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(127, "", ("no such program",)),
        Answer(9, "NVIDIA-SMI has failed", ()),
        Answer(0, "", ()),
        Answer(0, "Some GPU, [N/A], [N/A]", ()),
    ],
)
def test_a_driver_that_tells_nothing_is_no_gpu(answer: Answer) -> None:
    assert look_at_gpu(lambda command: answer) is None


@pytest.mark.parametrize(
    ("preference", "has_gpu", "torch", "platform", "name"),
    [
        ("auto", True, "2.9", "linux", "NVIDIA H200"),
        ("auto", False, "2.9+cpu", "linux", "Processor"),
        ("auto", False, "2.9+rocm6.4", "linux", ""),
        ("auto", False, "", "linux", ""),
        ("auto", False, "2.9", "darwin", "Apple GPU"),
        ("cpu", True, "2.9", "linux", "Processor"),
        ("cuda", False, "2.9+rocm6.4", "linux", ""),
    ],
)
def test_the_device_is_named_only_where_it_is_known(
    preference: str, has_gpu: bool, torch: str, platform: str, name: str
) -> None:
    gpu = GpuState("NVIDIA H200", 1, 2) if has_gpu else None
    assert name_device(preference, gpu, torch, platform) == name
