"""The rest of the person: hair, neck, clothes and the waving arm. Must not know places. Imports torch:
drawing processes only."""

from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.canvas import RGB, Canvas, Lamp, carve, colour, lit, mix, segment, shine
from studio.storyboard.face import HAIR_COLOURS, SKIN_COLOURS, Head, draw_ears, draw_face, place_head, shape_face
from studio.storyboard.motion import Motion
from studio.storyboard.scene import Person, Scene

GARMENT_COLOURS: Final[dict[str, RGB]] = {
    "red": (0.74, 0.11, 0.11),
    "blue": (0.12, 0.24, 0.64),
    "green": (0.13, 0.44, 0.21),
    "black": (0.07, 0.07, 0.08),
    "white": (0.88, 0.88, 0.88),
    "yellow": (0.90, 0.72, 0.14),
    "purple": (0.42, 0.17, 0.52),
    "orange": (0.90, 0.43, 0.09),
    "grey": (0.45, 0.45, 0.48),
}


def draw_figure(canvas: Canvas, picture: Tensor, scene: Scene, motion: Motion, lamp: Lamp, rng: Random) -> Tensor:
    """The person over a background, [T, 3, H, W]. `rng` moves them slightly; everything else follows from
    the scene."""
    person = scene.person
    features = shape_face(person)
    centre_x = rng.uniform(-0.05, 0.05) + motion.sway
    centre_y = rng.uniform(-0.04, 0.04) + 0.10 * motion.pitch.clamp(-0.4, 0.4)
    head = place_head(canvas, features, motion, centre_x, centre_y)
    if person.hair_style != "bald":
        picture = _draw_back_hair(canvas, head, picture, person, motion, lamp)
    picture = _draw_body(canvas, picture, scene, centre_x, lamp)
    if person.hair_style not in ("long", "curly"):
        picture = draw_ears(canvas, head, picture, person, motion, lamp)
    face = draw_face(canvas, head, person, motion, lamp)
    if person.hair_style != "bald":
        face = _draw_front_hair(canvas, head, face, person, lamp)
    picture = mix(picture, face, head.mask)
    if person.hair_style == "long":
        picture = _draw_locks(canvas, head, picture, person, motion, lamp)
    if motion.hand is not None:
        picture = _draw_hand(canvas, picture, scene, motion, motion.hand, lamp)
    return picture


def _strands(canvas: Canvas, across: Tensor, along: Tensor, curly: bool) -> Tensor:
    """Brightness of hair: broad waves always, single strands only where pixels can hold them."""
    if curly:
        fine = torch.sin(across * 31 + 2.5 * torch.sin(along * 17)) * torch.sin(
            along * 29 + 2.5 * torch.sin(across * 19)
        )
        return 0.92 + 0.16 * torch.sin(across * 9 + along * 4) * torch.sin(along * 8) + 0.3 * canvas.detail * fine
    fine = torch.sin(across * 83 + 4 * along) * torch.sin(across * 47 - 2 * along + 1)
    return 0.95 + 0.10 * torch.sin(across * 11 + along) + 0.22 * canvas.detail * fine


def _draw_back_hair(canvas: Canvas, head: Head, picture: Tensor, person: Person, motion: Motion, lamp: Lamp) -> Tensor:
    f, style = head.features, person.hair_style
    puff = 1.34 if style == "curly" else 1.10
    # The hair's volume sits behind the face, so it moves against it as the head turns.
    x = head.lx + 0.10 * torch.sin(motion.yaw)
    a, b = x / (f.half_width * puff), (head.ly + 0.12) / (f.half_height * puff * 0.98)
    radius = (a * a + b * b).clamp(1e-8).sqrt()
    distance = (radius - 1) * f.half_width * puff
    if style == "curly":
        distance = distance - 0.07 * torch.sin(torch.atan2(b, a) * 7 + 0.6).abs() + 0.03
    if style in ("short", "bun"):
        distance = carve(distance, head.ly - 0.20, 0.25)
    if style == "bun":
        distance = torch.minimum(distance, (x**2 + (head.ly + 1.32) ** 2).sqrt() - 0.36)
    if style == "long":
        fall = ((head.ly - 0.0) / 1.7).clamp(0, 1)
        curtain = x.abs() - f.half_width * (1.10 + 0.26 * fall)
        distance = torch.minimum(distance, carve(curtain, torch.maximum(-head.ly, head.ly - 1.75), 0.2))
    depth = (1 - radius**2).clamp(0.05, 1).sqrt()
    tone = lit(lamp, shine(lamp, a * 0.9, b * 0.9, depth, 0.3)) * 0.82
    return mix(
        picture,
        colour(HAIR_COLOURS[person.hair_colour]) * tone * _strands(canvas, x, head.ly, style == "curly"),
        canvas.cover(distance, 0.03),
    )


