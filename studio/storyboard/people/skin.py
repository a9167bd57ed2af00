"""The skin of a drawn head: its colours, brows, lips and marks, as albedo and gloss maps. Must not know scalp hair.

Imports torch: drawing processes only. Skin is a tone filtered by blood and pigment (as in spectral models of skin: each
absorbs by Beer and Lambert's law), so that patches stay believable on every tone.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.people.head_shape import NOSE_BASE, Field, bump, make_field, mouth_line, trace_curve
from studio.storyboard.people.proportions import Proportions
from studio.storyboard.picture.grain import Grain
from studio.storyboard.picture.light import RGB, Device, mix
from studio.storyboard.scene import Person

SKIN_TONES: Final[dict[str, RGB]] = {
    "pale": (0.70, 0.505, 0.415),
    "light": (0.60, 0.395, 0.300),
    "tan": (0.455, 0.275, 0.185),
    "brown": (0.265, 0.145, 0.088),
    "dark": (0.125, 0.068, 0.044),
}
_BLOOD: Final = (0.10, 0.62, 0.52)
_PIGMENT: Final = (0.55, 0.85, 1.15)
_FAIRNESS: Final = {"pale": 1.0, "light": 0.9, "tan": 0.6, "brown": 0.45, "dark": 0.35}


@dataclass(frozen=True)
class Skin:
    """Painted skin: ``albedo`` [1, 3, H, W] linear, ``gloss`` [1, 1, h, w] at the shape's size, body's ``tone``."""

    albedo: Tensor
    gloss: Tensor
    tone: RGB


def choose_tone(person: Person) -> RGB:
    """The linear reflectance of this person's skin: no two are quite alike."""
    rng = Random(f"tone {person.face}")
    gain, warmth = rng.uniform(0.88, 1.10), rng.uniform(-0.045, 0.045)
    red, green, blue = SKIN_TONES[person.skin]
    return min(0.78, red * gain * (1 + 0.4 * warmth)), green * gain * (1 - 0.3 * warmth), blue * gain * (1 - warmth)


def paint_skin(
    person: Person,
    p: Proportions,
    hair: RGB,
    size: tuple[int, int],
    shape: tuple[int, int],
    rng: Random,
    device: Device = "cpu",
) -> Skin:
    """Skin without beard for a colour map of ``size`` and the other maps of ``shape`` (rows, columns)."""
    grain = Grain(rng, device)
    tone = choose_tone(person)
    fair = _FAIRNESS[person.skin]
    everywhere = make_field(p, size, device=device)
    blood = 0.11 * grain.clouds(size, (12, 24)) + 0.07 * grain.clouds(size, (50, 100))
    blood = blood + 0.40 * bump(everywhere.side - 1.74, everywhere.latitude - 0.08, 0.17, 0.28)
    pigment = 0.035 * grain.clouds(size, (9, 18)) + 0.04 * grain.clouds(size, (90, 180))
    pigment = pigment + 0.034 * min(1.0, size[0] / 512) * grain.white(*size)
    shade = torch.zeros_like(pigment)
    face = make_field(p, size, face_only=True, device=device)
    part = (slice(None), slice(None), face.rows, face.columns)
    blood[part] += fair * _find_blood(p, face)
    pigment[part] += _find_pigment(person, p, face, grain, rng)
    shade[part] += _find_shade(person, p, face, grain)
    albedo = colour(tone, device) * torch.exp(
        -blood * colour(_BLOOD, device) - pigment * colour(_PIGMENT, device) - shade * colour((0.85, 1.0, 1.05), device)
    )
    painted = _paint_lips(p, face, albedo[part], tone, grain)
    albedo[part] = _paint_brows(person, p, face, painted, hair, grain)
    return Skin(albedo.clamp(0.004, 0.92), _find_gloss(person, p, shape, grain, device), tone)


def colour(rgb: RGB, device: Device = "cpu") -> Tensor:
    """A linear colour as [1, 3, 1, 1]."""
    return torch.tensor(rgb, device=device).view(1, 3, 1, 1)


def _find_blood(p: Proportions, f: Field) -> Tensor:
    """Where skin is redder: cheeks, nose, lids, chin; where it is yellower: the forehead."""
    side, lat = f.side, f.latitude
    cheeks = (0.36 - 0.12 * p.masculinity) * bump(side - 0.60, lat - 0.19, 0.26, 0.17)
    nose = 0.42 * bump(side, lat - p.nose_tip - 0.01, 0.13, 0.09)
    lids = 0.28 * bump(side - p.eye_azimuth, lat - p.eye_latitude, 0.17, 0.09)
    chin = 0.20 * bump(side, lat - 0.76, 0.16, 0.08)
    return cheeks + nose + lids + chin - 0.14 * bump(side, lat + 0.42, 0.6, 0.18)


