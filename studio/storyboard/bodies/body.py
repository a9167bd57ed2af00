"""The body below the head: torso, neck and arms, painted when first seen and moved frame by frame.

Must not know places, faces or hair. Imports torch: drawing processes only.
"""

from dataclasses import replace
from functools import cached_property
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.bodies.arms import (
    HAND_ANGLES,
    Joint,
    Sleeve,
    hold_arm,
    paint_forearm,
    paint_upper_arm,
    place_limb,
    raise_forearm,
)
from studio.storyboard.bodies.clothes import CLOTH_COLOURS, GARMENT_CUTS
from studio.storyboard.bodies.hands import paint_hand
from studio.storyboard.bodies.physique import measure_physique
from studio.storyboard.bodies.torso import paint_back, paint_neck, paint_torso
from studio.storyboard.heads.maps import Looks, Motion
from studio.storyboard.picture.layers import Layer, Sprite, sample
from studio.storyboard.picture.light import Device, Light, srgb
from studio.storyboard.picture.view import View, Window

_PIVOT_Y: Final = 1.9
"""The body leans about the middle between its shoulders, whose own movement is given."""
_LIFT: Final = 0.15
"""The parts are painted with a long neck, for heads that bend far; at rest the body is held this much higher."""
_NECK_BENDS: Final = (0.70, 1.70)
"""Between these heights the neck passes from the head's movement to the shoulders'."""


