"""What crosses the pipe arrives whole, and nothing else is accepted."""

import math
from multiprocessing import Pipe

import pytest

from studio.domain.errors import InvalidInput
from studio.domain.job import JobContext, Permit, Progress, RenderOutput, TrainOutput
from studio.jobs import messages
from studio.jobs.messages import CancelJob, JobBegan, JobBroke, JobGave, JobLetGo, JobRefused, RunJob, ToApp

PERMIT = Permit("ada", "ff" * 32, '{"signed":"consent"}')
CONTEXT = JobContext("job", "/w", "/v", "/f", "/m", "cpu", (PERMIT,))


def test_orders_arrive_whole() -> None:
    here, there = Pipe()
    with here, there:
        for order in (RunJob(1, "a:b", '{"prompt":"ünï"}', CONTEXT), CancelJob(1)):
            messages.send(here, order)
            assert messages.receive_in_worker(there) == order


def test_words_of_a_worker_arrive_whole() -> None:
    render = RenderOutput("c", "p", 64, 112, 2.0, 8.0, has_speech=True)
    train = TrainOutput("s", "0" * 64, 8, 2, ((0, 1.5), (1, 0.5)))
    words: tuple[ToApp, ...] = (
        *(JobBegan(1), JobGave(1, render), JobGave(2, train), JobLetGo(3)),
        *(JobRefused(4, "no-face", "No face.", "Look here."), JobBroke(5, "KeyError", "Traceback")),
    )
    here, there = Pipe()
    with here, there:
        for word in words:
            messages.send(here, word)
            assert messages.receive_in_app(there) == word


@pytest.mark.parametrize("eta_s", [None, 1.5])
def test_progress_keeps_its_picture_and_figures(eta_s: float | None) -> None:
    progress = Progress("denoise", 3, 9, eta_s, bytes(range(256)), (("loss", 0.5), ("rate", math.inf)))
    here, there = Pipe()
    with here, there:
        messages.send(here, messages.describe(1, progress))
        said = messages.receive_in_app(there)
    assert isinstance(said, messages.JobSaid)
    assert messages.understand(said) == progress


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x80\x04K\x01.",
        b"null",
        b'{"kind":"gave","run":1}',
        b'{"kind":"let-go","run":1,"more":2}',
        b'{"kind":"x"}',
    ],
)
def test_nonsense_is_refused(raw: bytes) -> None:
    here, there = Pipe()
    with here, there:
        here.send_bytes(raw)
        with pytest.raises(InvalidInput):
            messages.receive_in_app(there)


def test_a_message_that_is_too_long_is_not_sent() -> None:
    here, there = Pipe()
    with here, there:
        with pytest.raises(ValueError, match="over the limit"):
            messages.send(here, JobBroke(1, "E", "x" * (messages.MAX_MESSAGE_BYTES + 1)))
        assert not there.poll()


def test_an_order_shows_no_secrets_when_it_is_printed() -> None:
    order = RunJob(1, "a:b", '{"prompt":"private words"}', CONTEXT)
    assert "private" not in repr(order)
    assert "ffff" not in repr(order)
