"""Following a job from the terminal, whichever process drives the queue."""

import time

import click

from studio.app.studio import Studio
from studio.cli.console import EXIT_CANCELLED, ProgressBar, Shell
from studio.core import serial
from studio.domain.errors import InvalidInput, LibraryBusy, rebuild
from studio.domain.events import JobProgressed
from studio.domain.job import Done, Failed, Job, Paused, Progress, Queued, Running, Stopped

POLL_S = 0.3
# Longer than it takes to begin a job that is next.
PATIENCE_S = 1.5
PAUSE_TIMEOUT_S = 15.0
TAKE_OVER_S = 5.0


def run_job(shell: Shell, studio: Studio, job: Job, queue_only: bool = False) -> Job:
    """Drive (or watch) the queue until ``job`` has ended, and answer with its result. Ctrl+C pauses the job."""
    if queue_only:
        shell.answer(serial.to_data(job), f"Queued as {job.id[:8]}: {job.title}")
        return job
    drive(shell, studio)
    try:
        ended = follow(shell, studio, job)
    except KeyboardInterrupt:
        ended = set_aside(studio, job)
    conclude(shell, ended)
    return ended


def set_aside(studio: Studio, job: Job) -> Job:
    """Pause ``job`` and wait until it has let go; it may have ended in the same moment."""
    try:
        studio.jobs.pause(job.id)
    except InvalidInput:
        return studio.jobs.find(job.id)
    return studio.jobs.wait(job.id, timeout_s=PAUSE_TIMEOUT_S)


def drive(shell: Shell, studio: Studio) -> None:
    """Work through the queue in this process, unless another one does."""
    try:
        studio.jobs.start()
        if studio.order.is_held:
            shell.warn("The queue is held: nothing begins. Let it go on with: likeness queue go-on")
    except LibraryBusy:
        shell.warn("The studio is open elsewhere and works through the queue; watching it.")


def follow(shell: Shell, studio: Studio, job: Job) -> Job:
    """Show progress until the job has ended, driving the queue when nobody else does."""
    with ProgressBar(shell) as bar:

        def on_progress(event: JobProgressed) -> None:
            if event.job_id == job.id:
                bar.report(event.progress)

        unsubscribe = studio.bus.subscribe(JobProgressed, on_progress)
        began_s = time.monotonic()
        try:
            while isinstance((current := _look(studio, job.id)).state, Queued | Running):
                if time.monotonic() - began_s > PATIENCE_S:
                    _show_waiting(bar, studio, current)
                time.sleep(POLL_S)
        finally:
            unsubscribe()
        if isinstance(current.state, Done):
            bar.finish()
    return current


def _look(studio: Studio, job_id: str) -> Job:
    """The job as it stands. When the process that drove the queue has gone, this one goes on in its place.

    Raises what keeps the queue from going on, such as `DiskFull`: the job stays where it is.
    """
    job = studio.jobs.find(job_id)
    if _is_left(job) and studio.jobs.trouble is not None:
        raise studio.jobs.trouble
    if studio.jobs.driving or not _is_left(job):
        return job
    deadline_s = time.monotonic() + TAKE_OVER_S
    while True:
        try:
            studio.jobs.start()
        except LibraryBusy:
            # A process that closes lets go of the queue a moment after its job.
            if isinstance(job.state, Queued | Running) or time.monotonic() > deadline_s:
                return job
            time.sleep(POLL_S)
            continue
        job = studio.jobs.find(job_id)
        interrupted = isinstance(job.state, Paused) and job.state.reason == "interrupted"
        return studio.jobs.resume(job_id) if interrupted else job


def _is_left(job: Job) -> bool:
    """Whether somebody has still to work on it."""
    match job.state:
        case Queued() | Running() | Paused(reason="interrupted"):
            return True
        case _:
            return False


def _show_waiting(bar: ProgressBar, studio: Studio, job: Job) -> None:
    if isinstance(job.state, Queued):
        bar.report(Progress("waiting for its turn", 0, 0))
    elif not studio.jobs.driving:
        bar.report(Progress("working elsewhere", 0, 0))


def conclude(shell: Shell, job: Job) -> None:
    """Say how a job ended; a failure is raised again as its own error."""
    match job.state:
        case Done(result_id=result):
            shell.answer(serial.to_data(job), f"Done: {job.title} ({result[:8]})")
        case Failed(code=code, message=message, hint=hint):
            raise rebuild(code, message, hint)
        case Paused():
            shell.answer(serial.to_data(job), f"Paused. Go on with: likeness queue resume {job.id[:8]}")
            raise click.exceptions.Exit(EXIT_CANCELLED)
        case Stopped(reason=reason):
            shell.answer(serial.to_data(job), f"Stopped: {reason}")
            raise click.exceptions.Exit(1)
        case Queued() | Running():
            shell.answer(serial.to_data(job), f"Still going: {job.title} ({job.id[:8]})")
