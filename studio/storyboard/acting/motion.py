"""How a person moves during a clip: every action as curves over seconds, and the order of a face scan.

Must not draw. Imports torch: drawing processes only. Curves are functions of absolute time, so that parts of a clip
agree with the whole, and so that what follows something else (shoulders after the head, the head after the eyes) is
the same curve read a little later.
"""

import math
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.acting.acts import ACTS, Act, cycle, hush, rise
from studio.storyboard.acting.visemes import MouthCurves, Phonemes, find_accents, shape_mouth, spell_phonemes
from studio.storyboard.heads.maps import Expression, Gesture, Motion, Pose

SCAN_LENGTH_S: Final = 12.0
_EYES_LEAD_S: Final = 0.14
_SHOULDERS_LAG_S: Final = 0.24
_SHOULDER_HEIGHT: Final = 2.6
"""From the hips to the shoulders, figure units: what a lean at the hips moves."""
_BABBLE: Final = (
    "maybe we go over the river, and away from home. people love a warm bath of summer light, you know? "
    "how about a few more of those apples for my mother. wait, what a view! father wove me a beautiful blue robe"
)


@dataclass(frozen=True)
class Utterance:
    """A spoken line within a clip. ``phonemes``: (IPA, start, end) in seconds from ``start_s``, or empty: then the text
    is timed roughly. ``envelope``: loudness 0…1, ``envelope_fps`` values a second, or empty."""

    text: str
    phonemes: Phonemes
    envelope: tuple[float, ...]
    envelope_fps: float
    start_s: float


@dataclass(frozen=True)
class _Speech:
    """What the mouth does, and how much a stress of the voice moves head and brows: ``accent`` 0…1, [n, 1, 1, 1]."""

    mouth: MouthCurves
    accent: Tensor


@dataclass(frozen=True)
class _Habits:
    """What a person does whatever they do: small unrest, blinks, breath."""

    phases: tuple[float, ...]
    yaw: float
    roll: float
    blink_period_s: float
    blink_phase: float
    breath_hz: float
    mood: float


def plan_motion(action: str, time_s: Tensor, rng: Random, utterance: Utterance | None = None) -> Motion:
    """Everything that moves at ``time_s`` [n, 1, 1, 1], seconds of the clip. If something is said, the lips say it,
    whatever the action. Raises KeyError for an unknown action."""
    habits = _form_habits(rng)
    act = ACTS[action](rng)
    speech = _silence(time_s)
    if utterance is not None:
        speech = _speak(utterance, time_s)
        if not act.speaks:
            act = hush(act)
    elif act.speaks:
        speech = _babble(time_s, rng)
    return _compose(act, habits, speech, time_s)


def follow_scan(time_s: Tensor) -> Motion:
    """What a person is asked to do in a scan: look ahead, turn to both sides (35 degrees), up and down, tilt, talk,
    smile, come closer. It takes `SCAN_LENGTH_S`. ``extras["closer"]`` rises to 1 as the person leans in."""
    line: Phonemes = tuple(
        (ipa, 9.0 + 0.3 * i, 9.0 + 0.3 * (i + 1)) for i, ipa in enumerate(("ɑ", "m", "i", "u", "f", "ɑ"))
    )
    act = Act(
        yaw=lambda t: 0.61 * torch.sin(2 * math.pi * ((t - 1.5) / 4.0).clamp(0, 1)),
        pitch=lambda t: -0.34 * torch.sin(2 * math.pi * ((t - 5.6) / 2.4).clamp(0, 1)),
        roll=lambda t: 0.16 * torch.sin(2 * math.pi * ((t - 8.0) / 1.0).clamp(0, 1)),
        smile=lambda t: 0.05 + 0.9 * rise(t, 10.8, 0.6),
        jaw=lambda t: 0.25 * rise(t, 10.8, 0.6),
    )
    habits = _Habits((0.1, 0.5, 0.8, 0.3, 0.6, 0.9), 0.0, 0.0, 2.9, 0.31, 0.25, 0.05)
    speech = _Speech(shape_mouth(line, time_s), torch.zeros_like(time_s))
    motion = _compose(act, habits, speech, time_s)
    return replace(motion, extras={**motion.extras, "closer": rise(time_s, 11.2, 0.6)})


