"""What a painted place is, and under which conditions one is painted: the door to this package.

Must not paint (the painters do) and must not know people. Imports torch: drawing processes only.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

import torch
from torch import Tensor

from studio.storyboard.picture.layers import Sprite
from studio.storyboard.picture.light import RGB, Device, Light, light_scene
from studio.storyboard.picture.view import View
from studio.storyboard.places import texture
from studio.storyboard.scene import PLACES_WITHOUT_WEATHER


@dataclass(frozen=True)
class Conditions:
    """When and in what light a place is painted, on which plate.

    The plate covers far x ±half_width and y ±half_height in ``height_px`` rows of square pixels. ``light`` is what
    falls on the person (`light_scene`); ``rng`` varies the layout: same state, same place.
    """

    time: str
    weather: str
    light: Light
    rng: Random
    height_px: int
    half_width: float
    half_height: float
    device: Device = "cpu"

    @property
    def width_px(self) -> int:
        return max(2, round(self.height_px * self.half_width / self.half_height))

    @property
    def pixel(self) -> float:
        """Size of a plate pixel in far units: how soft an edge must be."""
        return 2 * self.half_height / self.height_px

    def grid(self) -> tuple[Tensor, Tensor]:
        """Far coordinates of the plate's pixel centres: x [1, 1, 1, w] and y [1, 1, h, 1] (they broadcast)."""
        column = torch.arange(self.width_px, device=self.device).view(1, 1, 1, -1) + 0.5
        row = torch.arange(self.height_px, device=self.device).view(1, 1, -1, 1) + 0.5
        x = column * (2 * self.half_width / self.width_px) - self.half_width
        return x, row * (2 * self.half_height / self.height_px) - self.half_height

    def rows(self, top: float, bottom: float) -> slice:
        """The plate's rows between two far heights: paint only these where nothing else is touched."""
        first, last = ((y + self.half_height) / self.pixel for y in (top, bottom))
        return slice(max(0, int(first)), max(0, min(self.height_px, int(last) + 1)))

    def columns(self, left: float, right: float) -> slice:
        """The plate's columns between two far places, as `rows`."""
        first, last = ((x + self.half_width) * self.width_px / (2 * self.half_width) for x in (left, right))
        return slice(max(0, int(first)), max(0, min(self.width_px, int(last) + 1)))

    def generator(self) -> torch.Generator:
        """A fresh generator, seeded from ``rng``; always on the CPU, so that all devices paint the same picture."""
        return texture.make_generator(self.rng)

    def noise(
        self, cell: float, *, octaves: int = 5, gain: float = 0.5, stretch: float = 1.0, generator: torch.Generator
    ) -> Tensor:
        """Fractal noise over the whole plate, [1, 1, h, w], about -1…1.

        The largest features are about ``cell`` far units high and ``stretch`` times as wide.
        """
        cells = (2 * self.half_height / cell, 2 * self.half_width / (cell * stretch))
        return texture.make_fractal(
            generator, (self.height_px, self.width_px), cells, octaves=octaves, gain=gain, device=self.device
        )


Animate = Callable[[View, Tensor], Tensor]
"""Draws what moves over the sampled plate: (view of n frames, picture [n, 3, H, W]) → picture."""


@dataclass(frozen=True)
class Place:
    """A painted place. Its light is in it: neither time nor weather nor ``Light.dim`` is to be applied again.

    ``plate`` [1, 3, h, w] linear; ``animate`` draws its moving parts over the sampled (and blurred) plate; ``near``:
    what stands out of focus between the camera and the person, in far coordinates; ``depth_blur``: the radius of the
    lens blur behind a portrait, in far units; ``weather``: draws what falls between the camera and everything, the
    person included.
    """

    plate: Tensor
    animate: Animate | None = None
    near: Sprite | None = None
    depth_blur: float = 0.012
    weather: Animate | None = None


Painter = Callable[[Conditions], Place]


def paint_place(place: str, conditions: Conditions) -> Place:
    """The place under these conditions, with its weather. Raises KeyError for unknown names."""
    from studio.storyboard.places.painters import PAINTERS  # the painters speak of Conditions and Place
    from studio.storyboard.places.weather import make_overlay

    painted = PAINTERS[place](conditions)
    if place not in PLACES_WITHOUT_WEATHER:
        painted = replace(painted, weather=make_overlay(conditions))
    gain = _grade(place, conditions)
    if gain is None:
        return painted
    mean = gain.mean(-1, keepdim=True).clamp(min=1e-3)
    near = painted.near
    if near is not None:
        near = replace(near, rgba=torch.cat((near.rgba[:3] * mean[0], near.rgba[3:])))
    return replace(
        painted,
        plate=painted.plate * gain,
        near=near,
        animate=_tint(painted.animate, mean),
        weather=_tint(painted.weather, mean),
    )


def _tint(animate: Animate | None, gain: Tensor) -> Animate | None:
    """The same movement in the light of the graded place."""
    if animate is None:
        return None

    def animate_tinted(view: View, picture: Tensor) -> Tensor:
        return animate(view, picture / gain).mul_(gain)

    return animate_tinted


def _grade(place: str, conditions: Conditions) -> Tensor | None:
    """What a named light does to the place, [1, 3, 1, w]; None in natural light, which the painters know."""
    natural = light_scene(place, conditions.time, conditions.weather, "natural")
    light = conditions.light
    if light == natural:
        return None
    pairs = zip(_mean(light), _mean(natural), strict=True)
    tint = [math.pow(max(0.02, named) / max(0.02, usual), 0.8) for named, usual in pairs]
    level = sum(tint) / 3
    dim = light.dim / natural.dim if conditions.time in {"day", "morning"} else min(1.0, light.dim / 0.6)
    gain = torch.tensor(tint, device=conditions.device).view(1, 3, 1, 1) / level * dim
    if max(light.rim) <= 0:
        return gain
    # the lamp behind the person also falls on its own side of the place
    x, _ = conditions.grid()
    side = torch.sigmoid(3 * x / max(0.3, conditions.half_width) * math.copysign(1.0, light.rim_direction[0]))
    rim = torch.tensor(light.rim, device=conditions.device).view(1, 3, 1, 1)
    rim = 0.6 + 0.4 * rim / rim.mean()
    return gain * (1 + side * (rim - 1))


def _mean(light: Light) -> RGB:
    """Average light on a surface that faces the viewer."""
    red, green, blue = (0.6 * k + 0.5 * (s + g) for k, s, g in zip(light.key, light.sky, light.ground, strict=True))
    return red, green, blue
