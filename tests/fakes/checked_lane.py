"""The fake lane behind the worker's own door: what the pipelines refuse is refused, and only then a file is made."""

import threading
from collections.abc import Callable

from studio.domain.job import JobContext, JobOutput, Progress
from studio.domain.recipe import RenderRequest
from studio.jobs.messages import read_request
from studio.pipelines import render_clip, train_avatar
from tests.fakes.lane import FakeLane


class CheckedLane(FakeLane):
    """Admits a job as the real worker does. ``tamper`` may change the context on the way, as a forger would."""

    def __init__(self, tamper: Callable[[JobContext], JobContext] = lambda context: context) -> None:
        super().__init__()
        self.tamper = tamper

    def run(
        self,
        target: str,
        request_json: str,
        context: JobContext,
        on_progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> JobOutput:
        handed = self.tamper(context)
        request = read_request(request_json)
        if isinstance(request, RenderRequest):
            permissions = render_clip.admit(request, handed)
            for use in request.adapters:
                render_clip.read_adapter(use.avatar_id, use.adapter_sha256, handed, permissions)
        else:
            train_avatar.admit(request, handed)
        return super().run(target, request_json, context, on_progress, cancel)
