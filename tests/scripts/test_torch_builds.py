"""Which build of PyTorch is asked for, and from where."""

import io

import pytest

from scripts.console import Console, SetupError
from scripts.torch_builds import CPU, CUDA, VERSION, Machine, install
from tests.fakes.setup import FakeRunner


def run_install(machine: Machine, runner: FakeRunner, **variables: str) -> str:
    said = io.StringIO()
    install(machine, "python", runner, Console(said), variables)
    return said.getvalue()


def test_a_gpu_asks_for_cuda_and_none_for_the_processor() -> None:
    assert Machine("Linux", "x86_64", has_nvidia_gpu=True).build == CUDA
    assert Machine("Linux", "x86_64", has_nvidia_gpu=False).build == CPU


def test_linux_with_a_gpu_takes_the_ordinary_build() -> None:
    runner = FakeRunner()
    run_install(Machine("Linux", "x86_64", has_nvidia_gpu=True), runner)
    assert len(runner.lines) == 1
    assert runner.lines[0].endswith(f"torch=={VERSION}")


def test_linux_without_a_gpu_asks_for_the_cpu_build_first() -> None:
    runner = FakeRunner()
    run_install(Machine("Linux", "x86_64", has_nvidia_gpu=False), runner)
    assert [line.split()[-1] for line in runner.lines] == [f"torch=={VERSION}+cpu"]


def test_a_cpu_build_that_ordinary_sources_lack_comes_through_uv() -> None:
    runner = FakeRunner(refuses=lambda line: line.endswith("+cpu"))
    run_install(Machine("Linux", "x86_64", has_nvidia_gpu=False), runner)
    assert runner.lines[1].endswith("--no-input uv")
    assert "-m uv pip install --python python --torch-backend=cpu" in runner.lines[2]


def test_the_ordinary_build_is_the_last_resort_and_is_said() -> None:
    runner = FakeRunner(refuses=lambda line: "+cpu" in line or "uv" in line)
    said = run_install(Machine("Linux", "x86_64", has_nvidia_gpu=False), runner)
    assert runner.lines[-1].endswith(f"torch=={VERSION}")
    assert "LIKENESS_TORCH_INDEX" in said


def test_a_named_index_comes_before_all_else() -> None:
    runner = FakeRunner()
    run_install(Machine("Linux", "x86_64", has_nvidia_gpu=False), runner, LIKENESS_TORCH_INDEX="file:///wheels")
    assert len(runner.lines) == 1
    assert f"--index-url file:///wheels torch=={VERSION}" in runner.lines[0]


def test_windows_with_a_gpu_does_not_take_the_ordinary_build() -> None:
    runner = FakeRunner()
    run_install(Machine("Windows", "AMD64", has_nvidia_gpu=True), runner)
    assert "--torch-backend=auto" in runner.lines[-1]


@pytest.mark.parametrize(("system", "processor"), [("Windows", "AMD64"), ("Darwin", "arm64")])
def test_windows_without_a_gpu_and_macs_take_the_ordinary_build(system: str, processor: str) -> None:
    runner = FakeRunner()
    run_install(Machine(system, processor, has_nvidia_gpu=False), runner)
    assert [line.split()[-1] for line in runner.lines] == [f"torch=={VERSION}"]


def test_an_intel_mac_is_told_the_truth_before_anything_is_fetched() -> None:
    runner = FakeRunner()
    with pytest.raises(SetupError, match="Intel"):
        run_install(Machine("Darwin", "x86_64", has_nvidia_gpu=False), runner)
    assert runner.lines == []


def test_a_failure_shows_the_last_lines_and_how_to_go_on() -> None:
    runner = FakeRunner(refuses=lambda line: True)
    with pytest.raises(SetupError, match="the last words") as caught:
        run_install(Machine("Darwin", "arm64", has_nvidia_gpu=False), runner)
    assert "goes on where it stopped" in caught.value.hint
