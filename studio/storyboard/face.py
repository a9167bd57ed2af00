"""The head from the neck up, without hair: a shaded ellipsoid with a relief of features that turn with it.

Must not know places or clothes. Imports torch: drawing processes only. `Head` holds every field in the
head's own coordinates, so that features stick to the skin under yaw and pitch.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import pad

from studio.storyboard.canvas import RGB, Canvas, Lamp, bump, colour, lit, mix, shine
from studio.storyboard.motion import Motion
from studio.storyboard.scene import Person

SKIN_COLOURS: Final[dict[str, RGB]] = {
    "pale": (0.95, 0.80, 0.72),
    "light": (0.90, 0.69, 0.57),
    "tan": (0.78, 0.56, 0.41),
    "brown": (0.55, 0.36, 0.25),
    "dark": (0.33, 0.21, 0.15),
}
HAIR_COLOURS: Final[dict[str, RGB]] = {
    "black": (0.06, 0.05, 0.05),
    "brown": (0.27, 0.15, 0.08),
    "blond": (0.86, 0.66, 0.32),
    "red": (0.62, 0.20, 0.06),
    "grey": (0.55, 0.55, 0.55),
    "white": (0.88, 0.87, 0.85),
}
IRIS_COLOURS: Final[tuple[RGB, ...]] = ((0.25, 0.14, 0.07), (0.18, 0.34, 0.55), (0.22, 0.36, 0.18), (0.13, 0.08, 0.05))


@dataclass(frozen=True)
class Features:
    """Proportions of one face, in half-widths (x) and half-heights (y) of the head."""

    half_width: float
    half_height: float
    jaw: float
    eye_x: float
    eye_y: float
    eye_width: float
    eye_height: float
    brow: float
    nose_width: float
    nose_y: float
    mouth_y: float
    mouth_width: float
    lip_red: float
    iris: RGB


def shape_face(person: Person) -> Features:
    """The proportions that belong to a person's `face` number and class word."""
    rng = Random(person.face)
    man = person.class_word == "man"
    return Features(
        half_width=rng.uniform(0.74, 0.79) if man else rng.uniform(0.70, 0.75),
        half_height=rng.uniform(0.98, 1.03),
        jaw=rng.uniform(0.05, 0.11) if man else rng.uniform(0.12, 0.19),
        eye_x=rng.uniform(0.36, 0.40),
        eye_y=rng.uniform(-0.08, -0.03),
        eye_width=rng.uniform(0.185, 0.215),
        eye_height=rng.uniform(0.085, 0.105),
        brow=rng.uniform(0.19, 0.23),
        nose_width=rng.uniform(0.12, 0.16),
        nose_y=rng.uniform(0.24, 0.29),
        mouth_y=rng.uniform(0.50, 0.54),
        mouth_width=rng.uniform(0.25, 0.30),
        lip_red=rng.uniform(0.05, 0.2) if man else rng.uniform(0.35, 0.7),
        iris=rng.choice(IRIS_COLOURS),
    )


@dataclass(frozen=True)
class Head:
    """Fields over the canvas. `lx`, `ly`: from the head's centre, rolled with it (figure units). `u`, `v`:
    the same, in half-widths and -heights, jaw straightened. `nz`: depth of the front surface. `qx`, `qy`,
    `qz`: that surface point in the head's own coordinates (face at qz > 0)."""

    lx: Tensor
    ly: Tensor
    u: Tensor
    v: Tensor
    nz: Tensor
    qx: Tensor
    qy: Tensor
    qz: Tensor
    mask: Tensor
    front: Tensor
    features: Features


def place_head(canvas: Canvas, features: Features, motion: Motion, centre_x: Tensor, centre_y: Tensor) -> Head:
    """Lay the ellipsoid over the canvas and turn it."""
    dx, dy = canvas.x - centre_x, canvas.y - centre_y
    cos, sin = torch.cos(motion.roll), torch.sin(motion.roll)
    lx, ly = dx * cos + dy * sin, -dx * sin + dy * cos
    v = ly / features.half_height
    u = lx / features.half_width / (1 - features.jaw * v.clamp(0, 1) ** 2 * 1.6)
    radius2 = u * u + v * v
    nz = (1 - radius2).clamp(1e-4).sqrt()
    cos, sin = torch.cos(motion.yaw), torch.sin(motion.yaw)
    qx, depth = u * cos - nz * sin, u * sin + nz * cos
    cos, sin = torch.cos(motion.pitch), torch.sin(motion.pitch)
    # A positive pitch lowers the face on the screen, so a point on the screen maps to a point further up on
    # the face.
    qy, qz = v * cos - depth * sin, v * sin + depth * cos
    mask = canvas.cover((radius2.clamp(1e-8).sqrt() - 1) * features.half_width)
    return Head(lx, ly, u, v, nz, qx, qy, qz, mask, (qz > 0).float(), features)


