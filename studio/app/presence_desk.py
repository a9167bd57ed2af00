"""The presence check as a window drives it: frames in, one view out, in words. Opens no camera.

What it gives is evidence that somebody moved as they were asked, never proof of who they are.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from studio.capture.coaching import HINT_TEXTS, Hint
from studio.capture.face import describe_face
from studio.capture.judge_worker import JudgeWorker
from studio.capture.likeness import FaceDescriptor, describe_likeness
from studio.capture.presence import (
    CHALLENGE_LIMIT_S,
    FAILURE_TEXTS,
    MAX_ATTEMPTS,
    PresenceCheck,
    PresencePhase,
    PresenceVerdict,
)
from studio.capture.scan_result import ScanResult
from studio.core.frames import Frame
from studio.domain.capture import PresenceEvidence, Sector

CheckPhase = PresencePhase
COMPARED_FRAMES = 4


@dataclass(frozen=True)
class PresenceView:
    """How the check stands. ``time_share`` 0…1 is what is left for the movement that is asked for, None without one.

    ``number`` counts the movements that were done, of ``count``; ``failure`` says why an attempt failed.
    """

    phase: CheckPhase
    hint: str
    number: int
    count: int
    time_share: float | None
    failure: str
    attempts_left: int


class PresenceDesk:
    """A few attempts before one camera."""

    def __init__(
        self,
        on_view: Callable[[PresenceView], None],
        on_failure: Callable[[Exception], None],
        *,
        make_check: Callable[[Sequence[FaceDescriptor]], PresenceCheck] | None = None,
    ) -> None:
        self._on_view = on_view
        self._on_failure = on_failure
        self._make_check = make_check or (lambda scan: PresenceCheck(scan=scan))
        self._check: PresenceCheck | None = None
        self._worker: JudgeWorker[PresenceVerdict] | None = None

    @property
    def is_running(self) -> bool:
        return self._worker is not None and self._worker.is_running

    @property
    def judged_count(self) -> int:
        return self._worker.judged_count if self._worker else 0

    @property
    def phase(self) -> CheckPhase | None:
        """None before the first attempt."""
        return self._check.phase if self._check else None

    @property
    def evidence(self) -> PresenceEvidence | None:
        """What was seen, once an attempt has ended."""
        if self._check is None or self._check.phase in (CheckPhase.CALIBRATING, CheckPhase.ASKING):
            return None
        return self._check.evidence()

    def start(self, scan: ScanResult | None) -> None:
        """Begin the first attempt, or the next; the face is compared with the frontal ones of ``scan``."""
        self.stop()
        if self._check is None:
            self._check = self._make_check(describe_scan(scan) if scan else ())
        elif self._check.phase is CheckPhase.FAILED:
            self._check.retry()
        elif self._check.phase in (CheckPhase.PASSED, CheckPhase.ENDED):
            return
        self._worker = JudgeWorker(self._check, self._tell, self._on_failure)
        self._worker.start()

    def stop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def offer(self, rgb: Frame, time_s: float) -> None:
        """A camera's frame (uint8 [H, W, 3], unmirrored), from any thread. Returns at once."""
        worker = self._worker
        if worker is not None:
            worker.offer(rgb, time_s)

    def close(self) -> None:
        """Stop, and forget what was seen."""
        self.stop()
        self._check = None

    def _tell(self, verdict: PresenceVerdict) -> None:
        check = self._check
        if check is None:
            return
        asking = verdict.phase is CheckPhase.ASKING
        attempts = check.evidence().attempts if not asking else 0
        self._on_view(
            PresenceView(
                phase=verdict.phase,
                hint=HINT_TEXTS[verdict.hint if verdict.failure is None else Hint.TRY_AGAIN],
                number=verdict.number,
                count=len(check.challenges),
                time_share=verdict.seconds_left / CHALLENGE_LIMIT_S if asking else None,
                failure=FAILURE_TEXTS[verdict.failure] if verdict.failure else "",
                attempts_left=MAX_ATTEMPTS - attempts,
            )
        )


def describe_scan(scan: ScanResult, count: int = COMPARED_FRAMES) -> tuple[FaceDescriptor, ...]:
    """Descriptors of the scan's best frontal frames."""
    frontal = sorted((frame for frame in scan.frames if frame.sector is Sector.FRONT), key=lambda frame: -frame.score)
    described = []
    for frame in frontal[:count]:
        with Image.open(io.BytesIO(frame.data)) as picture:
            rgb = np.asarray(picture.convert("RGB"), np.uint8)
        described.append(describe_likeness(rgb, describe_face(frame.landmarks_px)))
    return tuple(described)
