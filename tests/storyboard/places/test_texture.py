"""Noise, and many small shapes at once."""

from random import Random

import torch

from studio.storyboard.places.texture import (
    Stamps,
    add_glows,
    box_distance,
    cover,
    make_fractal,
    make_generator,
    noise_at,
    smoothstep,
    stamp,
)


def _stamps(radius: float, *, x: float = 0.0, aspect: float = 1.0, angle: float = 0.0) -> Stamps:
    one = torch.ones(1)
    return Stamps(one * x, one * 0, one * radius, torch.tensor([[1.0, 0.5, 0.0]]), one * aspect, one * angle)


def test_fractal_noise_is_centred_and_the_same_picture_at_every_size() -> None:
    small, large = (make_fractal(make_generator(Random(1)), size, (4, 4), octaves=3) for size in ((40, 40), (160, 160)))
    assert abs(float(large.mean())) < 0.3
    assert 0.2 < float(large.std()) < 0.8
    shrunk = torch.nn.functional.interpolate(large, (40, 40), mode="area")
    assert float((shrunk - small).abs().mean()) < 0.12


def test_noise_at_repeats_after_64_cells_without_a_seam() -> None:
    x = torch.linspace(0, 1, 20).view(1, 1, 1, -1)
    y = torch.zeros(1, 1, 1, 1)
    first, again = (noise_at(make_generator(Random(2)), x + shift, y, octaves=1) for shift in (0.0, 64.0))
    assert torch.allclose(first, again, atol=1e-3)
    assert float((first[..., 1:] - first[..., :-1]).abs().max()) < 0.25


def test_noise_finer_than_a_pixel_fades_out() -> None:
    x, y = torch.linspace(0, 40, 200).view(1, 1, 1, -1), torch.zeros(1, 1, 1, 1)
    far = torch.full((1, 1, 1, 200), 2.0)
    assert float(noise_at(make_generator(Random(2)), x, y, footprint=far).abs().max()) == 0


def test_smoothstep_runs_both_ways() -> None:
    value = torch.tensor([0.0, 0.5, 1.0])
    assert torch.allclose(smoothstep(0.0, 1.0, value), value)
    assert torch.allclose(smoothstep(1.0, 0.0, value), 1 - value)


def test_boxes_cover_their_inside() -> None:
    x, y = torch.tensor([0.0, 0.9, 2.0]), torch.zeros(3)
    inside = cover(box_distance(x, y, -1, -1, 1, 1), 0.01)
    assert inside.tolist() == [1.0, 1.0, 0.0]


def test_a_stamp_covers_its_ellipse_in_its_colour() -> None:
    rgb, alpha = stamp(_stamps(0.5, aspect=0.5), (41, 41), 1.0, 1.0)
    assert float(alpha[0, 0, 20, 20]) > 0.98
    assert float(alpha[0, 0, 20, 38]) == 0
    assert 0.8 < float(alpha.sum()) * (2 / 41) ** 2 / (3.1416 * 0.5 * 0.25) < 1.2
    assert torch.allclose(rgb[0, :, 20, 20], torch.tensor([1.0, 0.5, 0.0]) * alpha[0, 0, 20, 20], atol=1e-3)


def test_a_turned_stamp_lies_down() -> None:
    _, upright = stamp(_stamps(0.5, aspect=0.2), (41, 41), 1.0, 1.0)
    _, lying = stamp(_stamps(0.5, aspect=0.2, angle=1.5708), (41, 41), 1.0, 1.0)
    assert torch.allclose(upright[0, 0], lying[0, 0].T, atol=1e-3)


def test_a_lamp_smaller_than_a_pixel_keeps_its_light() -> None:
    light = []
    for rows in (21, 101):
        plate = add_glows(torch.zeros(1, 3, rows, rows), _stamps(0.03), 1.0, 1.0)
        light.append(float(plate.sum()) * (2 / rows) ** 2)
    assert 0.6 < light[0] / light[1] < 1.6


def test_stamps_beyond_the_plate_change_nothing() -> None:
    _, alpha = stamp(_stamps(0.2, x=5.0), (21, 21), 1.0, 1.0)
    assert float(alpha.sum()) == 0
