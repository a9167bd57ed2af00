"""Rooms of a home and plain backgrounds: wall, studio, living room, kitchen, bedroom.

Must not know people. Imports torch: drawing processes only. Rooms are boxes in metres around the camera; how wide they
are follows the picture, so that furniture at the sides is seen in tall and in wide frames.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.places.lamps import Lamp, Sunbeam, finish, light_up, mirror_floor
from studio.storyboard.places.materials import (
    Material,
    Spot,
    books,
    folds,
    plain,
    planks,
    plaster,
    rgb_of,
    shining,
    tiles,
)
from studio.storyboard.places.place import Conditions, Place
from studio.storyboard.places.plants import pot_plant
from studio.storyboard.places.solids import Scenery
from studio.storyboard.places.windows import add, beam_through, outlook, read_daylight, scale

FLOOR, CEILING = 1.45, -1.75
_WARM: RGB = (1.0, 0.66, 0.34)


@dataclass(frozen=True)
class Shell:
    """Where an empty room's surfaces lie: walls at ±side, the back wall at ``back``, floor and ceiling."""

    side: float
    back: float
    floor: float = FLOOR
    ceiling: float = CEILING


def build_shell(
    scenery: Scenery,
    back: float,
    walls: Material,
    floor: Material,
    ceiling: Material,
    *,
    corner: float = 0.62,
    height: float = CEILING,
    back_wall: Material | None = None,
) -> Shell:
    """An empty room whose far corners are seen at ``corner`` of the frame's half width (less in wide frames)."""
    frame = scenery.half_width / 1.12
    seen = frame * corner if frame > 0.8 else frame * min(0.95, corner + 0.14)
    shell = Shell(seen * back / scenery.focal, back, FLOOR, height)
    x, y = (-shell.side, shell.side), (height, FLOOR)
    scenery.face_z(back, x, y, back_wall or walls)
    scenery.face_x(-shell.side, y, (0.1, back), walls)
    scenery.face_x(shell.side, y, (0.1, back), walls)
    scenery.face_y(FLOOR, x, (0.1, back), floor)
    scenery.face_y(height, x, (0.1, back), ceiling)
    return shell


def make_scenery(conditions: Conditions, *, wide: float = 1.5, tall: float = 1.4, horizon: float = 0.02) -> Scenery:
    """A camera whose lens suits the frame: ``tall`` focal length for tall frames, ``wide`` for wide ones."""
    share = min(1.0, max(0.0, (conditions.half_width / 1.12 - 0.5625) / 1.2))
    return Scenery(conditions, focal=tall + (wide - tall) * share, horizon=horizon)


def paint_wall(conditions: Conditions) -> Place:
    """A plain wall with soft window light on it."""
    rng = conditions.rng
    tone = rng.choice(((0.84, 0.82, 0.78), (0.88, 0.87, 0.85), (0.76, 0.79, 0.80), (0.86, 0.80, 0.71)))
    s = make_scenery(conditions)
    wide = 4.0 * max(1.0, conditions.half_width)
    s.face_z(1.7, (-wide, wide), (-3, 3), plaster(tone, 0.035, 2.2))
    light = read_daylight(conditions)
    side = rng.choice((-1.0, 1.0))
    lamp = (0.95, 0.70, 0.42) if light.lamps else add(scale(light.low, 0.75), (0.25, 0.24, 0.22))
    lamps = [Lamp((1.5 * side, -1.0, 0.5), scale(lamp, 1.6), 0.7, 0.4)]
    beams = []
    if max(light.sun) > 0:
        flat = -0.25 if conditions.time != "day" else -0.55
        y = (-1.6, 0.2)
        beams = [Sunbeam((0.8 * side, flat, -0.6), scale(light.sun, 0.34), y, (-0.35, 0.75), 1.9 * side, soft_m=0.09)]
    dim = 0.30 if light.lamps else 0.42
    picture = light_up(s, lamps, ((dim, dim, dim), (dim * 0.8, dim * 0.78, dim * 0.74)), beams=beams)
    return Place(finish(s, picture, 0.0), depth_blur=0.006)