def _draw_front_hair(canvas: Canvas, head: Head, face: Tensor, person: Person, lamp: Lamp) -> Tensor:
    qx, qy, style = head.qx, head.qy, person.hair_style
    ax = qx.abs()
    rng = Random(person.face + 1)
    part = rng.choice((-1, 1)) * rng.uniform(0.15, 0.35)
    if style in ("long", "bun"):
        hairline = -0.78 + 0.62 * ((qx - part * 0.6).abs().clamp(1e-6) ** 1.5)
    elif style == "curly":
        hairline = -0.58 + 0.22 * ax**2 + 0.03 * torch.sin(qx * 14)
    else:
        hairline = -0.62 - 0.10 * torch.tanh((qx - part) * 5 * (1 if part > 0 else -1)) + 0.30 * ax**2
    # Sideburns and the back of the head; long hair covers the ears.
    low = {"long": 1.0, "curly": 0.25, "bun": 0.0}.get(style, 0.08)
    sides = torch.sigmoid((ax - 0.86) * 26) * torch.sigmoid((low - qy) * 14)
    back = torch.sigmoid((-head.qz - 0.08) * 20) * torch.sigmoid((low + 0.1 - qy) * 14)
    cover = torch.maximum(torch.maximum(torch.sigmoid((hairline - qy) * 26), sides), back)
    hair = colour(HAIR_COLOURS[person.hair_colour])
    sheen = torch.exp(-(((qy + 0.80) / 0.13) ** 2)) * 0.15
    tone = lit(lamp, shine(lamp, head.u * 0.9, head.v * 0.9, head.nz, 0.3))
    strands = _strands(canvas, qx * (0.6 if style != "curly" else 0.74), qy, style == "curly")
    return mix(
        face * (1 - 0.22 * torch.sigmoid((hairline + 0.10 - qy) * 24)),
        hair * tone * strands + sheen * (hair * 0.6 + 0.15),
        cover,
    )


def _draw_locks(canvas: Canvas, head: Head, picture: Tensor, person: Person, motion: Motion, lamp: Lamp) -> Tensor:
    """Hair that falls over the shoulders on both sides of the face."""
    f = head.features
    hair = colour(HAIR_COLOURS[person.hair_colour])
    for side in (-1, 1):
        x = side * (head.lx + 0.05 * torch.sin(motion.yaw)) - f.half_width * (1.02 + 0.06 * torch.sin(head.ly * 2.2))
        width = 0.14 * (1 - 0.5 * ((head.ly - 0.9) / 0.7).clamp(0, 1)) * ((head.ly + 0.75) / 0.5).clamp(0.15, 1)
        distance = torch.maximum(x.abs() - width, torch.maximum(-head.ly - 0.6, head.ly - 1.5))
        tone = lit(lamp, shine(lamp, side * 0.45 + x * 2, 0 * x, 0.85 + 0 * x, 0.3)) * _strands(
            canvas, head.lx, head.ly, False
        )
        picture = mix(picture, hair * tone, canvas.cover(distance, 0.05))
    return picture


def _draw_body(canvas: Canvas, picture: Tensor, scene: Scene, centre_x: Tensor, lamp: Lamp) -> Tensor:
    man = scene.person.class_word == "man"
    skin = colour(SKIN_COLOURS[scene.person.skin])
    cloth = colour(GARMENT_COLOURS[scene.garment_colour])
    half, neck = (1.52, 0.44) if man else (1.26, 0.35)
    x, y = canvas.x - 0.5 * centre_x, canvas.y - 1.16
    across = x.abs() / half
    top = 0.06 + 0.34 * across.clamp(0, 1.4) ** 2.4
    body = torch.maximum(top - y, x.abs() - half - 0.10 * y)
    slope = (x / half).clamp(-1, 1)
    throat = (x / neck).clamp(-1, 1)
    shadow = 0.45 + 0.55 * ((canvas.y - 0.95) / 0.5).clamp(0, 1)
    skin_tone = lit(
        lamp, shine(lamp, throat * 0.9, 0.2 + 0 * y, (1 - throat * throat * 0.9).clamp(0.05).sqrt()) * shadow
    )
    flare = 1 + 0.35 * ((y + 0.20) / 0.4).clamp(0, 1) ** 2
    column = torch.maximum(x.abs() - neck * flare, torch.maximum(-canvas.y, y - 0.5))
    picture = mix(picture, skin * skin_tone, canvas.cover(column))
    round_top = -0.6 * (1 - ((y - top) / 0.5).clamp(0, 1))
    cloth_tone = lit(lamp, shine(lamp, slope * 0.8, round_top, (1 - slope * slope * 0.8).clamp(0.1).sqrt(), 0.25))
    opening = (((x / (neck * 1.30)) ** 2 + ((y + 0.02) / 0.26) ** 2).clamp(1e-6).sqrt() - 1) * 0.25
    cover = canvas.cover(body, 0.03)
    if scene.garment == "suit":
        return _draw_suit(
            canvas, mix(picture, cloth * cloth_tone, cover), x, y, skin * skin_tone, cloth_tone, opening, cover
        )
    if scene.garment == "sweater":
        cloth = cloth * (
            1 - 0.12 * torch.exp(-(((opening - 0.10) / 0.05) ** 2)) + 0.05 * canvas.detail * torch.sin(x * 60)
        )
    picture = mix(picture, cloth * cloth_tone, cover * (1 - canvas.cover(opening)))
    if scene.garment == "hoodie":
        hood = canvas.cover((opening - 0.09).abs() - 0.09) * canvas.cover(-0.22 - y)
        picture = mix(picture, cloth * cloth_tone * (0.7 + 1.2 * opening.clamp(0, 0.2)), hood)
        cord = canvas.cover((x.abs() - 0.20).abs() - 0.028) * (y > 0.30).float() * (y < 0.85).float()
        picture = mix(picture, colour((0.9, 0.9, 0.9)) * cloth_tone, cord)
    return picture


