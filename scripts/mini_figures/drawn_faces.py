"""Drawn people from whom the measure of likeness is learnt: none of them is tested. Writes two cache files."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from scripts.mini_figures.faces import crop_face, describe_crop, find_largest, is_towards
from scripts.mini_figures.likeness import Fisherfaces, learn_fisherfaces, rank_held_out
from scripts.mini_figures.progress import show
from studio.capture.face import FaceFinder
from studio.core.frames import Frame
from studio.storyboard.heads.maps import HeadMaps
from studio.storyboard.people.drawn_head import draw_head
from studio.storyboard.render import prepare_stage
from studio.storyboard.scene import Scene, sample_scene

TRAINING_PEOPLE: Final = 160
HELD_OUT_PEOPLE: Final = 40
_SCENES_EACH: Final = 3
_FRAMES: Final = (3, 21)
_SIZE_PX: Final = (144, 256)
_FPS: Final = 8
_ROUGH_COPIES: Final = 3

Labels = npt.NDArray[np.int64]


def prepare_fisherfaces(
    cache: Path, training: int = TRAINING_PEOPLE, held_out: int = HELD_OUT_PEOPLE
) -> tuple[Fisherfaces, float]:
    """The measure, and how often it finds the right one of ten among people whom it has not learnt from."""
    learnt = cache.with_name("fisherfaces.npz")
    if learnt.is_file():
        with np.load(learnt) as kept:
            return Fisherfaces(kept["mean"], kept["axes"]), float(kept["accuracy"])
    crops, people, scenes = _open_crops(cache, training + held_out)
    rng = Random(1)
    known = people < training
    copies = [(crop, person) for crop, person in zip(crops[known], people[known], strict=True)]
    copies += [(roughen(crop, rng), person) for crop, person in copies for _ in range(_ROUGH_COPIES)]
    fisherfaces = learn_fisherfaces(
        np.stack([describe_crop(crop) for crop, _ in copies]).astype(np.float64),
        np.array([person for _, person in copies]),
    )
    # As a small model would draw them: that is what is measured later.
    others = np.stack([describe_crop(roughen(crop, rng)) for crop in crops[~known]]).astype(np.float64)
    accuracy = rank_held_out(fisherfaces, others, people[~known], scenes[~known])
    np.savez(learnt, mean=fisherfaces.mean, axes=fisherfaces.axes, accuracy=accuracy)
    return fisherfaces, accuracy


def _open_crops(cache: Path, count: int) -> tuple[npt.NDArray[np.uint8], Labels, Labels]:
    if not cache.is_file():
        crops, people, scenes = draw_crops(count)
        cache.parent.mkdir(parents=True, exist_ok=True)
        partial = cache.with_suffix(".partial.npz")
        np.savez(partial, crops=crops, people=people, scenes=scenes)
        partial.replace(cache)
    with np.load(cache) as kept:
        return kept["crops"], kept["people"], kept["scenes"]


def draw_crops(count: int) -> tuple[npt.NDArray[np.uint8], Labels, Labels]:
    """Crops [m, 80, 64, 3] of ``count`` drawn people in a few scenes each, and of each crop its person and scene."""
    crops: list[Frame] = []
    whose: list[tuple[int, int]] = []
    with FaceFinder() as finder:
        for person in range(count):
            show("drawing people to learn likeness from", person, count)
            rng = Random(f"likeness {person}")
            scene = _sample(rng)
            head = draw_head(scene.person, detail=0.5)
            for number in range(_SCENES_EACH):
                frames = _draw_frames(scene, head, rng.randrange(1 << 30))
                for frame, face in zip(frames, find_largest(finder, frames), strict=True):
                    if face is not None and is_towards(face):
                        crops.append(crop_face(frame, face))
                        whose.append((person, number))
                scene = replace(_sample(rng), person=scene.person)
    labels = np.array(whose, np.int64)
    return np.stack(crops), labels[:, 0], labels[:, 1]


def _sample(rng: Random) -> Scene:
    """Anybody anywhere, but not with the face hidden, and never in black and white: no prompt asks for that."""
    scene = sample_scene(rng)
    person = replace(scene.person, covering="none", glasses="none")
    return replace(scene, person=person, style="photo" if scene.style == "black and white" else scene.style)


def _draw_frames(scene: Scene, head: HeadMaps, seed: int) -> Sequence[Frame]:
    width_px, height_px = _SIZE_PX
    stage = prepare_stage(
        replace(scene, shot="portrait"),
        seed=seed,
        num_frames=max(_FRAMES) + 1,
        fps=_FPS,
        height_px=height_px,
        width_px=width_px,
        head=head,
    )
    return [stage.draw(index, 1)[0].numpy() for index in _FRAMES]


def roughen(crop: Frame, rng: Random) -> Frame:
    """A crop as a small model might have drawn it: softer, tinted, a little off its place."""
    picture = Image.fromarray(crop)
    width, height = picture.size
    small = rng.uniform(0.3, 0.8)
    picture = picture.resize((round(width * small), round(height * small)), Image.Resampling.BOX)
    picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.0, 0.8)))
    shift_x, shift_y, scale = rng.uniform(-2, 2), rng.uniform(-2, 2), rng.uniform(0.95, 1.05)
    picture = picture.resize((width, height), Image.Resampling.BICUBIC).transform(
        (width, height), Image.Transform.AFFINE, (scale, 0, shift_x, 0, scale, shift_y), Image.Resampling.BILINEAR
    )
    gains = np.array([rng.uniform(0.85, 1.15) for _ in range(3)], np.float32)
    rough = (np.asarray(picture, np.float32) / 255) ** rng.uniform(0.8, 1.25) * 255 * gains
    rough += np.random.default_rng(rng.randrange(1 << 30)).normal(0, rng.uniform(0, 6), rough.shape)
    return rough.clip(0, 255).astype(np.uint8)
