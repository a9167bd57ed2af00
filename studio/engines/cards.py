"""A model's card: everything that the studio knows of a base model, as data in models/<name>/card.json.

Capabilities are read from here, never guessed from a name. Imports no torch: windows read cards too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from studio.core import serial
from studio.domain.clip import Aspect
from studio.domain.errors import InvalidInput, UnsupportedByModel
from studio.domain.recipe import RenderRequest, TrainRequest

CARD_FILE = "card.json"
MAX_STEPS = 200
MAX_GUIDANCE = 20.0
MAX_ADAPTER_WEIGHT = 2.0
MAX_SEED = (1 << 63) - 1

ActionKey = Literal["talking", "smiling", "turning", "looking-up", "nodding", "still"]
Count = Annotated[int, Field(ge=1, le=100_000)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Positive = Annotated[float, Field(gt=0.0)]
NotNegative = Annotated[float, Field(ge=0.0)]
SizePx = tuple[Annotated[int, Field(ge=16, le=8192)], Annotated[int, Field(ge=16, le=8192)]]
"""Width and height in pixels."""


@dataclass(frozen=True)
class ModelSource:
    """Where the weights come from: shipped with the program, or a repository on the model hub."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    kind: Literal["built-in", "hub"]
    repo: str
    revision: str
    download_gb: NotNegative


@dataclass(frozen=True)
class CropRule:
    """How a scan is framed for training: as the base model saw heads, so that it need learn no new framing.

    ``head_height`` is chin to hairline as a share of the crop's height; the centres are shares of width and
    height.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    head_height: Annotated[float, Field(gt=0.05, le=1.0)]
    center_x: Share
    center_y: Share


@dataclass(frozen=True)
class CaptionWords:
    """Words of training captions: "<prefix> <trigger> <class word>, <action>, <place>"."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    prefix: str
    actions: Mapping[ActionKey, str]
    place: str

    def caption(self, trigger: str, class_word: str, action: ActionKey) -> str:
        """One caption; an action that the card has no words for is left out."""
        subject = " ".join(word for word in (self.prefix, trigger, class_word) if word)
        return ", ".join(part for part in (subject, self.actions.get(action, ""), self.place) if part)


@dataclass(frozen=True)
class TrainingCard:
    """Defaults and fixed figures of LoRA training on this model.

    ``sizes`` are the crops (width, height in px); ``sigma_shift`` is s in sigma = s·u / (1 + (s - 1)·u), where
    u is logit-normal; ``caption_drop`` is the share of samples that are shown without words, which keeps
    guidance working.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    sizes: Annotated[tuple[SizePx, ...], Field(min_length=1)]
    clip_frames: Count
    rank: Annotated[int, Field(ge=1, le=256)]
    num_train_steps: Count
    batch_size: Annotated[int, Field(ge=1, le=64)]
    learning_rate: Positive
    checkpoint_every_steps: Count
    preview_every_steps: Annotated[int, Field(ge=0)]
    sigma_shift: Positive
    caption_drop: Share
    weight_decay: NotNegative


@dataclass(frozen=True)
class MemoryCard:
    """Memory in GB (1e9 bytes): weights as shipped, and what rendering or training needs on top of them."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    denoiser_gb: NotNegative
    text_encoder_gb: NotNegative
    vae_gb: NotNegative
    render_gb: NotNegative
    train_gb: NotNegative


@dataclass(frozen=True)
class ModelCard:
    """A base model. Sizes are (width, height) in pixels; ``num_frames`` is always frame_step·n + 1."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    schema_version: Literal[1]
    name: Annotated[str, Field(max_length=64, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
    title: Annotated[str, Field(min_length=1, max_length=100)]
    family: str
    license: str
    description: str
    source: ModelSource
    vae_class: Literal["PatchCodec", "AutoencoderKLWan"]
    sizes: Mapping[Aspect, SizePx]
    delivery_sizes: Mapping[Aspect, SizePx]
    size_step_px: Count
    fps: Positive
    frame_step: Count
    min_num_frames: Count
    max_num_frames: Count
    default_num_frames: Count
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
        if not 1 <= request.num_inference_steps <= MAX_STEPS:
            raise self._refuse(f"steps must be between 1 and {MAX_STEPS}, not {request.num_inference_steps}")
        if not 1.0 <= request.guidance_scale <= MAX_GUIDANCE:
            raise self._refuse(f"guidance must be between 1 and {MAX_GUIDANCE:g}, not {request.guidance_scale:g}")
        if not 0 <= request.seed <= MAX_SEED:
            raise self._refuse("the seed must be a whole number from 0 to 2^63 - 1")
        for use in request.adapters:
            if not 0.0 <= use.weight <= MAX_ADAPTER_WEIGHT:
                raise self._refuse(f"an avatar's weight must be between 0 and {MAX_ADAPTER_WEIGHT:g}")

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
        raise self._refuse(
            f"frames must be {self.frame_step}·n+1 between {self.min_num_frames} and {self.max_num_frames}: "
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


def load_card(folder: Path) -> ModelCard:
    """Read ``folder``/card.json. Raises `InvalidInput`, naming the file, when it does not fit the schema."""
    path = folder / CARD_FILE
    try:
        card: ModelCard = serial.from_json(ModelCard, path.read_bytes(), f"card of the model '{folder.name}'")
    except InvalidInput as error:
        raise InvalidInput(error.message, f"Correct or delete {path}.") from error
    problem = _contradiction(card, folder.name)
    if problem:
        raise InvalidInput(f"The card of the model '{folder.name}' contradicts itself: {problem}.", f"Correct {path}.")
    return card


def load_cards(folders: Sequence[Path]) -> dict[str, ModelCard]:
    """Cards of all models in ``folders`` by name; the first folder wins where two hold the same name."""
    cards: dict[str, ModelCard] = {}
    for root in folders:
        if not root.is_dir():
            continue
        for folder in sorted(path.parent for path in root.glob(f"*/{CARD_FILE}")):
            if folder.name not in cards:
                cards[folder.name] = load_card(folder)
    return cards


def _contradiction(card: ModelCard, folder_name: str) -> str:
    """What in a well-formed card cannot be true together; empty when all is well."""
    if card.name != folder_name:
        return f"it says it is '{card.name}'"
    if not card.sizes or card.sizes.keys() != card.delivery_sizes.keys():
        return "sizes and delivery_sizes must name the same aspects"
    frames = (card.min_num_frames, card.max_num_frames, card.default_num_frames, card.training.clip_frames)
    if any((count - 1) % card.frame_step for count in frames):
        return f"frame counts must be {card.frame_step}·n+1"
    if not card.min_num_frames <= card.default_num_frames <= card.max_num_frames:
        return "default_num_frames lies outside its bounds"
    for width, height in (*card.sizes.values(), *card.training.sizes):
        if width % card.size_step_px or height % card.size_step_px:
            return f"{width}x{height} is not a multiple of {card.size_step_px}"
    return ""
