"""The picture's share of a live verdict: light, blur, coverings and a second face, each as often as it is worth.

Keeps the last figures between two measurements, never a picture: following the face costs about 4 ms, and all of this
together is to stay below a twentieth of that.
"""

import math
from collections.abc import Sequence

from studio.capture.baseline import Baseline
from studio.capture.face import Face
from studio.capture.live_flaws import (
    LiveFlaw,
    LiveThresholds,
    Motion,
    find_blur,
    find_coverings,
    find_light_flaws,
)
from studio.capture.ring import LightChange
from studio.capture.signals import CropMeasures, FaceTones, measure_crop, measure_tones
from studio.capture.tracking import Tracker
from studio.core.frames import Frame

_CROP_EVERY_S, _TONES_EVERY_S, _CROWD_EVERY_S = 0.16, 0.45, 1.5
_AHEAD_YAW_DEG, _AHEAD_PITCH_DEG = 18.0, 15.0


class PictureJudge:
    """Measures what is due and tells the flaws of the moment."""

    def __init__(self, tracker: Tracker, limits: LiveThresholds) -> None:
        self.limits = limits
        self.crop: CropMeasures | None = None
        self.tones: FaceTones | None = None
        self.light: LightChange | None = None
        self.is_fresh = False
        """Whether `crop` was measured on the last frame."""
        self._tracker = tracker
        self._crop_s = self._tones_s = self._crowd_s = -math.inf
        self.motion = Motion(0.0, 0.0)
        self._before: tuple[Face, float] | None = None
        self._flaws: tuple[LiveFlaw, ...] = ()
        self._coverings: tuple[LiveFlaw, ...] = ()
        self._is_crowded = False

    def forget(self) -> None:
        """The face is gone: measure anew when it comes back."""
        self._crop_s = self._tones_s = -math.inf
        self._before = None
        self._coverings = ()

    def look(self, frame: Frame, face: Face, time_s: float, baseline: Baseline | None) -> Sequence[LiveFlaw]:
        """Flaws of light, sharpness, coverings and company at ``time_s``."""
        self.motion = motion = self._measure_motion(face, time_s)
        if time_s - self._crowd_s >= _CROWD_EVERY_S or time_s < self._crowd_s:
            self._is_crowded = self._tracker.count_faces(frame) > 1
            self._crowd_s = time_s
        yaw, pitch = face.yaw_deg, face.pitch_deg
        if baseline is not None:
            yaw, pitch = yaw - baseline.yaw_deg, pitch - baseline.pitch_deg
        ahead = abs(yaw) < _AHEAD_YAW_DEG and (baseline is None or abs(pitch) < _AHEAD_PITCH_DEG)
        if ahead and (time_s - self._tones_s >= _TONES_EVERY_S or time_s < self._tones_s):
            self._measure_tones(frame, face, time_s, baseline)
        self.is_fresh = baseline is None or time_s - self._crop_s >= _CROP_EVERY_S or time_s < self._crop_s
        if self.is_fresh:
            self._measure_crop(frame, face, time_s, baseline, yaw, motion)
        company = (LiveFlaw.SECOND_FACE,) if self._is_crowded else ()
        return (*company, *self._flaws, *self._coverings)

    def _measure_motion(self, face: Face, time_s: float) -> Motion:
        motion = Motion(0.0, 0.0)
        if self._before is not None and time_s > self._before[1]:
            before, step_s = self._before[0], time_s - self._before[1]
            turned = max(abs(face.yaw_deg - before.yaw_deg), abs(face.pitch_deg - before.pitch_deg))
            shifted = math.dist(face.center_px, before.center_px) / max(face.head_height_px, 1e-3)
            motion = Motion(shifted / step_s, turned / step_s)
        self._before = (face, time_s)
        return motion

    def _measure_tones(self, frame: Frame, face: Face, time_s: float, baseline: Baseline | None) -> None:
        self.tones = measure_tones(frame, face)
        self._tones_s = time_s
        self._coverings = tuple(find_coverings(self.tones, baseline.tones if baseline else None, self.limits))

    def _measure_crop(
        self, frame: Frame, face: Face, time_s: float, baseline: Baseline | None, yaw: float, motion: Motion
    ) -> None:
        self.crop = measure_crop(frame, face)
        self._crop_s = time_s
        flaws = list(find_light_flaws(self.crop, yaw, self.tones, self.limits))
        self.light = None
        if baseline is not None:
            size = face.head_height_px / max(baseline.head_height_px, 1e-3)
            flaws += find_blur(self.crop, baseline, yaw, size, motion, self.limits)
            tones = self.tones or baseline.tones
            self.light = LightChange(
                ratio=self.crop.luma / max(baseline.luma, 1.0),
                side=self.crop.side - baseline.side,
                hue=tones.cheeks.distance(baseline.tones.cheeks),
            )
        self._flaws = tuple(flaws)
