"""Small things that move through the picture: snowflakes, leaves, bubbles, fireflies, glints.

Must not know places. Imports torch: drawing processes only. Positions are given per frame, in far units.
"""

import math

import torch
from torch import Tensor

from studio.storyboard.picture.view import View


def add_particles(
    view: View,
    picture: Tensor,
    x: Tensor,
    y: Tensor,
    radius: Tensor,
    colour: Tensor,
    opacity: Tensor,
    *,
    softness: float = 1.0,
    aspect: float = 1.0,
    adds_light: bool = False,
) -> Tensor:
    """k specks over n frames [n, 3, H, W]; the picture (contiguous) is changed in place and returned.

    ``x``, ``y``, ``opacity``: [n, k]; ``radius``: [k] far units; ``colour``: [k, 3] linear. ``softness``: the part of
    the radius over which the edge fades; ``aspect``: width : height (radius is half the height). Specks cover the
    picture, or ``adds_light`` to it.
    """
    n, _, height, width = picture.shape
    half = height / 2
    zoom, shift_x, shift_y = (part.view(-1, 1) for part in (view.far_zoom, view.far_x, view.far_y))
    centre_x = ((x + shift_x) * zoom * half + width / 2 - 0.5)[:, :, None]
    centre_y = ((y + shift_y) * zoom * half + half - 0.5)[:, :, None]
    size = (radius * half).view(1, -1, 1)
    large = size.clamp(min=0.7)
    faint = (size / large) ** 2
    reach = math.ceil(float(large.max()) * (1 + softness / 2) + 0.5)
    side = math.ceil(reach * max(1.0, aspect))
    columns = torch.arange(-side, side + 1, device=picture.device)
    rows = torch.arange(-reach, reach + 1, device=picture.device)
    across, down = columns.repeat(len(rows)).view(1, 1, -1), rows.repeat_interleave(len(columns)).view(1, 1, -1)
    column, row = centre_x.round() + across, centre_y.round() + down
    distance = torch.sqrt(((column - centre_x) / aspect) ** 2 + (row - centre_y) ** 2)
    weight = (0.5 - (distance - large) / (large * softness).clamp(min=1.0)).clamp(0, 1) * faint * opacity[:, :, None]
    weight = weight * ((column >= 0) & (column < width) & (row >= 0) & (row < height))
    first = torch.arange(n, device=picture.device).view(-1, 1, 1) * (3 * height * width)
    index = ((row.clamp(0, height - 1) * width + column.clamp(0, width - 1)).long() + first).reshape(-1)
    flat = picture.view(-1)
    for channel in range(3):
        above = colour[:, channel].view(1, -1, 1)
        place = index + channel * height * width
        if not adds_light:
            above = above - flat[place].view(weight.shape)
        flat.index_add_(0, place, (above * weight).reshape(-1))
    return picture