def paint_studio(conditions: Conditions) -> Place:
    """A photographer's studio: seamless paper with a lamp's glow, a soft box and a stand at the sides."""
    rng = conditions.rng
    tone = rng.choice(((0.33, 0.35, 0.40), (0.22, 0.32, 0.44), (0.38, 0.29, 0.31), (0.30, 0.36, 0.34)))
    s = make_scenery(conditions)
    wide = 5.0 * max(1.0, conditions.half_width)
    s.face_z(3.2, (-wide, wide), (-3, 1.15), plaster(tone, 0.03))
    s.face_y(1.15, (-wide, wide), (0.1, 3.2), plaster(tone, 0.03))
    edge = 0.97 * conditions.half_width / 1.12
    x = edge * 2.4 / s.focal
    for side, top in ((-1.0, -1.5), (1.0, -1.25)):
        s.post(side * x, 2.45, 0.02, (top, 1.2), plain((0.06, 0.06, 0.07)))
        s.box((side * x - 0.34, side * x + 0.34), (top - 0.5, top + 0.32), (2.4, 2.44), plain((0.05, 0.05, 0.05)))
        panel = (side * x - 0.31, side * x + 0.31)
        s.face_z(2.39, panel, (top - 0.47, top + 0.29), _softbox())
    lamps = [
        Lamp((0.0, -0.1, 2.2), (1.5, 1.5, 1.55), 0.75, 0.2),
        Lamp((-x, -1.4, 2.0), (0.7, 0.68, 0.66), 0.5),
        Lamp((x, -1.2, 2.0), (0.7, 0.68, 0.66), 0.5),
    ]
    picture = light_up(s, lamps, ((0.12, 0.12, 0.13), (0.10, 0.10, 0.10)), shade=0.3)
    return Place(finish(s, picture, 0.14), depth_blur=0.014)


def paint_room(conditions: Conditions) -> Place:
    """A living room: a window with curtains, a bookcase, a sofa, a lamp and a plant."""
    rng = conditions.rng
    light = read_daylight(conditions)
    s = make_scenery(conditions)
    wall = rng.choice(((0.80, 0.74, 0.65), (0.74, 0.75, 0.70), (0.82, 0.72, 0.62)))
    room = build_shell(s, 3.5, plaster(wall), planks((0.58, 0.38, 0.22)), plaster((0.93, 0.92, 0.89), 0.02))
    back, side = room.back, room.side
    flip = rng.choice((-1.0, 1.0))
    half = min(0.8, 0.44 * side)
    window_x = flip * (side * 0.97 - half - 0.06) if side < 1.6 else flip * side * 0.5
    top, sill = -1.35, 0.45
    s.face_z(
        back - 0.02, (window_x - half, window_x + half), (top, sill),
        outlook(conditions, (2 * half, sill - top), "garden", (2, 3), (0.93, 0.92, 0.90)),
    )  # fmt: skip
    cloth = folds((0.84, 0.80, 0.72))
    for end in (-1, 1):
        middle = window_x + end * (half + 0.10)
        s.face_z(back - 0.12, (middle - 0.17, middle + 0.17), (top - 0.14, FLOOR - 0.04), cloth)
    case_x = -flip * side
    inner = case_x + flip * 0.42
    shelf = books()
    s.box((min(case_x, inner), max(case_x, inner)), (-1.55, FLOOR), (1.35, 2.9), shelf, shelf, plain((0.3, 0.2, 0.12)))
    picture_x = -flip * side * 0.30
    s.face_z(back - 0.02, (picture_x - 0.33, picture_x + 0.33), (-1.30, -0.80), _painting(rng.random()))
    _sofa(s, room, rng.choice(((0.34, 0.42, 0.46), (0.50, 0.36, 0.30), (0.46, 0.47, 0.42))))
    lamp_x, lamp_z = flip * (side - 0.26), 2.5
    glow = 1.8 if light.lamps else 0.75
    s.post(lamp_x, lamp_z, 0.014, (-0.42, FLOOR), plain((0.2, 0.16, 0.1)))
    s.post(lamp_x, lamp_z, 0.17, (-0.72, -0.42), shining((1.0, 0.86, 0.64), glow))
    lamps = [Lamp((window_x, -0.2, back - 0.5), scale(light.glow, 1.5), 0.8, 0.4)]
    if light.lamps:
        lamps.append(Lamp((lamp_x, -0.55, lamp_z), scale(_WARM, 0.75), 0.28))
        lamps.append(Lamp((0.0, -1.0, 1.0), scale(_WARM, 0.9), 0.6))
    dim = 0.20 + 0.30 * light.level
    beams = beam_through(s, y=(top, sill), across=(window_x - half, window_x + half), wall_z=back)
    picture = light_up(s, lamps, ((dim, dim, dim * 1.02), (dim * 0.8, dim * 0.74, dim * 0.66)), beams=beams)
    picture = mirror_floor(s, picture, FLOOR, back, 0.5)
    picture = pot_plant(s, picture, (-flip * side * 0.62, 0.62, 2.6), 0.50, 0.35 + 0.5 * light.level)
    return Place(finish(s, picture), depth_blur=0.010)


