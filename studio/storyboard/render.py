"""Draws a scene as a clip: camera, place, person, lens. Imports torch: drawing processes only. Touches no file.

What does not move is painted once when a stage is prepared; frames are then drawn in any order and number, and do not
depend on how they are grouped.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.domain.errors import InvalidInput
from studio.storyboard.acting.motion import Utterance, follow_scan, plan_motion
from studio.storyboard.bodies.body import Body, build_body
from studio.storyboard.heads.head import HeadTracer
from studio.storyboard.heads.maps import HeadMaps, Motion
from studio.storyboard.people.drawn_head import draw_head
from studio.storyboard.people.falling_hair import FallingHair, build_falling_hair
from studio.storyboard.picture.layers import Sprite, lay_over, sample
from studio.storyboard.picture.lens import GRADES, Lens, blur_plate
from studio.storyboard.picture.light import light_scene
from studio.storyboard.picture.view import View
from studio.storyboard.places.place import Conditions, Place, paint_place
from studio.storyboard.scene import HAND_ACTIONS, Scene

PLATE_HALF_HEIGHT: Final = 1.12
_PLATE_SIDE: Final = 0.24
_PIXELS_AT_ONCE: Final = 1_000_000
_FRAMINGS: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    # (head height, head centre from the top) as shares of the frame's height; upright, square, wide frames
    "close-up": ((0.56, 0.46), (0.68, 0.50), (0.74, 0.50)),
    "portrait": ((0.44, 0.42), (0.54, 0.45), (0.60, 0.46)),
    "half body": ((0.25, 0.25), (0.29, 0.27), (0.31, 0.28)),
}
_FOCUS: Final[dict[str, float]] = {"close-up": 1.5, "portrait": 1.0, "half body": 0.6}
_ORBIT_RAD: Final = 0.35
_HAND_ROOM: Final = 0.1


def head_framing(height_px: int, width_px: int, shot: str = "portrait") -> tuple[float, float]:
    """Where a drawn head sits: (its height, its centre from the top), both as shares of the frame's height."""
    ratio = height_px / width_px
    return _FRAMINGS[shot][0 if ratio > 1.2 else 1 if ratio > 0.85 else 2]


def head_focus(height_px: int, width_px: int, shot: str = "portrait") -> tuple[float, float, float, float]:
    """The ellipse around a drawn head: centre x and y, half width and half height, as shares of the frame."""
    share, centre = head_framing(height_px, width_px, shot)
    return 0.5, centre, 0.5 * share * height_px / width_px, 0.55 * share


