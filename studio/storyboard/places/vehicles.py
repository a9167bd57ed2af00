"""Inside things that travel: a train's carriage, a spaceship's bridge. What passes their windows is drawn per frame.

Must not know people. Imports torch: drawing processes only.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

from studio.storyboard.picture.layers import Sprite, blur, sample
from studio.storyboard.picture.light import RGB, srgb
from studio.storyboard.picture.view import View
from studio.storyboard.places.lamps import Lamp, finish, light_up, mirror_floor
from studio.storyboard.places.materials import LIT, Material, Spot, plain, plaster, rgb_of, shining
from studio.storyboard.places.movement import Flicker, flicker_over
from studio.storyboard.places.place import Animate, Conditions, Place
from studio.storyboard.places.rooms import make_scenery
from studio.storyboard.places.solids import Scenery
from studio.storyboard.places.windows import Daylight, add, read_daylight, scale

_SPEED_MPS = 20.0


def paint_train(conditions: Conditions) -> Place:
    """A carriage seen along its aisle: rows of seats, big windows with the country passing by, lights overhead."""
    rng = conditions.rng
    light = read_daylight(conditions)
    s = make_scenery(conditions, tall=1.3, wide=1.35, horizon=0.03)
    side = 1.12 + 0.9 * max(0.0, s.half_width / 1.12 - 0.5625)
    floor, high, back = 1.45, -1.05, 9.0
    shell = plaster((0.84, 0.85, 0.84), 0.02, gloss=0.1)
    s.face_y(floor, (-side, side), (0.1, back), plaster((0.30, 0.32, 0.36), 0.15, 8.0, 0.35))
    s.face_y(high, (-side, side), (0.1, back), _ceiling(side * 2, 1.9 if light.lamps else 1.4))
    for end in (-1.0, 1.0):
        s.face_x(end * side, (high, floor), (0.1, back), shell)
        _windows(s, end, side, light)
        rack = (side - 0.34, side) if end > 0 else (-side, -side + 0.34)
        s.box(rack, (-0.80, -0.76), (0.9, back - 0.3), plain((0.50, 0.52, 0.54), 0.4))
    s.face_z(back, (-side, side), (high, floor), shell)
    s.face_z(back - 0.02, (-0.38, 0.38), (-0.62, floor), plain((0.20, 0.46, 0.52)))
    s.face_z(back - 0.03, (-0.24, 0.24), (-0.45, 0.20), plain((0.10, 0.13, 0.16), 0.5))
    s.face_z(back - 0.03, (-0.42, 0.42), (-0.86, -0.70), shining((1.0, 0.55, 0.12), 0.9, _dots))
    cloth = rng.choice(((0.10, 0.30, 0.50), (0.12, 0.40, 0.40), (0.50, 0.14, 0.18)))
    _seats(s, side, floor, back, cloth)
    inside = 0.75 if light.lamps else 0.40
    lamps = [Lamp((0.0, high + 0.25, z), scale((1.0, 0.97, 0.92), inside * 0.42), 0.6) for z in (1.2, 3.2, 5.6)]
    for end in (-1.0, 1.0):
        lamps += [Lamp((end * side * 0.8, -0.2, z), scale(light.glow, 0.34), 0.7, 0.5) for z in (2.2, 5.0)]
    dim = 0.15 + 0.20 * light.level
    picture = light_up(s, lamps, ((dim, dim, dim), (dim * 0.8, dim * 0.8, dim * 0.8)))
    picture = mirror_floor(s, picture, floor, back, 0.5)
    glass = (s.surface[9:10] == _GLASS)[None].float()
    country = _Country(light, s.focal, s.horizon, rng.uniform(0, 40))
    still = torch.zeros(1, 1, 1, 1, device=s.depth.device)
    picture = picture + glass * country.draw(s.x[None, None, None], s.y[None, None], still)
    return Place(finish(s, picture, 0.10), _pass_by(conditions, s, glass, country), depth_blur=0.010)


def paint_spaceship(conditions: Conditions) -> Place:
    """A ship's bridge: white ribs with strips of light, consoles at the sides, stars and a planet ahead."""
    rng = conditions.rng
    s = make_scenery(conditions, tall=1.35, wide=1.5, horizon=0.02)
    side = 1.75 + 1.5 * max(0.0, s.half_width / 1.12 - 0.5625)
    floor, high, back = 1.45, -1.55, 3.9
    panel = _panels((0.66, 0.70, 0.75))
    s.face_y(floor, (-side, side), (0.1, back), _panels((0.20, 0.22, 0.26), 0.7))
    s.face_y(high, (-side, side), (0.1, back), panel)
    for end in (-1.0, 1.0):
        s.face_x(end * side, (high, floor), (0.1, back), panel)
        s.slope(
            (end * side, high + 0.75),
            0.9 * end,
            (side - 0.8, side) if end > 0 else (-side, -side + 0.8),
            (0.1, back),
            panel,
        )
    s.face_z(back, (-side, side), (high, floor), panel)
    sky = _space(rng.random(), rng.choice((-1.0, 1.0)))
    port = (-side * 0.86, side * 0.86)
    s.face_z(back - 0.02, port, (-1.32, 0.50), _porthole(sky, port[1] - port[0], 1.82))
    cyan = (0.35, 0.85, 1.0)
    for z in (1.35, 2.15, 3.1):
        for end in (-1.0, 1.0):
            x = (side - 0.16, side) if end > 0 else (-side, -side + 0.16)
            s.box(x, (high, floor), (z, z + 0.22), plain((0.80, 0.83, 0.86), 0.2))
            s.face_z(z - 0.005, (x[0] + 0.05, x[1] - 0.05), (high + 0.3, floor - 0.2), shining(cyan, 2.6))
        s.box((-side, side), (high, high + 0.16), (z, z + 0.22), plain((0.80, 0.83, 0.86)))
        s.face_z(z - 0.005, (-side * 0.8, side * 0.8), (high + 0.05, high + 0.11), shining(cyan, 2.6))
    blinkers = _consoles(s, side, floor)
    lamps = [Lamp((0.0, high + 0.4, z), scale((0.80, 0.94, 1.1), 0.42), 0.6) for z in (1.0, 2.0, 3.2)]
    lamps += [Lamp((end * (side - 0.4), 0.2, z), scale(cyan, 0.28), 0.35) for end in (-1.0, 1.0) for z in (1.7, 2.7)]
    picture = light_up(s, lamps, ((0.15, 0.17, 0.20), (0.10, 0.11, 0.13)))
    picture = mirror_floor(s, picture, floor, back, 0.9)
    return Place(finish(s, picture, 0.16), flicker_over(blinkers, rng.random()), depth_blur=0.010)


