"""A lane that makes real files in no time: the boundary behind which torch lives."""

import io
import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PIL import Image

from studio.core import serial, storage
from studio.core.frames import write_poster
from studio.core.media import Ffmpeg
from studio.domain.errors import Cancelled, StudioError
from studio.domain.job import JobContext, JobOutput, Progress, RenderOutput, TrainOutput
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.domain.training_run import RunSample, TrainingRun
from studio.library.training_runs import RunFolder
from studio.library.vault import write_sealed

STEPS = 4


class FakeLane:
    """Reports `STEPS` steps and leaves what a worker would leave. ``fails_with`` makes every job fail.

    While ``gate`` is clear, a job waits at its first step, so that a test can look at it or cancel it.
    """

    def __init__(self, fails_with: StudioError | None = None) -> None:
        self.fails_with = fails_with
        self.gate = threading.Event()
        self.gate.set()
        self.seen: list[str] = []

    def run(
        self,
        target: str,
        request_json: str,
        context: JobContext,
        on_progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> JobOutput:
        self.seen.append(target)
        for step in range(1, STEPS + 1):
            on_progress(Progress("working", step, STEPS, eta_s=1.0, metrics=(("loss", 1.0 / step),)))
            while not self.gate.wait(0.02):
                if cancel.is_set():
                    raise Cancelled
            if cancel.is_set():
                raise Cancelled
        if self.fails_with is not None:
            raise self.fails_with
        if json.loads(request_json)["kind"] == "train":
            return self._train(serial.from_json(TrainRequest, request_json), context)
        return self._render(serial.from_json(RenderRequest, request_json), context)

    def close(self) -> None:
        self.gate.set()

    @staticmethod
    def _train(request: TrainRequest, context: JobContext) -> TrainOutput:
        data = f"adapter of {context.job_id}".encode()
        digest = storage.hash_bytes(data)
        path = Path(context.vault_dir) / request.avatar_id / f"{digest}.adapter"
        key = bytes.fromhex(context.permits[0].avatar_key_hex)
        write_sealed(path, key, data)
        if request.rank:
            _leave_run(RunFolder(path.parent, context.job_id, key), request, digest)
        return TrainOutput(str(path), digest, request.rank, request.num_train_steps, ((1, 1.0), (2, 0.5)))

    @staticmethod
    def _render(request: RenderRequest, context: JobContext) -> RenderOutput:
        folder = Path(context.work_dir)
        rng = np.random.default_rng(request.seed)
        frames = [rng.integers(0, 255, (128, 72, 3), dtype=np.uint8) for _ in range(request.num_frames)]
        clip, poster = folder / "clip.mp4", folder / "poster.jpg"
        Ffmpeg.locate().write_clip(clip, frames, request.fps, width_px=72, height_px=128)
        write_poster(poster, frames[0])
        return RenderOutput(str(clip), str(poster), 72, 128, request.num_frames / request.fps, request.fps, False)


def _leave_run(folder: RunFolder, request: TrainRequest, digest: str) -> None:
    """Three samples, grey to white; the second is the most like the person."""
    samples = []
    for number, likeness in enumerate((0.2, 0.6, 0.5), 1):
        step = request.num_train_steps * number // 3
        picture = io.BytesIO()
        Image.new("RGB", (36, 64), (80 * number,) * 3).save(picture, format="JPEG")
        adapter = f"{folder.job_id} at {number}".encode() if number < 3 else b""
        folder.keep_sample(step, picture.getvalue(), adapter)
        samples.append(RunSample(step, storage.hash_bytes(adapter) if adapter else digest, likeness))
    losses = tuple((step, 1.0 / step) for step in range(1, 21))
    ended_at = datetime.now(UTC)
    folder.write_note(
        TrainingRun(folder.job_id, request.model, request.num_train_steps, ended_at, losses, tuple(samples), 61.0)
    )
