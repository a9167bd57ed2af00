"""A town from above and afar: the skyline across water, a rooftop.

Must not know people. Imports torch: drawing processes only.
"""

from dataclasses import replace

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.places.lamps import Lamp, add_haze, fill_sky, finish, light_up
from studio.storyboard.places.materials import LIT, Material, Spot, bricks, plain, plaster, rgb_of, shining
from studio.storyboard.places.movement import Flicker, flicker_over
from studio.storyboard.places.outdoors import EYE_M, WALLS, WARM, mean_rgb, outdoor_light
from studio.storyboard.places.place import Conditions, Place
from studio.storyboard.places.rooms import make_scenery
from studio.storyboard.places.sky import Daylight, make_daylight, paint_sky
from studio.storyboard.places.solids import Scenery
from studio.storyboard.places.texture import Stamps, add_glows, make_generator
from studio.storyboard.places.windows import add, scale


def paint_city(conditions: Conditions) -> Place:
    """A skyline across water; at night (and dusk) its windows are lit and the water carries the lights."""
    night = conditions if conditions.time != "day" else _at(conditions, "night")
    day = make_daylight(night)
    rng = conditions.rng
    s = make_scenery(conditions, tall=1.5, wide=1.8, horizon=0.30)
    water_m = 12.0
    lit = {"night": 0.46, "dusk": 0.3, "sunset": 0.30}.get(night.time, 0.0)
    reach = 1.25 * s.half_width
    dark = day.is_dark
    far = 420.0
    for layer, z in enumerate((far, 330.0, 250.0)):
        x = -reach * z / s.focal
        while x < reach * z / s.focal:
            wide = rng.uniform(22, 44) * (1.15 - 0.15 * layer)
            middle = abs((x + wide / 2) / z * s.focal) / max(0.5, s.half_width)
            tall = (rng.uniform(95, 150), rng.uniform(60, 190), rng.uniform(20, 90))[layer]
            tall *= 0.55 + 0.75 * min(1.0, middle * 1.3)
            wall = rng.choice(((0.34, 0.36, 0.42), (0.42, 0.38, 0.36), (0.26, 0.30, 0.36), (0.46, 0.46, 0.48)))
            s.face_z(z, (x, x + wide), (-tall, water_m), _tower(wall, lit * rng.uniform(0.4, 1.6), wide, not dark))
            if rng.random() < 0.35:
                top = (x + wide * 0.3, x + wide * 0.7)
                s.face_z(z, top, (-tall - rng.uniform(8, 22), -tall), _tower(wall, lit, wide, not dark))
            x += wide + rng.uniform(-3, 9)
    s.face_y(water_m, (-900, 900), (20, 430), plain((0.06, 0.09, 0.12), 1.0))
    ambient, sun = outdoor_light(day)
    picture = light_up(s, [], (ambient, scale(ambient, 0.6)), sun=((0.5, -0.5, -0.7), sun))
    sky = paint_sky(night, day, s.horizon, cloudiness=0.3)
    if dark:  # the town lights its own haze
        glow = torch.exp(-((s.horizon - night.grid()[1]) / 0.55).clamp(min=0))
        sky = sky + glow * torch.tensor((0.10, 0.055, 0.075), device=sky.device).view(1, 3, 1, 1)
    if dark:  # lit haze sets the far towers off from the near ones
        haze = add(scale(mean_rgb(day.haze), 0.8), (0.045, 0.030, 0.050))
        picture = add_haze(s, picture, haze, 620 / day.haze_density)
    else:
        picture = add_haze(s, picture, mean_rgb(day.haze), 1500 / day.haze_density)
    picture = fill_sky(s, picture, sky)
    picture = _ripple_mirror(s, picture, 0.30 + water_m / 250 * s.focal)
    picture = finish(s, picture, 0.16)
    spots = _quay_lights(conditions, s, 0.30 + water_m / 250 * s.focal) if dark else None
    if spots is not None:
        picture = add_glows(picture, spots, s.half_width, s.half_height, softness=0.6)
    beacons = [
        Flicker(rng.uniform(-0.9, 0.9) * s.half_width, -0.45 - 0.1 * i, 0.03, (1.4, 0.12, 0.08), 0.7, True)
        for i in range(2)
    ]
    return Place(picture, flicker_over(beacons, rng.random()) if dark else None, depth_blur=0.012)