_GLASS = 0.0123  # a gloss that only the carriage's window panes have: the country is drawn there


@dataclass(frozen=True)
class _Country:
    """The land beside the line, by direction: sky, far hills, a near row of trees, meadow. Metres and seconds."""

    light: Daylight
    focal: float
    horizon: float
    start_m: float

    def draw(self, x: Tensor, y: Tensor, time_s: Tensor) -> Tensor:
        """Linear light [n, 3, h, w] in the directions of far x, y at these times."""
        dx, dy = (x / self.focal).abs().clamp(min=0.02), (y - self.horizon) / self.focal
        side = torch.sign(x) * 11
        sun = self.light.sun
        shine = _rgb(add(scale(self.light.low, 0.42), scale(sun, 0.20)), x)
        low, high = _rgb(self.light.low, x), _rgb(self.light.high, x)
        slope = dy / dx
        picture = low + (high - low) * (-slope * 1.1).clamp(0, 1)
        for distance, tall, rgb, haze in (
            (260.0, 30.0, (0.36, 0.46, 0.42), 0.55),
            (22.0, 3.2, (0.24, 0.40, 0.14), 0.0),
        ):
            along = distance / dx + time_s * _SPEED_MPS + self.start_m + side
            wave = _wave(along / (distance * 0.35))
            shade = 0.8 + 0.45 * _wave(along * 2.3 / distance + 3 * slope) if haze == 0 else 0.9 + 0 * wave
            leaf = srgb(rgb, device=x.device) * shine * shade
            leaf = leaf + (low * 0.75 - leaf) * haze
            height = -dy * distance / dx
            soft = (height - tall * (0.72 + 0.5 * wave)) / (0.22 * tall)
            picture = leaf + (picture - leaf) * (0.5 + soft).clamp(0, 1)
        along = 7.0 / dx + time_s * _SPEED_MPS + side
        pole = (1.5 - (torch.remainder(along, 34.0) - 1.5).abs() * 1.2).clamp(0, 1) * (slope > -0.62)
        picture = picture * (1 - 0.75 * pole)
        along = 1.9 / dy.clamp(min=0.02)
        grass = srgb((0.46, 0.56, 0.22), device=x.device) * shine * (0.9 + 0.12 * _wave(along + time_s * 2))
        return grass + (picture - grass) * (0.5 - (slope - 0.08) / 0.05).clamp(0, 1)


