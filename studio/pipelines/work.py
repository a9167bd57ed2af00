"""What a worker does: every kind of job, over one workbench. Runs in the worker only, named in strings by the app.

Must not know how a job is done; that stands in `render_clip` and `train_avatar`.
"""

from studio.domain.job import JobContext, JobOutput, Reporter
from studio.domain.recipe import JobRequest, RenderRequest, TrainRequest
from studio.pipelines import render_clip, train_avatar
from studio.pipelines.workbench import Workbench


class Work:
    """One for each worker process. Rendering keeps its model warm on the bench, and training clears it first."""

    def __init__(self) -> None:
        self._bench = Workbench()

    def __call__(self, request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
        """Do the job. Raises what `render_clip.run` and `train_avatar.run` raise."""
        match request:
            case RenderRequest():
                return render_clip.run(request, context, reporter, self._bench)
            case TrainRequest():
                return train_avatar.run(request, context, reporter, self._bench)