def paint_kitchen(conditions: Conditions) -> Place:
    """A bright kitchen: cupboards, tiles, a worktop, a window, hanging lamps."""
    rng = conditions.rng
    light = read_daylight(conditions)
    s = make_scenery(conditions)
    front = rng.choice(((0.90, 0.90, 0.88), (0.62, 0.74, 0.70), (0.80, 0.86, 0.90)))
    room = build_shell(
        s, 3.2, plaster((0.90, 0.89, 0.86), 0.03), tiles((0.72, 0.70, 0.66), (0.45, 0.44, 0.42), 0.4),
        plaster((0.95, 0.95, 0.94), 0.02), back_wall=tiles((0.90, 0.92, 0.91), (0.66, 0.67, 0.67), 0.15),
    )  # fmt: skip
    back, side = room.back, room.side
    flip = rng.choice((-1.0, 1.0))
    doors, wood = _cupboard(front), planks((0.66, 0.46, 0.28), 0.3, 2.0, 0.4, along_u=True)
    s.box((-side, side), (0.45, FLOOR), (back - 0.6, back), doors, doors, wood)
    s.box((-side, side), (0.41, 0.45), (back - 0.63, back), wood, wood, wood)
    half = min(0.65, 0.40 * side)
    window_x = flip * (side * 0.94 - half)
    s.face_z(
        back - 0.01, (window_x - half, window_x + half), (-1.25, 0.22),
        outlook(conditions, (2 * half, 1.47), "garden", (2, 1), (0.95, 0.95, 0.95)),
    )  # fmt: skip
    inner = window_x - flip * (half + 0.12)
    span = (min(-flip * side, inner), max(-flip * side, inner))
    s.box(span, (-1.5, -0.45), (back - 0.38, back), doors, doors, plain((0.6, 0.6, 0.58)))
    for end in (-1.0, 1.0):
        run = (side - 0.55, side) if end > 0 else (-side, -side + 0.55)
        s.box(run, (0.45, FLOOR), (1.3, back - 0.6), doors, doors, wood)
        s.box(run, (-1.5, -0.5), (1.4, 1.9 if end == flip else back), doors, doors, plain((0.62, 0.62, 0.60)))
    _kitchen_things(s, room, flip)
    lamps = [Lamp((window_x, -0.2, back - 0.5), scale(light.glow, 1.3), 0.7, 0.4)]
    for x in (-0.42 * side, 0.42 * side):
        s.post(x, 2.3, 0.008, (CEILING, -1.12), plain((0.1, 0.1, 0.1)))
        s.ball((x, -1.05, 2.3), (0.15, 0.13, 0.15), shining((1.0, 0.90, 0.74), 2.4 if light.lamps else 1.0))
        lamps.append(Lamp((x, -0.95, 2.3), scale((1.0, 0.84, 0.62), 0.75 if light.lamps else 0.15), 0.4))
    dim = 0.30 + 0.28 * light.level
    beams = beam_through(s, y=(-1.25, 0.22), across=(window_x - half, window_x + half), wall_z=back)
    picture = light_up(s, lamps, ((dim, dim, dim), (dim * 0.8, dim * 0.8, dim * 0.78)), beams=beams)
    picture = mirror_floor(s, picture, FLOOR, back - 0.6, 0.4)
    return Place(finish(s, picture), depth_blur=0.010)


