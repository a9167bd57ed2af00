"""The camera's view: windows hold what they should, grids and pixels agree, frames can be taken apart."""

import torch
from torch import Tensor

from studio.storyboard.picture.view import View, Window


def make_view(origins_px: tuple[float, ...] = (32.0,), zoom: float = 1.0) -> View:
    count = len(origins_px)

    def full(value: float) -> Tensor:
        return torch.full((count, 1, 1, 1), value)

    origin = torch.tensor(origins_px).view(-1, 1, 1, 1)
    return View(112, 64, full(25.0), origin, full(48.0), full(zoom), full(0.0), full(0.0), full(0.0))


def test_a_window_covers_every_frame_and_stays_inside() -> None:
    window = make_view((20.0, 44.0)).window(-0.5, -1, 0.5, 1)
    assert window.left <= 20 - 12
    assert window.right >= 44 + 12
    everything = make_view().window(-50, -50, 50, 50)
    assert everything == Window(0, 0, 64, 112)
    assert make_view().window(40, 40, 50, 50).is_empty


def test_the_origin_lies_where_the_view_says() -> None:
    view = make_view((30.0,))
    x, y = view.figure_grid(Window(0, 0, 64, 112))
    assert abs(float(x[0, 0, 0, 30]) - 0.5 / 25) < 1e-5
    assert abs(float(y[0, 0, 48, 0]) - 0.5 / 25) < 1e-5
    assert x.shape == (1, 1, 1, 64)


def test_far_space_is_two_high_and_shrinks_under_zoom() -> None:
    _, y = make_view().far_grid()
    assert abs(float(y[0, 0, 0, 0]) + 1) < 0.01
    _, near = make_view(zoom=2.0).far_grid()
    assert abs(float(near[0, 0, 0, 0]) + 0.5) < 0.01


def test_frames_are_taken_out_in_order() -> None:
    view = make_view((10.0, 20.0, 30.0))
    assert view.frames(1, 2).origin_x_px.flatten().tolist() == [20.0, 30.0]
    assert view.frames(1, 2).num_frames == 2