def draw_face(canvas: Canvas, head: Head, person: Person, motion: Motion, lamp: Lamp) -> Tensor:
    """The picture of the skin and features over the head's mask, [T, 3, H, W]."""
    man = person.class_word == "man"
    skin, hair = colour(SKIN_COLOURS[person.skin]), colour(HAIR_COLOURS[person.hair_colour])
    albedo = _blush(head, skin, man)
    if person.beard:
        albedo = _grow_beard(canvas, head, albedo, hair)
    albedo = _draw_mouth(canvas, head, albedo, skin, motion)
    albedo = _draw_brows(canvas, head, albedo, hair, person, motion)
    albedo, eyes = _draw_eyes(canvas, head, albedo, motion, man)
    nx, ny, nz = _bend_normals(canvas, head)
    diffuse = shine(lamp, nx, ny, nz, 0.2)
    gloss = (0.35 * nx * lamp.direction[0] + 0.5 * ny * lamp.direction[1] + 0.85 * nz).clamp(0) ** 24
    picture = albedo * lit(lamp, diffuse) + 0.07 * gloss * colour(lamp.colour) * (1 - eyes)
    return _put_on_glasses(canvas, head, picture) if person.glasses else picture


def draw_ears(canvas: Canvas, head: Head, picture: Tensor, person: Person, motion: Motion, lamp: Lamp) -> Tensor:
    """Both ears, under the head; the far one hides as the head turns."""
    skin = colour(SKIN_COLOURS[person.skin])
    for side in (-1, 1):
        x = side * 0.99 * torch.cos(motion.yaw) + 0.12 * torch.sin(motion.yaw)
        dx, dy = (head.lx / head.features.half_width - x) / 0.15, (head.v - 0.04 - 0.2 * motion.pitch) / 0.19
        radius = (dx * dx + dy * dy).sqrt()
        tone = lit(lamp, shine(lamp, side * 0.5 + 0 * radius, 0 * radius, 0.8 + 0 * radius)) * (
            0.92 - 0.25 * (radius < 0.55).float()
        )
        picture = mix(picture, skin * tone, canvas.cover((radius - 1) * 0.12))
    return picture


def _bend_normals(canvas: Canvas, head: Head) -> tuple[Tensor, Tensor, Tensor]:
    """Unit normals of the ellipsoid, tilted by the relief of the features."""
    f, qx, qy = head.features, head.qx, head.qy
    ax = qx.abs()
    bridge = torch.exp(-((qx / (0.075 + 0.05 * ((qy + 0.1) / 0.3).clamp(0, 1))) ** 2))
    relief = (
        0.20 * bump(qx, qy - f.nose_y, f.nose_width, 0.10)
        + 0.13 * bridge * torch.sigmoid((qy + 0.15) * 16) * torch.sigmoid((f.nose_y + 0.02 - qy) * 30)
        + 0.06 * bump(ax - f.nose_width * 0.95, qy - f.nose_y - 0.02, 0.055, 0.06)
        - 0.12 * bump(ax - f.eye_x, qy - f.eye_y, 0.2, 0.12)
        + 0.07 * bump(ax - 0.5, qy - 0.22, 0.22, 0.16)
        + 0.05 * bump(ax - f.eye_x, qy - f.eye_y + f.brow, 0.25, 0.06)
        + 0.05 * bump(qx, qy - 0.86, 0.2, 0.12)
        + 0.03 * bump(qx, qy - f.mouth_y, 0.25, 0.07)
        - 0.04 * bump(qx, qy - f.mouth_y - 0.16, 0.2, 0.05)
    )
    edged = pad(relief, (1, 1, 1, 1), mode="replicate")
    slope_x = (edged[..., 1:-1, 2:] - edged[..., 1:-1, :-2]) / (2 * canvas.pixel) * f.half_width
    slope_y = (edged[..., 2:, 1:-1] - edged[..., :-2, 1:-1]) / (2 * canvas.pixel) * f.half_height
    nx, ny, nz = head.u * 0.92 - slope_x, head.v * 0.85 - slope_y, head.nz + 0.15
    length = (nx * nx + ny * ny + nz * nz).sqrt()
    return nx / length, ny / length, nz / length


