"""A clip whose frames are held back is not filed: nothing is written, nothing is kept."""

from pathlib import Path

import numpy as np
import pytest

from studio.app.studio import Studio
from studio.core.clock import utc_now
from studio.core.paths import StudioPaths
from studio.domain.errors import ResultHeld
from studio.domain.job import Job, Queued
from studio.domain.recipe import RenderRequest
from studio.engines.base import OnStep
from studio.engines.cards import Card
from studio.engines.planner import Plan
from studio.pipelines.render_clip import run
from studio.pipelines.renderers import Materials, Renderer, Rendering
from studio.pipelines.workbench import Workbench
from tests.fakes.main_job import MainJob
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import permit_office


class DarkRenderer:
    """A model whose pictures came out black; all else is the real one's."""

    def __init__(self, real: Renderer) -> None:
        self._real = real

    @property
    def card(self) -> Card:
        return self._real.card

    @property
    def revision(self) -> str:
        return self._real.revision

    def load(self, plan: Plan) -> None:
        self._real.load(plan)

    def check_adapter(self, data: bytes) -> None:
        self._real.check_adapter(data)

    def render(self, request: RenderRequest, materials: Materials, on_step: OnStep) -> Rendering:
        return Rendering(
            np.zeros((request.num_frames, request.height_px, request.width_px, 3), np.uint8), self.card.fps
        )

    def unload(self) -> None:
        self._real.unload()


class DarkBench(Workbench):
    def open(self, folder: Path, device: str) -> Renderer:
        return DarkRenderer(super().open(folder, device))


def test_a_clip_that_shows_nothing_is_held_back_and_leaves_nothing(copied: Path, main_job: MainJob) -> None:
    with Studio.open(StudioPaths(copied)) as studio:
        job = Job("ab" * 16, "Clip", main_job.request, Queued(), utc_now(), 0)
        context = permit_office(studio).context_for(job)
        reporter = ListeningReporter()
        with pytest.raises(ResultHeld) as caught:
            run(main_job.request, context, reporter, DarkBench())
        assert caught.value.hint
        stages = {report.stage for report in reporter.reports}
        assert "checking the result" in stages
        assert "finishing" not in stages
        assert not [path for path in Path(context.work_dir).glob("*") if path.suffix in {".mp4", ".jpg"}]
        assert len(studio.clips.list()) == main_job.num_clips
