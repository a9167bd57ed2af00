"""Drawing as a model of its own, as another model's guide, and how a spoken line reaches the lips."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.core import serial, storage
from studio.core.media import Ffmpeg
from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect
from studio.domain.errors import AdapterInvalid, Cancelled, UnsupportedByModel
from studio.domain.recipe import AdapterUse, RenderRequest, SpokenLine
from studio.engines import weights
from studio.engines.base import StepReport
from studio.engines.cards import DrawingCard, load_card
from studio.library.vault import write_sealed
from studio.pipelines.drawing import (
    ENVELOPE_FPS,
    DrawingRenderer,
    check_head,
    describe_utterance,
    draw,
    measure_envelope,
    read_scene,
)
from studio.pipelines.render_clip import run
from studio.pipelines.renderers import Materials
from studio.pipelines.workbench import Workbench
from studio.provenance.policy import read_policy
from studio.voice.base import PhonemeTiming, Speech
from studio.voice.mix import MIX_RATE_HZ, fit_speech
from tests.fakes.heads import STORYBOARD, make_head
from tests.fakes.papers import seal_note
from tests.fakes.reporters import ListeningReporter
from tests.fakes.tiny_wan import CPU_PLAN
from tests.pipelines.scene import AVATAR_ID, Order, make_order

WIDTH_PX, HEIGHT_PX = 64, 112


@pytest.fixture(scope="module")
def card() -> DrawingCard:
    found = load_card(STORYBOARD)
    assert isinstance(found, DrawingCard)
    # The shipped one but for its size: a test looks at small pictures.
    sizes = {Aspect.PORTRAIT: (WIDTH_PX, HEIGHT_PX)}
    return replace(found, sizes=sizes, delivery_sizes={Aspect.PORTRAIT: (144, 256)})


@pytest.fixture(scope="module")
def folder(card: DrawingCard, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder with nothing but that card."""
    made = tmp_path_factory.mktemp("models") / card.name
    storage.write_text(made / "card.json", serial.to_json(card) + "\n")
    return made


@pytest.fixture(scope="module")
def head(folder: Path) -> bytes:
    return make_head("storyboard", weights.revision(folder))


def ask(card: DrawingCard, revision: str = "r1") -> RenderRequest:
    use = AdapterUse(AVATAR_ID, "b" * 64, "ohwx", ClassWord.WOMAN, "c" * 64)
    return RenderRequest(
        prompt="Ada waves at the beach",
        conditioning="a ohwx woman waves at the beach",
        model=card.name,
        model_revision=revision,
        adapters=(use,),
        seed=5,
        num_inference_steps=0,
        guidance_scale=0.0,
        width_px=WIDTH_PX,
        height_px=HEIGHT_PX,
        aspect=Aspect.PORTRAIT,
        num_frames=5,
        fps=card.fps,
    )


def quiet(step: StepReport) -> None:
    """Listens to nothing."""


def test_the_same_request_is_drawn_the_same(card: DrawingCard, head: bytes) -> None:
    request = ask(card)
    steps: list[StepReport] = []
    frames = draw(request, head, None, steps.append, stage_name="drawing")
    assert frames.dtype == np.uint8
    assert frames.shape == (5, HEIGHT_PX, WIDTH_PX, 3)
    assert frames.std() > 10
    assert np.array_equal(draw(request, head, None, quiet, stage_name="drawing"), frames)
    other = draw(replace(request, seed=6), head, None, quiet, stage_name="drawing")
    assert not np.array_equal(other, frames)
    assert [step.step for step in steps] == sorted(step.step for step in steps)
    assert (steps[0].step, steps[-1].step, steps[-1].total) == (0, 5, 5)
    assert {step.stage for step in steps} == {"drawing"}
    assert any(step.preview_png for step in steps)


@pytest.mark.parametrize("reports", [1, 2])
def test_a_drawing_can_be_stopped(card: DrawingCard, head: bytes, reports: int) -> None:
    heard: list[StepReport] = []

    def stop(step: StepReport) -> None:
        heard.append(step)
        if len(heard) == reports:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw(ask(card), head, None, stop, stage_name="drawing")
    assert len(heard) == reports


def test_the_words_that_are_drawn_are_those_a_model_reads(card: DrawingCard, head: bytes) -> None:
    from studio.storyboard.scans.head_file import read_head

    looks = read_head(head).looks
    request = replace(ask(card), conditioning="a sks woman in the snow, laughing", adapters=())
    scene = read_scene(request, looks)
    assert (scene.place, scene.action) == ("snow", "laughing")
    line = SpokenLine("Good morning!", AVATAR_ID, "espeak", "5" * 64)
    spoken = read_scene(replace(ask(card), conditioning="a ohwx woman in the snow", spoken=line), looks)
    assert (spoken.action, spoken.line) == ("talking", "Good morning!")
    assert scene.person.class_word == "woman"


