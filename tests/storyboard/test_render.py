"""Drawn clips: right size, repeatable, and what the scene says is what the pixels show."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from studio.domain.errors import InvalidInput
from studio.storyboard.render import draw_clip, draw_scan, head_framing, prepare_stage
from studio.storyboard.scene import CAMERAS, GARMENTS, HAIR_STYLES, LIGHTS, PLACES, SHOTS, STYLES, Person, Scene

ADA = Scene(Person("woman", "tan", "black", "long", face=7), "t-shirt", "green", "wall", "still", light="soft")
PORTRAIT = (112, 64)


def draw(scene: Scene, num_frames: int = 1, seed: int = 5, size: tuple[int, int] = PORTRAIT) -> Tensor:
    return draw_clip(scene, seed=seed, num_frames=num_frames, fps=8, height_px=size[0], width_px=size[1])


def mean_colour(clip: Tensor, top: float, bottom: float, left: float = 0.4, right: float = 0.6) -> Tensor:
    height, width = clip.shape[1:3]
    part = clip[:, int(top * height) : int(bottom * height), int(left * width) : int(right * width)]
    return part.float().mean((0, 1, 2))


@pytest.mark.parametrize("size", [(112, 64), (64, 112), (80, 80)])
def test_every_aspect_is_drawn_at_its_size_in_bytes(size: tuple[int, int]) -> None:
    clip = draw(ADA, 5, size=size)
    assert clip.shape == (5, *size, 3)
    assert clip.dtype == torch.uint8


def test_equal_arguments_draw_equal_clips_and_another_seed_another() -> None:
    assert torch.equal(draw(ADA, 3), draw(ADA, 3))
    assert not torch.equal(draw(ADA, 3, seed=5), draw(ADA, 3, seed=6))


def test_a_clip_may_be_drawn_in_pieces() -> None:
    whole = draw_clip(ADA, seed=2, num_frames=4, fps=8, height_px=112, width_px=64)
    rest = draw_clip(ADA, seed=2, num_frames=2, fps=8, height_px=112, width_px=64, start_s=2 / 8)
    assert torch.equal(whole[2:], rest)


def test_clothes_hair_and_skin_have_their_colours() -> None:
    red, green, blue = mean_colour(draw(ADA), 0.88, 1.0)
    assert green > 1.5 * red
    assert green > 1.5 * blue
    pale, dark = (draw(replace(ADA, person=replace(ADA.person, skin=s))) for s in ("pale", "dark"))
    assert mean_colour(pale, 0.45, 0.5).mean() > mean_colour(dark, 0.45, 0.5).mean() + 60
    black, blond = (draw(replace(ADA, person=replace(ADA.person, hair_colour=c))) for c in ("black", "blond"))
    assert mean_colour(blond, 0.19, 0.24).mean() > mean_colour(black, 0.19, 0.24).mean() + 50


def test_places_lights_garments_and_hair_styles_all_differ() -> None:
    for scenes in (
        [replace(ADA, place=place) for place in PLACES],
        [replace(ADA, light=light) for light in LIGHTS],
        [replace(ADA, garment=garment) for garment in GARMENTS],
        [replace(ADA, person=replace(ADA.person, hair_style=style)) for style in HAIR_STYLES],
        [replace(ADA, shot=shot) for shot in SHOTS],
        [replace(ADA, style=style) for style in STYLES],
    ):
        clips = [draw(scene).float() for scene in scenes]
        for index, clip in enumerate(clips):
            assert all((clip - other).abs().mean() > 0.1 for other in clips[index + 1 :])


def test_a_stage_draws_any_frames_in_any_order_alike() -> None:
    scene = replace(ADA, place="beach", action="waving", camera="handheld")
    stage = prepare_stage(scene, seed=4, num_frames=6, fps=8, height_px=112, width_px=64)
    whole = torch.cat(list(stage.frames()))
    assert len(whole) == 6
    difference = (torch.cat([stage.draw(4, 2), stage.draw(0, 4)]).roll(4, 0).int() - whole.int()).abs()
    assert int(difference.max()) <= 1  # sums over other batches may round the other way


@pytest.mark.parametrize("camera", [camera for camera in CAMERAS if camera != "static"])
def test_a_moving_camera_moves_the_place(camera: str) -> None:
    def edge_change(scene: Scene) -> float:
        clip = draw(scene, 17)[:, :30, :14].float()
        return float((clip[-1] - clip[0]).abs().mean())

    library = replace(ADA, place="library")
    assert edge_change(replace(library, camera=camera)) > edge_change(library) + 0.5


def test_grain_is_a_large_picture_s_alone() -> None:
    def shimmer(height: int, width: int) -> float:
        corner = draw(replace(ADA, style="vintage"), 2, size=(height, width))[:, : height // 8, : width // 8].float()
        return float((corner[1] - corner[0]).abs().mean())

    assert shimmer(480, 270) > 1.0
    assert shimmer(112, 64) < 0.3


def test_a_face_number_is_a_face() -> None:
    other = replace(ADA, person=replace(ADA.person, face=8))
    assert (draw(ADA).float() - draw(other).float()).abs().mean() > 0.3


@pytest.mark.parametrize(("action", "least"), [("talking", 0.3), ("waving", 1.0), ("shaking", 1.0)])
def test_actions_move_more_than_standing_still(action: str, least: float) -> None:
    def motion_of(scene: Scene) -> float:
        clip = draw(scene, 17).float()
        return float((clip[1:] - clip[:-1]).abs().mean())

    assert motion_of(replace(ADA, action=action)) > motion_of(ADA) + least


def test_the_head_fills_the_share_of_the_frame_that_is_promised() -> None:
    share, centre = head_framing(112, 64)
    plain = replace(ADA, person=replace(ADA.person, hair_style="bald", skin="dark"), garment_colour="white")
    column = draw(plain)[0, :, 32].float().mean(1)
    dark = torch.nonzero(column[:78] < 130).flatten()
    assert abs(float(dark[0]) / 112 - (centre - share / 2)) < 0.05


def test_a_scan_turns_the_face_to_both_sides() -> None:
    def draw_at(start_s: float) -> Tensor:
        clip = draw_scan(ADA, seed=3, num_frames=1, fps=12, height_px=160, width_px=120, start_s=start_s)
        return clip[0, 40:95, 40:80].float()

    ahead, right, left = draw_at(0.2), draw_at(2.5), draw_at(4.5)
    assert (right - ahead).abs().mean() > 3
    assert (right.flip(1) - left).abs().mean() < (right - left).abs().mean()


@pytest.mark.parametrize(
    "wrong", [{"num_frames": 0}, {"fps": 0.0}, {"height_px": 8}, {"width_px": 0}], ids=lambda wrong: next(iter(wrong))
)
def test_impossible_clips_are_refused_in_words(wrong: dict[str, float]) -> None:
    sizes: dict[str, float] = {"num_frames": 1, "fps": 8.0, "height_px": 112, "width_px": 64} | wrong
    with pytest.raises(InvalidInput, match="cannot be drawn") as caught:
        draw_clip(
            ADA,
            seed=0,
            num_frames=int(sizes["num_frames"]),
            fps=sizes["fps"],
            height_px=int(sizes["height_px"]),
            width_px=int(sizes["width_px"]),
        )
    assert caught.value.hint