def _draw_suit(
    canvas: Canvas, picture: Tensor, x: Tensor, y: Tensor, skin: Tensor, tone: Tensor, opening: Tensor, cover: Tensor
) -> Tensor:
    lapel = x.abs() - (0.42 - 0.5 * y)
    shirt = canvas.cover(lapel) * canvas.cover(-y - 0.1) * cover
    picture = mix(picture, colour((0.93, 0.93, 0.95)) * tone, shirt)
    tie = canvas.cover(x.abs() - (0.07 + 0.05 * y.clamp(0))) * shirt * (y > 0.1).float()
    picture = mix(picture, colour((0.35, 0.07, 0.10)) * tone, tie)
    picture = picture * (1 - 0.3 * torch.exp(-((lapel / 0.03) ** 2)) * cover * (y < 0.85).float())
    return mix(picture, skin, canvas.cover(opening + 0.09) * (y > -0.2).float())


def _draw_hand(canvas: Canvas, picture: Tensor, scene: Scene, motion: Motion, swing: Tensor, lamp: Lamp) -> Tensor:
    """A forearm raised beside the face, swinging about the elbow, with an open hand."""
    side = motion.hand_side
    cloth, skin = colour(GARMENT_COLOURS[scene.garment_colour]), colour(SKIN_COLOURS[scene.person.skin])
    elbow_x, elbow_y = side * 1.06 + 0 * swing, 1.55 + 0 * swing
    angle = swing * 0.8 + side * 0.02
    wrist_x, wrist_y = elbow_x + 0.85 * torch.sin(angle) * 0.5, elbow_y - 0.78 * torch.cos(angle)
    sleeve = segment(
        canvas, elbow_x, elbow_y + 0.5, elbow_x + 0.45 * (wrist_x - elbow_x), elbow_y + 0.45 * (wrist_y - elbow_y), 0.20
    )
    picture = mix(picture, cloth * lit(lamp, (0.55 - 1.2 * sleeve).clamp(0.2, 0.9)), canvas.cover(sleeve))
    palm_x, palm_y = wrist_x + 0.20 * torch.sin(angle), wrist_y - 0.20 * torch.cos(angle)
    limb = segment(
        canvas, elbow_x + 0.3 * (wrist_x - elbow_x), elbow_y + 0.3 * (wrist_y - elbow_y), wrist_x, wrist_y, 0.12
    )
    hand = ((canvas.x - palm_x) ** 2 + (canvas.y - palm_y) ** 2).sqrt() - 0.19
    for finger in range(5):
        thumb = finger == (0 if side > 0 else 4)
        spread = angle + (finger - 2) * 0.26 - (0.45 * side if thumb else 0.0)
        reach = 0.30 if thumb else 0.42
        tip_x, tip_y = palm_x + reach * torch.sin(spread), palm_y - reach * torch.cos(spread)
        hand = torch.minimum(
            hand,
            segment(canvas, palm_x + 0.1 * torch.sin(spread), palm_y - 0.1 * torch.cos(spread), tip_x, tip_y, 0.055),
        )
    arm = torch.minimum(limb, hand)
    return mix(picture, skin * lit(lamp, (0.6 - 2.0 * arm).clamp(0.3, 0.95)), canvas.cover(arm))
