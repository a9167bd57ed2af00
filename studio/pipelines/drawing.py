"""Rendering by drawing: the storyboard as a model of its own, and as what other models take for their guide.

torch and the drawing rooms are imported when something is drawn. Writes nothing.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from studio.domain.recipe import RenderRequest
from studio.engines.adapters import read_recipe
from studio.engines.base import Frames, OnStep, StepReport
from studio.engines.cards import DrawingCard
from studio.engines.planner import Plan
from studio.engines.preview import encode_preview
from studio.pipelines.renderers import Materials, Rendering
from studio.voice.base import Speech
from studio.voice.mix import MIX_RATE_HZ, place_line

if TYPE_CHECKING:
    from studio.storyboard.acting.motion import Utterance
    from studio.storyboard.heads.maps import HeadMaps, Looks
    from studio.storyboard.scene import Scene

ENVELOPE_FPS = 60.0
_PREVIEW_EVERY_S = 1.0


class DrawingRenderer:
    """See `studio.pipelines.renderers.Renderer`. There are no weights: what is loaded is the choice of a device."""

    def __init__(self, card: DrawingCard, revision: str) -> None:
        self.card = card
        self.revision = revision
        self._device = "cpu"
        self._threads = 1

    def load(self, plan: Plan) -> None:
        self._device = choose_device(plan)
        self._threads = plan.threads

    def check_adapter(self, data: bytes) -> None:
        check_head(data, self.card, self.revision)

    def render(self, request: RenderRequest, materials: Materials, on_step: OnStep) -> Rendering:
        self.card.check(request)
        ((head, _),) = materials.adapters.values()
        with _threads(self._threads):
            frames = draw(request, head, materials.utterance, on_step, stage_name="drawing", device=self._device)
        return Rendering(frames, request.fps)

    def unload(self) -> None:
        """Nothing is held between two clips."""


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """``count`` threads for the block; a model that is warm beside keeps its own number."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def choose_device(plan: Plan) -> str:
    """Where to draw. Metal lacks operations that drawing needs, and a drawing is quick on any processor."""
    return "cuda" if plan.device == "cuda" else "cpu"


def draw(
    request: RenderRequest,
    head: bytes,
    utterance: "Utterance | None",
    on_step: OnStep,
    *,
    stage_name: str,
    device: str = "cpu",
    scale: int = 1,
) -> Frames:
    """The request's clip, drawn at its length and rate with a checked ``head``, ``scale`` times its size.

    Returns uint8 [T, scale·H, scale·W, 3].

    The same arguments give the same picture. Raises what ``on_step`` raises, which is called before and after every few
    frames.
    """
    from studio.storyboard.render import prepare_stage
    from studio.storyboard.scans.head_file import read_head

    total, height_px, width_px = request.num_frames, scale * request.height_px, scale * request.width_px
    started_s = time.monotonic()
    on_step(StepReport(0, total, stage=stage_name))
    maps = move_head(read_head(head), device)
    stage = prepare_stage(
        read_scene(request, maps.looks),
        seed=request.seed,
        num_frames=total,
        fps=request.fps,
        height_px=height_px,
        width_px=width_px,
        head=maps,
        utterance=utterance,
        device=device,
    )
    frames = np.empty((total, height_px, width_px, 3), np.uint8)
    done, shown_s = 0, 0.0
    for chunk in stage.frames():
        frames[done : done + len(chunk)] = chunk.cpu().numpy()
        done += len(chunk)
        spent_s = time.monotonic() - started_s
        preview = b""
        # The first picture at once: a draft is for looking at.
        if done < total and (not shown_s or spent_s - shown_s > _PREVIEW_EVERY_S):
            preview, shown_s = encode_preview(frames[done - 1]), spent_s
        on_step(StepReport(done, total, spent_s / done * (total - done), preview, stage_name))
    return frames


def read_scene(request: RenderRequest, looks: "Looks") -> "Scene":
    """What is drawn for a request: read from the very words that a model is conditioned on, so that both agree."""
    from studio.storyboard.scene import Person
    from studio.storyboard.words.reading import read_prompt

    words = request.conditioning or request.prompt
    for use in request.adapters:
        words = re.sub(rf"(?<!\w){re.escape(use.trigger)}(?!\w)\s*", "", words)
    # The head is the scan's own: of the drawn person only what the body needs is asked.
    person = Person(looks.class_word, "light", "brown", looks.hair_style, age=looks.age, covering=looks.covering)
    # Quotes that are not to be spoken are taken out of the words already.
    return read_prompt(words, person=person, line=request.spoken.text if request.spoken else "").scene


def check_head(data: bytes, card: DrawingCard, revision: str) -> None:
    """Raise `AdapterInvalid` unless ``data`` is a whole head, fitted for this model and revision."""
    from studio.storyboard.scans.head_file import read_head

    read_recipe(data, card, revision, what="head")
    read_head(data)


def move_head(maps: "HeadMaps", device: str) -> "HeadMaps":
    """The same head with its maps on ``device``."""
    return replace(
        maps,
        radius=maps.radius.to(device),
        albedo=maps.albedo.to(device),
        hair=maps.hair.to(device),
        gloss=maps.gloss.to(device),
        overlay=None if maps.overlay is None else maps.overlay.to(device),
        mouth_inside=None if maps.mouth_inside is None else maps.mouth_inside.to(device),
        eye_photos=None if maps.eye_photos is None else maps.eye_photos.to(device),
    )


def describe_utterance(
    text: str, speech: Speech, track: npt.NDArray[np.float32], lead_in_s: float
) -> "Utterance | None":
    """How ``speech`` is heard in its ``track`` (float32 [n] at 48 kHz), for the lips; None when nothing is heard.

    Times count from where the line begins in the clip, which is ``Utterance.start_s``.
    """
    from studio.storyboard.acting.motion import Utterance

    placed = place_line(speech, len(track) / MIX_RATE_HZ, lead_in_s)
    if placed is None:
        return None
    phonemes = tuple((p.ipa, placed.in_line_s(p.start_s), placed.in_line_s(p.end_s)) for p in speech.phonemes)
    return Utterance(text, phonemes, measure_envelope(track[round(lead_in_s * MIX_RATE_HZ) :]), ENVELOPE_FPS, lead_in_s)


def measure_envelope(samples: npt.NDArray[np.float32]) -> tuple[float, ...]:
    """Loudness (root mean square) of 48 kHz ``samples`` [n] at `ENVELOPE_FPS`, as shares of its loudest moment."""
    hop = round(MIX_RATE_HZ / ENVELOPE_FPS)
    padded = np.pad(samples.astype(np.float64), (0, -len(samples) % hop))
    levels = np.sqrt(np.square(padded.reshape(-1, hop)).mean(axis=1))
    peak = float(levels.max(initial=0.0))
    return tuple(float(level) / peak for level in levels) if peak > 0 else ()
