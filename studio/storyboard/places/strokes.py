"""Long thin things, many at once: reeds, grass, ears of wheat, weed, light shafts.

Must not know places. Imports torch: drawing processes only.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.storyboard.places.place import Conditions


@dataclass(frozen=True)
class Strokes:
    """k strokes that stand on (x, base) and are ``height`` tall, in far units; all [k].

    ``lean``: how far the tip lies to the right of the foot; they bend, so most of it is near the tip. ``width``: at the
    foot. ``foot``, ``tip``: linear colours [k, 3]. ``taper``: 1 ends in a point, 0 is a bar; ``bulge``: an ear at the
    tip, in widths.
    """

    x: Tensor
    base: Tensor
    height: Tensor
    width: Tensor
    lean: Tensor
    foot: Tensor
    tip: Tensor
    taper: float = 1.0
    bulge: float = 0.0


def lay_strokes(conditions: Conditions, picture: Tensor, strokes: Strokes, *, softness_px: float = 1.0) -> Tensor:
    """The picture [1, 3, h, w] with the strokes over it; those that overlap mix."""
    pixel = conditions.pixel
    height, width = picture.shape[-2:]
    tall_px = strokes.height / pixel
    rows = max(1, math.ceil(float(tall_px.max())))
    step = torch.arange(rows, device=picture.device).view(1, -1, 1)
    part = (step + 0.5) / tall_px.view(-1, 1, 1)
    half_px = (strokes.width / pixel / 2).view(-1, 1, 1)
    size = half_px * (1 - strokes.taper * part.clamp(max=1))
    size = size + half_px * strokes.bulge * torch.exp(-(((part - 0.86) / 0.11) ** 2))
    drawn = size.clamp(min=0.35)
    reach = math.ceil(float(drawn.max()) + softness_px)
    centre = (strokes.x.view(-1, 1, 1) + strokes.lean.view(-1, 1, 1) * part**2 + conditions.half_width) / pixel - 0.5
    offset = torch.arange(-reach, reach + 1, device=picture.device).view(1, 1, -1)
    column = centre.round() + offset
    row = ((strokes.base.view(-1, 1, 1) + conditions.half_height) / pixel - 0.5).round() - step + 0 * column
    weight = ((drawn - (column - centre).abs()) / softness_px + 0.5).clamp(0, 1) * (size / drawn).clamp(0, 1)
    weight = weight * ((part < 1) & (column >= 0) & (column < width) & (row >= 0) & (row < height))
    index = (row.clamp(0, height - 1) * width + column.clamp(0, width - 1)).long().view(-1)
    colour = torch.zeros(3, height * width, device=picture.device)
    dense = torch.zeros(height * width, device=picture.device)
    through = torch.zeros(height * width, device=picture.device)
    for channel in range(3):
        foot, tip = strokes.foot[:, channel].view(-1, 1, 1), strokes.tip[:, channel].view(-1, 1, 1)
        colour[channel].index_add_(0, index, (weight * (foot + (tip - foot) * part)).view(-1))
    dense.index_add_(0, index, weight.view(-1))
    through.index_add_(0, index, torch.log1p(-weight.clamp(max=0.995)).view(-1))
    alpha = (1 - torch.exp(through)).view(1, 1, height, width)
    rgb = (colour / dense.clamp(min=1e-4)).view(1, 3, height, width)
    return picture + (rgb - picture) * alpha
