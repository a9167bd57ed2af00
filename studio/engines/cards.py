"""A model's card: everything that the studio knows of a base model, as data in models/<name>/card.json.

Capabilities are read from here, never guessed from a name. Imports no torch: windows read cards too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field

from studio.core import serial
from studio.domain.clip import Aspect
from studio.domain.errors import InvalidInput, UnsupportedByModel
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.engines.card_parts import (
    CaptionWords,
    Count,
    CropRule,
    MemoryCard,
    ModelSource,
    Positive,
    Share,
    SizePx,
    TrainingCard,
)

CARD_FILE = "card.json"
MAX_STEPS = 200
MAX_GUIDANCE = 20.0
MAX_ADAPTER_WEIGHT = 2.0
MAX_SEED = (1 << 63) - 1


@dataclass(frozen=True)
class ModelCard:
    """What every model says of itself: what it renders. How it does so stands in its kind of card.

    Sizes are (width, height) in pixels; ``num_frames`` is always frame_step·n + 1.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    schema_version: Literal[1]
    name: Annotated[str, Field(max_length=64, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
    title: Annotated[str, Field(min_length=1, max_length=100)]
    family: str
    license: str
    description: str
    source: ModelSource
    sizes: Mapping[Aspect, SizePx]
    delivery_sizes: Mapping[Aspect, SizePx]
    size_step_px: Count
    fps: Positive
    frame_step: Count
    min_num_frames: Count
    max_num_frames: Count
    default_num_frames: Count
    memory: MemoryCard

    def size_for(self, aspect: Aspect) -> tuple[int, int]:
        """What the model renders for ``aspect``: width and height in px. Raises `UnsupportedByModel`."""
        if aspect not in self.sizes:
            allowed = ", ".join(known.value for known in self.sizes)
            raise self._refuse(f"the shape must be one of {allowed}, not {aspect.value}")
        return self.sizes[aspect]

    def delivery_size_for(self, aspect: Aspect) -> tuple[int, int]:
        """What a finished clip of ``aspect`` measures: width and height in px. Raises `UnsupportedByModel`."""
        self.size_for(aspect)
        return self.delivery_sizes[aspect]

    def nearest_num_frames(self, duration_s: float) -> int:
        """The frame count that this model can do and that comes nearest to ``duration_s``."""
        return self._nearest_frames(duration_s * self.fps)

    def check(self, request: RenderRequest) -> None:
        """Raise `UnsupportedByModel`, naming what is allowed, when the model cannot render ``request``."""
        self._check_name(request.model)
        self._check_frames(request.num_frames)
        self._check_size(request)
        if request.fps != self.fps:
            raise self._refuse(f"frames per second must be {self.fps:g}, not {request.fps:g}")
        if not 0 <= request.seed <= MAX_SEED:
            raise self._refuse("the seed must be a whole number from 0 to 2^63 - 1")

    def _check_name(self, model: str) -> None:
        if model != self.name:
            raise UnsupportedByModel(
                f"The request is for the model '{model}', not '{self.name}'.", "Choose the model again."
            )

    def _nearest_frames(self, wanted: float) -> int:
        bounded = min(max(wanted, self.min_num_frames), self.max_num_frames)
        nearest = round((bounded - 1) / self.frame_step) * self.frame_step + 1
        if nearest < self.min_num_frames:
            nearest += self.frame_step
        return nearest if nearest <= self.max_num_frames else nearest - self.frame_step

    def _check_frames(self, num_frames: int) -> None:
        fits = (num_frames - 1) % self.frame_step == 0
        if fits and self.min_num_frames <= num_frames <= self.max_num_frames:
            return
        form = f"{self.frame_step}·n+1 " if self.frame_step > 1 else ""
        raise self._refuse(
            f"frames must be {form}between {self.min_num_frames} and {self.max_num_frames}: "
            f"nearest to {num_frames} is {self._nearest_frames(num_frames)}"
        )

    def _check_size(self, request: RenderRequest) -> None:
        size = self.sizes.get(request.aspect)
        if size == (request.width_px, request.height_px):
            return
        allowed = ", ".join(f"{aspect.value} at {w}x{h}" for aspect, (w, h) in self.sizes.items())
        asked = f"{request.aspect.value} at {request.width_px}x{request.height_px}"
        raise self._refuse(f"the picture must be {allowed}; {asked} was asked for")

    def _refuse(self, reason: str) -> UnsupportedByModel:
        return UnsupportedByModel(
            f"{self.title} cannot do this: {reason}.", "Change the setting or choose another model."
        )


@dataclass(frozen=True)
class DiffusionCard(ModelCard):
    """A model that denoises, guided by words, and that learns a person as a LoRA.

    ``guide_strength`` is how strongly it repaints a drawn guide when nobody says otherwise: 0 means that it starts
    from noise. ``prompt_words`` says whether it reads any words, or only those of the storyboard's captions.
    ``enlarges`` makes finished frames larger, by the enlarger among the weights when there is one, and ``rate_factor``
    times as many a second: see `pipelines.enlargement`.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    vae_class: Literal["PatchCodec", "AutoencoderKLWan"]
    num_inference_steps: Annotated[int, Field(ge=1, le=MAX_STEPS)]
    guidance_scale: Annotated[float, Field(ge=1.0, le=MAX_GUIDANCE)]
    flow_shift: Positive
    max_sequence_length: Annotated[int, Field(ge=1, le=4096)]
    preview_every_steps: Annotated[int, Field(ge=0)]
    triggers: tuple[str, ...]
    lora_targets: Annotated[tuple[str, ...], Field(min_length=1)]
    training: TrainingCard
    crop: CropRule
    words: CaptionWords
    guide_strength: Share = 0.0
    prompt_words: Literal["free", "storyboard"] = "free"
    enlarges: bool = False
    rate_factor: Annotated[int, Field(ge=1, le=8)] = 1
    method: Literal["diffusion"] = "diffusion"

    def check(self, request: RenderRequest) -> None:
        """See `ModelCard.check`."""
        super().check(request)
        if not 1 <= request.num_inference_steps <= MAX_STEPS:
            raise self._refuse(f"steps must be between 1 and {MAX_STEPS}, not {request.num_inference_steps}")
        if not 1.0 <= request.guidance_scale <= MAX_GUIDANCE:
            raise self._refuse(f"guidance must be between 1 and {MAX_GUIDANCE:g}, not {request.guidance_scale:g}")
        for use in request.adapters:
            if not 0.0 <= use.weight <= MAX_ADAPTER_WEIGHT:
                raise self._refuse(f"an avatar's weight must be between 0 and {MAX_ADAPTER_WEIGHT:g}")
        if request.guide is not None and not 0.0 < request.guide.strength <= 1.0:
            raise self._refuse(
                f"the guide's strength must be above 0 (the drawing) and at most 1 (from noise), "
                f"not {request.guide.strength:g}"
            )

    def check_training(self, request: TrainRequest) -> None:
        """Raise `UnsupportedByModel` when a LoRA run makes no sense on this model."""
        self._check_name(request.model)
        figures = {
            "rank": (request.rank, 1, 256),
            "steps": (request.num_train_steps, 1, 100_000),
            "batch size": (request.batch_size, 1, 64),
            "checkpoint interval": (request.checkpoint_every_steps, 1, 100_000),
            "preview interval": (request.preview_every_steps, 0, 100_000),
            "seed": (request.seed, 0, MAX_SEED),
        }
        for what, (value, low, high) in figures.items():
            if not low <= value <= high:
                raise self._refuse(f"the {what} must be between {low} and {high}, not {value}")
        if not 0.0 < request.learning_rate <= 1.0:
            raise self._refuse(f"the learning rate must be above 0 and at most 1, not {request.learning_rate:g}")


@dataclass(frozen=True)
class DrawingCard(ModelCard):
    """A model that draws. It has no weights and denoises nothing; a person's adapter is a head fitted to their scan.

    Its requests carry zeros where a diffusion model has steps, guidance, rank and the like. There are no weights that
    would name what is drawn: ``source.revision`` is raised when heads or requests of before are drawn otherwise.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    method: Literal["drawing"]

    def check(self, request: RenderRequest) -> None:
        """See `ModelCard.check`."""
        super().check(request)
        given = {
            "steps": request.num_inference_steps,
            "guidance": request.guidance_scale,
            "negative prompt": request.negative_prompt,
            "guide": request.guide,
        }
        self._refuse_given(given, "draws at once")
        if len(request.adapters) != 1:
            raise self._refuse(f"it draws one person, not {len(request.adapters)}")
        if request.adapters[0].weight != 1.0:
            raise self._refuse("a drawn face is wholly the person's: the weight must be 1")

    def check_training(self, request: TrainRequest) -> None:
        """Raise `UnsupportedByModel` unless ``request`` asks for nothing but a fitted head."""
        self._check_name(request.model)
        given = {
            "rank": request.rank,
            "steps": request.num_train_steps,
            "batch size": request.batch_size,
            "learning rate": request.learning_rate,
            "checkpoint interval": request.checkpoint_every_steps,
            "preview interval": request.preview_every_steps,
        }
        self._refuse_given(given, "fits a head and trains nothing")

    def _refuse_given(self, figures: Mapping[str, object], why: str) -> None:
        surplus = [name for name, value in figures.items() if value]
        if surplus:
            raise self._refuse(f"it {why}, so it takes no {' and no '.join(surplus)}")


Card = DiffusionCard | DrawingCard


def load_card(folder: Path) -> Card:
    """Read ``folder``/card.json. Raises `InvalidInput`, naming the file, when it does not fit the schema."""
    path = folder / CARD_FILE
    what = f"card of the model '{folder.name}'"
    try:
        data = path.read_bytes()
        kind = DrawingCard if serial.from_json(dict[str, Any], data, what).get("method") == "drawing" else DiffusionCard
        card: Card = serial.from_json(kind, data, what)
    except InvalidInput as error:
        raise InvalidInput(error.message, f"Correct or delete {path}.") from error
    problem = _contradiction(card, folder.name)
    if problem:
        raise InvalidInput(f"The card of the model '{folder.name}' contradicts itself: {problem}.", f"Correct {path}.")
    return card


def load_diffusion_card(folder: Path) -> DiffusionCard:
    """As `load_card`, for callers that only know what to do with a model that denoises. Raises `InvalidInput`."""
    card = load_card(folder)
    if not isinstance(card, DiffusionCard):
        raise InvalidInput(f"{card.title} is no diffusion model.", "Choose another model.")
    return card


def load_cards(folders: Sequence[Path]) -> dict[str, Card]:
    """Cards of all models in ``folders`` by name; the first folder wins where two hold the same name."""
    cards: dict[str, Card] = {}
    for root in folders:
        if not root.is_dir():
            continue
        for folder in sorted(path.parent for path in root.glob(f"*/{CARD_FILE}")):
            if folder.name not in cards:
                cards[folder.name] = load_card(folder)
    return cards


def _contradiction(card: Card, folder_name: str) -> str:
    """What in a well-formed card cannot be true together; empty when all is well."""
    if card.name != folder_name:
        return f"it says it is '{card.name}'"
    if not card.sizes or card.sizes.keys() != card.delivery_sizes.keys():
        return "sizes and delivery_sizes must name the same aspects"
    frames = [card.min_num_frames, card.max_num_frames, card.default_num_frames]
    sizes = list(card.sizes.values())
    if isinstance(card, DiffusionCard):
        frames.append(card.training.clip_frames)
        sizes.extend(card.training.sizes)
    if any((count - 1) % card.frame_step for count in frames):
        return f"frame counts must be {card.frame_step}·n+1"
    if not card.min_num_frames <= card.default_num_frames <= card.max_num_frames:
        return "default_num_frames lies outside its bounds"
    for width, height in sizes:
        if width % card.size_step_px or height % card.size_step_px:
            return f"{width}x{height} is not a multiple of {card.size_step_px}"
    return ""