def _wave(at: Tensor) -> Tensor:
    return 0.5 * torch.sin(at) + 0.3 * torch.sin(at * 2.3 + 1.3) + 0.2 * torch.sin(at * 4.1 + 0.4)


def _pass_by(conditions: Conditions, s: Scenery, glass: Tensor, country: _Country) -> Animate:
    """Redraws the country in the window panes at a quarter of the size, where the motion hides it."""
    mask = avg_pool2d(glass, s.factor) if s.factor > 1 else glass
    mask = blur(mask, 0.012 / conditions.pixel)
    rgba = torch.cat((mask, mask, mask, mask), 1)[0]
    sprite = Sprite(rgba, -s.half_width, -s.half_height, s.half_width, s.half_height)

    def animate(view: View, picture: Tensor) -> Tensor:
        x, y = view.far_grid()
        step = 4 if view.height_px > 160 else 1
        x, y = x[..., step // 2 :: step], y[:, :, step // 2 :: step]
        _, share = sample(sprite, x, y)
        land = country.draw(x, y, view.time_s) * share
        both = torch.cat((land, share), 1)
        if step > 1:
            both = interpolate(both, picture.shape[2:], mode="bilinear", align_corners=False)
        return torch.addcmul(picture, picture, both[:, 3:], value=-1).add_(both[:, :3])

    return animate


def _windows(s: Scenery, end: float, side: float, light: Daylight) -> None:
    frame, pane = plain((0.16, 0.17, 0.18), 0.2), Material(lambda spot: rgb_of((0.0, 0.0, 0.0), spot), _GLASS)
    for i in range(6):
        z = (0.35 + 1.45 * i, 0.35 + 1.45 * i + 1.22)
        s.face_x(end * (side - 0.01), (-0.66, 0.52), z, frame)
        s.face_x(end * (side - 0.015), (-0.61, 0.47), (z[0] + 0.06, z[1] - 0.06), pane)
    s.face_x(end * (side - 0.02), (0.56, 0.62), (0.1, 9.0), plain((0.30, 0.44, 0.50)))


def _seats(s: Scenery, side: float, floor: float, back: float, cloth: RGB) -> None:
    weave = _weave(cloth)
    head = plain((0.82, 0.80, 0.74))
    z = back - 1.2
    while z > 1.4:
        for end in (-1.0, 1.0):
            for inner in (0.36, 0.36 + (side - 0.36) * 0.52):
                wide = (side - 0.36) * 0.46
                x = (inner, inner + wide) if end > 0 else (-inner - wide, -inner)
                s.box(x, (0.36, floor - 0.15), (z, z + 0.16), weave, weave)
                s.box((x[0] + 0.03, x[1] - 0.03), (0.20, 0.42), (z + 0.02, z + 0.14), head, head, shades=False)
        z -= 1.45


def _consoles(s: Scenery, side: float, floor: float) -> list[Flicker]:
    rng = s.conditions.rng
    found = []
    for end in (-1.0, 1.0):
        x = (side - 1.0, side - 0.35) if end > 0 else (-side + 0.35, -side + 1.0)
        for z in (1.65, 2.45):
            s.box(x, (0.45, floor), (z, z + 0.6), _panels((0.30, 0.33, 0.38)))
            s.face_z(z + 0.5, x, (-0.15, 0.42), _readout(rng.random()))
            s.slope((x[0], 0.45), 0.0, x, (z, z + 0.6), _buttons(rng.random()))
            for i in range(3):
                at = x[0] + 0.12 + 0.2 * i
                rgb: RGB = ((0.9, 0.25, 0.1), (0.1, 0.7, 0.4), (0.9, 0.7, 0.15))[i]
                found.append(
                    Flicker(at / z * s.focal, 0.44 / z * s.focal + s.horizon, 0.022, rgb, rng.uniform(0.4, 1.1), True)
                )
    return found


def _ceiling(wide: float, glow: float) -> Material:
    """Pale panels with two strips of light along the carriage."""

    def paint(spot: Spot) -> Tensor:
        off = ((spot.u - wide / 2).abs() - 0.52).abs()
        seam = torch.frac(spot.v / 1.45) < 0.02
        base = rgb_of((0.88, 0.88, 0.86), spot) * (1 - 0.3 * seam.float())
        return torch.where(off < 0.075, LIT + rgb_of((1.0, 0.97, 0.92), spot) * glow, base)

    return Material(paint, 0.1)


def _dots(spot: Spot) -> Tensor:
    return (torch.frac(spot.u / 0.035) < 0.7) & (
        spot.grain.cell(torch.floor(spot.u / 0.035), torch.floor(spot.v / 0.035)) > 0.45
    )


def _weave(rgb: RGB) -> Material:
    def paint(spot: Spot) -> Tensor:
        dots = ((torch.frac(spot.u / 0.07) - 0.5) ** 2 + (torch.frac(spot.v / 0.07) - 0.5) ** 2 < 0.05).float()
        seam = ((spot.v - 0.05).abs() < 0.012).float()
        return rgb_of(rgb, spot) * (0.9 + 0.5 * dots - 0.5 * seam + 0.08 * spot.grain.noise(spot.u, spot.v, 3))

    return Material(paint)


def _panels(rgb: RGB, gloss: float = 0.25) -> Material:
    """Metal panels of several sizes with dark joints."""

    def paint(spot: Spot) -> Tensor:
        row = torch.floor(spot.v / 0.6)
        across = spot.u / 0.8 + 0.37 * row
        own = spot.grain.cell(torch.floor(across), row, 2)
        joint = (torch.frac(across) < 0.025) | (torch.frac(spot.v / 0.6) < 0.03)
        shade = 0.86 + 0.22 * own + 0.04 * spot.grain.noise(spot.u, spot.v, 2)
        return rgb_of(rgb, spot) * (shade * (1 - 0.7 * joint.float()))

    return Material(paint, gloss)


def _readout(seed: float) -> Material:
    """A glowing display: curves and bars on dark blue."""

    def paint(spot: Spot) -> Tensor:
        curve = 0.25 + 0.10 * torch.sin(spot.u * 17 + seed * 9) + 0.05 * torch.sin(spot.u * 41)
        trace = torch.exp(-(((spot.v - curve) / 0.012) ** 2))
        bar = (spot.v > 0.50 - 0.14 * spot.grain.cell(torch.floor(spot.u / 0.05), spot.v * 0, int(seed * 30))) & (
            spot.v < 0.52
        )
        base = rgb_of((0.04, 0.12, 0.22), spot) + rgb_of((0.30, 0.95, 1.0), spot) * (trace * 1.8)
        base = base + rgb_of((1.0, 0.60, 0.20), spot) * (bar & (torch.frac(spot.u / 0.05) < 0.7)).float()
        edge = torch.minimum(torch.minimum(spot.u, 0.65 - spot.u), torch.minimum(spot.v, 0.57 - spot.v))
        return torch.where(edge < 0.025, rgb_of((0.5, 0.54, 0.58), spot), LIT + base)

    return Material(paint)


def _buttons(seed: float) -> Material:
    def paint(spot: Spot) -> Tensor:
        own = spot.grain.cell(torch.floor(spot.u / 0.09), torch.floor(spot.v / 0.09), int(seed * 30))
        knob = (torch.frac(spot.u / 0.09) > 0.3) & (torch.frac(spot.v / 0.09) > 0.3) & (own > 0.4)
        tint = torch.where(own > 0.85, rgb_of((1.0, 0.35, 0.15), spot), rgb_of((0.30, 0.85, 1.0), spot))
        tint = torch.where(own < 0.6, rgb_of((0.95, 0.85, 0.45), spot), tint)
        return torch.where(knob, LIT + tint * 1.3, rgb_of((0.18, 0.20, 0.24), spot))

    return Material(paint)


def _porthole(sky: Material, width: float, height: float) -> Material:
    """A wide window with cut-off corners and two struts."""

    def paint(spot: Spot) -> Tensor:
        picture = sky.paint(spot)
        du, dv = torch.minimum(spot.u, width - spot.u), torch.minimum(spot.v, height - spot.v)
        edge = torch.minimum(torch.minimum(du, dv), (du + dv - 0.42) * 0.707)
        strut = ((spot.u / width - 0.5).abs() - 0.27).abs() * width < 0.035
        frame = rgb_of((0.44, 0.48, 0.53), spot) * torch.ones_like(edge)
        return torch.where((edge < 0.07) | strut, frame, picture)

    def cut(spot: Spot) -> Tensor:
        du, dv = torch.minimum(spot.u, width - spot.u), torch.minimum(spot.v, height - spot.v)
        return du + dv > 0.42

    return Material(paint, cut=cut)


def _space(seed: float, flip: float) -> Material:
    """Stars, a nebula and a banded planet lit from one side."""

    def paint(spot: Spot) -> Tensor:
        u, v = spot.u, spot.v
        width, height = spot.size
        middle_u, middle_v, radius = width * (0.5 + 0.34 * flip), height * 0.30, 0.66
        x, y = (u - middle_u) / radius, (v - middle_v) / radius
        inside = x * x + y * y
        z = (1 - inside).clamp(min=0).sqrt()
        lit = (-0.70 * flip * x - 0.35 * y + 0.55 * z).clamp(min=0) + 0.02
        bands = spot.grain.noise(x * 0.4 + 0.3 * z, y + 0.15 * x + seed * 5, 0.6, 2.4)
        surface = rgb_of((0.28, 0.56, 0.78), spot) * (1 + 0.5 * bands) + rgb_of((0.85, 0.72, 0.52), spot) * bands.clamp(
            min=0
        )
        rim = torch.exp(-(((inside.sqrt() - 1) / 0.05) ** 2)) * (-0.70 * flip * x - 0.35 * y + 0.4).clamp(min=0)
        cloud = spot.grain.noise(u + seed, v, 0.7).clamp(min=0)
        deep = rgb_of((0.28, 0.16, 0.50), spot) * cloud * 0.7 + 0.003
        star = spot.grain.cell(torch.floor(u / 0.018), torch.floor(v / 0.018), 4)
        deep = deep + (star > 0.994).float() * (star - 0.985) * 200
        picture = torch.where(inside < 1, surface * lit * 1.3, deep)
        return LIT + picture + rgb_of((0.35, 0.70, 1.0), spot) * rim * 0.9

    return Material(paint)


def _rgb(rgb: RGB, like: Tensor) -> Tensor:
    return torch.tensor(rgb, device=like.device).view(1, 3, 1, 1)
