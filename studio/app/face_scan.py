"""A guided face scan as a window drives it: frames in, one view of the state out, in words. Opens no camera.

Judging runs in a thread of its own; views come from that thread, and windows bring them over to theirs. What was kept
stays in memory until `finish` hands it on or `close` forgets it.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from studio.capture.coaching import HINT_TEXTS, Hint
from studio.capture.judge_worker import JudgeWorker
from studio.capture.live_flaws import LiveFlaw
from studio.capture.ring import PLANS, SectorPlan
from studio.capture.scan_file import scan_file
from studio.capture.scan_result import SECTOR_TEXTS, ScanResult
from studio.capture.scan_session import Phase, ScanSession, Verdict
from studio.capture.sources import FILE_FPS, FileSource
from studio.capture.tracking import Tracker
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.domain.capture import Sector
from studio.domain.job import Reporter

ScanPhase = Phase
SECTOR_NAMES = SECTOR_TEXTS
FaceResult = ScanResult


class Chip(StrEnum):
    """What a person is told about the picture at a glance, beside the one hint."""

    FACE = "face"
    LIGHT = "light"
    SHARPNESS = "sharpness"
    DISTANCE = "distance"


_CHIP_FLAWS = {
    Chip.FACE: frozenset({
        LiveFlaw.NO_FACE, LiveFlaw.SECOND_FACE, LiveFlaw.MOUTH_COVERED, LiveFlaw.EYES_COVERED,
        LiveFlaw.FOREHEAD_COVERED,
    }),
    Chip.LIGHT: frozenset({LiveFlaw.TOO_DARK, LiveFlaw.BACK_LIT, LiveFlaw.TOO_BRIGHT, LiveFlaw.SIDE_LIT}),
    Chip.SHARPNESS: frozenset({LiveFlaw.MOTION_BLUR, LiveFlaw.BLURRED}),
    Chip.DISTANCE: frozenset({LiveFlaw.TOO_FAR, LiveFlaw.TOO_NEAR, LiveFlaw.CUT_OFF, LiveFlaw.OFF_CENTRE}),
}  # fmt: skip


@dataclass(frozen=True)
class FaceView:
    """How a scan stands. ``chips`` are (what, whether it is good); None while no face is seen to tell by.

    ``shares`` are (sector, 0…1) of the sectors that are not left out. ``can_finish``: nothing required is missing.
    """

    phase: ScanPhase
    hint: str
    chips: tuple[tuple[Chip, bool | None], ...]
    sector: Sector | None
    target: Sector | None
    kept: bool
    shares: tuple[tuple[Sector, float], ...]
    share: float
    time_left_s: float
    can_finish: bool


class FaceScan:
    """One person's scan. Cameras may come and go; what is covered stays."""

    def __init__(
        self,
        on_view: Callable[[FaceView], None],
        on_failure: Callable[[Exception], None],
        *,
        plans: Sequence[SectorPlan] = PLANS,
        tracker: Tracker | None = None,
    ) -> None:
        self._on_view = on_view
        self._on_failure = on_failure
        self._plans = tuple(plans)
        self._tracker = tracker
        self._guard = threading.Lock()
        self._session = ScanSession(tracker, plans=self._plans)
        self._worker: JudgeWorker[Verdict] | None = None
        self._from_file: ScanResult | None = None
        self._began = False
        self.revision = 0
        """Another one whenever frames may have been added or taken out."""

    @property
    def sectors(self) -> tuple[Sector, ...]:
        """All parts of the ring, in the order in which a person is led through them."""
        return tuple(plan.sector for plan in self._plans)

    @property
    def required(self) -> frozenset[Sector]:
        return frozenset(plan.sector for plan in self._plans if plan.required)

    @property
    def is_running(self) -> bool:
        return self._worker is not None and self._worker.is_running

    @property
    def has_kept(self) -> bool:
        """Whether something would be lost."""
        return self._from_file is not None or self._session.coverage.share > 0

    @property
    def is_from_file(self) -> bool:
        return self._from_file is not None

    @property
    def judged_count(self) -> int:
        return self._worker.judged_count if self._worker else 0

    def start(self) -> None:
        """Begin or go on with a live scan; a camera's first frames measure the resting face anew."""
        self.stop()
        self._from_file = None
        self.revision += 1
        if self._began:
            self._session.recalibrate()
        self._began = True
        self._session.resume()
        self._worker = JudgeWorker(self._session, self._tell, self._on_failure)
        self._worker.start()

    def stop(self) -> None:
        """Judge no more; what is covered stays."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def offer(self, rgb: Frame, time_s: float) -> None:
        """A camera's frame (uint8 [H, W, 3], unmirrored), from any thread. Returns at once."""
        worker = self._worker
        if worker is not None:
            worker.offer(rgb, time_s)

    def pause(self) -> None:
        self._call(self._session.pause)

    def resume(self) -> None:
        self._call(self._session.resume)

    def retake(self, sector: Sector) -> None:
        """Forget what was kept of ``sector``, so that it is asked for again."""
        self._from_file = None
        self._call(lambda: self._session.retake(sector))

    def skip(self, sector: Sector) -> None:
        """Leave ``sector`` out; `ValueError` for a required one."""
        if sector in self.required:
            raise ValueError(f"a scan needs {sector}")
        self._call(lambda: self._session.skip(sector))

    def read_file(self, path: Path, reporter: Reporter, ffmpeg: Ffmpeg | None = None) -> None:
        """Take the scan from a recorded video or a folder of pictures instead; it is of the lower grade.

        Raises what `studio.capture.scan_file.scan_file` raises, and keeps the live scan then.
        """
        program = ffmpeg or Ffmpeg.locate()
        source = FileSource(program, path)
        count = 1 if path.is_dir() else max(1, round(program.probe(path, source.limits.media).duration_s * FILE_FPS))
        result = scan_file(source, reporter, tracker=self._tracker, expected_count=count)
        with self._guard:
            self._from_file = result
            self.revision += 1

    def view(self) -> FaceView:
        """How it stands now, with nothing new seen."""
        result = self._from_file
        coverage = result.coverage if result else self._session.coverage
        phase = ScanPhase.COMPLETE if result else self._session.phase
        hint = Hint.DONE if phase is ScanPhase.COMPLETE else Hint.LOOK_AHEAD
        return FaceView(
            phase=phase,
            hint=HINT_TEXTS[hint],
            chips=tuple((chip, None) for chip in Chip),
            sector=None,
            target=None if result else self._session.target,
            kept=False,
            shares=coverage.shares,
            share=coverage.share,
            time_left_s=0.0 if result else self._session.time_left_s,
            can_finish=bool(result) or not self.required & set(coverage.missing),
        )

    def finish(self) -> ScanResult:
        """The kept frames. Stops judging. Raises `NoFaceFound`, `SeveralFacesFound`, `ScanTooPoor`."""
        self.stop()
        return self._from_file or self._session.finish()

    def close(self) -> None:
        """Stop, and forget everything that was kept."""
        self.stop()
        self._from_file = None
        self._session = ScanSession(self._tracker, plans=self._plans)
        self._began = False

    def _call(self, action: Callable[[], None]) -> None:
        """In the judging thread while there is one."""
        worker = self._worker
        if worker is not None and worker.is_running:
            worker.call(action)
        else:
            action()

    def _tell(self, verdict: Verdict) -> None:
        self._on_view(self._describe(verdict))

    def _describe(self, verdict: Verdict) -> FaceView:
        flaws = frozenset(verdict.flaws)
        seen = LiveFlaw.NO_FACE not in flaws
        looked = verdict.phase is not ScanPhase.PAUSED
        return FaceView(
            phase=verdict.phase,
            hint=HINT_TEXTS[verdict.hint],
            chips=tuple(
                (chip, not flaws & wrong if looked and (seen or chip is Chip.FACE) else None)
                for chip, wrong in _CHIP_FLAWS.items()
            ),
            sector=verdict.sector,
            target=verdict.target,
            kept=verdict.kept,
            shares=verdict.coverage.shares,
            share=verdict.coverage.share,
            time_left_s=verdict.time_left_s,
            can_finish=not self.required & set(verdict.coverage.missing),
        )
