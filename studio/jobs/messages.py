"""What the app and a worker say to each other: JSON text over a pipe, checked against these classes on arrival.

Must not carry pickled objects: whatever a worker was made to load, its words can only ever be data.
"""

import base64
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Literal

from studio.core import serial
from studio.domain.job import JobContext, JobOutput, Progress
from studio.domain.recipe import JobRequest

MAX_MESSAGE_BYTES = serial.MAX_JSON_BYTES
"""Room for a long chart of losses or a preview picture; more than this is not genuine."""


@dataclass(frozen=True)
class RunJob:
    """App to worker. ``run`` numbers the runs of one worker, so that a late cancel cannot hit the next job."""

    run: int
    target: str
    request_json: str
    context: JobContext
    kind: Literal["run"] = "run"

    def __repr__(self) -> str:
        return f"RunJob(run={self.run}, target={self.target!r}, job_id={self.context.job_id!r})"


@dataclass(frozen=True)
class CancelJob:
    """App to worker."""

    run: int
    kind: Literal["cancel"] = "cancel"


@dataclass(frozen=True)
class JobBegan:
    """Worker to app: the order has arrived and is being done."""

    run: int
    kind: Literal["began"] = "began"


@dataclass(frozen=True)
class JobSaid:
    """Worker to app: a `Progress`, its picture in base64."""

    run: int
    stage: str
    done: int
    total: int
    eta_s: float | None
    preview_base64: str
    metrics: tuple[tuple[str, float], ...]
    kind: Literal["said"] = "said"


@dataclass(frozen=True)
class JobGave:
    """Worker to app: the job is done."""

    run: int
    output: JobOutput
    kind: Literal["gave"] = "gave"


@dataclass(frozen=True)
class JobRefused:
    """Worker to app: a known error, by its code."""

    run: int
    code: str
    message: str
    hint: str
    kind: Literal["refused"] = "refused"


@dataclass(frozen=True)
class JobBroke:
    """Worker to app: a bug, with its traceback as text."""

    run: int
    error_type: str
    traceback: str
    kind: Literal["broke"] = "broke"


@dataclass(frozen=True)
class JobLetGo:
    """Worker to app: the job ended because it was cancelled."""

    run: int
    kind: Literal["let-go"] = "let-go"


ToWorker = RunJob | CancelJob
ToApp = JobBegan | JobSaid | JobGave | JobRefused | JobBroke | JobLetGo


def read_request(request_json: str) -> JobRequest:
    """Raises `InvalidInput` when the text is not a whole, well-formed request."""
    request: JobRequest = serial.from_json(serial.tagged(JobRequest), request_json, "job")
    return request


def describe(run: int, progress: Progress) -> JobSaid:
    preview = base64.b64encode(progress.preview_png).decode("ascii")
    return JobSaid(run, progress.stage, progress.done, progress.total, progress.eta_s, preview, progress.metrics)


def understand(said: JobSaid) -> Progress:
    preview = base64.b64decode(said.preview_base64)
    return Progress(said.stage, said.done, said.total, said.eta_s, preview, said.metrics)


def send(connection: "Connection[Any, Any]", message: ToWorker | ToApp) -> None:
    """Raises `OSError` when the other side is gone, `ValueError` when the message is too long to be taken."""
    raw = serial.to_json(message).encode("utf-8")
    if len(raw) > MAX_MESSAGE_BYTES:
        raise ValueError(f"a message of {len(raw)} bytes is over the limit of {MAX_MESSAGE_BYTES}")
    connection.send_bytes(raw)


def receive_in_worker(connection: "Connection[Any, Any]") -> ToWorker:
    """Block for the next order. Raises `EOFError` or `OSError` when the app is gone, `InvalidInput` for nonsense."""
    raw = connection.recv_bytes(MAX_MESSAGE_BYTES)
    message: ToWorker = serial.from_json(serial.tagged(ToWorker), raw, "message to the worker")
    return message


def receive_in_app(connection: "Connection[Any, Any]") -> ToApp:
    """Block for the next word of a worker. Raises like `receive_in_worker`."""
    raw = connection.recv_bytes(MAX_MESSAGE_BYTES)
    message: ToApp = serial.from_json(serial.tagged(ToApp), raw, "message of the worker")
    return message
