"""The one target of a worker: every kind of job goes to its own pipeline, and none without consent."""

from pathlib import Path

import pytest

from studio.app.job_desk import TARGETS
from studio.core.registry import resolve
from studio.domain.errors import ConsentMissing
from studio.domain.recipe import JobRequest
from studio.pipelines.work import Work
from tests.fakes.jobs import job_context, render_request, train_request
from tests.fakes.reporters import ListeningReporter


@pytest.mark.parametrize("request_", [render_request(), train_request()], ids=["render", "train"])
def test_every_kind_of_job_is_known_and_asks_for_consent(request_: JobRequest, tmp_path: Path) -> None:
    assert resolve(TARGETS[request_.kind]) is Work
    with pytest.raises(ConsentMissing):
        Work()(request_, job_context(tmp_path), ListeningReporter())
