"""Public rooms: office, library, café.

Must not know people. Imports torch: drawing processes only.
"""

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.places.lamps import Lamp, finish, light_up, mirror_floor
from studio.storyboard.places.materials import (
    Material,
    Spot,
    books,
    bricks,
    plain,
    planks,
    plaster,
    rgb_of,
    shining,
    tiles,
)
from studio.storyboard.places.place import Conditions, Place
from studio.storyboard.places.plants import pot_plant
from studio.storyboard.places.rooms import FLOOR, build_shell, make_scenery
from studio.storyboard.places.solids import Scenery
from studio.storyboard.places.windows import beam_through, outlook, read_daylight, scale

_WARM: RGB = (1.0, 0.62, 0.30)


def paint_office(conditions: Conditions) -> Place:
    """An open office: a wall of windows over the city, light panels in the ceiling, desks with screens."""
    rng = conditions.rng
    light = read_daylight(conditions)
    s = make_scenery(conditions, tall=1.4)
    high = -1.75
    room = build_shell(
        s, 5.0, plaster((0.84, 0.86, 0.88), 0.02), tiles((0.36, 0.39, 0.44), (0.32, 0.35, 0.40), 0.6, 0.3),
        _ceiling_panels(1.6 if light.lamps else 1.25), corner=0.72, height=high,
    )  # fmt: skip
    back, side = room.back, room.side
    frame = (0.30, 0.32, 0.35)
    s.face_z(
        back - 0.02, (-side, side), (high + 0.12, 0.62), outlook(conditions, (2 * side, 2.25), "city", (6, 1), frame)
    )
    flip = rng.choice((-1.0, 1.0))
    s.face_x(
        flip * (side - 0.02), (high + 0.12, 0.62), (1.2, back), outlook(conditions, (3.8, 2.25), "city", (4, 1), frame)
    )
    _shelves(s, -flip * side, flip)
    white, leg = plain((0.86, 0.86, 0.85), 0.3), plain((0.40, 0.42, 0.45))
    for z in (2.0, 3.5):
        for end in (-1.0, 1.0):
            x = (side * 0.45, side * 1.0) if end > 0 else (-side * 1.0, -side * 0.45)
            s.box(x, (0.72, 0.77), (z, z + 0.7), white, white, white)
            s.box(x, (0.77, FLOOR), (z + 0.66, z + 0.7), leg)
            middle = (x[0] + x[1]) / 2 + 0.05 * end
            s.face_z(z + 0.3, (middle - 0.30, middle + 0.30), (0.26, 0.62), plain((0.05, 0.05, 0.06)))
            s.face_z(z + 0.295, (middle - 0.28, middle + 0.28), (0.28, 0.60), _screen(rng.random()))
            s.post(middle, z + 0.32, 0.03, (0.6, 0.72), plain((0.2, 0.2, 0.2)))
    cool = 0.9 if light.lamps else 0.45
    lamps = [Lamp((0.0, -0.7, back - 0.7), scale(light.glow, 2.2), 1.0, 0.4)]
    lamps += [Lamp((0.0, high + 0.3, z), scale((0.95, 1.0, 1.05), cool), 0.8) for z in (1.6, 3.6)]
    dim = 0.26 + 0.22 * light.level
    beams = beam_through(s, y=(high + 0.12, 0.62), across=(1.2, back), wall_x=flip * side)
    picture = light_up(s, lamps, ((dim, dim, dim * 1.04), (dim * 0.9, dim * 0.92, dim * 0.96)), beams=beams)
    picture = mirror_floor(s, picture, FLOOR, back, 0.6)
    picture = pot_plant(s, picture, (-flip * side * 0.82, 0.62, 2.9), 0.55, 0.75)
    return Place(finish(s, picture), depth_blur=0.011)


