"""Jobs that behave and misbehave in every way a worker must bear. Imported in spawned workers: keep it light."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import cast

from studio.domain.errors import Cancelled, ConsentRevoked
from studio.domain.job import JobContext, JobOutput, Progress, RenderOutput, Reporter, TrainOutput
from studio.domain.recipe import JobRequest, RenderRequest

PREVIEW_PNG = b"\x89PNG\r\n\x1a\n\x00\xff"


def output_of(request: JobRequest, context: JobContext) -> RenderOutput:
    width_px, height_px = (request.width_px, request.height_px) if isinstance(request, RenderRequest) else (1, 1)
    folder = Path(context.work_dir)
    return RenderOutput(
        str(folder / "clip.mp4"), str(folder / "poster.jpg"), width_px, height_px, 2.0, 8.0, has_speech=False
    )


def succeed(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    for step in range(3):
        reporter.report(Progress("denoise", step + 1, 3, 0.5, PREVIEW_PNG if step == 2 else b"", (("loss", 0.25),)))
    folder = Path(context.work_dir)
    if folder.is_dir():
        (folder / "clip.mp4").write_bytes(b"clip")
    return output_of(request, context)


def train(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    return TrainOutput("sealed", "ab" * 32, 8, 400, tuple((step, 1 / (step + 1)) for step in range(400)))


def refuse(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    raise ConsentRevoked("Ada withdrew consent.", "A new scan is needed.")


def break_down(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    raise ZeroDivisionError("a bug in the job")


def leave(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    sys.exit(0)


def run_out_of_memory(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    raise MemoryError


class OutOfMemoryError(RuntimeError):
    """Named like torch's own."""


def run_out_of_gpu_memory(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    raise OutOfMemoryError("CUDA: no")


def run_out_of_allocator(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes.")


def give_nonsense(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    return cast("JobOutput", "a clip")


def give_too_much(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    return TrainOutput("x" * (5 << 20), "ab" * 32, 8, 1, ())


def loop(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    """Report for ever, until cancelled."""
    step = 0
    while True:
        step += 1
        reporter.report(Progress("loop", step, 0))
        time.sleep(0.01)


def ignore_cancel(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    with suppress(Cancelled):
        reporter.report(Progress("deaf", 0, 1))
    while True:
        time.sleep(0.05)


def swallow_cancel(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    while True:
        try:
            reporter.report(Progress("stubborn", 0, 1))
        except Cancelled:
            continue
        time.sleep(0.02)


def exit_hard(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    os._exit(7)


def start_child_and_ignore_cancel(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    """A child process that outlives a polite worker; its number is the progress."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    with suppress(Cancelled):
        reporter.report(Progress("child", child.pid, 0))
    while True:
        time.sleep(0.05)


def start_child_and_die(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    reporter.report(Progress("child", child.pid, 0))
    os._exit(9)


def speak(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    """Write to the streams in every way, and tell the environment in the progress."""
    sys.stdout.write("words of Python — ünïcode\n")
    os.write(2, b"words of native code\n")
    subprocess.run([sys.executable, "-c", "print('words of a child')"], check=True)
    reporter.report(Progress(os.environ.get("OMP_WAIT_POLICY", ""), int(os.environ.get("OMP_NUM_THREADS", "0")), 0))
    return output_of(request, context)


def list_modules(request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
    reporter.report(Progress(" ".join(sorted(name for name in sys.modules if "." not in name)), 0, 0))
    return output_of(request, context)


class WarmModel:
    """Counts the jobs of one instance: what a pipeline with a loaded model would keep."""

    def __init__(self) -> None:
        self._jobs = 0

    def __call__(self, request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
        self._jobs += 1
        reporter.report(Progress("warm", self._jobs, 0))
        return output_of(request, context)


_JOBS = (
    *(
        succeed,
        train,
        refuse,
        break_down,
        leave,
        give_nonsense,
        give_too_much,
        exit_hard,
        speak,
        list_modules,
        WarmModel,
    ),
    *(run_out_of_memory, run_out_of_gpu_memory, run_out_of_allocator),
    *(loop, ignore_cancel, swallow_cancel, start_child_and_ignore_cancel, start_child_and_die),
)


def target(name: str) -> str:
    """The name by which a queue asks for one of these."""
    return f"{__name__}:{name}"


TARGETS = tuple(target(job.__name__) for job in _JOBS)