def _blush(head: Head, skin: Tensor, man: bool) -> Tensor:
    f, qx, qy, ax = head.features, head.qx, head.qy, head.qx.abs()
    warm = 0.7 * bump(ax - 0.48, qy - 0.22, 0.2, 0.15) + 0.6 * bump(qx, qy - f.nose_y, 0.12, 0.09)
    albedo = skin * mix(colour((1, 1, 1)), colour((1.02, 0.86, 0.84)), warm)
    dark = (
        0.20 * bump(ax - f.eye_x, qy - f.eye_y, 0.22, 0.12)
        + 0.40 * bump(ax - 0.07, qy - f.nose_y - 0.085, 0.05, 0.03)
        + 0.12 * bump(qx, qy - f.nose_y - 0.11, 0.13, 0.035)
        + 0.10 * bump(ax - f.nose_width * 1.3, qy - f.nose_y - 0.03, 0.035, 0.08)
    )
    albedo = albedo * (1 - dark * head.front)
    if not man:
        albedo = mix(
            albedo,
            albedo * colour((0.78, 0.68, 0.76)),
            0.6 * bump(ax - f.eye_x, qy - f.eye_y + 0.06, 0.18, 0.06) * head.front,
        )
    return albedo


def _grow_beard(canvas: Canvas, head: Head, albedo: Tensor, hair: Tensor) -> Tensor:
    f, qx, qy, ax = head.features, head.qx, head.qy, head.qx.abs()
    edge = 0.36 + 0.10 * torch.exp(-((ax / 0.22) ** 2)) - 0.62 * (ax - 0.5).clamp(0)
    cover = torch.sigmoid((qy - edge) * 22) * (1 - 0.9 * bump(qx, qy - f.mouth_y - 0.02, 0.26, 0.075))
    cover = torch.maximum(cover, 0.9 * bump(qx, qy - f.mouth_y + 0.13, 0.3, 0.05)) * torch.sigmoid(
        (head.qz + 0.25) * 12
    )
    grain = 1 + 0.25 * canvas.detail * torch.sin(qx * 70 + 3 * torch.sin(qy * 31)) * torch.sin(qy * 60 + 2 * qx)
    return mix(albedo, hair * 0.85 * grain, 0.92 * cover)


def _draw_mouth(canvas: Canvas, head: Head, albedo: Tensor, skin: Tensor, motion: Motion) -> Tensor:
    f, high = head.features, head.features.half_height
    width = f.mouth_width + 0.07 * motion.smile
    across = head.qx / width
    within = (across.abs() < 1).float() * head.front
    arc = (1 - across * across).clamp(0)
    below = head.qy - (f.mouth_y - 0.12 * motion.smile * (across * across - 0.35))
    gap = 0.15 * motion.mouth * arc
    lip = 0.055 * arc + 0.006
    lip_colour = mix(skin * colour((0.84, 0.55, 0.53)), colour((0.66, 0.14, 0.16)), torch.tensor(f.lip_red))
    lips = canvas.cover(torch.where(below < 0, -below - gap * 0.4 - lip, below - gap - lip * 1.35) * high) * within
    albedo = mix(albedo, lip_colour * (1 - 0.2 * (below < 0).float()), 0.9 * lips)
    inside = canvas.cover(torch.where(below < 0, -below - gap * 0.4, below - gap) * high) * within
    teeth = (
        canvas.cover((below + gap * 0.4 - 0.05 * (0.5 + motion.smile.clamp(0, 1))) * high)
        * (across.abs() < 0.85).float()
    )
    dark = mix(colour((0.20, 0.06, 0.06)), colour((0.93, 0.90, 0.87)), teeth)
    albedo = mix(albedo, dark.expand_as(albedo), inside * (gap > 0.006).float())
    shut = torch.exp(-((below / max(0.016, canvas.pixel * 0.6)) ** 2)) * within * (gap < 0.02).float()
    crease = motion.smile.clamp(0, 1) * torch.exp(
        -(((head.qx.abs() - width - 0.06 - 0.1 * (f.mouth_y - head.qy)) / 0.03) ** 2)
    )
    return (
        albedo
        * (1 - 0.5 * shut)
        * (1 - 0.2 * crease * bump(0 * head.qy, head.qy - f.mouth_y + 0.1, 1, 0.12) * head.front)
    )


