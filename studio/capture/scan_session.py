"""The guided face scan: calibrates on the resting face, fills the ring, says what to do next, keeps the best frames.

A state machine that is fed frames with their times. Opens no camera, starts no thread, shows nothing, writes no file.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import TracebackType
from typing import Self

from studio.capture.baseline import Baseline, Calibration, Stance, compare_face
from studio.capture.coaching import Coach, Hint, find_flaw_hint, guide_to
from studio.capture.face import Face, Points, describe_face
from studio.capture.gallery import Candidate, Gallery
from studio.capture.live_flaws import LiveFlaw, LiveThresholds, find_framing_flaws
from studio.capture.picture_judge import PictureJudge
from studio.capture.ring import PLANS, Coverage, SectorPlan, find_sector, miss
from studio.capture.scan_result import MIN_FRAMES, ScanResult, require_enough
from studio.capture.tracking import FaceTracker, Sighting, Tracker, see_nothing
from studio.core.frames import Frame, as_frame
from studio.domain.capture import HeadPose, Origin, Sector

# What is believed of a sector's time before anything was measured, and how many sectors that belief weighs.
_USUAL_SECTOR_S, _BELIEF = 3.0, 3.0
_CALIBRATION_S = 1.0
# A gap in the stream (a sleeping machine, a paused camera) is no scanning time.
_MAX_STEP_S = 0.5
_TALK_MEMORY_S = 1.0
_SHUT_EYES_S, _STUCK_S = 1.5, 4.0
# At a camera's full rate neighbours differ by nothing that a scan could use: the face is followed in every frame, and
# weighed at most this often.
_WEIGH_EVERY_S = 0.045
# A head that turns faster is on its way; its landmarks lag behind.
_MAX_KEPT_DEG_S = 80.0


class Phase(StrEnum):
    CALIBRATING = "calibrating"
    COVERING = "covering"
    PAUSED = "paused"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Verdict:
    """What one frame said. ``flaws`` are the worst first; ``pose`` is None without a face or before calibration;
    ``sector`` is the one that the face is in, ``target`` the one that is asked for; ``kept`` when the frame was taken;
    ``time_left_s`` is an estimate. A frame too soon after a weighed one is given that one's verdict, ``kept`` False."""

    time_s: float
    phase: Phase
    flaws: tuple[LiveFlaw, ...]
    hint: Hint
    pose: HeadPose | None
    sector: Sector | None
    target: Sector | None
    kept: bool
    coverage: Coverage
    time_left_s: float