def paint_rooftop(conditions: Conditions) -> Place:
    """A roof terrace over the town: a brick parapet, strings of bulbs, a water tank, towers behind."""
    day = make_daylight(conditions)
    rng = conditions.rng
    s = make_scenery(conditions, tall=1.35, wide=1.6, horizon=0.12)
    frame = s.half_width / 1.12
    lit = 0.5 if day.is_dark else (0.25 if conditions.time == "sunset" else 0.0)
    reach = 1.3 * s.half_width
    for layer, z in enumerate((300.0, 180.0, 110.0)):
        x = -reach * z / s.focal
        while x < reach * z / s.focal:
            wide = rng.uniform(16, 30) * (1.2 - 0.2 * layer)
            tall = (rng.uniform(10, 55), rng.uniform(0, 30), rng.uniform(-6, 8))[layer]
            wall = rng.choice(WALLS)
            s.face_z(z, (x, x + wide), (-tall, 60), _tower(wall, lit, wide, not day.is_dark))
            x += wide + rng.uniform(-2, 5)
    flip = rng.choice((-1.0, 1.0))
    edge = frame * 5.0 / s.focal
    deck = plaster((0.78, 0.80, 0.84) if day.has_snow else (0.46, 0.42, 0.38), 0.12, 1.2, 0.8 if day.is_wet else 0.1)
    s.face_y(EYE_M, (-20, 20), (0.3, 5.4), deck)
    brickwork = bricks((0.56, 0.30, 0.22), (0.56, 0.52, 0.47))
    s.box((-20, 20), (0.62, EYE_M), (5.0, 5.35), brickwork, brickwork, plain((0.62, 0.60, 0.57)))
    s.box((-20, 20), (0.54, 0.62), (4.94, 5.41), plain((0.60, 0.58, 0.55)))
    _water_tank(s, flip * edge * 0.92)
    x = -flip * edge * 0.86
    s.box((x - 0.7, x + 0.7), (0.0, EYE_M), (3.9, 4.7), _louvres((0.66, 0.67, 0.68)), None, plain((0.6, 0.6, 0.6)))
    ambient, sun = outdoor_light(day)
    lamps = _bulbs(s, rng.uniform(0, 1), frame, day)
    picture = light_up(s, lamps, (ambient, scale(ambient, 0.6)), sun=((0.55, -0.62, -0.56), sun))
    picture = add_haze(s, picture, mean_rgb(day.haze), 330 / day.haze_density)
    picture = fill_sky(s, picture, paint_sky(conditions, day, s.horizon, cloudiness=0.5))
    return Place(finish(s, picture, 0.16), depth_blur=0.012)


def _at(conditions: Conditions, time: str) -> Conditions:
    return replace(conditions, time=time)


def _tower(wall: RGB, lit: float, wide: float, by_day: bool) -> Material:
    """A far tower: floors and windows; glass that mirrors the sky by day."""
    columns = max(4, round(wide / 3.4))

    def paint(spot: Spot) -> Tensor:
        across, down = spot.u / wide * columns, spot.v / 3.9
        column, row = torch.floor(across), torch.floor(down)
        pane = (torch.frac(across) > 0.22) & (torch.frac(down) > 0.34)
        own = spot.grain.cell(column + int(wide * 10), row, 2)
        stone = rgb_of(wall, spot) * (1 + 0.06 * spot.grain.noise(spot.u, spot.v, 0.02))
        glass = rgb_of((0.36, 0.48, 0.62), spot) * (0.55 + 0.7 * own) if by_day else stone * 0.5
        picture = torch.where(pane, glass, stone)
        if lit > 0:
            warm = spot.grain.cell(column, row + int(wide * 10), 8)
            tint = torch.where(warm > 0.72, rgb_of((0.80, 0.90, 1.0), spot), rgb_of((1.0, 0.74, 0.40), spot))
            lamp = tint * (0.25 + 1.9 * warm * warm)
            busy = spot.grain.cell(row * 0 + int(wide * 7), torch.floor(row / 3), 5)  # whole storeys are lit or dark
            picture = torch.where(pane & (own < lit * (0.25 + 1.5 * busy * busy)), LIT + lamp, picture)
        return picture

    return Material(paint)