def _draw_brows(canvas: Canvas, head: Head, albedo: Tensor, hair: Tensor, person: Person, motion: Motion) -> Tensor:
    f = head.features
    man = person.class_word == "man"
    tone = mix(hair, colour((0.12, 0.08, 0.06)), torch.tensor(0.45 if person.hair_colour != "white" else 0.2))
    side = head.qx.abs() - f.eye_x
    line = f.eye_y - f.brow + 0.9 * side**2 - 0.03 * motion.smile
    thick = (0.042 if man else 0.028) * (1 - 0.8 * side)
    cover = canvas.cover(((head.qy - line).abs() - thick) * f.half_height) * canvas.cover(
        (side.abs() - 0.21) * f.half_width
    )
    return mix(albedo, tone.expand_as(albedo), 0.85 * cover * head.front)


def _draw_eyes(canvas: Canvas, head: Head, albedo: Tensor, motion: Motion, man: bool) -> tuple[Tensor, Tensor]:
    f, wide, high = head.features, head.features.half_width, head.features.half_height
    across = (head.qx.abs() - f.eye_x) / f.eye_width
    arc = (1 - across * across).clamp(0)
    upper = f.eye_height * 1.15 * arc * motion.blink * (1 - 0.15 * motion.smile.clamp(0, 1))
    dy = head.qy - f.eye_y
    within = (across.abs() < 1).float() * head.front
    eyes = canvas.cover(torch.where(dy < 0, -dy - upper, dy - f.eye_height * 0.75 * arc * motion.blink) * high) * within
    gaze_x = head.qx - torch.sign(head.qx) * f.eye_x - motion.gaze + 0.08 * motion.yaw
    radius = (gaze_x**2 + ((dy + 0.01) * high / wide) ** 2).sqrt()
    ball = colour((0.94, 0.93, 0.92)) * (1 - 0.3 * (dy < -upper * 0.5).float())
    ball = mix(ball, colour(f.iris) * (0.8 + 0.5 * (dy > 0).float()), canvas.cover((radius - 0.088) * wide))
    ball = mix(ball, colour((0.02, 0.02, 0.02)), canvas.cover((radius - 0.042) * wide))
    ball = mix(
        ball,
        colour((1.1, 1.1, 1.1)),
        0.9 * canvas.cover((((gaze_x + 0.03) ** 2 + (dy + 0.035) ** 2).sqrt() - 0.022) * wide),
    )
    albedo = mix(albedo, ball, eyes)
    lash = (
        torch.exp(-(((dy + upper) / max(0.022, canvas.pixel * 0.6)) ** 2)) * (across.abs() < 1.08).float() * head.front
    )
    fold = torch.exp(-(((dy + upper + 0.055) / 0.014) ** 2)) * arc * head.front * canvas.detail
    return albedo * (1 - (0.65 if man else 0.8) * lash) * (1 - 0.25 * fold), eyes


def _put_on_glasses(canvas: Canvas, head: Head, picture: Tensor) -> Tensor:
    f, ax = head.features, head.qx.abs()
    rim = (((ax - f.eye_x) / 0.27) ** 4 + ((head.qy - f.eye_y - 0.02) / 0.20) ** 4).clamp(1e-6) ** 0.25
    frame = canvas.cover(((rim - 1).abs() - 0.12) * 0.2)
    bar = canvas.cover(((head.qy - f.eye_y + 0.04).abs() - 0.025) * f.half_height)
    frame = torch.maximum(frame, bar * ((ax < f.eye_x - 0.22) | (ax > f.eye_x + 0.24)).float())
    lens = (rim < 1).float() * head.front * 0.10
    return mix(
        mix(picture, torch.ones_like(picture), lens), torch.full_like(picture, 0.06), frame * (head.qz > -0.1).float()
    )
