"""Jobs, their states and their progress. A job is one of six states, matched exhaustively."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from studio.domain.recipe import JobRequest


@dataclass(frozen=True)
class Queued:
    kind: Literal["queued"] = "queued"


@dataclass(frozen=True)
class Running:
    started_at: datetime
    kind: Literal["running"] = "running"


@dataclass(frozen=True)
class Paused:
    """Stopped for now and offered again. ``reason`` is 'interrupted' after a crash, 'asked' after a request."""

    paused_at: datetime
    reason: Literal["interrupted", "asked"]
    kind: Literal["paused"] = "paused"


@dataclass(frozen=True)
class Done:
    """``result_id`` is the clip's id or the adapter's sha256. ``took_s`` is how long its last run took, where known."""

    finished_at: datetime
    result_id: str
    took_s: float | None = None
    kind: Literal["done"] = "done"


@dataclass(frozen=True)
class Failed:
    failed_at: datetime
    code: str
    message: str
    hint: str
    kind: Literal["failed"] = "failed"


@dataclass(frozen=True)
class Stopped:
    """Stopped for good by the person, or because consent was withdrawn."""

    stopped_at: datetime
    reason: str
    kind: Literal["stopped"] = "stopped"


JobState = Queued | Running | Paused | Done | Failed | Stopped


PRIORITIES = (-1, 0, 1)
"""Low, usual, high."""


@dataclass(frozen=True)
class Job:
    """``position`` orders jobs of one ``priority``; a higher priority has its turn first."""

    id: str
    title: str
    request: JobRequest
    state: JobState
    created_at: datetime
    position: int
    attempt: int = 0
    priority: int = 0


@dataclass(frozen=True)
class Progress:
    """What a running job says of itself. Never persisted.

    ``preview_png`` is an encoded picture or empty; ``metrics`` are named figures of this moment, such as the loss.
    """

    stage: str
    done: int
    total: int
    eta_s: float | None = None
    preview_png: bytes = b""
    metrics: tuple[tuple[str, float], ...] = ()

    @property
    def fraction(self) -> float:
        return min(1.0, self.done / self.total) if self.total else 0.0


class Reporter(Protocol):
    """Progress and cancel point in one: `report` raises `Cancelled` when the person asked to stop."""

    def report(self, progress: Progress) -> None: ...


@dataclass(frozen=True)
class Permit:
    """What the app hands a worker for one avatar. Holds a secret: crosses the pipe, is never written down.

    ``policy_documents`` are the avatar's policies, the one in force last; ``list_document`` is the newest revocation
    list. Without a policy nothing is permitted.
    """

    avatar_id: str
    avatar_key_hex: str
    consent_document: str
    revocation_document: str = ""
    policy_documents: tuple[str, ...] = ()
    grant_document: str = ""
    list_document: str = ""

    def __repr__(self) -> str:
        return f"Permit(avatar_id={self.avatar_id!r}, avatar_key_hex='…')"


@dataclass(frozen=True)
class JobContext:
    """Where a job works and what it may read. Folders are absolute paths as text.

    ``creator`` is the did:key of the studio for which it works; without one no likeness may be used.
    """

    job_id: str
    work_dir: str
    vault_dir: str
    files_dir: str
    model_dir: str
    device: str
    permits: tuple[Permit, ...]
    creator: str = ""


@dataclass(frozen=True)
class RenderOutput:
    """Files in the job's work folder that the app files away."""

    clip_path: str
    poster_path: str
    width_px: int
    height_px: int
    duration_s: float
    fps: float
    has_speech: bool
    kind: Literal["render"] = "render"


@dataclass(frozen=True)
class TrainOutput:
    """``sealed_path`` lies in the avatar's vault already; ``losses`` are (step, loss) for the chart."""

    sealed_path: str
    adapter_sha256: str
    rank: int
    steps: int
    losses: tuple[tuple[int, float], ...]
    kind: Literal["train"] = "train"


JobOutput = RenderOutput | TrainOutput
