"""Values known at some directions, spread smoothly over a map of all directions, and maps with holes made whole.

Must not know what the values mean. Imports torch: drawing processes only.
"""

import math

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate, pad

from studio.storyboard.heads.maps import directions


def map_directions(size: tuple[int, int]) -> Tensor:
    """Unit vectors [3, h, w] of a map's texels (x right, y down, z to the viewer)."""
    azimuth, latitude = directions(size)
    flat = torch.cos(latitude)
    x, z = torch.sin(azimuth) * flat, torch.cos(azimuth) * flat
    return torch.cat((x, torch.sin(latitude).expand_as(x), z), 1)[0]


def find_angles(points: Tensor) -> tuple[Tensor, Tensor]:
    """Azimuth and latitude (radians) of points [..., 3]."""
    azimuth = torch.atan2(points[..., 0], points[..., 2])
    return azimuth, torch.atan2(points[..., 1], points[..., [0, 2]].norm(dim=-1))


def spread_weights(known: Tensor, noise: Tensor, size: tuple[int, int], reach: float) -> Tensor:
    """How values at unit vectors ``known`` [k, 3] spread over a map: [h·w, k], for ``weights @ values``.

    Gaussian process regression with a Matérn 3/2 kernel of length ``reach`` (radians; Rasmussen and Williams 2006) and
    variances ``noise`` [k]: between the known directions it interpolates, far from all of them it falls to zero.
    """
    places = map_directions(size).reshape(3, -1).T
    system = _matern(torch.cdist(known, known), reach) + torch.diag(noise)
    factor = torch.linalg.cholesky(system.double())
    across = _matern(torch.cdist(places, known), reach)
    return torch.cholesky_solve(across.T.double(), factor).T.float()


def resize_map(values: Tensor, size: tuple[int, int]) -> Tensor:
    """A map [c, h, w] at another size, without a seam where azimuth wraps round."""
    rows, columns = values.shape[-2:]
    margin = max(2, columns // 16)
    wrapped = torch.cat((values[..., -margin:], values, values[..., :margin]), -1)[None]
    grown = round(size[1] * margin / columns)
    if size[0] < rows:
        resized = interpolate(wrapped, (size[0], size[1] + 2 * grown), mode="area")
    else:
        resized = interpolate(wrapped, (size[0], size[1] + 2 * grown), mode="bicubic", align_corners=False)
    return resized[0, :, :, grown : grown + size[1]]


def blur_map(values: Tensor, radius: float) -> Tensor:
    """A map [c, h, w] blurred by about ``radius`` texels: three box filters; azimuth wraps round."""
    size = round(radius)
    if size < 1:
        return values
    blurred = values[None]
    for _ in range(3):
        wrapped = torch.cat((blurred[..., -size:], blurred, blurred[..., :size]), -1)
        blurred = avg_pool2d(wrapped, (1, 2 * size + 1), stride=1)
        blurred = avg_pool2d(pad(blurred, (0, 0, size, size), mode="replicate"), (2 * size + 1, 1), stride=1)
    return blurred[0]


def fill_holes(values: Tensor, weight: Tensor) -> Tensor:
    """A map [c, h, w] whose texels of little ``weight`` [1, h, w] take the colour of their surroundings.

    Push and pull over a pyramid (Gortler and others 1996).
    """
    weight = weight.clamp(0, 1)
    levels: list[tuple[Tensor, Tensor]] = [((values * weight)[None], weight[None])]
    while min(levels[-1][0].shape[-2:]) > 2:
        colour, share = levels[-1]
        levels.append((avg_pool2d(colour, 2), avg_pool2d(share, 2)))
    colour, share = levels[-1]
    filled = colour / share.clamp(min=1e-6)
    for colour, share in reversed(levels[:-1]):
        raised = interpolate(filled, colour.shape[-2:], mode="bilinear", align_corners=False)
        sure = (share * 2).clamp(max=1)
        filled = colour / share.clamp(min=1e-6) * sure + raised * (1 - sure)
    return filled[0]


def _matern(apart: Tensor, reach: float) -> Tensor:
    scaled = apart * (math.sqrt(3.0) / reach)
    return (1 + scaled) * torch.exp(-scaled)
