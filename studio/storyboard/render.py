"""Draws a scene as a clip: camera, place, person, tone. Imports torch: drawing processes only. Must not
read or write files."""

import math
from random import Random

import torch
from torch import Tensor

from studio.domain.errors import InvalidInput
from studio.storyboard.canvas import LAMPS, Canvas
from studio.storyboard.figure import draw_figure
from studio.storyboard.motion import Motion, follow_scan, move
from studio.storyboard.places import draw_place
from studio.storyboard.scene import Scene


def head_framing(height_px: int, width_px: int) -> tuple[float, float]:
    """Where a drawn head sits: (its height, its centre from the top), both as shares of the frame's
    height."""
    ratio = height_px / width_px
    if ratio > 1.2:
        return 0.46, 0.42
    return (0.56, 0.45) if ratio > 0.85 else (0.62, 0.46)


def draw_clip(
    scene: Scene, *, seed: int, num_frames: int, fps: float, height_px: int, width_px: int, start_s: float = 0.0
) -> Tensor:
    """The clip as uint8 [T, H, W, 3]. The same arguments give the same picture.

    `seed` moves position, timing and the layout of the place; the face belongs to `scene.person.face`.
    `start_s` starts later in the same clip.
    """
    if num_frames < 1 or fps <= 0 or height_px < 16 or width_px < 16:
        raise InvalidInput(
            f"A clip of {num_frames} frames at {fps} frames/s and {width_px}x{height_px} pixels cannot be drawn.",
            "Ask for at least one frame, a positive frame rate and 16x16 pixels.",
        )
    time_s = (torch.arange(num_frames) / fps + start_s).view(-1, 1, 1, 1)
    rng = Random(seed)
    canvas = _frame_canvas(scene.camera, time_s, height_px, width_px, rng)
    return _compose(scene, canvas, move(scene.action, time_s, rng), rng)


def draw_scan(
    scene: Scene, *, seed: int, num_frames: int, fps: float, height_px: int, width_px: int, start_s: float = 0.0
) -> Tensor:
    """As `draw_clip`, but the person follows the instructions of a face scan (`motion.follow_scan`) instead
    of the scene's action."""
    time_s = (torch.arange(num_frames) / fps + start_s).view(-1, 1, 1, 1)
    rng = Random(seed)
    canvas = _frame_canvas(scene.camera, time_s, height_px, width_px, rng)
    return _compose(scene, canvas, follow_scan(time_s), rng)


def _compose(scene: Scene, canvas: Canvas, motion: Motion, rng: Random) -> Tensor:
    lamp = LAMPS[scene.light]
    picture = draw_place(canvas, scene.place, lamp, rng).expand(len(canvas.time_s), 3, *canvas.x.shape[2:])
    return _develop(draw_figure(canvas, picture, scene, motion, lamp, rng))


def _frame_canvas(camera: str, time_s: Tensor, height_px: int, width_px: int, rng: Random) -> Canvas:
    share, centre = head_framing(height_px, width_px)
    unit_px = share * height_px / 2
    zoom = torch.full_like(time_s, rng.uniform(0.97, 1.03))
    pan_x, pan_y = torch.zeros_like(time_s), torch.zeros_like(time_s)
    progress = (time_s / 4.0).clamp(0, 1)
    if camera == "zoom in":
        zoom = zoom * (0.90 + 0.22 * progress)
    elif camera == "pan":
        pan_x = rng.choice((-1, 1)) * (0.22 - 0.44 * progress)
    elif camera == "handheld":
        pan_x = 0.04 * torch.sin(2 * math.pi * (0.55 * time_s + rng.random()))
        pan_y = 0.04 * torch.sin(2 * math.pi * (0.70 * time_s + rng.random()))
    column = torch.arange(width_px).view(1, 1, 1, -1) + 0.5 - width_px / 2
    row = torch.arange(height_px).view(1, 1, -1, 1) + 0.5
    far_unit_px = height_px / 2
    far_zoom = 1 + 0.35 * (zoom - 1)
    figure_x = column / unit_px / zoom + pan_x * 0.5
    figure_y = (row - centre * height_px) / unit_px / zoom + pan_y * 0.5
    far_x = column / far_unit_px / far_zoom + pan_x * 0.6
    far_y = (row - far_unit_px) / far_unit_px / far_zoom + pan_y * 0.4
    shape = (len(time_s), 1, height_px, width_px)
    return Canvas(
        x=figure_x.expand(shape),
        y=figure_y.expand(shape),
        far_x=far_x,
        far_y=far_y,
        time_s=time_s,
        pixel=1 / unit_px,
        far_pixel=1 / far_unit_px,
    )


def _develop(picture: Tensor) -> Tensor:
    """Soft highlights, then 8 bits."""
    picture = picture.clamp(0, 1.4)
    picture = (picture / (1 + 0.12 * picture) * 1.1).clamp(0, 1) ** 0.94
    return (picture * 255).round().to(torch.uint8).permute(0, 2, 3, 1).contiguous()
