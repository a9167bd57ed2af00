"""The training loop on tiny real models: it learns, it stops, and it goes on exactly where it was."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.domain.errors import Cancelled, ScanTooPoor, StudioError, UnsupportedByModel
from studio.domain.job import Progress
from studio.domain.recipe import TrainRequest
from studio.engines.adapters import check_adapter
from studio.engines.cards import load_diffusion_card
from studio.engines.wan import WanEngine
from studio.pipelines.samples import weigh_head
from studio.pipelines.training import TrainedLora, learning_rate_at, train_lora
from tests.fakes.requests import render_request, train_request
from tests.fakes.tiny_wan import CPU_PLAN, TINY_CARD, write_tiny_wan

KINDS = ("wan2.1", "wan2.2-ti2v", "wan2.2-a14b")


@dataclass(frozen=True)
class Picture:
    frames: NDArray[np.uint8]
    caption: str
    focus: tuple[float, float, float, float] | None = None


class MemoryStore:
    """Keeps the last checkpoint in memory."""

    def __init__(self) -> None:
        self.data: bytes | None = None
        self.saves = 0

    def load(self) -> bytes | None:
        return self.data

    def save(self, parts: Iterable[bytes]) -> None:
        self.data = b"".join(parts)
        self.saves += 1

    def clear(self) -> None:
        self.data = None


class Listener:
    """Remembers reports; ends the training when it has done ``stop_at`` steps, by a cancel unless told otherwise."""

    def __init__(self, stop_at: int | None = None, end: type[BaseException] = Cancelled) -> None:
        self.reports: list[Progress] = []
        self._stop_at = stop_at
        self._end = end

    def report(self, progress: Progress) -> None:
        self.reports.append(progress)
        if progress.stage == "training" and progress.done == self._stop_at:
            raise self._end


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("kinds")
    for kind in KINDS:
        write_tiny_wan(root / kind, kind=kind)
    return {kind: root / kind for kind in KINDS}


@pytest.fixture(scope="module")
def whole_runs(folders: dict[str, Path]) -> dict[str, TrainedLora]:
    """The usual request, trained in one go, by kind of model."""
    return {kind: train(folder, train_request(load_diffusion_card(folder))) for kind, folder in folders.items()}


def open_engine(folder: Path) -> WanEngine:
    engine = WanEngine(folder, load_diffusion_card(folder), "r1")
    engine.load(CPU_PLAN)
    return engine


def pictures(engine: WanEngine) -> tuple[Picture, ...]:
    """Two stills and a clip of one blocky pattern."""
    width_px, height_px = engine.card.training.sizes[0]
    coarse = np.random.default_rng(0).integers(0, 255, (height_px // 8, width_px // 8, 3), dtype=np.uint8)
    still = coarse.repeat(8, 0).repeat(8, 1)
    return tuple(Picture(np.stack([still] * length), "a ohwx woman, talking") for length in (1, 5, 1))


def train(
    folder: Path,
    request: TrainRequest,
    store: MemoryStore | None = None,
    listener: Listener | None = None,
    seed: int = 0,
) -> TrainedLora:
    engine = open_engine(folder)
    samples = pictures(engine) if seed == 0 else pictures(engine)[:2]
    return train_lora(engine, samples, request, checkpoints=store or MemoryStore(), reporter=listener or Listener())


@pytest.mark.parametrize("kind", ["wan2.1", "wan2.2-a14b"])
def test_training_lowers_the_loss_and_makes_a_usable_adapter(folders: dict[str, Path], kind: str) -> None:
    engine = open_engine(folders[kind])
    request = replace(train_request(engine.card), num_train_steps=40, learning_rate=0.02, checkpoint_every_steps=100)
    trained = train(folders[kind], request)
    assert trained.losses[0][0] == 1
    assert trained.losses[-1][0] == 40
    assert trained.losses[-1][1] < 0.9 * trained.losses[0][1]
    assert check_adapter(trained.data, engine.card, "r1").recipe == request
    wanted = render_request(engine.card)
    plain = engine.render(wanted, {}, lambda step: None)
    assert not np.array_equal(engine.render(wanted, {"p": (trained.data, 1.0)}, lambda step: None), plain)


@pytest.mark.parametrize(
    ("kind", "stop_at", "end", "kept"),
    [
        ("wan2.1", 11, MemoryError, 10),  # a crash goes back to the last checkpoint
        ("wan2.1", 11, Cancelled, 11),  # a pause loses nothing
        ("wan2.2-ti2v", 6, MemoryError, 5),
        ("wan2.2-a14b", 6, Cancelled, 6),
    ],
)
def test_a_resumed_run_ends_in_the_same_weights_bit_for_bit(
    folders: dict[str, Path],
    whole_runs: dict[str, TrainedLora],
    kind: str,
    stop_at: int,
    end: type[BaseException],
    kept: int,
) -> None:
    request = train_request(load_diffusion_card(folders[kind]))
    store = MemoryStore()
    with pytest.raises(end):
        train(folders[kind], request, store, Listener(stop_at, end))
    listener = Listener()
    resumed = train(folders[kind], request, store, listener)
    assert resumed == whole_runs[kind]
    first = next(report for report in listener.reports if report.stage == "training")
    assert first.done == kept


def test_a_big_models_arrangement_trains_and_resumes_exactly_too(folders: dict[str, Path]) -> None:
    """bfloat16 weights, float32 LoRA, gradient checkpointing, parts that take turns on the device."""
    folder = folders["wan2.1"]
    request = replace(train_request(load_diffusion_card(folder)), preview_every_steps=6)
    plan = replace(CPU_PLAN, dtype="bfloat16", gradient_checkpointing=True, offload="model")

    def go(store: MemoryStore, listener: Listener) -> TrainedLora:
        engine = WanEngine(folder, load_diffusion_card(folder), "r1")
        engine.load(plan)
        samples = pictures(engine)
        trained = train_lora(engine, samples, request, checkpoints=store, reporter=listener)
        engine.load(plan)
        wanted = render_request(engine.card)
        adapted = engine.render(wanted, {"p": (trained.data, 2.0)}, lambda step: None)
        assert not np.array_equal(engine.render(wanted, {}, lambda step: None), adapted)
        return trained

    whole = go(MemoryStore(), Listener())
    store = MemoryStore()
    with pytest.raises(Cancelled):
        go(store, Listener(stop_at=7))
    assert go(store, Listener()) == whole


def test_previews_and_reports_do_not_change_the_result(folders: dict[str, Path]) -> None:
    request = replace(train_request(load_diffusion_card(folders["wan2.1"])), num_train_steps=6)
    plain = train(folders["wan2.1"], request)
    listener = Listener()
    with_previews = replace(request, preview_every_steps=3)
    shown = train(folders["wan2.1"], with_previews, listener=listener)
    assert shown.losses == plain.losses
    assert len([report for report in listener.reports if report.preview_png]) == 2


def test_reports_carry_stage_loss_and_time_left(folders: dict[str, Path]) -> None:
    listener = Listener()
    request = replace(train_request(load_diffusion_card(folders["wan2.1"])), num_train_steps=4)
    train(folders["wan2.1"], request, None, listener)
    assert list(dict.fromkeys(report.stage for report in listener.reports)) == ["encoding", "training"]
    last = listener.reports[-1]
    assert (last.done, last.total, last.eta_s) == (4, 4, 0.0)
    assert last.metrics[0][0] == "loss"
    assert last.metrics[0][1] > 0


@pytest.mark.expects_logs
def test_a_checkpoint_of_other_data_is_not_taken_up(folders: dict[str, Path], caplog: pytest.LogCaptureFixture) -> None:
    request = train_request(load_diffusion_card(folders["wan2.1"]))
    store = MemoryStore()
    with pytest.raises(Cancelled):
        train(folders["wan2.1"], request, store, Listener(9))
    other = train(folders["wan2.1"], request, store, seed=1)
    assert "other data" in caplog.text
    assert other == train(folders["wan2.1"], request, seed=1)


@pytest.mark.expects_logs
def test_a_damaged_checkpoint_means_beginning_anew(
    folders: dict[str, Path], whole_runs: dict[str, TrainedLora], caplog: pytest.LogCaptureFixture
) -> None:
    request = train_request(load_diffusion_card(folders["wan2.1"]))
    store = MemoryStore()
    store.data = b"not a checkpoint"
    with caplog.at_level(logging.WARNING):
        assert train(folders["wan2.1"], request, store) == whole_runs["wan2.1"]
    assert "damaged" in caplog.text


def test_a_cancel_while_encoding_is_heard(folders: dict[str, Path]) -> None:
    class Impatient:
        def report(self, progress: Progress) -> None:
            raise Cancelled

    engine = open_engine(folders["wan2.1"])
    with pytest.raises(Cancelled):
        train_lora(
            engine,
            pictures(engine),
            train_request(engine.card),
            checkpoints=MemoryStore(),
            reporter=Impatient(),
        )


def test_the_model_is_as_before_after_a_cancel(folders: dict[str, Path]) -> None:
    engine = open_engine(folders["wan2.1"])
    names = [name for name, _ in engine.denoiser().named_parameters()]
    with pytest.raises(Cancelled):
        train_lora(
            engine,
            pictures(engine),
            train_request(engine.card),
            checkpoints=MemoryStore(),
            reporter=Listener(3),
        )
    assert [name for name, _ in engine.denoiser().named_parameters()] == names


def test_divergence_is_a_known_error(folders: dict[str, Path]) -> None:
    request = replace(train_request(load_diffusion_card(folders["wan2.1"])), learning_rate=1.0, num_train_steps=500)
    engine = open_engine(folders["wan2.1"])
    bright = [Picture(sample.frames, sample.caption) for sample in pictures(engine)]
    import torch

    with torch.no_grad():
        for value in engine.denoiser().parameters():
            value.mul_(1e18)
    with pytest.raises(StudioError, match="out of range") as diverged:
        train_lora(engine, bright, request, checkpoints=MemoryStore(), reporter=Listener())
    assert "learning rate" in diverged.value.hint


def test_no_samples_and_senseless_figures_are_refused(folders: dict[str, Path]) -> None:
    engine = open_engine(folders["wan2.1"])
    request = train_request(engine.card)
    with pytest.raises(ScanTooPoor):
        train_lora(engine, (), request, checkpoints=MemoryStore(), reporter=Listener())
    with pytest.raises(UnsupportedByModel):
        train_lora(
            engine,
            pictures(engine),
            replace(request, rank=0),
            checkpoints=MemoryStore(),
            reporter=Listener(),
        )


def test_the_learning_rate_falls_at_the_end() -> None:
    request = replace(train_request(TINY_CARD), num_train_steps=100, learning_rate=1.0)
    rates = [learning_rate_at(request, step) for step in (0, 74, 75, 90, 99)]
    assert rates == [1.0, 1.0, 1.0, 0.4, 0.1]


def test_an_error_counts_more_where_the_head_is() -> None:
    import torch

    frames, latent = np.zeros((1, 112, 64, 3), np.uint8), torch.zeros(48, 1, 14, 8)
    weights = weigh_head(Picture(frames, "", (0.5, 0.3, 0.3, 0.2)), latent, 3.0)[0, 0]
    assert weights.shape == (14, 8)
    assert float(weights[4, 4]) > 2.5
    assert float(weights[13, 0]) < 1.1
    assert bool((weigh_head(Picture(frames, ""), latent, 3.0) == 1).all())
