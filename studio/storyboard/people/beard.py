"""Beards on the head's maps: where they grow, how far they stand out, their hairs. Must not know scalp hair.

Imports torch: drawing processes only.
"""

from random import Random

import torch
from torch import Tensor

from studio.storyboard.people.head_shape import NOSE_BASE, Field, bump, make_field, mouth_line, trace_curve
from studio.storyboard.people.proportions import Proportions
from studio.storyboard.people.scalp_hair import Growth
from studio.storyboard.picture.grain import Grain
from studio.storyboard.picture.light import RGB, Device

# Beard: how far it stands out (figure units) and how dense it is.
_LENGTHS = {"stubble": (0.0, 0.42), "full": (0.070, 0.97), "moustache": (0.028, 0.95), "goatee": (0.055, 0.95)}


def grow_beard(
    p: Proportions, kind: str, tone: RGB, size: tuple[int, int], shape: tuple[int, int], rng: Random, device: Device
) -> Growth:
    """A beard of a kind other than "none". Raises KeyError for unknown kinds."""
    length, density = _LENGTHS[kind]
    grain = Grain(rng, device)
    length, line = length * rng.uniform(0.7, 1.35), rng.uniform(-0.05, 0.06)
    coarse = make_field(p, shape, device=device)
    body = find_beard(p, kind, coarse, line)
    low = torch.sigmoid((coarse.latitude - 0.70) * 8)
    lumps = grain.clouds(shape, (max(6, shape[0] // 8), max(12, shape[1] // 8)))
    height = length * body * (0.55 + 0.75 * low) * (1 + 0.22 * lumps)
    fine = make_field(p, size, device=device)
    cover = find_beard(p, kind, fine, line)
    # Hairs run down and a little outwards.
    across, along = 1.5 * fine.azimuth - 0.5 * fine.latitude * torch.tanh(3 * fine.azimuth), 2.0 * fine.latitude
    lanes = [n for n in (130, 330) if n * 1.5 <= size[1]] or [40]
    levels = [grain.strands(across, along, n, 14 + 10 * i) for i, n in enumerate(lanes)]
    if kind == "stubble":
        dots = grain.clouds(size, (size[0] // 3, size[1] // 3))
        cover = density * cover * (0.62 + 0.30 * dots).clamp(0, 1)
    else:
        thin = sum((0.45 * level for level in levels), torch.zeros((), device=device))
        cover = torch.sigmoid((cover - 0.42 + 0.20 * thin) * 11) * density
    light = sum((0.36 * level for level in levels), torch.zeros((), device=device))
    ink = min(1.0, 0.05 / max(tone)) if kind == "stubble" else 1.0
    tint = ink * torch.tensor(tone, device=device).view(1, 3, 1, 1)
    return Growth(height, cover.clamp(0, 1), tint * torch.exp(light), 0.25 * cover)


def shave(p: Proportions, tone: RGB, size: tuple[int, int], device: Device) -> Tensor:
    """What a shaved beard of this hair colour takes from the skin's light, [1, 3, H, W]: most from red."""
    fine = make_field(p, size, device=device)
    strength = (0.24 - 0.5 * max(tone)) * (p.masculinity - 0.4)
    hue = torch.tensor((1.0, 0.80, 0.55), device=device).view(1, 3, 1, 1)
    return max(0.0, strength) * 1.6 * hue * find_beard(p, "shadow", fine)


def find_beard(p: Proportions, kind: str, f: Field, line: float = 0.0) -> Tensor:
    """Where a beard grows, 0…1, [1, 1, h, w]. "shadow" is the whole shaved region."""
    side, lat = f.side, f.latitude
    lip = mouth_line(p, side)
    mouth = torch.sigmoid((lip - 0.85 * p.upper_lip - 0.008 - lat) / 0.008)
    above = torch.sigmoid((lat - p.nose_tip - NOSE_BASE - 0.020) / 0.012) * mouth
    moustache = above * torch.sigmoid((p.mouth_half_width + 0.055 - side + 0.4 * (lat - lip)) / 0.02)
    lips = (
        (side / (p.mouth_half_width * 1.04)) ** 2 + ((lat - lip - 0.006) / (0.56 * (p.upper_lip + p.lower_lip))) ** 2
    ).sqrt()
    bare = torch.sigmoid((1.0 - lips) / 0.09)
    if kind == "moustache":
        return moustache * (1 - bare)
    if kind == "goatee":
        chin = torch.exp(-((side / 0.215) ** 4)) * torch.sigmoid((lat - lip + 0.10) / 0.02)
        return torch.maximum(chin, moustache) * (1 - bare) * torch.sigmoid((1.22 - lat) / 0.05)
    # The cheek's line: from the sideburn down to the moustache's end.
    cheek = trace_curve(side, ((0.20, 0.40), (0.33, 0.43), (0.60, 0.40), (0.95, 0.24), (1.18, 0.02), (1.32, -0.25)))
    soft = 0.055 if kind in {"stubble", "shadow"} else 0.035
    cheeks = torch.sigmoid((lat - cheek - line) / soft) * torch.sigmoid((1.46 - side) / 0.03)
    neck = torch.sigmoid((1.30 - lat) / 0.06)
    soul = 0.35 * bump(side - 0.13, lat - lip - p.lower_lip - 0.035, 0.06, 0.03)
    full = torch.maximum(cheeks * torch.sigmoid((side - 0.17 + (lat - lip + 0.02).clamp(min=0) * 6) / 0.03), moustache)
    return full * neck * (1 - bare) * (1 - soul)
