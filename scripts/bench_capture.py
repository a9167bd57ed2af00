"""Benchmark of live judging: a guided scan's session on a drawn scan, against mediapipe's bare Face Mesh."""

from collections.abc import Sequence
from pathlib import Path

from scripts.ratios import Ratio, compare, measure
from studio.capture.face import hush_chatter, load_face_mesh
from studio.capture.judge_worker import JudgeWorker
from studio.capture.scan_session import ScanSession, Verdict
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.core.paths import shipped_dir

_FPS = 24.0


def bench_capture(_model: Path, rounds: int) -> tuple[Ratio, ...]:
    """Seconds to judge all frames of the drawn sample's scan, kept frames encoded, each drawn frame shown twice as
    by a camera of 24 frames/s. Models are open before the clock starts, on both sides."""
    scan = shipped_dir("assets") / "samples" / "ada" / "scan.mp4"
    frames = list(Ffmpeg.locate().read_frames(scan, _FPS, 720))
    with hush_chatter():
        mesh = load_face_mesh()(static_image_mode=False, max_num_faces=1, refine_landmarks=True)
        mesh.process(frames[0])

    def bare() -> float:
        return measure(lambda: [mesh.process(frame) for frame in frames])

    return (compare(f"judging, {len(frames)} frames", lambda: _judge_all(frames), bare, rounds),)


def _judge_all(frames: Sequence[Frame]) -> float:
    verdicts: list[Verdict] = []
    failures: list[Exception] = []
    session = ScanSession()
    worker = JudgeWorker(session, verdicts.append, failures.append)
    worker.start()
    # The first frame opens the models; the network's first answer to it is waited for.
    worker.submit(frames[0], -1.0)
    while worker.judged_count == 0 and worker.is_running:
        worker.submit(frames[0], -1.0)

    def work() -> None:
        for index, frame in enumerate(frames):
            worker.submit(frame, index / _FPS)
        worker.stop(60.0, drain=True)
        while session.tidy():
            pass

    seconds = measure(work)
    if failures:
        raise failures[0]
    return seconds
