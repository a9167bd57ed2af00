"""Requests of the usual kind for a model's card; tests change what they are about."""

from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.engines.cards import DiffusionCard

AVATAR_ID = "a" * 32


def render_request(card: DiffusionCard, revision: str = "r1") -> RenderRequest:
    width_px, height_px = card.size_for(Aspect.PORTRAIT)
    return RenderRequest(
        prompt="a ohwx woman at the beach",
        model=card.name,
        model_revision=revision,
        adapters=(),
        seed=7,
        num_inference_steps=3,
        guidance_scale=3.0,
        width_px=width_px,
        height_px=height_px,
        aspect=Aspect.PORTRAIT,
        num_frames=5,
        fps=card.fps,
    )


def train_request(card: DiffusionCard, revision: str = "r1") -> TrainRequest:
    return TrainRequest(
        avatar_id=AVATAR_ID,
        trigger="ohwx",
        class_word=ClassWord.WOMAN,
        consent_sha256="c" * 64,
        model=card.name,
        model_revision=revision,
        take_sha256s=("b" * 64,),
        rank=4,
        num_train_steps=12,
        batch_size=2,
        learning_rate=0.005,
        seed=1,
        checkpoint_every_steps=5,
        preview_every_steps=0,
    )
