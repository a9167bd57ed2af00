"""One tiny Wan model for the room's tests, and an adapter for it."""

from pathlib import Path

import pytest

from studio.engines.wan import WanEngine
from tests.fakes.requests import train_request
from tests.fakes.tiny_wan import CPU_PLAN, write_tiny_wan


@pytest.fixture(scope="session")
def tiny_wan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny Wan 2.1 with its card."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    write_tiny_wan(folder)
    return folder


@pytest.fixture
def engine(tiny_wan: Path) -> WanEngine:
    return open_engine(tiny_wan)


@pytest.fixture(scope="session")
def adapter(tiny_wan: Path) -> bytes:
    """A LoRA for the tiny model whose weights are far from zero, as after long training."""
    return make_adapter(tiny_wan, seed=5)


def open_engine(folder: Path, revision: str = "r1") -> WanEngine:
    from studio.engines.cards import load_diffusion_card

    engine = WanEngine(folder, load_diffusion_card(folder), revision)
    engine.load(CPU_PLAN)
    return engine


def make_adapter(folder: Path, seed: int) -> bytes:
    import torch

    from studio.engines import adapters

    engine = open_engine(folder)
    denoiser = engine.denoiser()
    request = train_request(engine.card)
    adapters.attach_adapter(denoiser, "made", rank=4, targets=engine.card.lora_targets, seed=seed)
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, value in denoiser.named_parameters():
            if "lora_B" in name:
                value.copy_(torch.randn(value.shape, generator=generator))
    return adapters.write_adapter(denoiser, "made", request)
