"""A drawn person's head as `HeadMaps`: shape, skin, hair, beard and what is worn, put together.

Must not know bodies or places. Imports torch: drawing processes only. Everything follows from the person: the same
person gives the same maps.
"""

from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from studio.storyboard.heads.maps import ALBEDO_SIZE, SHAPE_SIZE, FaceFeatures, HeadMaps, Looks
from studio.storyboard.people.beard import grow_beard, shave
from studio.storyboard.people.hair_styles import HAIR_TONES, choose_style
from studio.storyboard.people.head_shape import place_feature, shape_head
from studio.storyboard.people.proportions import Proportions, choose_proportions
from studio.storyboard.people.scalp_hair import grow_hair, shrink
from studio.storyboard.people.skin import paint_skin
from studio.storyboard.people.worn import choose_cloth, cover_head, draw_glasses
from studio.storyboard.picture.grain import Grain
from studio.storyboard.picture.light import RGB, Device, mix
from studio.storyboard.scene import Person


def draw_head(person: Person, *, detail: float = 1.0, device: Device = "cpu") -> HeadMaps:
    """The head of a drawn person.

    ``detail`` scales the maps: 1 gives the full sizes of `heads.maps`, 0.25 a quarter of them in either direction.
    """
    size, shape = _scale(ALBEDO_SIZE, detail), _scale(SHAPE_SIZE, detail)
    p = choose_proportions(person)
    tone = choose_hair_tone(person)
    style = choose_style(person, p)
    skin = paint_skin(person, p, tone, size, shape, Random(f"skin {person.face}"), device)
    bare = shape_head(p, shape, device, ears=not (style.covers_ears or person.covering in {"hijab", "beanie"}))
    surface = _Surface(
        bare[None], skin.albedo, torch.zeros_like(skin.gloss), skin.gloss, torch.zeros_like(skin.albedo[:, :1])
    )
    surface.radius = surface.radius + 0.0006 * min(1.0, shape[0] / 256) * Grain(Random(person.face), device).white(
        *shape
    )
    if p.masculinity > 0.5 and person.beard != "full":
        surface.albedo = surface.albedo * (1 - shave(p, tone, size, device))
    if person.beard != "none":
        beard = grow_beard(p, person.beard, tone, size, shape, Random(f"beard {person.face}"), device)
        surface.lay(beard.height + surface.radius, beard.cover, beard.albedo, beard.shadow, 0.05, raised=1.0)
    if person.covering != "hijab":
        hair = grow_hair(p, style, tone, bare, size, Random(f"strands {person.face}"), device)
        surface.lay(
            hair.height + surface.radius, hair.cover, hair.albedo, hair.shadow, style.gloss, raised=float(style.top > 0)
        )
    cloth = (0.2, 0.2, 0.25)
    if person.covering != "none":
        cloth = choose_cloth(person)
        worn = cover_head(
            p, person.covering, cloth, bare, surface.radius, size, Random(f"covering {person.face}"), device
        )
        surface.lay(
            worn.radius,
            worn.cover,
            worn.albedo,
            worn.shadow,
            0.02,
            raised=0.3 if person.covering in {"hijab", "beanie"} else 0.0,
        )
    glasses = None
    if person.glasses != "none":
        glasses = draw_glasses(p, person.glasses, size, Random(f"glasses {person.face}"), device)
        glasses[3] *= 1 - surface.over_temples[0, 0]
    return HeadMaps(
        radius=surface.radius[0],
        albedo=surface.albedo[0].clamp(0.003, 0.92),
        hair=surface.hair[0],
        gloss=surface.gloss[0],
        features=place_features(p),
        looks=Looks(person.class_word, skin.tone, tone, person.hair_style, person.covering, cloth, person.age),
        overlay=glasses,
    )


@dataclass
class _Surface:
    """The maps while layer after layer is laid on them: [1, c, h, w]. ``over_temples``: what hides glasses' sides."""

    radius: Tensor
    albedo: Tensor
    hair: Tensor
    gloss: Tensor
    over_temples: Tensor

    def lay(
        self, radius: Tensor, cover: Tensor, albedo: Tensor, shadow: Tensor, gloss: float, *, raised: float
    ) -> None:
        """Hair or cloth of an albedo over what is there; ``raised`` 0 … 1 says how much of hair's soft edge it has."""
        self.radius = radius
        self.albedo = mix(self.albedo * (1 - shadow), albedo, cover)
        self.over_temples = torch.maximum(self.over_temples, cover)
        small = shrink(cover, (radius.shape[2], radius.shape[3]))
        self.hair = self.hair + (raised - self.hair) * small
        self.gloss = self.gloss + (gloss - self.gloss) * small


def choose_hair_tone(person: Person) -> RGB:
    """The linear reflectance of this person's hair."""
    rng = Random(f"hair tone {person.face}")
    gain, warmth = rng.uniform(0.75, 1.3), rng.uniform(-0.08, 0.08)
    red, green, blue = HAIR_TONES[person.hair_colour]
    return red * gain * (1 + warmth), green * gain, blue * gain * (1 - warmth)


def place_features(p: Proportions) -> FaceFeatures:
    """Where the moving parts lie on the stretched head."""
    left = place_feature(p, -p.eye_azimuth, p.eye_latitude)
    right = place_feature(p, p.eye_azimuth, p.eye_latitude)
    inner = place_feature(p, p.eye_azimuth - p.eye_half_width, p.eye_latitude)
    outer = place_feature(p, p.eye_azimuth + p.eye_half_width, p.eye_latitude)
    mouth = place_feature(p, 0.0, p.mouth_latitude)
    corner_latitude = p.mouth_latitude + 0.030 * (p.mouth_half_width / 0.253) ** 2
    corner = place_feature(p, p.mouth_half_width, corner_latitude)
    return FaceFeatures(
        eyes=(left, right),
        eye_half_width=(outer[0] - inner[0]) / 2,
        upper_lid=p.upper_lid,
        lower_lid=p.lower_lid,
        eye_tilt=p.eye_tilt,
        iris=0.43,
        iris_colour=p.iris,
        brow=p.brow_height,
        mouth=mouth,
        mouth_corners=((-corner[0], corner[1]), corner),
        upper_lip=p.upper_lip,
        lower_lip=p.lower_lip,
        chin=place_feature(p, 0.0, 0.869)[1],
        nose=place_feature(p, 0.0, p.nose_tip),
    )


def _scale(size: tuple[int, int], detail: float) -> tuple[int, int]:
    return max(16, round(size[0] * detail)), max(32, round(size[1] * detail))
