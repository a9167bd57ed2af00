"""A head lands where the rule wants it, level and at its size, even beyond the edge of the picture."""

import numpy as np
import pytest

from studio.core.frames import Frame
from studio.engines.card_parts import CropRule
from studio.pipelines.framing import Placement, crop_head

RULE = CropRule(head_height=0.5, center_x=0.5, center_y=0.4)


def draw_head(roll_deg: float = 0.0, center: tuple[float, float] = (160.0, 120.0)) -> Frame:
    """A white ellipse, 80 px high and 50 px wide, on grey; its upper half is red."""
    rows, columns = np.mgrid[0:240, 0:320].astype(np.float64)
    x, y = columns - center[0], rows - center[1]
    angle = np.radians(roll_deg)
    across, along = np.cos(angle) * x + np.sin(angle) * y, -np.sin(angle) * x + np.cos(angle) * y
    inside = (across / 25) ** 2 + (along / 40) ** 2 <= 1
    frame = np.full((240, 320, 3), 90, np.uint8)
    frame[inside] = (255, 255, 255)
    frame[inside & (along < 0)] = (255, 0, 0)
    return frame


def bounds(cropped: Frame) -> tuple[float, float, float, float]:
    """(centre x, centre y, height, width) of the drawn head."""
    rows, columns = np.nonzero(cropped[:, :, 0] > 180)
    return (
        (columns.min() + columns.max() + 1) / 2,
        (rows.min() + rows.max() + 1) / 2,
        rows.max() - rows.min() + 1,
        columns.max() - columns.min() + 1,
    )


@pytest.mark.parametrize(("width_px", "height_px"), [(64, 112), (112, 64), (480, 832)])
@pytest.mark.parametrize("roll_deg", [0.0, 20.0, -15.0])
def test_the_head_lands_level_where_the_rule_wants_it(width_px: int, height_px: int, roll_deg: float) -> None:
    cropped = crop_head(draw_head(roll_deg), Placement(160, 120, 80, roll_deg), RULE, width_px, height_px)

    center_x, center_y, height, width = bounds(cropped)
    assert cropped.shape == (height_px, width_px, 3)
    assert center_x == pytest.approx(width_px * 0.5, abs=0.02 * height_px + 1)
    assert center_y == pytest.approx(height_px * 0.4, abs=0.02 * height_px + 1)
    assert height == pytest.approx(height_px * 0.5, abs=0.04 * height_px + 1)
    assert width == pytest.approx(height_px * 0.5 * 50 / 80, abs=0.04 * height_px + 1)
    # The red half is up.
    assert cropped[round(center_y - height / 4), round(center_x), 1] < 60
    assert cropped[round(center_y + height / 4), round(center_x), 1] > 200


def test_beyond_the_edge_lies_the_edges_own_colour() -> None:
    frame = draw_head(center=(20.0, 20.0))

    cropped = crop_head(frame, Placement(20, 20, 80, 0.0), RULE, 64, 112)

    assert cropped[100, 4].tolist() == [90, 90, 90]
    assert cropped.min() > 0 or (cropped[:, :, 1] == 0).any()
    assert not (cropped == 0).all(axis=2).any()