def _find_pigment(person: Person, p: Proportions, f: Field, grain: Grain, rng: Random) -> Tensor:
    """Freckles, spots of age, moles, and the darker skin under eyes."""
    side, lat = f.side, f.latitude
    size = (lat.shape[2], f.azimuth.shape[3])
    under = bump(side - p.eye_azimuth + 0.03, lat - p.eye_latitude - 0.085, 0.13, 0.035)
    total = (0.20 + 0.14 * rng.random() + 0.10 * (person.age == "old")) * under
    freckled = rng.random() < {"pale": 0.45, "light": 0.22}.get(person.skin, 0.04)
    strength = rng.uniform(0.15, 0.42) if freckled else 0.0
    if freckled and size[0] >= 128:
        spots = grain.clouds(size, (size[0] // 3, size[1] // 3))
        total = total + strength * ((spots - 0.55) * 2.2).clamp(0, 1) * bump(side, lat - 0.12, 0.80, 0.24)
    if person.age == "old":
        blotches = grain.clouds(size, (max(6, size[0] // 12), max(6, size[1] // 12)))
        total = total + 0.22 * ((blotches - 0.70) * 3).clamp(0, 1) * torch.sigmoid((side - 0.25) * 8)
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
        azimuth, latitude = rng.uniform(-0.85, 0.85), rng.uniform(-0.45, 0.75)
        radius = rng.uniform(0.011, 0.019)
        total = total + rng.uniform(0.5, 1.2) * bump(f.azimuth - azimuth, lat - latitude, radius, radius)
    return total


def _find_shade(person: Person, p: Proportions, f: Field, grain: Grain) -> Tensor:
    """Darkness that the relief is too coarse to cast: nostrils, folds, creases, lines of age."""
    side, lat = f.side, f.latitude
    at = lat - p.nose_tip
    wing = 0.118 * p.nose_width
    nostrils = 1.9 * torch.exp(
        -(((side - 0.60 * wing) / 0.030) ** 4) - (((at - 0.078 - 0.15 * (side - 0.07)) / 0.017) ** 4)
    )
    under = 0.28 * bump(side, at - NOSE_BASE + 0.010, 0.13, 0.026)
    wings = 0.34 * bump(side - wing - 0.060, at - 0.030, 0.015, 0.045)
    dx, dy = side - p.eye_azimuth, lat - p.eye_latitude
    dy = dy + p.eye_tilt * dx
    arc = (1 - (dx / (p.eye_half_width * 1.18)) ** 2).clamp(min=0).sqrt()
    fold = 0.42 * arc * torch.exp(-(((dy + p.upper_lid * arc + p.lid_fold) / 0.010) ** 2))
    socket = 0.22 * bump(dx + 0.05, dy + 0.055, 0.14, 0.055) + 0.22 * bump(dx + 0.15, dy, 0.03, 0.05)
    bag = (0.10 + 0.12 * (person.age == "old")) * arc * torch.exp(-(((dy - 0.088) / 0.016) ** 2))
    along = ((at - 0.03) / 0.30).clamp(0, 1)
    smile_line = (0.12 + 0.20 * (person.age == "old")) * (4 * along * (1 - along)).sqrt()
    smile_line = smile_line * torch.exp(-(((side - 0.155 - 0.15 * along) / 0.020) ** 2))
    lip = mouth_line(p, side)
    chin = 0.10 * bump(side, lat - lip - p.lower_lip - 0.045, 0.15, 0.024)
    philtrum = 0.10 * torch.exp(-((side / 0.018) ** 2) - (((lat - lip + p.upper_lip + 0.045) / 0.04) ** 2))
    total = nostrils + under + wings + fold + socket + bag + smile_line + chin + philtrum
    return total + _find_lines(p, f, grain) if person.age == "old" else total


def _find_lines(p: Proportions, f: Field, grain: Grain) -> Tensor:
    """Lines of age: across the forehead, beside the eyes, above the lip, from the mouth's corners."""
    side, lat = f.side, f.latitude
    wave = 0.016 * grain.clouds((lat.shape[2], f.azimuth.shape[3]), (4, 10))
    total = torch.zeros_like(lat)
    for height, strength in ((-0.32, 0.16), (-0.39, 0.24), (-0.46, 0.20), (-0.53, 0.12)):
        line = torch.exp(-(((lat - height - wave + 0.05 * side**2) / 0.0085) ** 2))
        total = total + strength * line * torch.sigmoid((0.48 - side) * 14)
    dx, dy = side - p.eye_azimuth - p.eye_half_width, lat - p.eye_latitude
    for slope in (-0.55, -0.15, 0.25, 0.6):
        ray = torch.exp(-(((dy - slope * dx) / 0.009) ** 2)) * torch.exp(-(((dx - 0.11) / 0.07) ** 2))
        total = total + 0.20 * ray
    frown = 0.20 * torch.exp(-(((side - 0.052) / 0.011) ** 2)) * torch.exp(-(((lat + 0.24) / 0.06) ** 2))
    marionette = bump(side - p.mouth_half_width - 0.045, lat - p.mouth_latitude - 0.14, 0.017, 0.075)
    return total + frown + 0.22 * marionette


def lip_heights(p: Proportions, side: Tensor) -> tuple[Tensor, Tensor]:
    """How far the upper and the lower lip's red reach from the line between them, at each |azimuth|."""
    across = (side / p.mouth_half_width).clamp(max=1.0)
    bow = 1 + 0.16 * torch.exp(-(((side - 0.055) / 0.045) ** 2)) - 0.14 * torch.exp(-((side / 0.026) ** 2))
    return p.upper_lip * bow * (1 - across**1.6), p.lower_lip * (1 - across**2.4)


def _paint_lips(p: Proportions, f: Field, albedo: Tensor, tone: RGB, grain: Grain) -> Tensor:
    side = f.side
    at = f.latitude - mouth_line(p, side)
    upper, lower = lip_heights(p, side)
    soft = max(0.007, 0.7 * f.texel)
    cover = torch.sigmoid((at + upper) / soft) * torch.sigmoid((lower - at) / (1.3 * soft))
    cover = cover * torch.sigmoid((p.mouth_half_width - side) / soft)
    dark = 1.0 if max(tone) > 0.3 else 0.75
    red = p.lip_red * dark
    base = colour(tone, albedo.device) * torch.exp(-(0.25 + red) * colour((0.30, 1.15, 0.85), albedo.device))
    creases = grain.strands(side * 3 + 0.02 * at, at * 2, 160)
    base = base * (1 + 0.10 * creases) * (1 - 0.14 * torch.sigmoid(-at / 0.01))
    painted = mix(albedo, base, 0.88 * cover)
    seam = torch.exp(-((at / max(0.0085, 0.8 * f.texel)) ** 2)) * torch.sigmoid(
        (p.mouth_half_width * 1.02 - side) / 0.012
    )
    corners = bump(side - p.mouth_half_width, at, 0.022, 0.018)
    return painted * (1 - 0.62 * seam) * (1 - 0.30 * corners)


def _paint_brows(person: Person, p: Proportions, f: Field, albedo: Tensor, hair: RGB, grain: Grain) -> Tensor:
    side, lat = f.side, f.latitude
    inner, outer = p.eye_azimuth - p.eye_half_width - 0.035, p.eye_azimuth + p.eye_half_width + 0.055
    along = (side - inner) / (outer - inner)
    lift = trace_curve(along, ((0.0, 0.12), (0.25, 0.42), (0.62, 1.0), (0.8, 0.75), (1.0, -0.15)))
    middle = p.eye_latitude - p.brow_height + 0.030 - p.brow_arch * lift
    thick = p.brow_thickness * trace_curve(along, ((0.0, 0.85), (0.2, 1.1), (0.6, 0.85), (1.0, 0.25)))
    away = (lat - middle) / thick
    body = torch.exp(-(away.abs() ** 2.2)) * torch.sigmoid((along + 0.01) * 26) * torch.sigmoid((1.0 - along) * 22)
    # Hairs stand up at the inner end and lie down towards the outer one.
    lean = trace_curve(along, ((0.0, 0.3), (0.3, 1.3), (1.0, 3.0)))
    hairs = grain.strands((side - (lat - middle) * -lean) * 4.0, lat * 6.0, 300)
    fine = grain.strands((side + (lat - middle) * (lean + 0.4)) * 4.0, lat * 9.0, 420)
    strength = 0.80 if max(hair) < 0.3 else 0.50
    if person.age == "old":
        strength = strength * 0.8
    cover = (strength * body * (1.0 + 0.35 * hairs + 0.35 * fine)).clamp(0, 0.95)
    ink = min(1.0, 0.14 / max(hair))
    tint = colour((hair[0] * ink, hair[1] * ink, hair[2] * ink), albedo.device)
    return mix(albedo, tint, cover)


def _find_gloss(person: Person, p: Proportions, shape: tuple[int, int], grain: Grain, device: Device) -> Tensor:
    """Skin's oil: forehead, nose, cheekbones, lower lip."""
    f = make_field(p, shape, device=device)
    side, lat = f.side, f.latitude
    gloss = 0.055 + 0.05 * bump(side, lat + 0.35, 0.4, 0.15) + 0.10 * bump(side, lat - p.nose_tip + 0.01, 0.07, 0.12)
    gloss = gloss + 0.04 * bump(side - 0.55, lat - 0.06, 0.2, 0.09)
    lips = mouth_line(p, side)
    gloss = gloss + 0.10 * bump(side, lat - lips - 0.5 * p.lower_lip, p.mouth_half_width * 0.6, 0.5 * p.lower_lip)
    gloss = gloss * (0.85 if person.age == "old" else 1.0)
    return gloss * (1 + 0.35 * grain.clouds(shape, (max(4, shape[0] // 3), max(4, shape[1] // 3)))).clamp(min=0.2)