def paint_bedroom(conditions: Conditions) -> Place:
    """A bedroom: a padded headboard, pillows, bedside lamps, curtains, a window."""
    rng = conditions.rng
    light = read_daylight(conditions)
    s = make_scenery(conditions)
    wall = rng.choice(((0.62, 0.66, 0.76), (0.70, 0.66, 0.74), (0.60, 0.70, 0.72)))
    room = build_shell(s, 3.2, plaster(wall, 0.04), planks((0.66, 0.50, 0.36)), plaster((0.94, 0.94, 0.95), 0.02))
    back, side = room.back, room.side
    flip = rng.choice((-1.0, 1.0))
    z = (1.45, 2.85)
    s.face_x(
        flip * (side - 0.02), (-1.35, 0.35), z,
        outlook(conditions, (1.4, 1.70), "garden", (2, 1), (0.95, 0.95, 0.95)),
    )  # fmt: skip
    cloth = folds((0.90, 0.88, 0.92))
    for end in (z[0] - 0.30, z[1]):
        s.face_x(flip * (side - 0.10), (-1.55, FLOOR - 0.05), (end - 0.06, end + 0.34), cloth)
    bed = min(1.05, 0.72 * side)
    s.box((-bed, bed), (-0.35, FLOOR), (back - 0.12, back), _quilting((0.56, 0.47, 0.52)))
    s.box((-bed + 0.04, bed - 0.04), (0.82, FLOOR), (1.5, back - 0.12), plaster((0.86, 0.87, 0.92), 0.14, 3.0))
    for x in (-bed * 0.52, bed * 0.52):
        s.ball((x, 0.50, back - 0.30), (bed * 0.44, 0.26, 0.16), plaster((0.94, 0.94, 0.96), 0.05))
        s.ball((x * 0.8, 0.74, back - 0.55), (bed * 0.26, 0.17, 0.13), plaster((0.50, 0.42, 0.62), 0.08))
    frame = _painting(rng.random())
    s.face_z(back - 0.02, (-0.62, 0.62), (-1.45, -0.72), frame)
    lamps = [Lamp((flip * (side - 0.6), -0.3, 2.0), scale(light.glow, 1.3), 0.8, 0.4)]
    for end in (-1.0, 1.0):
        x = end * min(bed + 0.32, side - 0.22)
        s.box((x - 0.22, x + 0.22), (0.60, FLOOR), (back - 0.45, back - 0.02), planks((0.52, 0.36, 0.24)))
        s.post(x, back - 0.24, 0.05, (0.22, 0.60), plain((0.75, 0.70, 0.62)))
        s.post(x, back - 0.24, 0.15, (-0.10, 0.22), shining((1.0, 0.84, 0.62), 1.9 if light.lamps else 0.8))
        lamps.append(Lamp((x, 0.04, back - 0.42), scale(_WARM, 0.55 if light.lamps else 0.10), 0.22))
    if light.lamps:
        lamps.append(Lamp((0.0, -1.0, 1.4), scale(_WARM, 0.55), 0.6))
    dim = 0.18 + 0.32 * light.level
    beams = beam_through(s, y=(-1.35, 0.35), across=z, wall_x=flip * side)
    picture = light_up(s, lamps, ((dim, dim, dim * 1.06), (dim * 0.8, dim * 0.76, dim * 0.76)), beams=beams)
    return Place(finish(s, picture), depth_blur=0.010)


def _sofa(s: Scenery, room: Shell, rgb: RGB) -> None:
    cloth = plaster(rgb, 0.10, 5.0)
    wide, back = room.side * 0.8, room.back
    s.box((-wide, wide), (0.55, FLOOR - 0.1), (back - 0.55, back - 0.3), cloth)
    s.box((-wide, wide), (0.95, FLOOR - 0.08), (back - 1.15, back - 0.5), cloth)
    for end in (-1.0, 1.0):
        x = (wide - 0.18, wide) if end > 0 else (-wide, -wide + 0.18)
        s.box(x, (0.72, FLOOR - 0.08), (back - 1.15, back - 0.35), cloth)
        s.ball((end * wide * 0.66, 0.76, back - 0.62), (0.24, 0.20, 0.10), plaster((0.80, 0.56, 0.30), 0.08, 6.0))