@dataclass(frozen=True)
class Stage:
    """A clip that is ready to be drawn. `prepare_stage` makes it."""

    num_frames: int
    view: View
    motion: Motion
    place: Place
    plate: Sprite
    body: Body
    falling_hair: FallingHair | None
    head: HeadTracer
    lens: Lens
    first_index: int

    @torch.no_grad()
    def draw(self, first: int, count: int) -> Tensor:
        """Frames first … first + count - 1 as uint8 [count, H, W, 3]."""
        view, motion = self.view.frames(first, count), self.motion.frames(first, count)
        picture = self._draw_far(view)
        layers = self.falling_hair.draw_behind(view, motion) if self.falling_hair else []
        layers += self.body.draw_behind(view, motion)
        layers.append(self.head.trace(view, motion))
        layers += self.falling_hair.draw_front(view, motion) if self.falling_hair else []
        layers += self.body.draw_front(view, motion)
        for layer in layers:
            picture = lay_over(picture, layer)
        if self.place.near is not None:
            x, y = view.far_grid()
            rgb, alpha = sample(self.place.near, x, y)
            picture = picture * (1 - alpha) + rgb
        if self.place.weather is not None:
            picture = self.place.weather(view, picture)
        return self.lens.develop(picture, self.first_index + first)

    def frames(self) -> Iterator[Tensor]:
        """All frames in order, in chunks: the first alone, so that something is seen at once."""
        yield self.draw(0, 1)
        pixels = self.view.height_px * self.view.width_px
        chunk = max(1, _PIXELS_AT_ONCE // pixels)
        for first in range(1, self.num_frames, chunk):
            yield self.draw(first, min(chunk, self.num_frames - first))

    def _draw_far(self, view: View) -> Tensor:
        still = all(bool((v == v[0]).all()) for v in (view.far_zoom, view.far_x, view.far_y))
        x, y = (view.frames(0, 1) if still else view).far_grid()
        picture = sample(self.plate, x, y)[0].contiguous()
        picture = picture.expand(view.num_frames, -1, -1, -1).clone() if still else picture
        return self.place.animate(view, picture) if self.place.animate else picture


def prepare_stage(
    scene: Scene,
    *,
    seed: int,
    num_frames: int,
    fps: float,
    height_px: int,
    width_px: int,
    head: HeadMaps | None = None,
    utterance: Utterance | None = None,
    start_s: float = 0.0,
    is_scan: bool = False,
    device: torch.device | str = "cpu",
) -> Stage:
    """Paint what does not move and plan what does.

    ``head`` is a scanned person's; without one the scene's person is drawn. ``seed`` moves position, timing and the
    layout of the place. ``start_s`` starts later in the same clip. ``is_scan``: the person follows the instructions of
    a face scan instead of the action. Raises `InvalidInput`; KeyError for words that no vocabulary has.
    """
    if num_frames < 1 or fps <= 0 or height_px < 16 or width_px < 16:
        raise InvalidInput(
            f"A clip of {num_frames} frames at {fps} frames/s and {width_px}x{height_px} pixels cannot be drawn.",
            "Ask for at least one frame, a positive frame rate and 16x16 pixels.",
        )
    time_s = (torch.arange(num_frames, device=device) / fps + start_s).view(-1, 1, 1, 1)
    motion = follow_scan(time_s) if is_scan else plan_motion(scene.action, time_s, Random(f"{seed} motion"), utterance)
    share, centre = head_framing(height_px, width_px, scene.shot)
    view, motion = _move_camera(scene, motion, time_s, height_px, width_px, (share, centre), num_frames / fps, seed)
    unit_px = share * height_px / 2
    light = light_scene(scene.place, scene.time, scene.weather, scene.light)
    maps = head or draw_head(scene.person, detail=_choose_detail(unit_px), device=device)
    place, plate = _paint(scene, height_px, width_px, seed, device)
    body_rng = Random(f"{seed} body")
    return Stage(
        num_frames=num_frames,
        view=view,
        motion=motion,
        place=place,
        plate=plate,
        body=build_body(
            maps.looks,
            scene.garment,
            scene.garment_colour,
            light,
            unit_px=unit_px,
            rng=body_rng,
            device=device,
            # What the widest camera move may show: the same in every part of a clip.
            half_width=min(2.6, 0.6 * width_px / unit_px + 0.4),
            bottom=min(6.8, 1.2 * (1 - centre) * height_px / unit_px + 0.2),
        ),
        falling_hair=build_falling_hair(maps.looks, light, unit_px=unit_px, rng=body_rng, device=device),
        head=HeadTracer(maps, light, unit_px),
        lens=Lens(scene.style, height_px, width_px, seed=seed, device=device),
        first_index=round(start_s * fps),
    )


def draw_clip(
    scene: Scene,
    *,
    seed: int,
    num_frames: int,
    fps: float,
    height_px: int,
    width_px: int,
    head: HeadMaps | None = None,
    utterance: Utterance | None = None,
    start_s: float = 0.0,
    is_scan: bool = False,
    device: torch.device | str = "cpu",
) -> Tensor:
    """The whole clip as uint8 [T, H, W, 3]; see `prepare_stage`. The same arguments give the same picture."""
    stage = prepare_stage(
        scene,
        seed=seed,
        num_frames=num_frames,
        fps=fps,
        height_px=height_px,
        width_px=width_px,
        head=head,
        utterance=utterance,
        start_s=start_s,
        is_scan=is_scan,
        device=device,
    )
    chunk = max(1, _PIXELS_AT_ONCE // (height_px * width_px))
    return torch.cat([stage.draw(first, min(chunk, num_frames - first)) for first in range(0, num_frames, chunk)])


def draw_scan(
    scene: Scene, *, seed: int, num_frames: int, fps: float, height_px: int, width_px: int, start_s: float = 0.0
) -> Tensor:
    """As `draw_clip`, but the person follows the instructions of a face scan."""
    return draw_clip(
        scene,
        seed=seed,
        num_frames=num_frames,
        fps=fps,
        height_px=height_px,
        width_px=width_px,
        start_s=start_s,
        is_scan=True,
    )


def _choose_detail(unit_px: float) -> float:
    """How fine a drawn head's maps must be for this many pixels a figure unit."""
    return 0.25 if unit_px <= 40 else 0.5 if unit_px <= 90 else 1.0


def _paint(scene: Scene, height_px: int, width_px: int, seed: int, device: torch.device | str) -> tuple[Place, Sprite]:
    half_width = width_px / height_px + _PLATE_SIDE
    light = light_scene(scene.place, scene.time, scene.weather, scene.light)
    conditions = Conditions(
        time=scene.time,
        weather=scene.weather,
        light=light,
        rng=Random(f"{seed} place"),
        height_px=round(height_px * PLATE_HALF_HEIGHT),
        half_width=half_width,
        half_height=PLATE_HALF_HEIGHT,
        device=device,
    )
    place = paint_place(scene.place, conditions)
    radius_px = place.depth_blur * height_px / 2 * _FOCUS[scene.shot] * GRADES[scene.style].depth
    plate = blur_plate(place.plate, radius_px)
    opaque = torch.cat((plate, torch.ones_like(plate[:, :1])), 1)[0]
    return place, Sprite(opaque, -half_width, -PLATE_HALF_HEIGHT, half_width, PLATE_HALF_HEIGHT)


def _move_camera(
    scene: Scene,
    motion: Motion,
    time_s: Tensor,
    height_px: int,
    width_px: int,
    framing: tuple[float, float],
    duration_s: float,
    seed: int,
) -> tuple[View, Motion]:
    """The view of every frame. An orbit also turns the person, since the camera walks round them."""
    rng = Random(f"{seed} camera")
    share, centre = framing
    progress = (time_s / max(duration_s, 1.0)).clamp(0, 1)
    ease = progress * progress * (3 - 2 * progress)
    zoom = torch.full_like(time_s, rng.uniform(0.97, 1.03))
    pan_x, pan_y = torch.zeros_like(time_s), torch.zeros_like(time_s)
    start_x, start_y = rng.uniform(-0.05, 0.05), rng.uniform(-0.04, 0.04)
    if scene.action in HAND_ACTIONS:
        start_x -= _HAND_ROOM * motion.gesture.side  # a raised hand needs its side of the frame
    match scene.camera:
        case "zoom in":
            zoom = zoom * (0.88 + 0.26 * ease)
        case "zoom out":
            zoom = zoom * (1.14 - 0.26 * ease)
        case "pan left":
            pan_x = 0.24 - 0.48 * ease
        case "pan right":
            pan_x = 0.48 * ease - 0.24
        case "handheld":
            pan_x = 0.030 * _wobble(time_s, 0.37, 0.9, rng)
            pan_y = 0.026 * _wobble(time_s, 0.52, 1.3, rng)
        case "orbit":
            angle = _ORBIT_RAD * (2 * ease - 1) * rng.choice((-1, 1))
            pan_x = 0.55 * angle
            shoulders = motion.extras.get("shoulder_yaw", torch.zeros_like(angle)) + angle
            motion = replace(
                motion,
                pose=replace(motion.pose, yaw=motion.pose.yaw + angle),
                extras=motion.extras | {"shoulder_yaw": shoulders},
            )
        case _:
            pass
    unit_px = share * height_px / 2 * zoom
    # Far things move less than the person: the camera's parallax.
    near_shift = 0.25 if scene.camera == "orbit" else 0.9
    view = View(
        height_px=height_px,
        width_px=width_px,
        unit_px=unit_px,
        origin_x_px=width_px / 2 + (start_x - pan_x * near_shift) * unit_px,
        origin_y_px=centre * height_px + (start_y - pan_y * near_shift) * unit_px,
        far_zoom=1 + 0.35 * (zoom - 1),
        far_x=-0.42 * pan_x,
        far_y=-0.42 * pan_y,
        time_s=time_s,
    )
    return view, motion


def _wobble(time_s: Tensor, slow_hz: float, fast_hz: float, rng: Random) -> Tensor:
    """A hand's unrest, about -1…1."""
    slow = torch.sin(2 * math.pi * (slow_hz * time_s + rng.random()))
    return slow + 0.4 * torch.sin(2 * math.pi * (fast_hz * time_s + rng.random()))
