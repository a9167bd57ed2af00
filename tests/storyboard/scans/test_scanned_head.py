"""A head fused from a made-up scan: form, colours, features; and scans that are too poor."""

import math

import pytest
import torch

from studio.domain.errors import ScanTooPoor
from studio.storyboard.heads.maps import ALBEDO_SIZE, EYE_SIZE, MOUTH_SIZE, SHAPE_SIZE, HeadMaps
from studio.storyboard.picture.light import srgb
from studio.storyboard.scans.scanned_head import fuse_head
from tests.storyboard.scans.scan_scene import HAIR, SKIN, make_frame, make_scan


@pytest.fixture(scope="module")
def head() -> HeadMaps:
    return fuse_head(make_scan(), class_word="woman")


@pytest.fixture(scope="module")
def bald_head() -> HeadMaps:
    return fuse_head(make_scan(bald=True), class_word="man")


def at(values: torch.Tensor, azimuth: float, latitude: float) -> torch.Tensor:
    row = int((latitude / math.pi + 0.5) * values.shape[-2])
    return values[:, row, int((azimuth / math.tau + 0.5) * values.shape[-1])]


def linear(rgb: tuple[int, int, int]) -> torch.Tensor:
    return srgb((rgb[0] / 255, rgb[1] / 255, rgb[2] / 255)).flatten()


def test_maps_are_whole(head: HeadMaps) -> None:
    assert head.radius.shape == (1, *SHAPE_SIZE)
    assert head.albedo.shape == (3, *ALBEDO_SIZE)
    assert head.eye_photos is not None
    assert head.eye_photos.shape == (2, 3, *EYE_SIZE)
    assert head.mouth_inside is not None
    assert head.mouth_inside.shape == (3, *MOUTH_SIZE)
    for values in (head.radius, head.albedo, head.hair, head.gloss, head.eye_photos, head.mouth_inside):
        assert bool(torch.isfinite(values).all())


def test_skin_and_hair_keep_their_colours_and_the_wall_stays_out(head: HeadMaps) -> None:
    assert torch.allclose(at(head.albedo, 0.3, 0.35), linear(SKIN), rtol=0.2)
    assert torch.allclose(at(head.albedo, 0.0, -0.9), linear(HAIR), atol=0.03)
    red, _, blue = head.albedo
    assert float((blue > red).float().mean()) < 0.01


def test_hair_covers_crown_and_back_but_not_the_face(head: HeadMaps) -> None:
    assert float(at(head.hair, 0.0, -1.2)) > 0.8
    assert float(at(head.hair, 3.0, -0.3)) > 0.8
    assert float(at(head.hair, 0.0, 0.3)) < 0.1
    assert head.looks.hair_style == "short"
    assert torch.allclose(torch.tensor(head.looks.hair), linear(HAIR), atol=0.03)


def test_a_bald_head_stays_bald(bald_head: HeadMaps) -> None:
    assert bald_head.looks.hair_style == "bald"
    assert float(bald_head.hair.max()) < 0.05


def test_the_nose_stands_out_and_the_crown_lies_at_the_hair(head: HeadMaps) -> None:
    nose = float(at(head.radius, 0.0, 0.27))
    assert nose > float(at(head.radius, 0.35, 0.27)) + 0.08
    assert 0.95 < float(at(head.radius, 0.0, -1.5)) < 1.2


def test_features_lie_where_the_landmarks_lie(head: HeadMaps) -> None:
    features = head.features
    (left, _), (right, _) = features.eyes
    assert -0.65 < left < -0.35
    assert 0.35 < right < 0.65
    assert 0.4 < features.mouth[1] < 0.85
    assert features.mouth_corners[0][0] < 0 < features.mouth_corners[1][0]
    assert features.mouth[1] < features.chin < 1.2
    assert 0.25 <= features.max_jaw <= 0.32


def test_the_open_mouth_is_photographed_dark(head: HeadMaps) -> None:
    assert head.mouth_inside is not None
    assert float(head.mouth_inside.mean()) < 0.2


def test_equal_scans_give_equal_heads(bald_head: HeadMaps) -> None:
    again = fuse_head(make_scan(bald=True), class_word="man")
    assert torch.equal(again.albedo, bald_head.albedo)
    assert torch.equal(again.radius, bald_head.radius)
    assert again.features == bald_head.features


def test_too_few_frames_are_refused() -> None:
    with pytest.raises(ScanTooPoor, match="Only 3 frames"):
        fuse_head(make_scan()[:3], class_word="woman")


def test_a_scan_without_a_look_ahead_is_refused() -> None:
    turned = [make_frame(yaw) for yaw in (0.5, 0.52, 0.54, 0.56, 0.58, 0.6, 0.62, 0.64)]
    with pytest.raises(ScanTooPoor, match="looks ahead"):
        fuse_head(turned, class_word="woman")