def paint_library(conditions: Conditions) -> Place:
    """An old library: walls of books up to the ceiling, a tall window at the end, green reading lamps."""
    light = read_daylight(conditions)
    s = make_scenery(conditions, tall=1.4)
    high = -2.1
    room = build_shell(
        s, 6.0, plaster((0.46, 0.32, 0.20)), planks((0.44, 0.25, 0.13), gloss=0.5), _beams((0.36, 0.22, 0.13)),
        corner=0.60, height=high,
    )  # fmt: skip
    back, side = room.back, room.side
    shelf, wood = books(), plain((0.30, 0.18, 0.10))
    for i in range(3):
        z = 1.1 + 1.62 * i
        for end in (-1.0, 1.0):
            x = (side - 0.45, side) if end > 0 else (-side, -side + 0.45)
            s.box(x, (high + 0.1, FLOOR), (z, z + 1.45), shelf, shelf, wood)
            pillar = (side - 0.50, side) if end > 0 else (-side, -side + 0.50)
            s.box(pillar, (high, FLOOR), (z + 1.45, z + 1.57), wood)
    half = min(0.7, 0.5 * side)
    s.face_z(back - 0.05, (-side, -half), (high + 0.2, FLOOR), shelf)
    s.face_z(back - 0.05, (half, side), (high + 0.2, FLOOR), shelf)
    s.face_z(
        back - 0.04,
        (-half, half),
        (-1.75, 0.5),
        outlook(conditions, (2 * half, 2.25), "garden", (3, 5), (0.26, 0.16, 0.09)),
    )
    lamps = [Lamp((0.0, -0.6, back - 0.8), scale(light.glow, 2.6), 1.0, 0.4)]
    for z in (1.9, 3.5, 5.1):
        s.post(0.0, z, 0.012, (high, -1.50), plain((0.2, 0.16, 0.1)))
        s.ball((0.0, -1.42, z), (0.15, 0.13, 0.15), shining((1.0, 0.86, 0.62), 2.6))
        lamps.append(Lamp((0.0, -1.4, z), scale(_WARM, 1.25 if light.lamps else 0.85), 0.5))
    lamps += _reading_desks(s, side * 0.60)
    dim = 0.13 + 0.16 * light.level
    picture = light_up(s, lamps, ((dim * 1.05, dim, dim * 0.9), (dim, dim * 0.82, dim * 0.6)))
    picture = mirror_floor(s, picture, FLOOR, back, 0.8)
    return Place(finish(s, picture, 0.14), depth_blur=0.012)


def paint_cafe(conditions: Conditions) -> Place:
    """A café: bricks and dark wood, a counter with a chalk board, warm bulbs that hang in rows, a street window."""
    rng = conditions.rng
    light = read_daylight(conditions)
    s = make_scenery(conditions, tall=1.4)
    high = -1.8
    room = build_shell(
        s, 4.6, bricks((0.52, 0.27, 0.19), (0.50, 0.44, 0.38)), planks((0.36, 0.24, 0.15), gloss=0.35),
        plaster((0.16, 0.14, 0.13)), corner=0.74, height=high,
    )  # fmt: skip
    back, side = room.back, room.side
    flip = rng.choice((-1.0, 1.0))
    s.face_x(
        flip * (side - 0.02),
        (-1.35, 0.45),
        (1.5, 3.9),
        outlook(conditions, (2.4, 1.8), "city", (3, 1), (0.10, 0.09, 0.08)),
    )
    board = (-side * 0.9, -side * 0.15) if flip > 0 else (side * 0.15, side * 0.9)
    s.face_z(back - 0.03, board, (-1.45, -0.55), _chalk_board(board[1] - board[0]))
    counter = planks((0.42, 0.26, 0.15), 0.12, 3.0, 0.2)
    s.box((-side, side), (0.42, FLOOR), (back - 0.9, back - 0.4), counter, counter, plain((0.70, 0.66, 0.60), 0.5))
    rack = (side * 0.15, side * 0.95) if flip > 0 else (-side * 0.95, -side * 0.15)
    for y in (-1.05, -0.55, -0.08):
        s.box(rack, (y, y + 0.035), (back - 0.25, back), plain((0.34, 0.20, 0.11)))
        _cups(s, rack, y, back - 0.14)
    s.box((rack[0] + 0.1, rack[0] + 0.65), (0.05, 0.42), (back - 0.8, back - 0.45), plain((0.62, 0.62, 0.64), 0.6))
    lamps = [Lamp((flip * (side - 0.5), -0.4, 2.7), scale(light.glow, 1.5), 0.9, 0.4)]
    burn = 1.0 if light.lamps else 0.65
    for i in range(5):
        x = side * (-0.8 + 0.4 * i)
        for z, drop in ((2.0, -1.05 + 0.1 * (i % 2)), (3.3, -1.15)):
            if abs(i - 2) < 1 and z < 3:
                continue
            s.post(x, z, 0.006, (high, drop - 0.06), plain((0.05, 0.05, 0.05)))
            s.ball((x, drop, z), (0.065, 0.08, 0.065), shining((1.0, 0.74, 0.40), 4.2))
        lamps.append(Lamp((x, -1.05, 2.6), scale(_WARM, 0.70 * burn), 0.5))
    _cafe_tables(s, side * 0.66)
    dim = 0.17 + 0.20 * light.level
    picture = light_up(s, lamps, ((dim, dim * 0.94, dim * 0.86), (dim * 0.9, dim * 0.74, dim * 0.6)))
    picture = mirror_floor(s, picture, FLOOR, back - 0.9, 0.5)
    picture = pot_plant(s, picture, (flip * side * 0.86, -0.25, 3.9), 0.5, 0.5)
    return Place(finish(s, picture, 0.16), depth_blur=0.013)


