"""What the person does in a stretch of a scan, judged from landmarks: the action word of its caption."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from studio.capture.face import Face
from studio.engines.card_parts import ActionKey

Series = npt.NDArray[np.float64]

# Starting values, in degrees and in the units of `Face`; measured on drawn people.
_TURN_RANGE_DEG = 16.0
_TURNED_STILL_DEG = 20.0
_NOD_RANGE_DEG = 9.0
_LOOK_UP_DEG = 8.0
_TALK_RANGE = 0.10
_OPEN_MOUTH = 0.15
_SMILE_WIDENING = 1.06
_SMILE_LIFT = 0.02


class ActionJudge:
    """Judges frames against the person's own resting face, the median of all ``faces`` of a scan."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self._yaw_deg = float(np.median([face.yaw_deg for face in faces]))
        self._pitch_deg = float(np.median([face.pitch_deg for face in faces]))
        frontal = [face for face in faces if abs(face.yaw_deg - self._yaw_deg) < 12] or list(faces)
        self._mouth_width = float(np.percentile([face.mouth_width for face in frontal], 30))
        self._mouth_lift = float(np.percentile([face.mouth_lift for face in frontal], 30))

    def judge(self, faces: Sequence[Face]) -> ActionKey:
        """The action of consecutive ``faces``, or of a single one."""
        yaw = np.array([face.yaw_deg for face in faces]) - self._yaw_deg
        pitch = np.array([face.pitch_deg for face in faces]) - self._pitch_deg
        if len(faces) == 1:
            return self._judge_still(faces[0], float(yaw[0]), float(pitch[0]))
        if _range(yaw) > _TURN_RANGE_DEG:
            return "turning"
        if _range(pitch) > _NOD_RANGE_DEG and _count_swings(pitch, _NOD_RANGE_DEG / 2) >= 1:
            return "nodding"
        if float(np.median(pitch)) > _LOOK_UP_DEG:
            return "looking-up"
        opening = np.array([face.mouth_opening for face in faces])
        if _range(opening) > _TALK_RANGE and _count_swings(opening, _TALK_RANGE / 2) >= 2:
            return "talking"
        smiling = sum(self._is_smiling(face) for face in faces)
        return "smiling" if smiling > len(faces) / 2 else "still"

    def _judge_still(self, face: Face, yaw: float, pitch: float) -> ActionKey:
        if abs(yaw) > _TURNED_STILL_DEG:
            return "turning"
        if pitch > _LOOK_UP_DEG:
            return "looking-up"
        if face.mouth_opening > _OPEN_MOUTH:
            return "talking"
        return "smiling" if self._is_smiling(face) else "still"

    def _is_smiling(self, face: Face) -> bool:
        """Corners of the mouth wider apart and higher than at rest; a chin that is lifted widens it too."""
        if abs(face.yaw_deg - self._yaw_deg) > 15 or abs(face.pitch_deg - self._pitch_deg) > _LOOK_UP_DEG:
            return False
        return (
            face.mouth_width > _SMILE_WIDENING * self._mouth_width
            and face.mouth_lift > self._mouth_lift + _SMILE_LIFT
            and face.mouth_opening < 2 * _OPEN_MOUTH
        )


def _range(series: Series) -> float:
    """Spread without the outermost frames."""
    low, high = np.percentile(series, (5, 95))
    return float(high - low)


def _count_swings(series: Series, depth: float) -> int:
    """How often the series turns back by at least ``depth``."""
    swings, extreme, direction = 0, float(series[0]), 0
    for value in map(float, series[1:]):
        if direction >= 0 and value < extreme - depth:
            swings += direction > 0
            direction, extreme = -1, value
        elif direction <= 0 and value > extreme + depth:
            swings += direction < 0
            direction, extreme = 1, value
        elif (direction >= 0 and value > extreme) or (direction < 0 and value < extreme):
            extreme = value
    return swings
