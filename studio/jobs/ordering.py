"""The order in which waiting jobs get their turn: a higher priority first, then the place. Pure; keeps nothing."""

from collections.abc import Sequence
from dataclasses import replace

from studio.domain.errors import InvalidInput
from studio.domain.job import PRIORITIES, Job


def move(waiting: Sequence[Job], job_id: str, place: int) -> tuple[Job, ...]:
    """The jobs whose position changes when ``job_id`` goes to ``place``, counted among those of its own priority.

    A place before the first or after the last means the first or the last. ``waiting`` is in the order of turns.
    """
    moved = _find(waiting, job_id)
    peers = [job for job in waiting if job.priority == moved.priority]
    order = [job for job in peers if job is not moved]
    order.insert(min(max(place, 0), len(order)), moved)
    positions = sorted(job.position for job in peers)
    # Two jobs may stand on one place after a crash in between: from then on each has its own.
    for index in range(1, len(positions)):
        positions[index] = max(positions[index], positions[index - 1] + 1)
    placed = (replace(job, position=position) for job, position in zip(order, positions, strict=True))
    return tuple(new for new, old in zip(placed, order, strict=True) if new != old)


def prioritise(waiting: Sequence[Job], job_id: str, priority: int) -> tuple[Job, ...]:
    """``job_id`` with another priority: -1 low, 0 usual, 1 high. Raises `InvalidInput`."""
    if priority not in PRIORITIES:
        raise InvalidInput(f"There is no priority {priority}.", "Use low, usual or high.")
    job = _find(waiting, job_id)
    return (replace(job, priority=priority),) if job.priority != priority else ()


def place_of(waiting: Sequence[Job], job_id: str) -> int:
    """Where ``job_id`` stands among those of its own priority, from 0."""
    job = _find(waiting, job_id)
    return [each.id for each in waiting if each.priority == job.priority].index(job_id)


def _find(waiting: Sequence[Job], job_id: str) -> Job:
    job = next((job for job in waiting if job.id == job_id), None)
    if job is None:
        raise InvalidInput("This job does not wait any more.", "Look at the queue again: the job has moved on.")
    return job