def _reading_desks(s: Scenery, off_m: float) -> list[Lamp]:
    """Desks to both sides with green lamps on them."""
    wood, top = plain((0.30, 0.18, 0.10)), planks((0.46, 0.26, 0.14), gloss=0.5)
    lamps = []
    for x in (-off_m, off_m):
        s.box((x - 0.4, x + 0.4), (0.62, 0.68), (2.7, 4.4), wood, wood, top)
        s.post(x, 3.0, 0.015, (0.30, 0.62), plain((0.65, 0.5, 0.2)))
        s.ball((x, 0.30, 3.0), (0.15, 0.06, 0.09), shining((0.18, 0.62, 0.34), 0.9))
        lamps.append(Lamp((x, 0.40, 2.95), scale(_WARM, 0.22), 0.15))
    return lamps


def _cafe_tables(s: Scenery, off_m: float) -> None:
    for x in (-off_m, off_m):
        s.post(x, 2.3, 0.30, (0.66, 0.70), plain((0.40, 0.24, 0.14), 0.3))
        s.face_y(0.66, (x - 0.28, x + 0.28), (2.05, 2.55), planks((0.46, 0.28, 0.16), gloss=0.4))
        s.post(x, 2.3, 0.03, (0.70, FLOOR), plain((0.08, 0.08, 0.08)))
        s.post(x + 0.05, 2.2, 0.045, (0.58, 0.66), plain((0.90, 0.88, 0.84), 0.3))


def _shelves(s: Scenery, wall_x: float, flip: float) -> None:
    board = plain((0.80, 0.80, 0.79))
    x = (wall_x, wall_x + flip * 0.35) if flip > 0 else (wall_x + flip * 0.35, wall_x)
    s.box(x, (-0.9, FLOOR), (3.0, 4.6), board, _binders(), board)


def _cups(s: Scenery, rack: tuple[float, float], y: float, z: float) -> None:
    colours = ((0.88, 0.85, 0.80), (0.70, 0.34, 0.22), (0.30, 0.46, 0.46), (0.85, 0.68, 0.36))
    count = max(3, int((rack[1] - rack[0]) / 0.2))
    for i in range(count):
        x = rack[0] + (i + 0.5) * (rack[1] - rack[0]) / count
        tall = 0.10 + 0.12 * ((i * 7 + int(y * 40)) % 3) / 2
        s.post(x, z, 0.055, (y - tall, y), plain(colours[(i + int(y * 10)) % 4], 0.3))


