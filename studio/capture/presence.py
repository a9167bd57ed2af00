"""The presence check: is somebody there who moves as they are asked, in an order that nobody could foresee?

It stops a held-up picture and a replayed recording. It does not stop a live face swap or a virtual camera, and is never
called more than what it is. A state machine that is fed frames: opens no camera, starts no thread, shows nothing.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from studio.capture.baseline import Baseline, Calibration, Stance, compare_face
from studio.capture.challenges import (
    HEAD_MOVEMENTS,
    Movement,
    MovementJudge,
    draw_challenges,
    is_at_rest,
    measure_depth,
)
from studio.capture.coaching import CHALLENGE_HINTS, Coach, Hint, find_flaw_hint
from studio.capture.face import Face, Points, describe_face
from studio.capture.likeness import FaceDescriptor, compare_likeness, describe_likeness
from studio.capture.live_flaws import LiveFlaw, LiveThresholds, find_framing_flaws
from studio.capture.picture_judge import PictureJudge
from studio.capture.tracking import FaceTracker, Sighting, Tracker
from studio.core.frames import Frame, as_frame
from studio.domain.capture import Challenge, Origin, PresenceEvidence

MAX_ATTEMPTS = 3
CHALLENGE_LIMIT_S = 8.0
CALIBRATION_LIMIT_S = 30.0
_CALIBRATION_FRAMES = 10
# One frame of a head that is still coming to rest differs from itself; the mean of a few does not.
_RESTING_FRAMES = 5
_MAX_FACELESS_S = 1.5
# Drawn heads leave 0.06 and more at the asked angles; a picture turned by 30 degrees 0.02…0.03, and reads as 4 degrees.
MIN_DEPTH = 0.035


class PresencePhase(StrEnum):
    CALIBRATING = "calibrating"
    ASKING = "asking"
    PASSED = "passed"
    FAILED = "failed"
    """This attempt; another one is left."""
    ENDED = "ended"
    """The last attempt too."""


class Failure(StrEnum):
    """Why an attempt failed."""

    TIMEOUT = "timeout"
    WRONG_MOVEMENT = "wrong-movement"
    FLAT = "flat"
    FACE_LOST = "face-lost"
    SECOND_FACE = "second-face"


FAILURE_TEXTS = {
    Failure.TIMEOUT: "The movement was not seen in time.",
    Failure.WRONG_MOVEMENT: "That was another movement than the one asked for.",
    Failure.FLAT: "The face moved like a flat picture.",
    Failure.FACE_LOST: "The face left the picture.",
    Failure.SECOND_FACE: "Another face came into the picture.",
}


@dataclass(frozen=True)
class PresenceVerdict:
    """What one frame said. ``challenge`` is the one that is asked for, ``number`` how many were passed before it;
    ``seconds_left`` are its own."""

    time_s: float
    phase: PresencePhase
    hint: Hint
    flaws: tuple[LiveFlaw, ...]
    challenge: Challenge | None
    number: int
    seconds_left: float
    failure: Failure | None


@dataclass(frozen=True)
class _Passed:
    challenge: Challenge
    seconds: float
    reach: float
    depth: float | None


class PresenceCheck:
    """A few attempts at four movements each: ``with PresenceCheck() as check``. One thread at a time.

    ``scan`` holds descriptors of the scan's frontal frames: the face is compared with them, for the record.
    ``source`` gives the order of the movements in tests; otherwise it is the system's own secure one.
    """

    def __init__(
        self,
        tracker: Tracker | None = None,
        *,
        origin: Origin = "live",
        scan: Sequence[FaceDescriptor] = (),
        max_attempts: int = MAX_ATTEMPTS,
        source: random.Random | None = None,
        limits: LiveThresholds | None = None,
    ) -> None:
        self.origin = origin
        self._tracker = tracker or FaceTracker()
        self._limits = limits or LiveThresholds()
        self._scan = tuple(scan)
        self._max_attempts = max_attempts
        self._source = source
        self._coach = Coach(stay_s=0.6, settle_s=0.15)
        self._attempts = 0
        self._baseline: Baseline | None = None
        self._rest_px: npt.NDArray[np.float32] | None = None
        self._failure: Failure | None = None
        self._started_s: float | None = None
        self._asked_s: float | None = None
        self._seen_s: float | None = None
        self._begin()

    def __enter__(self) -> Self:
        self._tracker.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tracker.__exit__(kind, error, trace)

    @property
    def phase(self) -> PresencePhase:
        if self._failure is not None:
            return PresencePhase.FAILED if self._attempts < self._max_attempts else PresencePhase.ENDED
        if self._baseline is None:
            return PresencePhase.CALIBRATING
        return PresencePhase.ASKING if len(self._passed) < len(self._challenges) else PresencePhase.PASSED

    @property
    def challenges(self) -> tuple[Challenge, ...]:
        """Of the present attempt. Not to be shown before they are asked."""
        return self._challenges

    def retry(self) -> None:
        """Begin the next attempt, with a fresh order. `ValueError` unless one failed and one is left."""
        if self.phase is not PresencePhase.FAILED:
            raise ValueError(f"no attempt can begin while {self.phase}")
        self._begin()

    def tidy(self) -> bool:
        """Nothing is ever put off."""
        return False

    def judge(self, frame: Frame, time_s: float) -> PresenceVerdict:
        """Look at ``frame`` (uint8 [H, W, 3] RGB, unmirrored) of ``time_s``."""
        return self.weigh(frame, self.track(frame)(), time_s)

    def track(self, frame: Frame) -> Sighting:
        """The dear half of `judge`, which touches nothing else: it may run while the frame before is weighed."""
        return self._tracker.track(as_frame(frame))

    def weigh(self, frame: Frame, landmarks_px: Points | None, time_s: float) -> PresenceVerdict:
        """The other half of `judge`."""
        if self.phase not in {PresencePhase.CALIBRATING, PresencePhase.ASKING}:
            return self._conclude(time_s, ())
        self._started_s = time_s if self._started_s is None else self._started_s
        self._asked_s = time_s if self._asked_s is None else self._asked_s
        if landmarks_px is None:
            return self._lose_face(time_s)
        face = describe_face(landmarks_px)
        self._seen_s = time_s
        flaws = [*self._judge.look(frame, face, time_s, self._baseline)]
        flaws += find_framing_flaws(face, (frame.shape[1], frame.shape[0]), self._limits)
        if LiveFlaw.SECOND_FACE in flaws:
            # During the rest it is only told; during the movements nobody could say whose they were.
            self._failure = None if self._baseline is None else Failure.SECOND_FACE
        elif self._baseline is None:
            self._calibrate(frame, face, flaws, time_s)
        else:
            self._watch(frame, face, self._baseline, time_s)
        return self._conclude(time_s, flaws)

    def evidence(self) -> PresenceEvidence:
        """What was seen of the present attempt."""
        scores = [(str(each.challenge), round(each.reach, 3)) for each in self._passed]
        depths = [each.depth for each in self._passed if each.depth is not None]
        if depths:
            scores.append(("depth", round(min(depths), 4)))
        rests = [rest for rest in self._rests if rest]
        if len(rests) > 1:
            scores.append(("continuity", round(min(compare_likeness(*pair) for pair in pairwise(rests)), 3)))
        if rests and self._scan:
            faces = [face for rest in rests for face in rest]
            scores.append(("similarity", round(compare_likeness(faces, self._scan), 3)))
        return PresenceEvidence(
            challenges=self._challenges,
            passed=self.phase is PresencePhase.PASSED,
            times_s=tuple(round(each.seconds, 2) for each in self._passed),
            scores=tuple(scores),
            origin=self.origin,
            attempts=self._attempts,
        )

    def _begin(self) -> None:
        self._attempts += 1
        self._challenges = draw_challenges(self._source)
        self._judge = PictureJudge(self._tracker, self._limits)
        self._calibration = Calibration(_CALIBRATION_FRAMES)
        self._baseline = None
        self._rest_px = None
        self._movement = MovementJudge(self._challenges[0])
        self._passed: list[_Passed] = []
        self._rests: list[list[FaceDescriptor]] = [[]]
        self._failure = None
        self._depth = 0.0
        self._started_s = None
        self._asked_s = None
        self._seen_s = None

    def _calibrate(self, frame: Frame, face: Face, flaws: Sequence[LiveFlaw], time_s: float) -> None:
        crop, tones = self._judge.crop, self._judge.tones
        if flaws or crop is None or tones is None:
            self._calibration.forget()
        else:
            self._calibration.feed(face, crop)
            self._baseline = self._calibration.complete(tones)
            self._rests[0] = [*self._rests[0], describe_likeness(frame, face)][-_RESTING_FRAMES:]
        if self._baseline is not None:
            self._rest_px = face.landmarks_px
            self._rests.append([])
            self._asked_s = time_s
        elif self._started_s is not None and time_s - self._started_s > CALIBRATION_LIMIT_S:
            self._failure = Failure.TIMEOUT

    def _watch(self, frame: Frame, face: Face, baseline: Baseline, time_s: float) -> None:
        stance = compare_face(face, baseline)
        movement = self._movement.watch(stance, time_s)
        if len(self._rests[-1]) < _RESTING_FRAMES and is_at_rest(stance):
            self._rests[-1].append(describe_likeness(frame, face))
        self._measure_depth(face, stance)
        if movement.wrong:
            self._failure = Failure.WRONG_MOVEMENT
        elif movement.done:
            self._pass(movement, time_s)
        elif self._asked_s is not None and time_s - self._asked_s > CHALLENGE_LIMIT_S:
            self._failure = Failure.TIMEOUT

    def _measure_depth(self, face: Face, stance: Stance) -> None:
        """The most that the landmarks left a plane during this challenge, once the head is well on its way."""
        if self._movement.asked in HEAD_MOVEMENTS and self._movement.is_armed and self._rest_px is not None:
            turned = max(abs(stance.pose.yaw_deg) / 18, abs(stance.pose.pitch_deg) / 10)
            if turned >= 1:
                self._depth = max(self._depth, measure_depth(self._rest_px, face.landmarks_px))

    def _pass(self, movement: Movement, time_s: float) -> None:
        asked = self._movement.asked
        depth = self._depth if asked in HEAD_MOVEMENTS else None
        if depth is not None and depth < MIN_DEPTH:
            self._failure = Failure.FLAT
            return
        began_s = time_s if self._asked_s is None else self._asked_s
        self._passed.append(_Passed(asked, time_s - began_s, movement.reach, depth))
        self._asked_s, self._depth = time_s, 0.0
        if len(self._passed) < len(self._challenges):
            self._movement = MovementJudge(self._challenges[len(self._passed)])
            self._rests.append([])

    def _lose_face(self, time_s: float) -> PresenceVerdict:
        if self._baseline is None:
            self._calibration.forget()
            if self._started_s is not None and time_s - self._started_s > CALIBRATION_LIMIT_S:
                self._failure = Failure.TIMEOUT
        elif self._seen_s is not None and time_s - self._seen_s > _MAX_FACELESS_S:
            self._failure = Failure.FACE_LOST
        return self._conclude(time_s, (LiveFlaw.NO_FACE,))

    def _conclude(self, time_s: float, flaws: Sequence[LiveFlaw]) -> PresenceVerdict:
        phase = self.phase
        asking = phase is PresencePhase.ASKING
        asked_s = time_s if self._asked_s is None else self._asked_s
        wanted = self._want(phase, flaws)
        # Every second counts while movements are asked for; a face that flickers is no news.
        at_once = phase is not PresencePhase.CALIBRATING and LiveFlaw.NO_FACE not in flaws
        return PresenceVerdict(
            time_s=time_s,
            phase=phase,
            hint=self._coach.choose(wanted, time_s, at_once=at_once),
            flaws=tuple(flaws),
            challenge=self._movement.asked if asking else None,
            number=len(self._passed),
            seconds_left=max(0.0, CHALLENGE_LIMIT_S - (time_s - asked_s)) if asking else 0.0,
            failure=self._failure,
        )

    def _want(self, phase: PresencePhase, flaws: Sequence[LiveFlaw]) -> Hint:
        if phase is PresencePhase.PASSED:
            return Hint.DONE
        if phase in {PresencePhase.FAILED, PresencePhase.ENDED}:
            return Hint.TRY_AGAIN
        if phase is PresencePhase.CALIBRATING:
            return find_flaw_hint(flaws) or (Hint.STAY_STILL if self._calibration.share > 0.2 else Hint.LOOK_AHEAD)
        if LiveFlaw.NO_FACE in flaws:
            return Hint.SHOW_FACE
        return CHALLENGE_HINTS[self._movement.asked] if self._movement.is_armed else Hint.BACK_TO_FRONT