def _ripple_mirror(s: Scenery, picture: Tensor, shore: float) -> Tensor:
    """Water below ``shore`` (far y): the picture upside down, drawn out and broken by ripples."""
    first = int((shore + s.half_height) / (2 * s.half_height) * len(s.y))
    if first >= len(s.y) - 1:
        return picture
    y = s.y[first:]
    below = (y - shore).clamp(min=1e-3)
    wave = 0.030 * s.grain.noise(s.x[None] / (0.15 + below) * 0.6, 3 / (0.06 + below), 1.0, 1.6)
    ripple = wave * (0.3 + below)
    grid_x = (s.x[None] + 0.5 * ripple) / s.half_width
    grid_y = (shore - 0.9 * below + 3.0 * ripple).clamp(max=shore) / s.half_height
    grid = torch.stack((grid_x + 0 * grid_y, grid_y + 0 * grid_x), -1)[None]
    mirrored = torch.nn.functional.grid_sample(picture, grid, align_corners=False, padding_mode="border")
    picture[:, :, first:] = mirrored * (0.72 - 0.25 * below) + 0.01
    return picture


def _quay_lights(conditions: Conditions, s: Scenery, shore: float) -> Stamps:
    generator = make_generator(conditions.rng)
    count = int(26 * s.half_width / 0.63)
    draw = torch.rand(4, count, generator=generator).to(conditions.device)
    x = (draw[0] * 2 - 1) * s.half_width
    y = shore - 0.015 - 0.03 * draw[1]
    warm = torch.tensor((1.0, 0.62, 0.28), device=conditions.device) * (0.8 + 1.6 * draw[2][:, None])
    return Stamps(x, y, 0.008 + 0.010 * draw[3], warm)


def _bulbs(s: Scenery, phase: float, frame: float, day: Daylight) -> list[Lamp]:
    """Strings of bulbs that hang overhead from side to side."""
    glow = 4.0 if day.is_dark else 1.8
    lamps: list[Lamp] = []
    for z, top in ((2.6, -1.55), (3.6, -1.75), (4.7, -1.9)):
        reach = 1.25 * s.half_width * z / s.focal
        count = max(5, round(7 * frame / 0.5625 * (0.8 + 0.1 * z) / 1.2))
        for i in range(count):
            share = (i + 0.5 + 0.3 * phase) / count * 2 - 1
            y = top + 0.45 * (1 - share * share)
            s.ball((share * reach, y, z), (0.05, 0.065, 0.05), shining((1.0, 0.78, 0.44), glow))
        if day.is_dark:
            lamps += [Lamp((end * reach * 0.5, top + 0.4, z), scale(WARM, 0.55), 0.6) for end in (-1.0, 1.0)]
    return lamps


def _water_tank(s: Scenery, x: float) -> None:
    wood = _staves((0.46, 0.32, 0.22))
    for dx in (-0.7, 0.7):
        s.box((x * 2 + dx - 0.08, x * 2 + dx + 0.08), (-1.2, 1.0), (9.6, 9.8), plain((0.16, 0.15, 0.15)))
    s.post(x * 2, 9.8, 1.25, (-3.6, -1.2), wood)
    s.ball((x * 2, -3.6, 9.8), (1.35, 0.75, 1.35), plaster((0.36, 0.30, 0.26), 0.1))


def _louvres(rgb: RGB) -> Material:
    def paint(spot: Spot) -> Tensor:
        slat = torch.frac(spot.v / 0.08)
        return rgb_of(rgb, spot) * (0.45 + 0.6 * slat)

    return Material(paint)


def _staves(rgb: RGB) -> Material:
    def paint(spot: Spot) -> Tensor:
        board = torch.floor(spot.u / 0.16)
        hoop = ((torch.frac(spot.v / 0.6) - 0.5).abs() < 0.05).float()
        shade = (0.75 + 0.5 * spot.grain.cell(board, board * 0, 2)) * (1 - 0.65 * hoop)
        return rgb_of(rgb, spot) * shade

    return Material(paint)
