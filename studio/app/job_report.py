"""What happened to a job, as text for whoever helps. Names no prompt, no person and no path."""

import platform
from datetime import datetime

from studio.domain.job import Done, Failed, Job, Paused, Queued, Running, Stopped
from studio.domain.recipe import RenderRequest, TrainRequest


def describe_job(job: Job, version: str) -> str:
    """One fact a line."""
    lines = [
        f"Likeness Studio {version}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"Job {job.id[:8]}, attempt {job.attempt + 1}, asked for {_at(job.created_at)}",
    ]
    match job.request:
        case RenderRequest() as request:
            size = f"{request.width_px}x{request.height_px}, {request.num_frames} frames at {request.fps:g}/s"
            lines.append(f"Clip by {request.model} ({request.model_revision[:12]}): {size}")
            guide = f", guide {request.guide.strength:g}" if request.guide is not None else ""
            lines.append(f"{request.num_inference_steps} steps, guidance {request.guidance_scale:g}{guide}")
        case TrainRequest() as request:
            lines.append(f"Training for {request.model} ({request.model_revision[:12]})")
            lines.append(f"{request.num_train_steps} steps, rank {request.rank}, rate {request.learning_rate:g}")
    match job.state:
        case Failed(failed_at=when, code=code, message=message, hint=hint):
            lines.append(f"Failed {_at(when)}: {code}: {message} {hint}".strip())
        case Stopped(stopped_at=when, reason=reason):
            lines.append(f"Stopped {_at(when)}: {reason}")
        case Done(finished_at=when, took_s=took_s):
            lines.append(f"Done {_at(when)}" + (f", took {took_s:.0f} s" if took_s is not None else ""))
        case Paused(paused_at=when, reason=reason):
            lines.append(f"Paused {_at(when)}: {reason}")
        case Running(started_at=when):
            lines.append(f"Running since {_at(when)}")
        case Queued():
            lines.append("Waiting")
    return "\n".join(lines)


def _at(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M:%S} UTC"
