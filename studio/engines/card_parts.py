"""The parts that a model's card is made of. Data only; `cards` puts them together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

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
    guidance working. ``own_drawn_clips`` and ``other_drawn_clips`` are drawn by the storyboard beside the scan: the
    person, with their own head, in other places and clothes, and other people; each gives a clip and a still.
    ``face_weight`` is how much more an error counts where the head is.
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
    own_drawn_clips: Annotated[int, Field(ge=0, le=10_000)] = 0
    other_drawn_clips: Annotated[int, Field(ge=0, le=10_000)] = 0
    face_weight: Annotated[float, Field(ge=1.0, le=20.0)] = 1.0


@dataclass(frozen=True)
class MemoryCard:
    """Memory in GB (1e9 bytes): weights as shipped, and what rendering or training needs on top of them."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    denoiser_gb: NotNegative
    text_encoder_gb: NotNegative
    vae_gb: NotNegative
    render_gb: NotNegative
    train_gb: NotNegative
