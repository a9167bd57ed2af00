"""A drawn person before a fake camera: any pose and expression, frame by frame. No real person is shown."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from studio.capture.sources import TimedFrame
from studio.core.frames import Frame
from studio.domain.capture import Origin
from studio.storyboard.heads.maps import HeadMaps, Motion
from studio.storyboard.people.drawn_head import draw_head
from studio.storyboard.picture.view import View
from studio.storyboard.render import prepare_stage
from studio.storyboard.scene import Person, Scene

ADA = Person("woman", "tan", "black", "long", face=7)
BO = Person("man", "pale", "red", "short", beard="full", face=11)
_AT_ONCE = 16


@dataclass(frozen=True)
class Held:
    """How the head is held, in degrees as `HeadPose` counts them, and what the face does, 0…1; ``size`` 1 is usual."""

    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    jaw: float = 0.0
    smile: float = 0.0
    open_eyes: float = 1.0
    size: float = 1.0
    shift_x: float = 0.0


class DrawnHead:
    """Draws one person at a fixed size. Unrest of a few tenths of a degree keeps frames apart, as in life."""

    def __init__(
        self,
        person: Person = ADA,
        *,
        height_px: int = 240,
        width_px: int = 320,
        light: str = "soft",
        place: str = "wall",
        seed: int = 3,
        head: HeadMaps | None = None,
    ) -> None:
        scene = Scene(person, "sweater", "green", place, "still", light=light)
        self.maps = head or draw_head(person, detail=0.5)
        self._stage = prepare_stage(
            scene, seed=seed, num_frames=1, fps=10, height_px=height_px, width_px=width_px, head=self.maps
        )
        self._rng = np.random.default_rng(seed)

    def draw(self, held: Held | None = None, *, unrest_deg: float = 0.35) -> Frame:
        """One frame, uint8 [H, W, 3]."""
        return self.draw_all([held or Held()], unrest_deg=unrest_deg)[0]

    def draw_all(self, poses: Sequence[Held], *, unrest_deg: float = 0.35) -> list[Frame]:
        """A frame of each pose; many at once are drawn faster."""
        frames: list[Frame] = []
        for first in range(0, len(poses), _AT_ONCE):
            part = poses[first : first + _AT_ONCE]
            stage = replace(self._stage, view=self._look(part), motion=self._move(part, unrest_deg))
            frames += list(stage.draw(0, len(part)).numpy())
        return frames

    def _look(self, poses: Sequence[Held]) -> View:
        view = self._stage.view
        still = {name: curve.expand(len(poses), 1, 1, 1) for name, curve in vars(view).items() if _is_curve(curve)}
        view = replace(view, **still)
        return replace(
            view,
            unit_px=view.unit_px * _curve([held.size for held in poses]),
            origin_x_px=view.origin_x_px + _curve([held.shift_x for held in poses]) * view.width_px,
        )

    def _move(self, poses: Sequence[Held], unrest_deg: float) -> Motion:
        motion = self._stage.motion
        unrest = np.radians(self._rng.normal(0, unrest_deg, (3, len(poses))))
        pose = replace(
            motion.pose,
            yaw=_curve(np.radians([held.yaw_deg for held in poses]) + unrest[0]),
            pitch=_curve(np.radians([-held.pitch_deg for held in poses]) + unrest[1]),
            roll=_curve(np.radians([held.roll_deg for held in poses]) + unrest[2]),
            x=motion.pose.x.expand(len(poses), 1, 1, 1),
            y=motion.pose.y.expand(len(poses), 1, 1, 1),
        )
        still = {name: _curve([0.0] * len(poses)) for name in vars(motion.expression)}
        expression = replace(
            motion.expression,
            **still
            | {
                "jaw": _curve([held.jaw for held in poses]),
                "smile": _curve([held.smile for held in poses]),
                "blink": _curve([held.open_eyes for held in poses]),
            },
        )
        curves = {name: _spread(curve, len(poses)) for name, curve in vars(motion.gesture).items()}
        extras = {name: _spread(curve, len(poses)) for name, curve in motion.extras.items()}
        return Motion(pose, expression, replace(motion.gesture, **curves), extras)


def _is_curve(value: object) -> bool:
    return isinstance(value, torch.Tensor)


def _spread(value: object, count: int) -> Any:
    return value.expand(count, 1, 1, 1) if isinstance(value, torch.Tensor) else value


def _curve(values: Sequence[float] | np.ndarray[Any, Any]) -> torch.Tensor:
    return torch.tensor(np.asarray(values, np.float32)).view(-1, 1, 1, 1)


@dataclass(frozen=True)
class DrawnSource:
    """A camera that shows these frames, ``step_s`` apart."""

    shown: Sequence[Frame]
    step_s: float = 0.2
    origin: Origin = "live"

    def frames(self) -> Generator[TimedFrame, None, None]:
        for index, frame in enumerate(self.shown):
            yield TimedFrame(frame, index * self.step_s)


TALKING = tuple(Held(jaw=jaw) for jaw in (0.0, 0.6, 0.2, 0.8, 0.1, 0.5, 0.3, 0.7, 0.15, 0.55))


def do_as_told(each: int = 5) -> list[Held]:
    """Poses of a whole scan but for the other light: at rest, then every sector in turn."""
    held = [Held(17), Held(38), Held(-17), Held(-38), Held(pitch_deg=16), Held(pitch_deg=-16)]
    held += [Held(roll_deg=14), Held(roll_deg=-14), Held(smile=1.0)]
    poses = [Held()] * (16 + each) + [pose for pose in held for _ in range(each)]
    return [*poses, *TALKING, *[Held(size=1.3)] * each, *[Held(size=0.75)] * each]