def test_a_head_is_for_one_storyboard(card: DrawingCard, head: bytes, folder: Path) -> None:
    revision = weights.revision(folder)
    check_head(head, card, revision)
    for data, checked, words in (
        (head, "r2", "another version"),
        (head[: len(head) // 2], revision, "damaged"),
        (b"no tensors at all", revision, "damaged"),
    ):
        with pytest.raises(AdapterInvalid, match=words):
            check_head(data, card, checked)
    with pytest.raises(AdapterInvalid, match="trained for the model 'other'"):
        check_head(make_head("other", revision), card, revision)


def test_a_drawing_renderer_needs_no_weights(card: DrawingCard, head: bytes, folder: Path) -> None:
    revision = weights.revision(folder)
    renderer = DrawingRenderer(card, revision)
    renderer.load(CPU_PLAN)
    renderer.check_adapter(head)
    rendering = renderer.render(ask(card, revision), Materials({"ada": (head, 1.0)}), quiet)
    assert rendering.fps == card.fps
    assert np.array_equal(rendering.frames, draw(ask(card, revision), head, None, quiet, stage_name="drawing"))
    with pytest.raises(UnsupportedByModel, match="no steps"):
        renderer.render(replace(ask(card), num_inference_steps=3), Materials({"ada": (head, 1.0)}), quiet)
    renderer.unload()


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return make_order(tmp_path)


def seal(order: Order, data: bytes) -> str:
    """Put an adapter into the avatar's vault folder, with the studio's note about it."""
    digest = storage.hash_bytes(data)
    permit = order.context.permits[0]
    key, folder = bytes.fromhex(permit.avatar_key_hex), Path(order.context.vault_dir) / AVATAR_ID
    write_sealed(folder / f"{digest}.adapter", key, data)
    seal_note(folder, key, order.record, read_policy(permit.policy_documents[-1]), digest)
    return digest


def test_a_drawn_clip_from_the_vault_to_the_file(order: Order, card: DrawingCard, folder: Path, head: bytes) -> None:
    request = ask(card, weights.revision(folder))
    use = replace(request.adapters[0], adapter_sha256=seal(order, head), consent_sha256=order.record.sha256)
    context = replace(order.context, model_dir=str(folder))
    Path(context.work_dir).mkdir(parents=True)
    reporter = ListeningReporter()
    output = run(replace(request, adapters=(use,)), context, reporter, Workbench())
    facts = Ffmpeg.locate().probe(Path(output.clip_path))
    assert (facts.width_px, facts.height_px, facts.has_audio) == (144, 256, False)
    assert "drawing" in {report.stage for report in reporter.reports}
    assert Path(output.poster_path).is_file()


@pytest.mark.parametrize("speed", [1.0, 1.1])
def test_the_lips_know_when_each_sound_is_heard(speed: float) -> None:
    rate_hz, lead_in_s = 16_000, 0.2
    tone = 0.3 * np.sin(2 * np.pi * 200 * np.arange(rate_hz) / rate_hz)
    samples = np.concatenate([np.zeros(rate_hz // 2), tone]).astype(np.float32)
    phonemes = (PhonemeTiming("h", 0.5, 1.0), PhonemeTiming("a", 1.0, 1.5))
    speech = Speech(samples, rate_hz, phonemes=phonemes)
    track = fit_speech(speech, lead_in_s + 1.0 / speed, lead_in_s)
    said = describe_utterance("ha", speech, track, lead_in_s)
    assert said is not None
    assert (said.text, said.start_s, said.envelope_fps) == ("ha", lead_in_s, ENVELOPE_FPS)
    assert [ipa for ipa, _, _ in said.phonemes] == ["h", "a"]
    times = [time_s for _, start_s, end_s in said.phonemes for time_s in (start_s, end_s)]
    assert times == pytest.approx([0.0, 0.5 / speed, 0.5 / speed, 1.0 / speed], abs=0.01)
    assert max(said.envelope) == 1.0
    assert min(said.envelope[5 : int(0.9 * ENVELOPE_FPS)]) > 0.5


def test_nothing_heard_moves_no_lips() -> None:
    silent = Speech(np.zeros(800, np.float32), 16_000)
    assert describe_utterance("ha", silent, fit_speech(silent, 1.0, 0.2), 0.2) is None
    assert measure_envelope(np.zeros(4800, np.float32)) == ()
    steps = np.repeat(np.array([0.1, 0.4], np.float32), MIX_RATE_HZ // 2)
    envelope = measure_envelope(steps)
    assert len(envelope) == ENVELOPE_FPS
    assert envelope[0] == pytest.approx(0.25, abs=0.01)
    assert envelope[-1] == pytest.approx(1.0, abs=0.01)
