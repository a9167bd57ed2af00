"""The lane that does jobs in a worker process of its own, kept warm from job to job.

Must not know what a job does, nor change any job's state. Imports nothing heavy: it lives in the app's process.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from studio.domain.errors import Cancelled, WorkerDied
from studio.domain.job import JobContext, JobOutput, Progress
from studio.jobs.messages import RunJob
from studio.jobs.worker import WorkerOptions
from studio.jobs.worker_handle import WorkerHandle

WORKER_ENVIRONMENT: Mapping[str, str] = {
    # Threads that wait for work would otherwise spin, and starve everything else on a small machine.
    "OMP_WAIT_POLICY": "PASSIVE",
    # Nothing leaves the machine, and no library writes parts of a prompt into the log.
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DIFFUSERS_VERBOSITY": "error",
    "TRANSFORMERS_VERBOSITY": "error",
    "TOKENIZERS_PARALLELISM": "false",
}
"""What a worker finds in its environment unless the person set it otherwise."""


class ProcessLane:
    """Owns at most one worker, started at the first job.

    A worker that finished, let go when cancelled, or refused with a known error stays warm. After a bug, when memory
    ran out, and when it ignored a cancel for ``grace_s``, it is killed with its descendants, and the next job gets a
    fresh one. ``threads`` bounds the CPU threads of numerical libraries; None leaves them their own choice.
    """

    def __init__(
        self,
        allowed_targets: Sequence[str],
        log_path: Path,
        *,
        grace_s: float = 10.0,
        threads: int | None = None,
        environment: Mapping[str, str] = WORKER_ENVIRONMENT,
    ) -> None:
        named = dict(environment)
        if threads is not None:
            # Read by torch when a job imports it, and not before: the worker itself imports nothing heavy.
            named |= {"OMP_NUM_THREADS": str(threads), "MKL_NUM_THREADS": str(threads)}
        self._options = WorkerOptions(tuple(allowed_targets), tuple(named.items()), str(log_path))
        self._grace_s = grace_s
        self._one_job = threading.Lock()
        self._guard = threading.Lock()
        self._worker: WorkerHandle | None = None
        self._runs = 0

    def run(
        self,
        target: str,
        request_json: str,
        context: JobContext,
        on_progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> JobOutput:
        with self._one_job:
            if cancel.is_set():
                raise Cancelled
            self._runs += 1
            order = RunJob(self._runs, target, request_json, context)
            warm = self._warm_worker()
            if warm is not None:
                try:
                    return self._follow(warm, order, on_progress, cancel)
                except WorkerDied:
                    # It died while idle, which is not the job's fault. When we end it ourselves, that is meant.
                    if warm.has_begun or cancel.is_set():
                        raise
            return self._follow(self._start_worker(), order, on_progress, cancel)

    def close(self) -> None:
        worker = self._warm_worker()
        if worker is None:
            return
        worker.end()
        # A run that is under way sees its worker die and drops it itself.
        if self._one_job.acquire(blocking=False):
            try:
                self._drop(worker)
            finally:
                self._one_job.release()

    @property
    def worker_pid(self) -> int | None:
        """Of the worker that is kept; None when there is none."""
        worker = self._warm_worker()
        return worker.pid if worker else None

    def _warm_worker(self) -> WorkerHandle | None:
        with self._guard:
            return self._worker

    def _start_worker(self) -> WorkerHandle:
        worker = WorkerHandle(self._options)
        with self._guard:
            self._worker = worker
        return worker

    def _follow(
        self,
        worker: WorkerHandle,
        order: RunJob,
        on_progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> JobOutput:
        try:
            return worker.do(order, on_progress, cancel, self._grace_s)
        finally:
            if not worker.is_fit:
                self._drop(worker)

    def _drop(self, worker: WorkerHandle) -> None:
        with self._guard:
            if self._worker is worker:
                self._worker = None
        worker.end()
        worker.release()
