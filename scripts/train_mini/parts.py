"""The pieces of the built-in model: tokenizer, text encoder, transformer, and the folder they are saved in.
No training here."""

import copy
import json
import shutil
from pathlib import Path
from random import Random

from diffusers import FlowMatchEulerDiscreteScheduler, WanTransformer3DModel
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from torch import Tensor
from transformers import PreTrainedTokenizerFast, UMT5Config, UMT5EncoderModel

from scripts.train_mini.plan import FLOW_SHIFT, MAX_SEQUENCE_LENGTH, TEXT_DIM, Z_DIM, Shape
from studio.engines.patch_codec import PatchCodec
from studio.storyboard.words.captions import caption_words

SPARE_WORDS = 64
PADDING, END, UNKNOWN = "<pad>", "</s>", "<unk>"
WORD = r"[\w'-]+"


def build_tokenizer() -> PreTrainedTokenizerFast:
    """One token a word; punctuation vanishes; words outside the caption vocabulary become <unk>."""
    vocabulary = {PADDING: 0, END: 1, UNKNOWN: 2}
    words = sorted(caption_words() | {"the", "of", "in", "on", "at", "is", "his", "her", "their", "very"})
    for word in (*words, *(f"<extra_{i}>" for i in range(SPARE_WORDS))):
        vocabulary.setdefault(word, len(vocabulary))
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(WORD), "removed", invert=True)
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=PADDING,
        eos_token=END,
        unk_token=UNKNOWN,
        model_max_length=MAX_SEQUENCE_LENGTH,
    )


def build_text_encoder(vocabulary_size: int) -> UMT5EncoderModel:
    """Two layers of UMT5, trained together with the transformer."""
    config = UMT5Config(
        vocab_size=vocabulary_size,
        d_model=TEXT_DIM,
        d_kv=32,
        d_ff=256,
        num_layers=2,
        num_heads=4,
        dropout_rate=0.0,
        feed_forward_proj="gated-gelu",
        relative_attention_num_buckets=16,
        relative_attention_max_distance=32,
    )
    return UMT5EncoderModel(config)


def build_transformer(shape: Shape) -> WanTransformer3DModel:
    """Wan's own class, in small: see `plan.SHAPES`."""
    return WanTransformer3DModel(
        patch_size=(1, 2, 2),
        num_attention_heads=shape.num_heads,
        attention_head_dim=64,
        in_channels=Z_DIM,
        out_channels=Z_DIM,
        text_dim=TEXT_DIM,
        freq_dim=128,
        ffn_dim=shape.ffn_dim,
        num_layers=shape.num_layers,
        rope_max_seq_len=64,
    )


def embed_captions(tokenizer: PreTrainedTokenizerFast, encoder: UMT5EncoderModel, captions: list[str]) -> Tensor:
    """[B, 48, 128]; padding is zeroed, as WanPipeline does, which gives cross-attention no mask."""
    tokens = tokenizer(
        captions, padding="max_length", max_length=MAX_SEQUENCE_LENGTH, truncation=True, return_tensors="pt"
    )
    tokens = tokens.to(encoder.device)
    hidden: Tensor = encoder(tokens.input_ids, tokens.attention_mask).last_hidden_state
    mask: Tensor = tokens.attention_mask
    return hidden * mask[..., None]


def blur_caption(caption: str, rng: Random) -> str:
    """Now and then put unknown words into a caption, so that they do not surprise the model in a free
    prompt."""
    if rng.random() > 0.15:
        return caption
    words = caption.split()
    for _ in range(rng.randint(1, 4)):
        words.insert(rng.randint(1, len(words)), "<unk>")
    return " ".join(words)


def save_model(
    folder: Path,
    tokenizer: PreTrainedTokenizerFast,
    encoder: UMT5EncoderModel,
    transformer: WanTransformer3DModel,
    codec: PatchCodec,
) -> None:
    """Write a diffusers folder in fp16: complete beside the old one, then file by file into its place."""
    fresh = folder.parent / f".{folder.name}-new"
    shutil.rmtree(fresh, ignore_errors=True)
    _save_half(encoder, fresh / "text_encoder")
    _save_half(transformer, fresh / "transformer")
    _save_half(codec, fresh / "vae")
    tokenizer.save_pretrained(fresh / "tokenizer")
    FlowMatchEulerDiscreteScheduler(shift=FLOW_SHIFT).save_pretrained(fresh / "scheduler")
    index = {
        "_class_name": "WanPipeline",
        "_diffusers_version": "0.42.1",
        "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
        "text_encoder": ["transformers", "UMT5EncoderModel"],
        "tokenizer": ["transformers", "PreTrainedTokenizerFast"],
        "transformer": ["diffusers", "WanTransformer3DModel"],
        "transformer_2": [None, None],
        "vae": ["studio.engines.patch_codec", "PatchCodec"],
    }
    (fresh / "model_index.json").write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")
    for source in sorted(path for path in fresh.rglob("*") if path.is_file()):
        target = folder / source.relative_to(fresh)
        target.parent.mkdir(parents=True, exist_ok=True)
        source.chmod(0o644)  # safetensors writes for its owner alone
        source.replace(target)
    shutil.rmtree(fresh)


def _save_half(module: UMT5EncoderModel | WanTransformer3DModel | PatchCodec, folder: Path) -> None:
    # A copy: `half` would also round the buffers (rotary positions) of the module that goes on training.
    copy.deepcopy(module).cpu().half().save_pretrained(folder, safe_serialization=True)
    # Where a part was once loaded from is nobody's business: no folder of this machine goes into the model.
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config.pop("_name_or_path", None)
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
