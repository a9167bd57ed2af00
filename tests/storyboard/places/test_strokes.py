"""Long thin things."""

import torch

from studio.storyboard.places.strokes import Strokes, lay_strokes
from tests.storyboard.places.painting import make_conditions


def _lay(lean: float, taper: float) -> torch.Tensor:
    conditions = make_conditions("field", rows=112)
    one = torch.ones(1)
    stroke = Strokes(one * 0, one * 0.5, one, one * 0.1, one * lean, torch.zeros(1, 3), torch.ones(1, 3), taper=taper)
    return lay_strokes(conditions, torch.full((1, 3, 112, conditions.width_px), 0.5), stroke)


def test_a_stroke_stands_on_its_foot_and_ends_at_its_height() -> None:
    touched = (_lay(0.0, 0.0)[0, 0] - 0.5).abs() > 0.02
    rows = torch.nonzero(touched.any(1)).view(-1) / 50 - 1.12
    assert abs(float(rows.min()) + 0.5) < 0.05
    assert abs(float(rows.max()) - 0.5) < 0.05


def test_its_colour_runs_from_foot_to_tip() -> None:
    drawn = _lay(0.0, 0.0)[0, 0]
    middle = drawn.shape[1] // 2
    assert float(drawn[78, middle]) < 0.15
    assert float(drawn[34, middle]) > 0.85


def test_a_tapering_stroke_covers_less_and_a_leaning_one_lies_to_the_right() -> None:
    bar, blade, bent = (_lay(*how) for how in ((0.0, 0.0), (0.0, 1.0), (0.3, 0.0)))
    assert float((blade - 0.5).abs().sum()) < 0.75 * float((bar - 0.5).abs().sum())
    half = bar.shape[-1] // 2 + 4
    assert float((bent[..., half:] - 0.5).abs().sum()) > 2 * float((bar[..., half:] - 0.5).abs().sum())
