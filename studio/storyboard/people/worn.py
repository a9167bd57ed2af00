"""What is worn on the head: glasses, hijab, cap, hat, beanie, on the head's maps. Must not know faces or hair styles.

Imports torch: drawing processes only. Cloth and brims raise the surface; glasses are an overlay that lies on the skin.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.people.head_shape import Field, make_field, trace_curve
from studio.storyboard.people.proportions import Proportions
from studio.storyboard.picture.grain import Grain, sample_tiled
from studio.storyboard.picture.light import RGB, Device, mix
from studio.storyboard.scene import Person

_CLOTHS: Final[dict[str, tuple[RGB, ...]]] = {
    "hijab": (
        (0.030, 0.032, 0.040), (0.42, 0.36, 0.28), (0.055, 0.085, 0.20), (0.30, 0.07, 0.09), (0.10, 0.19, 0.16),
        (0.52, 0.50, 0.47), (0.36, 0.20, 0.26), (0.17, 0.15, 0.13),
    ),
    "cap": ((0.022, 0.024, 0.030), (0.32, 0.03, 0.03), (0.025, 0.05, 0.17), (0.55, 0.54, 0.51), (0.06, 0.12, 0.06)),
    "hat": ((0.30, 0.23, 0.14), (0.045, 0.030, 0.020), (0.025, 0.025, 0.026), (0.50, 0.42, 0.28)),
    "beanie": ((0.030, 0.030, 0.034), (0.28, 0.05, 0.05), (0.06, 0.10, 0.15), (0.30, 0.28, 0.25), (0.36, 0.20, 0.03)),
}  # fmt: skip


@dataclass(frozen=True)
class Covering:
    """Cloth: ``radius`` [1, 1, h, w] of the surface with it, ``cover`` [1, 1, H, W], ``albedo`` [1, 3, H, W],
    ``shadow`` [1, 1, H, W] on what lies below its edge."""

    radius: Tensor
    cover: Tensor
    albedo: Tensor
    shadow: Tensor


def choose_cloth(person: Person) -> RGB:
    """The linear reflectance of what covers this person's head."""
    return Random(f"cloth {person.face}").choice(_CLOTHS[person.covering])


def cover_head(
    p: Proportions,
    kind: str,
    cloth: RGB,
    bare: Tensor,
    below: Tensor,
    size: tuple[int, int],
    rng: Random,
    device: Device = "cpu",
) -> Covering:
    """A covering over a hairless head of radius ``bare`` [1, h, w] and its surface with hair, ``below`` [1, 1, h, w].

    Raises KeyError for unknown kinds.
    """
    grain = Grain(rng, device)
    tiles = (grain.white(4, 7), grain.white(26, 40))
    tilt = rng.uniform(-0.04, 0.04)
    coarse = make_field(p, (bare.shape[1], bare.shape[2]), device=device)
    radius = _SURFACES[kind](coarse, bare[None], _weave(kind, coarse, tiles))
    # Edges fall over a few texels: a step between two of them would show as a staircase.
    fall = max(2.5 * coarse.texel, 0.055 if kind in {"cap", "hat"} else 0.0)
    rise = (_find_inside(kind, coarse, tilt) / fall + 0.5).clamp(0, 1)
    radius = below + (radius - below) * rise * rise * (3 - 2 * rise)
    fine = make_field(p, size, device=device)
    inside = _find_inside(kind, fine, tilt)
    relief = _weave(kind, fine, tiles)
    speckle = 0.05 * min(1.0, size[0] / 512) * grain.white(*size)
    tone = torch.tensor(cloth, device=device).view(1, 3, 1, 1)
    albedo = tone * (1 + 0.30 * relief + speckle).clamp(min=0.35)
    if kind in {"cap", "hat"}:
        albedo = albedo * (1 - 0.5 * torch.sigmoid((0.012 - inside) / 0.008))
    if kind == "hat":
        band = torch.sigmoid((inside - 0.13) / 0.006) * torch.sigmoid((0.27 - inside) / 0.006)
        albedo = albedo * (1 - 0.75 * band)
    cover = torch.sigmoid((inside + (0.03 if kind in {"cap", "hat"} else 0.015)) / max(0.006, 0.6 * fine.texel))
    return Covering(radius, cover, albedo, 0.50 * torch.exp(inside.clamp(max=0) / 0.07))


def _find_inside(kind: str, f: Field, tilt: float) -> Tensor:
    """How far within the cloth's outline a direction lies, radians."""
    side, lat = f.side, f.latitude
    if kind == "hijab":
        opening = ((side / 0.84) ** 2.3 + (((lat - 0.24) / 0.69).abs()) ** 2.6).clamp(min=1e-6) ** 0.4
        return (opening - 1) * 0.75
    if kind == "beanie":
        return trace_curve(side, ((0.0, -0.40), (0.7, -0.34), (1.5, -0.10), (2.2, 0.16), (3.14, 0.22))) + tilt - lat
    if kind == "cap":
        rim = trace_curve(side, ((0.0, -0.42), (0.7, -0.37), (1.3, -0.24), (1.9, -0.18), (3.14, -0.06)))
        return torch.maximum(rim, _brim_latitude(_CAP_RIM, _reach_visor(side), 0.10)) - lat
    return _brim_latitude(_HAT_RIM, _reach_brim(f.azimuth), 0.16) - lat + 0 * side


