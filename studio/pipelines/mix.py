"""Drawn clips for training an avatar: the person's own head in every place and action, and other people beside it.

The scan alone teaches a model its background and its clothes with the face; these clips teach it what changes and what
does not. Works in memory; imported by workers only (needs torch). Judges no consent; its callers do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from studio.domain.job import Progress, Reporter
from studio.pipelines.dataset import TrainingSample
from studio.storyboard.heads.maps import HeadMaps
from studio.storyboard.render import draw_clip, head_focus
from studio.storyboard.scene import Scene, sample_scene
from studio.storyboard.words.captions import canonical_caption, write_caption

_STAGE = "drawing training clips"
# What a face is learnt from: frames in which it is small or dark teach little.
_SHOTS = ("portrait", "portrait", "portrait", "close-up")
_PLAIN_LIGHT_SHARE = 0.75


@dataclass(frozen=True)
class MixPlan:
    """How many clips are drawn; each gives a clip and a still. ``size_px`` is (width, height)."""

    own_clips: int
    other_clips: int
    size_px: tuple[int, int]
    clip_frames: int
    fps: float


def draw_mix(
    head: HeadMaps, plan: MixPlan, *, trigger: str, class_word: str, seed: int, reporter: Reporter
) -> Iterator[TrainingSample]:
    """Yield the samples: ``own_clips`` of the person, captioned by ``trigger``, then ``other_clips`` of drawn others.

    Equal arguments give equal samples. Raises `Cancelled` through ``reporter``.
    """
    total = plan.own_clips + plan.other_clips
    for index in range(total):
        reporter.report(Progress(_STAGE, index, total))
        rng = Random(f"{seed} mix {index}")
        scene = _choose_scene(rng, class_word)
        own = index < plan.own_clips
        if own:
            caption = canonical_caption(scene, f"a {trigger} {class_word}")
        else:
            scene = replace(scene, person=sample_scene(rng).person)
            caption = write_caption(scene, rng, keep=2.0, vary=False)
        yield from _draw(scene, head if own else None, plan, caption, rng)
    reporter.report(Progress(_STAGE, total, total))


def _choose_scene(rng: Random, class_word: str) -> Scene:
    scene = sample_scene(rng)
    person = replace(scene.person, class_word=class_word, glasses="none", covering="none", beard="none")
    scene = replace(scene, person=person, shot=rng.choice(_SHOTS))
    if rng.random() < _PLAIN_LIGHT_SHARE:
        scene = replace(scene, light="natural", style="photo", weather="clear")
    return scene


def _draw(scene: Scene, head: HeadMaps | None, plan: MixPlan, caption: str, rng: Random) -> Iterator[TrainingSample]:
    width_px, height_px = plan.size_px
    frames = draw_clip(
        scene,
        seed=rng.randrange(1 << 30),
        num_frames=plan.clip_frames,
        fps=plan.fps,
        height_px=height_px,
        width_px=width_px,
        head=head,
    ).numpy()
    focus = head_focus(height_px, width_px, scene.shot)
    middle = rng.randrange(plan.clip_frames)
    yield TrainingSample(frames[middle : middle + 1], caption, focus)
    if plan.clip_frames > 1:
        yield TrainingSample(frames, caption, focus)
