"""The look at finished frames, with the real finders on small drawings of the storyboard."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from studio.domain.errors import ResultHeld
from studio.domain.recipe import RenderRequest
from studio.moderation.policy import Policy, load_policy
from studio.pipelines.result_check import SAMPLES_PER_S, check_frames, sample_indices
from studio.storyboard.render import draw_clip
from studio.storyboard.scene import Person, Scene
from tests.fakes.jobs import render_request
from tests.fakes.reporters import ListeningReporter

Frames = npt.NDArray[np.uint8]
FPS = 2.0
NUM_FRAMES = 3
SCENE = Scene(Person("woman", "tan", "brown", "short", face=3), "sweater", "blue", "studio", "still", shot="half body")


def draw(scene: Scene) -> Frames:
    return draw_clip(scene, seed=4, num_frames=NUM_FRAMES, fps=FPS, height_px=320, width_px=180).numpy()


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="module")
def dressed() -> Frames:
    return draw(SCENE)


def undress(frames: Frames) -> Frames:
    """The same frames with all that is cloth painted in the colour of the cheeks: what changes colour is cloth."""
    other = draw(replace(SCENE, garment_colour="red"))
    cloth = np.abs(frames.astype(int) - other).max(axis=3, keepdims=True) > 10
    cheek = np.median(frames[:, 80:92, 84:96].reshape(-1, 3), axis=0)
    light = frames.mean(axis=3, keepdims=True)
    shade = np.clip(light / light[cloth[..., :1]].mean(), 0.6, 1.2)
    return np.where(cloth, np.clip(0.95 * cheek * shade, 0, 255), frames).astype(np.uint8)


def ask(prompt: str = "Ada in a studio") -> RenderRequest:
    return replace(render_request(), prompt=prompt)


def test_a_dressed_person_passes_and_every_sample_is_a_cancel_point(dressed: Frames, policy: Policy) -> None:
    reporter = ListeningReporter()
    check_frames(dressed, FPS, ask(), policy, reporter)
    assert [(progress.done, progress.total) for progress in reporter.reports] == [(0, 3), (1, 3), (2, 3)]


def test_the_same_person_in_nothing_is_held_back(dressed: Frames, policy: Policy) -> None:
    with pytest.raises(ResultHeld, match="without clothes"):
        check_frames(undress(dressed), FPS, ask(), policy, ListeningReporter())


def test_a_second_person_is_held_back_unless_the_prompt_has_company(dressed: Frames, policy: Policy) -> None:
    two = np.concatenate((dressed, dressed), axis=2)
    with pytest.raises(ResultHeld, match="another face"):
        check_frames(two, FPS, ask(), policy, ListeningReporter())
    check_frames(two, FPS, ask("Ada with a friend in a studio"), policy, ListeningReporter())


def test_black_frames_are_held_back(policy: Policy) -> None:
    with pytest.raises(ResultHeld, match="nothing"):
        check_frames(np.zeros((4, 64, 48, 3), np.uint8), FPS, ask(), policy, ListeningReporter())


def test_about_two_frames_a_second_are_looked_at() -> None:
    assert sample_indices(1, 12.0) == [0]
    assert sample_indices(49, 12.0) == [0, 6, 12, 18, 24, 30, 36, 42, 48]
    assert len(sample_indices(240, 24.0)) == 1 + 10 * SAMPLES_PER_S
    assert sample_indices(3, 2.0) == [0, 1, 2]