_CAP_RIM: Final = (-0.43, 0.93)
_HAT_RIM: Final = (-0.43, 0.90)
"""Height and distance from the axis at which a brim begins."""


def _brim_latitude(rim: tuple[float, float], reach: Tensor, slope: float) -> Tensor:
    """The latitude of a brim's outer edge that lies ``reach`` from the axis."""
    return torch.atan((rim[0] + slope * (reach - rim[1])) / reach)


def _reach_visor(side: Tensor) -> Tensor:
    return _CAP_RIM[1] + 0.50 * (1 - (side / 0.80) ** 2).clamp(min=0).sqrt()


def _reach_brim(azimuth: Tensor) -> Tensor:
    return ((torch.sin(azimuth) / 1.16) ** 2 + (torch.cos(azimuth) / 1.36) ** 2).rsqrt()


def _spread_brim(f: Field, rim: tuple[float, float], reach: Tensor, slope: float) -> Tensor:
    """The radius of a brim's upper side: a shallow cone round the axis, out to ``reach``."""
    sin, cos = torch.sin(f.latitude), torch.cos(f.latitude)
    cone = (rim[0] - slope * rim[1]) / (sin - slope * cos).clamp(max=-0.02)
    past = f.latitude > _brim_latitude(rim, reach, slope) + 0.04
    return torch.minimum(cone, reach / cos.clamp(min=0.05)).masked_fill(past, 0.0)


def _weave(kind: str, f: Field, tiles: tuple[Tensor, Tensor]) -> Tensor:
    """Folds or knitting, about -1…1, where 1 stands out."""
    u, v = f.azimuth / (2 * torch.pi), f.latitude / torch.pi
    if kind == "hijab":
        # Folds run round the face, gathered under the chin.
        angle = torch.atan2(f.azimuth, f.latitude - 0.24) / (2 * torch.pi)
        rings = ((f.side / 0.84) ** 2 + ((f.latitude - 0.24) / 0.69) ** 2).sqrt()
        bend = 0.05 * sample_tiled(tiles[0], u, v)
        return 0.55 * sample_tiled(tiles[0], 0.9 * rings + bend, angle) + 0.20 * sample_tiled(
            tiles[1], 0.4 * rings + bend, angle
        )
    if kind == "beanie":
        ribs = torch.cos(f.azimuth * 46)
        return 0.45 * ribs * torch.cos(f.latitude).clamp(0, 1) ** 0.5 + 0.25 * torch.cos(
            f.latitude * 120 + torch.sign(ribs) * 1.5
        )
    seams = torch.exp(-((((f.azimuth / (torch.pi / 3) + 0.5) % 1.0 - 0.5) / 0.02) ** 2)) if kind == "cap" else 0 * u
    return 0.10 * sample_tiled(tiles[1], u, v) + 0.20 * sample_tiled(tiles[0], u, v) - 0.55 * seams


def _wrap_hijab(f: Field, bare: Tensor, relief: Tensor) -> Tensor:
    around = ((torch.sin(f.azimuth) / 0.80) ** 2 + (torch.cos(f.azimuth) / 0.98) ** 2).rsqrt()
    wall = around / torch.cos(f.latitude.clamp(min=0)).clamp(min=0.05)
    floor = (1.03 + 0.08 * torch.cos(f.azimuth)) / torch.sin(f.latitude).clamp(min=0.05)
    hung = -torch.logaddexp(-wall * 24, -floor * 24) / 24
    inside = _find_inside("hijab", f, 0.0)
    near = 1 - torch.exp(-(inside.clamp(min=0) / 0.05))
    hang = torch.sigmoid((inside - 0.16) / 0.05) * torch.sigmoid(f.latitude * 9)
    close = bare + 0.035 + 0.045 * near
    return torch.maximum(close, close + (hung - close) * hang) + 0.028 * near * relief


def _put_on_beanie(f: Field, bare: Tensor, relief: Tensor) -> Tensor:
    inside = _find_inside("beanie", f, 0.0)
    turned_up = torch.sigmoid((0.21 - inside) / 0.012)
    slack = 0.10 * torch.sigmoid((-f.latitude - 0.8) * 6)
    return bare + 0.085 + 0.035 * turned_up + slack + 0.012 * relief


def _put_on_cap(f: Field, bare: Tensor, relief: Tensor) -> Tensor:
    stiff = 0.06 * torch.sigmoid((torch.cos(f.azimuth) - 0.5) * 6) * torch.sigmoid((-f.latitude - 0.3) * 8)
    dome = bare + 0.085 + stiff + 0.010 * relief
    visor = _spread_brim(f, _CAP_RIM, _reach_visor(f.side), 0.10) * (f.side < 0.80)
    return torch.maximum(dome, visor)


