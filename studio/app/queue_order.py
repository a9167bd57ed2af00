"""The order of the queue as people use it: whose turn is next, more of the same, another instead, a rest for all."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from studio.app.clips import Clips
from studio.app.job_desk import JobDesk
from studio.app.rooms import Rooms
from studio.app.wishes import ClipWish
from studio.core import serial
from studio.domain.clip import Clip
from studio.domain.errors import InvalidInput
from studio.domain.job import Done, Job, Paused, Queued, Running
from studio.domain.recipe import RenderRequest
from studio.jobs import ordering

MAX_COPIES = 50
MAX_SEED = 2**31
SWEPT = (0.1, 0.6)
"""Of the drawn guide: below, the drawing hardly changes; above, hardly anything of it is left."""
# What earlier jobs of a kind took is a guess at what the next will: the newest ones count.
_REMEMBERED, _LOOKED_AT = 5, 60


@dataclass(frozen=True)
class EditOf:
    """A waiting job that is to be replaced, once its new ``request`` was changed and submitted."""

    job_id: str
    request: RenderRequest


class QueueOrder:
    """Works on waiting jobs only: queued and paused ones."""

    def __init__(self, rooms: Rooms, jobs: JobDesk, clips: Clips) -> None:
        self._rooms = rooms
        self._jobs = jobs
        self._clips = clips

    @property
    def is_held(self) -> bool:
        """Whether no further job begins until `go_on`; it stays so over a restart."""
        return self._rooms.settings.queue_held

    def hold(self) -> None:
        """Begin no further job. What runs goes on to its end."""
        self._rooms.preferences.change(queue_held=True)

    def go_on(self) -> None:
        self._rooms.preferences.change(queue_held=False)

    def move(self, reference: str, place: int) -> Job:
        """To ``place`` among the waiting jobs of its priority, from 0; beyond the ends means first or last."""
        return self._arrange(reference, lambda job_id: partial(ordering.move, job_id=job_id, place=place))

    def shift(self, reference: str, by: int) -> Job:
        """``by`` places later, or earlier when it is negative."""

        def change(waiting: tuple[Job, ...], job_id: str) -> tuple[Job, ...]:
            return ordering.move(waiting, job_id, max(0, ordering.place_of(waiting, job_id) + by))

        return self._arrange(reference, lambda job_id: partial(change, job_id=job_id))

    def set_priority(self, reference: str, priority: int) -> Job:
        """-1 low, 0 usual, 1 high: all of a higher one have their turn first."""
        return self._arrange(reference, lambda job_id: partial(ordering.prioritise, job_id=job_id, priority=priority))

    def duplicate(self, reference: str, copies: int = 1) -> tuple[Job, ...]:
        """Queue the same clip ``copies`` more times, each with another seed; each asks for consent at its turn."""
        if not 1 <= copies <= MAX_COPIES:
            raise InvalidInput(f"{copies} copies cannot be made.", f"Ask for 1 to {MAX_COPIES}.")
        request = self._jobs.find(reference).request
        if not isinstance(request, RenderRequest):
            raise InvalidInput("Only a clip can be made several times.", "Train an avatar again on its page.")
        return tuple(self._clips.submit(replace(request, seed=secrets.randbelow(MAX_SEED))) for _ in range(copies))

    def again(self, clip: Clip) -> Job:
        """Queue the recipe of a finished clip once more, with another seed."""
        request: RenderRequest = serial.from_json(RenderRequest, clip.recipe, "recipe")
        return self._clips.submit(replace(request, seed=secrets.randbelow(MAX_SEED)))

    def edit(self, reference: str) -> EditOf:
        """What `replace` needs, to be changed first. Raises `InvalidInput` when the job does not wait any more."""
        job = self._jobs.find(reference)
        if not isinstance(job.state, Queued | Paused) or not isinstance(job.request, RenderRequest):
            raise InvalidInput("Only a clip that waits can be changed.", "Make a new one from it instead.")
        return EditOf(job.id, job.request)

    def replace(self, edit: EditOf, request: RenderRequest) -> Job:
        """Queue ``request`` at the place of the job that it was made from, which is stopped.

        When that one has begun meanwhile, the new one waits at the end and the old one goes on.
        """
        new = self._clips.submit(request)
        try:
            old = self._jobs.find(edit.job_id)
            if isinstance(old.state, Queued | Paused):
                place = ordering.place_of(self._waiting(), old.id)
                self._jobs.cancel(old.id)
                self.set_priority(new.id, old.priority)
                return self.move(new.id, place)
        except InvalidInput:
            return new
        return new

    def estimate_starts_s(self) -> dict[str, float]:
        """Seconds until each queued job's turn, from what the newest jobs of its kind and model took here.

        Jobs whose own time, or the time of any before them, is not known are left out.
        """
        known = self._measure_kinds()
        starts: dict[str, float] = {}
        ahead_s: float | None = 0.0
        unfinished = self._jobs.unfinished()
        for job in unfinished:
            if isinstance(job.state, Running):
                progress = self._jobs.progress(job.id)
                left_s = progress.eta_s if progress is not None else None
                ahead_s = None if ahead_s is None or left_s is None else ahead_s + left_s
        for job in unfinished:
            if isinstance(job.state, Queued) and ahead_s is not None:
                starts[job.id] = ahead_s
                took_s = known.get(_kind(job))
                ahead_s = None if took_s is None else ahead_s + took_s
        return starts

    def measured_s(self, model: str) -> float | None:
        """What clips of this model took here at the middle; None when there are none to go by."""
        return self._measure_kinds().get(("render", model))

    def earlier_prompts(self, limit: int = 15) -> tuple[str, ...]:
        """The prompts of the newest clips and jobs, each once, the newest first."""
        jobs = (*reversed(self._jobs.open()), *self._jobs.ended(_LOOKED_AT))
        asked = [job.request.prompt for job in jobs if isinstance(job.request, RenderRequest)]
        kept = [clip.prompt for clip in self._clips.list(_LOOKED_AT)]
        return tuple(dict.fromkeys((*asked, *kept)))[:limit]

    def submit_all(self, request: RenderRequest, count: int) -> tuple[Job, ...]:
        """Queue ``request``, and ``count`` - 1 more of it with other seeds."""
        if not 1 <= count <= MAX_COPIES:
            raise InvalidInput(f"{count} clips cannot be asked for at once.", f"Ask for 1 to {MAX_COPIES}.")
        seeds = (request.seed, *(secrets.randbelow(MAX_SEED) for _ in range(count - 1)))
        return tuple(self._clips.submit(replace(request, seed=seed)) for seed in seeds)

    def sweep_guide(self, wish: ClipWish, count: int) -> tuple[Job, ...]:
        """Queue ``count`` clips of one wish and one seed, each with the drawing repainted further than the one before.

        All are checked before any is queued. Raises `InvalidInput` for a count of less than 2, and what `compose` does.
        """
        if not 2 <= count <= MAX_COPIES:
            raise InvalidInput("A sweep is of several clips.", f"Ask for 2 to {MAX_COPIES} variations.")
        seed = secrets.randbelow(MAX_SEED) if wish.seed is None else wish.seed
        low, high = SWEPT
        strengths = [round(low + (high - low) * number / (count - 1), 3) for number in range(count)]
        requests = [self._clips.compose(replace(wish, seed=seed, guide=strength)) for strength in strengths]
        return tuple(self._clips.submit(request) for request in requests)

    def _measure_kinds(self) -> dict[tuple[str, str], float]:
        took: dict[tuple[str, str], list[float]] = {}
        for job in self._jobs.ended(_LOOKED_AT, "done"):
            if isinstance(job.state, Done) and job.state.took_s is not None:
                took.setdefault(_kind(job), []).append(job.state.took_s)
        return {kind: sorted(values[:_REMEMBERED])[len(values[:_REMEMBERED]) // 2] for kind, values in took.items()}

    def _waiting(self) -> tuple[Job, ...]:
        return self._jobs.list("queued", "paused")

    def _arrange(self, reference: str, change_of: Callable[[str], Callable[[tuple[Job, ...]], tuple[Job, ...]]]) -> Job:
        job_id = self._jobs.find(reference).id
        self._rooms.queue.arrange(change_of(job_id))
        return self._rooms.queue.get(job_id)


def _kind(job: Job) -> tuple[str, str]:
    return job.request.kind, job.request.model