class Body:
    """A dressed body, ready to be drawn. `build_body` makes it. The same arguments give the same pictures."""

    def __init__(
        self,
        looks: Looks,
        garment: str,
        garment_colour: str,
        light: Light,
        *,
        unit_px: float,
        rng: Random,
        device: Device,
        half_width: float,
        bottom: float,
    ) -> None:
        self._looks = looks
        self._garment = GARMENT_CUTS[garment]
        self._light = light
        self._unit_px = unit_px
        self._device = device
        self._half_width, self._bottom = half_width, bottom
        self._seed = rng.getrandbits(48)
        self._physique = measure_physique(looks)
        self._cloth = srgb(CLOTH_COLOURS[garment_colour], device=device)
        self._sleeve = Sleeve(self._garment, self._cloth, looks.skin, light, unit_px, device, bottom + _LIFT)
        self._fingers_px = min(unit_px, 110.0)

    def draw_behind(self, view: View, motion: Motion) -> list[Layer]:
        """What the head is in front of: collar, neck, torso and arms that hang; frames as in ``view``."""
        motion = _lift(motion)
        neck = self._bend_neck(view, motion)
        back = [] if self._garment is GARMENT_CUTS["dress"] else [self._move(view, motion, self._back)]
        layers = [*back, neck, self._move(view, motion, self._torso)]
        for side in (-1, 1):
            if not _is_raised(motion, side):
                layers += self._draw_arm(view, motion, side)
        return layers

    def draw_front(self, view: View, motion: Motion) -> list[Layer]:
        """A raised arm, which may pass in front of the face; nothing in frames without one."""
        side = motion.gesture.side
        return self._draw_arm(view, _lift(motion), side) if _is_raised(motion, side) else []

    def _rng(self, part: str) -> Random:
        return Random(f"{self._seed} {part}")

    @cached_property
    def _torso(self) -> Sprite:
        return paint_torso(
            self._physique,
            self._garment,
            self._cloth,
            self._light,
            half_width=self._half_width,
            bottom=self._bottom + _LIFT,
            unit_px=self._unit_px,
            rng=self._rng("torso"),
            device=self._device,
        )

    @cached_property
    def _back(self) -> Sprite:
        return paint_back(
            self._physique, self._garment, self._cloth, self._light, unit_px=self._unit_px, device=self._device
        )

    @cached_property
    def _neck(self) -> Sprite:
        return paint_neck(
            self._physique,
            self._garment,
            self._cloth,
            self._looks.skin,
            self._light,
            age=self._looks.age,
            unit_px=self._unit_px,
            rng=self._rng("neck"),
            device=self._device,
        )

    @cached_property
    def _limbs(self) -> dict[str, Sprite]:
        """Parts of arms by name, as they are painted."""
        return {}

    def _limb(self, part: str, side: int, shape: str = "rest") -> Sprite:
        name = f"{part} {side} {shape}"
        if name not in self._limbs:
            self._limbs[name] = self._paint_limb(part, side, shape)
        return self._limbs[name]

    def _paint_limb(self, part: str, side: int, shape: str) -> Sprite:
        rng = self._rng(f"{part} {side}")
        if part == "upper":
            return paint_upper_arm(self._physique, self._sleeve, side, rng)
        angle = 0.0 if shape == "rest" else side * raise_forearm(self._physique, shape)
        if part == "forearm":
            return paint_forearm(self._physique, self._sleeve, rng, angle=angle, bent=shape != "rest")
        # Palms that face the viewer and hands that hang show their thumbs towards the body.
        return paint_hand(
            shape,
            self._looks.skin,
            self._light,
            scale=self._physique.hand,
            mirror=side < 0 if shape == "open" else side > 0,
            angle=side * HAND_ANGLES.get(shape, 0.0),
            unit_px=self._fingers_px,
            device=self._device,
        )

    def _draw_arm(self, view: View, motion: Motion, side: int) -> list[Layer]:
        upper, fore = hold_arm(motion, self._physique, side, self._shoulder(motion, side))
        layers = [place_limb(view, self._limb("upper", side), upper)]
        if float((view.origin_y_px + fore.y.minimum(fore.tip(self._physique.forearm)[1]) * view.unit_px).min()) > (
            view.height_px + 0.6 * float(view.unit_px.max())
        ):
            return layers
        if not _is_raised(motion, side):
            hand = self._wrist(motion, fore, "rest", side)
            return [
                place_limb(view, self._limb("hand", side), hand),
                *layers,
                place_limb(view, self._limb("forearm", side), fore),
            ]
        shape = motion.gesture.hand
        shown = ((motion.gesture.raised - 0.25) / 0.2).clamp(0, 1)
        hand, rest = self._wrist(motion, fore, shape, side), self._wrist(motion, fore, "rest", side)
        return [
            *layers,
            place_limb(view, self._limb("hand", side), rest, 1 - shown),
            place_limb(view, self._limb("hand", side, shape), hand, shown),
            place_limb(view, self._limb("forearm", side), fore, 1 - shown),
            place_limb(view, self._limb("forearm", side, shape), fore, shown),
        ]

    def _wrist(self, motion: Motion, fore: Joint, shape: str, side: int) -> Joint:
        """Where a hand is: it goes on from the forearm, and lags a little when it waves."""
        x, y = fore.tip(self._physique.forearm - 0.02)
        if shape == "rest":
            return Joint(x, y, fore.angle, fore.stretch.clamp(min=0.6))
        swing = motion.gesture.swing * motion.gesture.raised
        turned = fore.angle - side * raise_forearm(self._physique, shape)
        return Joint(x, y, side * HAND_ANGLES[shape] + 0.85 * turned + 1.0 * swing, torch.ones_like(x))

    def _shoulder(self, motion: Motion, side: int) -> tuple[Tensor, Tensor]:
        """Where the joint is: it leans, sways and breathes with the torso."""
        g, p = motion.gesture, self._physique
        x, y = side * p.joint_x, p.joint_y - _PIVOT_Y
        cos, sin = torch.cos(g.lean), torch.sin(g.lean)
        shrug = -0.012 * g.breath
        return x * cos - y * sin + g.sway_x, x * sin + y * cos + _PIVOT_Y + g.bob_y + shrug

    def _move(self, view: View, motion: Motion, sprite: Sprite) -> Layer:
        """A sprite of the torso: leaned, swayed; its middle turns with the shoulders while its outline stays."""
        g = motion.gesture
        window = self._window(view, motion, sprite, g.sway_x, g.bob_y)
        if window.is_empty:
            return _nothing(view)
        x, y = view.figure_grid(window)
        x, y = x - g.sway_x, y - g.bob_y - _PIVOT_Y
        cos, sin = torch.cos(g.lean), torch.sin(g.lean)
        x, y = x * cos + y * sin, y * cos - x * sin + _PIVOT_Y
        if "shoulder_yaw" in motion.extras:
            x = x - 0.30 * torch.sin(motion.extras["shoulder_yaw"]) * torch.exp(-((x / 0.8) ** 2))
        y = y + 0.012 * g.breath * torch.exp(-(((y - 2.4) / 1.1) ** 2))
        return Layer(*sample(sprite, x, y), window)

    def _bend_neck(self, view: View, motion: Motion) -> Layer:
        g, pose = motion.gesture, motion.pose
        head_x = pose.x - 0.16 * torch.sin(pose.yaw) - 0.75 * torch.sin(pose.roll)
        head_y = pose.y - 0.10 * torch.sin(pose.pitch)
        moved_x, moved_y = torch.cat((head_x, g.sway_x)), torch.cat((head_y, g.bob_y))
        window = self._window(view, motion, self._neck, moved_x, moved_y)
        if window.is_empty:
            return _nothing(view)
        x, y = view.figure_grid(window)
        low, high = _NECK_BENDS
        share = ((high - (y - g.bob_y)) / (high - low)).clamp(0, 1)
        share = share * share * (3 - 2 * share)
        lean_x = -(y - _PIVOT_Y) * g.lean * (1 - share)
        x = x - g.sway_x - share * (head_x - g.sway_x) - lean_x
        y = y - g.bob_y - share * (head_y - g.bob_y)
        return Layer(*sample(self._neck, x, y), window)

    def _window(self, view: View, motion: Motion, sprite: Sprite, moved_x: Tensor, moved_y: Tensor) -> Window:
        lean = float(motion.gesture.lean.abs().max())
        x0, x1 = float(moved_x.min()) - 0.1, float(moved_x.max()) + 0.1
        y0, y1 = float(moved_y.min()) - 0.1, float(moved_y.max()) + 0.1
        side = lean * (sprite.bottom - _PIVOT_Y)
        rise = lean * sprite.right
        return view.window(
            sprite.left + x0 - side, sprite.top + y0 - rise, sprite.right + x1 + side, sprite.bottom + y1 + rise
        )


def build_body(
    looks: Looks,
    garment: str,
    garment_colour: str,
    light: Light,
    *,
    unit_px: float,
    rng: Random,
    device: Device = "cpu",
    half_width: float = 2.6,
    bottom: float = 6.8,
) -> Body:
    """A body in a garment. ``unit_px``: pixels a figure unit; nothing is painted beyond ``half_width`` and ``bottom``
    (figure units; what the camera never shows need not be painted). Raises KeyError for unknown words."""
    return Body(
        looks,
        garment,
        garment_colour,
        light,
        unit_px=unit_px,
        rng=rng,
        device=device,
        half_width=half_width,
        bottom=bottom,
    )


def _lift(motion: Motion) -> Motion:
    return replace(motion, gesture=replace(motion.gesture, bob_y=motion.gesture.bob_y - _LIFT))


def _is_raised(motion: Motion, side: int) -> bool:
    return motion.gesture.side == side and float(motion.gesture.raised.max()) > 0.0


def _nothing(view: View) -> Layer:
    empty = torch.zeros(view.num_frames, 1, 0, 0, device=view.device)
    return Layer(empty.expand(-1, 3, -1, -1), empty, Window(0, 0, 0, 0))