def _put_on_hat(f: Field, bare: Tensor, relief: Tensor) -> Tensor:
    around = ((torch.sin(f.azimuth) / 0.80) ** 2 + (torch.cos(f.azimuth) / 1.02) ** 2).rsqrt()
    sin, cos = (-torch.sin(f.latitude)).clamp(min=0.05), torch.cos(f.latitude).clamp(min=0.05)
    wall = around / (cos + 0.12 * sin)
    # The crown is pinched along its middle.
    top = (1.24 - 0.10 * torch.exp(-((torch.sin(f.azimuth) * cos / 0.16) ** 2))) / sin
    crown = -torch.logaddexp(-wall * 18, -top * 18) / 18
    brim = _spread_brim(f, _HAT_RIM, _reach_brim(f.azimuth), 0.16)
    return torch.maximum(torch.maximum(crown + 0.008 * relief, brim), torch.full_like(bare, 0.6))


_SURFACES: Final[dict[str, Callable[[Field, Tensor, Tensor], Tensor]]] = {
    "hijab": _wrap_hijab,
    "cap": _put_on_cap,
    "hat": _put_on_hat,
    "beanie": _put_on_beanie,
}


def draw_glasses(p: Proportions, kind: str, size: tuple[int, int], rng: Random, device: Device = "cpu") -> Tensor:
    """Glasses as straight RGBA [4, H, W]: rims, bridge, temples, a breath of reflection. KeyError for unknown kinds."""
    wide, high, power, rim, tint = _FRAMES[kind]
    tone = torch.tensor(rng.choice(_RIMS), device=device).view(1, 3, 1, 1)
    grow = rng.uniform(0.93, 1.10)
    wide, high, rim = wide * grow, high * grow, rim * rng.uniform(0.8, 1.25)
    f = make_field(p, size, device=device)
    dx, dy = f.side - p.eye_azimuth - 0.012, f.latitude - p.eye_latitude - 0.018
    if kind == "sunglasses":
        dy = dy - 0.02 + 0.10 * dx
    lens = ((dx / wide).abs() ** power + (dy / high).abs() ** power).clamp(min=1e-6) ** (1 / power)
    soft = max(0.004, 0.5 * f.texel)
    distance = (lens - 1) * min(wide, high)
    frame = torch.sigmoid((rim - distance.abs()) / soft) * (f.side < 1.0)
    bridge = torch.sigmoid((rim * 0.9 - (dy + 0.035 + 0.30 * f.side**2).abs()) / soft) * torch.sigmoid(
        (-distance + 0.10 - dx) / soft
    )
    bridge = bridge * (f.side < p.eye_azimuth - wide + 0.03)
    drop = dy + 0.045 + 0.03 * (f.side - 0.7)
    temple = torch.sigmoid((rim * 1.1 - drop.abs()) / soft) * (f.side > p.eye_azimuth + wide - 0.01) * (f.side < 1.62)
    solid = torch.maximum(torch.maximum(frame, bridge), temple)
    glass = torch.sigmoid(-distance / soft)
    glare = 0.5 * torch.exp(-(((dx + 0.9 * dy + 0.03) / 0.030) ** 2)) + 0.25 * torch.exp(
        -(((dx + 0.9 * dy - 0.05) / 0.014) ** 2)
    )
    dark = torch.tensor((0.010, 0.010, 0.012), device=device).view(1, 3, 1, 1)
    white = torch.tensor((0.75, 0.80, 0.88), device=device).view(1, 3, 1, 1)
    shine = (0.16 if tint > 0.5 else 0.12) * glare
    pane = mix(dark.expand(1, 3, *size) if tint > 0.5 else white.expand(1, 3, *size), white, shine)
    alpha = glass * (tint + (0.0 if tint > 0.5 else 1.0) * shine)
    over = solid + alpha * (1 - solid)
    rgb = (tone * solid + pane * alpha * (1 - solid)) / over.clamp(min=1e-4)
    return torch.cat((rgb, over), 1)[0]


_RIMS: Final[tuple[RGB, ...]] = (
    (0.010, 0.010, 0.011),
    (0.055, 0.028, 0.012),
    (0.012, 0.010, 0.010),
    (0.11, 0.075, 0.03),
    (0.06, 0.06, 0.065),
    (0.03, 0.035, 0.07),
)
# Kind: half width and half height of a lens, its outline's exponent, half the rim's breadth, the glass's darkness.
_FRAMES: Final[dict[str, tuple[float, float, float, float, float]]] = {
    "round": (0.215, 0.200, 2.0, 0.0135, 0.03),
    "square": (0.235, 0.165, 4.0, 0.0180, 0.03),
    "sunglasses": (0.250, 0.180, 2.8, 0.0160, 0.93),
}