def _form_habits(rng: Random) -> _Habits:
    return _Habits(
        phases=tuple(rng.random() for _ in range(6)),
        yaw=rng.uniform(-0.10, 0.10),
        roll=rng.uniform(-0.03, 0.03),
        blink_period_s=rng.uniform(2.2, 3.4),
        blink_phase=rng.random(),
        breath_hz=rng.uniform(0.22, 0.30),
        mood=rng.uniform(0.0, 0.18),
    )


def _compose(act: Act, habits: _Habits, speech: _Speech, time_s: Tensor) -> Motion:
    """The act, over the habits and the speech."""
    unrest = [_drift(time_s, phase) for phase in habits.phases]
    accent = speech.accent
    breath = cycle(time_s, habits.breath_hz, habits.phases[0])
    yaw = habits.yaw * act.calm + act.yaw(time_s) + 0.035 * unrest[0]
    pitch = act.pitch(time_s) + 0.02 * unrest[1] + 0.075 * accent
    roll = habits.roll + act.roll(time_s) + 0.02 * unrest[2]
    lean, sway, bob = _hold_shoulders(act, unrest, time_s)
    bob = bob - 0.018 * breath
    pose = Pose(
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        x=sway + 0.11 * torch.sin(yaw) + 0.10 * torch.sin(roll),
        y=bob * act.head_follows + 0.26 * pitch.clamp(0, 0.7) - 0.02 * pitch.clamp(-0.7, 0) + 0.006 * breath,
    )
    gesture = Gesture(
        sway_x=sway,
        bob_y=bob,
        lean=lean,
        breath=breath,
        raised=act.raised(time_s),
        swing=act.swing(time_s),
        side=act.side,
        hand=act.hand,
    )
    expression = _express(act, habits, speech, time_s)
    extras = {"stride": act.stride(time_s), "shoulder_yaw": 0.4 * act.yaw(time_s - _SHOULDERS_LAG_S)}
    return Motion(pose, expression, gesture, extras)