def _kitchen_things(s: Scenery, room: Shell, flip: float) -> None:
    back, side = room.back, room.side
    z = back - 0.3
    x = -flip * side * 0.62
    s.post(x, z, 0.10, (0.22, 0.41), plain((0.72, 0.16, 0.12), 0.5))
    s.post(x + 0.28, z, 0.06, (0.16, 0.41), plain((0.86, 0.84, 0.78), 0.5))
    for i, rgb in enumerate(((0.95, 0.62, 0.12), (0.85, 0.20, 0.12), (0.55, 0.70, 0.16), (0.96, 0.78, 0.16))):
        s.ball((flip * side * 0.72 + 0.09 * (i - 1.5), 0.36 - 0.03 * (i % 2), z), (0.05, 0.05, 0.05), plain(rgb, 0.3))
    for i in range(3):
        s.post(flip * (side - 0.30), 1.62 + 0.16 * i, 0.055, (0.20 - 0.03 * i, 0.45), plain((0.88, 0.86, 0.8), 0.4))


def _softbox() -> Material:
    def paint(spot: Spot) -> Tensor:
        middle = torch.exp(-(((spot.u - 0.31) / 0.35) ** 2) - ((spot.v - 0.38) / 0.42) ** 2)
        return rgb_of((1.0, 0.98, 0.94), spot) * (0.9 + 2.4 * middle)

    return Material(paint, glow=1.0)


def _cupboard(rgb: RGB, door_m: float = 0.45) -> Material:
    """Cupboard doors with a recessed panel and a handle each."""

    def paint(spot: Spot) -> Tensor:
        fu = torch.frac(spot.u / door_m)
        edge = torch.minimum(fu, 1 - fu) * door_m
        gap = (edge < 0.006) | (spot.v < 0.012)
        panel = ((edge - 0.065).abs() < 0.008) | ((spot.v - 0.08).abs() < 0.008)
        handle = ((fu - 0.86).abs() < 0.018) & ((spot.v - 0.19).abs() < 0.07)
        shade = 1 - 0.62 * gap.float() - 0.22 * (panel & ~gap).float()
        albedo = rgb_of(rgb, spot) * (shade + 0.03 * spot.grain.noise(spot.u, spot.v, 2.0))
        return torch.where(handle, rgb_of((0.42, 0.40, 0.36), spot), albedo)

    return Material(paint, 0.15)


def _quilting(rgb: RGB, size_m: float = 0.22) -> Material:
    """Padded cloth with buttons."""

    def paint(spot: Spot) -> Tensor:
        a, b = (spot.u + spot.v) / size_m, (spot.u - spot.v) / size_m
        bulge = torch.sin(a * 3.1416).abs() * torch.sin(b * 3.1416).abs()
        return rgb_of(rgb, spot) * (0.45 + 0.75 * bulge.clamp(min=0).sqrt())

    return Material(paint)


def _painting(seed: float) -> Material:
    """A framed picture: an abstract landscape on white card."""

    def paint(spot: Spot) -> Tensor:
        u, v = spot.u, spot.v
        wave = 0.10 * spot.grain.noise(u + seed * 9, v * 0 + 2, 3.0)
        high, low = rgb_of((0.86, 0.72, 0.52), spot), rgb_of((0.24, 0.40, 0.46), spot)
        deep = rgb_of((0.70, 0.32, 0.20), spot)
        art = torch.where(v > 0.27 + wave, low, high) * (1 + 0.12 * spot.grain.noise(u, v, 6))
        art = torch.where(v > 0.38 - 0.7 * wave, deep * torch.ones_like(art), art)
        width, height = spot.size
        edge = torch.minimum(torch.minimum(u, width - u), torch.minimum(v, height - v))
        card = rgb_of((0.92, 0.91, 0.88), spot) * torch.ones_like(art)
        frame = rgb_of((0.16, 0.11, 0.08), spot) * torch.ones_like(art)
        art = torch.where(edge < 0.09, card, art)
        return torch.where(edge < 0.03, frame, art)

    return Material(paint)