def _ceiling_panels(glow: float) -> Material:
    """A suspended ceiling with rows of light panels."""

    def paint(spot: Spot) -> Tensor:
        fu, fv = torch.frac(spot.u / 1.8 + 0.05), torch.frac(spot.v / 1.5)
        panel = (fu > 0.30) & (fu < 0.66) & (fv > 0.22) & (fv < 0.78)
        base = rgb_of((0.86, 0.87, 0.88), spot) * torch.ones_like(spot.u)
        return torch.where(panel, 100.0 + rgb_of((0.96, 0.99, 1.0), spot) * glow, base)

    return Material(paint)


def _beams(rgb: RGB) -> Material:
    """A ceiling of dark boards with heavy beams across."""

    def paint(spot: Spot) -> Tensor:
        beam = (torch.frac(spot.v / 1.1) < 0.22).float()
        shade = 0.75 + 0.35 * beam + 0.1 * spot.grain.noise(spot.u, spot.v, 1.0, 6)
        return rgb_of(rgb, spot) * shade

    return Material(paint)


def _screen(seed: float) -> Material:
    """A computer screen: a window with lines of text and a chart."""

    def paint(spot: Spot) -> Tensor:
        row = torch.floor(spot.v / 0.022)
        line = (spot.u < 0.06 + 0.26 * spot.grain.cell(row + seed * 50, row * 0, 3)) & (spot.u > 0.05)
        ink = line & (torch.frac(spot.v / 0.022) > 0.45)
        chart = (
            (spot.u > 0.36)
            & (spot.u < 0.53)
            & (spot.v > 0.22 - 0.14 * spot.grain.cell(torch.floor(spot.u / 0.028), row * 0, 5))
        )
        base = rgb_of((0.90, 0.94, 0.99), spot) * torch.ones_like(spot.u)
        base = torch.where(ink, rgb_of((0.30, 0.36, 0.46), spot), base)
        base = torch.where(chart & (spot.v < 0.24), rgb_of((0.20, 0.50, 0.85), spot), base)
        return torch.where(spot.v < 0.028, rgb_of((0.20, 0.36, 0.62), spot), base)

    return Material(paint, glow=0.9)


def _binders() -> Material:
    """A shelf of files in office colours."""

    def paint(spot: Spot) -> Tensor:
        row, column = torch.floor(spot.v / 0.40), torch.floor(spot.u / 0.075)
        high = torch.frac(spot.v / 0.40)
        own = spot.grain.cell(column, row, 4)
        white, blue = rgb_of((0.84, 0.84, 0.82), spot), rgb_of((0.16, 0.34, 0.60), spot)
        grey, gap = rgb_of((0.30, 0.32, 0.35), spot), rgb_of((0.10, 0.10, 0.10), spot)
        face = torch.where(own < 0.4, blue, torch.where(own < 0.7, white, grey)) * torch.ones_like(own)
        face = torch.where((own > 0.85) | (high < 0.22), gap, face)
        return torch.where(high > 0.92, rgb_of((0.80, 0.80, 0.79), spot), face)

    return Material(paint)


def _chalk_board(width: float) -> Material:
    """A black board with chalk lines in two columns and a wooden frame."""

    def paint(spot: Spot) -> Tensor:
        u, v = spot.u / width, spot.v
        row = torch.floor(v / 0.085)
        half = torch.floor(u * 2)
        own = spot.grain.cell(row, half, 9)
        within = torch.frac(u * 2)
        text = (within > 0.14) & (within < 0.35 + 0.5 * own) & (torch.frac(v / 0.085) > 0.5) & (v > 0.22) & (v < 0.80)
        title = (u > 0.28) & (u < 0.72) & ((v - 0.13).abs() < 0.035)
        chalk = (text | title) & (spot.grain.noise(spot.u, spot.v, 30) > -0.25)
        board = rgb_of((0.10, 0.12, 0.12), spot) * (1 + 0.25 * spot.grain.noise(spot.u, spot.v, 2))
        board = torch.where(chalk, rgb_of((0.85, 0.83, 0.76), spot), board)
        edge = torch.minimum(torch.minimum(spot.u, width - spot.u), torch.minimum(v, 0.9 - v))
        return torch.where(edge < 0.05, rgb_of((0.40, 0.25, 0.14), spot), board)

    return Material(paint)
