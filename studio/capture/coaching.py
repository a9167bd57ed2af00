"""What a person is told during a scan or a presence check: one thing at a time, calmly. Words and their choice only.

`HINT_TEXTS` is the only place for these words; windows translate them by their ids.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from studio.capture.baseline import Stance
from studio.capture.live_flaws import LiveFlaw
from studio.domain.capture import Challenge, Sector


class Hint(StrEnum):
    """One thing to tell."""

    LOOK_AHEAD = "look-ahead"
    STAY_STILL = "stay-still"
    SHOW_FACE = "show-face"
    ONLY_YOU = "only-you"
    MOVE_INTO_FRAME = "move-into-frame"
    COME_CLOSER = "come-closer"
    MOVE_BACK = "move-back"
    MOVE_TO_MIDDLE = "move-to-middle"
    MORE_LIGHT = "more-light"
    LIGHT_FROM_FRONT = "light-from-front"
    LIGHT_BEHIND = "light-behind"
    LESS_LIGHT = "less-light"
    UNCOVER_MOUTH = "uncover-mouth"
    UNCOVER_EYES = "uncover-eyes"
    UNCOVER_FOREHEAD = "uncover-forehead"
    HOLD_STILL = "hold-still"
    PICTURE_BLURRED = "picture-blurred"
    TURN_BACK = "turn-back"
    OPEN_EYES = "open-eyes"
    MOVE_A_LITTLE = "move-a-little"
    TURN_LEFT_LITTLE = "turn-left-little"
    TURN_LEFT_FAR = "turn-left-far"
    TURN_RIGHT_LITTLE = "turn-right-little"
    TURN_RIGHT_FAR = "turn-right-far"
    TURN_LESS = "turn-less"
    LOOK_UP = "look-up"
    LOOK_DOWN = "look-down"
    NOD_LESS = "nod-less"
    TILT_LEFT = "tilt-left"
    TILT_RIGHT = "tilt-right"
    SMILE = "smile"
    TALK = "talk"
    LEAN_CLOSER = "lean-closer"
    LEAN_BACK = "lean-back"
    OTHER_LIGHT = "other-light"
    BLINK_TWICE = "blink-twice"
    OPEN_MOUTH = "open-mouth"
    BACK_TO_FRONT = "back-to-front"
    PAUSED = "paused"
    DONE = "done"
    TRY_AGAIN = "try-again"


HINT_TEXTS: Final[Mapping[Hint, str]] = MappingProxyType({
    Hint.LOOK_AHEAD: "Look straight into the camera, with a relaxed face.",
    Hint.STAY_STILL: "Good. Stay like this for a moment.",
    Hint.SHOW_FACE: "Your face is not in the picture yet. Sit in front of the camera.",
    Hint.ONLY_YOU: "Only you, please: there is another face in the picture. Posters count too.",
    Hint.MOVE_INTO_FRAME: "Move back into the picture, so that your whole face is seen.",
    Hint.COME_CLOSER: "Come a little closer.",
    Hint.MOVE_BACK: "Move back a little.",
    Hint.MOVE_TO_MIDDLE: "Move to the middle of the picture.",
    Hint.MORE_LIGHT: "A little more light, please.",
    Hint.LIGHT_FROM_FRONT: "More light from the front: one side of your face is dark.",
    Hint.LIGHT_BEHIND: "The light is behind you. Turn towards it, or put a lamp in front.",
    Hint.LESS_LIGHT: "A little less light: your face is too bright.",
    Hint.UNCOVER_MOUTH: "Something seems to cover your mouth. Please take it away.",
    Hint.UNCOVER_EYES: "Something seems to cover your eyes. Please take dark glasses off.",
    Hint.UNCOVER_FOREHEAD: "Something seems to cover your forehead. A cap or a hand, perhaps?",
    Hint.HOLD_STILL: "Slowly. Hold still for a moment.",
    Hint.PICTURE_BLURRED: "The picture is blurred. Wipe the lens, or give the camera more light.",
    Hint.TURN_BACK: "That is too far. Turn back a little.",
    Hint.OPEN_EYES: "Keep your eyes open.",
    Hint.MOVE_A_LITTLE: "This one is there already. Move just a little.",
    Hint.TURN_LEFT_LITTLE: "Turn your head a little to your left.",
    Hint.TURN_LEFT_FAR: "Turn your head further to your left, as far as is comfortable.",
    Hint.TURN_RIGHT_LITTLE: "Turn your head a little to your right.",
    Hint.TURN_RIGHT_FAR: "Turn your head further to your right, as far as is comfortable.",
    Hint.TURN_LESS: "A little less: turn back towards the camera.",
    Hint.LOOK_UP: "Lift your chin a little.",
    Hint.LOOK_DOWN: "Lower your chin a little.",
    Hint.NOD_LESS: "A little less: back towards the camera.",
    Hint.TILT_LEFT: "Tilt your head towards your left shoulder.",
    Hint.TILT_RIGHT: "Tilt your head towards your right shoulder.",
    Hint.SMILE: "Look at the camera and smile.",
    Hint.TALK: "Look at the camera and say a few words. Count to five, for example.",
    Hint.LEAN_CLOSER: "Lean towards the camera.",
    Hint.LEAN_BACK: "Lean back, away from the camera.",
    Hint.OTHER_LIGHT: "Change the light: switch a lamp on or off, or turn towards a window. You can skip this.",
    Hint.BLINK_TWICE: "Blink twice.",
    Hint.OPEN_MOUTH: "Open your mouth.",
    Hint.BACK_TO_FRONT: "Look straight ahead again.",
    Hint.PAUSED: "Paused. Go on whenever you like.",
    Hint.DONE: "That is all. Thank you.",
    Hint.TRY_AGAIN: "That did not work. Try once more, one movement after the other.",
})  # fmt: skip

FLAW_HINTS: Final[Mapping[LiveFlaw, Hint]] = MappingProxyType({
    LiveFlaw.NO_FACE: Hint.SHOW_FACE,
    LiveFlaw.SECOND_FACE: Hint.ONLY_YOU,
    LiveFlaw.CUT_OFF: Hint.MOVE_INTO_FRAME,
    LiveFlaw.TOO_FAR: Hint.COME_CLOSER,
    LiveFlaw.TOO_NEAR: Hint.MOVE_BACK,
    LiveFlaw.OFF_CENTRE: Hint.MOVE_TO_MIDDLE,
    LiveFlaw.TOO_DARK: Hint.MORE_LIGHT,
    LiveFlaw.BACK_LIT: Hint.LIGHT_BEHIND,
    LiveFlaw.TOO_BRIGHT: Hint.LESS_LIGHT,
    LiveFlaw.SIDE_LIT: Hint.LIGHT_FROM_FRONT,
    LiveFlaw.MOUTH_COVERED: Hint.UNCOVER_MOUTH,
    LiveFlaw.EYES_COVERED: Hint.UNCOVER_EYES,
    LiveFlaw.FOREHEAD_COVERED: Hint.UNCOVER_FOREHEAD,
    LiveFlaw.MOTION_BLUR: Hint.HOLD_STILL,
    LiveFlaw.BLURRED: Hint.PICTURE_BLURRED,
    LiveFlaw.TURNED_AWAY: Hint.TURN_BACK,
    LiveFlaw.EYES_CLOSED: Hint.OPEN_EYES,
    LiveFlaw.DUPLICATE: Hint.MOVE_A_LITTLE,
})  # fmt: skip
_PATIENCE_FLAWS: Final = frozenset({LiveFlaw.DUPLICATE, LiveFlaw.EYES_CLOSED})
"""Natural for a moment: told only when they last."""

CHALLENGE_HINTS: Final[Mapping[Challenge, Hint]] = MappingProxyType({
    Challenge.TURN_LEFT: Hint.TURN_LEFT_FAR,
    Challenge.TURN_RIGHT: Hint.TURN_RIGHT_FAR,
    Challenge.LOOK_UP: Hint.LOOK_UP,
    Challenge.LOOK_DOWN: Hint.LOOK_DOWN,
    Challenge.BLINK_TWICE: Hint.BLINK_TWICE,
    Challenge.OPEN_MOUTH: Hint.OPEN_MOUTH,
})  # fmt: skip

_SECTOR_HINTS: Final[Mapping[Sector, Hint]] = MappingProxyType({
    Sector.FRONT: Hint.LOOK_AHEAD,
    Sector.LEFT_LITTLE: Hint.TURN_LEFT_LITTLE,
    Sector.LEFT_FAR: Hint.TURN_LEFT_FAR,
    Sector.RIGHT_LITTLE: Hint.TURN_RIGHT_LITTLE,
    Sector.RIGHT_FAR: Hint.TURN_RIGHT_FAR,
    Sector.UP: Hint.LOOK_UP,
    Sector.DOWN: Hint.LOOK_DOWN,
    Sector.TILT_LEFT: Hint.TILT_LEFT,
    Sector.TILT_RIGHT: Hint.TILT_RIGHT,
    Sector.SMILE: Hint.SMILE,
    Sector.TALK: Hint.TALK,
    Sector.CLOSER: Hint.LEAN_CLOSER,
    Sector.FURTHER: Hint.LEAN_BACK,
    Sector.OTHER_LIGHT: Hint.OTHER_LIGHT,
})  # fmt: skip
# Beyond these a turn or a nod has left its sector on the far side.
_MOST_DEG: Final[Mapping[Sector, float]] = MappingProxyType({
    Sector.LEFT_LITTLE: 24.0, Sector.RIGHT_LITTLE: 24.0, Sector.LEFT_FAR: 50.0, Sector.RIGHT_FAR: 50.0,
    Sector.UP: 30.0, Sector.DOWN: 30.0,
})  # fmt: skip
_LEFT_SECTORS: Final = frozenset({Sector.LEFT_LITTLE, Sector.LEFT_FAR})
_RIGHT_SECTORS: Final = frozenset({Sector.RIGHT_LITTLE, Sector.RIGHT_FAR})


def guide_to(sector: Sector, stance: Stance | None) -> Hint:
    """What to do next for ``sector``: the movement itself, or back a little when it went too far."""
    if stance is not None and sector in _MOST_DEG:
        pose = stance.pose
        if sector in _LEFT_SECTORS and pose.yaw_deg > _MOST_DEG[sector]:
            return Hint.TURN_LESS
        if sector in _RIGHT_SECTORS and -pose.yaw_deg > _MOST_DEG[sector]:
            return Hint.TURN_LESS
        if sector in {Sector.UP, Sector.DOWN} and abs(pose.pitch_deg) > _MOST_DEG[sector]:
            return Hint.NOD_LESS
    return _SECTOR_HINTS[sector]


def find_flaw_hint(flaws: Sequence[LiveFlaw]) -> Hint | None:
    """The hint of the worst flaw, as `LiveFlaw` orders them; moments that pass by themselves have none."""
    order = list(LiveFlaw)
    told = sorted((flaw for flaw in flaws if flaw not in _PATIENCE_FLAWS), key=order.index)
    return FLAW_HINTS[told[0]] if told else None


class Coach:
    """Says one thing at a time: a new hint must last a moment before it is said, and stays a second at least."""

    def __init__(self, stay_s: float = 1.0, settle_s: float = 0.3) -> None:
        self._stay_s, self._settle_s = stay_s, settle_s
        self._said: Hint | None = None
        self._said_at_s = 0.0
        self._next: Hint | None = None
        self._next_since_s = 0.0

    def choose(self, wanted: Hint, time_s: float, *, at_once: bool = False) -> Hint:
        """The hint to show at ``time_s`` when ``wanted`` fits best. ``at_once``: something was done, so say it now."""
        if wanted != self._next:
            self._next, self._next_since_s = wanted, time_s
        settled = time_s - self._next_since_s >= self._settle_s and time_s - self._said_at_s >= self._stay_s
        if self._said is None or (wanted != self._said and (settled or at_once)):
            self._said, self._said_at_s = wanted, time_s
        return self._said
