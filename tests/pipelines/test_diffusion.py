"""A diffusion model as the job of rendering sees it: from a drawn guide or from noise, enlarged where the card says."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.domain.errors import Cancelled
from studio.domain.recipe import Guide, RenderRequest
from studio.engines import weights
from studio.engines.base import StepReport
from studio.engines.cards import DiffusionCard, load_diffusion_card
from studio.pipelines.diffusion import DiffusionRenderer, shrink
from studio.pipelines.enlargement import ENLARGEMENT
from studio.pipelines.renderers import Materials
from tests.fakes.heads import STORYBOARD, make_head
from tests.fakes.requests import AVATAR_ID, render_request
from tests.fakes.tiny_wan import CPU_PLAN, write_tiny_wan


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("models") / "tiny"
    write_tiny_wan(made)
    return made


@pytest.fixture(scope="module")
def head() -> bytes:
    return make_head("storyboard", weights.revision(STORYBOARD))


def quiet(step: StepReport) -> None:
    """Listens to nothing."""


def open_renderer(tiny: Path, card: DiffusionCard) -> DiffusionRenderer:
    renderer = DiffusionRenderer(tiny, card, weights.revision(tiny))
    renderer.load(CPU_PLAN)
    return renderer


def ask(card: DiffusionCard, strength: float | None = None) -> RenderRequest:
    request = replace(render_request(card), num_inference_steps=4, num_frames=5)
    if strength is None:
        return request
    return replace(request, guide=Guide(AVATAR_ID, "b" * 64, "storyboard", weights.revision(STORYBOARD), strength))


def test_a_model_repaints_what_the_storyboard_drew(tiny: Path, head: bytes) -> None:
    card = load_diffusion_card(tiny)
    renderer = open_renderer(tiny, card)
    steps: list[StepReport] = []
    drawn = renderer.render(ask(card, 0.5), Materials({}, head), steps.append)
    assert drawn.frames.shape == (5, 48, 32, 3)
    assert drawn.fps == card.fps
    assert list(dict.fromkeys(step.stage for step in steps)) == ["drawing the guide", "rendering"]
    assert {step.total for step in steps if step.stage == "rendering"} == {2}
    assert np.array_equal(renderer.render(ask(card, 0.5), Materials({}, head), quiet).frames, drawn.frames)
    from_noise = renderer.render(ask(card), Materials({}), quiet).frames
    assert not np.array_equal(from_noise, drawn.frames)
    assert np.array_equal(renderer.render(ask(card, 1.0), Materials({}, head), quiet).frames, from_noise)
    renderer.unload()


@pytest.mark.parametrize("strength", [None, 0.5])
def test_small_frames_are_enlarged_and_multiplied(tiny: Path, head: bytes, strength: float | None) -> None:
    card = replace(load_diffusion_card(tiny), enlarges=True, rate_factor=3)
    renderer = open_renderer(tiny, card)
    steps: list[StepReport] = []
    request = ask(card, strength)
    large = renderer.render(request, Materials({}, head if strength else b""), steps.append)
    assert large.frames.shape == (15, ENLARGEMENT * 48, ENLARGEMENT * 32, 3)
    assert large.fps == 3 * card.fps
    assert len(large.frames) / large.fps == request.num_frames / request.fps
    assert steps[-1].stage == "enlarging"
    assert (steps[-1].step, steps[-1].total) == (13, 15)


def test_enlarging_can_be_stopped(tiny: Path) -> None:
    card = replace(load_diffusion_card(tiny), rate_factor=2)

    def stop(step: StepReport) -> None:
        if step.stage == "enlarging":
            raise Cancelled

    with pytest.raises(Cancelled):
        open_renderer(tiny, card).render(ask(card), Materials({}), stop)


def test_shrinking_takes_means() -> None:
    checks = np.indices((4, 8)).sum(0) % 2 * 200
    frames = np.repeat(checks[None, :, :, None], 3, axis=3).astype(np.uint8)
    assert np.array_equal(shrink(frames, 2), np.full((1, 2, 4, 3), 100))
    assert shrink(frames, 1) is frames
