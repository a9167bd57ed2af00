"""Commands around the queue."""

from collections.abc import Sequence

import click

from studio.app.queue_order import MAX_COPIES
from studio.cli.console import Shell
from studio.cli.running import drive, follow
from studio.core import serial
from studio.domain.errors import NotFound, rebuild
from studio.domain.job import Done, Failed, Job, Paused, Queued, Running, Stopped

PRIORITIES = {"low": -1, "usual": 0, "high": 1}


@click.group()
def queue() -> None:
    """Watch and steer what trains and renders."""


@queue.command("list")
@click.pass_obj
def list_jobs(shell: Shell) -> None:
    """List all jobs, oldest first."""
    with shell.open_studio() as studio:
        _answer_jobs(shell, studio.jobs.list(), "The queue is empty.")


@queue.command("run")
@click.option("--resume-interrupted", is_flag=True, help="Put back what a crash or an exit interrupted, first.")
@click.pass_obj
def run_queue(shell: Shell, resume_interrupted: bool) -> None:
    """Work through everything that waits, then return.

    Ctrl+C ends it: what runs is offered again by `likeness queue resume`, what waits goes on waiting.
    """
    with shell.open_studio() as studio:
        drive(shell, studio)
        if resume_interrupted:
            studio.jobs.resume_interrupted()
        done = [follow(shell, studio, job) for job in studio.jobs.unfinished()]
        _answer_jobs(shell, done, "Nothing waits.")
        _exit_by(done)


@queue.command()
@click.argument("reference", metavar="[JOB]", required=False)
@click.option("--all", "everything", is_flag=True, help="Every paused job; the same as naming none.")
@click.option("--queue-only", is_flag=True, help="Put it back in the queue and return.")
@click.pass_obj
def resume(shell: Shell, reference: str | None, everything: bool, queue_only: bool) -> None:
    """Put a paused, failed or cancelled JOB back in the line and work on it; without JOB, all that are paused."""
    with shell.open_studio() as studio:
        if not queue_only:
            drive(shell, studio)
        if everything or reference is None:
            paused = [job for job in studio.jobs.list() if isinstance(job.state, Paused)]
            jobs = tuple(studio.jobs.resume(job.id) for job in paused)
            if not jobs:
                raise NotFound("No job is waiting to be resumed.", "`likeness queue list` shows all jobs.")
        else:
            jobs = (studio.jobs.resume(reference),)
        if not queue_only:
            jobs = tuple(follow(shell, studio, job) for job in jobs)
        _answer_jobs(shell, jobs)
        _exit_by(jobs)


@queue.command()
@click.argument("reference", metavar="JOB")
@click.pass_obj
def cancel(shell: Shell, reference: str) -> None:
    """Stop JOB for good."""
    with shell.open_studio() as studio:
        job = studio.jobs.cancel(reference)
        shell.answer(serial.to_data(job), describe(job))


@queue.command()
@click.argument("reference", metavar="JOB")
@click.pass_obj
def pause(shell: Shell, reference: str) -> None:
    """Take JOB out of the line for now."""
    with shell.open_studio() as studio:
        job = studio.jobs.pause(reference)
        shell.answer(serial.to_data(job), describe(job))


@queue.command()
@click.argument("reference", metavar="JOB")
@click.argument("place", type=click.IntRange(min=1))
@click.pass_obj
def move(shell: Shell, reference: str, place: int) -> None:
    """Give JOB the PLACE in the line, from 1, among the waiting jobs of its priority."""
    with shell.open_studio() as studio:
        job = studio.order.move(reference, place - 1)
        shell.answer(serial.to_data(job), describe(job))


@queue.command()
@click.argument("reference", metavar="JOB")
@click.argument("level", type=click.Choice(tuple(PRIORITIES)))
@click.pass_obj
def priority(shell: Shell, reference: str, level: str) -> None:
    """Let JOB have its turn before all jobs of a lower LEVEL: a training can wait behind clips."""
    with shell.open_studio() as studio:
        job = studio.order.set_priority(reference, PRIORITIES[level])
        shell.answer(serial.to_data(job), describe(job))


@queue.command()
@click.argument("reference", metavar="JOB")
@click.option("--copies", type=click.IntRange(1, MAX_COPIES), default=1, show_default=True, help="How many.")
@click.pass_obj
def more(shell: Shell, reference: str, copies: int) -> None:
    """Queue the clip of JOB again, with other seeds."""
    with shell.open_studio() as studio:
        _answer_jobs(shell, studio.order.duplicate(reference, copies))


@queue.command()
@click.pass_obj
def hold(shell: Shell) -> None:
    """Begin nothing further, also after a restart. A window that is open keeps to its own button."""
    with shell.open_studio() as studio:
        studio.order.hold()
        shell.answer({"held": True}, "The queue is held. Let it go on with: likeness queue go-on")


@queue.command("go-on")
@click.pass_obj
def go_on(shell: Shell) -> None:
    """Let a held queue go on, at its next start."""
    with shell.open_studio() as studio:
        studio.order.go_on()
        shell.answer({"held": False}, "The queue is not held.")


def _answer_jobs(shell: Shell, jobs: Sequence[Job], nothing: str = "") -> None:
    shell.answer([serial.to_data(j) for j in jobs], "\n".join(describe(j) for j in jobs) or nothing)


def _exit_by(jobs: Sequence[Job]) -> None:
    """The exit code of the first failure, when there is one."""
    for job in jobs:
        if isinstance(job.state, Failed):
            raise click.exceptions.Exit(rebuild(job.state.code, "", "").exit_code)


def describe(job: Job) -> str:
    """One line a job: what it is, how it stands, what to do."""
    match job.state:
        case Queued():
            state = {-1: "waits (low priority)", 1: "waits (high priority)"}.get(job.priority, "waits")
        case Running():
            state = "runs"
        case Paused(reason="interrupted"):
            state = f"interrupted; go on with: likeness queue resume {job.id[:8]}"
        case Paused():
            state = f"paused; go on with: likeness queue resume {job.id[:8]}"
        case Done(result_id=result):
            state = f"done ({result[:8]})"
        case Failed(message=message):
            state = f"failed: {message}"
        case Stopped(reason=reason):
            state = f"stopped: {reason}"
    return f"{job.id[:8]}  {job.title:<50} {state}"
