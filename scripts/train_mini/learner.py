"""The modules that learn, their optimizers and averages: one step at a time, saved and loaded exactly."""

from pathlib import Path
from random import Random
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import PreTrainedTokenizerFast

from scripts.train_mini.parts import (
    blur_caption,
    build_text_encoder,
    build_tokenizer,
    build_transformer,
    embed_captions,
    save_model,
)
from scripts.train_mini.plan import SHAPES
from studio.engines.patch_codec import PatchCodec
from studio.pipelines.samples import weigh_focus
from studio.storyboard.render import head_focus
from studio.storyboard.scene import TRIGGERS, Scene
from studio.storyboard.words.captions import write_caption

MUON_RATE = 0.02
ADAM_RATE = 1.2e-3
FACE_WEIGHT = 3.0
SPREAD = 1.2
"""Standard deviation of the noise levels' logit."""
BIAS = {False: 0.8, True: 1.2}
"""Mean of the noise levels' logit for stills and clips: coarse structure is decided at high noise."""
_EMBEDDINGS = ("encoder.shared.weight", "encoder.encoder.embed_tokens.weight")


class Learner:
    """Transformer and text encoder, trained together."""

    def __init__(self, seed: int, shape: str = "small", device: str = "cpu") -> None:
        torch.manual_seed(seed)
        self.device = device
        self.tokenizer = build_tokenizer()
        self.encoder = build_text_encoder(len(self.tokenizer)).to(device)
        self.transformer = build_transformer(SHAPES[shape]).to(device)
        self.both = nn.ModuleDict({"transformer": self.transformer, "encoder": self.encoder})
        named = list(self.both.named_parameters())
        # Muon for the square inner matrices, AdamW for embeddings, norms and the ends.
        inner = [p for n, p in named if p.ndim == 2 and n.startswith("transformer.blocks.")]
        ids = {id(p) for p in inner}
        self.muon: torch.optim.Optimizer = torch.optim.Muon(inner, lr=MUON_RATE, weight_decay=0.01, momentum=0.95)
        rest = [p for _, p in named if id(p) not in ids]
        self.adamw: torch.optim.Optimizer = torch.optim.AdamW(rest, lr=ADAM_RATE, betas=(0.9, 0.95), weight_decay=0.0)
        self.average = {n: p.detach().clone() for n, p in named}
        self.step_count = 0

    def step(self, latents: Tensor, captions: list[str], weight: Tensor, rate: float, bias: float) -> float:
        """One update; returns the loss: mean squared error of the velocity noise - latents, weighted.

        ``latents`` is [B, C, F, h, w], ``weight`` [B, 1, 1, h, w].
        """
        latents = latents.to(self.device)
        sigma = torch.sigmoid(torch.randn(len(latents)) * SPREAD + bias).to(self.device)
        noise = torch.randn_like(latents)
        share = sigma.view(-1, 1, 1, 1, 1)
        with torch.autocast(self.device.split(":", maxsplit=1)[0], torch.bfloat16):
            text = embed_captions(self.tokenizer, self.encoder, captions)
            velocity = self.transformer(
                (1 - share) * latents + share * noise,
                timestep=sigma * 1000,
                encoder_hidden_states=text,
                return_dict=False,
            )[0]
        weight = (weight / weight.mean()).to(self.device)
        loss = ((velocity.float() - (noise - latents)).square() * weight).mean()
        for optimizer, base in ((self.muon, MUON_RATE), (self.adamw, ADAM_RATE)):
            for group in optimizer.param_groups:
                group["lr"] = base * rate
            optimizer.zero_grad()
        torch.autograd.backward(loss)
        self.muon.step()
        self.adamw.step()
        self.step_count += 1
        keep = min(0.998, (1 + self.step_count) / (20 + self.step_count))
        with torch.no_grad():
            for name, value in self.both.named_parameters():
                self.average[name].lerp_(value, 1 - keep)
        return float(loss.detach())

    def export(self, folder: Path, codec: PatchCodec) -> None:
        """Save the averaged weights as a diffusers folder."""
        live = {n: p.detach().clone() for n, p in self.both.named_parameters()}
        self.both.load_state_dict(self.average, strict=False)
        save_model(folder, self.tokenizer, self.encoder, self.transformer, codec)
        self.both.load_state_dict(live, strict=False)

    def save(self, path: Path, elapsed_s: float) -> None:
        """Everything that `load` needs to go on, here or on another machine."""
        state = {
            "both": self.both.state_dict(),
            "muon": self.muon.state_dict(),
            "adamw": self.adamw.state_dict(),
            "average": self.average,
            "step_count": self.step_count,
            "elapsed_s": elapsed_s,
            "words": self._words(),
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def load(self, path: Path) -> float:
        """Go on from a checkpoint; returns the seconds already spent.

        A checkpoint with other words is taken over word by word; new words begin at random.
        """
        state = torch.load(path, weights_only=True, map_location=self.device)
        same_words = state["words"] == self._words()
        if not same_words:
            self._rename_words(state)
        self.both.load_state_dict(state["both"])
        self.muon.load_state_dict(state["muon"])
        if same_words:
            self.adamw.load_state_dict(state["adamw"])
        self.average = state["average"]
        self.step_count = state["step_count"]
        return float(state["elapsed_s"])

    def adopt(self, folder: Path) -> None:
        """Begin with a finished model's weights: words by name, the optimizers afresh.

        Raises `RuntimeError` when the model has another shape.
        """
        weights = {
            f"{prefix}.{name}": value.float()
            for prefix, part in (("transformer", "transformer"), ("encoder", "text_encoder"))
            for file in sorted((folder / part).glob("*.safetensors"))
            for name, value in load_file(file).items()
        }
        words = PreTrainedTokenizerFast.from_pretrained(folder / "tokenizer").get_vocab()
        state = {"both": weights, "average": {}, "words": sorted(words, key=lambda word: words[word])}
        self._rename_words(state)
        # What a file leaves out is tied to something in it (an embedding's second name) or computed.
        missing = self.both.load_state_dict(weights, strict=False).missing_keys
        if set(missing) - set(_EMBEDDINGS):
            raise RuntimeError(f"{folder} lacks {', '.join(missing)}")
        self.average = {name: value.detach().clone() for name, value in self.both.named_parameters()}

    def _words(self) -> list[str]:
        vocabulary: dict[str, int] = self.tokenizer.get_vocab()
        return sorted(vocabulary, key=lambda word: vocabulary[word])

    def _rename_words(self, state: dict[str, Any]) -> None:
        old = {word: row for row, word in enumerate(state["words"])}
        for weights in (state["both"], state["average"]):
            for name in _EMBEDDINGS:
                if name in weights:
                    fresh = self.both.state_dict()[name].clone()
                    for row, word in enumerate(self._words()):
                        if word in old:
                            fresh[row] = weights[name][old[word]]
                    weights[name] = fresh


def learning_rate_share(progress: float, step: int) -> float:
    """Warm-up over 60 steps, constant, then linear to zero over the last 40 % of the time."""
    return min(1.0, (step + 1) / 60) * min(1.0, max(0.02, (1 - progress) / 0.4))


def weigh_heads(scenes: list[Scene], latents: Tensor) -> Tensor:
    """[B, 1, 1, h, w]: an error at the head counts more; else a small face is a blur long after all else is learnt."""
    height, width = latents.shape[-2:]
    focuses = [head_focus(height, width, scene.shot) for scene in scenes]
    return torch.stack([weigh_focus(focus, height, width, FACE_WEIGHT) for focus in focuses])


def write_captions(scenes: list[Scene], rng: Random) -> list[str]:
    """Captions for a batch: a tenth empty (for guidance), a seventh with a trigger word that means nothing yet."""
    captions = []
    for scene in scenes:
        trigger = rng.choice(TRIGGERS) if rng.random() < 0.15 else None
        captions.append("" if rng.random() < 0.1 else blur_caption(write_caption(scene, rng, trigger=trigger), rng))
    return captions
