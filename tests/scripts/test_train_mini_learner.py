"""The built-in model's training: words to tokens, shards to batches, steps that can be stopped, a folder that loads."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import torch
from diffusers import WanTransformer3DModel
from pydantic import TypeAdapter
from safetensors.torch import save_file

from scripts.train_mini.learner import Learner, learning_rate_share, write_captions
from scripts.train_mini.parts import blur_caption, build_tokenizer, save_model
from scripts.train_mini.plan import MAX_SEQUENCE_LENGTH, Z_DIM
from scripts.train_mini.world import ShardFeed, mirror_scene, sample_training_scene
from studio.engines.patch_codec import PatchCodec
from studio.storyboard.scene import PLACES, STYLES, TRIGGERS, Scene, sample_scene
from studio.storyboard.words.captions import write_caption

MINI = Path(__file__).resolve().parents[2] / "models" / "mini"


def write_shard(folder: Path, index: int, clips: int = 2) -> None:
    scenes = [sample_scene(Random(index * 10 + i)) for i in range(clips)]
    tensors = {
        "clips": torch.randn(2 * clips, Z_DIM, 9, 14, 8).half(),
        "stills": torch.randn(4 * clips, Z_DIM, 1, 14, 8).half(),
    }
    text = TypeAdapter(list[Scene]).dump_json(scenes).decode()
    save_file(tensors, folder / f"{index:05d}.safetensors", metadata={"aspect": "9:16", "scenes": text})


@pytest.fixture(scope="module")
def learner() -> Learner:
    return Learner(seed=1)


def test_every_caption_is_known_and_fits() -> None:
    tokenizer = build_tokenizer()
    unknown = tokenizer("xylophone").input_ids[0]
    for seed in range(100):
        rng = Random(seed)
        tokens = tokenizer(write_caption(sample_scene(rng), rng, trigger=TRIGGERS[seed % len(TRIGGERS)])).input_ids
        assert unknown not in tokens
        assert len(tokens) <= MAX_SEQUENCE_LENGTH
    assert tokenizer("A WOMAN!").input_ids == tokenizer("a woman").input_ids
    assert tokenizer("a zither").input_ids[1] == unknown


def test_blurring_only_inserts_unknown_words() -> None:
    blurred = {blur_caption("a man, talking, at the beach", Random(seed)) for seed in range(60)}
    assert len(blurred) > 1
    assert {caption.replace(" <unk>", "") for caption in blurred} == {"a man, talking, at the beach"}


def test_some_captions_are_empty_and_some_carry_a_trigger() -> None:
    captions = write_captions([sample_scene(Random(0))] * 300, Random(0))
    assert 10 < captions.count("") < 60
    assert any(word in TRIGGERS for caption in captions for word in caption.split())


def test_the_learning_rate_warms_up_holds_and_falls_to_nothing() -> None:
    assert learning_rate_share(0.0, 0) < 0.05
    assert learning_rate_share(0.3, 500) == 1.0
    assert learning_rate_share(0.8, 500) == pytest.approx(0.5)
    assert learning_rate_share(1.0, 500) < 0.03


def test_shards_are_read_once_and_later_ones_are_found(tmp_path: Path) -> None:
    write_shard(tmp_path, 0)
    feed = ShardFeed(tmp_path)
    assert feed.refresh() == 4
    write_shard(tmp_path, 1)
    assert feed.refresh() == 8
    assert feed.refresh() == 8
    held = feed.samples["9:16"]
    assert (len(held.clips), len(held.clip_scenes)) == (8, 8)
    assert (len(held.stills), len(held.still_scenes)) == (16, 16)
    latents, scenes = feed.batch(Random(0), clips=False)
    assert latents.shape[1:] == (Z_DIM, 1, 14, 8)
    assert len(scenes) == len(latents)


def test_a_mirrored_pan_goes_the_other_way() -> None:
    scene = replace(sample_scene(Random(0)), camera="pan left")
    assert mirror_scene(scene).camera == "pan right"
    assert mirror_scene(mirror_scene(scene)) == scene


def test_most_training_scenes_are_plain_and_none_is_left_out() -> None:
    scenes = [sample_training_scene(Random(seed)) for seed in range(400)]
    assert sum(scene.style == "photo" for scene in scenes) > 250
    assert {scene.style for scene in scenes} == set(STYLES)
    assert {scene.place for scene in scenes} == set(PLACES)


def test_words_that_both_checkpoints_know_keep_their_meaning(learner: Learner, tmp_path: Path) -> None:
    learner.save(tmp_path / "checkpoint.pt", elapsed_s=1.0)
    state = torch.load(tmp_path / "checkpoint.pt", weights_only=True)
    state["words"] = list(reversed(state["words"]))
    for weights in (state["both"], state["average"]):
        for name in ("encoder.shared.weight", "encoder.encoder.embed_tokens.weight"):
            if name in weights:
                weights[name] = weights[name].flip(0)
    torch.save(state, tmp_path / "turned.pt")
    again = Learner(seed=3)
    again.load(tmp_path / "turned.pt")
    torch.testing.assert_close(again.encoder.state_dict(), learner.encoder.state_dict())


def test_a_step_learns_and_a_checkpoint_goes_on_from_there(learner: Learner, tmp_path: Path) -> None:
    latents, captions = torch.randn(2, Z_DIM, 1, 14, 8), ["a man, talking", ""]
    before = learner.transformer.state_dict()["patch_embedding.weight"].clone()
    assert learner.step(latents, captions, torch.ones(2, 1, 1, 1, 1), rate=1.0, bias=0.6) > 0
    assert not torch.equal(before, learner.transformer.state_dict()["patch_embedding.weight"])
    learner.save(tmp_path / "checkpoint.pt", elapsed_s=12.0)
    again = Learner(seed=2)
    assert again.load(tmp_path / "checkpoint.pt") == 12.0
    assert again.step_count == learner.step_count
    for one, other in ((learner, again), (again, learner)):
        torch.testing.assert_close(dict(one.both.named_parameters()), dict(other.both.named_parameters()))


def test_the_model_folder_loads_in_half_size_and_leaves_the_module_as_it_was(learner: Learner, tmp_path: Path) -> None:
    buffers = {name: value.clone() for name, value in learner.transformer.named_buffers()}
    target = tmp_path / "mini"
    save_model(target, learner.tokenizer, learner.encoder, learner.transformer, PatchCodec(z_dim=Z_DIM))
    loaded = WanTransformer3DModel.from_pretrained(target / "transformer")
    expected = learner.transformer.state_dict()["patch_embedding.weight"]
    torch.testing.assert_close(loaded.state_dict()["patch_embedding.weight"], expected, atol=1e-3, rtol=1e-2)
    assert all(torch.equal(value, buffers[name]) for name, value in learner.transformer.named_buffers())
    assert sum(path.stat().st_size for path in target.rglob("*") if path.is_file()) < 30e6
    assert not list(tmp_path.glob(".mini-new"))
    assert not any("_name_or_path" in path.read_text("utf-8") for path in target.rglob("config.json"))


def test_a_finished_model_can_be_carried_on(learner: Learner, tmp_path: Path) -> None:
    learner.export(tmp_path / "model", PatchCodec.from_pretrained(MINI / "vae"))
    again = Learner(seed=4)
    again.adopt(tmp_path / "model")
    for name, value in again.both.named_parameters():
        torch.testing.assert_close(value.detach(), learner.average[name], atol=2e-3, rtol=2e-3)
        torch.testing.assert_close(again.average[name], value.detach())


def test_a_model_of_another_shape_is_not_carried_on(learner: Learner, tmp_path: Path) -> None:
    learner.export(tmp_path / "model", PatchCodec.from_pretrained(MINI / "vae"))
    with pytest.raises(RuntimeError):
        Learner(seed=4, shape="large").adopt(tmp_path / "model")