def _hold_shoulders(act: Act, unrest: list[Tensor], time_s: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Lean, sway and bob: shoulders follow the head late and a little."""
    late = time_s - _SHOULDERS_LAG_S
    lean = act.lean(time_s) + 0.012 * unrest[3] + 0.03 * torch.sin(act.yaw(late)) + 0.15 * act.roll(late)
    sway = act.sway(time_s) + 0.5 * _SHOULDER_HEIGHT * (lean - act.lean(time_s)) + 0.02 * unrest[4]
    return lean, sway, act.bob(time_s) + 0.02 * act.pitch(late).clamp(-0.6, 0.6)


def _express(act: Act, habits: _Habits, speech: _Speech, time_s: Tensor) -> Expression:
    mouth = speech.mouth
    early = time_s + _EYES_LEAD_S
    smile = (habits.mood * act.calm + act.smile(time_s)) * (1 - 0.35 * mouth.voiced)
    quiet = 1 - mouth.voiced
    gaze_x = act.gaze_x(early) + 0.55 * (act.yaw(early) - act.yaw(time_s)) + _glance(time_s, habits)
    gaze_y = act.gaze_y(early) + 0.45 * (act.pitch(early) - act.pitch(time_s))
    # The upper lid rides on the eye: it sinks with a lowered gaze and rises with a raised one.
    lids = 1 - 0.55 * gaze_y.clamp(-0.3, 0.6) - act.squint(time_s)
    return Expression(
        jaw=(torch.maximum(mouth.jaw, act.jaw(time_s) * (1 - 0.6 * mouth.voiced))).clamp(0, 1),
        smile=smile.clamp(-0.3, 1),
        spread=(mouth.spread + act.spread(time_s) * quiet).clamp(-1, 1),
        round=mouth.round,
        press=mouth.press,
        teeth=mouth.teeth,
        brow=(act.brow(time_s) + 0.35 * speech.accent + 0.05 * _drift(time_s, habits.phases[5])).clamp(-1, 1),
        blink=lids.clamp(0.12, 1.25) * _blink(time_s, habits, act),
        gaze_x=gaze_x.clamp(-0.5, 0.5),
        gaze_y=gaze_y.clamp(-0.4, 0.5),
    )


def _drift(time_s: Tensor, phase: float) -> Tensor:
    """Unrest -1…1 without a period that could be seen: three waves that never meet."""
    slow = cycle(time_s, 0.17, phase) + 0.6 * cycle(time_s, 0.41, phase * 5.3) + 0.3 * cycle(time_s, 0.93, phase * 9.1)
    return slow / 1.9


def _glance(time_s: Tensor, habits: _Habits) -> Tensor:
    """Small jumps of the gaze, as eyes that look at a face make them."""
    step = torch.floor(time_s / 0.83 + habits.phases[1])
    return 0.05 * torch.sin(step * 12.9898 + 6.28 * habits.phases[2])


def _blink(time_s: Tensor, habits: _Habits, act: Act) -> Tensor:
    """1 open … 0 shut. Lids fall in 80 ms and rise in twice that; now and then twice in a row; more often when busy."""
    period_s = habits.blink_period_s * act.blink_pause
    index = torch.floor(time_s / period_s)
    openness = torch.ones_like(time_s)
    for neighbour in (-1, 0, 1):
        number = index + neighbour
        seed = torch.sin(number * 12.9898 + 6.28 * habits.blink_phase)
        moment = (number + 0.5 + 0.33 * seed) * period_s
        twin = (torch.sin(number * 78.233 + 6.28 * habits.blink_phase) > 0.55).to(time_s.dtype)
        for delay_s, depth in ((0.0, 1.0), (0.36, twin)):
            offset = time_s - moment - delay_s
            width_s = torch.where(offset < 0, 0.055, 0.105)
            openness = openness * (1 - depth * torch.exp(-((offset / width_s) ** 2)))
    return openness


def _silence(time_s: Tensor) -> _Speech:
    return _Speech(shape_mouth((), time_s), torch.zeros_like(time_s))


def _speak(utterance: Utterance, time_s: Tensor) -> _Speech:
    line_s = time_s - utterance.start_s
    length_s = len(utterance.envelope) / utterance.envelope_fps if utterance.envelope else None
    phonemes = utterance.phonemes or spell_phonemes(utterance.text, length_s)
    mouth = shape_mouth(phonemes, line_s)
    if utterance.envelope:
        loud = _loudness(utterance, line_s)
        mouth = replace(mouth, jaw=mouth.jaw * (0.45 + 0.65 * loud), voiced=mouth.voiced * (0.3 + 0.7 * loud))
    return _Speech(mouth, _accent(find_accents(phonemes), line_s))


def _babble(time_s: Tensor, rng: Random) -> _Speech:
    """Talk without a line: phrases from somewhere in a text that goes round."""
    rate = rng.uniform(0.92, 1.1)
    phonemes = _spell_babble()
    length_s = phonemes[-1][2] + 0.4
    start_s = rng.uniform(0, length_s)
    looped = (time_s * rate + start_s) % length_s
    return _Speech(shape_mouth(phonemes, looped), _accent(find_accents(phonemes), looped))


@cache
def _spell_babble() -> Phonemes:
    return spell_phonemes(_BABBLE)


def _loudness(utterance: Utterance, line_s: Tensor) -> Tensor:
    """The envelope at these moments, its loud parts at 1."""
    values = torch.tensor((*utterance.envelope, 0.0), device=line_s.device)
    peak = torch.quantile(values, 0.92).clamp(min=1e-4)
    at = (line_s * utterance.envelope_fps).clamp(0, len(values) - 1)
    low = at.floor().long()
    high = (low + 1).clamp(max=len(values) - 1)
    value = torch.lerp(values[low], values[high], at - low)
    inside = ((line_s >= 0) & (line_s * utterance.envelope_fps <= len(values))).to(values.dtype)
    return ((value / peak).clamp(0, 1) ** 0.7) * inside


def _accent(accents_s: list[float], time_s: Tensor) -> Tensor:
    """0…1: head and brows mark a stressed word, a little before it sounds."""
    if not accents_s:
        return torch.zeros_like(time_s)
    offsets = time_s.reshape(-1, 1) - torch.tensor(accents_s, device=time_s.device, dtype=time_s.dtype)
    bumps = torch.exp(-(((offsets - 0.02) / torch.where(offsets < 0.02, 0.10, 0.20)) ** 2))
    return bumps.sum(1).clamp(max=1).view(time_s.shape)
