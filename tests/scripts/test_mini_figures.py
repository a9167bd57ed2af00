"""The figures of the built-in model: who is who, what flickers, what is shown, which prompts are asked."""

from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from scripts.mini_figures.drawn_faces import roughen
from scripts.mini_figures.faces import CROP_PX, describe_crop
from scripts.mini_figures.figures import choose_prompts, list_ways
from scripts.mini_figures.flicker import measure_flicker
from scripts.mini_figures.likeness import learn_fisherfaces, open_gallery, rank_held_out
from scripts.mini_figures.measuring import Figures, summarise
from scripts.mini_figures.recognition import fit_clip
from scripts.mini_figures.scans import DRAWN, PROMPTS, choose_subjects
from scripts.mini_figures.sheets import cut_tile, write_sheet
from studio.storyboard.scene import ACTIONS, PLACES


def test_people_are_told_apart_by_what_differs_between_people() -> None:
    rng = np.random.default_rng(0)
    faces, light = rng.normal(size=(40, 30)), 3 * rng.normal(size=(1, 30))
    people = np.repeat(np.arange(40), 12)
    shown = faces[people] + rng.normal(size=(480, 1)) @ light + 0.1 * rng.normal(size=(480, 30))
    known = people < 20
    measure = learn_fisherfaces(shown[known], people[known])
    scenes = np.tile(np.arange(12) // 6, 40)
    assert rank_held_out(measure, shown[~known], people[~known], scenes[~known]) > 0.9
    gallery = open_gallery(measure, {"a": list(shown[300:303]), "b": list(shown[400:403])})
    assert gallery.rank("a", list(shown[303:305])) == [1, 1]
    assert gallery.rank("b", list(shown[303:305])) == [2, 2]


def test_a_description_ignores_light_and_knows_colour() -> None:
    width, height = CROP_PX
    picture = Image.effect_noise((width, height), 60).convert("RGB")
    crop = np.asarray(picture)
    bright = (crop * 0.5 + 60).astype(np.uint8)
    red = (crop * np.array([1.0, 0.6, 0.6])).astype(np.uint8)
    plain = describe_crop(crop)
    assert np.linalg.norm(plain - describe_crop(bright)) < 0.5 * np.linalg.norm(plain - describe_crop(red))
    assert roughen(crop, Random(1)).shape == crop.shape


def test_motion_is_no_flicker() -> None:
    texture = np.asarray(Image.effect_noise((20, 30), 80).resize((400, 600), Image.Resampling.BICUBIC))
    frames = [np.repeat(texture[40:520, 40 + 3 * i : 310 + 3 * i, None], 3, 2) for i in range(8)]
    rng = np.random.default_rng(1)
    shaky = [(frame * rng.uniform(0.8, 1.0)).astype(np.uint8) for frame in frames]
    assert measure_flicker(shaky) > 2 * measure_flicker(frames)


def test_clips_are_seen_at_eight_frames_a_second() -> None:
    frames = [np.full((64, 36, 3), index, np.uint8) for index in range(48)]
    seen = fit_clip(frames, 12.0)
    assert seen.shape == (33, 112, 64, 3)
    assert [int(frame[0, 0, 0]) for frame in seen[:4]] == [0, 2, 3, 4]


def test_people_and_prompts_are_ones_that_training_cannot_draw() -> None:
    assert all(subject.person is not None and subject.person.face > 1 << 30 for subject in DRAWN)
    assert all(prompt.place in PLACES and prompt.action in ACTIONS for prompt in PROMPTS)
    chosen = choose_subjects(10, ["woman=a.mp4", "man=b.mp4"])
    assert [subject.is_drawn for subject in chosen] == [True] * 8 + [False] * 2
    assert len(choose_subjects(2, [])) == 2
    assert choose_prompts(0, 2, 12) == list(range(12))
    assert choose_prompts(7, 2, 12) == [2, 3]
    assert [way.guide for way in list_ways([0.3, 0.9])] == [0.0, 0.0, 0.3, 0.9]


def test_summary_counts_people_by_the_median_of_their_clips() -> None:
    def clip(subject: str, ranks: list[int], way: str = "noise", flicker: float = 3.0) -> Figures:
        return Figures(subject, way, 0, 0.5, ranks, PROMPTS[0].place, "still", flicker, 2.0, 1.0)

    figures = [
        clip("a", [1] * 12),
        clip("a", [1, 1, 2]),
        clip("a", []),
        clip("b", [4]),
        clip("a", [1], "storyboard", 2.0),
    ]
    summary = summarise(figures, PROMPTS, "noise", 10)
    assert (summary.first_people, summary.people, summary.first_clips) == (1, 2, 0.5)
    assert (summary.place_accuracy, summary.action_accuracy, summary.both_accuracy) == (1.0, 0.0, 0.0)
    assert summary.mean_rank == pytest.approx(4.0)
    assert summary.flicker == pytest.approx(1.5)


def test_a_sheet_is_a_picture_of_all_tiles(tmp_path: Path) -> None:
    frames = [np.full((320, 180, 3), 20 * index, np.uint8) for index in range(12)]
    tile = cut_tile(frames, "Nia")
    write_sheet([("waves", [tile, tile]), ("nods", [tile])], "a title", tmp_path / "sheet.jpg")
    with Image.open(tmp_path / "sheet.jpg") as sheet:
        assert sheet.width > 600
        assert sheet.height > 400
