"""What is kept of a training run beside the adapter: its losses, and samples with how like the person they were."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True)
class RunSample:
    """A picture that the adapter made after ``step`` steps, always of the same words and the same noise.

    ``likeness`` (0…1) compares its face with frames of the scan that were kept from training; None when there was
    nothing to compare. By proportions and texture, no face recognition: it ranks the samples of one run, no more.
    ``adapter_sha256`` is of the adapter of that moment.
    """

    step: int
    adapter_sha256: str
    likeness: float | None = None


@dataclass(frozen=True)
class TrainingRun:
    """``losses`` are (step, smoothed loss); ``samples`` come in the order of their steps."""

    job_id: str
    model: str
    steps: int
    ended_at: datetime
    losses: tuple[tuple[int, float], ...] = ()
    samples: tuple[RunSample, ...] = ()
    took_s: float = 0.0
    schema_version: Literal[1] = 1

    @property
    def most_like(self) -> RunSample | None:
        """The sample that is most like the person, the later one of equals; None when none could be compared."""
        compared = [sample for sample in self.samples if sample.likeness is not None]
        return max(compared, key=lambda sample: (sample.likeness or 0.0, sample.step)) if compared else None
