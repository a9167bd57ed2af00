"""Two ways to do the same work, timed in turns. Knows nothing of what is timed."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """One comparison: seconds of the studio's way and of the bare way."""

    name: str
    ours_s: float
    bare_s: float

    @property
    def ratio(self) -> float:
        return self.ours_s / self.bare_s


def measure(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


def compare(name: str, ours: Callable[[], float], bare: Callable[[], float], rounds: int) -> Ratio:
    """Run both in turns, each telling its seconds; the first round warms up, the medians of the others count."""
    times = [(ours(), bare()) for _ in range(rounds + 1)][1:]
    return Ratio(name, statistics.median(t for t, _ in times), statistics.median(t for _, t in times))