class ScanSession:
    """One scan, from the first frame to `finish`: ``with ScanSession() as session``. One thread at a time.

    Frames are unmirrored and of one size. ``baseline`` leaves calibration out (a file is read twice).
    """

    def __init__(
        self,
        tracker: Tracker | None = None,
        *,
        origin: Origin = "live",
        plans: Sequence[SectorPlan] = PLANS,
        baseline: Baseline | None = None,
        limits: LiveThresholds | None = None,
    ) -> None:
        self.origin = origin
        self.baseline = baseline
        self._plans = tuple(plans)
        self._tracker = tracker or FaceTracker()
        self._judge = PictureJudge(self._tracker, limits or LiveThresholds())
        self._calibration = Calibration()
        self._gallery = Gallery(plans)
        self._coach = Coach()
        self._paused = False
        self._time_s: float | None = None
        self._active_s = 0.0
        self.frame_count, self.faceless_count, self.crowded_count = 0, 0, 0
        self._flaws: dict[LiveFlaw, int] = {}
        self._mouth: deque[tuple[float, float]] = deque()
        self._shut_s, self._stuck_s = 0.0, 0.0
        self._window: tuple[int, int, int, int] | None = None
        self._last: Verdict | None = None
        """The last verdict while covering; None when the next frame must be weighed."""

    def __enter__(self) -> Self:
        self._tracker.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tracker.__exit__(kind, error, trace)

    @property
    def phase(self) -> Phase:
        if self._paused:
            return Phase.PAUSED
        if self.baseline is None:
            return Phase.CALIBRATING
        return Phase.COVERING if self.coverage.missing else Phase.COMPLETE

    @property
    def coverage(self) -> Coverage:
        return self._gallery.coverage

    @property
    def target(self) -> Sector | None:
        """The first sector that is not full."""
        return next(iter(self.coverage.missing), None)

    @property
    def time_left_s(self) -> float:
        """From the person's own pace, and at first from what is usual."""
        shares = self.coverage.shares
        done = sum(share for _, share in shares)
        pace_s = (_USUAL_SECTOR_S * _BELIEF + self._active_s) / (_BELIEF + done)
        pace_s = min(max(pace_s, 1.0), 15.0)
        return (len(shares) - done) * pace_s + (_CALIBRATION_S if self.baseline is None else 0.0)

    @property
    def can_finish(self) -> bool:
        """Whether `finish` would do: every required sector has a frame, and there are enough. Not yet a full ring."""
        required = [plan.sector for plan in self._plans if plan.required]
        seen = all(self.coverage.share_of(sector) > 0 for sector in required)
        return seen and self._gallery.count >= MIN_FRAMES

    def judge(self, frame: Frame, time_s: float) -> Verdict:
        """Look at ``frame`` (uint8 [H, W, 3] RGB) of ``time_s``, keep it if it is wanted, say what to do next."""
        return self.weigh(frame, self.track(frame)(), time_s)

    def track(self, frame: Frame) -> Sighting:
        """The dear half of `judge`, which touches nothing else: it may run while the frame before is weighed."""
        return see_nothing if self._paused else self._tracker.track(as_frame(frame))

    def weigh(self, frame: Frame, landmarks_px: Points | None, time_s: float) -> Verdict:
        """The other half of `judge`."""
        if self._paused:
            self._time_s = None
            return self._conclude(time_s, (), None, None, None, False)
        step_s = 0.0 if self._time_s is None else min(max(time_s - self._time_s, 0.0), _MAX_STEP_S)
        self._time_s = time_s
        self._active_s += step_s if self.baseline is not None else 0.0
        self.frame_count += 1
        last = self._last
        if last is not None and landmarks_px is not None and 0 <= time_s - last.time_s < _WEIGH_EVERY_S:
            return replace(last, kept=False) if last.kept else last
        weighed_s = 0.0 if last is None else min(max(time_s - last.time_s, 0.0), _MAX_STEP_S)
        if landmarks_px is None:
            return self._lose_face(time_s)
        face = describe_face(landmarks_px)
        flaws = list(self._judge.look(frame, face, time_s, self.baseline))
        flaws += find_framing_flaws(face, (frame.shape[1], frame.shape[0]), self._judge.limits)
        self.crowded_count += LiveFlaw.SECOND_FACE in flaws
        if self.baseline is None:
            return self._calibrate(face, flaws, time_s)
        return self._cover(frame, face, self.baseline, flaws, time_s, weighed_s)

    def tidy(self) -> bool:
        """Do a little of the work that can wait; whether there is more. For moments without a frame."""
        return self._gallery.encode_one()

    def pause(self) -> None:
        """Frames are not looked at until `resume`."""
        self._paused = True

    def resume(self) -> None:
        self._paused = False
        self._time_s = None
        self._last = None

    def skip(self, sector: Sector) -> None:
        """Leave a sector out. One that every scan needs stays; `ValueError` then."""
        plan = next(plan for plan in self._plans if plan.sector == sector)
        if plan.required:
            raise ValueError(f"a scan needs {sector}")
        if sector in dict(self.coverage.shares):
            self._gallery.remove(sector)
        self._last = None

    def retake(self, sector: Sector) -> None:
        """Forget what was kept of a sector, so that it is asked for again."""
        if sector in dict(self.coverage.shares):
            self._gallery.clear(sector)
        self._last = None

    def recalibrate(self) -> None:
        """Measure the resting face anew, for another chair or camera. What was kept stays."""
        self.baseline, self._window = None, None
        self._calibration.forget()
        self._judge.forget()
        self._last = None

    def finish(self) -> ScanResult:
        """The kept frames. Raises `NoFaceFound`, `SeveralFacesFound` or `ScanTooPoor` when they cannot be enough."""
        kept = self._gallery.finish()
        result = ScanResult(
            frames=kept,
            coverage=self.coverage,
            origin=self.origin,
            duration_s=self._active_s,
            frame_count=self.frame_count,
            faceless_count=self.faceless_count,
            crowded_count=self.crowded_count,
            flaws=tuple(sorted(self._flaws.items(), key=lambda item: (-item[1], item[0]))),
        )
        require_enough(result, [plan.sector for plan in self._plans if plan.required])
        return result

    def _lose_face(self, time_s: float) -> Verdict:
        self.faceless_count += 1
        self._judge.forget()
        if self.baseline is None:
            self._calibration.forget()
        return self._conclude(time_s, (LiveFlaw.NO_FACE,), None, None, None, False)

    def _calibrate(self, face: Face, flaws: list[LiveFlaw], time_s: float) -> Verdict:
        crop, tones = self._judge.crop, self._judge.tones
        if flaws or crop is None or tones is None:
            self._calibration.forget()
        else:
            self._calibration.feed(face, crop)
            self.baseline = self._calibration.complete(tones)
        return self._conclude(time_s, flaws, None, None, None, False)

    def _cover(
        self, frame: Frame, face: Face, baseline: Baseline, flaws: list[LiveFlaw], time_s: float, step_s: float
    ) -> Verdict:
        stance = compare_face(face, baseline)
        limits = self._judge.limits
        shut = stance.eyes < limits.min_eyes * (0.6 if stance.pose.pitch_deg < -6 else 1.0)
        self._shut_s = self._shut_s + step_s if shut else 0.0
        if shut:
            flaws.append(LiveFlaw.EYES_CLOSED)
        if abs(stance.pose.yaw_deg) > limits.max_turn_deg:
            flaws.append(LiveFlaw.TURNED_AWAY)
        sector = find_sector(stance, self._judge.light, self._swing_mouth(face, time_s))
        kept = False
        steady = self._judge.is_fresh and self._judge.motion.deg_s < _MAX_KEPT_DEG_S
        if sector is not None and steady and not flaws and self._gallery.is_wanted(sector, time_s):
            verdict = self._offer(frame, face, stance, sector, time_s)
            kept = verdict is True
            if verdict is None and self.coverage.share_of(sector) < 1:
                flaws.append(LiveFlaw.DUPLICATE)
        self._stuck_s = self._stuck_s + step_s if sector is not None and sector == self.target and not kept else 0.0
        return self._conclude(time_s, flaws, stance, sector, baseline, kept)

    def _offer(self, frame: Frame, face: Face, stance: Stance, sector: Sector, time_s: float) -> bool | None:
        crop = self._judge.crop
        if crop is None or self.baseline is None:
            return False
        if self._window is None:
            self._window = _choose_window(self.baseline, frame)
        # Sharper is better up to what the neutral frame showed; beyond that it is noise or hair.
        sharpness = min(crop.sharpness / max(self.baseline.sharpness, 1e-6), 1.2)
        score = sharpness / (1 + 0.02 * miss(sector, stance))
        candidate = Candidate(
            frame, face.landmarks_px, time_s, sector, stance.pose, score, face.mouth_opening, crop.thumbnail
        )
        return self._gallery.offer(candidate, self._window)

    def _swing_mouth(self, face: Face, time_s: float) -> float:
        """How far the mouth's opening moved within the last second."""
        self._mouth.append((time_s, face.mouth_opening))
        while self._mouth and time_s - self._mouth[0][0] > _TALK_MEMORY_S:
            self._mouth.popleft()
        openings = [opening for _, opening in self._mouth]
        return max(openings) - min(openings)

    def _conclude(
        self,
        time_s: float,
        flaws: Sequence[LiveFlaw],
        stance: Stance | None,
        sector: Sector | None,
        baseline: Baseline | None,
        kept: bool,
    ) -> Verdict:
        for flaw in flaws:
            self._flaws[flaw] = self._flaws.get(flaw, 0) + 1
        phase, target = self.phase, self.target
        wanted = self._want(phase, target, flaws, stance)
        done = phase in {Phase.PAUSED, Phase.COMPLETE} or (kept and bool(target) and sector != target)
        verdict = Verdict(
            time_s=time_s,
            phase=phase,
            flaws=tuple(flaws),
            hint=self._coach.choose(wanted, time_s, at_once=done),
            pose=stance.pose if stance else None,
            sector=sector,
            target=target,
            kept=kept,
            coverage=self.coverage,
            time_left_s=self.time_left_s,
        )
        self._last = verdict if phase in {Phase.COVERING, Phase.COMPLETE} else None
        return verdict

    def _want(self, phase: Phase, target: Sector | None, flaws: Sequence[LiveFlaw], stance: Stance | None) -> Hint:
        if phase is Phase.PAUSED:
            return Hint.PAUSED
        if phase is Phase.COMPLETE or target is None:
            return Hint.DONE
        if (hint := find_flaw_hint(flaws)) is not None:
            return hint
        if self._shut_s > _SHUT_EYES_S:
            return Hint.OPEN_EYES
        if phase is Phase.CALIBRATING:
            return Hint.STAY_STILL if self._calibration.share > 0.2 else Hint.LOOK_AHEAD
        if self._stuck_s > _STUCK_S and target is not Sector.OTHER_LIGHT:
            return Hint.MOVE_A_LITTLE
        return guide_to(target, stance)


def _choose_window(baseline: Baseline, frame: Frame) -> tuple[int, int, int, int]:
    """What is kept of a wide picture: its full height and a square about the resting face."""
    height, width = frame.shape[:2]
    side = min(width, height) if width > height else width
    left = round(min(max(baseline.center_px[0] - side / 2, 0), width - side))
    return left, 0, left + side, height
