"""A Wan model small enough for a test: every part is of the real class, built from configuration, untrained."""

from dataclasses import replace
from pathlib import Path

from studio.core import serial, storage
from studio.domain.clip import Aspect
from studio.engines.card_parts import CaptionWords, CropRule, MemoryCard, ModelSource, TrainingCard
from studio.engines.cards import DiffusionCard
from studio.engines.planner import Plan

CPU_PLAN = Plan("cpu", "float32", "none", vae_tiling=False, gradient_checkpointing=False, threads=1)
TINY_CARD = DiffusionCard(
    schema_version=1,
    name="tiny",
    title="Tiny",
    family="wan",
    license="Apache-2.0",
    description="For tests.",
    source=ModelSource("built-in", "", "", 0.0),
    vae_class="AutoencoderKLWan",
    sizes={Aspect.PORTRAIT: (32, 48), Aspect.SQUARE: (32, 32)},
    delivery_sizes={Aspect.PORTRAIT: (64, 96), Aspect.SQUARE: (64, 64)},
    size_step_px=16,
    fps=8.0,
    frame_step=4,
    min_num_frames=1,
    max_num_frames=33,
    default_num_frames=9,
    num_inference_steps=3,
    guidance_scale=3.0,
    flow_shift=2.0,
    max_sequence_length=16,
    preview_every_steps=2,
    triggers=("ohwx", "sks"),
    lora_targets=("attn1.to_q", "attn1.to_v", "attn2.to_k", "attn2.to_out.0", "ffn.net.0.proj"),
    training=TrainingCard(
        sizes=((32, 48),),
        clip_frames=5,
        rank=4,
        num_train_steps=8,
        batch_size=2,
        learning_rate=0.01,
        checkpoint_every_steps=4,
        preview_every_steps=4,
        sigma_shift=1.0,
        caption_drop=0.1,
        weight_decay=0.0,
    ),
    crop=CropRule(0.5, 0.5, 0.45),
    words=CaptionWords("a", {"talking": "talking", "still": "looking at the camera"}, "in front of a wall"),
    memory=MemoryCard(0.001, 0.001, 0.001, 0.01, 0.01),
)


def write_tiny_wan(folder: Path, *, kind: str = "wan2.1", seed: int = 0) -> DiffusionCard:
    """Save a tiny pipeline and its card into ``folder``.

    ``kind`` is wan2.1, wan2.2-ti2v (residual codec, one timestep a token) or wan2.2-a14b (two experts).
    """
    import torch
    from diffusers import FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler, WanPipeline

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        channels = 8 if kind == "wan2.2-ti2v" else 16
        pipe = WanPipeline(
            tokenizer=_build_tokenizer(),
            text_encoder=_build_text_encoder(),
            vae=_build_codec(kind, channels),
            scheduler=UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0)
            if kind == "wan2.2-ti2v"
            else FlowMatchEulerDiscreteScheduler(shift=3.0),
            transformer=_build_expert(channels),
            transformer_2=_build_expert(channels) if kind == "wan2.2-a14b" else None,
            boundary_ratio=0.875 if kind == "wan2.2-a14b" else None,
            expand_timesteps=kind == "wan2.2-ti2v",
        )
    pipe.save_pretrained(folder)
    card = replace(TINY_CARD, name=folder.name)
    if kind == "wan2.2-ti2v":
        sizes = {Aspect.PORTRAIT: (32, 64)}
        card = replace(card, sizes=sizes, delivery_sizes=sizes, size_step_px=32)
        card = replace(card, training=replace(card.training, sizes=((32, 64),)))
    storage.write_text(folder / "card.json", serial.to_json(card) + "\n")
    return card


def _build_tokenizer() -> object:
    """Whole words, in T5's order of special tokens."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    words = ("a", "the", "woman", "man", "person", "ohwx", "sks", "talking", "at", "beach", "in", "wall", ",")
    vocabulary = {word: index for index, word in enumerate(["<pad>", "</s>", "<unk>", *words])}
    unknown = {"unk_token": "<unk>"}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, **unknown))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 1)]
    )
    special = {"pad_token": "<pad>", "eos_token": "</s>", **unknown}
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, padding_side="right", **special)


def _build_text_encoder() -> object:
    from transformers import UMT5Config, UMT5EncoderModel

    config = UMT5Config(
        vocab_size=32,
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        feed_forward_proj="gated-gelu",
        pad_token_id=0,
        eos_token_id=1,
        is_encoder_decoder=False,
    )
    return UMT5EncoderModel(config).eval()


def _build_codec(kind: str, channels: int) -> object:
    from diffusers import AutoencoderKLWan

    residual = {
        "decoder_base_dim": 6,
        "is_residual": True,
        "in_channels": 12,
        "out_channels": 12,
        "patch_size": 2,
        "scale_factor_spatial": 16,
        "latents_mean": [0.0] * channels,
        "latents_std": [1.0] * channels,
    }
    return AutoencoderKLWan(
        base_dim=4,
        z_dim=channels,
        dim_mult=[1, 2, 2, 2],
        num_res_blocks=1,
        temperal_downsample=[False, True, True],
        **(residual if kind == "wan2.2-ti2v" else {}),
    ).eval()


def _build_expert(channels: int) -> object:
    from diffusers import WanTransformer3DModel

    return WanTransformer3DModel(
        patch_size=(1, 2, 2),
        num_attention_heads=2,
        attention_head_dim=12,
        in_channels=channels,
        out_channels=channels,
        text_dim=32,
        freq_dim=32,
        ffn_dim=32,
        num_layers=2,
        cross_attn_norm=True,
        qk_norm="rms_norm_across_heads",
        rope_max_seq_len=128,
    ).eval()
