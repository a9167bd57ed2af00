"""Conditions to paint places under, and clips to see them in, at sizes that are quick."""

from random import Random

import torch

from studio.storyboard.picture.light import light_scene
from studio.storyboard.picture.view import View
from studio.storyboard.places.place import Conditions


def make_conditions(
    place: str, *, time: str = "day", weather: str = "clear", seed: int = 3, rows: int = 63, aspect: float = 9 / 16
) -> Conditions:
    light = light_scene(place, time, weather, "natural")
    return Conditions(time, weather, light, Random(seed), rows, 1.12 * aspect, 1.12)


def make_view(num_frames: int, height_px: int = 56, width_px: int = 32) -> View:
    ones = torch.ones(num_frames, 1, 1, 1)
    time_s = torch.arange(num_frames).view(-1, 1, 1, 1) / 12
    return View(
        height_px,
        width_px,
        ones * 0.23 * height_px,
        ones * width_px / 2,
        ones * 0.42 * height_px,
        ones,
        0 * ones,
        0 * ones,
        time_s,
    )
