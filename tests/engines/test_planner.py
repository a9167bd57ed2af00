"""Plans: what runs where, decided from figures alone."""

from dataclasses import replace

import pytest

from studio.core import paths
from studio.domain.errors import OutOfMemory, UnsupportedByModel
from studio.engines.card_parts import MemoryCard
from studio.engines.cards import load_card
from studio.engines.planner import DeviceFacts, arrange, describe_device, plan
from tests.fakes.tiny_wan import TINY_CARD

BIG = replace(TINY_CARD, memory=MemoryCard(10.0, 11.4, 1.4, 4.0, 8.0))


def gpu(memory_gb: float, has_bfloat16: bool = True) -> DeviceFacts:
    return DeviceFacts("cuda", "GPU", memory_gb, has_bfloat16, 8)


def test_a_small_model_is_exact_everywhere() -> None:
    assert arrange(TINY_CARD, gpu(8), "render").dtype == "float32"
    assert arrange(TINY_CARD, DeviceFacts("cpu", "processor", 8, True, 2), "train").dtype == "float32"


@pytest.mark.parametrize(("memory_gb", "offload"), [(48, "none"), (24, "model"), (16, "group"), (8, "group")])
def test_less_memory_means_more_offloading(memory_gb: float, offload: str) -> None:
    arranged = arrange(BIG, gpu(memory_gb), "render")
    assert (arranged.dtype, arranged.offload) == ("bfloat16", offload)
    assert bool(arranged.advice) == (offload != "none")


def test_training_needs_the_denoiser_whole() -> None:
    assert arrange(BIG, gpu(24), "train").offload == "model"
    assert arrange(BIG, gpu(24), "train").gradient_checkpointing
    with pytest.raises(OutOfMemory, match=r"about 22 GB of memory to train; this GPU has 16 GB"):
        arrange(BIG, gpu(16), "train")


def test_without_bfloat16_training_is_not_in_float16() -> None:
    assert arrange(BIG, gpu(48, has_bfloat16=False), "render").dtype == "float16"
    assert arrange(BIG, gpu(80, has_bfloat16=False), "train").dtype == "float32"


def test_a_model_that_fits_nowhere_is_refused() -> None:
    with pytest.raises(OutOfMemory, match="Tiny"):
        arrange(BIG, DeviceFacts("cpu", "processor", 16, True, 2), "render")


def test_threads_leave_room_for_others() -> None:
    assert arrange(TINY_CARD, DeviceFacts("cpu", "processor", 8, True, 8), "render").threads == 4
    assert arrange(TINY_CARD, DeviceFacts("cpu", "processor", 8, True, 1), "render").threads == 1
    assert arrange(TINY_CARD, DeviceFacts("cpu", "processor", 8, True, 8), "render", threads=3).threads == 3
    drawing = load_card(paths.shipped_dir("models") / "storyboard")
    assert arrange(drawing, DeviceFacts("cpu", "processor", 8, True, 8), "render").threads == 8


def test_this_machine_can_be_described() -> None:
    facts = describe_device("cpu")
    assert facts.kind == "cpu"
    assert facts.memory_gb > 0
    assert plan(TINY_CARD, "cpu", "train").device == "cpu"


def test_an_unknown_device_is_refused() -> None:
    with pytest.raises(UnsupportedByModel, match="tpu"):
        describe_device("tpu")
